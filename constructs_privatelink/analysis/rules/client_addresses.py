"""Rules about the addresses that an endpoint sees its clients by."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.declared_clients import declared_blocks
from constructs_privatelink.analysis.networks.kinds import NextHop
from constructs_privatelink.analysis.rules.context import WITH_GROUPS
from constructs_privatelink.analysis.rules.rule import Trouble, rule
from constructs_privatelink.analysis.values import ResourceId, Unknown
from constructs_privatelink.decisions.clients import IPV4

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.networks.model import Endpoint, Model, Network, Route, Vpc
    from constructs_privatelink.analysis.rules.context import RuleContext
    from constructs_privatelink.analysis.values import Target


@rule(
    "PL081",
    "A client is declared by the address that the endpoint sees",
    "warning",
    "https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/what-is-best-practices.html",
)
def translated_client(context: RuleContext) -> Iterator[Trouble]:
    """AWS Client VPN and private NAT gateways translate addresses: the endpoint sees those of their own interfaces.

    A client that is declared, or let in by a security group, by an address of a Client VPN's pool or of a subnet behind a private NAT
    gateway, is never seen; whoever is meant is not let in.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          A: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.0.0/24}}
          Vpn:
            Type: AWS::EC2::ClientVpnEndpoint
            Properties:
              ClientCidrBlock: 172.16.0.0/22
              ServerCertificateArn: arn:aws:acm:eu-west-1:123456789012:certificate/x
              ConnectionLogOptions: {Enabled: false}
              AuthenticationOptions:
                [{Type: certificate-authentication, MutualAuthentication: {ClientRootCertificateChainArn: "arn:aws:acm:x"}}]
          Association:
            Type: AWS::EC2::ClientVpnTargetNetworkAssociation
            Properties: {ClientVpnEndpointId: {Ref: Vpn}, SubnetId: {Ref: A}}
          Group:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: endpoints
              VpcId: {Ref: Vpc}
              SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 172.16.0.0/22}]
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcEndpointType: Interface
              ServiceName: com.amazonaws.eu-west-1.kms
              VpcId: {Ref: Vpc}
              SubnetIds: [{Ref: A}]
              SecurityGroupIds: [{Ref: Group}]

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          A: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.0.0/24}}
          Vpn:
            Type: AWS::EC2::ClientVpnEndpoint
            Properties:
              ClientCidrBlock: 172.16.0.0/22
              ServerCertificateArn: arn:aws:acm:eu-west-1:123456789012:certificate/x
              ConnectionLogOptions: {Enabled: false}
              AuthenticationOptions:
                [{Type: certificate-authentication, MutualAuthentication: {ClientRootCertificateChainArn: "arn:aws:acm:x"}}]
          Association:
            Type: AWS::EC2::ClientVpnTargetNetworkAssociation
            Properties: {ClientVpnEndpointId: {Ref: Vpn}, SubnetId: {Ref: A}}
          Group:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: endpoints
              VpcId: {Ref: Vpc}
              SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/24}]
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcEndpointType: Interface
              ServiceName: com.amazonaws.eu-west-1.kms
              VpcId: {Ref: Vpc}
              SubnetIds: [{Ref: A}]
              SecurityGroupIds: [{Ref: Group}]

    """
    hidden = _pools(context) | _behind_nat(context)
    if not hidden:
        return
    for endpoint in context.endpoints(*WITH_GROUPS):
        for block in dict.fromkeys([*declared_blocks(endpoint), *_admitted(endpoint, context)]):
            translated = next((hidden[wider] for wider in _around(block) if wider in hidden), None)
            if translated is not None and translated.hides_from(endpoint, context.model):
                what = f"the client '{block}' is behind {translated.what}, which translates addresses: the endpoint never sees this one"
                yield Trouble(endpoint.id, "SecurityGroupIds", what, f"declare {translated.instead}")


@dataclass(frozen=True)
class _Hidden:
    """Addresses that are translated on the path.

    Args:
        what: Where that happens.
        instead: What to declare.
        vpc: The VPC whose addresses they are; None for a pool, which is in none.
        routes: The routes of their subnet; one of them leads to the gateway.

    """

    what: str
    instead: str
    vpc: Target | None = None
    routes: tuple[Route, ...] = ()

    def hides_from(self, endpoint: Endpoint, model: Model) -> bool:
        """Return whether the path to an endpoint is one on which they are translated."""
        if self.vpc is None:
            return True
        vpc = model.vpcs.get(endpoint.vpc)
        return self.vpc != endpoint.vpc and vpc is not None and all(self._translated(block) for block in _known(vpc, IPV4))

    def _translated(self, block: Network) -> bool:
        """Return whether the closest route to a block is the one to the gateway."""
        leading = [route for route in self.routes if not isinstance(route.destination, IPv6Network) and _leads(route, block)]
        if any(isinstance(route.destination, Unknown) or route.exists is not True for route in leading):
            return False
        closest = max(
            leading, key=lambda route: route.destination.prefixlen if isinstance(route.destination, IPv4Network) else 0, default=None
        )
        return closest is not None and closest.kind == NextHop.NAT_GATEWAY


def _leads(route: Route, block: Network) -> bool:
    destination = route.destination
    return not isinstance(destination, IPv4Network) or (isinstance(block, IPv4Network) and block.subnet_of(destination))


def _pools(context: RuleContext) -> dict[Network, _Hidden]:
    """Return the pools of Client VPNs; a block that a VPC has as well is a real client's."""
    blocks = [block for vpc in context.model.vpcs.values() for block in _known(vpc, IPV4)]
    hidden: dict[Network, _Hidden] = {}
    for fields in context.resources("AWS::EC2::ClientVpnEndpoint"):
        pool = fields.block("ClientCidrBlock", "ipv4")
        if isinstance(pool, IPv4Network) and fields.exists is True and not any(pool.overlaps(block) for block in blocks):
            instead = "the subnets that the VPN is associated with, or its security group"
            hidden[pool] = _Hidden(f"the Client VPN '{fields.resource.path}'", instead)
    return hidden


def _behind_nat(context: RuleContext) -> dict[Network, _Hidden]:
    """Return the blocks of subnets with a route to a private NAT gateway."""
    private = {
        fields.id: fields.resource.path
        for fields in context.resources("AWS::EC2::NatGateway")
        if fields.get("ConnectivityType") == "private" and fields.exists is True
    }
    hidden: dict[Network, _Hidden] = {}
    for subnet in context.model.subnets.values() if private else ():
        table = context.model.route_tables.get(subnet.route_table) if subnet.route_table is not None else None
        routes = table.routes if table is not None and table.complete is True else ()
        gateways = [
            private[route.target]
            for route in routes
            if route.kind == NextHop.NAT_GATEWAY and isinstance(route.target, ResourceId) and route.target in private
        ]
        for block in subnet.cidrs if gateways else ():
            if isinstance(block, IPv4Network):
                hidden[block] = _Hidden(f"the private NAT gateway '{gateways[0]}'", "the gateway's own subnet", subnet.vpc, routes)
    return hidden


def _known(vpc: Vpc, version: int) -> list[Network]:
    return [block for block in vpc.cidrs if not isinstance(block, Unknown) and block.version == version]


def _admitted(endpoint: Endpoint, context: RuleContext) -> Iterator[Network]:
    for group in context.groups(endpoint):
        for group_rule in group.rules:
            if not group_rule.egress and group_rule.exists is True and isinstance(group_rule.peer, IPv4Network | IPv6Network):
                yield group_rule.peer


def _around(block: Network) -> Iterator[Network]:
    """Yield a block and those that it is part of, the smallest first."""
    for length in range(block.prefixlen, -1, -1):
        yield block.supernet(new_prefix=length)
