"""What is reachable on the way to the new templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.diff.fixtures_diff import changes, run
from tests.cli.diff.order.fixtures_order import FROM_CLIENTS, FROM_VPC, VPC, Template, group, made, rule, steps, with_
from tests.cli.templates import network

if TYPE_CHECKING:
    from pathlib import Path


def test_a_gap_interrupts_and_a_refusal_does_not(tmp_path: Path) -> None:
    gap = changes(tmp_path, network(), with_(Group=group(), Own=rule(FROM_VPC)))
    status = {word: run(tmp_path / "old.json", tmp_path / "new.json", "--fail-on", word)[0] for word in ("closed", "refused", "any")}

    assert gap
    assert status == {"closed": 1, "refused": 0, "any": 1}


def test_who_is_let_in_by_another_rule_is_not_interrupted(tmp_path: Path) -> None:
    stays = rule(FROM_CLIENTS)

    [step] = steps(tmp_path, with_(Stays=stays), with_(Stays=stays, Group=group(), Own=rule(FROM_VPC)))

    assert step["kind"] == "gap"
    assert not any(detail.startswith("interrupts") for detail in step["details"])


def test_an_outbound_rule_of_a_client_leaves_a_gap_too(tmp_path: Path) -> None:
    out: Template = dict(FROM_VPC)
    client = made("EC2::SecurityGroup", GroupDescription="clients", VpcId=VPC, SecurityGroupEgress=[out])
    closed = made("EC2::SecurityGroup", GroupDescription="clients", VpcId=VPC, SecurityGroupEgress=[out | {"CidrIp": "127.0.0.1/32"}])
    own = made("EC2::SecurityGroupEgress", GroupId={"Fn::GetAtt": ["ClientGroup", "GroupId"]}, **out)

    [step] = steps(tmp_path, with_(ClientGroup=client), with_(ClientGroup=closed, Own=own))

    assert step["text"].startswith("the outbound rule in line, tcp 443 to 10.0.0.0/16, goes before its successor is there: 'Own'")
    assert "interrupts Function to Kms for moments: new connections fail" in step["details"]
