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

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from constructs_privatelink.analysis.networks.model import Family, Network
    from constructs_privatelink.analysis.values import Unknown

Interval: TypeAlias = tuple[int, int]
Box: TypeAlias = tuple[int, int, int, int]
"""First and last address, first and last port."""

ALL_PORTS: Interval = (0, LAST_PORT)
REPLY_PORTS: Interval = (FIRST_EPHEMERAL_PORT, LAST_PORT)
"""The ports that any client may send from (https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports)."""
IPV4, IPV6 = 4, 6
FAMILIES: dict[int, Family] = {IPV4: "ipv4", IPV6: "ipv6"}
_BITS = {IPV4: 32, IPV6: 128}


@dataclass(frozen=True)
class Packets:
    """A set of packets of one IP version.

    Args:
        version: 4 or 6.
        boxes: Boxes without overlap. Two equal sets may be cut into different boxes: compare with `<=`.

    """

    version: int
    boxes: tuple[Box, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is a packet."""
        return bool(self.boxes)

    def __sub__(self, other: Packets) -> Packets:
        """The packets of this set that are not in the other."""
        rest: Iterable[Box] = self.boxes
        for hole in other.boxes:
            rest = [piece for box in rest for piece in _cut(box, hole)]
        return Packets(self.version, tuple(rest))

    def __and__(self, other: Packets) -> Packets:
        """The packets that are in both sets."""
        return Packets(self.version, tuple(common for box in self.boxes for hole in other.boxes if (common := _overlap(box, hole))))

    def __or__(self, other: Packets) -> Packets:
        """The packets that are in either set."""
        return Packets(self.version, self.boxes + (other - self).boxes)

    def __le__(self, other: Packets) -> bool:
        """Whether each packet of this set is in the other."""
        return not self - other

    def with_ports(self, ports: Interval) -> Packets:
        """The same addresses, each with every one of these ports."""
        return union(self.version, [(first, last, *ports) for first, last in self.addresses()])

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
    whole = Packets(version)
    for box in boxes:
        whole |= Packets(version, (box,))
    return whole


def may_be(version: int, unknown: Unknown) -> bool:
    """Return whether a block of unknown number can be of an IP version."""
    return not isinstance(unknown, UnknownBlock) or unknown.family in {None, FAMILIES[version]}


def nothing(version: int) -> Packets:
    """Return the set without a packet."""
    return Packets(version)


@cache
def everything(version: int) -> Packets:
    """Return all packets of an IP version."""
    return Packets(version, ((0, 2 ** _BITS[version] - 1, *ALL_PORTS),))


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
    (0xC0A80000, 0xC0A8FFFF, *ALL_PORTS),
)


def _overlap(first_box: Box, two: Box) -> Box | None:
    first, last = max(first_box[0], two[0]), min(first_box[1], two[1])
    low, high = max(first_box[2], two[2]), min(first_box[3], two[3])
    return (first, last, low, high) if first <= last and low <= high else None


def _cut(box: Box, hole: Box) -> Iterator[Box]:
    """Yield what is left of a box: the addresses before and behind the hole, then the ports below and above it."""
    common = _overlap(box, hole)
    if common is None:
        yield box
        return
    first, last, low, high = common
    if box[0] < first:
        yield (box[0], first - 1, box[2], box[3])
    if last < box[1]:
        yield (last + 1, box[1], box[2], box[3])
    if box[2] < low:
        yield (first, last, box[2], low - 1)
    if high < box[3]:
        yield (first, last, high + 1, box[3])


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
