"""The change of a route table, of a subnet or of a transit gateway, that leads packets to where they should go."""

from __future__ import annotations

from ipaddress import IPv4Network
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.kinds import NextHop
from constructs_privatelink.analysis.networks.model import PrefixListRef, Route
from constructs_privatelink.analysis.reachability.addresses import block
from constructs_privatelink.analysis.reachability.blocks import shared_block
from constructs_privatelink.analysis.reachability.openings import reference, without
from constructs_privatelink.analysis.reachability.transit_tables import NO_ASSOCIATION
from constructs_privatelink.analysis.reachability.verdicts import Change
from constructs_privatelink.analysis.values import Unknown
from constructs_privatelink.decisions.clients import IPV4

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from constructs_privatelink.analysis.networks.model import Endpoint, Model, Network
    from constructs_privatelink.analysis.reachability.openings import Opening
    from constructs_privatelink.analysis.reachability.path_checks import Pair
    from constructs_privatelink.analysis.values import Target

_PEERING = "VpcPeeringConnectionId"
_ASSOCIATION = "TransitGatewayRouteTableAssociation"


def route_change(opening: Opening, model: Model) -> Change:
    """Return the routes of a subnet's table that lead to where the packets go, and those to remove because they lead elsewhere."""
    hop, pair = opening.hop, opening.pairs[0]
    every = (*model.route_tables.values(), *model.main_tables.values())
    tables: dict[Target, tuple[Route, ...]] = {known.id: known.routes for known in every}
    table = _table(hop.resource, tables)
    routes = tables.get(table, ()) if table is not None else ()
    if pair.client.vpc == pair.endpoint.vpc or hop.name.endswith("attachment subnet"):
        gone = tuple(route.id for route in routes if route.id == hop.resource)
        return Change(f"leave {opening.addresses} to the local route in {table}{without(gone)}", table, hop.property, (), gone)
    goal = _goal(opening, model)
    alike = _same_addresses(opening, model, peered=goal is not None and goal[0] == _PEERING)
    if alike:
        return Change(alike, None, hop.property)
    text = f"route {opening.addresses} from {table} to {goal[1] if goal else 'where they are'}"
    named = reference(goal[1], table) if goal else None
    if goal is None or named is None:
        return Change(text, table, hop.property)
    gone = tuple(route.id for route in routes if _is_within(route, opening.networks) and route.target != goal[1])
    kept = {route.destination for route in routes if route.id not in gone}
    entries = (
        {"DestinationCidrBlock" if network.version == IPV4 else "DestinationIpv6CidrBlock": str(network), goal[0]: named}
        for network in opening.networks
        if network not in kept
    )
    return Change(text + without(gone), table, hop.property, tuple(entries), gone)


def _same_addresses(opening: Opening, model: Model, *, peered: bool) -> str:
    """Return what to do where no route helps, as both VPCs have the addresses; empty where one may help."""
    first, second = (
        model.vpcs.get(end.vpc) if end.vpc is not None else None for end in (opening.pairs[0].client, opening.pairs[0].endpoint)
    )
    shared = shared_block(first, second)
    if first is None or second is None or shared is None:
        return ""
    if not peered and not any(isinstance(network, IPv4Network) and network.overlaps(shared) for network in opening.networks):
        return ""
    why = "EC2 refuses to peer such VPCs" if peered else "no route leads out of a VPC to its own addresses"
    return f"give {first.id} or {second.id} other addresses: both have {shared}, and {why}"


def _goal(opening: Opening, model: Model) -> tuple[str, Target] | None:
    """Return what joins the VPCs of the two ends, and the property of a route that names it."""
    pair = opening.pairs[0]
    vpcs = {pair.client.vpc, pair.endpoint.vpc}
    peering = next((connection for connection in model.peerings if set(connection.vpcs) == vpcs), None)
    if peering is not None:
        return _PEERING, peering.id
    attached = [{attachment.gateway for attachment in model.attachments if attachment.vpc == vpc} for vpc in vpcs]
    shared = sorted(set.intersection(*attached), key=str)
    return ("TransitGatewayId", shared[0]) if shared else None


def transit_change(opening: Opening, model: Model) -> Change:
    """Return the routes of a transit gateway's table that lead to where the packets go, or the association that is missing."""
    hop, pair = opening.hop, opening.pairs[0]
    if hop.code == NO_ASSOCIATION:
        return _association(hop.resource, pair, model)
    tables = {table: routes for gateway in model.transit_gateways.values() for table, routes in gateway.tables.items()}
    table = _table(hop.resource, tables)
    gateway = next((transit.id for transit in model.transit_gateways.values() if table in transit.tables), None)
    goal = pair.client.vpc if opening.of == "client" else pair.endpoint.vpc
    attachment = next((attached.id for attached in model.attachments if attached.gateway == gateway and attached.vpc == goal), None)
    text = f"route {opening.addresses} from {table} to {attachment or 'the attachment they are behind'}"
    named = reference(attachment, table)
    if table is None or named is None:
        return Change(text, table, hop.property)
    gone = tuple(
        route.id for route in tables[table] if not route.propagated and route.target != attachment and _is_within(route, opening.networks)
    )
    entries: Iterator[Mapping[str, object]] = (
        {"DestinationCidrBlock": str(network), "TransitGatewayAttachmentId": named} for network in opening.networks
    )
    return Change(text + without(gone), table, hop.property, tuple(entries), gone)


def _association(attachment: Target | None, pair: Pair, model: Model) -> Change:
    """Return the association with a table that leads to the other end, or with the only table there is."""
    own = next((candidate for candidate in model.attachments if candidate.id == attachment), None)
    gateway = model.transit_gateways.get(own.gateway) if own is not None else None
    tables = gateway.tables if gateway is not None else {}
    joints = {joint.id for joint in model.attachments if joint.id != attachment and joint.vpc in {pair.client.vpc, pair.endpoint.vpc}}
    leading = [table for table, routes in tables.items() if any(route.target in joints for route in routes)]
    table = next(iter(leading or (tables if len(tables) == 1 else ())), None)
    named = reference(table, attachment)
    entries = ({"TransitGatewayRouteTableId": named},) if named is not None else ()
    return Change(f"associate {attachment} with {table or 'a route table of the transit gateway'}", attachment, _ASSOCIATION, entries)


def gateway_change(opening: Opening, endpoint: Endpoint) -> Change:
    """Return the route tables that a gateway endpoint must know."""
    subnets = dict.fromkeys(pair.client.subnet for pair in opening.pairs if pair.client.subnet is not None)
    tables = tuple(dict.fromkeys(subnet.route_table for subnet in subnets if subnet.route_table is not None))
    named = [reference(table, endpoint.id) for table in tables]
    text = f"add {', '.join(map(str, tables))} to the endpoint's RouteTableIds" if tables else ""
    if any(subnet.route_table is None for subnet in subnets):
        text += f"{', and ' if text else ''}give the client's subnet a route table of its own, and add it to the endpoint's RouteTableIds"
    return Change(text, endpoint.id, "RouteTableIds", tuple(reference for reference in named if isinstance(reference, dict)))


def zone_change(opening: Opening, model: Model) -> Change:
    """Return the subnets that an attachment needs: one in each zone that packets leave by."""
    ends = [pair.client if opening.of == "client" else pair.endpoint for pair in opening.pairs]
    own = {end.subnet for end in ends if end.subnet is not None}
    chosen = {}
    for end in ends:
        if end.subnet is not None and not isinstance(end.subnet.zone, Unknown):
            in_zone = [subnet for subnet in model.subnets.values() if subnet.vpc == end.vpc and subnet.zone == end.subnet.zone]
            chosen[end.subnet.zone] = min(in_zone, key=lambda subnet: subnet in own)
    named = (reference(subnet.id, opening.hop.resource) for subnet in chosen.values())
    zones = ", ".join(map(str, chosen)) or "the zone"
    text = f"add a subnet in {zones} to {opening.hop.resource}: a transit gateway takes packets from the zones of its subnets only"
    return Change(
        text,
        opening.hop.resource,
        opening.hop.property,
        tuple(subnet_reference for subnet_reference in named if isinstance(subnet_reference, dict)),
    )


def _table(resource: Target | None, tables: Mapping[Target, tuple[Route, ...]]) -> Target | None:
    """Return the table that a resource is, or that it is a route of."""
    return next((table for table, routes in tables.items() if any(route.id == resource for route in routes)), resource)


def _is_within(route: Route, networks: Iterable[Network]) -> bool:
    """Return whether a route is about nothing but a part of some blocks: no other route wins over it there."""
    if route.kind == NextHop.LOCAL or route.exists is not True or isinstance(route.destination, Unknown):
        return False
    listed = route.destination.networks if isinstance(route.destination, PrefixListRef) else (route.destination,)
    if isinstance(listed, Unknown):
        return False
    return any(_holds(network, destination) for destination in listed for network in networks)


def _holds(network: Network, other: Network) -> bool:
    return network.version == other.version and block(other) <= block(network)
