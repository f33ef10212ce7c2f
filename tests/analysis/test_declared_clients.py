"""Who is asked about: who is declared, or who stands in the VPC."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis import load
from tests.analysis.rules.examples import PARAMETER, VPC, endpoint, subnet
from tests.analysis.rules.networks import declaring, function

TABLE = {"Type": "AWS::EC2::RouteTable", "Properties": {"VpcId": {"Ref": "Vpc"}}}


def associated(subnet: str) -> dict[str, object]:
    return {
        "Type": "AWS::EC2::SubnetRouteTableAssociation",
        "Properties": {"SubnetId": {"Ref": subnet}, "RouteTableId": {"Ref": f"Table{subnet}"}},
    }


NETWORK = {
    "Vpc": VPC,
    "A": subnet(0, "eu-west-1a"),
    "B": subnet(1, "eu-west-1b"),
    "Main": subnet(2, "eu-west-1c"),
    "TableA": TABLE,
    "TableB": TABLE,
    "ItsA": associated("A"),
    "ItsB": associated("B"),
}
GATEWAY = {"VpcEndpointType": "Gateway", "RouteTableIds": [{"Ref": "TableA"}]}


def asked(gateway: object, *subnets: str) -> list[str]:
    resources = NETWORK | {"S3": gateway, "It": function(*({"Ref": name} for name in subnets))}
    analysis = load({"Resources": resources, **PARAMETER}, region="eu-west-1")
    return [str(proof.client) for proof in analysis.verify()]


@pytest.mark.parametrize(("subnets", "clients"), [(["A"], ["It"]), (["B"], []), (["A", "B"], []), (["Main"], []), (["P"], [])])
def test_a_gateway_endpoint_is_asked_of_who_stands_on_its_route_tables_alone(subnets: list[str], clients: list[str]) -> None:
    assert asked(endpoint("s3", **GATEWAY), *subnets) == clients


@pytest.mark.parametrize("tables", [{"Ref": "P"}, [{"Ref": "P"}]])
def test_route_tables_that_are_not_known_leave_nobody_out(tables: object) -> None:
    assert asked(endpoint("s3", **GATEWAY | {"RouteTableIds": tables}), "B") == ["It"]


def test_a_declared_client_of_a_gateway_endpoint_is_asked_about_wherever_it_stands() -> None:
    assert asked(declaring(endpoint("s3", **GATEWAY), {"cidr": "10.0.1.0/24"}), "B") == ["10.0.1.0/24"]


def test_who_carries_a_declared_group_is_asked_about_once_in_the_order_of_the_templates() -> None:
    group = {"Type": "AWS::EC2::SecurityGroup", "Properties": {"GroupDescription": "clients", "VpcId": {"Ref": "Vpc"}}}
    carrying = {"SubnetIds": [{"Ref": "A"}], "SecurityGroupIds": [{"Ref": "Clients"}, {"Ref": "Clients"}]}
    another = {"SubnetIds": [{"Ref": "A"}], "SecurityGroupIds": [{"Ref": "Others"}]}
    resources = NETWORK | {"Clients": group, "Others": group}
    resources |= {name: {"Type": "AWS::Lambda::Function", "Properties": {"VpcConfig": carrying}} for name in ("Second", "First")}
    resources["Other"] = {"Type": "AWS::Lambda::Function", "Properties": {"VpcConfig": another}}
    claim = {"securityGroup": {"logicalId": "Clients", "attribute": "GroupId"}}
    resources |= {name: declaring(endpoint(name, SubnetIds=[{"Ref": "B"}]), claim) for name in ("kms", "sqs")}

    proofs = load({"Resources": resources, **PARAMETER}, region="eu-west-1").verify()

    assert [(str(proof.client), str(proof.endpoint.path)) for proof in proofs] == [
        ("Second", "kms"),
        ("First", "kms"),
        ("Second", "sqs"),
        ("First", "sqs"),
    ]
    assert proofs[0].client is proofs[2].client
