"""CloudFormation's functions: what each yields of known values, and what of values that a template does not tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis.values import Reference, ResourceId, Unknown
from tests.analysis.templates.fixtures_values import UNKNOWN_REGION, VPC, resolved

if TYPE_CHECKING:
    from constructs_privatelink.analysis.values import Resolved


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("plain", "plain"),
        (443, 443),
        (None, None),
        ({"Ref": "Vpc"}, VPC),
        ({"Ref": "Office"}, "192.0.2.0/24"),
        ({"Ref": "Count"}, "2"),
        ({"Ref": "Blocks"}, ["10.0.0.0/8", "10.1.0.0/16"]),
        ({"Fn::GetAtt": ["Vpc", "VpcId"]}, VPC),
        ({"Fn::GetAtt": "Vpc.VpcId"}, VPC),
        ({"Fn::GetAtt": ["Vpc", "CidrBlock"]}, "10.0.0.0/16"),
        ({"Fn::GetAtt": ["Other", "CidrBlock"]}, Reference(ResourceId("Template", "Other"), "CidrBlock")),
        ({"Fn::GetAtt": ["Vpc", "DefaultSecurityGroup"]}, Reference(ResourceId("Template", "Vpc"), "DefaultSecurityGroup")),
        ({"Fn::Sub": "${Vpc}"}, VPC),
        ({"Fn::Sub": "${Office} and ${!Office}"}, "192.0.2.0/24 and ${Office}"),
        ({"Fn::Sub": ["${block} in ${Vpc.CidrBlock}", {"block": {"Ref": "Office"}}]}, "192.0.2.0/24 in 10.0.0.0/16"),
        ({"Fn::Join": ["-", ["a", 1, True, {"Ref": "AWS::NoValue"}]]}, "a-1-true"),
        ({"Fn::Join": ["", [{"Ref": "Vpc"}]]}, VPC),
        ({"Fn::Join": [",", {"Ref": "Blocks"}]}, "10.0.0.0/8,10.1.0.0/16"),
        ({"Fn::Select": [1, {"Ref": "Blocks"}]}, "10.1.0.0/16"),
        ({"Fn::Select": ["0", [{"Ref": "Vpc"}, "x"]]}, VPC),
        ({"Fn::Split": ["/", "a/b/"]}, ["a", "b", ""]),
        ({"Fn::Select": [1, {"Fn::Split": ["||", {"Fn::Join": ["||", ["a", {"Ref": "Vpc"}, "b"]]}]}]}, VPC),
        ({"Fn::Cidr": [{"Fn::GetAtt": ["Vpc", "CidrBlock"]}, 2, 8]}, ["10.0.0.0/24", "10.0.1.0/24"]),
        ({"Fn::Cidr": ["2001:db8::/56", "3", "64"]}, ["2001:db8::/64", "2001:db8:0:1::/64", "2001:db8:0:2::/64"]),
        ({"Fn::FindInMap": ["Ports", "eu-west-1", "list"]}, ["a", "b"]),
        ({"Fn::FindInMap": ["Ports", "mars", "https", {"DefaultValue": 80}]}, 80),
        ({"Fn::Length": {"Ref": "Blocks"}}, 2),
        ({"Fn::ToJsonString": {"a": [1]}}, '{"a":[1]}'),
        ({"Fn::Base64": "a"}, "YQ=="),
        ([1, {"Ref": "AWS::NoValue"}, 2], [1, 2]),
        ({"Keep": 1, "Drop": {"Ref": "AWS::NoValue"}}, {"Keep": 1}),
    ],
)
def test_known_values_are_worked_out(value: object, expected: Resolved) -> None:
    assert resolved(value) == expected


def test_a_zone_in_a_region_that_is_said_is_that_of_the_region() -> None:
    zones = [resolved({"Fn::Select": [1, {"Fn::GetAZs": name}]}, region="eu-west-1") for name in ("", "eu-west-1", UNKNOWN_REGION)]

    assert {zone.key for zone in zones if isinstance(zone, Unknown)} == {"${Fn::GetAZs:eu-west-1/1}"}


@pytest.mark.parametrize(
    ("region", "partition", "suffix"),
    [
        ("eu-west-1", "aws", "amazonaws.com"),
        ("cn-north-1", "aws-cn", "amazonaws.com.cn"),
        ("us-gov-west-1", "aws-us-gov", "amazonaws.com"),
        ("us-iso-east-1", "aws-iso", "c2s.ic.gov"),
        ("us-isob-east-1", "aws-iso-b", "sc2s.sgov.gov"),
    ],
)
def test_partition_and_suffix_follow_from_the_region(region: str, partition: str, suffix: str) -> None:
    assert resolved({"Fn::Sub": "${AWS::Region} ${AWS::Partition} ${AWS::URLSuffix}"}, region) == f"{region} {partition} {suffix}"


@pytest.mark.parametrize(("key", "known"), [("https", True), ("list", False)])
def test_a_mapping_that_says_the_same_for_every_region_needs_none(key: str, known: bool) -> None:  # noqa: FBT001 - a table
    value = resolved({"Fn::FindInMap": ["Ports", UNKNOWN_REGION, key]})

    assert isinstance(value, Unknown) is not known
