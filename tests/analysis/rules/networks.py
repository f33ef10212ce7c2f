"""Resources of networks for the tests of rules about security groups, network ACLs and transit gateways; and apps of several stacks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from constructs_privatelink.analysis import Finding, all_rules, load

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PERHAPS = {"Parameters": {"P": {"Type": "String"}}, "Conditions": {"Perhaps": {"Fn::Equals": [{"Ref": "P"}, "yes"]}}}


def https(**properties: object) -> dict[str, object]:
    """Return a rule of a security group."""
    return {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443} | (properties or {"CidrIp": "10.0.0.0/16"})


def group(*ingress: object, vpc: str = "Vpc", **properties: object) -> dict[str, object]:
    said = {"GroupDescription": "a group", "VpcId": {"Ref": vpc}, "SecurityGroupIngress": list(ingress)} | properties
    return {"Type": "AWS::EC2::SecurityGroup", "Properties": said}


def separate(direction: str, group: object, **properties: object) -> dict[str, object]:
    """Return a rule that is a resource of its own; `direction` is ``"Ingress"`` or ``"Egress"``."""
    return {"Type": f"AWS::EC2::SecurityGroup{direction}", "Properties": {"GroupId": group, **https(**properties)}}


def function(*subnets: object, groups: object = ()) -> dict[str, object]:
    """Return a workload that opens connections."""
    placed = {"SubnetIds": list(subnets), "SecurityGroupIds": list(groups) if isinstance(groups, tuple) else groups}
    return {"Type": "AWS::Lambda::Function", "Properties": {"VpcConfig": placed}}


def vpc(second: int) -> dict[str, object]:
    return {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": f"10.{second}.0.0/16"}}


def attachment(vpc: object, *subnets: object, gateway: object = None) -> dict[str, object]:
    said = {"TransitGatewayId": gateway or {"Ref": "Transit"}, "VpcId": vpc, "SubnetIds": list(subnets)}
    return {"Type": "AWS::EC2::TransitGatewayVpcAttachment", "Properties": said}


TRANSIT = {"Type": "AWS::EC2::TransitGateway"}


def peering(one: object, other: object, **properties: object) -> dict[str, object]:
    return {"Type": "AWS::EC2::VPCPeeringConnection", "Properties": {"VpcId": one, "PeerVpcId": other, **properties}}


def in_force(subnet: object, acl: object) -> dict[str, object]:
    return {"Type": "AWS::EC2::SubnetNetworkAclAssociation", "Properties": {"SubnetId": subnet, "NetworkAclId": acl}}


def declaring(endpoint: Mapping[str, object], *clients: Mapping[str, object]) -> dict[str, object]:
    """Return an endpoint that declares its clients, as those of this library do."""
    return {**endpoint, "Metadata": {"constructs-privatelink": {"version": 2, "clients": list(clients)}}}


def perhaps(resource: Mapping[str, object]) -> dict[str, object]:
    return {**resource, "Condition": "Perhaps"}


def of_stacks(folder: Path, **stacks: tuple[str, Mapping[str, object]]) -> tuple[Finding, ...]:
    """Return what is found in an app of several stacks, each given by its Region and resources."""
    artifacts = {}
    for name, (region, template) in stacks.items():
        (folder / f"{name}.json").write_text(json.dumps(template), encoding="utf-8")
        properties = {"templateFile": f"{name}.json"}
        artifacts[name] = {"type": "aws:cloudformation:stack", "environment": f"aws://1/{region}", "properties": properties}
    (folder / "manifest.json").write_text(json.dumps({"artifacts": artifacts}), encoding="utf-8")
    context = load(folder).context
    return tuple(finding for rule in all_rules() for finding in rule.findings(context))


def exported(value: object, name: str) -> dict[str, object]:
    return {"Value": value, "Export": {"Name": name}}


def imported(name: str) -> dict[str, object]:
    return {"Fn::ImportValue": name}
