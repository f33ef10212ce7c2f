"""Exact sets of packets: unions of boxes, each an interval of addresses times an interval of ports.

A packet is known here by one address and one port, for no filter on the path looks at more: a security group and a network ACL see the
address of the other end and the destination port. IPv4 and IPv6 never meet in one set.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from ipaddress import IPv4Address, IPv6Address, summarize_address_range
from typing import TYPE_CHECKING, TypeAlias

from constructs_privatelink.analysis.values import UnknownBlock
from constructs_privatelink.catalogue.protocols import FIRST_EPHEMERAL_PORT, LAST_PORT
from constructs_privatelink.decisions.clients import IPV4, IPV6

if TYPE_CHECKING:
    from collections.abc import Iterable

    from constructs_privatelink.analysis.networks.model import Family, Network
    from constructs_privatelink.analysis.values import Unknown

Interval: TypeAlias = tuple[int, int]
Box: TypeAlias = tuple[int, int, int, int]
"""First and last address, first and last port."""

ALL_PORTS: Interval = (0, LAST_PORT)
REPLY_PORTS: Interval = (FIRST_EPHEMERAL_PORT, LAST_PORT)
"""The ports that any client may send from (https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports)."""
FAMILIES: dict[int, Family] = {IPV4: "ipv4", IPV6: "ipv6"}
_BITS = {IPV4: 32, IPV6: 128}


@dataclass(frozen=True)
class Packets:
    """A set of packets of one IP version.

    Args:
        version: 4 or 6.
        boxes: Boxes, which may overlap: thousands of rules are put together for nothing, and only those that meet what is asked about are
            ever cut. Two equal sets may be cut into different boxes: compare with `<=`.

    """

    version: int
    boxes: tuple[Box, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is a packet."""
        return bool(self.boxes)

    def __sub__(self, other: Packets) -> Packets:
        """The packets of this set that are not in the other."""
        return Packets(self.version, tuple(piece for box in self.boxes for piece in _without(box, other.boxes)))

    def __and__(self, other: Packets) -> Packets:
        """The packets that are in both sets."""
        if len(self.boxes) > len(other.boxes):
            return other & self
        return Packets(self.version, tuple(dict.fromkeys(common for box in self.boxes for common in _within(box, other.boxes))))

    def __or__(self, other: Packets) -> Packets:
        """The packets that are in either set."""
        return union(self.version, (*self.boxes, *other.boxes))

    def __le__(self, other: Packets) -> bool:
        """Whether each packet of this set is in the other."""
        return not any(_without(box, other.boxes) for box in self.boxes)

    def with_ports(self, ports: Interval) -> Packets:
        """The same addresses, each with every one of these ports."""
        if len(self.boxes) == 1:
            return Packets(self.version, ((*self.boxes[0][:2], *ports),))
        return Packets(self.version, tuple((first, last, *ports) for first, last in self.addresses()))

    def at_port(self, port: int) -> Packets:
        """The addresses of the packets of one port, each with every port."""
        intervals = _merged((first, last) for first, last, low, high in self.boxes if low <= port <= high)
        return Packets(self.version, tuple((*interval, *ALL_PORTS) for interval in intervals))

    def addresses(self) -> tuple[Interval, ...]:
        """The addresses that some packet has, as the fewest intervals."""
        return _merged((first, last) for first, last, _, _ in self.boxes)

    def ports(self) -> tuple[Interval, ...]:
        """The ports that some packet has, as the fewest intervals."""
        return _merged((first, last) for _, _, first, last in self.boxes)

    def blocks(self) -> tuple[str, ...]:
        """The addresses as text: a CIDR where an interval is one, else first and last address."""
        return tuple(_text(self.version, *interval) for interval in self.addresses())

    def port_text(self) -> str:
        """The ports as text: ``"443"``, ``"1024-32767, 61000-65535"``."""
        return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in self.ports())


def union(version: int, boxes: Iterable[Box]) -> Packets:
    """Return the set of the packets of all boxes, which may overlap."""
    return Packets(version, tuple(dict.fromkeys(boxes)))


def may_be(version: int, unknown: Unknown) -> bool:
    """Return whether a block of unknown number can be of an IP version."""
    return not isinstance(unknown, UnknownBlock) or unknown.family in {None, FAMILIES[version]}


def may_hold(version: int, unknown: Unknown) -> Packets:
    """Return the addresses that a block of unknown number may hold."""
    if not may_be(version, unknown):
        return nothing(version)
    within = unknown.within if isinstance(unknown, UnknownBlock) and version == IPV4 else None
    return everything(version) if within is None else block(within)


def nothing(version: int) -> Packets:
    """Return the set without a packet."""
    return Packets(version)


@cache
def everything(version: int) -> Packets:
    """Return all packets of an IP version."""
    return Packets(version, ((0, 2 ** _BITS[version] - 1, *ALL_PORTS),))


@cache
def interfaces(version: int) -> Packets:
    """Return the addresses that some interface can have: no loopback, no multicast, no broadcast."""
    if version == IPV6:
        return Packets(IPV6, ((1 << 120, (0xFF << 120) - 1, *ALL_PORTS),))
    return Packets(IPV4, ((1 << 24, (127 << 24) - 1, *ALL_PORTS), (128 << 24, (224 << 24) - 1, *ALL_PORTS)))


def block(network: Network, ports: Interval = ALL_PORTS) -> Packets:
    """Return the packets of an address block and of some ports."""
    return Packets(network.version, ((int(network.network_address), int(network.broadcast_address), *ports),))


def hosts(network: Network) -> Packets:
    """Return the addresses that interfaces in a subnet can have: not the first four nor the last one.

    The fact: https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html.
    """
    first, last = int(network.network_address) + 4, int(network.broadcast_address) - 1
    return Packets(network.version, ((first, last, *ALL_PORTS),) if first <= last else ())


def public(version: int) -> Packets:
    """Return the addresses that a public AWS service can have."""
    if version == IPV6:
        return Packets(IPV6, ((0x2 << 124, (0x4 << 124) - 1, *ALL_PORTS),))
    return (
        everything(IPV4) - union(IPV4, ((first << 24, last << 24 | 0xFFFFFF, *ALL_PORTS) for first, last in _WHOLE)) - union(IPV4, _PARTS)
    )


_WHOLE = ((0, 0), (10, 10), (127, 127), (224, 255))
_PARTS: tuple[Box, ...] = (
    (0x64400000, 0x647FFFFF, *ALL_PORTS),
    (0xA9FE0000, 0xA9FEFFFF, *ALL_PORTS),
    (0xAC100000, 0xAC1FFFFF, *ALL_PORTS),
    (0xC0000200, 0xC00002FF, *ALL_PORTS),
    (0xC0A80000, 0xC0A8FFFF, *ALL_PORTS),
    (0xC6120000, 0xC613FFFF, *ALL_PORTS),
    (0xC6336400, 0xC63364FF, *ALL_PORTS),
    (0xCB007100, 0xCB0071FF, *ALL_PORTS),
)
"""Of the addresses that are of no network in public: https://www.rfc-editor.org/rfc/rfc6890."""


def _within(box: Box, boxes: Iterable[Box]) -> list[Box]:
    """Return what some boxes have in common with one."""
    first, last, low, high = box
    return [
        (max(first, second[0]), min(last, second[1]), max(low, second[2]), min(high, second[3]))
        for second in boxes
        if second[0] <= last and first <= second[1] and second[2] <= high and low <= second[3]
    ]


def _without(box: Box, holes: Iterable[Box]) -> list[Box]:
    """Return what is left of a box: for each stretch of ports that no hole tells apart, the addresses between the holes."""
    inside = _within(box, holes)
    if not inside:
        return [box]
    if box in inside:
        return []
    first, last, low, high = box
    edges = sorted({low, high + 1, *(hole[2] for hole in inside), *(hole[3] + 1 for hole in inside)})
    index_of = {edge: place for place, edge in enumerate(edges)}
    taken: list[list[Interval]] = [[] for _ in edges[:-1]]
    for hole in inside:
        for place in range(index_of[hole[2]], index_of[hole[3] + 1]):
            taken[place].append(hole[:2])
    pieces: list[Box] = []
    open_, since = _gaps(taken[0], first, last), low
    for place, edge in enumerate(edges[1:-1], 1):
        gaps = _gaps(taken[place], first, last)
        if gaps != open_:
            pieces.extend((*gap, since, edge - 1) for gap in open_)
            open_, since = gaps, edge
    return [*pieces, *((*gap, since, high) for gap in open_)]


def _gaps(taken: list[Interval], first: int, last: int) -> list[Interval]:
    """Return what some intervals leave of one."""
    gaps = []
    for start, end in sorted(taken):
        if first < start:
            gaps.append((first, start - 1))
        first = max(first, end + 1)
    return [*gaps, (first, last)] if first <= last else gaps


def _merged(intervals: Iterable[Interval]) -> tuple[Interval, ...]:
    merged: list[Interval] = []
    for first, last in sorted(intervals):
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        else:
            merged.append((first, last))
    return tuple(merged)


def _text(version: int, first: int, last: int) -> str:
    networks: list[Network]
    if version == IPV4:
        ends4 = IPv4Address(first), IPv4Address(last)
        networks = list(summarize_address_range(*ends4))
        return str(networks[0]) if len(networks) == 1 else f"{ends4[0]}-{ends4[1]}"
    ends6 = IPv6Address(first), IPv6Address(last)
    networks = list(summarize_address_range(*ends6))
    return str(networks[0]) if len(networks) == 1 else f"{ends6[0]}-{ends6[1]}"
