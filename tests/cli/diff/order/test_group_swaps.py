"""Endpoints that take a new group before its rules are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.diff.order.fixtures_order import FROM_VPC, Template, endpoint, group, rule, steps, told, with_
from tests.cli.templates import network

if TYPE_CHECKING:
    from pathlib import Path


OTHER = {"GroupId": {"Fn::GetAtt": ["Other", "GroupId"]}}


def to_other(*inline: Template, waits_for: str = "", **more: Template) -> Template:
    """Return the network whose endpoint takes another group."""
    taken = endpoint(SecurityGroupIds=[{"Fn::GetAtt": ["Other", "GroupId"]}])
    waiting = {"DependsOn": [waits_for]} if waits_for else {}
    return with_(Group=None, Other=group(*inline), Kms=taken | waiting, **more)


def test_an_endpoint_does_not_wait_for_the_rules_of_its_new_group(tmp_path: Path) -> None:
    [step] = steps(tmp_path, network(), to_other(Own=rule(FROM_VPC, OTHER)))

    assert (step["kind"], step["subject"]) == ("gap", "Kms")
    assert step["text"].startswith(
        "it takes Other in place of Group before the rule is there that succeeds tcp 443 from 10.0.0.0/16: 'Own'"
    )
    assert "interrupts Function to Kms for moments: new connections fail" in step["details"]


@pytest.mark.parametrize(
    "new",
    [
        to_other(FROM_VPC),
        to_other(Own=rule(FROM_VPC, OTHER), waits_for="Own"),
        with_(Other=group(), Own=rule(FROM_VPC, OTHER), Kms=endpoint(SecurityGroupIds=[{"Ref": "Group"}, {"Ref": "Other"}])),
    ],
)
def test_rules_that_are_there_in_time_leave_no_gap(tmp_path: Path, new: Template) -> None:
    assert steps(tmp_path, network(), new) == []


def test_a_replaced_group_has_its_rules_late_too(tmp_path: Path) -> None:
    old = with_(Group=group(), Own=rule(FROM_VPC))
    new = with_(Group=group(GroupDescription="others"), Own=rule(FROM_VPC))

    assert told(steps(tmp_path, old, new)) == [("gap", "Kms")]
