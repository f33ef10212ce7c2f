"""A rule of a security group in words: what it lets through, and from or to whom."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from constructs_privatelink.analysis import load
from constructs_privatelink.analysis.networks.model import GroupRef, GroupRule, Network, PrefixListRef
from constructs_privatelink.analysis.values import Outside, ResourceId, Unknown
from constructs_privatelink.cli.diff.order.group_rules import in_words
from tests.analysis.networks.fixtures_models import VPC
from tests.analysis.reachability.fixtures_reachability import ALL, UNKNOWN

if TYPE_CHECKING:
    from constructs_privatelink.cli.diff.pairing import Pairing

GROUP = ResourceId("Template", "Group")
PAIRING = cast("Pairing", SimpleNamespace(named=lambda _target, path: path))


@pytest.mark.parametrize(
    ("protocol", "ports", "peer", "egress", "words"),
    [
        (6, (443, 443), ALL, False, "tcp 443 from 0.0.0.0/0"),
        (17, (53, 54), ALL, True, "udp 53-54 to 0.0.0.0/0"),
        (132, None, ALL, False, "protocol 132 from 0.0.0.0/0"),
        (6, UNKNOWN, GroupRef(Outside("sg-1")), False, "tcp from sg-1"),
        (6, (443, 443), GroupRef(GROUP), False, "tcp 443 from 'Template.Group'"),
        (6, (443, 443), PrefixListRef(Outside("pl-1"), UNKNOWN), True, "tcp 443 to pl-1"),
        (UNKNOWN, (443, 443), UNKNOWN, False, "a protocol 443 from a parameter without a default"),
    ],
)
def test_a_rule_says_what_it_lets_through(
    protocol: int | Unknown,
    ports: tuple[int, int] | Unknown | None,
    peer: Network | GroupRef | PrefixListRef | Unknown,
    words: str,
    *,
    egress: bool,
) -> None:
    rule = GroupRule(ResourceId("Template", "Rule"), egress, protocol, ports, peer)

    assert in_words(rule, load({"Resources": VPC}), PAIRING) == words
