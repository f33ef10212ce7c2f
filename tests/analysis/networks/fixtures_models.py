"""Small templates, and what the analysis builds of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from constructs_privatelink.analysis.networks.building import build
from constructs_privatelink.analysis.templates.stack_set import load
from constructs_privatelink.analysis.values import ResourceId

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.model import Model

Json: TypeAlias = Any

VPC = {"Vpc": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16"}}}
GROUP = {"Group": {"Type": "AWS::EC2::SecurityGroup", "Properties": {"VpcId": {"Ref": "Vpc"}, "GroupDescription": "tests"}}}
IPV6 = {"Ipv6": {"Type": "AWS::EC2::VPCCidrBlock", "Properties": {"VpcId": {"Ref": "Vpc"}, "AmazonProvidedIpv6CidrBlock": True}}}
CONDITION = {"Parameters": {"Switch": {"Type": "String"}}, "Conditions": {"Perhaps": {"Fn::Equals": [{"Ref": "Switch"}, "on"]}}}
"""Makes ``"Condition": "Perhaps"`` unknown."""


def resource(kind: str, /, **properties: Json) -> Json:
    """Return a resource of a template: ``resource("EC2::Subnet", CidrBlock=...)``."""
    return {"Type": kind if kind.startswith("Custom::") else f"AWS::{kind}", "Properties": properties}


def perhaps(kind: str, /, **properties: Json) -> Json:
    """Return a resource that exists if a condition holds that nobody knows."""
    return {**resource(kind, **properties), "Condition": "Perhaps"}


def subnet(cidr: str = "10.0.0.0/24", **properties: Json) -> Json:
    """Return a subnet of the VPC ``Vpc``."""
    return resource("EC2::Subnet", VpcId={"Ref": "Vpc"}, CidrBlock=cidr, **properties)


def model_of(*parts: Json, **more: Json) -> Model:
    """Return the model of the resources in `parts`, mappings of logical ids to resources; `more` are further ones."""
    resources = {name: made for part in (*parts, more) for name, made in part.items()}
    return build(load({**CONDITION, "Resources": resources}))


def named(logical_id: str) -> ResourceId:
    """Return the id of a resource of `model_of`."""
    return ResourceId("Template", logical_id)


def ref(logical_id: str) -> Json:
    """Return a reference."""
    return {"Ref": logical_id}


def attribute(logical_id: str, name: str) -> Json:
    """Return a reference to an attribute."""
    return {"Fn::GetAtt": [logical_id, name]}
