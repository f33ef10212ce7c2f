"""What an endpoint takes from another VPC is found, and what may be of its own VPC is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.analysis.rules.examples import PARAMETER, VPC, broken, endpoint, texts

if TYPE_CHECKING:
    from collections.abc import Mapping

OTHER = {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.1.0.0/16"}}
CONDITIONS = {"Conditions": {"Perhaps": {"Fn::Equals": [{"Ref": "P"}, "yes"]}, "Never": {"Fn::Equals": ["a", "b"]}}} | PARAMETER
REAL, REAL_TOO = "vpc-0a1b2c3d", "vpc-0a1b2c3d4e5f60718"


def subnet_of(vpc: object) -> dict[str, object]:
    return {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": vpc, "CidrBlock": "10.1.0.0/24"}}


def group_of(vpc: object) -> dict[str, object]:
    return {"Type": "AWS::EC2::SecurityGroup", "Properties": {"GroupDescription": "clients", "VpcId": vpc}}


def association(vpc: object, group: object = None) -> dict[str, object]:
    properties = {"GroupId": group or {"Fn::GetAtt": ["Thing", "GroupId"]}, "VpcId": vpc}
    return {"Type": "AWS::EC2::SecurityGroupVpcAssociation", "Properties": properties}


def collections(**properties: object) -> dict[str, object]:
    named = {"Name": "orders", "VpcId": {"Ref": "Vpc"}} | properties
    return {"Type": "AWS::OpenSearchServerless::VpcEndpoint", "Properties": named}


@pytest.mark.parametrize(
    ("one", "other", "different"),
    [
        ({"Ref": "Vpc"}, {"Ref": "Other"}, True),
        ({"Ref": "Vpc"}, {"Fn::GetAtt": ["Other", "VpcId"]}, True),
        ({"Ref": "Vpc"}, {"Ref": "Vpc"}, False),
        ({"Ref": "Vpc"}, {"Fn::GetAtt": ["Vpc", "VpcId"]}, False),
        ({"Ref": "Vpc"}, REAL, False),
        (REAL, {"Ref": "Vpc"}, False),
        (REAL, REAL_TOO, True),
        (REAL, REAL, False),
        (REAL, "vpc-12345", False),
        ({"Ref": "P"}, {"Ref": "Other"}, False),
        ({"Ref": "Vpc"}, {"Ref": "P"}, False),
        ({"Ref": "Vpc"}, {"Fn::If": ["Perhaps", {"Ref": "Vpc"}, {"Ref": "Other"}]}, False),
    ],
)
@pytest.mark.parametrize("rule", ["PL009", "PL010"])
def test_only_what_certainly_is_of_another_vpc_is_found(rule: str, one: object, other: object, *, different: bool) -> None:
    name, thing = ("SubnetIds", subnet_of(other)) if rule == "PL009" else ("SecurityGroupIds", group_of(other))
    resources = {"Other": OTHER, "Thing": thing, "Kms": endpoint("kms", VpcId=one, **{name: [{"Ref": "Thing"}]})}

    assert broken(rule, resources, **CONDITIONS) == ([("Kms", "error")] if different else [])


@pytest.mark.parametrize(
    ("resource", "subnets", "groups"),
    [
        (endpoint(VpcEndpointType="GatewayLoadBalancer", SubnetIds=[{"Ref": "A"}], SecurityGroupIds=[{"Ref": "G"}]), True, False),
        (collections(SubnetIds=[{"Ref": "A"}], SecurityGroupIds=[{"Ref": "G"}]), True, True),
        (endpoint(VpcEndpointType="Gateway", SubnetIds=[{"Ref": "A"}], SecurityGroupIds=[{"Ref": "G"}]), False, False),
        (endpoint(SubnetIds=["subnet-0a1b2c3d"], SecurityGroupIds=["sg-0a1b2c3d"]), False, False),
        (endpoint(SubnetIds=[{"Ref": "A"}], SecurityGroupIds=[{"Ref": "G"}]) | {"Condition": "Perhaps"}, False, False),
        (endpoint(SubnetIds=[{"Ref": "A"}], SecurityGroupIds=[{"Ref": "G"}]) | {"Condition": "Never"}, False, False),
        (endpoint(SubnetIds={"Ref": "P"}, SecurityGroupIds={"Ref": "P"}), False, False),
    ],
)
def test_every_endpoint_with_interfaces_is_looked_at(resource: Mapping[str, object], *, subnets: bool, groups: bool) -> None:
    resources = {"Other": OTHER, "A": subnet_of({"Ref": "Other"}), "G": group_of({"Ref": "Other"}), "It": resource}

    assert broken("PL009", resources, **CONDITIONS) == ([("It", "error")] if subnets else [])
    assert broken("PL010", resources, **CONDITIONS) == ([("It", "error")] if groups else [])


def test_all_wrong_subnets_of_an_endpoint_are_one_finding() -> None:
    wrong = {"A": subnet_of({"Ref": "Other"}), "B": subnet_of({"Ref": "Other"}), "C": subnet_of({"Ref": "Vpc"})}
    resources = {"Other": OTHER, **wrong, "Kms": endpoint(SubnetIds=[{"Ref": "A"}, {"Ref": "B"}, {"Ref": "C"}, {"Ref": "A"}])}

    assert texts("PL009", resources) == [
        "the endpoint is in the VPC 'Vpc', and these subnets are not: 'A' of 'Other', 'B' of 'Other'; name its VPC's own"
    ]


@pytest.mark.parametrize(
    ("brought", "is_told"),
    [
        (association({"Ref": "Vpc"}), False),
        (association({"Ref": "Other"}), True),
        (association({"Ref": "Vpc"}) | {"Condition": "Perhaps"}, False),
        (association({"Ref": "Vpc"}) | {"Condition": "Never"}, True),
        (association({"Ref": "P"}), False),
        (association({"Ref": "Vpc"}, {"Ref": "P"}), False),
        (association({"Ref": "Vpc"}, "sg-0a1b2c3d"), True),
    ],
)
def test_a_group_may_be_brought_to_the_vpc(brought: Mapping[str, object], *, is_told: bool) -> None:
    kms = endpoint(SecurityGroupIds=[{"Fn::GetAtt": ["Thing", "GroupId"]}])
    resources = {"Other": OTHER, "Thing": group_of({"Ref": "Other"}), "Brought": brought, "Kms": kms}

    assert broken("PL010", resources, **CONDITIONS) == ([("Kms", "error")] if is_told else [])


def test_the_default_group_of_another_vpc_is_found() -> None:
    kms = endpoint(SecurityGroupIds=[{"Fn::GetAtt": ["Other", "DefaultSecurityGroup"]}])

    assert texts("PL010", {"Other": OTHER, "Kms": kms}) == [
        (
            "the endpoint is in the VPC 'Vpc', and the group 'Other.DefaultSecurityGroup' in 'Other'; "
            "name a group of its VPC, or associate this one with it (SecurityGroupVpcAssociation)"
        )
    ]


@pytest.mark.parametrize(
    ("others", "is_told"),
    [
        (endpoint(), True),
        (endpoint(VpcEndpointType="GatewayLoadBalancer"), True),
        (endpoint("s3", VpcEndpointType="Gateway"), False),
        (endpoint() | {"Condition": "Perhaps"}, False),
        (endpoint(VpcId={"Ref": "Other"}), False),
        (endpoint(VpcId={"Ref": "P"}), False),
        (collections(), False),
    ],
)
def test_interface_and_load_balancer_endpoints_of_a_vpc_are_counted_together(others: Mapping[str, object], *, is_told: bool) -> None:
    resources = {"Other": OTHER, **{f"Kms{number}": endpoint() for number in range(50)}, "One": others}

    assert broken("PL016", resources, **CONDITIONS) == ([("One", "warning")] if is_told else [])


@pytest.mark.parametrize(("vpc", "count"), [(REAL, 1), ("vpc-12345", 0), ({"Ref": "P"}, 1)])
def test_endpoints_of_an_imported_vpc_are_counted_where_it_is_one(vpc: object, count: int) -> None:
    resources = {f"Kms{number}": endpoint(VpcId=vpc) for number in range(60)}

    assert len(broken("PL016", {"Vpc": VPC, **resources}, **PARAMETER)) == count
