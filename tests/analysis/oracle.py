"""A second opinion on reachability: packets sent one by one through networks of plain values. It shares no code with the analysis."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from ipaddress import ip_network
from typing import Literal

Answer = Literal["pass", "drop", "open"]
Ports = tuple[int, int]


@dataclass(frozen=True)
class Entry:
    number: int
    egress: bool
    allow: bool
    protocol: int
    ports: Ports
    cidr: str


@dataclass(frozen=True)
class Rule:
    egress: bool
    protocol: int
    ports: Ports
    peer: str
    """A CIDR, or ``"sg-"`` and the place of a group."""


@dataclass(frozen=True)
class Way:
    cidr: str
    kind: str


@dataclass(frozen=True)
class Place:
    """A subnet: its VPC, its blocks, the place of its ACL and of its route table."""

    vpc: int
    cidrs: tuple[str, ...]
    acl: int
    table: int


@dataclass(frozen=True)
class Net:
    """VPCs by their blocks, and all that is in them by its place in a tuple; the first VPC has the endpoint. All are peered."""

    vpcs: tuple[tuple[str, ...], ...]
    places: tuple[Place, ...]
    acls: tuple[tuple[Entry, ...], ...]
    groups: tuple[tuple[Rule, ...], ...]
    tables: tuple[tuple[Way, ...], ...]
    endpoint_places: tuple[int, ...]
    endpoint_groups: tuple[int, ...]
    families: tuple[int, ...]
    ports: Ports
    client_places: tuple[int, ...] = ()
    client_groups: tuple[int, ...] = ()
    client_ipv6: bool = False
    client_cidr: str | None = None


@dataclass(frozen=True)
class End:
    """Where a packet starts or ends: an address, the place it is in, and the groups it carries; None is no interface of a workload."""

    address: int
    version: int
    place: int | None
    vpc: int | None
    groups: tuple[int, ...] | None


@cache
def reach(cidr: str) -> tuple[int, int, int]:
    network = ip_network(cidr, strict=False)
    return network.version, int(network[0]), int(network[-1])


def holds(cidr: str, version: int, address: int) -> bool:
    found, first, last = reach(cidr)
    return found == version and first <= address <= last


def acl_lets(net: Net, acl: int, peer: End, port: int, *, egress: bool) -> bool:
    for entry in sorted(net.acls[acl], key=lambda each: each.number):
        if entry.egress is not egress or entry.protocol not in {-1, 6} or not holds(entry.cidr, peer.version, peer.address):
            continue
        if entry.protocol == -1 or entry.ports[0] <= port <= entry.ports[1]:
            return entry.allow
    return False


def groups_let(net: Net, groups: tuple[int, ...], peer: End, port: int, *, egress: bool, far: bool) -> Answer:
    answer: Answer = "drop"
    for rule in (rule for group in groups for rule in net.groups[group]):
        if rule.egress is not egress or rule.protocol not in {-1, 6} or (rule.protocol == 6 and not rule.ports[0] <= port <= rule.ports[1]):
            continue
        if not rule.peer.startswith("sg-"):
            if holds(rule.peer, peer.version, peer.address):
                return "pass"
        elif peer.groups is not None and int(rule.peer[3:]) in peer.groups:
            if not far:
                return "pass"
            answer = "open"
    return answer


def routed(net: Net, place: int, to: End, vpc: int) -> bool:
    found = [way for way in net.tables[net.places[place].table] if holds(way.cidr, to.version, to.address)]
    if not found:
        return False
    longest = max(found, key=lambda way: ip_network(way.cidr, strict=False).prefixlen)
    if to.vpc is None:
        return longest.kind == "virtual-private-gateway"
    return longest.kind == ("local" if to.vpc == vpc else "peering")


def forward(net: Net, client: End, endpoint: End, port: int) -> Answer:
    assert endpoint.place is not None
    assert endpoint.groups is not None
    far, answers = client.vpc != endpoint.vpc, ["pass"]
    if client.groups is not None:
        answers.append(groups_let(net, client.groups, endpoint, port, egress=True, far=far))
    answers.append(groups_let(net, endpoint.groups, client, port, egress=False, far=far))
    if client.place != endpoint.place:
        checks = [acl_lets(net, net.places[endpoint.place].acl, client, port, egress=False)]
        if client.place is not None:
            assert client.vpc is not None
            checks.append(acl_lets(net, net.places[client.place].acl, endpoint, port, egress=True))
            checks.append(routed(net, client.place, endpoint, client.vpc))
        answers += ["pass" if check else "drop" for check in checks]
    return "drop" if "drop" in answers else "open" if "open" in answers else "pass"


def reply(net: Net, client: End, endpoint: End, port: int) -> Answer:
    assert endpoint.place is not None
    assert endpoint.vpc is not None
    if client.place == endpoint.place:
        return "pass"
    checks = [
        acl_lets(net, net.places[endpoint.place].acl, client, port, egress=True),
        routed(net, endpoint.place, client, endpoint.vpc),
    ]
    if client.place is not None:
        checks.append(acl_lets(net, net.places[client.place].acl, endpoint, port, egress=False))
    return "pass" if all(checks) else "drop"


def spots(net: Net, first: int, last: int, version: int) -> list[int]:
    """Return an address of each stretch that no block of the network tells apart, its first and its last."""
    blocks = [entry.cidr for acl in net.acls for entry in acl] + [way.cidr for table in net.tables for way in table]
    blocks += [rule.peer for group in net.groups for rule in group if not rule.peer.startswith("sg-")]
    blocks += [cidr for place in net.places for cidr in place.cidrs] + [cidr for vpc in net.vpcs for cidr in vpc]
    found = {first, last}
    for cidr in blocks:
        at, low, high = reach(cidr)
        if at == version:
            found |= {edge for edge in (low, high + 1) if first <= edge <= last}
    return sorted(found)


def doors(net: Net, ports: Ports) -> list[int]:
    ranges = [entry.ports for acl in net.acls for entry in acl] + [rule.ports for group in net.groups for rule in group]
    edges = {edge for low, high in ranges for edge in (low, high + 1) if ports[0] <= edge <= ports[1]}
    return sorted({ports[0], ports[1], *edges})


def interfaces(net: Net, place: int, version: int, groups: tuple[int, ...]) -> list[End]:
    for cidr in net.places[place].cidrs:
        found, first, last = reach(cidr)
        if found == version:
            return [End(at, version, place, net.places[place].vpc, groups) for at in spots(net, first + 4, last - 1, version)]
    return []


def clients(net: Net) -> list[End]:
    if net.client_cidr is None:
        found = []
        for place in net.client_places:
            only_ipv6 = not any("." in cidr for cidr in net.places[place].cidrs)
            for version in (4, 6) if net.client_ipv6 or only_ipv6 else (4,):
                found += interfaces(net, place, version, net.client_groups)
        return found
    version, first, last = reach(net.client_cidr)
    return [_at(net, version, address) for address in spots(net, first, last, version)]


def _at(net: Net, version: int, address: int) -> End:
    vpc = next((number for number, cidrs in enumerate(net.vpcs) if any(holds(cidr, version, address) for cidr in cidrs)), None)
    for number, place in enumerate(net.places):
        if place.vpc == vpc and any(holds(cidr, version, address) for cidr in place.cidrs):
            return End(address, version, number, vpc, None)
    return End(address, version, None, vpc, None)


def verdict(net: Net) -> tuple[str, str | None]:
    """Send every packet that could differ from another, and its reply, and return verdict and extent."""
    sent = clients(net)
    dropped = passed = left_open = False
    for version in (4, 6):
        here = [one for one in sent if one.version == version]
        if version in net.families:
            answers = [
                _both(net, one, far)
                for one in here
                for at in net.endpoint_places
                for far in interfaces(net, at, version, net.endpoint_groups)
            ]
            dropped |= any(answer[0] for answer in answers)
            passed |= any(answer[1] for answer in answers)
            left_open |= any(answer[2] for answer in answers)
    served = {one.place for one in sent if one.version in net.families}
    dropped |= any(one.place not in served for one in sent)
    if dropped:
        return "blocked", "part" if passed else "all"
    return ("unknown" if left_open else "reachable"), None


def _both(net: Net, client: End, endpoint: End) -> tuple[bool, bool, bool]:
    """Return whether something is dropped, something is not, and something is left open."""
    there = [forward(net, client, endpoint, port) for port in doors(net, net.ports)]
    back = [reply(net, client, endpoint, port) for port in doors(net, (1_024, 65_535))]
    kept = any(answer != "drop" for answer in there) and any(answer != "drop" for answer in back)
    return "drop" in (*there, *back), kept, "open" in there
