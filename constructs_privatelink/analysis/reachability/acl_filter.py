"""What a network ACL lets through: by ascending rule number, the first entry that matches decides, and what none matches is denied.

Unknown parts make two readings of one ACL: the narrowest, in which unknown allows match nothing and come last and unknown denies match
all they may and come first, and the widest, which is the opposite (https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.reachability.addresses import ALL_PORTS, Packets, block, everything, may_be, may_hold, nothing
from constructs_privatelink.analysis.reachability.filters import UNRESOLVED, Filter, Why, unknown_filter
from constructs_privatelink.analysis.values import Unknown
from constructs_privatelink.catalogue.protocols import ALL_PROTOCOLS, WITH_PORTS

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.model import Acl, NetworkAclEntry
    from constructs_privatelink.analysis.reachability.addresses import Interval

CODE = Code.SUBNET_ACL_RESTRICTION
_FIRST, _LAST = 0, 40_000


def acl_filter(acl: Acl, version: int, protocol: int, *, egress: bool, blocks: frozenset[str] = frozenset()) -> Filter:
    """Return what an ACL lets through in one direction.

    Args:
        acl: The network ACL.
        version: The IP version.
        protocol: The IANA number of the protocol.
        egress: The direction. The address of a packet is the destination's if this is True, else the source's.
        blocks: The keys of blocks of unknown number that certainly hold the packets' addresses.

    """
    if acl.complete is not True:
        return unknown_filter(version, CODE, acl.complete)
    entries = [entry for entry in acl.entries if isinstance(entry.egress, Unknown) or entry.egress is egress]
    matches = [(entry, _reading(entry, version, protocol, blocks)) for entry in entries]
    sure, _ = _decided(matches, version, acl, wide=False)
    may, denied = _decided(matches, version, acl, wide=True)
    doubts = [(match, reason) for entry, (match, _) in matches if match for reason in _unknowns(entry, protocol, blocks)]
    return Filter(sure, may, CODE, (*doubts, *_ties(matches)), denied)


def _decided(
    matches: list[tuple[NetworkAclEntry, tuple[Packets, bool]]], version: int, acl: Acl, *, wide: bool
) -> tuple[Packets, tuple[Why, ...]]:
    """Return what is let through in one reading when the first match decides, and which entry denies the rest."""
    remaining, passed = everything(version), nothing(version)
    denied: list[Why] = []
    for entry, match in sorted(matches, key=lambda step: _place(step[0], wide=wide)):
        hit = _match(match, entry, wide=wide) & remaining
        if _allows(entry, wide=wide):
            passed = Packets(version, passed.boxes + hit.boxes)
        elif hit:
            own = f", {entry.id}" if entry.id != acl.id else ""
            denied.append(Why(hit, CODE, f"rule {entry.number} denies it{own}"))
        remaining -= hit
    return passed, (*denied, Why(remaining, CODE, "no rule allows it"))


def _place(entry: NetworkAclEntry, *, wide: bool) -> tuple[int, bool]:
    """Return where an entry stands; of two with one number nobody knows which comes first."""
    later = _allows(entry, wide=wide) is not wide
    if isinstance(entry.number, Unknown):
        return (_LAST if later else _FIRST, later)
    return entry.number, later


def _allows(entry: NetworkAclEntry, *, wide: bool) -> bool:
    return wide if isinstance(entry.allow, Unknown) else entry.allow


def _match(match: tuple[Packets, bool], entry: NetworkAclEntry, *, wide: bool) -> Packets:
    """Return what an entry matches in one reading: an open one, all it may if that serves the reading, else nothing."""
    packets, certain = match
    if certain or _allows(entry, wide=wide) is wide:
        return packets
    return nothing(packets.version)


def _reading(entry: NetworkAclEntry, version: int, protocol: int, blocks: frozenset[str]) -> tuple[Packets, bool]:
    """Return all that an entry may match, and whether it certainly does."""
    certain = entry.exists is True and not isinstance(entry.egress, Unknown)
    if isinstance(entry.protocol, Unknown):
        ports, certain = ALL_PORTS, False
    elif entry.protocol == ALL_PROTOCOLS:
        ports = ALL_PORTS
    elif entry.protocol != protocol:
        return nothing(version), True
    elif (stated := _said_ports(entry.ports, protocol)) is None:
        ports, certain = ALL_PORTS, False
    else:
        ports = stated
    if isinstance(entry.cidr, Unknown) and entry.cidr.key in blocks and may_be(version, entry.cidr):
        return everything(version).with_ports(ports), certain
    if isinstance(entry.cidr, Unknown):
        return may_hold(version, entry.cidr).with_ports(ports), not may_be(version, entry.cidr)
    return block(entry.cidr, ports) if entry.cidr.version == version else nothing(version), certain


def _said_ports(ports: Interval | Unknown | None, protocol: int) -> Interval | None:
    """Return the ports of an entry for one protocol; None where they cannot be told or EC2 would refuse them."""
    if protocol not in WITH_PORTS:
        return ALL_PORTS
    if ports is None or isinstance(ports, Unknown) or not 0 <= ports[0] <= ports[1] <= ALL_PORTS[1]:
        return None
    return ports


def _unknowns(entry: NetworkAclEntry, protocol: int, blocks: frozenset[str]) -> list[Unknown]:
    parts = (entry.exists, entry.egress, entry.protocol, entry.ports, entry.cidr, entry.number, entry.allow)
    unknowns = [part for part in parts if isinstance(part, Unknown) and part.key not in blocks]
    if entry.protocol == protocol and not isinstance(entry.ports, Unknown) and _said_ports(entry.ports, protocol) is None:
        unknowns.append(Unknown(UNRESOLVED, f"{entry.id}.PortRange", f"a port range is needed, got {entry.ports}"))
    return unknowns


def _ties(matches: list[tuple[NetworkAclEntry, tuple[Packets, bool]]]) -> list[tuple[Packets, Unknown]]:
    """Return what the unknown order of entries with one number leaves open."""
    by_number: dict[int, list[tuple[NetworkAclEntry, Packets]]] = {}
    for entry, (match, _) in matches:
        if not isinstance(entry.number, Unknown):
            by_number.setdefault(entry.number, []).append((entry, match))
    return [
        (packets & packets_of_second, Unknown(UNRESOLVED, f"{entry.id}.RuleNumber", f"{second.id} has the number {number} too"))
        for number, entries in by_number.items()
        for place, (entry, packets) in enumerate(entries)
        for second, packets_of_second in entries[place + 1 :]
        if entry.allow != second.allow and packets & packets_of_second
    ]
