"""Rules about the rules of security groups together: those that undo each other, repeat each other, or are too many."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.model import GroupRef, PrefixListRef
from constructs_privatelink.analysis.networks.properties import EKS_CLUSTERS, PREFIX_LIST
from constructs_privatelink.analysis.reachability.addresses import FAMILIES
from constructs_privatelink.analysis.rules.context import WITH_GROUPS
from constructs_privatelink.analysis.rules.rule import Trouble, rule
from constructs_privatelink.analysis.values import Given, Outside, ResourceId, Unknown, UnknownBlock, known_values
from constructs_privatelink.catalogue.protocols import ALL_PROTOCOLS, ICMPS, PROTOCOL_NUMBERS
from constructs_privatelink.catalogue.quotas import GROUP_RULES, MOST_INTERFACE_RULES
from constructs_privatelink.decisions.clients import IPV4

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from constructs_privatelink.analysis.networks.model import Group, GroupRule
    from constructs_privatelink.analysis.rules.context import RuleContext
    from constructs_privatelink.analysis.values import Target

_EGRESS = "AWS::EC2::SecurityGroupEgress"
_REVOKED = Code.PL_DEFAULT_EGRESS_REVOKED

_Same: TypeAlias = tuple[object, ...]
"""What makes two rules one for EC2."""


@rule(
    "PL032",
    "A group that lets everything out has no separate egress rule",
    "warning",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html",
)
def separate_egress_rule(context: RuleContext) -> Iterator[Trouble]:
    """CloudFormation removes the rule that lets everything out, also in line and on other stacks' groups, as soon as it adds another one.

    It says nothing of that, and all that the other rules do not let out is dropped. Of an imported group nobody knows; that is info.
    Let be are what only answers (a load balancer), and groups of the CDK without egress rules: it writes down an allow-all that is meant.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Clients: {Type: "AWS::EC2::SecurityGroup", Properties: {GroupDescription: clients, VpcId: {Ref: Vpc}}}
          ToEndpoints:
            Type: AWS::EC2::SecurityGroupEgress
            Properties: {GroupId: {Ref: Clients}, IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/16}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Clients:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: clients
              VpcId: {Ref: Vpc}
              SecurityGroupEgress: [{IpProtocol: udp, FromPort: 53, ToPort: 53, CidrIp: 10.0.0.0/16}]
          ToEndpoints:
            Type: AWS::EC2::SecurityGroupEgress
            Properties: {GroupId: {Ref: Clients}, IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/16}

    """
    answering = _only_answering(context)
    for group in _groups(context):
        out = [group_rule for group_rule in group.rules if group_rule.egress]
        separate = [group_rule for group_rule in out if _type(group_rule, context) == _EGRESS]
        added = next((group_rule for group_rule in separate if group_rule.exists is True), None)
        if added is None or any(_lets_all_out(group_rule) for group_rule in separate):
            continue
        name = group.path or str(group.id)
        if any(_lets_all_out(group_rule) and _revoked(group_rule) and group_rule not in separate for group_rule in out):
            if _implicit(group, context) and (_closed_by_the_cdk(group, context) or group.id in answering):
                continue
            text = f"it perhaps removes the rule that lets everything out of '{name}'"
            change = "leave it out, or say in that group what may go out"
            yield Trouble(added.id, "GroupId", text, change)
        elif isinstance(group.id, Outside) and group.complete is not True:
            text = f"if the imported group '{name}' lets everything out, this removes that rule"
            change = "leave it out, unless that group is closed"
            yield Trouble(added.id, "GroupId", text, change, severity="info")


def _only_answering(context: RuleContext) -> set[Target]:
    """Return the groups that are carried, and by nothing that opens connections of its own accord."""
    carried: dict[Target, bool] = {}
    for workload in context.model.workloads:
        for target in known_values(workload.groups):
            carried[target] = carried.get(target, False) or workload.initiates
    return {target for target, opens in carried.items() if not opens}


def _implicit(group: Group, context: RuleContext) -> bool:
    fields = context.fields(group.id)
    return fields is None or not fields.has("SecurityGroupEgress")


def _closed_by_the_cdk(group: Group, context: RuleContext) -> bool:
    """Return whether the CDK's own construct made a group; it leaves the egress rules out where nothing but separate ones are meant."""
    fields = context.fields(group.id)
    if fields is None:
        return False
    path = fields.resource.metadata.get("aws:cdk:path")
    return path.endswith("/Resource") if isinstance(path, str) else fields.resource.path != fields.id.logical_id


def _lets_all_out(group_rule: GroupRule) -> bool:
    block = None if isinstance(group_rule.peer, Unknown | GroupRef | PrefixListRef) else group_rule.peer
    return group_rule.protocol == ALL_PROTOCOLS and block is not None and block.prefixlen == 0 and block.version == IPV4


def _revoked(group_rule: GroupRule) -> bool:
    return isinstance(group_rule.exists, Unknown) and group_rule.exists.code == _REVOKED


@rule(
    "PL034",
    "A security group has each rule once",
    "warning",
    "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpRange.html",
)
def duplicate_group_rule(context: RuleContext) -> Iterator[Trouble]:
    """EC2 clears the host bits of blocks and keeps one of two equal rules: it refuses the second, or loses both when one is removed.

    That a rule repeats one that EKS makes in the group of a cluster is info: the CDK adds such rules itself.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Group:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: endpoints
              VpcId: {Ref: Vpc}
              SecurityGroupIngress:
                - {IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/16}
                - {IpProtocol: "6", FromPort: "443", ToPort: "443", CidrIp: 10.0.0.5/16}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Group:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: endpoints
              VpcId: {Ref: Vpc}
              SecurityGroupIngress:
                - {IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/16}
                - {IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.1.0.0/16}

    """
    for group in _groups(context):
        first: dict[_Same, GroupRule] = {}
        for group_rule in group.rules:
            same = rule_key(group_rule) if group_rule.exists is True else None
            if same is not None and first.setdefault(same, group_rule) is not group_rule:
                direction = "egress" if group_rule.egress else "ingress"
                where = "in it" if first[same].id == group_rule.id else f"in '{context.path(first[same].id)}'"
                text = f"the same {direction} rule, {_told(group_rule, context)}, is {where} already"
                place = _place(group_rule, context)
                if _type(first[same], context) in EKS_CLUSTERS and _type(group_rule, context) not in EKS_CLUSTERS:
                    change = "leave it out, or acknowledge it where the CDK adds it for nodes; when it goes, that of EKS goes too"
                    yield Trouble(group_rule.id, place, text, change, severity="info")
                else:
                    yield Trouble(group_rule.id, place, text, "leave one out")


def rule_key(group_rule: GroupRule) -> _Same | None:
    """Return what two rules that EC2 takes for one have in common; None where it is not known. ICMP's types are no part of the model."""
    if isinstance(group_rule.protocol, Unknown) or group_rule.protocol in ICMPS or isinstance(group_rule.ports, Unknown):
        return None
    peer = group_rule.peer
    target = peer.target if isinstance(peer, GroupRef | PrefixListRef) else peer
    if isinstance(target, Unknown):
        if target.key is None:
            return None
        return (
            group_rule.egress,
            group_rule.protocol,
            group_rule.ports,
            type(peer),
            group_rule.id.stack if isinstance(group_rule.id, ResourceId) else "",
            target.key,
        )
    return (group_rule.egress, group_rule.protocol, group_rule.ports, type(peer), target)


def _told(group_rule: GroupRule, context: RuleContext) -> str:
    target = group_rule.peer.target if isinstance(group_rule.peer, GroupRef | PrefixListRef) else group_rule.peer
    name = context.path(target) if isinstance(target, ResourceId | Outside) else target.key if isinstance(target, Unknown) else target
    if group_rule.ports is None or isinstance(group_rule.ports, Unknown):
        return f"all ports of '{name}'"
    first, last = group_rule.ports
    protocol = next((name for name, number in PROTOCOL_NUMBERS.items() if number == group_rule.protocol), group_rule.protocol)
    return f"{protocol} {first} of '{name}'" if first == last else f"{protocol} {first}-{last} of '{name}'"


@rule(
    "PL036",
    "A security group has at most 60 rules in a direction and address family",
    "warning",
    "https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html",
)
def too_many_group_rules(context: RuleContext) -> Iterator[Trouble]:
    """The quota is 60 rules; a prefix list counts as its maximum size. AWS raises it: times the groups of an interface, 1,000 at most.

    Groups of an endpoint that need more than that together are an error at the endpoint, for no quotas admit them.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Group: {Type: "AWS::EC2::SecurityGroup", Properties: {GroupDescription: endpoints, VpcId: {Ref: Vpc}}}
          "Rule{1..61}":
            Type: AWS::EC2::SecurityGroupIngress
            Properties: {GroupId: {Ref: Group}, IpProtocol: tcp, FromPort: "{1..61}", ToPort: "{1..61}", CidrIp: 10.0.0.0/16}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Group: {Type: "AWS::EC2::SecurityGroup", Properties: {GroupDescription: endpoints, VpcId: {Ref: Vpc}}}
          Rule:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: {GroupId: {Ref: Group}, IpProtocol: tcp, FromPort: 1, ToPort: 61, CidrIp: 10.0.0.0/16}

    """
    largest: dict[Target, int] = {}
    for group in _groups(context):
        counted: Counter[tuple[bool, str]] = Counter()
        seen: set[_Same] = set()
        for group_rule in group.rules:
            same = rule_key(group_rule)
            if group_rule.exists is True and (same is None or same not in seen):
                seen |= {same} if same is not None else set()
                counted.update({(group_rule.egress, family): size for family, size in _sizes(group_rule, context).items()})
        for (egress, family), count in sorted(counted.items()):
            if count > GROUP_RULES:
                beyond = count > MOST_INTERFACE_RULES
                change = f"merge rules, for no quota is above {MOST_INTERFACE_RULES:,}" if beyond else "ask AWS to raise it, or merge rules"
                least = "at least " if isinstance(group.complete, Unknown) else ""
                which = f"{least}{count} {'outbound' if egress else 'inbound'} rules for {'IPv4' if family == FAMILIES[IPV4] else 'IPv6'}"
                text = f"it has {which}, more than the {GROUP_RULES} of the default quota"
                place = "SecurityGroupEgress" if egress else "SecurityGroupIngress"
                yield Trouble(group.id, place, text, change, severity="error" if beyond else None)
        if counted:
            largest[group.id] = max(counted.values())
    yield from _together(largest, context)


def _together(largest: Mapping[Target, int], context: RuleContext) -> Iterator[Trouble]:
    """Find endpoints whose groups need quotas that AWS does not give together: rules times groups."""
    for endpoint in context.endpoints(*WITH_GROUPS):
        carried = {group for group in known_values(endpoint.groups) if not isinstance(group, Unknown | Given)}
        most = max((largest.get(group, 0) for group in carried), default=0)
        if most <= MOST_INTERFACE_RULES < most * len(carried):
            what = f"one of its {len(carried)} security groups has {most} rules in a direction and address family"
            most_said = f"{most} times {len(carried)} is more than the {MOST_INTERFACE_RULES:,} that AWS raises the two quotas to together"
            text, change = f"{what}, and {most_said}", "merge rules, or groups"
            yield Trouble(endpoint.id, "SecurityGroupIds", text, change, severity="error")


def _sizes(group_rule: GroupRule, context: RuleContext) -> dict[str, int]:
    """Return how many rules a rule certainly counts as, by family: a group counts in both, a list as its maximum size."""
    match group_rule.peer:
        case GroupRef():
            return dict.fromkeys(FAMILIES.values(), 1)
        case PrefixListRef(target):
            fields = context.fields(target)
            if fields is None or fields.resource.type != PREFIX_LIST:
                return {}
            most, family = fields.number("MaxEntries"), fields.text("AddressFamily")
            return {family.lower(): most} if isinstance(most, int) and isinstance(family, str) else {}
        case UnknownBlock(family=str(family)):
            return {family: 1}
        case Unknown():
            return {}
        case network:
            return {FAMILIES[network.version]: 1}


def _groups(context: RuleContext) -> Iterator[Group]:
    """Yield the groups that certainly will be there, those that EC2 makes along with a VPC and imported ones too."""
    for group in context.model.groups.values():
        resource = context.stacks.resource(group.id) if isinstance(group.id, ResourceId) else None
        if resource is None or context.certain(group.id):
            yield group


def _type(group_rule: GroupRule, context: RuleContext) -> str:
    resource = context.stacks.resource(group_rule.id)
    return "" if resource is None else resource.type


def _place(group_rule: GroupRule, context: RuleContext) -> str:
    if _type(group_rule, context).endswith(("Ingress", "Egress")):
        return "GroupId"
    return "SecurityGroupEgress" if group_rule.egress else "SecurityGroupIngress"
