"""A function with a role in a network, what it needs, and the path to each service."""

from __future__ import annotations

from constructs_privatelink.analysis.needs.workload_needs import WorkloadNeeds, needs
from constructs_privatelink.analysis.networks.building import build
from constructs_privatelink.analysis.templates.stack_set import load
from tests.analysis.networks.fixtures_models import CONDITION, GROUP, VPC, Json, attribute, named, ref, resource, subnet

PLACE = {"SubnetIds": [ref("Subnet")], "SecurityGroupIds": [ref("Group")]}


ROLE = attribute("Role", "Arn")


FUNCTION = resource("Lambda::Function", Role=ROLE, VpcConfig=PLACE)


TABLE = {
    "Table": resource("EC2::RouteTable", VpcId=ref("Vpc")),
    "InTable": resource("EC2::SubnetRouteTableAssociation", RouteTableId=ref("Table"), SubnetId=ref("Subnet")),
}


NAT = {"Nat": resource("EC2::NatGateway", SubnetId=ref("Subnet"))}


def of(role: Json, *parts: Json, it: Json = FUNCTION, region: str = "eu-west-1", **more: Json) -> WorkloadNeeds:
    resources = {
        name: made for part in (VPC, GROUP, {"Subnet": subnet(), "Role": role, "It": it}, *parts, more) for name, made in part.items()
    }
    stacks = load({**CONDITION, "Resources": resources}, region=region)
    (needed,) = [need for need in needs(stacks, build(stacks)) if need.workload == named("It")]
    return needed


def ways(needed: WorkloadNeeds) -> dict[str, str]:
    return {" or ".join(need.services): need.path for need in needed.needs}


def route(**properties: Json) -> Json:
    return resource("EC2::Route", RouteTableId=ref("Table"), **properties)


def endpoint(service: str = "kms", **properties: Json) -> Json:
    name = {"VpcEndpointType": "Interface", "ServiceName": f"com.amazonaws.eu-west-1.{service}", "VpcId": ref("Vpc")}
    return resource("EC2::VPCEndpoint", **(name | properties))


def certain(needed: WorkloadNeeds) -> list[str]:
    return [" or ".join(need.services) for need in needed.needs if need.certain]
