"""Groups of a template, and the rules that are read of them."""

from __future__ import annotations

from ipaddress import ip_network
from typing import TYPE_CHECKING

from tests.analysis.networks.fixtures_models import VPC, Json, model_of, named, ref, resource

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.model import Group, GroupRule


EVERYWHERE, EVERYWHERE_6 = ip_network("0.0.0.0/0"), ip_network("::/0")


def group_with(*parts: Json, **properties: Json) -> Group:
    group = resource("EC2::SecurityGroup", VpcId=ref("Vpc"), GroupDescription="tests", **properties)
    return model_of(VPC, {"Group": group}, *parts).groups[named("Group")]


def rule_of(**properties: Json) -> GroupRule:
    (rule,) = [rule for rule in group_with(SecurityGroupIngress=[properties]).rules if not rule.egress]
    return rule
