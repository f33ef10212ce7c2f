"""Peering connections and transit gateways.

Source: https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.kinds import NextHop
from constructs_privatelink.analysis.networks.model import Attachment, Peering, Route, TransitGateway
from constructs_privatelink.analysis.networks.properties import SUBNET, TRANSIT_GATEWAY, VPC
from constructs_privatelink.analysis.values import ResourceId, Unknown, part_of, perhaps_same

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from constructs_privatelink.analysis.networks.model import Vpc
    from constructs_privatelink.analysis.networks.properties import Fields, Reading
    from constructs_privatelink.analysis.values import Maybe, Target

_ATTACHMENTS = ("AWS::EC2::TransitGatewayAttachment", "AWS::EC2::TransitGatewayVpcAttachment")
_DYNAMIC_ATTACHMENTS = ("AWS::EC2::TransitGatewayConnect", "AWS::EC2::VPNConcentrator", "AWS::EC2::VPNConnection")
_OTHER_ATTACHMENTS = (*_DYNAMIC_ATTACHMENTS, "AWS::EC2::TransitGatewayPeeringAttachment", "AWS::NetworkFirewall::Firewall")
_TABLE = "AWS::EC2::TransitGatewayRouteTable"
_DEFAULT_ASSOCIATION = "AssociationDefaultRouteTableId"
_DEFAULT_PROPAGATION = "PropagationDefaultRouteTableId"


def built_peerings(reading: Reading) -> tuple[Peering, ...]:
    """Return the peering connections of the set."""
    peerings = []
    for fields in reading.of_type("AWS::EC2::VPCPeeringConnection"):
        ends = [fields.target(name, VPC) or fields.missing(name) for name in ("VpcId", "PeerVpcId")]
        peerings.append(Peering(fields.id, (ends[0], ends[1]), _same_region(fields)))
    return tuple(peerings)


def _same_region(fields: Fields) -> Maybe[bool]:
    peer = fields.text("PeerRegion")
    if peer is None:
        return True
    own = fields.reading.stacks.stacks[fields.id.stack].region
    if isinstance(peer, Unknown) and peer.key == "${AWS::Region}":
        return True
    unknown = next((end for end in (peer, own) if isinstance(end, Unknown)), None)
    return peer == own if unknown is None else Unknown(unknown.code, fields.where("PeerRegion"), unknown.why)


def built_attachments(reading: Reading, gateways: Mapping[Target, TransitGateway]) -> tuple[Attachment, ...]:
    """Return the VPC attachments of the set, each with the route table it is associated with."""
    associated: dict[Target, list[Target]] = defaultdict(list)
    for fields in reading.of_type("AWS::EC2::TransitGatewayRouteTableAssociation"):
        attachment = fields.target("TransitGatewayAttachmentId", *_ATTACHMENTS) or fields.missing("TransitGatewayAttachmentId")
        table = _table(fields)
        associated[attachment].append(table if fields.exists is True else fields.exists)
    strays = [attachment for attachment in associated if isinstance(attachment, Unknown)]
    attachments = []
    for fields in reading.of_type(*_ATTACHMENTS):
        gateway = fields.target("TransitGatewayId", TRANSIT_GATEWAY) or fields.missing("TransitGatewayId")
        tables = [*associated.get(fields.id, ()), *strays]
        subnets = fields.targets("SubnetIds", SUBNET)
        attachments.append(
            Attachment(
                id=fields.id,
                gateway=gateway,
                vpc=fields.target("VpcId", VPC) or fields.missing("VpcId"),
                subnets=subnets if subnets is not None else (),
                route_table=_association(fields, tables, gateways.get(gateway)),
            )
        )
    return tuple(attachments)


def _association(fields: Fields, tables: Sequence[Target], gateway: TransitGateway | None) -> Target | None:
    if fields.exists is not True:
        return fields.exists
    if len(set(tables)) == 1:
        return tables[0]
    if tables:
        return Unknown(Code.PL_UNRESOLVED_VALUE, fields.where("TransitGatewayId"), "the attachment perhaps has several route tables")
    if gateway is None:
        return Unknown(Code.UNKNOWN_RESOURCE, fields.where("TransitGatewayId"), "the transit gateway is not in the templates")
    automatic = gateway.associates
    if isinstance(automatic, Unknown):
        return automatic
    return part_of(gateway.id, _DEFAULT_ASSOCIATION) if automatic else None


def built_transit_gateways(reading: Reading) -> dict[Target, TransitGateway]:
    """Return the transit gateways of the set without their routes, which `TransitRoutes` knows."""
    gateways: dict[Target, TransitGateway] = {}
    for fields in reading.of_type(TRANSIT_GATEWAY):
        switches = [_enabled(fields, name) for name in ("DefaultRouteTableAssociation", "DefaultRouteTablePropagation")]
        unknown = next((switch for switch in switches if isinstance(switch, Unknown)), None)
        both = all(switch is True for switch in switches)
        gateways[fields.id] = TransitGateway(
            fields.id, both if unknown is None or False in switches else unknown, associates=switches[0], propagates=switches[1]
        )
    return gateways


def _enabled(fields: Fields, name: str) -> Maybe[bool]:
    text = fields.text(name)
    return text if isinstance(text, Unknown) else text is None or text.lower() == "enable"


class TransitRoutes:
    """The routes of every transit gateway's tables: said, propagated, and perhaps learned from elsewhere."""

    def __init__(self, reading: Reading, vpcs: Mapping[Target, Vpc], attachments: Sequence[Attachment]) -> None:
        self._reading = reading
        self._vpcs = vpcs
        self._attachments = {attachment.id: attachment for attachment in attachments}
        self._by_table: dict[Target, list[Route]] = defaultdict(list)
        for fields in reading.of_type("AWS::EC2::TransitGatewayRoute"):
            self._by_table[_table(fields)].append(_route(fields))
        for fields in reading.of_type("AWS::EC2::TransitGatewayRouteTablePropagation"):
            attachment = fields.target("TransitGatewayAttachmentId", *_ATTACHMENTS) or fields.missing("TransitGatewayAttachmentId")
            known = self._attachments.get(attachment) if isinstance(attachment, ResourceId) else None
            if known is None:
                why = (
                    attachment
                    if isinstance(attachment, Unknown)
                    else Unknown(Code.UNKNOWN_RESOURCE, str(fields.id), f"'{attachment}' is unknown")
                )
                self._by_table[_table(fields)].append(Route(fields.id, why, why, attachment, propagated=True))
            else:
                self._by_table[_table(fields)] += self._propagated_routes(known, fields)

    def _propagated_routes(self, attachment: Attachment, by: Fields) -> list[Route]:
        vpc = self._vpcs.get(attachment.vpc)
        unknown = Unknown(Code.UNKNOWN_RESOURCE, str(attachment.id), "the blocks of the attached VPC are unknown")
        return [
            Route(by.id, block, NextHop.TRANSIT_GATEWAY, attachment.id, by.exists, propagated=True)
            for block in (vpc.cidrs if vpc is not None else (unknown,))
        ]

    def of(self, gateway: TransitGateway) -> TransitGateway:
        """Return a gateway with its tables."""
        tables: dict[Target, list[Route]] = {
            fields.id: [*self._by_table.get(fields.id, ())]
            for fields in self._reading.of_type(_TABLE)
            if fields.target("TransitGatewayId", TRANSIT_GATEWAY) == gateway.id
        }
        # both names are one table unless somebody made another the default
        defaults = [part_of(gateway.id, name) for name in (_DEFAULT_ASSOCIATION, _DEFAULT_PROPAGATION)]
        routes = [route for table in defaults for route in self._by_table.get(table, ())] + self._learned_routes(gateway)
        tables |= dict.fromkeys(defaults, routes)
        return replace(gateway, tables={table: (*listed, *self._routes_perhaps_in(table)) for table, listed in tables.items()})

    def _routes_perhaps_in(self, table: Target) -> list[Route]:
        """Return the routes of tables that are not known, which may be this one."""
        doubts = {named: perhaps_same(named, table) for named in self._by_table if named != table}
        return [replace(route, exists=doubt) for named, doubt in doubts.items() if doubt is not None for route in self._by_table[named]]

    def _learned_routes(self, gateway: TransitGateway) -> list[Route]:
        if gateway.propagates is False:
            return []
        routes = []
        for attachment in self._attachments.values():
            fields = self._reading.resource(attachment.id)
            if attachment.gateway == gateway.id and fields is not None:
                routes += self._propagated_routes(attachment, fields)
            elif (doubt := perhaps_same(attachment.gateway, gateway.id)) is not None and fields is not None:
                routes += [replace(route, exists=doubt) for route in self._propagated_routes(attachment, fields)]
        for fields in self._reading.of_type(*_DYNAMIC_ATTACHMENTS):
            if self._gateway_of(fields) == gateway.id:
                why = Unknown(
                    Code.TGW_RTB_ROUTES_ARE_UNKNOWN, fields.where("TransitGatewayId"), "the routes that it brings are not in the templates"
                )
                routes.append(Route(fields.id, why, NextHop.TRANSIT_GATEWAY, fields.id, propagated=True))
        propagates = gateway.propagates
        if isinstance(propagates, Unknown):
            return [replace(route, exists=propagates) for route in routes]
        return routes

    def _gateway_of(self, fields: Fields) -> Target | None:
        transport = fields.target("TransportTransitGatewayAttachmentId", *_ATTACHMENTS)
        known = self._attachments.get(transport) if isinstance(transport, ResourceId) else None
        return known.gateway if known is not None else fields.target("TransitGatewayId", TRANSIT_GATEWAY)


def _table(fields: Fields) -> Target:
    return fields.target("TransitGatewayRouteTableId", _TABLE, TRANSIT_GATEWAY) or fields.missing("TransitGatewayRouteTableId")


def _route(fields: Fields) -> Route:
    black = fields.flag("Blackhole", absent=False)
    target = fields.target("TransitGatewayAttachmentId", *_ATTACHMENTS, *_OTHER_ATTACHMENTS)
    block = fields.get("DestinationCidrBlock")
    family = "ipv6" if isinstance(block, str) and ":" in block else "ipv4"
    return Route(
        id=fields.id,
        destination=fields.block("DestinationCidrBlock", "ipv6" if family == "ipv6" else "ipv4") or fields.missing("DestinationCidrBlock"),
        kind=black if isinstance(black, Unknown) else NextHop.BLACKHOLE if black else NextHop.TRANSIT_GATEWAY,
        target=target,
        exists=fields.exists,
    )
