"""Rules about what stands on the path to endpoints and is not followed."""

from __future__ import annotations

from bisect import bisect_left
from ipaddress import IPv4Network, IPv6Network
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.kinds import NextHop
from constructs_privatelink.analysis.networks.properties import TRANSIT_GATEWAY, VPC
from constructs_privatelink.analysis.rules.context import WITH_GROUPS
from constructs_privatelink.analysis.rules.rule import Trouble, rule
from constructs_privatelink.analysis.values import ResourceId, Unknown
from constructs_privatelink.decisions.clients import IPV4, IPV6

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.networks.model import Network
    from constructs_privatelink.analysis.rules.context import RuleContext
    from constructs_privatelink.analysis.values import Target

_FOLLOWED = "whether clients reach the endpoints is not determined"


@rule(
    "PL082",
    "What filters packets on the path to endpoints is looked at by its owner",
    "info",
    "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-encryption-controls.html",
)
def unfollowed_path(context: RuleContext) -> Iterator[Trouble]:
    """Encryption controls in enforce mode, and firewalls, drop packets by rules that are not followed here.

    Paths through them are unknown, and no other rule says anything about them.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          A: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.0.0/24}}
          Control: {Type: "AWS::EC2::VPCEncryptionControl", Properties: {VpcId: {Ref: Vpc}, Mode: enforce}}
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties: {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.kms, VpcId: {Ref: Vpc}, SubnetIds: [{Ref: A}]}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          A: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.0.0/24}}
          Control: {Type: "AWS::EC2::VPCEncryptionControl", Properties: {VpcId: {Ref: Vpc}, Mode: monitor}}
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties: {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.kms, VpcId: {Ref: Vpc}, SubnetIds: [{Ref: A}]}

    """
    vpcs = {endpoint.vpc for endpoint in context.endpoints(*WITH_GROUPS)}
    if vpcs:
        yield from _controls(context, vpcs)
        yield from _routes(context, vpcs)
        yield from _firewalls(context, vpcs)


def _controls(context: RuleContext, vpcs: set[Target]) -> Iterator[Trouble]:
    why = f"it drops what is not encrypted in the VPC: {_FOLLOWED}"
    look = "compare the resources that AWS lists as not enforcing encryption"
    for fields in context.resources("AWS::EC2::VPCEncryptionControl"):
        if fields.get("Mode") == "enforce" and fields.exists is True and fields.target("VpcId", VPC) in vpcs:
            yield Trouble(fields.id, "Mode", why, look)
    for fields in context.resources(VPC):
        control = fields.object("VpcEncryptionControl") if fields.id in vpcs and fields.exists is True else None
        if control is not None and not isinstance(control, Unknown) and control.get("Mode") == "enforce":
            yield Trouble(fields.id, "VpcEncryptionControl.Mode", why, look)


def _routes(context: RuleContext, vpcs: set[Target]) -> Iterator[Trouble]:
    """Find routes to a firewall's or a Gateway Load Balancer's endpoint on the path to VPCs with endpoints.

    Source: https://docs.aws.amazon.com/network-firewall/latest/developerguide/route-tables.html
    """
    known = [context.model.vpcs[vpc] for vpc in vpcs if vpc in context.model.vpcs]
    blocks = {block for vpc in known for block in vpc.cidrs if isinstance(block, IPv4Network | IPv6Network)}
    starts = {version: sorted(int(block.network_address) for block in blocks if block.version == version) for version in (IPV4, IPV6)}
    seen: set[Target] = set()
    for table in context.model.route_tables.values():
        for route in table.routes:
            destination = route.destination
            if route.kind != NextHop.VPC_ENDPOINT or route.id in seen or not isinstance(destination, IPv4Network | IPv6Network):
                continue
            if route.exists is True and destination.prefixlen and _touches(destination, blocks, starts[destination.version]):
                seen.add(route.id)
                why = f"packets to '{destination}' pass a firewall or another appliance: {_FOLLOWED}"
                yield Trouble(route.id, "VpcEndpointId", why, "see that its rules let them pass")


def _touches(destination: Network, blocks: set[IPv4Network | IPv6Network], starts: list[int]) -> bool:
    """Return whether a destination overlaps with one of the blocks."""
    if any(destination.supernet(new_prefix=length) in blocks for length in range(destination.prefixlen + 1)):
        return True
    at = bisect_left(starts, int(destination.network_address))
    return at < len(starts) and starts[at] <= int(destination.broadcast_address)


def _firewalls(context: RuleContext, vpcs: set[Target]) -> Iterator[Trouble]:
    """Find firewalls that are attached to a transit gateway of VPCs with endpoints.

    Source: https://docs.aws.amazon.com/network-firewall/latest/APIReference/API_CreateFirewall.html
    """
    gateways = {attachment.gateway for attachment in context.model.attachments if attachment.vpc in vpcs}
    for fields in context.resources("AWS::NetworkFirewall::Firewall"):
        gateway = fields.target("TransitGatewayId", TRANSIT_GATEWAY)
        if isinstance(gateway, ResourceId) and gateway in gateways and fields.exists is True:
            why = f"it filters what passes the transit gateway: {_FOLLOWED}"
            yield Trouble(fields.id, "TransitGatewayId", why, "see that its rules let clients of endpoints pass")
