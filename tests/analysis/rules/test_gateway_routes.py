"""Workloads whose roles use a service, in subnets that have no route to its gateway endpoint."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.analysis.rules.examples import PARAMETER, broken, endpoint, texts

if TYPE_CHECKING:
    from collections.abc import Mapping

PERHAPS = {"Conditions": {"Perhaps": {"Fn::Equals": [{"Ref": "P"}, "yes"]}}} | PARAMETER
TABLE = {"Type": "AWS::EC2::RouteTable", "Properties": {"VpcId": {"Ref": "Vpc"}}}
NAT = {"Type": "AWS::EC2::NatGateway", "Properties": {"SubnetId": {"Ref": "Public"}, "AllocationId": "eipalloc-0a1b2c3d"}}
OUT = {
    "Type": "AWS::EC2::Route",
    "Properties": {"RouteTableId": {"Ref": "Table"}, "DestinationCidrBlock": "0.0.0.0/0", "NatGatewayId": {"Ref": "Nat"}},
}


def place(number: int) -> dict[str, object]:
    return {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": {"Ref": "Vpc"}, "CidrBlock": f"10.0.{number}.0/24"}}


def associated(subnet: str, table: object) -> dict[str, object]:
    return {"Type": "AWS::EC2::SubnetRouteTableAssociation", "Properties": {"SubnetId": {"Ref": subnet}, "RouteTableId": table}}


def role(*actions: str) -> dict[str, object]:
    statement = {"Effect": "Allow", "Action": list(actions), "Resource": "*"}
    policy = {"PolicyName": "Calls", "PolicyDocument": {"Statement": [statement]}}
    return {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {"Statement": []}, "Policies": [policy]}}


def function(*subnets: object, **environment: str) -> dict[str, object]:
    network = {"SubnetIds": list(subnets) or [{"Ref": "Private"}], "SecurityGroupIds": ["sg-0a1b2c3d"]}
    properties = {"Role": {"Fn::GetAtt": ["Role", "Arn"]}, "VpcConfig": network, "Environment": {"Variables": environment}}
    return {"Type": "AWS::Lambda::Function", "Properties": {"Code": {"ZipFile": "pass"}} | properties}


def gateway(service: str = "s3", **properties: object) -> dict[str, object]:
    return endpoint(service, **({"VpcEndpointType": "Gateway", "RouteTableIds": [{"Ref": "Elsewhere"}]} | properties))


def network(**changed: object) -> dict[str, object]:
    """Return a function in an isolated subnet, and a gateway endpoint that has no route there."""
    usual = {
        "Private": place(0),
        "Public": place(1),
        "Table": TABLE,
        "Elsewhere": TABLE,
        "Its": associated("Private", {"Ref": "Table"}),
        "Role": role("s3:GetObject"),
        "Function": function(),
        "S3": gateway(),
    }
    return {name: resource for name, resource in (usual | changed).items() if resource is not None}


@pytest.mark.parametrize(
    ("changed", "severity"),
    [
        ({}, "error"),
        ({"Nat": NAT, "Out": OUT}, "warning"),
        ({"Its": None}, "error"),
        ({"S3": gateway(RouteTableIds=[])}, "error"),
        ({"S3": gateway(RouteTableIds=["rtb-0a1b2c3d"])}, None),
        ({"S3": gateway(RouteTableIds=[{"Ref": "Elsewhere"}, {"Ref": "Table"}])}, None),
        ({"S3": gateway(RouteTableIds={"Ref": "P"})}, None),
        ({"S3": gateway(RouteTableIds=[{"Ref": "P"}])}, None),
        ({"S3": gateway(VpcId={"Ref": "P"})}, None),
        ({"S3": gateway("dynamodb")}, None),
        ({"S3": gateway() | {"Condition": "Perhaps"}}, None),
        ({"Function": function() | {"Condition": "Perhaps"}}, None),
        ({"Function": function({"Ref": "P"})}, None),
        ({"Function": function("subnet-0a1b2c3d")}, None),
        ({"Function": function(HTTPS_PROXY="http://proxy:3128")}, None),
        ({"Its": associated("Private", {"Ref": "P"})}, None),
        ({"Role": role("dynamodb:GetItem")}, None),
        ({"Role": role("dynamodb:GetItem"), "S3": gateway("dynamodb")}, "error"),
        ({"Role": role("*")}, None),
        ({"Role": None, "P2": role("s3:GetObject"), "Function": {**function(), "Properties": {"Code": {}}}}, None),
        ({"Interface": endpoint("s3", SubnetIds=[{"Ref": "Private"}])}, None),
        ({"Second": gateway(RouteTableIds=[{"Ref": "Table"}])}, None),
        ({"Second": gateway(RouteTableIds=[{"Ref": "P"}])}, None),
    ],
)
def test_a_workload_without_a_route_is_found_where_its_role_uses_the_service(changed: Mapping[str, object], severity: str | None) -> None:
    assert broken("PL021", network(**changed), **PERHAPS) == ([] if severity is None else [("S3", severity)])


def test_a_table_is_one_finding_for_all_workloads_there() -> None:
    two = {"Function": function({"Ref": "Private"}, {"Ref": "Public"}), "Other": function()}
    public = {"PublicTable": TABLE, "PublicsIts": associated("Public", {"Ref": "PublicTable"})}

    assert broken("PL021", network(**two, **public)) == [("S3", "error"), ("S3", "error")]


def test_what_else_bars_the_calls_is_said_with_the_table() -> None:
    inside = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "10.0.0.0/16"}
    said = {"GroupDescription": "x", "VpcId": {"Ref": "Vpc"}, "SecurityGroupEgress": [inside]}
    group = {"Type": "AWS::EC2::SecurityGroup", "Properties": said}
    caller = function()
    caller["Properties"]["VpcConfig"]["SecurityGroupIds"] = [{"Ref": "Group"}]  # type: ignore[index] # it has one

    (text,) = texts("PL021", network(Group=group, Function=caller))

    assert "; add it; let tcp 443 to the prefix list of the public addresses of Amazon S3 out at" in text


def test_the_table_the_workload_and_its_other_path_are_said() -> None:
    said = "of the subnet 'Private' is not among its RouteTableIds, where 'Function' is allowed 's3:GetObject',"

    assert texts("PL021", network()) == [f"the route table 'Table' {said} without another path; add it"]
    assert texts("PL021", network(Nat=NAT, Out=OUT)) == [f"the route table 'Table' {said} over the internet instead; add it"]
    assert texts("PL021", network(Its=None)) == [
        f"the main route table {said} without another path; associate the subnet with a table that is",
    ]
