"""Security groups with their rules: in line, separate, implicit, and those that a separate egress rule perhaps takes away.

Where a separate egress rule exists, CloudFormation and EC2 remove the rule that allows everything out: the implicit one, and as people
saw also one that the template says (https://github.com/aws/aws-cdk/issues/987,
https://github.com/aws-cloudformation/cfn-language-discussion/issues/157). So such a rule is only perhaps there.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import cached_property
from ipaddress import ip_network
from typing import TYPE_CHECKING, Literal

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.clusters import cluster_network, ipv6_cluster
from constructs_privatelink.analysis.networks.group_names import group_named, vpc_of_rule
from constructs_privatelink.analysis.networks.model import Group, GroupRef, GroupRule
from constructs_privatelink.analysis.networks.prefix_lists import prefix_list
from constructs_privatelink.analysis.networks.properties import EKS_CLUSTERS, GROUP, VPC
from constructs_privatelink.analysis.networks.rule_protocols import ports_between, protocol_number
from constructs_privatelink.analysis.values import Given, Outside, ResourceId, Unknown, part_of, perhaps_same, unknown_part

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from constructs_privatelink.analysis.networks.model import Network, PrefixListRef, Subnet, Vpc
    from constructs_privatelink.analysis.networks.properties import Fields, Reading
    from constructs_privatelink.analysis.values import Maybe, Target

_EGRESS = "AWS::EC2::SecurityGroupEgress"
_INGRESS = "AWS::EC2::SecurityGroupIngress"
_RESTRICTED = "Custom::VpcRestrictDefaultSG"
_EVERYTHING: tuple[Network, ...] = (ip_network("0.0.0.0/0"), ip_network("::/0"))


class SeparateRules:
    """Every rule that is a resource of its own, by its group. A rule of a group that is not known is perhaps in any of them."""

    def __init__(self, reading: Reading) -> None:
        self._by_group: dict[Target, list[GroupRule]] = defaultdict(list)
        for fields in reading.of_type(_INGRESS, _EGRESS):
            egress = fields.resource.type == _EGRESS
            by_name = fields.has("GroupName") and not fields.has("GroupId")
            group = group_named(fields, "GroupName", None) if by_name else fields.target("GroupId", GROUP) or fields.missing("GroupId")
            self._by_group[group].append(_rule(fields, egress=egress, exists=fields.exists))

    @property
    def groups(self) -> tuple[Target, ...]:
        """The groups that have separate rules."""
        return tuple(self._by_group)

    def of(self, group: Target) -> tuple[GroupRule, ...]:
        """Return the separate rules of a group."""
        doubts = {named: perhaps_same(named, group) for named in self._strays if named != group}
        perhaps = [replace(rule, exists=doubt) for named, doubt in doubts.items() if doubt is not None for rule in self._by_group[named]]
        return (*self._by_group.get(group, ()), *perhaps)

    @cached_property
    def _strays(self) -> list[Target]:
        return [named for named in self._by_group if isinstance(named, Unknown | Given)]


def built_groups(
    reading: Reading,
    separate: SeparateRules,
    vpcs: Mapping[Target, Vpc],
    subnets: Mapping[Target, Subnet],
    known: Mapping[Target, Group] | None = None,
) -> dict[Target, Group]:
    """Return the security groups of the set by id, with those that EC2 and EKS make along with VPCs and clusters.

    Args:
        reading: The templates.
        separate: Their separate rules.
        vpcs: Their VPCs.
        subnets: Their subnets.
        known: Groups that are not in the templates, which add to them. Default: none.

    """
    elsewhere = _associated_vpcs(reading)
    groups: dict[Target, Group] = {}
    for fields in reading.of_type(GROUP):
        vpc = fields.target("VpcId", VPC) or Unknown(Code.UNKNOWN_RESOURCE, fields.where("VpcId"), "it is in the account's default VPC")
        rules = [*_inline_rules(fields, vpcs.get(vpc)), *separate.of(fields.id)]
        groups[fields.id] = Group(
            fields.id, vpc, _perhaps_revoked(fields.id, rules), associated_vpcs=elsewhere(fields.id), path=fields.resource.path
        )
    restricted = {fields.target("DefaultSecurityGroupId"): fields.exists for fields in reading.of_type(_RESTRICTED)}
    for vpc_made in vpcs.values():
        group = default_group(vpc_made, separate, restricted)
        groups[group.id] = replace(group, associated_vpcs=elsewhere(group.id))
    for target, group in (known or {}).items():
        added = separate.of(target)
        again = {replace(rule, id=group.id) for rule in added if rule.exists is True}
        rules = [*(rule for rule in group.rules if rule not in again), *added]
        groups[target] = replace(group, rules=_perhaps_revoked(group.id, rules), associated_vpcs=elsewhere(target))
    for cluster in reading.of_type(*EKS_CLUSTERS):
        group = _cluster_group(cluster, separate, subnets)
        groups[group.id] = group
    return groups


def default_group(vpc: Vpc, separate: SeparateRules, restricted: Mapping[Target | None, Literal[True] | Unknown]) -> Group:
    """Return the default group of a VPC: all in from itself and all out, unless the CDK's custom resource takes both away."""
    own = part_of(vpc.id, "DefaultSecurityGroup")
    path = f"{vpc.path}.DefaultSecurityGroup"
    if not isinstance(own, ResourceId):
        return replace(imported_group(own, separate), vpc=vpc.id)
    implicit = [GroupRule(own, egress=False, protocol=-1, ports=None, peer=GroupRef(own)), *_allow_all(own, vpc)]
    gone = restricted.get(own) or next((target for target in restricted if isinstance(target, Unknown)), None)
    if gone is True:
        implicit = []
    elif gone is not None:
        implicit = [replace(rule, exists=gone) for rule in implicit]
    return Group(own, vpc.id, _perhaps_revoked(own, [*implicit, *separate.of(own)]), path=path)


def imported_group(id: Outside, separate: SeparateRules) -> Group:
    """Return a group of which nothing is known but the rules that the set adds."""
    unknown = unknown_part(id, "the rules of an imported security group are unknown")
    vpc = unknown_part(id, "the VPC of an imported security group is unknown")
    return Group(id, vpc, _perhaps_revoked(id, separate.of(id)), unknown, path=str(id))


def _cluster_group(cluster: Fields, separate: SeparateRules, subnets: Mapping[Target, Subnet]) -> Group:
    """Return the group that EKS makes for a cluster: all in from itself, and all out in the cluster's IP family.

    Source: https://docs.aws.amazon.com/eks/latest/userguide/sec-group-reqs.html
    """
    own = part_of(cluster.id, "ClusterSecurityGroupId")
    path = f"{cluster.resource.path}.ClusterSecurityGroupId"
    ipv6 = ipv6_cluster(cluster)
    unsaid = Unknown(Code.PL_UNRESOLVED_VALUE, path, "EKS does not say whether the group of an IPv6 cluster lets IPv4 out")
    exists: tuple[Literal[True] | Unknown, Literal[True] | Unknown | None] = (
        (True, None) if ipv6 is False else (unsaid, True) if ipv6 is True else (ipv6, ipv6)
    )
    rules = [
        GroupRule(cluster.id, egress=True, protocol=-1, ports=None, peer=block, exists=certain)
        for block, certain in zip(_EVERYTHING, exists, strict=True)
        if certain is not None
    ]
    itself = GroupRule(cluster.id, egress=False, protocol=-1, ports=None, peer=GroupRef(own))
    placed = cluster_network(cluster).subnets
    known = [subnets[subnet].vpc for subnet in placed if subnet in subnets] if isinstance(placed, tuple) else []
    unknown = Unknown(Code.UNKNOWN_RESOURCE, path, "the VPC of the cluster's subnets is unknown")
    return Group(own, known[0] if known else unknown, _perhaps_revoked(cluster.id, [itself, *rules, *separate.of(own)]), path=path)


def _allow_all(id: ResourceId, vpc: Vpc | None) -> list[GroupRule]:
    ipv6: Maybe[bool] = (
        vpc.ipv6 if vpc is not None else Unknown(Code.PL_UNRESOLVED_VALUE, str(id), "whether the VPC has an IPv6 block is unknown")
    )
    rules = [GroupRule(id, egress=True, protocol=-1, ports=None, peer=_EVERYTHING[0])]
    if ipv6 is not False:
        exists: Literal[True] | Unknown = ipv6 if isinstance(ipv6, Unknown) else True
        rules.append(GroupRule(id, egress=True, protocol=-1, ports=None, peer=_EVERYTHING[1], exists=exists))
    return rules


def _inline_rules(fields: Fields, vpc: Vpc | None) -> list[GroupRule]:
    made = []
    for name, egress in (("SecurityGroupIngress", False), ("SecurityGroupEgress", True)):
        rules = fields.objects(name)
        if egress and rules == ():
            made += _allow_all(fields.id, vpc)
        for rule in (rules,) if isinstance(rules, Unknown) else rules:
            if isinstance(rule, Unknown):
                made.append(GroupRule(fields.id, egress=egress, protocol=rule, ports=rule, peer=rule, exists=rule))
            else:
                made.append(_rule(rule, egress=egress, exists=True))
        if egress and isinstance(rules, Unknown):
            made += [replace(rule, exists=rules) for rule in _allow_all(fields.id, vpc)]
    return made


def _rule(fields: Fields, *, egress: bool, exists: Literal[True] | Unknown) -> GroupRule:
    protocol = protocol_number(fields, "IpProtocol")
    return GroupRule(
        id=fields.id,
        egress=egress,
        protocol=protocol,
        ports=ports_between(fields, protocol, "FromPort", "ToPort"),
        peer=_peer(fields, egress=egress),
        exists=exists,
    )


def _peer(fields: Fields, *, egress: bool) -> Network | GroupRef | PrefixListRef | Unknown:
    side = "Destination" if egress else "Source"
    peers: list[Network | GroupRef | PrefixListRef | Unknown] = []
    for name, family in (("CidrIp", "ipv4"), ("CidrIpv6", "ipv6")):
        block = fields.block(name, "ipv4" if family == "ipv4" else "ipv6")
        peers += [block] if block is not None else []
    group = fields.target(f"{side}SecurityGroupId", GROUP)
    peers += [GroupRef(group)] if group is not None else []
    entries = prefix_list(fields, f"{side}PrefixListId")
    peers += [entries] if entries is not None else []
    if not peers and fields.has(f"{side}SecurityGroupName"):
        return GroupRef(group_named(fields, f"{side}SecurityGroupName", vpc_of_rule(fields)))
    return fields.one_of(peers, f"{side}SecurityGroupId", "the rule names no peer", "the rule names several peers; one rule has one")


def _perhaps_revoked(own: ResourceId | Outside, rules: Sequence[GroupRule]) -> tuple[GroupRule, ...]:
    """Return the rules, those that allow everything out only perhaps there where a separate egress rule is among them.

    That holds for a separate rule which allows everything out itself, too: whether it is made before or after the other goes, no page says.
    """
    separate = next((rule for rule in rules if rule.egress and rule.id != own), None)
    if separate is None:
        return tuple(rules)
    why = f"the separate egress rule '{separate.id}' perhaps removed the rule that allows everything out"
    return tuple(
        replace(rule, exists=Unknown(Code.PL_DEFAULT_EGRESS_REVOKED, str(own), why))
        if rule.egress and rule.protocol == -1 and rule.peer in _EVERYTHING and rule.exists is True
        else rule
        for rule in rules
    )


def _associated_vpcs(reading: Reading) -> Callable[[Target], tuple[Target, ...]]:
    vpcs: dict[Target, tuple[Target, ...]] = defaultdict(tuple)
    for fields in reading.of_type("AWS::EC2::SecurityGroupVpcAssociation"):
        group = fields.target("GroupId", GROUP) or fields.missing("GroupId")
        vpc = fields.target("VpcId", VPC) or fields.missing("VpcId")
        vpcs[group] += (vpc if fields.exists is True else fields.exists,)

    def of(group: Target) -> tuple[Target, ...]:
        doubts = (perhaps_same(named, group) for named in vpcs if named != group)
        return (*vpcs.get(group, ()), *(doubt for doubt in doubts if doubt is not None))

    return of
