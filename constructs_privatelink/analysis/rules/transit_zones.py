"""Rules about transit gateways on the path to endpoints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.declared_clients import DeclaredClients, is_declared, versions
from constructs_privatelink.analysis.networks.model import GroupRef, PrefixListRef
from constructs_privatelink.analysis.networks.zones import zones_differ
from constructs_privatelink.analysis.reachability.addresses import block, union
from constructs_privatelink.analysis.rules.context import WITH_GROUPS
from constructs_privatelink.analysis.rules.rule import Trouble, rule
from constructs_privatelink.analysis.values import Unknown, perhaps_same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.networks.model import Attachment, Endpoint, Subnet
    from constructs_privatelink.analysis.reachability.addresses import Packets
    from constructs_privatelink.analysis.rules.context import RuleContext
    from constructs_privatelink.analysis.values import Target


@rule(
    "PL045",
    "The transit gateway that clients come through has a subnet in each zone of the endpoint",
    "error",
    "https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html",
)
def zone_without_attachment(context: RuleContext) -> Iterator[Trouble]:
    """A subnet reaches a transit gateway only if the attachment has a subnet in its zone: else the endpoint's replies are lost there.

    Clients are the blocks that the endpoint declares. Without declared clients it is a warning for the blocks that its security groups let
    in, where another route than the default route leads to them by the gateway.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          A: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.0.0/24, AvailabilityZone: eu-west-1a}}
          B: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.1.0/24, AvailabilityZone: eu-west-1b}}
          Table: {Type: "AWS::EC2::RouteTable", Properties: {VpcId: {Ref: Vpc}}}
          OfB: {Type: "AWS::EC2::SubnetRouteTableAssociation", Properties: {SubnetId: {Ref: B}, RouteTableId: {Ref: Table}}}
          Transit: {Type: "AWS::EC2::TransitGateway"}
          Attachment:
            Type: AWS::EC2::TransitGatewayVpcAttachment
            Properties: {TransitGatewayId: {Ref: Transit}, VpcId: {Ref: Vpc}, SubnetIds: [{Ref: A}]}
          Office:
            Type: AWS::EC2::Route
            Properties: {RouteTableId: {Ref: Table}, DestinationCidrBlock: 192.168.0.0/16, TransitGatewayId: {Ref: Transit}}
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties: {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.kms, VpcId: {Ref: Vpc}, SubnetIds: [{Ref: B}]}
            Metadata: {constructs-privatelink: {version: 1, clients: [{cidr: 192.168.0.0/16}]}}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          A: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.0.0/24, AvailabilityZone: eu-west-1a}}
          B: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.1.0/24, AvailabilityZone: eu-west-1b}}
          Table: {Type: "AWS::EC2::RouteTable", Properties: {VpcId: {Ref: Vpc}}}
          OfB: {Type: "AWS::EC2::SubnetRouteTableAssociation", Properties: {SubnetId: {Ref: B}, RouteTableId: {Ref: Table}}}
          Transit: {Type: "AWS::EC2::TransitGateway"}
          Attachment:
            Type: AWS::EC2::TransitGatewayVpcAttachment
            Properties: {TransitGatewayId: {Ref: Transit}, VpcId: {Ref: Vpc}, SubnetIds: [{Ref: A}, {Ref: B}]}
          Office:
            Type: AWS::EC2::Route
            Properties: {RouteTableId: {Ref: Table}, DestinationCidrBlock: 192.168.0.0/16, TransitGatewayId: {Ref: Transit}}
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties: {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.kms, VpcId: {Ref: Vpc}, SubnetIds: [{Ref: B}]}
            Metadata: {constructs-privatelink: {version: 1, clients: [{cidr: 192.168.0.0/16}]}}

    """
    if context.stacks.problems or not context.model.attachments:
        return  # what could not be read may hold another attachment
    expected = DeclaredClients(context.model, context.certain)
    for endpoint in context.endpoints(*WITH_GROUPS):
        for version in versions(endpoint):
            certain = is_declared(endpoint)
            clients = expected.declared(endpoint, version) if certain else _let_in(endpoint, version, context)
            for subnet in context.subnets(endpoint) if clients else ():
                for gateway, (behind, by_default) in expected.through_gateways(endpoint, subnet, clients).items():
                    attachment = _attachment(endpoint, gateway, context)
                    if attachment is None or (by_default and not certain) or not _elsewhere(subnet, attachment, context):
                        continue
                    who, through = ", ".join(behind.blocks()), context.path(attachment.id)
                    where = f"which has no subnet in the zone of '{subnet.path or subnet.id}'"
                    text = f"clients in {who} come through '{through}', {where}"
                    change = "add one to its SubnetIds"
                    yield Trouble(endpoint.id, "SubnetIds", text, change, severity=None if certain else "warning")


def _let_in(endpoint: Endpoint, version: int, context: RuleContext) -> Packets:
    """Return the addresses that security groups of an endpoint name, other than all there are."""
    rules = (
        group_rule
        for group in context.groups(endpoint)
        for group_rule in group.rules
        if not group_rule.egress and group_rule.exists is True
    )
    named = (group_rule.peer for group_rule in rules if not isinstance(group_rule.peer, Unknown | GroupRef | PrefixListRef))
    wanted = (network for network in named if network.version == version and network.prefixlen)
    return union(version, (box for network in wanted for box in block(network).boxes))


def _attachment(endpoint: Endpoint, gateway: Target, context: RuleContext) -> Attachment | None:
    """Return the endpoint's VPC's attachment to a gateway, of which it has one at most; None where that is not certain."""
    perhaps = [
        attachment
        for attachment in context.model.attachments
        if (attachment.gateway == gateway or perhaps_same(attachment.gateway, gateway) is not None)
        and (attachment.vpc == endpoint.vpc or perhaps_same(attachment.vpc, endpoint.vpc) is not None)
    ]
    certain = len(perhaps) == 1 and perhaps[0].gateway == gateway and perhaps[0].vpc == endpoint.vpc and context.certain(perhaps[0].id)
    return perhaps[0] if certain else None


def _elsewhere(subnet: Subnet, attachment: Attachment, context: RuleContext) -> bool:
    """Return whether an attachment certainly has no subnet in a subnet's zone."""
    if isinstance(attachment.subnets, Unknown) or not attachment.subnets:
        return False
    subnets = [context.model.subnets.get(target) for target in attachment.subnets]
    return all(other is not None and zones_differ(other.zone, subnet.zone) for other in subnets)
