"""Blocks of which only the name is known: what stands in a block stands in it whatever its number."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis import load
from tests.analysis.networks.fixtures_models import Json, attribute, ref, resource

PARAMETERS = {name: {"Type": "String"} for name in ("Network", "Other", "First", "Second")}
CUT = {"Fn::Cidr": [attribute("Vpc", "CidrBlock"), 4, 8]}
OWN = attribute("Vpc", "CidrBlock")


def part(number: int) -> Json:
    return {"Fn::Select": [number, CUT]}


def verdict(rule: Json, vpc: Json = None, subnets: tuple[Json, Json] = (ref("First"), ref("Second")), **more: Json) -> str:
    """Return the verdict of a function in a VPC whose block is a parameter, on an endpoint that lets one block in."""
    let_in = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": rule}
    resources = {
        "Vpc": resource("EC2::VPC", **(vpc or {"CidrBlock": ref("Network")})),
        "A": resource("EC2::Subnet", VpcId=ref("Vpc"), CidrBlock=subnets[0]),
        "B": resource("EC2::Subnet", VpcId=ref("Vpc"), CidrBlock=subnets[1]),
        "In": resource("EC2::SecurityGroup", GroupDescription="in", VpcId=ref("Vpc"), SecurityGroupIngress=[let_in]),
        "Out": resource("EC2::SecurityGroup", GroupDescription="out", VpcId=ref("Vpc")),
        "Kms": resource(
            "EC2::VPCEndpoint",
            VpcEndpointType="Interface",
            ServiceName="com.amazonaws.eu-west-1.kms",
            VpcId=ref("Vpc"),
            SubnetIds=[ref("A")],
            SecurityGroupIds=[ref("In")],
        ),
        "Function": resource("Lambda::Function", VpcConfig={"SubnetIds": [ref("B")], "SecurityGroupIds": [ref("Out")]}),
    }
    networks = load({"Parameters": PARAMETERS, "Resources": {**resources, **more}}, region="eu-west-1")
    return networks.explain("Function", "Kms").result.verdict


@pytest.mark.parametrize("rule", [ref("Network"), OWN, ref("Second"), attribute("B", "CidrBlock"), {"Fn::Sub": "${Network}"}])
def test_who_stands_in_the_block_that_a_rule_names_is_let_in(rule: Json) -> None:
    assert verdict(rule) == "reachable"


@pytest.mark.parametrize("rule", [ref("Network"), OWN, part(1)])
def test_parts_of_the_block_lie_in_it(rule: Json) -> None:
    assert verdict(rule, subnets=(part(0), part(1))) == "reachable"


@pytest.mark.parametrize("rule", [ref("Other"), ref("First"), {"Fn::Sub": "${Network}/8"}])
def test_another_block_is_perhaps_another_one(rule: Json) -> None:
    assert verdict(rule) == "unknown"


def test_a_block_that_a_pool_gives_has_the_name_of_its_vpc() -> None:
    assert verdict(OWN, {"Ipv4IpamPoolId": "ipam-pool-0123"}) == "reachable"
    assert verdict(ref("Network"), {"Ipv4IpamPoolId": "ipam-pool-0123"}) == "unknown"


def test_of_several_blocks_of_a_vpc_nobody_knows_which_one_holds_a_subnet() -> None:
    further = resource("EC2::VPCCidrBlock", VpcId=ref("Vpc"), CidrBlock=ref("Other"))

    assert verdict(OWN, Further=further) == "unknown"
    assert verdict(ref("Second"), Further=further) == "reachable"


def test_a_rule_out_names_the_block_of_the_endpoint_too() -> None:
    def out(block: Json) -> Json:
        rule = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": block}
        return resource("EC2::SecurityGroup", GroupDescription="out", VpcId=ref("Vpc"), SecurityGroupEgress=[rule])

    assert [verdict(OWN, Out=out(block)) for block in (OWN, ref("First"), ref("Second"))] == ["reachable", "reachable", "unknown"]


def test_a_block_with_a_known_part_lies_in_itself() -> None:
    subnets = ({"Fn::Sub": "10.${Network}.0.0/24"}, {"Fn::Sub": "10.${Network}.1.0/24"})
    vpc = {"CidrBlock": {"Fn::Sub": "10.${Network}.0.0/16"}}

    assert verdict({"Fn::Sub": "10.${Network}.0.0/16"}, vpc, subnets) == "reachable"
    assert verdict({"Fn::Sub": "10.${Network}.9.0/24"}, vpc, subnets) == "unknown"
    assert verdict("172.16.0.0/12", vpc, subnets) == "blocked"


def test_where_something_stands_between_addresses_may_be_others() -> None:
    through = resource("EC2::Route", RouteTableId=ref("Table"), DestinationCidrBlock=ref("First"), NetworkInterfaceId="eni-0123")
    table = resource("EC2::RouteTable", VpcId=ref("Vpc"))
    routed = resource("EC2::SubnetRouteTableAssociation", SubnetId=ref("B"), RouteTableId=ref("Table"))

    assert verdict(OWN, Through=through, Table=table, Routed=routed) == "unknown"


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([("allow", OWN)], "reachable"),
        ([("allow", ref("Network"))], "reachable"),
        ([("allow", ref("Other"))], "unknown"),
        ([("deny", OWN), ("allow", "0.0.0.0/0")], "blocked"),
        ([("deny", ref("Other")), ("allow", "0.0.0.0/0")], "unknown"),
        ([("allow", OWN), ("deny", "0.0.0.0/0")], "reachable"),
    ],
)
def test_an_entry_of_an_acl_names_a_block_as_a_rule_does(entries: list[tuple[str, Json]], expected: str) -> None:
    made = {
        f"Entry{number}{egress}": resource(
            "EC2::NetworkAclEntry",
            NetworkAclId=ref("Acl"),
            Egress=egress,
            RuleNumber=100 + number,
            Protocol=-1,
            RuleAction=action,
            CidrBlock=block,
        )
        for number, (action, block) in enumerate(entries)
        for egress in (True, False)
    }
    acl = {
        "Acl": resource("EC2::NetworkAcl", VpcId=ref("Vpc")),
        "InForce": resource("EC2::SubnetNetworkAclAssociation", SubnetId=ref("A"), NetworkAclId=ref("Acl")),
    }

    assert verdict(OWN, **made, **acl) == expected


FIRST_IPV6 = {"Fn::Select": [0, attribute("Vpc", "Ipv6CidrBlocks")]}


@pytest.mark.parametrize(
    ("rule", "further", "expected"),
    [
        (FIRST_IPV6, {}, "reachable"),
        ({"Fn::Select": [1, attribute("Vpc", "Ipv6CidrBlocks")]}, {}, "unknown"),
        (FIRST_IPV6, {"Second": resource("EC2::VPCCidrBlock", VpcId=ref("Vpc"), AmazonProvidedIpv6CidrBlock=True)}, "unknown"),
    ],
)
def test_the_only_ipv6_block_of_a_vpc_is_the_first_of_its_list(rule: Json, further: Json, expected: str) -> None:
    def place(number: int) -> Json:
        own = {"Fn::Select": [number, {"Fn::Cidr": [FIRST_IPV6, 4, "64"]}]}
        return resource(
            "EC2::Subnet",
            VpcId=ref("Vpc"),
            CidrBlock=f"10.0.{number}.0/24",
            Ipv6CidrBlock=own,
            AssignIpv6AddressOnCreation=True,
        )

    let_in = [
        {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "10.0.0.0/16"},
        {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIpv6": rule},
    ]
    changed = {
        "Ipv6": resource("EC2::VPCCidrBlock", VpcId=ref("Vpc"), AmazonProvidedIpv6CidrBlock=True),
        "A": place(0),
        "B": place(1),
        "In": resource("EC2::SecurityGroup", GroupDescription="in", VpcId=ref("Vpc"), SecurityGroupIngress=let_in),
        "Kms": resource(
            "EC2::VPCEndpoint",
            VpcEndpointType="Interface",
            ServiceName="com.amazonaws.eu-west-1.kms",
            VpcId=ref("Vpc"),
            SubnetIds=[ref("A")],
            SecurityGroupIds=[ref("In")],
            IpAddressType="dualstack",
        ),
        "Function": resource(
            "Lambda::Function",
            VpcConfig={"SubnetIds": [ref("B")], "SecurityGroupIds": [ref("Out")], "Ipv6AllowedForDualStack": True},
        ),
    }

    assert verdict(OWN, {"CidrBlock": "10.0.0.0/16"}, **{**changed, **further}) == expected
