"""The values that a network is made of, each with others that may stand in its place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from tests.analysis.reachability.oracle_routes import Way

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

    from tests.analysis.reachability.oracle_networks import Net
    from tests.analysis.reachability.oracle_routes import Attached, Hub, Lane

T = TypeVar("T")
BLOCKS = ("0.0.0.0/0", "10.0.0.0/28", "10.1.1.0/28", "203.0.113.0/24", "10.0.0.5/32")
BLOCKS6 = ("::/0", "2001:db8:0:0::/64", "2001:db8:ffff::/48")
LOWS, HIGHS = (0, 1, 443, 1_025), (0, 442, 60_999, 65_535)


@dataclass(frozen=True)
class Value:
    """A value of a network: what may stand in its place, the first of which changes nothing else of the template.

    `resource` is what exists or does not, where the value is its condition.
    """

    changes: tuple[Callable[[Net], Net], ...]
    resource: str | None = None

    def all_of(self, net: Net) -> list[Net]:
        """Return the network with each value."""
        return [net, *(change(net) for change in self.changes)]


def values_of(net: Net) -> list[Value]:
    """Return the values of a network."""
    values = [*_of_acls(net), *_of_groups(net), *_of_tables(net), *_of_places(net), *_of_ends(net), *_of_hub(net), *_of_vpcs(net)]
    return [value for value in values if value.changes]


def two_of(random: Random, net: Net) -> tuple[Value, Value]:
    """Return two values of a network, of which the first may be a condition."""
    values = values_of(net)
    return random.choice(values), random.choice([value for value in values if value.resource is None])


def _at(values: tuple[T, ...], at: int, change: Callable[[T], T]) -> tuple[T, ...]:
    return (*values[:at], change(values[at]), *values[at + 1 :])


def _others(cidr: str) -> tuple[str, ...]:
    return tuple(block for block in (BLOCKS6 if ":" in cidr else BLOCKS) if block != cidr)


def _ranges(ports: tuple[int, int]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    first, last = ports
    return [(low, last) for low in LOWS if low <= last and low != first], [
        (first, high) for high in HIGHS if high >= first and high != last
    ]


def _of_acls(net: Net) -> Iterator[Value]:
    for acl, entries in enumerate(net.acls):
        for at, entry in enumerate(entries):
            put = partial(_inner, "acls", acl, at)

            used = {each.number for each in entries if each.egress is entry.egress}
            yield Value(tuple(put(replace(entry, cidr=cidr)) for cidr in _others(entry.cidr)))
            yield Value((put(replace(entry, allow=not entry.allow)),))
            yield Value(tuple(put(replace(entry, number=number)) for number in (2, 255, 32_766) if number not in used))
            yield Value(tuple(put(replace(entry, protocol=protocol)) for protocol in (17, -1, 6) if protocol != entry.protocol))
            yield Value((put(None),), f"Acl{acl}Entry{at}")
            if all(each.number != entry.number for each in entries if each.egress is not entry.egress):
                yield Value((put(replace(entry, egress=not entry.egress)),))
            if entry.protocol != -1:
                lows, highs = _ranges(entry.ports)
                yield Value(tuple(put(replace(entry, ports=ports)) for ports in lows))
                yield Value(tuple(put(replace(entry, ports=ports)) for ports in highs))


def _of_groups(net: Net) -> Iterator[Value]:
    for group, rules in enumerate(net.groups):
        for at, rule in enumerate(rules):
            put = partial(_inner, "groups", group, at)

            named = rule.peer.startswith("sg-")
            peers = tuple(peer for peer in ("sg-0", "sg-1", "sg-2") if peer != rule.peer) if named else _others(rule.peer)
            yield Value(tuple(put(replace(rule, peer=peer)) for peer in peers))
            yield Value(tuple(put(replace(rule, protocol=protocol)) for protocol in (17, 6, -1) if protocol != rule.protocol))
            if rule.protocol != -1:
                lows, highs = _ranges(rule.ports)
                yield Value(tuple(put(replace(rule, ports=ports)) for ports in lows))
                yield Value(tuple(put(replace(rule, ports=ports)) for ports in highs))


def _of_tables(net: Net) -> Iterator[Value]:
    for table, ways in enumerate(net.tables):
        for at, way in enumerate(ways):
            if way.kind in {"local", "blackhole"}:
                continue

            put = partial(_inner, "tables", table, at)

            taken = {each.cidr for each in ways}
            yield Value(tuple(put(replace(way, cidr=cidr)) for cidr in _others(way.cidr) if cidr not in taken))
            yield Value((put(None),), f"Table{table}Route{at}")


def _of_places(net: Net) -> Iterator[Value]:
    for at, place in enumerate(net.places):
        put = partial(_outer, "places", at)

        moved = tuple(
            cidr.replace(f"10.{place.vpc}.", f"10.{place.vpc}.1").replace("/28", "/27") if "." in cidr else cidr for cidr in place.cidrs
        )
        yield Value((put(replace(place, cidrs=moved)),))
        yield Value((put(replace(place, zone=2)),))
        yield Value((*(put(replace(place, acl=acl)) for acl in range(3) if acl != place.acl), _with_empty_acl(at)))
        yield Value(tuple(put(replace(place, table=table)) for table in (place.vpc * 2, place.vpc * 2 + 1) if table != place.table))


def _of_ends(net: Net) -> Iterator[Value]:
    own = [at for at, place in enumerate(net.places) if place.vpc == 0]
    there = [at for at, place in enumerate(net.places) if place.vpc == net.places[net.client_places[0]].vpc]
    interface = net.gateway_tables is None
    for number in range(len(net.endpoint_places) if interface else 0):
        yield Value(tuple(_set("endpoint_places", number, at) for at in own if at not in net.endpoint_places))
    for number in range(len(net.endpoint_groups) if interface else 0):
        groups = [_set("endpoint_groups", number, at) for at in range(3) if at not in net.endpoint_groups]
        yield Value((*groups, _with_empty_group("endpoint_groups", number)))
    for number in range(len(net.gateway_tables or ())):
        yield Value((_set("gateway_tables", number, 3),))
    if net.client_cidr is None:
        for number in range(len(net.client_places)):
            yield Value(tuple(_set("client_places", number, at) for at in there if at not in net.client_places))
        for number in range(len(net.client_groups)):
            groups = [_set("client_groups", number, at) for at in range(3) if at not in net.client_groups]
            yield Value((*groups, _with_empty_group("client_groups", number)))
    if interface and ":" in "".join(net.places[0].cidrs):
        yield Value(tuple(partial(_having, name="families", value=other) for other in ((4,), (6,), (4, 6)) if other != net.families))
    if net.client_cidr is None and net.client_ipv6 is not None and any(":" in cidr for cidr in net.places[0].cidrs):
        yield Value((partial(_having, name="client_ipv6", value=not net.client_ipv6),))


def _with_empty_acl(at: int) -> Callable[[Net], Net]:
    return lambda net: replace(net, acls=(*net.acls, ()), places=_at(net.places, at, lambda place: replace(place, acl=len(net.acls))))


def _with_empty_group(name: str, at: int) -> Callable[[Net], Net]:
    return lambda net: _set(name, at, len(net.groups))(replace(net, groups=(*net.groups, ())))


def _having(net: Net, name: str, value: object) -> Net:
    return replace(net, **{name: value})  # type: ignore[arg-type] # the value has the field's own type


def _outer(name: str, at: int, other: object) -> Callable[[Net], Net]:
    """Return the change of one of a network's parts."""
    return lambda net: _having(net, name, (*getattr(net, name)[:at], other, *getattr(net, name)[at + 1 :]))


def _inner(name: str, at: int, index: int, other: object | None) -> Callable[[Net], Net]:
    """Return the change of one thing in a part, which goes where there is none in its place."""

    def change(net: Net) -> Net:
        part = getattr(net, name)[at]
        return _outer(name, at, (*part[:index], *(() if other is None else (other,)), *part[index + 1 :]))(net)

    return change


def _set(name: str, at: int, value: int) -> Callable[[Net], Net]:
    return _outer(name, at, value)


def _of_hub(net: Net) -> Iterator[Value]:
    if net.hub is None:
        return
    for table, lanes in enumerate(net.hub.tables):
        taken = {lane.cidr for lane in lanes if not lane.propagated}
        for index, lane in enumerate(lanes):
            if not lane.propagated:
                others = [replace(lane, cidr=cidr) for cidr in _others(lane.cidr) if cidr not in taken]
                yield Value(tuple(_lane(table, index, other) for other in others))
                yield Value((_lane(table, index, replace(lane, to=1 - lane.to)),) if lane.to is not None else ())
    for vpc, attached in enumerate(net.hub.attached):
        if attached.table is not None:
            yield Value((_attached(vpc, replace(attached, table=1 - attached.table)),))
            yield Value((_attached(vpc, replace(attached, table=None)),), f"Association{vpc}")
        spare = [at for at, place in enumerate(net.places) if place.vpc == vpc and at not in attached.places]
        yield Value(tuple(_attached(vpc, replace(attached, places=(at, *attached.places[1:]))) for at in spare))


def _lane(table: int, index: int, other: Lane) -> Callable[[Net], Net]:
    return _in_hub(lambda hub: replace(hub, tables=_at(hub.tables, table, lambda lanes: _at(lanes, index, lambda _: other))))


def _attached(vpc: int, other: Attached) -> Callable[[Net], Net]:
    return _in_hub(lambda hub: replace(hub, attached=_at(hub.attached, vpc, lambda _: other)))


def _in_hub(change: Callable[[Hub], Hub]) -> Callable[[Net], Net]:
    return lambda net: net if net.hub is None else replace(net, hub=change(net.hub))


def _of_vpcs(net: Net) -> Iterator[Value]:
    """A VPC's block is what its local routes lead to: with another one they change too."""
    if net.hub is None or not any(lane.propagated for lanes in net.hub.tables for lane in lanes):
        for vpc in range(len(net.vpcs)):
            yield Value((partial(_smaller, vpc=vpc, size="/17"), partial(_smaller, vpc=vpc, size="/20")))


def _smaller(net: Net, vpc: int, size: str) -> Net:
    whole, ipv6 = net.vpcs[vpc]
    other = f"{whole.partition('/')[0]}{size}"
    tables = tuple(
        tuple(replace(way, cidr=other) if at // 2 == vpc and way == Way(whole, "local") else way for way in ways)
        for at, ways in enumerate(net.tables)
    )
    return replace(net, vpcs=_at(net.vpcs, vpc, lambda _: (other, ipv6)), tables=tables)
