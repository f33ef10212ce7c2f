"""Resources before and after a change, and which steps of the update go wrong."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from tests.cli.diff.fixtures_diff import changes
from tests.cli.templates import network

if TYPE_CHECKING:
    from pathlib import Path


Template = dict[str, Any]


VPC = {"Ref": "Vpc"}


def made(type: str, **properties: object) -> Template:
    return {"Type": f"AWS::{type}", "Properties": properties}


def with_(base: Template | None = None, **resources: Template | None) -> Template:
    """Return a network with other resources; None takes one away."""
    template = copy.deepcopy(base or network())
    template["Resources"] = {name: item for name, item in (template["Resources"] | resources).items() if item is not None}
    return template


def group(*inline: Template, **properties: object) -> Template:
    whole = {"GroupDescription": "endpoints", "VpcId": VPC, "SecurityGroupIngress": list(inline)} | properties
    return made("EC2::SecurityGroup", **whole)


def steps(folder: Path, old: Template, new: Template) -> list[dict[str, Any]]:
    """Return what goes wrong on the way from one template to another."""
    return [difference for difference in changes(folder, old, new) if difference["part"] == "order"]


def entry(number: int, **more: object) -> Template:
    whole = {"NetworkAclId": {"Ref": "Acl"}, "RuleNumber": number, "Protocol": -1, "RuleAction": "allow", "CidrBlock": "10.0.0.0/16"}
    return made("EC2::NetworkAclEntry", **(whole | more))


FROM_VPC = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "10.0.0.0/16"}


OF_GROUP = {"GroupId": {"Fn::GetAtt": ["Group", "GroupId"]}}


def rule(said: Template, of: Template | None = None) -> Template:
    return made("EC2::SecurityGroupIngress", **(of or OF_GROUP), **said)


def told(differences: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(difference["kind"], difference["subject"]) for difference in differences]


FROM_CLIENTS = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "SourceSecurityGroupId": {"Fn::GetAtt": ["ClientGroup", "GroupId"]}}


def endpoint(**properties: object) -> Template:
    whole: Template = copy.deepcopy(network()["Resources"]["Kms"])
    whole["Properties"] |= properties
    return whole
