"""Rules about network ACLs that let packets through in one direction only: ACLs keep no state, so replies need entries of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.declared_clients import DeclaredClients, hosts_of, is_declared, versions
from constructs_privatelink.analysis.reachability.addresses import REPLY_PORTS, Packets, block, everything
from constructs_privatelink.analysis.reachability.blocks import block_of
from constructs_privatelink.analysis.rules.acl_order import Said, said
from constructs_privatelink.analysis.rules.context import WITH_GROUPS
from constructs_privatelink.analysis.rules.finding import Cause
from constructs_privatelink.analysis.rules.rule import Trouble, rule
from constructs_privatelink.analysis.values import Unknown, known_values
from constructs_privatelink.catalogue.protocols import ALL_PROTOCOLS, PROTOCOL_NUMBERS
from constructs_privatelink.decisions.clients import IPV6

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.networks.model import Endpoint, Subnet
    from constructs_privatelink.analysis.rules.context import RuleContext
    from constructs_privatelink.catalogue.ports import PortRange

_REPLIES = "1024-65535"


@rule(
    "PL041",
    "A network ACL that lets an endpoint's clients through lets the replies back",
    "error",
    "https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html",
)
def acl_without_replies(context: RuleContext) -> Iterator[Trouble]:
    """Network ACLs keep no state: what lets 443 in has to let 1024-65535 out to the same peer, and the reverse at a client's subnet.

    Looked at are the subnets of endpoints, those of the clients that are expected, and those of a transit gateway attachment on the path.
    Where some of the ports come back, or they do for some, it is a warning.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Subnet: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.0.0/24}}
          Acl: {Type: "AWS::EC2::NetworkAcl", Properties: {VpcId: {Ref: Vpc}}}
          InForce: {Type: "AWS::EC2::SubnetNetworkAclAssociation", Properties: {SubnetId: {Ref: Subnet}, NetworkAclId: {Ref: Acl}}}
          In:
            Type: AWS::EC2::NetworkAclEntry
            Properties:
              NetworkAclId: {Ref: Acl}
              RuleNumber: 100
              Protocol: 6
              RuleAction: allow
              CidrBlock: 10.0.0.0/16
              PortRange: {From: 443, To: 443}
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
            Properties:
              NetworkAclId: {Ref: Acl}
              RuleNumber: 100
              Protocol: 6
              RuleAction: allow
              CidrBlock: 10.0.0.0/16
              PortRange: {From: 443, To: 443}
          Back:
            Type: AWS::EC2::NetworkAclEntry
            Properties:
              NetworkAclId: {Ref: Acl}
              RuleNumber: 100
              Egress: true
              Protocol: 6
              RuleAction: allow
              CidrBlock: 10.0.0.0/16
              PortRange: {From: 1024, To: 65535}
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.kms, VpcId: {Ref: Vpc}, SubnetIds: [{Ref: Subnet}]}

    """
    if context.stacks.problems:
        return  # what could not be read may hold the entries
    expected = DeclaredClients(context.model, context.certain)
    asked: set[object] = set()
    yielded: set[Trouble] = set()
    for endpoint in context.endpoints(*WITH_GROUPS):
        blocks = tuple((version, expected.declared(endpoint, version)) for version in versions(endpoint))
        alike = (endpoint.vpc, endpoint.subnets, endpoint.ports, endpoint.families, is_declared(endpoint), blocks)
        if isinstance(endpoint.ports, Unknown) or alike in asked:
            continue
        asked.add(alike)
        for ports in endpoint.ports:
            for passage in _passages(endpoint, context, expected):
                new = [trouble for trouble in _lost(passage, ports, context, expected) if trouble not in yielded]
                yielded.update(new)
                yield from new


@dataclass(frozen=True)
class _Passage:
    """A subnet that packets pass on their path to an endpoint, and back.

    Args:
        subnet: The subnet.
        egress: Whether they leave it towards the endpoint.
        peers: The addresses at the other end, with all ports.
        expected: Those of them where somebody certainly is.

    """

    subnet: Subnet
    egress: bool
    peers: Packets
    expected: Packets


def _passages(endpoint: Endpoint, context: RuleContext, expected: DeclaredClients) -> Iterator[_Passage]:
    """Yield the endpoint's own subnets, those of its clients in the VPC, and those of attachments on the path."""
    own = context.subnets(endpoint)
    for version in versions(endpoint):
        clients = expected.addresses(endpoint, version)
        declared = expected.declared(endpoint, version)
        for subnet in own:
            network = block_of(subnet, version)
            if network is None or isinstance(network, Unknown):
                continue
            yield _Passage(subnet, egress=False, peers=everything(version) - block(network), expected=clients - block(network))
            here = hosts_of(subnet, version)
            for other in expected.subnets(endpoint, version):
                if other.id != subnet.id:
                    yield _Passage(other, egress=True, peers=here, expected=here)
            for gateway in expected.through_gateways(endpoint, subnet, declared):
                for other in _attachment_subnets(endpoint, gateway, context):
                    if other.id != subnet.id and other.zone == subnet.zone and not isinstance(other.zone, Unknown):
                        yield _Passage(other, egress=True, peers=here, expected=here)


def _attachment_subnets(endpoint: Endpoint, gateway: object, context: RuleContext) -> list[Subnet]:
    return [
        context.model.subnets[subnet]
        for attachment in context.model.attachments
        if attachment.gateway == gateway and attachment.vpc == endpoint.vpc and context.certain(attachment.id)
        for subnet in known_values(attachment.subnets)
        if subnet in context.model.subnets
    ]


def _lost(passage: _Passage, ports: PortRange, context: RuleContext, expected: DeclaredClients) -> Iterator[Trouble]:
    """Yield the entries that let packets through whose replies do not come back."""
    version, protocol = passage.peers.version, PROTOCOL_NUMBERS[ports.protocol]
    there, where = expected.sources.acl(passage.subnet, version, protocol, egress=passage.egress)
    back, _ = expected.sources.acl(passage.subnet, version, protocol, egress=not passage.egress)
    acl = context.model.acls.get(where)
    if acl is None or everything(version) <= back.sure:
        return
    wanted = passage.peers.with_ports((ports.first, ports.last)) & there.sure
    if wanted.with_ports(REPLY_PORTS) <= back.may:
        return
    causes = frozenset({Cause(acl.id, "NetworkAclEntry", "ingress" if passage.egress else "egress")})
    for entry in acl.entries:
        whole = said(entry) if entry.egress is passage.egress and entry.allow is True else None
        if whole is None or whole.network.version != version or whole.protocol not in {ALL_PROTOCOLS, protocol}:
            continue
        let = wanted & whole.match
        awaited = let & passage.expected
        meant = whole.match <= whole.match.with_ports((ports.first, ports.last))
        if let and (meant or awaited) and not let.with_ports(REPLY_PORTS) & back.may:
            yield _trouble(whole, str(whole.network), ports, passage, causes if let <= passage.expected else frozenset())
            continue
        replies = awaited.with_ports(REPLY_PORTS)
        without = replies - (replies & back.may).with_ports(REPLY_PORTS)
        missing = without or replies - back.may
        if missing:
            yield _trouble(whole, ", ".join(missing.blocks()), ports, passage, causes, some="" if without else missing.port_text())


def _trouble(whole: Said, who: str, ports: PortRange, passage: _Passage, causes: frozenset[Cause], *, some: str = "") -> Trouble:
    there, back = ("out to", "in from") if passage.egress else ("in from", "out to")
    text = f"it lets {ports} {there} {who}, and no entry lets the replies on {some or _REPLIES} {back} there"
    change = "add one that does"
    name = "Ipv6CidrBlock" if whole.network.version == IPV6 else "CidrBlock"
    return Trouble(whole.entry.id, name, text, change, severity="warning" if some else None, causes=causes)
