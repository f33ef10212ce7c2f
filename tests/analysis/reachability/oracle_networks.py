"""The second opinion's networks of plain values, and what their filters let through."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from ipaddress import ip_network
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.analysis.reachability.oracle_routes import Answer, Hub, Place, Way


Ports = tuple[int, int]


EPHEMERAL: Ports = (1_024, 65_535)


SERVICE = "pl-5e41ce"
"""The prefix list of the service behind a gateway endpoint."""


SPECIAL = ("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16", "224.0.0.0/3")
"""No public service has these addresses."""


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
    """A CIDR, ``"sg-"`` and the place of a group, `SERVICE`, or another prefix list, of which nobody knows what it holds."""


@dataclass(frozen=True)
class Net:
    """VPCs by their blocks, and all that is in them by its place in a tuple; the first VPC has the endpoint.

    The VPCs are peered; a transit gateway joins them too where `hub` is given. `gateway_tables` makes the endpoint one for routes.
    """

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
    client_ipv6: bool | None = False
    """Whether the client asks for IPv6 addresses; None where each subnet decides."""
    client_cidr: str | None = None
    hub: Hub | None = None
    gateway_tables: tuple[int, ...] | None = None
    shared_groups: tuple[int, ...] = ()
    """The groups that are associated with the second VPC too."""
    service: tuple[str, ...] = ()
    """The blocks of the service behind a gateway endpoint; none where no answer of AWS says what its prefix list holds."""
    choices: tuple[Ports, ...] = ()
    """Ports that may be used in place of `ports`: a client needs one of them."""


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
    block, first, last = reach(cidr)
    return block == version and first <= address <= last


def acl_lets(net: Net, place: int, peer: End, port: int, *, egress: bool) -> Answer:
    for entry in sorted(net.acls[net.places[place].acl], key=lambda each: each.number):
        if entry.egress is not egress or entry.protocol not in {-1, 6} or not holds(entry.cidr, peer.version, peer.address):
            continue
        if entry.protocol == -1 or entry.ports[0] <= port <= entry.ports[1]:
            return "pass" if entry.allow else "drop"
    return "drop"


def groups_let(net: Net, groups: tuple[int, ...], peer: End, port: int, *, egress: bool, references: Answer) -> Answer:
    """Say what the groups do; `references` is what becomes of a packet that only a reference to a group lets through."""
    answer: Answer = "drop"
    for rule in (rule for group in groups for rule in net.groups[group]):
        if rule.egress is not egress or rule.protocol not in {-1, 6} or (rule.protocol == 6 and not rule.ports[0] <= port <= rule.ports[1]):
            continue
        if rule.peer.startswith("pl-"):
            if rule.peer != SERVICE or not net.service:
                answer = "open"
            elif any(holds(cidr, peer.version, peer.address) for cidr in net.service):
                return "pass"
        elif not rule.peer.startswith("sg-"):
            if holds(rule.peer, peer.version, peer.address):
                return "pass"
        elif peer.groups is not None and int(rule.peer[3:]) in peer.groups:
            if references == "pass" or (references == "open" and int(rule.peer[3:]) in net.shared_groups):
                return "pass"
            answer = "open" if "open" in {answer, references} else "drop"
    return answer


def spots(net: Net, first: int, last: int, version: int, *more: str) -> list[int]:
    """Return an address of each stretch that no block of the network tells apart, its first and its last."""
    edges = {first, last}
    for cidr in (*_blocks(net), *more):
        at, low, high = reach(cidr)
        if at == version:
            edges |= {edge for edge in (low, high + 1) if first <= edge <= last}
    return sorted(edges)


@cache
def _blocks(net: Net) -> frozenset[str]:
    blocks = [entry.cidr for acl in net.acls for entry in acl] + [way.cidr for table in net.tables for way in table]
    blocks += [rule.peer for group in net.groups for rule in group if not rule.peer.startswith(("sg-", "pl-"))] + [*net.service]
    blocks += [cidr for place in net.places for cidr in place.cidrs] + [cidr for vpc in net.vpcs for cidr in vpc]
    blocks += [lane.cidr for table in net.hub.tables for lane in table] if net.hub is not None else []
    return frozenset(blocks)
