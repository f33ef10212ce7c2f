"""Rules about the form of network ACLs: entries that EC2 refuses, and ACLs that are not in force or deny everything."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

from constructs_privatelink.analysis.networks.properties import ACL, SUBNET, Fields
from constructs_privatelink.analysis.networks.rule_protocols import protocol_number
from constructs_privatelink.analysis.reachability.verdicts import Direction
from constructs_privatelink.analysis.rules.context import WITH_GROUPS
from constructs_privatelink.analysis.rules.finding import Cause
from constructs_privatelink.analysis.rules.rule import Trouble, rule
from constructs_privatelink.analysis.values import Given, ResourceId, Unknown, known_values, perhaps_same
from constructs_privatelink.catalogue.protocols import TCP, UDP
from constructs_privatelink.catalogue.quotas import LAST_RULE_NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.rules.context import RuleContext
    from constructs_privatelink.analysis.values import Target

_BASICS = "https://docs.aws.amazon.com/vpc/latest/userguide/nacl-basics.html"
_ENTRY, _ASSOCIATION = "AWS::EC2::NetworkAclEntry", "AWS::EC2::SubnetNetworkAclAssociation"
_NUMBER = re.compile(r"-?\d+")
_WITH_PORTS = {TCP: "tcp", UDP: "udp"}
_ICMP, _ICMPV6 = 1, 58


@rule(
    "PL042",
    "An entry of a network ACL has a number, one block, and what its protocol asks for",
    "error",
    "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html",
)
def entry_refused(context: RuleContext) -> Iterator[Trouble]:
    """EC2 refuses tcp and udp without ports, ICMP without a type and code, numbers outside 1 to 32766, and no block or two.

    CloudFormation takes a protocol by its number, and not by its name.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Acl: {Type: "AWS::EC2::NetworkAcl", Properties: {VpcId: {Ref: Vpc}}}
          Https:
            Type: AWS::EC2::NetworkAclEntry
            Properties: {NetworkAclId: {Ref: Acl}, RuleNumber: 100, Protocol: 6, RuleAction: allow, CidrBlock: 10.0.0.0/16}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Acl: {Type: "AWS::EC2::NetworkAcl", Properties: {VpcId: {Ref: Vpc}}}
          Https:
            Type: AWS::EC2::NetworkAclEntry
            Properties:
              NetworkAclId: {Ref: Acl}
              RuleNumber: 100
              Protocol: 6
              RuleAction: allow
              CidrBlock: 10.0.0.0/16
              PortRange: {From: 443, To: 443}

    """
    for fields in context.resources(_ENTRY):
        if context.certain(fields.id) and not fields.unread:
            for name, text, change in _defects(fields):
                yield Trouble(fields.id, name, text, change)


def _defects(fields: Fields) -> Iterator[tuple[str, str, str]]:
    number = fields.number("RuleNumber")
    if isinstance(number, int) and not 1 <= number <= LAST_RULE_NUMBER:
        yield "RuleNumber", f"got {number}", f"give a number from 1 to {LAST_RULE_NUMBER}"
    named = fields.get("Protocol")
    if isinstance(named, str) and not _NUMBER.fullmatch(named.strip()):
        yield "Protocol", f"got the protocol {named!r}, and CloudFormation takes its number", "write 6 for tcp, 17 for udp, -1 for all"
    protocol = protocol_number(fields, "Protocol") if fields.has("Protocol") else None
    if isinstance(protocol, int) and protocol in _WITH_PORTS:
        ports = fields.object("PortRange")
        if ports is None or (isinstance(ports, Fields) and not (ports.has("From") and ports.has("To"))):
            yield "PortRange", f"protocol {protocol} ({_WITH_PORTS[protocol]}) needs ports", "give PortRange a From and a To"
    ipv6 = fields.has("Ipv6CidrBlock") and not isinstance(fields.values["Ipv6CidrBlock"], Unknown)
    if (protocol == _ICMP or (protocol == _ICMPV6 and ipv6)) and not fields.has("Icmp"):
        yield "Icmp", f"protocol {protocol} needs an ICMP type and code", "give Icmp a Type and a Code, each -1 for all"
    if not fields.has("CidrBlock") and not fields.has("Ipv6CidrBlock"):
        yield "CidrBlock", "the entry has no block", "give it CidrBlock or Ipv6CidrBlock"
    elif ipv6 and fields.has("CidrBlock") and not isinstance(fields.values["CidrBlock"], Unknown):
        yield "Ipv6CidrBlock", "the entry has CidrBlock and Ipv6CidrBlock", "give each an entry of its own"


@rule("PL043", "A network ACL with entries is in force, and is the only one of its subnets", "warning", _BASICS)
def acl_not_in_force(context: RuleContext) -> Iterator[Trouble]:
    """Entries of an ACL that no subnet has do nothing; of two ACLs of one subnet, the one associated last replaces the other.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Acl: {Type: "AWS::EC2::NetworkAcl", Properties: {VpcId: {Ref: Vpc}}}
          All:
            Type: AWS::EC2::NetworkAclEntry
            Properties: {NetworkAclId: {Ref: Acl}, RuleNumber: 100, Protocol: -1, RuleAction: allow, CidrBlock: 10.0.0.0/16}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Subnet: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.0.0/24}}
          Acl: {Type: "AWS::EC2::NetworkAcl", Properties: {VpcId: {Ref: Vpc}}}
          InForce: {Type: "AWS::EC2::SubnetNetworkAclAssociation", Properties: {SubnetId: {Ref: Subnet}, NetworkAclId: {Ref: Acl}}}
          All:
            Type: AWS::EC2::NetworkAclEntry
            Properties: {NetworkAclId: {Ref: Acl}, RuleNumber: 100, Protocol: -1, RuleAction: allow, CidrBlock: 10.0.0.0/16}

    """
    associated: set[Target | None] = set()
    of_subnet: dict[Target, tuple[Target, Fields]] = {}
    for fields in context.resources(_ASSOCIATION):
        acl, subnet = fields.target("NetworkAclId", ACL), fields.target("SubnetId", SUBNET)
        associated.add(acl)
        if acl is None or subnet is None or isinstance(acl, Unknown) or isinstance(subnet, Unknown) or not context.certain(fields.id):
            continue
        other, first = of_subnet.setdefault(subnet, (acl, fields))
        if other != acl and perhaps_same(other, acl) is None:
            text = f"'{first.resource.path}' associates '{context.path(subnet)}' with another network ACL"
            change = "leave one of the two out"
            yield Trouble(fields.id, "SubnetId", text, change)
    if context.stacks.problems or any(acl is None or isinstance(acl, Unknown | Given) for acl in associated):
        return
    for resource in context.stacks.of_type(ACL):
        acl_made = context.model.acls.get(resource.id)
        count = sum(entry.exists is True for entry in acl_made.entries) if acl_made is not None else 0
        if count and resource.id not in associated and context.certain(resource.id):
            entries = "its entry does nothing" if count == 1 else f"its {count} entries do nothing"
            text, change = f"no subnet has it, so that {entries}", "associate a subnet, or remove it"
            yield Trouble(resource.id, "SubnetNetworkAclAssociation", text, change)


@rule("PL044", "A network ACL of a subnet that is used has entries", "error", _BASICS)
def acl_that_denies_all(context: RuleContext) -> Iterator[Trouble]:
    """A custom ACL without entries denies all that enters or leaves the subnet: an endpoint or workload in it is cut off.

    Where endpoints and workloads stand in one such subnet it is a warning: these reach each other, for no ACL is asked inside a subnet.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Subnet: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.0.0/24}}
          Acl: {Type: "AWS::EC2::NetworkAcl", Properties: {VpcId: {Ref: Vpc}}}
          InForce: {Type: "AWS::EC2::SubnetNetworkAclAssociation", Properties: {SubnetId: {Ref: Subnet}, NetworkAclId: {Ref: Acl}}}
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.kms, VpcId: {Ref: Vpc}, SubnetIds: [{Ref: Subnet}]}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Subnet: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.0.0/24}}
          Acl: {Type: "AWS::EC2::NetworkAcl", Properties: {VpcId: {Ref: Vpc}}}
          InForce: {Type: "AWS::EC2::SubnetNetworkAclAssociation", Properties: {SubnetId: {Ref: Subnet}, NetworkAclId: {Ref: Acl}}}
          In:
            Type: AWS::EC2::NetworkAclEntry
            Properties: {NetworkAclId: {Ref: Acl}, RuleNumber: 100, Protocol: -1, RuleAction: allow, CidrBlock: 10.0.0.0/16}
          Out:
            Type: AWS::EC2::NetworkAclEntry
            Properties: {NetworkAclId: {Ref: Acl}, RuleNumber: 100, Egress: true, Protocol: -1, RuleAction: allow, CidrBlock: 10.0.0.0/16}
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.kms, VpcId: {Ref: Vpc}, SubnetIds: [{Ref: Subnet}]}

    """
    if context.stacks.problems:
        return  # what could not be read may hold the entries
    endpoints = {subnet for endpoint in context.endpoints(*WITH_GROUPS) for subnet in known_values(endpoint.subnets)}
    certain = (workload for workload in context.model.workloads if context.certain(workload.id))
    workloads = {subnet for workload in certain for subnet in known_values(workload.subnets)}
    for subnet in context.model.subnets.values():
        acl = context.model.acls.get(subnet.acl) if isinstance(subnet.acl, ResourceId) else None
        used = subnet.id in endpoints or subnet.id in workloads
        if acl is None or acl.entries or not used or not context.certain(acl.id):
            continue
        who = "an endpoint" if subnet.id in endpoints else "a workload"
        both = subnet.id in endpoints and subnet.id in workloads
        name = subnet.path or str(subnet.id)
        text = f"it has no entries, so that it denies all, and {who} stands in its subnet '{name}'"
        change = "add entries in both directions"
        causes = frozenset(Cause(acl.id, "NetworkAclEntry", direction) for direction in get_args(Direction))
        yield Trouble(acl.id, "NetworkAclEntry", text, change, severity="warning" if both else None, causes=causes)
