"""Rules about whom the security groups of endpoints let in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.model import GroupRef, PrefixListRef
from constructs_privatelink.analysis.networks.properties import VPC
from constructs_privatelink.analysis.reachability.addresses import ALL_PORTS, FAMILIES, union
from constructs_privatelink.analysis.rules.context import WITH_GROUPS
from constructs_privatelink.analysis.rules.finding import Cause
from constructs_privatelink.analysis.rules.rule import Trouble, rule
from constructs_privatelink.analysis.values import ResourceId, Unknown, known_values
from constructs_privatelink.catalogue.ports import HTTPS, PortRange, alternatives
from constructs_privatelink.catalogue.protocols import ALL_PROTOCOLS, PROTOCOL_NUMBERS
from constructs_privatelink.decisions.clients import IPV4, IPV6

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from constructs_privatelink.analysis.networks.model import Endpoint, Group, GroupRule
    from constructs_privatelink.analysis.rules.context import RuleContext
    from constructs_privatelink.analysis.rules.finding import Severity
    from constructs_privatelink.analysis.values import Target


@rule(
    "PL030",
    "The security groups of an endpoint let in what its service listens on",
    "error",
    "https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html",
)
def groups_without_the_ports(context: RuleContext) -> Iterator[Trouble]:
    """Nobody reaches an endpoint on ports that no rule of its security groups lets in: not every service listens on 443 alone.

    Ports that are let in for some of what the service listens on leave a warning, for it works in part; so do other ports of a service
    without HTTPS. Of ports that are alternatives one is enough, and without any the endpoint is of no use.
    So does a group whose id is handed out, by an output or a parameter of Systems Manager: its rules may stand elsewhere.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Group:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: endpoints
              VpcId: {Ref: Vpc}
              SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 10.0.0.0/16}]
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.kms, VpcId: {Ref: Vpc}, SecurityGroupIds: [{Ref: Group}]}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Group:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: endpoints
              VpcId: {Ref: Vpc}
              SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/16}]
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.kms, VpcId: {Ref: Vpc}, SecurityGroupIds: [{Ref: Group}]}

    """
    if context.stacks.problems:
        return  # what could not be read may hold the rule
    for endpoint in context.endpoints(*WITH_GROUPS):
        groups = _known_groups(endpoint, context)
        if not groups or isinstance(endpoint.ports, Unknown) or not endpoint.ports:
            continue
        rules = [group_rule for group in groups for group_rule in group.rules if not group_rule.egress and _may_match(group_rule, endpoint)]
        closed = [ports for ports in endpoint.ports if _closed(ports, rules)]
        all_closed = all(any(port in closed for port in choice) for choice in _choices(endpoint, endpoint.ports))
        if not closed or (endpoint.port_choice != "all" and not all_closed):
            continue
        # Ports other than HTTPS are seldom stated; where alternatives are, somebody looked.
        certain = all_closed and (not rules or HTTPS in endpoint.ports or endpoint.port_choice != "all")
        taken = any(context.is_handed_out(group.id) for group in groups)
        severity: Severity | None = None if certain and not taken else "warning"
        names = " and ".join(f"'{group.path or group.id}'" for group in groups)
        text = f"no rule of {names} lets {', '.join(map(str, closed))} in, where its service listens"
        change = "add an ingress rule for the clients" + (", unless whoever takes its id adds one" if taken else "")
        causes = frozenset(Cause(group.id, "SecurityGroupIngress", "ingress") for group in groups)
        yield Trouble(endpoint.id, "SecurityGroupIds", text, change, severity=severity, causes=causes)


def _choices(endpoint: Endpoint, ports: tuple[PortRange, ...]) -> tuple[tuple[PortRange, ...], ...]:
    """Return the ports that have to be open together: each alone where a client needs all of them."""
    return alternatives(ports, endpoint.ports_together if endpoint.port_choice == "one-of" else ())


def _known_groups(endpoint: Endpoint, context: RuleContext) -> list[Group]:
    """Return the groups of an endpoint; none where a rule may exist that the set does not hold."""
    if isinstance(endpoint.groups, Unknown):
        return []
    groups = [context.model.groups[group] for group in endpoint.groups if group in context.model.groups]
    return groups if len(groups) == len(endpoint.groups) and all(group.complete is True for group in groups) else []


def _may_match(group_rule: GroupRule, endpoint: Endpoint) -> bool:
    if isinstance(endpoint.families, Unknown) or isinstance(group_rule.peer, Unknown | GroupRef):
        return True
    versions = {version for version, family in FAMILIES.items() if family in endpoint.families}
    if isinstance(group_rule.peer, PrefixListRef):
        networks = group_rule.peer.networks
        return isinstance(networks, Unknown) or any(network.version in versions for network in networks)
    return group_rule.peer.version in versions


def _closed(ports: PortRange, rules: Iterable[GroupRule]) -> bool:
    """Return whether no rule can match some of these ports, whoever it names."""
    wanted = union(IPV4, [(0, 0, ports.first, ports.last)])
    for group_rule in rules:
        if isinstance(group_rule.protocol, Unknown) or group_rule.protocol in {ALL_PROTOCOLS, PROTOCOL_NUMBERS[ports.protocol]}:
            every = isinstance(group_rule.protocol, Unknown) or group_rule.protocol == ALL_PROTOCOLS
            said = None if every or isinstance(group_rule.ports, Unknown) else group_rule.ports
            wanted -= union(IPV4, [(0, 0, *(said or ALL_PORTS))])
    return bool(wanted)


@rule(
    "PL031",
    "The security groups of an endpoint name who may connect",
    "info",
    "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html",
)
def open_to_the_world(context: RuleContext) -> Iterator[Trouble]:
    """Interfaces of endpoints have no public address, so that 0.0.0.0/0 exposes nothing to the internet, but it names nobody.

    In a VPC with a peering connection, a transit gateway attachment or a VPN it is a warning: all that these join may connect.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Group:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: endpoints
              VpcId: {Ref: Vpc}
              SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0}]
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.kms, VpcId: {Ref: Vpc}, SecurityGroupIds: [{Ref: Group}]}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Group:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: endpoints
              VpcId: {Ref: Vpc}
              SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/16}]
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.kms, VpcId: {Ref: Vpc}, SecurityGroupIds: [{Ref: Group}]}

    """
    joined = _joined_vpcs(context)
    wide: dict[tuple[GroupRule, Target], str | None] = {}
    for endpoint in context.endpoints(*WITH_GROUPS):
        how = joined.get(endpoint.vpc)
        for target in known_values(endpoint.groups):
            group = context.model.groups.get(target)
            for group_rule in group.rules if group is not None else ():
                serves = _may_match(group_rule, endpoint) and _reaches(group_rule, endpoint)
                if group_rule.exists is True and not group_rule.egress and _everybody(group_rule) and serves:
                    wide[group_rule, target] = wide.get((group_rule, target)) or how
    for (group_rule, target), how in wide.items():
        where = "" if group_rule.id == target else f" to '{context.path(target)}'" if not isinstance(target, Unknown) else ""
        place = "SecurityGroupIngress" if group_rule.id == target else "CidrIpv6" if _version(group_rule) == IPV6 else "CidrIp"
        through = f", and the VPC has {how}" if how else ""
        text = f"it lets {group_rule.peer} in on {_ports_of(group_rule)}{where}, which names nobody{through}"
        change = "name the clients' blocks or security groups"
        causes = frozenset({Cause(target, "CidrIp", "ingress")})
        yield Trouble(group_rule.id, place, text, change, severity="warning" if how else None, causes=causes)


def _reaches(group_rule: GroupRule, endpoint: Endpoint) -> bool:
    """Return whether a rule is about ports that the endpoint's service listens on, or may be."""
    return isinstance(endpoint.ports, Unknown) or any(_lets_in(ports, group_rule) for ports in endpoint.ports)


def _lets_in(ports: PortRange, group_rule: GroupRule) -> bool:
    if not isinstance(group_rule.protocol, Unknown) and group_rule.protocol not in {ALL_PROTOCOLS, PROTOCOL_NUMBERS[ports.protocol]}:
        return False
    if group_rule.ports is None or isinstance(group_rule.ports, Unknown) or group_rule.protocol == ALL_PROTOCOLS:
        return True
    first, last = group_rule.ports
    return first <= ports.last and ports.first <= last


def _ports_of(group_rule: GroupRule) -> str:
    if group_rule.ports is None or isinstance(group_rule.ports, Unknown) or group_rule.protocol == ALL_PROTOCOLS:
        return "all ports"
    first, last = group_rule.ports
    return f"port {first}" if first == last else f"ports {first}-{last}"


def _everybody(group_rule: GroupRule) -> bool:
    return not isinstance(group_rule.peer, Unknown | GroupRef | PrefixListRef) and group_rule.peer.prefixlen == 0


def _version(group_rule: GroupRule) -> int:
    return IPV4 if isinstance(group_rule.peer, Unknown | GroupRef | PrefixListRef) else group_rule.peer.version


def _joined_vpcs(context: RuleContext) -> dict[Target, str]:
    """Return the VPCs that something joins to other networks, and what."""
    joined: dict[Target, str] = {}
    for fields in context.resources("AWS::EC2::VPCGatewayAttachment"):
        vpc = fields.target("VpcId", VPC)
        if vpc is not None and fields.has("VpnGatewayId") and fields.exists is True:
            joined[vpc] = "a VPN gateway"
    joined |= {attachment.vpc: "a transit gateway attachment" for attachment in context.model.attachments if context.certain(attachment.id)}
    for peering in context.model.peerings:
        if isinstance(peering.id, ResourceId) and context.certain(peering.id):
            joined |= dict.fromkeys(peering.vpcs, "a peering connection")
    return {vpc: how for vpc, how in joined.items() if not isinstance(vpc, Unknown)}
