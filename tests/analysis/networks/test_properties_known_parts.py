"""A text with a known part is judged by what is certain of it."""

from __future__ import annotations

from ipaddress import IPv4Network

import pytest

from constructs_privatelink.analysis import Analysis, load
from constructs_privatelink.analysis.networks.properties import block_around
from tests.analysis.networks.fixtures_models import Json, ref, resource

HTTPS = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443}


@pytest.mark.parametrize(
    ("text", "around"),
    [
        ("10.${App/Octet}.0.0/16", "10.0.0.0/8"),
        ("10.20.${App/Octet}.0/24", "10.20.0.0/16"),
        ("10.20.1${App/Octet}.0/24", "10.20.0.0/16"),
        ("10.20.30.${App/Octet}/32", "10.20.30.0/24"),
        ("${App/Prefix}.0.0/16", None),
        ("10.20.${App/Octet}.0/${App/Bits}", None),
        ("10.20.${App/Octet}.0/8", None),
        ("300.${App/Octet}.0.0/16", None),
        ("${App/Cidr}", None),
        ("2001:db8:${App/Part}::/64", None),
    ],
)
def test_a_block_lies_in_that_of_its_first_numbers(text: str, around: str | None) -> None:
    assert block_around(text) == (None if around is None else IPv4Network(around))


def analysed(peer: Json, **changed: Json) -> Analysis:
    usual = {
        "Vpc": resource("EC2::VPC", CidrBlock="10.0.0.0/16", EnableDnsHostnames=True),
        "A": resource("EC2::Subnet", VpcId=ref("Vpc"), CidrBlock="10.0.0.0/24"),
        "B": resource("EC2::Subnet", VpcId=ref("Vpc"), CidrBlock="10.0.1.0/24"),
        "Inward": resource("EC2::SecurityGroup", VpcId=ref("Vpc"), GroupDescription="e", SecurityGroupIngress=[HTTPS | {"CidrIp": peer}]),
        "Clients": resource("EC2::SecurityGroup", VpcId=ref("Vpc"), GroupDescription="c"),
        "Kms": resource(
            "EC2::VPCEndpoint",
            VpcEndpointType="Interface",
            ServiceName={"Fn::Sub": "com.amazonaws.${Region}.kms"},
            VpcId=ref("Vpc"),
            SubnetIds=[ref("A")],
            SecurityGroupIds=[ref("Inward")],
        ),
        "Function": resource("Lambda::Function", VpcConfig={"SubnetIds": [ref("B")], "SecurityGroupIds": [ref("Clients")]}),
    }
    parameters = {"Octet": {"Type": "Number"}, "Region": {"Type": "String"}, "Office": {"Type": "String"}}
    return load({"Parameters": parameters, "Resources": usual | changed}, region="eu-west-1", name="App")


@pytest.mark.parametrize(
    ("peer", "expected"),
    [
        ({"Fn::Sub": "10.${Octet}.0.0/16"}, "unknown"),
        ({"Fn::Sub": "192.168.${Octet}.0/24"}, "blocked"),
        ({"Fn::Join": [".", ["172", ref("Octet"), "0.0/16"]]}, "blocked"),
        (ref("Office"), "unknown"),
    ],
)
def test_a_rule_for_a_block_that_certainly_lies_elsewhere_lets_nobody_in(peer: Json, expected: str) -> None:
    assert analysed(peer).explain("Function", "Kms").result.verdict == expected


@pytest.mark.parametrize(("block", "expected"), [("10.${Octet}.0.0/16", "unknown"), ("192.168.${Octet}.0/24", "reachable")])
def test_an_entry_that_denies_a_block_elsewhere_denies_nothing_here(block: str, expected: str) -> None:
    allowed = {"NetworkAclId": ref("Acl"), "Protocol": -1, "RuleAction": "allow", "CidrBlock": "0.0.0.0/0"}
    closed = {"NetworkAclId": ref("Acl"), "Protocol": -1, "RuleAction": "deny", "CidrBlock": {"Fn::Sub": block}}
    entries = {
        "Acl": resource("EC2::NetworkAcl", VpcId=ref("Vpc")),
        "Applied": resource("EC2::SubnetNetworkAclAssociation", SubnetId=ref("A"), NetworkAclId=ref("Acl")),
        "In": resource("EC2::NetworkAclEntry", RuleNumber=100, **allowed),
        "Out": resource("EC2::NetworkAclEntry", RuleNumber=100, Egress=True, **allowed),
        "Deny": resource("EC2::NetworkAclEntry", RuleNumber=50, **closed),
    }

    assert analysed("10.0.0.0/16", **entries).explain("Function", "Kms").result.verdict == expected


def test_the_service_of_a_region_that_a_parameter_tells_is_known() -> None:
    (endpoint,) = analysed("10.0.0.0/16").model.endpoints

    assert endpoint.short_name == "kms"
    assert analysed("10.0.0.0/16").explain("Function", "Kms").result.verdict == "reachable"
    assert analysed("10.0.0.0/16").to_json()["proofs"]
