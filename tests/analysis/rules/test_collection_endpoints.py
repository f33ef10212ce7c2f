"""OpenSearch Serverless endpoints: their names, how many they are, and the DNS that their names need."""

from __future__ import annotations

import pytest

from tests.analysis.rules.examples import PARAMETER, broken, texts

SUBNET = {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": {"Ref": "Vpc"}, "CidrBlock": "10.0.0.0/24"}}


def collections(name: object = "logs", **properties: object) -> dict[str, object]:
    base = {"Name": name, "VpcId": {"Ref": "Vpc"}, "SubnetIds": [{"Ref": "Subnet"}]}
    return {"Type": "AWS::OpenSearchServerless::VpcEndpoint", "Properties": base | properties}


@pytest.mark.parametrize(
    ("name", "is_told"),
    [
        ("logs", False),
        ("a-1", False),
        ("a" * 32, False),
        ("a" * 33, True),
        ("ab", True),
        ("1ogs", True),
        ("Logs", True),
        ("my_logs", True),
        ("", True),
        ({"Ref": "P"}, False),
        ({"Fn::Sub": "LOGS-${P}"}, False),
    ],
)
def test_a_name_that_aws_does_not_take_is_found(name: object, *, is_told: bool) -> None:
    assert broken("PL072", {"Subnet": SUBNET, "Logs": collections(name)}, **PARAMETER) == ([("Logs", "error")] if is_told else [])


def test_a_name_is_told_with_its_rule() -> None:
    result = texts("PL072", {"Subnet": SUBNET, "Logs": collections("Logs")})

    assert result == ["got name='Logs'; begin with a lower-case letter, then 2 to 31 lower-case letters, digits and hyphens"]


@pytest.mark.parametrize(("count", "expected"), [(50, []), (51, [("E50", "warning")]), (60, [("E50", "warning")])])
def test_more_than_fifty_endpoints_are_told_once(count: int, expected: list[tuple[str, str]]) -> None:
    many = {f"E{number}": collections(f"logs-{number}") for number in range(count)}

    assert broken("PL072", {"Subnet": SUBNET, **many}) == expected


def test_an_endpoint_that_is_perhaps_there_is_not_counted() -> None:
    perhaps = {"Conditions": {"Perhaps": {"Fn::Equals": [{"Ref": "P"}, "yes"]}}}
    many = {f"E{number}": collections(f"logs-{number}") for number in range(50)}

    result = broken("PL072", {"Subnet": SUBNET, **many, "Other": collections("Other") | {"Condition": "Perhaps"}}, **PARAMETER, **perhaps)

    assert result == []


@pytest.mark.parametrize(
    ("attributes", "off"),
    [
        ({}, "EnableDnsHostnames"),
        ({"EnableDnsHostnames": "false"}, "EnableDnsHostnames"),
        ({"EnableDnsHostnames": True, "EnableDnsSupport": False}, "EnableDnsSupport"),
        ({"EnableDnsSupport": False}, "EnableDnsSupport and EnableDnsHostnames"),
        ({"EnableDnsHostnames": "true"}, None),
        ({"EnableDnsHostnames": {"Ref": "P"}}, None),
    ],
)
def test_both_dns_attributes_are_needed(attributes: dict[str, object], off: str | None) -> None:
    vpc = {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16", **attributes}}

    result = texts("PL073", {"Vpc": vpc, "Subnet": SUBNET, "Logs": collections()}, **PARAMETER)

    expected = f"the VPC 'Vpc' has {off} off, so that the names of collections do not lead to it; set it to true"
    assert result == ([] if off is None else [expected])


@pytest.mark.parametrize("vpc", ["vpc-0123", {"Ref": "P"}])
def test_a_vpc_of_elsewhere_is_not_known(vpc: object) -> None:
    assert broken("PL073", {"Subnet": SUBNET, "Logs": collections(VpcId=vpc)}, **PARAMETER) == []
