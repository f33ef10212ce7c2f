"""Route tables, peering connections and transit gateway attachments as AWS describes them.

Sources: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Route.html, ``API_VpcPeeringConnection.html`` and
``API_TransitGatewayVpcAttachment.html``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.kinds import NextHop
from constructs_privatelink.analysis.networks.model import Attachment, Peering, Route, RouteTable
from constructs_privatelink.analysis.networks.routes import GATEWAY_IDS
from constructs_privatelink.analysis.saved_answers.described_filters import prefix_list
from constructs_privatelink.analysis.values import Outside, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from constructs_privatelink.analysis.networks.model import Network, PrefixListRef
    from constructs_privatelink.analysis.saved_answers.items import Item
    from constructs_privatelink.analysis.values import Maybe, Target

_NEXT_HOPS = {
    "NatGatewayId": NextHop.NAT_GATEWAY,
    "VpcPeeringConnectionId": NextHop.PEERING,
    "TransitGatewayId": NextHop.TRANSIT_GATEWAY,
    "EgressOnlyInternetGatewayId": NextHop.EGRESS_ONLY_GATEWAY,
    "CarrierGatewayId": NextHop.CARRIER_GATEWAY,
    "LocalGatewayId": NextHop.LOCAL_GATEWAY,
    "CoreNetworkArn": NextHop.CLOUD_WAN,
    "InstanceId": NextHop.INSTANCE,
    "NetworkInterfaceId": NextHop.NETWORK_INTERFACE,
}
"""An instance's route names its network interface too."""
_PROPAGATED = "EnableVgwRoutePropagation"
_PASSING = {"active"}
_ATTACHED = {"available", "modifying"}


def described_tables(items: Iterable[Item], lists: Mapping[Target, tuple[Network, ...]]) -> dict[Target, RouteTable]:
    """Return the route tables of ``describe-route-tables``, with what gateways had propagated.

    Args:
        items: Of ``describe-route-tables``.
        lists: The prefix lists whose entries are known.

    """
    tables: dict[Target, RouteTable] = {}
    for item in items:
        target = Outside(item.named("RouteTableId"))
        tables[target] = RouteTable(target, tuple(_route(target, route, lists) for route in item.items("Routes")))
    return tables


def _route(table: Outside, item: Item, lists: Mapping[Target, tuple[Network, ...]]) -> Route:
    listed = item.text("DestinationPrefixListId")
    destination: Network | PrefixListRef | None = (
        prefix_list(Outside(listed), lists) if listed else item.block("DestinationCidrBlock") or item.block("DestinationIpv6CidrBlock")
    )
    if destination is None:
        raise item.wrong("DestinationCidrBlock", "a destination")
    kind, target = _next_hop(item)
    if item.text("State") == "blackhole":
        kind = NextHop.BLACKHOLE
    return Route(table, destination, kind, target, propagated=item.text("Origin") == _PROPAGATED)


def _next_hop(item: Item) -> tuple[Maybe[NextHop], Target | None]:
    gateway = item.text("GatewayId")
    if gateway == "local":
        return NextHop.LOCAL, None
    if gateway is not None:
        kind = next((kind for prefix, kind in GATEWAY_IDS.items() if gateway.startswith(prefix)), None)
        if kind is None:
            raise item.wrong("GatewayId", "a gateway's id")
        return kind, Outside(gateway)
    for name, kind in _NEXT_HOPS.items():
        target = item.text(name)
        if target is not None:
            return kind, Outside(target)
    place = f"{item.answer.name}: {item.place.removesuffix('.')}"
    return Unknown(Code.UNKNOWN_RESOURCE, place, "the route leads nowhere that is known here"), None


def associations(tables: Iterable[Item]) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Return the table of each subnet that has one of its own, the main table of each VPC, and the table of each gateway.

    Args:
        tables: Of ``describe-route-tables``.

    """
    subnets: dict[str, str] = {}
    mains: dict[str, str] = {}
    gateways: dict[str, str] = {}
    for table in tables:
        for association in table.items("Associations"):
            subnet, gateway, target = association.text("SubnetId"), association.text("GatewayId"), table.named("RouteTableId")
            if association.state("AssociationState") in {"disassociating", "disassociated", "failed"}:
                continue
            if association.flag("Main"):
                mains[table.named("VpcId")] = target
            elif subnet is not None:
                subnets[subnet] = target
            elif gateway is not None:
                gateways[gateway] = target
    return subnets, mains, gateways


def described_peerings(items: Iterable[Item]) -> tuple[Peering, ...]:
    """Return the active peering connections of ``describe-vpc-peering-connections``."""
    peerings = []
    for item in items:
        ends = [item.item("RequesterVpcInfo"), item.item("AccepterVpcInfo")]
        if item.state("Status") not in _PASSING or ends[0] is None or ends[1] is None:
            continue
        vpcs = Outside(ends[0].named("VpcId")), Outside(ends[1].named("VpcId"))
        regions = [end.text("Region") for end in ends if end is not None]
        target = Outside(item.named("VpcPeeringConnectionId"))
        unknown = Unknown(Code.UNKNOWN_RESOURCE, str(target), "the answer does not tell the Regions of its VPCs")
        peerings.append(Peering(target, vpcs, regions[0] == regions[1] if all(regions) else unknown))
    return tuple(peerings)


def described_attachments(items: Iterable[Item], every: Iterable[Item]) -> tuple[Attachment, ...]:
    """Return the attachments of VPCs to transit gateways.

    Args:
        items: Of ``describe-transit-gateway-vpc-attachments``, which has their subnets.
        every: Of ``describe-transit-gateway-attachments``, which has their route tables.

    """
    tables = {
        attachment.named("TransitGatewayAttachmentId"): association.text("TransitGatewayRouteTableId")
        for attachment in every
        if (association := attachment.item("Association")) is not None and association.text("State") == "associated"
    }
    told = {attachment.named("TransitGatewayAttachmentId") for attachment in every}
    attachments = []
    for item in items:
        if item.text("State") not in _ATTACHED:
            continue
        target = Outside(item.named("TransitGatewayAttachmentId"))
        table = tables.get(target.id)
        unknown = Unknown(Code.UNKNOWN_RESOURCE, str(target), "the route table of the attachment is in no answer")
        attachments.append(
            Attachment(
                id=target,
                gateway=Outside(item.named("TransitGatewayId")),
                vpc=Outside(item.named("VpcId")),
                subnets=tuple(Outside(subnet) for subnet in item.texts("SubnetIds")),
                route_table=Outside(table) if table is not None else None if target.id in told else unknown,
            )
        )
    return tuple(attachments)
