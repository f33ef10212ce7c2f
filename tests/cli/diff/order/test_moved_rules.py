"""Rules that move between their group and a resource of their own, or go before what succeeds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.diff.order.fixtures_order import FROM_CLIENTS, FROM_VPC, Template, group, rule, steps, told, with_
from tests.cli.templates import network

if TYPE_CHECKING:
    from pathlib import Path


def test_a_rule_in_line_that_becomes_a_resource_leaves_a_gap(tmp_path: Path) -> None:
    [step] = steps(tmp_path, network(), with_(Group=group(), Own=rule(FROM_VPC)))

    assert (step["kind"], step["subject"]) == ("gap", "Group")
    text = "the inbound rule in line, tcp 443 from 10.0.0.0/16, goes before its successor is there: 'Own' (tcp 443 from 10.0.0.0/16)"
    assert step["text"] == text
    assert step["details"][1] == "interrupts Function to Kms for moments: new connections fail"
    assert "keep_inline_rules=True" in step["details"][2]


def test_a_rule_of_its_own_that_moves_into_the_group_is_refused(tmp_path: Path) -> None:
    [step] = steps(tmp_path, with_(Group=group(), Own=rule(FROM_VPC)), network())

    assert (step["kind"], step["subject"]) == ("refused", "Group")
    assert "EC2 refuses a rule that the group has already" in step["details"][0]


@pytest.mark.parametrize(
    ("new", "gaps"),
    [
        ({"Group": group(), "Own": rule(FROM_CLIENTS)}, 1),
        ({"Group": group(FROM_CLIENTS)}, 1),
        ({"Group": group(FROM_VPC | {"CidrIp": "10.0.0.0/8"})}, 1),
        ({"Group": group(FROM_VPC), "Own": rule(FROM_CLIENTS)}, 0),
        ({"Group": group(), "Own": rule(FROM_VPC | {"FromPort": 8443, "ToPort": 8443})}, 0),
        ({"Group": group()}, 0),
    ],
)
def test_a_rule_in_line_that_goes_before_another_comes_leaves_a_gap(tmp_path: Path, new: Template, gaps: int) -> None:
    assert told(steps(tmp_path, network(), with_(**new))) == [("gap", "Group")] * gaps
