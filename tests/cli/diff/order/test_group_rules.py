"""Rules of security groups: which of them is which, and what they let through beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.diff.order.fixtures_order import FROM_VPC, group, rule, steps, told, with_
from tests.cli.templates import network

if TYPE_CHECKING:
    from pathlib import Path


def test_a_rule_written_otherwise_is_the_same_rule(tmp_path: Path) -> None:
    otherwise = rule({"IpProtocol": "6", "FromPort": "443", "ToPort": "443", "CidrIp": {"Fn::GetAtt": ["Vpc", "CidrBlock"]}})

    assert told(steps(tmp_path, network(), with_(Group=group(), Own=otherwise))) == [("gap", "Group")]


def test_a_rule_that_another_one_covers_all_the_time_leaves_no_gap(tmp_path: Path) -> None:
    wide = rule(FROM_VPC | {"CidrIp": "10.0.0.0/8", "FromPort": 1, "ToPort": 65535})

    assert steps(tmp_path, with_(Wide=wide), with_(Group=group(), Wide=wide, Own=rule(FROM_VPC))) == []
