"""Security groups that are named and not referred to."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis.networks.model import GroupRef
from constructs_privatelink.analysis.values import Target, Unknown
from tests.analysis.networks.fixtures_models import VPC, Json, model_of, named, ref, resource, subnet

DEFAULT = named("Vpc.DefaultSecurityGroup")
HTTPS = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443}


def group(*rules: Json, **properties: Json) -> Json:
    return resource("EC2::SecurityGroup", VpcId=ref("Vpc"), GroupDescription="tests", SecurityGroupIngress=[*rules], **properties)


@pytest.mark.parametrize(("name", "target"), [("default", DEFAULT), ("clients", named("Clients"))])
def test_a_rule_that_names_its_peer_means_the_group_of_its_vpc(name: str, target: Target) -> None:
    inline = {"Group": group(HTTPS | {"SourceSecurityGroupName": name})}
    separate = {
        "Group": group(),
        "Rule": resource("EC2::SecurityGroupIngress", GroupId=ref("Group"), SourceSecurityGroupName=name, **HTTPS),
    }

    for parts in (inline, separate):
        rules = model_of(VPC, {"Clients": group(GroupName="clients")}, parts).groups[named("Group")].rules
        assert [rule.peer for rule in rules if not rule.egress] == [GroupRef(target)]


def test_a_name_that_no_group_of_the_set_has_is_not_known() -> None:
    (rule,) = [
        rule
        for rule in model_of(VPC, Group=group(HTTPS | {"SourceSecurityGroupName": "x"})).groups[named("Group")].rules
        if not rule.egress
    ]

    assert isinstance(rule.peer, GroupRef)
    assert isinstance(rule.peer.target, Unknown)


def test_a_rule_of_a_group_that_is_named_is_one_of_its_rules() -> None:
    rule = resource("EC2::SecurityGroupIngress", GroupName="clients", CidrIp="10.0.0.0/16", **HTTPS)
    model = model_of(VPC, Clients=group(GroupName="clients"), Rule=rule)

    assert [rule.id for rule in model.groups[named("Clients")].rules if not rule.egress] == [named("Rule")]
    assert model.problems == ()


@pytest.mark.parametrize(
    ("names", "groups"),
    [(["default"], (DEFAULT,)), (["clients"], (named("Clients"),)), ([ref("Clients")], (named("Clients"),))],
)
def test_an_instance_that_names_its_groups_has_them(names: Json, groups: tuple[Target, ...]) -> None:
    instance = resource("EC2::Instance", SubnetId=ref("Subnet"), SecurityGroups=names)
    model = model_of(VPC, {"Subnet": subnet()}, Clients=group(GroupName="clients"), It=instance)

    assert [workload.groups for workload in model.workloads] == [groups]
