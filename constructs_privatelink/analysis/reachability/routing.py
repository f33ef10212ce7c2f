"""Where a route table leads packets: the longest prefix that matches decides, and a route that only perhaps is there leaves two answers.

Local routes win over propagated ones, however specific these are (https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.kinds import NextHop
from constructs_privatelink.analysis.networks.model import PrefixListRef, Route, RouteTable
from constructs_privatelink.analysis.reachability.addresses import Packets, block, may_be, may_hold, nothing, union
from constructs_privatelink.analysis.reachability.filters import MIDDLEBOX, UNKNOWN_RESOURCE, UNRESOLVED, Filter, Why, unknown_filter
from constructs_privatelink.analysis.values import ResourceId, Unknown
from constructs_privatelink.decisions.clients import IPV4

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from constructs_privatelink.analysis.values import Maybe

NO_ROUTE = Code.NO_ROUTE_TO_DESTINATION
PROPAGATED = Code.PL_PROPAGATED_ROUTES_UNKNOWN
TRANSIT_UNKNOWN = Code.TGW_RTB_ROUTES_ARE_UNKNOWN
MIDDLEBOXES = {NextHop.VPC_ENDPOINT, NextHop.NETWORK_INTERFACE, NextHop.INSTANCE, NextHop.NAT_GATEWAY}
_SHORTEST_VPC = {IPV4: 16}
_SHORTEST_VPC_IPV6 = 20
"""No prefix of a VPC is shorter: 16 is EC2's limit for IPv4; IPv6 pools that one brings are /48 at most, and 20 is beyond any of them."""

Option: TypeAlias = "Route | Unknown | None"
"""A route that packets may take, routes that nobody knows, or no route at all."""
Step: TypeAlias = "Why | Unknown | None"
"""What becomes of packets that take an option: dropped, undetermined, or passed on."""
Follow: TypeAlias = "Callable[[Option, Packets], Step]"
"""What says so."""
Branches: TypeAlias = "tuple[Packets, tuple[Step, ...], tuple[Unknown, ...]]"
"""Addresses, what may become of packets to them, and why there is more than one answer."""
Fates: TypeAlias = "tuple[Fate, ...] | Unknown | None"
"""What a route table does with packets, why that is not known, or None where there is no table."""


@dataclass(frozen=True)
class Fate:
    """What may become of packets to some addresses.

    Args:
        addresses: The addresses.
        options: The routes that they may take, at least one.
        reasons: Why there is more than one.

    """

    addresses: Packets
    options: tuple[Option, ...]
    reasons: tuple[Unknown, ...]


def fates(table: RouteTable, asked: Packets, *, inside: bool) -> tuple[Fate, ...]:
    """Return what a table may do with each of some addresses.

    Args:
        table: The route table.
        asked: The addresses, with all ports.
        inside: Whether these are addresses of the table's own VPC: then a local route holds them, also where its block is not known.

    """
    options: tuple[Option, ...] = ()
    reasons: tuple[Unknown, ...] = ()
    if table.complete is not True and table.complete.code != PROPAGATED:
        options, reasons = (table.complete,), (table.complete,)
    cells = [Fate(asked, options, reasons)] if asked else []
    decided: list[Fate] = []
    ties = _ties(table.routes)
    for _, route, match, open_ in sorted(_matches(table, asked, inside=inside), key=_order):
        doubts = (*open_, *ties.get((route.destination, route.propagated), ()))
        split = []
        for cell in cells:
            hit, missed = cell.addresses & match, cell.addresses - match
            if missed:
                split.append(Fate(missed, cell.options, cell.reasons))
            if hit and doubts:
                split.append(Fate(hit, (*cell.options, route), (*cell.reasons, *doubts)))
            elif hit:
                decided.append(_ended(Fate(hit, (*cell.options, route), cell.reasons), table))
        cells = split
    return (*decided, *(_ended(Fate(cell.addresses, (*cell.options, None), cell.reasons), table) for cell in cells))


def _order(step: tuple[int, Route, Packets, tuple[Unknown, ...]]) -> tuple[int, bool, bool]:
    length, route, _, _ = step
    return -length, route.propagated, route.kind == NextHop.LOCAL


def _ties(routes: Iterable[Route]) -> dict[tuple[object, bool], tuple[Unknown, ...]]:
    """Return why nobody knows which route holds, by the block that several lead to different places, and by who says them."""
    by_destination: dict[tuple[object, bool], dict[object, Route]] = {}
    for route in routes:
        if route.exists is True and route.kind != NextHop.LOCAL and not isinstance(route.destination, Unknown):
            by_destination.setdefault((route.destination, route.propagated), {}).setdefault((route.kind, route.target), route)
    return {
        key: (Unknown(UNRESOLVED, str(first.id), f"{second.id} leads {second.destination} elsewhere"),)
        for key, (first, second, *_) in ((key, tuple(routes.values())) for key, routes in by_destination.items() if len(routes) > 1)
    }


def _matches(table: RouteTable, asked: Packets, *, inside: bool) -> Iterable[tuple[int, Route, Packets, tuple[Unknown, ...]]]:
    """Yield each route with its prefix length, the addresses it may match, and why it only may."""
    version = asked.version
    shortest = _SHORTEST_VPC.get(version, _SHORTEST_VPC_IPV6)
    routes = [
        route
        for route in table.routes
        if not (inside and route.propagated) and (not isinstance(route.destination, Unknown) or may_be(version, route.destination))
    ]
    symbolic = inside and bool(asked - _known_local(routes, version))
    for route in routes:
        doubts = (route.exists,) if isinstance(route.exists, Unknown) else ()
        if isinstance(route.destination, Unknown):
            if route.kind == NextHop.LOCAL and inside:
                yield shortest, route, asked, doubts
            else:
                yield 1_000, route, asked & may_hold(version, route.destination), (*doubts, route.destination)
        elif isinstance(route.destination, PrefixListRef):
            networks = route.destination.networks
            if isinstance(networks, Unknown):
                yield 1_000, route, asked, (*doubts, networks)
                continue
            for network in networks:
                if network.version == version:
                    yield network.prefixlen, route, block(network), doubts
        elif route.destination.version == version:
            length = route.destination.prefixlen
            if symbolic and length >= shortest and route.kind != NextHop.LOCAL:
                doubts = (*doubts, _hidden(route))
            yield length, route, block(route.destination), doubts


def _known_local(routes: list[Route], version: int) -> Packets:
    local = (
        route.destination for route in routes if route.kind == NextHop.LOCAL and not isinstance(route.destination, Unknown | PrefixListRef)
    )
    return union(version, (box for network in local if network.version == version for box in block(network).boxes))


def _hidden(route: Route) -> Unknown:
    return Unknown(UNRESOLVED, str(route.id), f"whether {route.destination} is more specific than the VPC's own block is not known")


def _ended(fate: Fate, table: RouteTable) -> Fate:
    """Add what BGP may have announced, which only a local route withstands."""
    last = fate.options[-1]
    local = isinstance(last, Route) and last.kind == NextHop.LOCAL
    if isinstance(table.complete, Unknown) and table.complete.code == PROPAGATED and not local:
        return Fate(fate.addresses, (*fate.options, table.complete), (*fate.reasons, table.complete))
    return fate


def route_filter(fates: Iterable[Fate], version: int, follow: Follow) -> Filter:
    """Return what routes let through.

    Args:
        fates: What a table does with the addresses asked about.
        version: The IP version.
        follow: Says what becomes of packets that take an option.

    """
    return stepped(
        ((fate.addresses, tuple(follow(option, fate.addresses) for option in fate.options), fate.reasons) for fate in fates), version
    )


def stepped(cells: Iterable[Branches], version: int) -> Filter:
    """Return what is let through where each of some steps may become of the packets to some addresses."""
    sure, may = nothing(version), nothing(version)
    doubts: list[tuple[Packets, Unknown]] = []
    drops: list[Why] = []
    for addresses, steps, reasons in cells:
        if all(step is None for step in steps):
            sure |= addresses
        if all(isinstance(step, Why) for step in steps):
            drops.extend(step for step in steps if isinstance(step, Why))
            continue
        may |= addresses
        unsure = [step for step in steps if isinstance(step, Unknown)]
        if unsure or any(isinstance(step, Why) for step in steps):
            doubts.extend((addresses, reason) for reason in (*unsure, *reasons))
    return Filter(sure, may, NO_ROUTE, tuple(doubts), tuple(drops))


def unknown_routes(version: int, reason: Unknown) -> Filter:
    """Return the filter of a table of which nothing is known."""
    return unknown_filter(version, NO_ROUTE, reason)


def nowhere(version: int) -> Filter:
    """Return the filter between VPCs that nothing joins."""
    return Filter(nothing(version), nothing(version), Code.DISCONNECTED_VPCS)


def local_step(option: Option, addresses: Packets) -> Step:  # noqa: PLR0911 - one for each kind of route
    """Say what becomes of packets inside one VPC."""
    if isinstance(option, Unknown):
        return option
    if option is None:
        return Why(addresses, NO_ROUTE, "no route matches")
    if isinstance(option.kind, Unknown):
        return option.kind
    if option.kind == NextHop.LOCAL:
        return None
    if option.kind == NextHop.BLACKHOLE:
        return dropped(option, addresses)
    if option.kind in MIDDLEBOXES:
        return middlebox(option)
    return Unknown(UNKNOWN_RESOURCE, str(option.id), f"a route to {option.destination} inside the VPC leads to a {option.kind}")


def middlebox(route: Route) -> Unknown:
    """Return the doubt about what stands between."""
    return Unknown(MIDDLEBOX, str(route.id), f"{route.destination} leads through a {route.kind}, {route.target}")


def dropped(route: Route, addresses: Packets, code: Code = NO_ROUTE) -> Why:
    """Return why a route drops packets."""
    resource = route.id if isinstance(route.id, ResourceId) else None
    return Why(addresses, code, f"{route.destination} {_leads(route.kind)}", resource)


def _leads(kind: Maybe[NextHop]) -> str:
    if kind == NextHop.LOCAL:
        return "is local to the VPC"
    return f"leads to a{'n' if str(kind)[0] in 'aei' else ''} {kind}"


def passing(fates: Iterable[Fate]) -> list[Route | Unknown]:
    """Return the options that do not drop packets for certain."""
    options = [option for fate in fates for option in fate.options]
    return [option for option in options if option is not None and (isinstance(option, Unknown) or option.kind != NextHop.BLACKHOLE)]


def through_middlebox(fates: Iterable[Fate]) -> bool | None:
    """Return whether packets meet a middlebox: True for all of them, None for perhaps."""
    options = passing(fates)
    met = [isinstance(option, Route) and option.kind in MIDDLEBOXES for option in options]
    unsure = any(isinstance(option, Unknown) or isinstance(option.kind, Unknown) for option in options)
    if met and all(met):
        return True
    return None if any(met) or unsure else False
