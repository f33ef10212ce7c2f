"""Route tables with their routes: implicit, separate, and those that a virtual private gateway propagates.

Source: https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.kinds import NextHop
from constructs_privatelink.analysis.networks.model import Route, RouteTable
from constructs_privatelink.analysis.networks.prefix_lists import prefix_list
from constructs_privatelink.analysis.networks.properties import ENDPOINT, ROUTE_TABLE, VPC
from constructs_privatelink.analysis.values import Given, Outside, ResourceId, Unknown, perhaps_same, unknown_part

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from constructs_privatelink.analysis.networks.model import Network, PrefixListRef, Vpc
    from constructs_privatelink.analysis.networks.properties import Fields, Reading
    from constructs_privatelink.analysis.values import Maybe, Target

_VPN_GATEWAY = "AWS::EC2::VPNGateway"
_GATEWAYS = {
    "AWS::EC2::InternetGateway": NextHop.INTERNET_GATEWAY,
    _VPN_GATEWAY: NextHop.VIRTUAL_PRIVATE_GATEWAY,
    "AWS::EC2::CarrierGateway": NextHop.CARRIER_GATEWAY,
    ENDPOINT: NextHop.VPC_ENDPOINT,
}
GATEWAY_IDS = {
    "igw-": NextHop.INTERNET_GATEWAY,
    "vgw-": NextHop.VIRTUAL_PRIVATE_GATEWAY,
    "cagw-": NextHop.CARRIER_GATEWAY,
    "vpce-": NextHop.VPC_ENDPOINT,
}
"""What gateways' ids begin with."""
_NEXT_HOPS = {
    "NatGatewayId": (NextHop.NAT_GATEWAY, ("AWS::EC2::NatGateway",)),
    "VpcPeeringConnectionId": (NextHop.PEERING, ("AWS::EC2::VPCPeeringConnection",)),
    "TransitGatewayId": (NextHop.TRANSIT_GATEWAY, ("AWS::EC2::TransitGateway",)),
    "VpcEndpointId": (NextHop.VPC_ENDPOINT, (ENDPOINT,)),
    "NetworkInterfaceId": (NextHop.NETWORK_INTERFACE, ("AWS::EC2::NetworkInterface",)),
    "InstanceId": (NextHop.INSTANCE, ("AWS::EC2::Instance",)),
    "EgressOnlyInternetGatewayId": (NextHop.EGRESS_ONLY_GATEWAY, ("AWS::EC2::EgressOnlyInternetGateway",)),
    "CarrierGatewayId": (NextHop.CARRIER_GATEWAY, ("AWS::EC2::CarrierGateway",)),
    "LocalGatewayId": (NextHop.LOCAL_GATEWAY, ()),
    "CoreNetworkArn": (NextHop.CLOUD_WAN, ()),
}


class Routes:
    """Every route of the set by its table, and who propagates into it. A route of a table that is not known is perhaps in any of them."""

    def __init__(self, reading: Reading) -> None:
        self._by_table: dict[Target, list[Route]] = defaultdict(list)
        self._sources: dict[Target, list[Target]] = defaultdict(list)
        self._vpn = _Vpn(reading)
        self._open: dict[Target, Unknown] = {}
        for fields in reading.of_type("AWS::EC2::Route"):
            table = fields.target("RouteTableId", ROUTE_TABLE) or fields.missing("RouteTableId")
            self._by_table[table].append(_route(fields, fields.exists))
        for fields in reading.of_type("AWS::EC2::VPNGatewayRoutePropagation"):
            self._propagate(fields)
        for fields in reading.of_type("AWS::EC2::RouteServerPropagation"):
            table = fields.target("RouteTableId", ROUTE_TABLE) or fields.missing("RouteTableId")
            self._open[table] = Unknown(
                Code.PL_PROPAGATED_ROUTES_UNKNOWN, fields.where("RouteServerId"), "a route server adds routes from BGP"
            )

    def _propagate(self, fields: Fields) -> None:
        gateway = fields.target("VpnGatewayId", _VPN_GATEWAY) or fields.missing("VpnGatewayId")
        tables = fields.targets("RouteTableIds", ROUTE_TABLE) or ()
        for table in (tables,) if isinstance(tables, Unknown) else tables:
            self._sources[table].append(gateway if fields.exists is True else fields.exists)

    @property
    def tables(self) -> tuple[Target, ...]:
        """The tables that have routes in the set."""
        return tuple({**self._by_table, **self._sources})

    @cached_property
    def _strays(self) -> list[Target]:
        return [named for named in self._by_table if isinstance(named, Unknown | Given)]

    def table(self, id: ResourceId | Outside, local: Sequence[Route], *, complete: Literal[True] | Unknown = True) -> RouteTable:
        """Return a route table: its local routes, those of the set, and the propagated ones."""
        doubts = {named: perhaps_same(named, id) for named in self._strays if named != id}
        perhaps = [replace(route, exists=doubt) for named, doubt in doubts.items() if doubt is not None for route in self._by_table[named]]
        stated = [*self._by_table.get(id, ()), *perhaps]
        propagating = (
            *self._sources.get(id, ()),
            *(
                route
                for table, sources in self._sources.items()
                if table != id and perhaps_same(table, id) is not None
                for route in sources
            ),
        )
        propagated = [route for gateway in propagating for route in self._vpn.routes(gateway)]
        reasons = [self._vpn.complete(gateway) for gateway in propagating]
        reasons += [why for table, why in self._open.items() if table == id or perhaps_same(table, id) is not None]
        doubt: Literal[True] | Unknown = next((reason for reason in (complete, *reasons) if reason is not True), True)
        routes = (*_not_retargeted(local, stated), *stated, *(replace(route, id=id) for route in propagated))
        return RouteTable(id, routes, doubt, propagating)


class _Vpn:
    """What virtual private gateways propagate: the static routes of their connections, and who knows what from BGP."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._connections: dict[Target, list[Fields]] = defaultdict(list)
        self._routes: dict[Target, list[Fields]] = defaultdict(list)
        for fields in reading.of_type("AWS::EC2::VPNConnection"):
            gateway = fields.target("VpnGatewayId", _VPN_GATEWAY)
            if gateway is not None:
                self._connections[gateway].append(fields)
        for fields in reading.of_type("AWS::EC2::VPNConnectionRoute"):
            self._routes[fields.target("VpnConnectionId", "AWS::EC2::VPNConnection") or fields.missing("VpnConnectionId")].append(fields)

    def routes(self, gateway: Target) -> list[Route]:
        """Return the static routes that a gateway propagates."""
        return [
            Route(
                id=fields.id,
                destination=fields.block("DestinationCidrBlock", "ipv4") or fields.missing("DestinationCidrBlock"),
                kind=NextHop.VIRTUAL_PRIVATE_GATEWAY,
                target=gateway,
                exists=fields.exists,
                propagated=True,
            )
            for connection in self._connections.get(gateway, ())
            for fields in self._routes.get(connection.id, ())
        ]

    def complete(self, gateway: Target) -> Literal[True] | Unknown:
        """Return True where all that a gateway propagates is in the set, else the reason."""
        code = Code.PL_PROPAGATED_ROUTES_UNKNOWN
        if isinstance(gateway, Unknown):
            return Unknown(code, gateway.where, gateway.why)
        connections = self._connections.get(gateway, ())
        if self._reading.resource(gateway) is None or not connections:
            return Unknown(code, str(gateway), "the routes that the gateway propagates are not in the templates")
        dynamic = [connection for connection in connections if connection.flag("StaticRoutesOnly", absent=False) is not True]
        strays = [table for table in self._routes if isinstance(table, Unknown)]
        if dynamic:
            return Unknown(code, dynamic[0].where("StaticRoutesOnly"), "the connection learns its routes by BGP")
        return Unknown(code, strays[0].where, strays[0].why) if strays else True


def built_tables(
    reading: Reading, routes: Routes, vpcs: Mapping[Target, Vpc], known: Mapping[Target, RouteTable] | None = None
) -> dict[Target, RouteTable]:
    """Return the route tables of the set, by id.

    Args:
        reading: The templates.
        routes: Their routes.
        vpcs: Their VPCs, and those that are known otherwise.
        known: Tables that are not in the templates, which add to them. Default: none.

    """
    tables: dict[Target, RouteTable] = {table.id: routes.table(table.id, table.routes) for table in (known or {}).values()}
    for fields in reading.of_type(ROUTE_TABLE):
        vpc = fields.target("VpcId", VPC) or fields.missing("VpcId")
        tables[fields.id] = routes.table(fields.id, local_routes(fields.id, vpcs.get(vpc), vpc))
    return tables


def main_table(vpc: Vpc) -> RouteTable:
    """Return the main route table of a VPC: its local routes, and nobody knows what else where it is imported."""
    unknown = Unknown(Code.UNKNOWN_RESOURCE, str(vpc.id), "the main route table of an imported VPC is unknown")
    return RouteTable(vpc.id, tuple(local_routes(vpc.id, vpc, vpc.id)), True if vpc.closed else unknown)


def imported_table(id: Outside, routes: Routes) -> RouteTable:
    """Return a route table of which nothing is known but the routes that the set adds."""
    return routes.table(id, (), complete=unknown_part(id, "the routes of an imported route table are unknown"))


def local_routes(id: ResourceId | Outside, vpc: Vpc | None, target: Target) -> list[Route]:
    """Return the local routes of a table: one for each block of its VPC."""
    if vpc is None:
        why = target.why if isinstance(target, Unknown) else f"the blocks of the VPC '{target}' are not in the templates"
        return [Route(id, Unknown(Code.UNKNOWN_RESOURCE, str(id), why), NextHop.LOCAL)]
    return [Route(id, block, NextHop.LOCAL) for block in vpc.cidrs]


def _not_retargeted(local: Sequence[Route], stated: Sequence[Route]) -> list[Route]:
    """Return the local routes that no route of the template takes the place of."""
    kept = []
    for route in local:
        instead = [
            candidate
            for candidate in stated
            if candidate.destination == route.destination and not isinstance(candidate.destination, Unknown)
        ]
        if any(candidate.exists is True for candidate in instead):
            continue
        kept.append(replace(route, exists=instead[0].exists) if instead else route)
    return kept


def _route(fields: Fields, exists: Literal[True] | Unknown) -> Route:
    kind, target = next_hop(fields)
    return Route(fields.id, _destination(fields), kind, target, exists)


def _destination(fields: Fields) -> Network | PrefixListRef | Unknown:
    blocks = (fields.block("DestinationCidrBlock", "ipv4"), fields.block("DestinationIpv6CidrBlock", "ipv6"))
    destinations = [destination for destination in (*blocks, prefix_list(fields, "DestinationPrefixListId")) if destination is not None]
    return fields.one_of(destinations, "DestinationCidrBlock", "no destination is given", "several destinations are given")


def next_hop(fields: Fields) -> tuple[Maybe[NextHop], Target | None]:
    """Return what a route leads to, and which one."""
    names = [name for name in ("GatewayId", *_NEXT_HOPS) if fields.has(name)]
    if len(names) != 1:
        several = f"the route leads to several targets: {', '.join(names)}"
        values = [value if isinstance(value := fields.get(name), Unknown) else name for name in names]
        only = fields.one_of(values, "GatewayId", "the route leads nowhere that is known here", several)
        return only if isinstance(only, Unknown) else _NEXT_HOPS[only][0], None
    if names != ["GatewayId"]:
        kind, types = _NEXT_HOPS[names[0]]
        return kind, fields.target(names[0], *types)
    target = fields.target("GatewayId", *_GATEWAYS)
    gateway = fields.reading.resource(target)
    if gateway is not None:
        return _GATEWAYS[gateway.resource.type], target
    if isinstance(target, Outside):
        if target.id == "local":
            return NextHop.LOCAL, None
        known = next((kind for prefix, kind in GATEWAY_IDS.items() if target.id.startswith(prefix)), None)
        return known or Unknown(Code.PL_UNRESOLVED_VALUE, fields.where("GatewayId"), f"got {target.id!r}; it is no gateway's id"), target
    return (
        target if isinstance(target, Unknown) else Unknown(Code.UNKNOWN_RESOURCE, fields.where("GatewayId"), f"'{target}' is unknown")
    ), target
