"""A second opinion on reachability: packets sent one by one through networks of plain values. It shares no code with the analysis."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from tests.analysis.reachability.oracle_networks import EPHEMERAL, SPECIAL, End, Net, Ports, acl_lets, groups_let, holds, reach, spots
from tests.analysis.reachability.oracle_routes import Answer, extent, hub_led, led, near, route, worst

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def forward(net: Net, client: End, endpoint: End, port: int) -> Answer:
    assert endpoint.place is not None
    assert endpoint.groups is not None
    beside = client.place == endpoint.place
    kind = None if beside or client.place is None else route(net.tables[net.places[client.place].table], endpoint.version, endpoint.address)
    boxed = kind in {"nat", "vpc-endpoint"}
    references: Answer = "drop" if boxed or kind == "transit-gateway" else "pass" if client.vpc == endpoint.vpc else "open"
    answers: list[Answer] = []
    if client.groups is not None:
        answers.append(groups_let(net, client.groups, endpoint, port, egress=True, references=references))
    entered = "pass" if beside else "seen"
    if not beside and client.place is not None:
        answers.append(acl_lets(net, client.place, endpoint, port, egress=True))
        answers.append(led(kind, client.vpc, endpoint.vpc, reply=False))
        if kind == "transit-gateway":
            answers += _switched(net, client, endpoint, port)
    if not beside and (kind if client.place is not None else _back(net, client, endpoint)) == "transit-gateway":
        answers += _arriving(net, endpoint, port)
        entered = "pass" if _only_own(net, endpoint) else "seen"
    groups = endpoint.groups

    def into(end: End) -> Answer:
        return groups_let(net, groups, end, port, egress=False, references=references)

    place = endpoint.place
    answers.append(_any(net, client, into) if boxed else into(client))
    if entered == "seen":
        answers.append(
            _any(net, client, lambda end: acl_lets(net, place, end, port, egress=False))
            if boxed
            else acl_lets(net, place, client, port, egress=False)
        )
    return worst(answers)


def reply(net: Net, client: End, endpoint: End, port: int) -> Answer:
    assert endpoint.place is not None
    place, beside = endpoint.place, client.place == endpoint.place
    if beside:
        return "pass"
    there = None if client.place is None else route(net.tables[net.places[client.place].table], endpoint.version, endpoint.address)
    kind = _back(net, client, endpoint)
    changed = there in {"nat", "vpc-endpoint"}
    answers: list[Answer] = []
    if changed:
        answers += [_any(net, client, lambda end: acl_lets(net, place, end, port, egress=True)), "open"]
    else:
        answers += [acl_lets(net, place, client, port, egress=True), led(kind, endpoint.vpc, client.vpc, reply=True)]
    if kind == "transit-gateway" and not changed:
        answers += _switched(net, endpoint, client, port)
    if client.place is not None and kind == "transit-gateway" and not changed:
        answers += _arriving(net, client, port)
    return worst([*answers, _into_client(net, client, endpoint, port, changed=changed, kind=kind)])


def _into_client(net: Net, client: End, endpoint: End, port: int, *, changed: bool, kind: str | None) -> Answer:
    """Say what the ACL of the client's subnet does with a reply, where it meets that at all."""
    place = client.place
    if place is None or (kind == "transit-gateway" and not changed and _only_own(net, client)):
        return "pass"
    if kind in {"nat", "vpc-endpoint"}:
        return _any(net, endpoint, lambda end: acl_lets(net, place, end, port, egress=False))
    answer = acl_lets(net, place, endpoint, port, egress=False)
    return "open" if changed and client.vpc != endpoint.vpc and _only_own(net, client) else answer


def _back(net: Net, client: End, endpoint: End) -> str | None:
    """Return what the endpoint's table leads replies to: a client without a subnet is taken to come in that way."""
    assert endpoint.place is not None
    return route(net.tables[net.places[endpoint.place].table], client.version, client.address)


def _switched(net: Net, start: End, goal: End, port: int) -> list[Answer]:
    """Follow a packet from a place into the attachment beside it, and through the transit gateway's table."""
    assert net.hub is not None
    assert start.place is not None
    assert start.vpc is not None
    doors = near(net.hub, net.places, start.vpc, start.place)
    answers = [acl_lets(net, door, start, port, egress=False) for door in doors] if doors else ["drop"]
    return [*answers, hub_led(net.hub, start.vpc, goal.vpc, goal.version, goal.address)]


def _arriving(net: Net, goal: End, port: int) -> list[Answer]:
    """Follow a packet out of any subnet of the attachment to the place it goes to."""
    assert net.hub is not None
    if goal.vpc is None:
        return []
    doors = net.hub.attached[goal.vpc].places
    answers = [acl_lets(net, door, goal, port, egress=True) for door in doors if door != goal.place]
    ways = [route(net.tables[net.places[door].table], goal.version, goal.address) for door in doors]
    return [*answers, *(led(way, goal.vpc, goal.vpc, reply=False) for way in ways)]


def _only_own(net: Net, end: End) -> bool:
    return net.hub is not None and end.vpc is not None and net.hub.attached[end.vpc].places == (end.place,)


def _any(net: Net, end: End, check: Callable[[End], Answer]) -> Answer:
    """Say what becomes of a packet whose address something on the way may have changed."""
    first, last = (2**24, 2**29 * 7 - 1) if end.version == 4 else (2**120, 0xFF * 2**120 - 1)
    answers = {check(End(at, end.version, None, None, None)) for at in spots(net, first, last, end.version)}
    return "drop" if answers == {"drop"} else "open"


def doors(net: Net, ports: Ports) -> list[int]:
    ranges = [entry.ports for acl in net.acls for entry in acl] + [rule.ports for group in net.groups for rule in group]
    edges = {edge for low, high in ranges for edge in (low, high + 1) if ports[0] <= edge <= ports[1]}
    return sorted({ports[0], ports[1], *edges})


def interfaces(net: Net, place: int, version: int, groups: tuple[int, ...]) -> list[End]:
    for cidr in net.places[place].cidrs:
        family, first, last = reach(cidr)
        if family == version:
            return [End(at, version, place, net.places[place].vpc, groups) for at in spots(net, first + 4, last - 1, version)]
    return []


def clients(net: Net) -> list[End]:
    if net.client_cidr is None:
        starts = []
        for place in net.client_places:
            only_ipv6 = not any("." in cidr for cidr in net.places[place].cidrs)
            has_ipv6 = net.places[place].assigns if net.client_ipv6 is None else net.client_ipv6
            for version in (4, 6) if has_ipv6 or only_ipv6 else (4,):
                starts += interfaces(net, place, version, net.client_groups)
        return starts
    version, first, last = reach(net.client_cidr)
    return [_at(net, version, address) for address in spots(net, first, last, version)]


def _at(net: Net, version: int, address: int) -> End:
    vpc = next((number for number, cidrs in enumerate(net.vpcs) if any(holds(cidr, version, address) for cidr in cidrs)), None)
    for number, place in enumerate(net.places):
        if place.vpc == vpc and any(holds(cidr, version, address) for cidr in place.cidrs):
            return End(address, version, number, vpc, None)
    return End(address, version, None, vpc, None)


Sent = tuple[Answer, Answer]
"""What becomes of a packet, and of its reply."""


Said = tuple[str, Literal["part", "all"] | None]
"""Verdict and extent."""


def verdict(net: Net) -> Said:
    """Return verdict and extent; where one of several ports is enough, those of the best."""
    said = [_verdict(replace(net, ports=ports, choices=())) for ports in (net.ports, *net.choices)]
    for best in ("reachable", "unknown"):
        if (best, None) in said:
            return best, None
    return "blocked", "part" if ("blocked", "part") in said else "all"


def _verdict(net: Net) -> Said:
    """Send every packet that could differ from another, and its reply."""
    sent = clients(net)
    served = {packets.place for packets in sent if packets.version in net.families}
    refused = any(packets.place not in served for packets in sent)
    answers = [_kept(pairs) for pairs in _combinations(net, [packets for packets in sent if packets.version in net.families])]
    if refused or not answers or any(dropped for dropped, _, _ in answers):
        return "blocked", "part" if any(kept for _, kept, _ in answers) else "all"
    return ("unknown" if any(left_open for _, _, left_open in answers) else "reachable"), None


def _combinations(net: Net, sent: list[End]) -> Iterable[tuple[list[Answer], list[Answer]]]:
    """Yield what becomes of all packets between two addresses, and of all their replies."""
    there, back = doors(net, net.ports), doors(net, EPHEMERAL)
    if net.gateway_tables is not None:
        for packets in sent:
            if packets.place is not None or packets.vpc != 0:
                for known in _service_spots(net):
                    yield _to_public(net, packets, there, known), _from_public(net, packets, back, known)
        return
    for packets in sent:
        for at in net.endpoint_places:
            for far in interfaces(net, at, packets.version, net.endpoint_groups):
                yield [forward(net, packets, far, port) for port in there], [reply(net, packets, far, port) for port in back]


def _service_spots(net: Net) -> list[int | None]:
    """Return an address of each stretch of the service's blocks; None for all public addresses where nobody knows which are its."""
    return [at for cidr in net.service for at in spots(net, *reach(cidr)[1:], 4)] or [None]


def _to_public(net: Net, client: End, ports: list[int], known: int | None) -> list[Answer]:
    if client.vpc != 0 or client.place is None or net.gateway_tables is None or net.places[client.place].table not in net.gateway_tables:
        return ["drop" for _ in ports]
    return [
        worst([
            _acl_service(net, client.place, port, known, egress=True),
            _groups_service(net, client.groups, port, known),
            _routed(net, client.place, known),
        ])
        for port in ports
    ]  # fmt: skip


def _from_public(net: Net, client: End, ports: list[int], known: int | None) -> list[Answer]:
    return ["pass" if client.place is None else _acl_service(net, client.place, port, known, egress=False) for port in ports]


def _routed(net: Net, place: int, known: int | None) -> Answer:
    """Say whether another route of the table may win over that of the endpoint, which is for each of the service's blocks."""
    others = [
        way for way in net.tables[net.places[place].table] if way.kind != "local" and extent(way.cidr)[3] > 0 and extent(way.cidr)[0] == 4
    ]
    if known is None:
        public = [at for at in spots(net, 0, 2**32 - 1, 4, *SPECIAL) if not any(holds(special, 4, at) for special in SPECIAL)]
        return "open" if any(holds(way.cidr, 4, at) for way in others for at in public) else "pass"
    own = min(extent(cidr)[3] for cidr in net.service if holds(cidr, 4, known))
    winning = [way for way in others if holds(way.cidr, 4, known) and extent(way.cidr)[3] >= own]
    if any(way.kind == "blackhole" and extent(way.cidr)[3] > own for way in winning):
        return "drop"
    return "open" if winning else "pass"


def _acl_service(net: Net, place: int, port: int, known: int | None, *, egress: bool) -> Answer:
    return _service(net, known, lambda end: acl_lets(net, place, end, port, egress=egress))


def _groups_service(net: Net, groups: tuple[int, ...] | None, port: int, known: int | None) -> Answer:
    if groups is None:
        return "pass"
    return _service(net, known, lambda end: groups_let(net, groups, end, port, egress=True, references="drop"))


def _service(net: Net, known: int | None, check: Callable[[End], Answer]) -> Answer:
    """Say what becomes of a packet to or from a public service: at one address, or at some of which only is known that they are public."""
    if known is not None:
        return check(End(known, 4, None, None, None))
    answers = {
        check(End(at, 4, None, None, None))
        for at in spots(net, 0, 2**32 - 1, 4, *SPECIAL)
        if not any(holds(address, 4, at) for address in SPECIAL)
    }
    return answers.pop() if len(answers) == 1 else "open"


def _kept(answers: tuple[list[Answer], list[Answer]]) -> tuple[bool, bool, bool]:
    """Return whether something is dropped, something is not, and something is left open."""
    there, back = answers
    kept = any(answer != "drop" for answer in there) and any(answer != "drop" for answer in back)
    return "drop" in (*there, *back), kept, "open" in (*there, *back)
