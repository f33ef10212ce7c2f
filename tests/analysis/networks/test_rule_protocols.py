"""Protocols and ports of rules: names and numbers, and what means nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis.values import Unknown
from tests.analysis.networks.fixtures_groups import rule_of

if TYPE_CHECKING:
    from tests.analysis.networks.fixtures_models import Json


@pytest.mark.parametrize(
    ("text", "number"), [("tcp", 6), ("TCP", 6), ("udp", 17), ("icmp", 1), ("icmpv6", 58), ("-1", -1), (6, 6), ("50", 50)]
)
def test_protocols_have_names_and_numbers(text: Json, number: int) -> None:
    assert rule_of(IpProtocol=text, FromPort="443", ToPort=443, CidrIp="10.0.0.0/8").protocol == number


@pytest.mark.parametrize("protocol", ["-1", "50", "icmp"])
def test_ports_count_for_tcp_and_udp_only(protocol: str) -> None:
    assert rule_of(IpProtocol=protocol, FromPort=443, ToPort=443, CidrIp="10.0.0.0/8").ports is None


@pytest.mark.parametrize(
    "ports", [{}, {"FromPort": 443}, {"FromPort": -1, "ToPort": -1}, {"FromPort": 9, "ToPort": 8}, {"FromPort": "x", "ToPort": 1}]
)
def test_ports_of_tcp_that_mean_nothing_are_unknown(ports: Json) -> None:
    assert isinstance(rule_of(IpProtocol="tcp", CidrIp="10.0.0.0/8", **ports).ports, Unknown)
