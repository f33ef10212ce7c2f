"""Port ranges: what a security group rule and a network ACL entry can say."""

from __future__ import annotations

import pytest

from constructs_privatelink.catalogue.ports import HTTPS, PortRange
from constructs_privatelink.errors import PrivateLinkError


@pytest.mark.parametrize(
    ("text", "expected", "single"),
    [
        ("tcp/443", PortRange("tcp", 443, 443), True),
        ("tcp/1400-1499", PortRange("tcp", 1400, 1499), False),
        ("udp/4195", PortRange("udp", 4195, 4195), True),
        ("tcp/0-65535", PortRange("tcp", 0, 65535), False),
    ],
)
def test_a_range_reads_what_it_writes(text: str, expected: PortRange, single: bool) -> None:  # noqa: FBT001 - a column of the table
    ports = PortRange.parse(text)

    assert ports == expected
    assert ports.single is single
    assert str(ports) == text


def test_one_port_may_be_written_as_a_range() -> None:
    assert PortRange.parse("tcp/443-443") == HTTPS


@pytest.mark.parametrize("text", ["443", "tcp/", "tcp/443,444", "TCP/443", "icmp/8", "tcp/-1", "tcp/443-", " tcp/443"])
def test_another_form_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(PrivateLinkError, match="write it as 'tcp/443' or 'tcp/1400-1499'"):
        PortRange.parse(text)


@pytest.mark.parametrize(("protocol", "first", "last"), [("tcp", 500, 400), ("tcp", 0, 65536), ("tcp", -1, 5), ("icmp", 1, 2)])
def test_ports_that_do_not_exist_are_refused(protocol: str, first: int, last: int) -> None:
    with pytest.raises(PrivateLinkError, match="ports from 0 to 65535, the lower one first"):
        PortRange(protocol, first, last)


def test_ranges_sort_by_protocol_and_port() -> None:
    ranges = [PortRange.parse(text) for text in ("udp/1", "tcp/1400-1499", "tcp/443")]

    assert [str(block) for block in sorted(ranges)] == ["tcp/443", "tcp/1400-1499", "udp/1"]
