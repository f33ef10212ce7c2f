"""The path to a gateway endpoint: a route to public addresses, for clients in subnets of the endpoint's VPC and for nobody else.

The endpoint puts the prefix list of its service into the route tables that it names. The most specific route decides, so that a narrower
one to some of these addresses leads packets past the endpoint; 0.0.0.0/0 never does.

Source: https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.kinds import NextHop
from constructs_privatelink.analysis.networks.model import PrefixListRef, RouteTable
from constructs_privatelink.analysis.reachability.addresses import Packets, block, everything, may_hold, nothing, union
from constructs_privatelink.analysis.reachability.filters import MIDDLEBOX, UNKNOWN_RESOURCE, UNRESOLVED, Filter, Why, unknown_filter
from constructs_privatelink.analysis.reachability.group_filter import ReferenceMatching
from constructs_privatelink.analysis.reachability.path_checks import Check, Pair, evaluated, open_check
from constructs_privatelink.analysis.reachability.paths import OUT_OF_CLIENT
from constructs_privatelink.analysis.reachability.routing import MIDDLEBOXES, NO_ROUTE, PROPAGATED, dropped
from constructs_privatelink.analysis.values import Unknown
from constructs_privatelink.catalogue.protocols import PROTOCOL_NUMBERS
from constructs_privatelink.decisions.clients import IPV4, IPV6

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.networks.model import Endpoint, Network, Route, Subnet
    from constructs_privatelink.analysis.reachability.connection import Connection
    from constructs_privatelink.analysis.reachability.service_addresses import ServiceAddresses
    from constructs_privatelink.analysis.values import Target

NOT_TRANSITIVE = Code.PL_GATEWAY_NOT_TRANSITIVE
NOT_ITS_PROTOCOL = Code.VPCE_GATEWAY_PROTOCOL_RESTRICTION
_WIDEST_OF_AWS = {IPV4: 8, IPV6: 12}
"""Bits of the widest blocks that anybody is given (https://www.iana.org/numbers): a service has no wider ones."""
_BGP = "BGP announces no route that is narrower than those of the endpoint"


def gateway_path(connection: Connection, endpoint: Endpoint, addresses: ServiceAddresses) -> Pair:
    """Say what becomes of packets from a client to the service behind a gateway endpoint.

    Args:
        connection: The client's place, and the service's addresses as the other end.
        endpoint: The gateway endpoint.
        addresses: The service's addresses.

    """
    client, version = connection.client, connection.version
    closed = Filter(nothing(version), nothing(version), NOT_TRANSITIVE)
    together = connection.crossing.in_one(client.vpc, endpoint.vpc)
    if together is False and client.vpc is None and client.loose is not None:
        # Addresses that no known block has may be those of a block of the VPC that is not known.
        together = client.loose
    checks: list[Check] = []
    assumptions = [*addresses.assumptions]
    if connection.protocol != "tcp":
        checks.append(Check(5, "protocol", replace(closed, code=NOT_ITS_PROTOCOL), "endpoint", resource=endpoint.id))
    if client.checked:
        checks.append(_group_check(connection, addresses))
    if together is False:
        checks = [Check(5, "the client's VPC", closed, "endpoint", resource=endpoint.id)]
    elif isinstance(together, Unknown):
        checks.append(Check(30, "the client's VPC", unknown_filter(version, NOT_TRANSITIVE, together), "endpoint"))
    elif client.subnet is None:
        reason = client.loose or Unknown(UNRESOLVED, client.name, "the client's subnet is not known")
        checks.append(Check(20, "the client's subnet", unknown_filter(version, NO_ROUTE, reason), "endpoint"))
    else:
        checks += _checks_in(client.subnet, connection, endpoint, addresses)
        table = connection.filters.table(client.subnet)
        if isinstance(table, RouteTable) and isinstance(table.complete, Unknown) and table.complete.code == PROPAGATED:
            assumptions.append(_BGP)
    return evaluated(client, connection.endpoint, connection.protocol, connection.ports, checks, assumptions)


def _group_check(connection: Connection, addresses: ServiceAddresses) -> Check:
    client, protocol = connection.client, PROTOCOL_NUMBERS[connection.protocol]
    out = connection.filters.groups(
        client.groups, (), connection.version, protocol, egress=True, matching=ReferenceMatching.KEPT, lists=addresses.held_by
    )
    first = client.groups[0] if isinstance(client.groups, tuple) and client.groups else None
    return Check(10, OUT_OF_CLIENT, out, "endpoint", direction="egress", resource=first, property="SecurityGroupEgress")


def _checks_in(subnet: Subnet, connection: Connection, endpoint: Endpoint, addresses: ServiceAddresses) -> Iterator[Check]:
    """Yield what packets meet on their path out of a subnet of the endpoint's VPC, and replies on theirs back."""
    client, version = connection.client, connection.version
    checks = [
        connection.acl_check(20, "ACL out of the client's subnet", subnet, "endpoint", egress=True, reply=False),
        connection.acl_check(80, "ACL into the client's subnet", subnet, "endpoint", egress=False, reply=True),
        Check(30, "routes of the client's subnet", _routed(subnet, connection, endpoint, addresses), "endpoint", resource=endpoint.id,
              property="RouteTableIds"),
    ]  # fmt: skip
    between = connection.filters.between(client.vpc, subnet.id)
    if between is not None:
        checks.append(open_check(31, "what stands between", between, version))
    yield from (replace(check, loose=check.loose or client.loose) for check in checks)


def _routed(subnet: Subnet, connection: Connection, endpoint: Endpoint, addresses: ServiceAddresses) -> Filter:
    """Return which of the service's addresses the routes that the endpoint makes in the client's table lead to it."""
    version, table = connection.version, connection.filters.table(subnet)
    target: Target | None = subnet.route_table if isinstance(table, Unknown) else table.id
    listed = endpoint.route_tables
    if target is None and isinstance(table, Unknown):
        has_route: bool | Unknown = table
    else:
        has_route = listed if isinstance(listed, Unknown) else connection.filters.identities.among(target or subnet.vpc, listed)
    if isinstance(has_route, Unknown):
        return unknown_filter(version, NO_ROUTE, has_route)
    if not has_route:
        return Filter(nothing(version), nothing(version), NO_ROUTE)
    if isinstance(table, Unknown):
        return unknown_filter(version, NO_ROUTE, table)
    if isinstance(table.complete, Unknown) and table.complete.code != PROPAGATED:
        return unknown_filter(version, NO_ROUTE, table.complete)
    doubts: list[tuple[Packets, Unknown]] = []
    drops: list[Why] = []
    for route, destination in _others(table, addresses):
        part, certain = _taken(route, destination, addresses, version)
        if part and certain and route.kind == NextHop.BLACKHOLE:
            drops.append(dropped(route, part))
        elif part:
            doubts.append((part, _why(route, destination)))
    through = everything(version) - union(version, (box for why in drops for box in why.packets.boxes))
    left_open = union(version, (box for part, _ in doubts for box in part.boxes))
    return Filter(through - left_open, through, NO_ROUTE, tuple(doubts), tuple(drops))


def _others(table: RouteTable, addresses: ServiceAddresses) -> Iterator[tuple[Route, Network | Unknown]]:
    """Yield the routes of a table, but the local ones and those that gateway endpoints make, with each block that they are for."""
    for route in table.routes:
        if route.kind == NextHop.LOCAL:
            continue
        if not isinstance(route.destination, PrefixListRef):
            yield route, route.destination
        elif route.destination.target not in addresses.lists:
            networks = route.destination.networks
            yield from ((route, network) for network in ((networks,) if isinstance(networks, Unknown) else networks))


def _taken(route: Route, destination: Network | Unknown, addresses: ServiceAddresses, version: int) -> tuple[Packets, bool]:
    """Return the addresses of the service for which a route is not certainly wider than the endpoint's, and whether it is narrower."""
    if isinstance(destination, Unknown):
        return may_hold(version, destination), False
    if destination.version != version or destination.prefixlen < _WIDEST_OF_AWS[version]:
        return nothing(version), False
    if addresses.networks is None:
        return block(destination), False
    own = [network for network in addresses.networks if network.version == version and network.prefixlen <= destination.prefixlen]
    certain = route.exists is True and not route.propagated and all(network.prefixlen < destination.prefixlen for network in own)
    return union(version, (box for network in own for box in (block(network) & block(destination)).boxes)), certain


def _why(route: Route, destination: Network | Unknown) -> Unknown:
    if isinstance(destination, Unknown):
        return destination
    if isinstance(route.exists, Unknown):
        return route.exists
    if isinstance(route.kind, Unknown):
        return route.kind
    code = MIDDLEBOX if route.kind in MIDDLEBOXES else UNKNOWN_RESOURCE
    return Unknown(code, str(route.id), f"{destination} leads to a {route.kind}, and the narrower of two routes wins")
