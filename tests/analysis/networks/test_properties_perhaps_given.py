"""Properties that exclude each other, of which a condition that nobody knows decides which one is given: unknown, and no mistake."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis.values import Unknown
from tests.analysis.networks.fixtures_models import GROUP, VPC, Json, model_of, named, ref, resource

TABLE = {"Table": resource("EC2::RouteTable", VpcId=ref("Vpc"))}
ACL = {"Acl": resource("EC2::NetworkAcl", VpcId=ref("Vpc"))}


def perhaps(yes: Json) -> Json:
    return {"Fn::If": ["Perhaps", yes, ref("AWS::NoValue")]}


def otherwise(no: Json) -> Json:
    return {"Fn::If": ["Perhaps", ref("AWS::NoValue"), no]}


@pytest.mark.parametrize(
    "hops",
    [
        {"NatGatewayId": perhaps("nat-1"), "InstanceId": otherwise("i-1")},
        {"NatGatewayId": perhaps("nat-1"), "GatewayId": "igw-1"},
    ],
)
def test_a_route_with_one_target_or_the_other_leads_to_an_unknown_one(hops: Json) -> None:
    route = resource("EC2::Route", RouteTableId=ref("Table"), DestinationCidrBlock="0.0.0.0/0", **hops)

    model = model_of(VPC, TABLE, Route=route)

    assert isinstance(model.route_tables[named("Table")].routes[-1].kind, Unknown)
    assert model.problems == ()


def test_a_route_with_two_targets_is_a_problem() -> None:
    route = resource("EC2::Route", RouteTableId=ref("Table"), DestinationCidrBlock="0.0.0.0/0", NatGatewayId="nat-1", InstanceId="i-1")

    (problem,) = model_of(VPC, TABLE, Route=route).problems

    assert problem.why == "the route leads to several targets: NatGatewayId, InstanceId"


def test_a_route_with_one_destination_or_the_other_has_an_unknown_one() -> None:
    blocks = {"DestinationCidrBlock": perhaps("0.0.0.0/0"), "DestinationIpv6CidrBlock": otherwise("::/0")}

    model = model_of(VPC, TABLE, Route=resource("EC2::Route", RouteTableId=ref("Table"), GatewayId="igw-1", **blocks))

    assert isinstance(model.route_tables[named("Table")].routes[-1].destination, Unknown)
    assert model.problems == ()


def test_a_group_rule_with_one_peer_or_the_other_has_an_unknown_one() -> None:
    peers = {"CidrIp": perhaps("10.0.0.0/16"), "SourceSecurityGroupId": otherwise(ref("Group"))}
    rule = resource("EC2::SecurityGroupIngress", GroupId=ref("Group"), IpProtocol="tcp", FromPort=443, ToPort=443, **peers)

    model = model_of(VPC, GROUP, Rule=rule)

    assert [isinstance(rule.peer, Unknown) for rule in model.groups[named("Group")].rules if not rule.egress] == [True]
    assert model.problems == ()


def test_an_entry_with_one_block_or_the_other_has_an_unknown_one() -> None:
    blocks = {"CidrBlock": perhaps("0.0.0.0/0"), "Ipv6CidrBlock": otherwise("::/0")}
    entry = resource("EC2::NetworkAclEntry", NetworkAclId=ref("Acl"), RuleNumber=1, RuleAction="allow", Protocol=-1, **blocks)

    model = model_of(VPC, ACL, Entry=entry)

    assert isinstance(model.acls[named("Acl")].entries[0].cidr, Unknown)
    assert model.problems == ()
