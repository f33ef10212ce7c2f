"""Security groups as the analysis sees them: what absent rules mean, and what a separate egress rule takes away."""

from __future__ import annotations

from ipaddress import ip_network

import pytest

from constructs_privatelink.analysis.networks.model import GroupRef
from constructs_privatelink.analysis.values import Outside, Unknown
from tests.analysis.networks.fixtures_groups import EVERYWHERE, EVERYWHERE_6, group_with, rule_of
from tests.analysis.networks.fixtures_models import GROUP, IPV6, VPC, Json, attribute, model_of, named, perhaps, ref, resource

ALL_OUT = {"IpProtocol": "-1", "CidrIp": "0.0.0.0/0"}


@pytest.mark.parametrize("properties", [{}, {"SecurityGroupEgress": []}])
def test_no_egress_rules_let_all_ipv4_out(properties: Json) -> None:
    (rule,) = group_with(**properties).rules

    assert (rule.egress, rule.protocol, rule.ports, rule.peer, rule.exists) == (True, -1, None, EVERYWHERE, True)


def test_no_egress_rules_let_ipv6_out_too_where_the_vpc_has_ipv6() -> None:
    rules = group_with(IPV6).rules

    assert [rule.peer for rule in rules] == [EVERYWHERE, EVERYWHERE_6]


def test_an_egress_rule_in_line_is_all_there_is() -> None:
    group = group_with(SecurityGroupEgress=[{"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "10.0.0.0/8"}])

    assert [(rule.protocol, rule.ports, rule.peer) for rule in group.rules] == [(6, (443, 443), ip_network("10.0.0.0/8"))]


@pytest.mark.parametrize("inline", [None, [ALL_OUT]])
def test_a_separate_egress_rule_perhaps_removes_the_rule_that_lets_all_out(inline: Json) -> None:
    separate = resource("EC2::SecurityGroupEgress", GroupId=ref("Group"), IpProtocol="tcp", FromPort=443, ToPort=443, CidrIp="10.0.0.0/16")

    all_out, rest = group_with({"Rule": separate}, **({"SecurityGroupEgress": inline} if inline else {})).rules

    assert isinstance(all_out.exists, Unknown)
    assert all_out.exists.code == "PL_DEFAULT_EGRESS_REVOKED"
    assert (rest.id, rest.exists) == (named("Rule"), True)


def test_whether_a_separate_rule_that_lets_all_out_stays_is_not_known() -> None:
    everything = resource("EC2::SecurityGroupEgress", GroupId=ref("Group"), IpProtocol="-1", CidrIp="0.0.0.0/0")

    implicit, separate = group_with({"All": everything}).rules

    assert isinstance(implicit.exists, Unknown)
    assert isinstance(separate.exists, Unknown)
    assert str(implicit.exists) == str(separate.exists)


def test_a_separate_egress_rule_leaves_narrower_rules_in_line() -> None:
    separate = resource("EC2::SecurityGroupEgress", GroupId=ref("Group"), IpProtocol="tcp", FromPort=443, ToPort=443, CidrIp="10.0.0.0/16")

    group = group_with({"Rule": separate}, SecurityGroupEgress=[{"IpProtocol": "6", "FromPort": 1, "ToPort": 2, "CidrIp": "0.0.0.0/0"}])

    assert [rule.exists for rule in group.rules] == [True, True]


def test_a_separate_ingress_rule_leaves_the_rule_that_lets_all_out() -> None:
    separate = resource("EC2::SecurityGroupIngress", GroupId=ref("Group"), IpProtocol="tcp", FromPort=443, ToPort=443, CidrIp="10.0.0.0/16")

    assert [rule.exists for rule in group_with({"Rule": separate}).rules] == [True, True]


def test_a_rule_of_an_unknown_group_is_perhaps_in_every_group() -> None:
    model = model_of(VPC, GROUP, Rule=resource("EC2::SecurityGroupIngress", GroupId=ref("Switch"), IpProtocol="-1", CidrIp="10.0.0.0/8"))

    (rule,) = [rule for rule in model.groups[named("Group")].rules if not rule.egress]
    assert isinstance(rule.exists, Unknown)


def test_a_rule_under_an_unknown_condition_is_perhaps_there() -> None:
    group = group_with({"Rule": perhaps("EC2::SecurityGroupIngress", GroupId=ref("Group"), IpProtocol="-1", CidrIp="10.0.0.0/8")})

    assert isinstance(group.rules[-1].exists, Unknown)


def test_host_bits_are_cleared() -> None:
    assert rule_of(IpProtocol="-1", CidrIp="10.1.2.3/8").peer == ip_network("10.0.0.0/8")


@pytest.mark.parametrize(
    "peer", [{}, {"CidrIp": "10.0.0.0/8", "CidrIpv6": "::/0"}, {"CidrIp": "10.0.0.0"}, {"CidrIp": "::/0"}, {"CidrIp": ["10.0.0.0/8"]}]
)
def test_a_rule_without_one_clear_peer_is_unknown_and_noted(peer: Json) -> None:
    model = model_of(VPC, GROUP, Rule=resource("EC2::SecurityGroupIngress", GroupId=ref("Group"), IpProtocol="-1", **peer))

    assert isinstance(model.groups[named("Group")].rules[-1].peer, Unknown)
    assert model.problems


def test_another_group_may_be_the_peer() -> None:
    assert rule_of(IpProtocol="-1", SourceSecurityGroupId=attribute("Group", "GroupId")).peer == GroupRef(named("Group"))
    assert rule_of(IpProtocol="-1", SourceSecurityGroupId="sg-0123").peer == GroupRef(Outside("sg-0123"))


def test_the_default_group_lets_itself_in_and_everything_out() -> None:
    group = model_of(VPC).groups[named("Vpc.DefaultSecurityGroup")]

    assert [(rule.egress, rule.peer) for rule in group.rules] == [(False, GroupRef(group.id)), (True, EVERYWHERE)]


def test_rules_are_added_to_the_default_group() -> None:
    rule = resource("EC2::SecurityGroupIngress", GroupId=attribute("Vpc", "DefaultSecurityGroup"), IpProtocol="-1", CidrIp="10.0.0.0/8")

    group = model_of(VPC, Rule=rule).groups[named("Vpc.DefaultSecurityGroup")]

    assert [rule.id for rule in group.rules] == [group.id, group.id, named("Rule")]


def test_the_custom_resource_of_the_cdk_takes_the_rules_of_the_default_group() -> None:
    restrict = resource("Custom::VpcRestrictDefaultSG", DefaultSecurityGroupId=attribute("Vpc", "DefaultSecurityGroup"))

    assert model_of(VPC, Restrict=restrict).groups[named("Vpc.DefaultSecurityGroup")].rules == ()


def test_a_group_may_be_associated_with_further_vpcs() -> None:
    association = resource("EC2::SecurityGroupVpcAssociation", GroupId=attribute("Group", "GroupId"), VpcId="vpc-0123")

    model = model_of(VPC, GROUP, Association=association)

    assert model.groups[named("Group")].associated_vpcs == (Outside("vpc-0123"),)
    assert model.vpcs[Outside("vpc-0123")].closed is False


def test_an_imported_group_has_the_rules_that_the_template_adds_and_others_perhaps() -> None:
    rule = resource("EC2::SecurityGroupIngress", GroupId="sg-0123", IpProtocol="-1", CidrIp="10.0.0.0/8")

    group = model_of(VPC, Rule=rule).groups[Outside("sg-0123")]

    assert [rule.id for rule in group.rules] == [named("Rule")]
    assert isinstance(group.complete, Unknown)
