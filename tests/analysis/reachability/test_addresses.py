"""Address and port sets are exact."""

from __future__ import annotations

from ipaddress import ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constructs_privatelink.analysis.reachability.addresses import Box, Packets, block, everything, hosts, nothing, public, union

INTERVALS = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(lambda ends: (min(ends), max(ends)))
BOXES = st.lists(st.builds(lambda addresses, ports: (*addresses, *ports), INTERVALS, INTERVALS), max_size=4)


def every(boxes: list[Box]) -> set[tuple[int, int]]:
    return {(address, port) for first, last, low, high in boxes for address in range(first, last + 1) for port in range(low, high + 1)}


@given(BOXES, BOXES)
def test_section_3_sets_are_what_their_packets_are(some: list[Box], others: list[Box]) -> None:
    left, other = union(4, some), union(4, others)

    assert every(list((left - other).boxes)) == every(some) - every(others)
    assert every(list((left & other).boxes)) == every(some) & every(others)
    assert every(list((left | other).boxes)) == every(some) | every(others)
    assert (left <= other) == (every(some) <= every(others))


@given(BOXES, BOXES)
def test_section_3_what_is_left_of_a_set_is_cut_without_overlap(some: list[Box], others: list[Box]) -> None:
    left = union(4, [(0, 12, 0, 12)]) - union(4, some) - union(4, others)

    assert len(every(list(left.boxes))) == sum((last - first + 1) * (high - low + 1) for first, last, low, high in left.boxes)


@pytest.mark.parametrize(
    ("subnet", "addresses"),
    [("10.0.0.0/28", ("10.0.0.4-10.0.0.14",)), ("10.0.0.0/29", ("10.0.0.4-10.0.0.6",)), ("2001:db8::/125", ("2001:db8::4-2001:db8::6",))],
)
def test_section_3_hosts_are_all_but_the_first_four_and_the_last(subnet: str, addresses: tuple[str, ...]) -> None:
    assert hosts(ip_network(subnet)).blocks() == addresses


def test_section_3_ports_and_addresses_are_told_as_text() -> None:
    left = block(ip_network("10.0.0.0/24"), (1_024, 65_535)) - block(ip_network("10.0.0.0/24"), (2_000, 2_000))

    assert left.blocks() == ("10.0.0.0/24",)
    assert left.port_text() == "1024-1999, 2001-65535"


@pytest.mark.parametrize(
    "private", ["10.1.2.0/24", "172.31.0.0/16", "192.168.0.0/16", "100.64.0.0/10", "127.0.0.1/32", "255.255.255.255/32"]
)
def test_section_5_8_private_addresses_are_no_services(private: str) -> None:
    assert not public(4) & block(ip_network(private))
    assert block(ip_network("52.94.0.0/16")) <= public(4) <= everything(4)
    assert nothing(4) == Packets(4)
