"""Rules about the form of security groups and their rules: what EC2 refuses, whatever the network."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.group_names import vpc_of_rule
from constructs_privatelink.analysis.networks.properties import GROUP, Fields
from constructs_privatelink.analysis.rules.rule import Trouble, rule
from constructs_privatelink.analysis.values import ResourceId, Unknown, known_values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.rules.context import RuleContext

_RULES = ("SecurityGroupIngress", "SecurityGroupEgress")
_PEERS = ("CidrIp", "CidrIpv6", "{way}SecurityGroupId", "{way}PrefixListId")
_BY_NAME = "SourceSecurityGroupName"
_LONGEST = 255
_OTHER_CHARACTERS = re.compile(r"[^a-zA-Z0-9 ._\-:/()#,@\[\]+=&;{}!$*]")
_SHOWN = 5


@rule(
    "PL035",
    "A security group rule names one peer",
    "error",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroupingress.html",
)
def no_or_several_peers(context: RuleContext) -> Iterator[Trouble]:
    """A rule has exactly one source or destination: an IPv4 block, an IPv6 block, a prefix list or a security group.

    A group is named by its id: outside a default VPC a name is a warning.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Group:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: endpoints
              VpcId: {Ref: Vpc}
              SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/16, CidrIpv6: "2001:db8::/56"}]

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
                - {IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIpv6: "2001:db8::/56"}

    """
    for group_rule, egress in _said_rules(context):
        end = "Destination" if egress else "Source"
        names = [name.format(way=end) for name in _PEERS]
        given = [name for name in names if group_rule.has(name)]
        known = [name for name in given if not isinstance(group_rule.values[name], Unknown)]
        if len(known) > 1:
            text = f"{_called(group_rule)} names {' and '.join(known)}"
            change = "give each a rule of its own"
            yield Trouble(group_rule.id, _place(group_rule, known[1]), text, change)
        elif not given and group_rule.has(_BY_NAME) and isinstance(vpc_of_rule(group_rule), ResourceId):
            text = f"{_called(group_rule)} names its source {group_rule.get(_BY_NAME)!r} by name, which AWS says is for a default VPC alone"
            change = "name the group by its id, in SourceSecurityGroupId"
            yield Trouble(group_rule.id, _place(group_rule, _BY_NAME), text, change, severity="warning")
        elif not given and not group_rule.has(_BY_NAME):
            text, change = f"{_called(group_rule)} names no peer", f"give it one of {', '.join(names)}"
            yield Trouble(group_rule.id, _place(group_rule, names[0]), text, change)


@rule(
    "PL037",
    "Descriptions of security groups and their rules have the characters that EC2 takes",
    "error",
    "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpRange.html",
)
def description_refused(context: RuleContext) -> Iterator[Trouble]:
    """EC2 takes at most 255 of a-z, A-Z, 0-9, spaces and ``._-:/()#,@[]+=&;{}!$*``; AWS's pages differ on ``&``, which is let be.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Group:
            Type: AWS::EC2::SecurityGroup
            Properties: {GroupDescription: "clients -> endpoints", VpcId: {Ref: Vpc}}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Group:
            Type: AWS::EC2::SecurityGroup
            Properties: {GroupDescription: "clients to endpoints", VpcId: {Ref: Vpc}}

    """
    groups = [(fields, "GroupDescription") for fields in context.resources(GROUP) if context.certain(fields.id)]
    for fields, name in [*groups, *((group_rule, "Description") for group_rule, _ in _said_rules(context))]:
        text = fields.text(name)
        if text is None or isinstance(text, Unknown):
            continue
        if len(text) > _LONGEST:
            said = f"the description has {len(text)} characters, more than the {_LONGEST} that EC2 takes"
            yield Trouble(fields.id, _place(fields, name), said, "shorten it")
        others = list(dict.fromkeys(_OTHER_CHARACTERS.findall(text)))[:_SHOWN]
        if others:
            shown = ", ".join(map(repr, others))
            said = f"the description has {shown}, which EC2 does not take"
            yield Trouble(fields.id, _place(fields, name), said, "use letters, digits, spaces and ._-:/()#,@[]+=;{}!$*")


def _said_rules(context: RuleContext) -> Iterator[tuple[Fields, bool]]:
    """Yield the rules that certainly will be there, in line and separate, each with whether it is an egress rule."""
    for fields in context.resources(GROUP, *(f"AWS::EC2::{name}" for name in _RULES)):
        if not context.certain(fields.id):
            continue
        if fields.resource.type != GROUP:
            written = [(fields, fields.resource.type.endswith("Egress"))]
        else:
            lists = [(fields.objects(name), name == _RULES[1]) for name in _RULES]
            written = [
                (group_rule, egress) for rules, egress in lists for group_rule in known_values(rules) if not isinstance(group_rule, Unknown)
            ]
        yield from ((group_rule, egress) for group_rule, egress in written if not group_rule.unread)


def _called(fields: Fields) -> str:
    """Return what a rule is called: by its place where it is one of several in line."""
    place, dot, _ = _place(fields, "IpProtocol").rpartition(".")
    return f"the rule '{place}'" if dot else "the rule"


def _place(fields: Fields, name: str) -> str:
    """Return where a property stands in its resource: ``"SecurityGroupIngress.0.CidrIp"``."""
    return fields.where(name).removeprefix(f"{fields.resource.path}.")
