"""The second opinion on routes: of subnets, and of a transit gateway."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from ipaddress import ip_network
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Answer = Literal["pass", "drop", "open"]


@dataclass(frozen=True)
class Way:
    cidr: str
    kind: str


@dataclass(frozen=True)
class Place:
    """A subnet: its VPC, its blocks, the place of its ACL and of its route table, its zone, and whether it assigns IPv6 addresses."""

    vpc: int
    cidrs: tuple[str, ...]
    acl: int
    table: int
    zone: int = 0
    assigns: bool = False


@dataclass(frozen=True)
class Lane:
    """A route of a transit gateway: to the attachment of a VPC, or to nowhere."""

    cidr: str
    to: int | None
    propagated: bool = False


@dataclass(frozen=True)
class Attached:
    """The attachment of a VPC: its subnets, and the place of the route table it is associated with."""

    places: tuple[int, ...]
    table: int | None


@dataclass(frozen=True)
class Hub:
    """A transit gateway with the attachment of each VPC."""

    attached: tuple[Attached, ...]
    tables: tuple[tuple[Lane, ...], ...]


@cache
def extent(cidr: str) -> tuple[int, int, int, int]:
    network = ip_network(cidr, strict=False)
    return network.version, int(network[0]), int(network[-1]), network.prefixlen


def _holds(cidr: str, version: int, address: int) -> bool:
    at, first, last, _ = extent(cidr)
    return at == version and first <= address <= last


def route(table: tuple[Way, ...], version: int, address: int) -> str | None:
    """Return what kind of thing a table leads a packet to."""
    matching = [way for way in table if _holds(way.cidr, version, address)]
    return max(matching, key=lambda way: extent(way.cidr)[3]).kind if matching else None


def led(kind: str | None, home: int | None, goal: int | None, *, reply: bool) -> Answer:
    """Say what becomes of a packet that a table of one VPC leads to something, on its way to another VPC or to the outside."""
    if kind in {None, "blackhole"}:
        return "drop"
    if home == goal:
        return "pass" if kind == "local" else "open"
    answers: dict[str | None, Answer] = {
        "peering": "drop" if goal is None else "pass",
        "virtual-private-gateway": "pass" if goal is None else "open",
        "transit-gateway": "pass",
        "nat": "drop" if reply else "open",
        "vpc-endpoint": "open",
    }
    return answers.get(kind, "drop")


def hub_led(hub: Hub, home: int, goal: int | None, version: int, address: int) -> Answer:
    """Say what the route table of the attachment that a packet comes from does with it."""
    table = hub.attached[home].table
    matching = [] if table is None else [lane for lane in hub.tables[table] if _holds(lane.cidr, version, address)]
    if not matching:
        return "drop"
    lane = max(matching, key=lambda each: (extent(each.cidr)[3], not each.propagated))
    return "drop" if lane.to is None else "pass" if lane.to == goal else "open"


def near(hub: Hub, places: tuple[Place, ...], vpc: int, place: int) -> list[int]:
    """Return the subnets of an attachment that take the packets of a place: itself, or those in its zone."""
    doors = hub.attached[vpc].places
    return [place] if place in doors else [door for door in doors if places[door].zone == places[place].zone]


def worst(answers: Iterable[Answer]) -> Answer:
    outcomes = set(answers)
    return "drop" if "drop" in outcomes else "open" if "open" in outcomes else "pass"
