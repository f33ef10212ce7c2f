"""The groups that interfaces of endpoints carry, and the addresses that they take."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.analysis.rules.examples import PARAMETER, broken, endpoint, texts

if TYPE_CHECKING:
    from collections.abc import Mapping

ABSENT = {"Ref": "AWS::NoValue"}
PERHAPS = {"Conditions": {"Perhaps": {"Fn::Equals": [{"Ref": "P"}, "yes"]}}} | PARAMETER
DEFAULT = {"Fn::GetAtt": ["Vpc", "DefaultSecurityGroup"]}


def ingress(**properties: object) -> dict[str, object]:
    rule = {"GroupId": DEFAULT, "IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "10.0.0.0/16"} | properties
    return {"Type": "AWS::EC2::SecurityGroupIngress", "Properties": rule}


def collections(**properties: object) -> dict[str, object]:
    named = {"Name": "orders", "VpcId": {"Ref": "Vpc"}} | properties
    return {"Type": "AWS::OpenSearchServerless::VpcEndpoint", "Properties": named}


@pytest.mark.parametrize(
    ("resource", "is_told"),
    [
        (endpoint(), True),
        (endpoint(SecurityGroupIds=[]), True),
        (endpoint(SecurityGroupIds=ABSENT), True),
        (endpoint(SecurityGroupIds=["sg-0a1b2c3d"]), False),
        (endpoint(SecurityGroupIds=[DEFAULT]), False),
        (endpoint(SecurityGroupIds={"Ref": "P"}), False),
        (endpoint(SecurityGroupIds=[{"Ref": "P"}]), False),
        (endpoint(SecurityGroupIds={"Fn::If": ["Perhaps", ["sg-0a1b2c3d"], ABSENT]}), False),
        (endpoint(VpcId={"Ref": "P"}), True),
        (endpoint(VpcId="vpc-0a1b2c3d"), True),
        (endpoint("kms", **{"Fn::Transform": {"Name": "Macro"}}), False),
        (endpoint() | {"Condition": "Perhaps"}, False),
        (endpoint("s3", VpcEndpointType="Gateway"), False),
        (endpoint(VpcEndpointType="GatewayLoadBalancer"), False),
        (collections(), False),
    ],
)
def test_an_endpoint_without_groups_is_found(resource: Mapping[str, object], *, is_told: bool) -> None:
    assert broken("PL014", {"It": resource}, **PERHAPS) == ([("It", "warning")] if is_told else [])


@pytest.mark.parametrize(
    "opened",
    [
        ingress(),
        ingress() | {"Condition": "Perhaps"},
        ingress(GroupId={"Ref": "P"}),
        ingress(CidrIp=ABSENT, SourceSecurityGroupId="sg-0a1b2c3d"),
    ],
)
def test_a_default_group_that_is_opened_is_a_choice(opened: Mapping[str, object]) -> None:
    assert broken("PL014", {"Opened": opened, "It": endpoint()}, **PERHAPS) == []


@pytest.mark.parametrize(("conditional", "severity"), [(False, "error"), (True, "warning")])
def test_a_default_group_without_rules_lets_nobody_in(severity: str, *, conditional: bool) -> None:
    restricted = {"Type": "Custom::VpcRestrictDefaultSG", "Properties": {"DefaultSecurityGroupId": DEFAULT}}
    resources = {"Restricted": restricted | ({"Condition": "Perhaps"} if conditional else {}), "It": endpoint()}

    assert broken("PL014", resources, **PERHAPS) == [("It", severity)]


OWN = {"Type": "AWS::EC2::SecurityGroup", "Properties": {"GroupDescription": "its own", "VpcId": {"Ref": "Vpc"}}}
PLACE = {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": {"Ref": "Vpc"}, "CidrBlock": "10.0.0.0/24"}}


def function(groups: object, subnet: object) -> dict[str, object]:
    return {"Type": "AWS::Lambda::Function", "Properties": {"VpcConfig": {"SubnetIds": [subnet], "SecurityGroupIds": groups}}}


@pytest.mark.parametrize(
    ("workload", "severity"),
    [
        (function([{"Ref": "Own"}], {"Ref": "A"}), "error"),
        (function(["sg-0a1b2c3d"], {"Ref": "A"}), "warning"),
        (function([DEFAULT], {"Ref": "A"}), "warning"),
        (function(["sg-0a1b2c3d", DEFAULT], {"Ref": "A"}), "warning"),
        (function(["sg-0a1b2c3d", {"Ref": "P"}], {"Ref": "A"}), "warning"),
        (function({"Ref": "P"}, {"Ref": "A"}), "warning"),
        (function([], {"Ref": "A"}), "warning"),
        (function(["sg-0a1b2c3d"], "subnet-0a1b2c3d"), "warning"),
        (function(["sg-0a1b2c3d"], {"Ref": "P"}), "warning"),
        (function(["sg-0a1b2c3d"], {"Ref": "A"}) | {"Condition": "Perhaps"}, "warning"),
        ({"Type": "AWS::EC2::Instance", "Properties": {"SubnetId": {"Ref": "A"}}}, "warning"),
        (
            {
                "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer",
                "Properties": {"Subnets": [{"Ref": "A"}], "SecurityGroups": ["sg-0a1b2c3d"]},
            },
            "warning",
        ),
    ],
)
def test_a_default_group_is_an_error_where_it_shuts_somebody_out(workload: Mapping[str, object], severity: str) -> None:
    assert broken("PL014", {"A": PLACE, "Own": OWN, "It": endpoint(), "Who": workload}, **PERHAPS) == [("It", severity)]


def test_who_is_shut_out_is_said() -> None:
    (text,) = texts("PL014", {"A": PLACE, "Own": OWN, "It": endpoint(), "Who": function([{"Ref": "Own"}], {"Ref": "A"})})

    assert "lets in only what carries that group itself, and not 'Who'; give it" in text


def test_who_a_default_group_lets_in_is_said() -> None:
    assert texts("PL014", {"It": endpoint()}) == [
        (
            "there are no SecurityGroupIds, so that the VPC's default group lets in only what carries that group itself; "
            "give it a group that lets its clients in"
        )
    ]


def groups(count: int) -> list[object]:
    return [f"sg-{number:08x}" for number in range(count)]


@pytest.mark.parametrize(
    ("resource", "severity"),
    [
        (endpoint(SecurityGroupIds=groups(5)), None),
        (endpoint(SecurityGroupIds=groups(6)), "warning"),
        (endpoint(SecurityGroupIds=groups(16)), "warning"),
        (endpoint(SecurityGroupIds=groups(17)), "error"),
        (endpoint(SecurityGroupIds=[*groups(5), *groups(5)]), None),
        (endpoint(SecurityGroupIds=[*groups(5), {"Ref": "P"}]), None),
        (endpoint(SecurityGroupIds={"Ref": "P"}), None),
        (endpoint(SecurityGroupIds=groups(6)) | {"Condition": "Perhaps"}, None),
        (collections(SecurityGroupIds=groups(5)), None),
        (collections(SecurityGroupIds=groups(6)), "error"),
    ],
)
def test_more_groups_than_any_quota_are_an_error(resource: Mapping[str, object], severity: str | None) -> None:
    assert broken("PL015", {"It": resource}, **PERHAPS) == ([] if severity is None else [("It", severity)])


@pytest.mark.parametrize(
    ("resource", "text"),
    [
        (
            endpoint(SecurityGroupIds=groups(6)),
            "it has 6 security groups, more than the 5 of the default quota; ask AWS to raise it, or unite their rules in fewer",
        ),
        (
            endpoint(SecurityGroupIds=groups(17)),
            "it has 17 security groups, more than the 16 that AWS raises the quota to at most; unite their rules in fewer",
        ),
        (
            collections(SecurityGroupIds=groups(6)),
            "it has 6 security groups, more than the 5 that OpenSearch Serverless takes; unite their rules in fewer",
        ),
    ],
)
def test_which_quota_it_is_is_said(resource: Mapping[str, object], text: str) -> None:
    assert texts("PL015", {"It": resource}) == [text]


def place(block: object) -> dict[str, object]:
    return {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": {"Ref": "Vpc"}, "CidrBlock": block}}


@pytest.mark.parametrize(
    ("twelfth", "is_told"),
    [
        (endpoint(SubnetIds=[{"Ref": "A"}]), True),
        (endpoint(VpcEndpointType="GatewayLoadBalancer", SubnetIds=[{"Ref": "A"}]), True),
        (collections(SubnetIds=[{"Ref": "A"}]), True),
        (endpoint(SubnetIds=[{"Ref": "A"}], IpAddressType="dualstack"), True),
        (endpoint(SubnetIds=[{"Ref": "A"}], IpAddressType="ipv6"), False),
        (endpoint(SubnetIds=[{"Ref": "A"}], IpAddressType={"Ref": "P"}), False),
        (endpoint(SubnetIds=[{"Ref": "A"}]) | {"Condition": "Perhaps"}, False),
        (endpoint(SubnetIds=[{"Ref": "B"}, {"Ref": "P"}, "subnet-0a1b2c3d"]), False),
        (endpoint(SubnetIds={"Ref": "P"}), False),
    ],
)
def test_what_certainly_takes_an_address_is_counted(twelfth: Mapping[str, object], *, is_told: bool) -> None:
    eleven = {f"Kms{number}": endpoint(SubnetIds=[{"Ref": "A"}, {"Ref": "A"}]) for number in range(11)}
    resources = {"A": place("10.0.0.0/28"), "B": place("10.0.1.0/28"), **eleven, "Twelfth": twelfth}

    assert broken("PL018", resources, **PERHAPS) == ([("A", "error")] if is_told else [])


@pytest.mark.parametrize(
    ("block", "is_told"), [("10.0.0.0/28", True), ("10.0.0.5/28", True), ("10.0.0.0/27", False), ({"Ref": "P"}, False)]
)
def test_only_blocks_that_are_known_are_too_small(block: object, *, is_told: bool) -> None:
    twelve = {f"Kms{number}": endpoint(SubnetIds=[{"Ref": "A"}]) for number in range(12)}

    assert broken("PL018", {"A": place(block), **twelve}, **PARAMETER) == ([("A", "error")] if is_told else [])


def test_how_many_addresses_there_are_is_said() -> None:
    twelve = {f"Kms{number}": endpoint(SubnetIds=[{"Ref": "A"}]) for number in range(12)}

    assert texts("PL018", {"A": place("10.0.0.0/28"), **twelve}) == [
        "12 endpoints take an address of 10.0.0.0/28 each, and it has 11; enlarge it, or put endpoints in other subnets"
    ]
