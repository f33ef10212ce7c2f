"""diff tells which rules are not in force for moments of an update, and whom that interrupts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.templates import network

if TYPE_CHECKING:
    from pathlib import Path
from tests.cli.test_diff_order import FROM_CLIENTS, FROM_VPC, VPC, Template, endpoint, group, made, rule, steps, told, with_


def test_a_rule_in_line_that_becomes_a_resource_leaves_a_gap(tmp_path: Path) -> None:
    [found] = steps(tmp_path, network(), with_(Group=group(), Own=rule(FROM_VPC)))

    assert (found["kind"], found["subject"]) == ("gap", "Group")
    text = "the inbound rule in line, tcp 443 from 10.0.0.0/16, goes before its successor is there: 'Own' (tcp 443 from 10.0.0.0/16)"
    assert found["text"] == text
    assert found["details"][1] == "interrupts Function to Kms for moments: new connections fail"
    assert "keep_inline_rules=True" in found["details"][2]


def test_a_rule_of_its_own_that_moves_into_the_group_is_refused(tmp_path: Path) -> None:
    [found] = steps(tmp_path, with_(Group=group(), Own=rule(FROM_VPC)), network())

    assert (found["kind"], found["subject"]) == ("refused", "Group")
    assert "EC2 refuses a rule that the group has already" in found["details"][0]


def test_a_rule_written_otherwise_is_the_same_rule(tmp_path: Path) -> None:
    otherwise = rule({"IpProtocol": "6", "FromPort": "443", "ToPort": "443", "CidrIp": {"Fn::GetAtt": ["Vpc", "CidrBlock"]}})

    assert told(steps(tmp_path, network(), with_(Group=group(), Own=otherwise))) == [("gap", "Group")]


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


def test_a_rule_that_another_one_covers_all_the_time_leaves_no_gap(tmp_path: Path) -> None:
    wide = rule(FROM_VPC | {"CidrIp": "10.0.0.0/8", "FromPort": 1, "ToPort": 65535})

    assert steps(tmp_path, with_(Wide=wide), with_(Group=group(), Wide=wide, Own=rule(FROM_VPC))) == []


def test_who_is_let_in_by_another_rule_is_not_interrupted(tmp_path: Path) -> None:
    stays = rule(FROM_CLIENTS)

    [found] = steps(tmp_path, with_(Stays=stays), with_(Stays=stays, Group=group(), Own=rule(FROM_VPC)))

    assert found["kind"] == "gap"
    assert not any(detail.startswith("interrupts") for detail in found["details"])


def test_an_outbound_rule_of_a_client_leaves_a_gap_too(tmp_path: Path) -> None:
    out: Template = dict(FROM_VPC)
    client = made("EC2::SecurityGroup", GroupDescription="clients", VpcId=VPC, SecurityGroupEgress=[out])
    closed = made("EC2::SecurityGroup", GroupDescription="clients", VpcId=VPC, SecurityGroupEgress=[out | {"CidrIp": "127.0.0.1/32"}])
    own = made("EC2::SecurityGroupEgress", GroupId={"Fn::GetAtt": ["ClientGroup", "GroupId"]}, **out)

    [found] = steps(tmp_path, with_(ClientGroup=client), with_(ClientGroup=closed, Own=own))

    assert found["text"].startswith("the outbound rule in line, tcp 443 to 10.0.0.0/16, goes before its successor is there: 'Own'")
    assert "interrupts Function to Kms for moments: new connections fail" in found["details"]


OTHER = {"GroupId": {"Fn::GetAtt": ["Other", "GroupId"]}}


def to_other(*inline: Template, waits_for: str = "", **more: Template) -> Template:
    """Return the network whose endpoint takes another group."""
    taken = endpoint(SecurityGroupIds=[{"Fn::GetAtt": ["Other", "GroupId"]}])
    waiting = {"DependsOn": [waits_for]} if waits_for else {}
    return with_(Group=None, Other=group(*inline), Kms=taken | waiting, **more)


def test_an_endpoint_does_not_wait_for_the_rules_of_its_new_group(tmp_path: Path) -> None:
    [found] = steps(tmp_path, network(), to_other(Own=rule(FROM_VPC, OTHER)))

    assert (found["kind"], found["subject"]) == ("gap", "Kms")
    assert found["text"].startswith(
        "it takes Other in place of Group before the rule is there that succeeds tcp 443 from 10.0.0.0/16: 'Own'"
    )
    assert "interrupts Function to Kms for moments: new connections fail" in found["details"]


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
