"""What the security groups of an interface let through: any rule of any group, in no order, and nothing denies.

Whether a rule that names another group matches depends on how the packets travel: inside a VPC it does, through a middlebox, a transit
gateway or a VPN it never does, and across a peering nobody documents it for endpoint interfaces
(https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html).
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.model import GroupRef, PrefixListRef
from constructs_privatelink.analysis.reachability.addresses import ALL_PORTS, Packets, block, everything, may_be, nothing, union
from constructs_privatelink.analysis.reachability.filters import MIDDLEBOX, UNKNOWN_RESOURCE, UNRESOLVED, Filter, Why, unknown_filter
from constructs_privatelink.analysis.values import Unknown
from constructs_privatelink.catalogue.protocols import ALL_PROTOCOLS, WITH_PORTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs_privatelink.analysis.networks.model import Group, GroupRule
    from constructs_privatelink.analysis.reachability.addresses import Box, Interval
    from constructs_privatelink.analysis.values import Target

Groups: TypeAlias = "tuple[Target, ...] | Unknown"

MISMATCH, NO_RULES, NOT_PRESERVED = Code.ENI_SG_RULES_MISMATCH, Code.SG_HAS_NO_RULES, Code.SG_REFERENCES_NOT_PRESERVED
REFERENCING_SUPPORT = "SG_REFERENCING_SUPPORT, which is not for endpoints"


class ReferenceMatching(Enum):
    """What becomes of references to groups between two ends."""

    KEPT = "kept"
    UNDOCUMENTED = "undocumented"
    PERHAPS_LOST = "perhaps lost"
    LOST = "lost"
    LOST_IN_TRANSIT = "lost in a transit gateway"


_WHY_PERHAPS = {
    ReferenceMatching.UNDOCUMENTED: (
        Code.PL_SG_REFERENCE_UNDOCUMENTED,
        "whether it matches across a peering is not documented for endpoint interfaces",
    ),
    ReferenceMatching.PERHAPS_LOST: (MIDDLEBOX, "it does not match where something stands between, and that is not known"),
}


def group_filter(
    groups: Groups, peer: Groups, known: Mapping[Target, Group], version: int, protocol: int, *, egress: bool, matching: ReferenceMatching,
    vpcs: frozenset[Target] = frozenset(),
) -> Filter:  # fmt: skip
    """Return what the groups of an interface let through in one direction.

    Args:
        groups: The groups on the interface.
        peer: The groups on the interface at the other end.
        known: All groups of the set.
        version: The IP version.
        protocol: The IANA number of the protocol.
        egress: The direction.
        matching: What becomes of references between the two ends.
        vpcs: The VPCs of the two ends where these differ: references to a group that is at home in all of them are kept across a peering.

    """
    if isinstance(groups, Unknown):
        return unknown_filter(version, MISMATCH, groups)
    sure: list[Box] = []
    may: list[Box] = []
    lost: list[Box] = []
    empty = True
    doubts: list[tuple[Packets, Unknown]] = []
    for target in groups:
        group = known.get(target)
        if group is None or group.complete is not True:
            doubts.append((everything(version), _missing(target, group)))
            may.extend(everything(version).boxes)
            empty = False
        for rule in group.rules if group else ():
            if rule.egress is not egress:
                continue
            empty = False
            kept = _at_home(rule, known, vpcs) and matching is ReferenceMatching.UNDOCUMENTED
            matched, reasons, gone = _reading(rule, peer, version, protocol, ReferenceMatching.KEPT if kept else matching)
            lost.extend(gone.boxes)
            may.extend(matched.boxes)
            if reasons:
                doubts.extend((matched, reason) for reason in reasons if matched)
            else:
                sure.extend(matched.boxes)
    referencing = REFERENCING_SUPPORT if matching is ReferenceMatching.LOST_IN_TRANSIT else ""
    drops = (Why(union(version, lost), NOT_PRESERVED, referencing),) if lost else ()
    return Filter(union(version, sure), union(version, may), NO_RULES if empty else MISMATCH, tuple(doubts), drops)


def _at_home(rule: GroupRule, known: Mapping[Target, Group], vpcs: frozenset[Target]) -> bool:
    """Return whether a rule names a group that belongs to some VPCs, by its own or by an association."""
    group = known.get(rule.peer.target) if isinstance(rule.peer, GroupRef) else None
    return group is not None and bool(vpcs) and vpcs <= {group.vpc, *group.associated_vpcs}


def _missing(target: Target, group: Group | None) -> Unknown:
    if group is not None and isinstance(group.complete, Unknown):
        return group.complete
    if isinstance(target, Unknown):
        return target
    return Unknown(UNKNOWN_RESOURCE, str(target), "the rules of this security group are not in the templates")


def _reading(
    rule: GroupRule, peer: Groups, version: int, protocol: int, matching: ReferenceMatching
) -> tuple[Packets, list[Unknown], Packets]:
    """Return all that a rule may match, why it only may, and what it would match if references were kept."""
    reasons = [rule.exists] if isinstance(rule.exists, Unknown) else []
    if isinstance(rule.protocol, Unknown):
        reasons.append(rule.protocol)
        ports: Interval | Unknown = ALL_PORTS
    elif rule.protocol not in {ALL_PROTOCOLS, protocol}:
        return nothing(version), [], nothing(version)
    else:
        ports = _ports(rule, rule.protocol)
    if isinstance(ports, Unknown):
        reasons.append(ports)
        ports = ALL_PORTS
    whole = everything(version).with_ports(ports)
    match rule.peer:
        case Unknown():
            return whole if may_be(version, rule.peer) else nothing(version), [*reasons, rule.peer], nothing(version)
        case GroupRef(target):
            return _by_reference(target, peer, whole, reasons, matching)
        case PrefixListRef(_, networks):
            if isinstance(networks, Unknown):
                return whole, [*reasons, networks], nothing(version)
            blocks = (block(network, ports) for network in networks if network.version == version)
            return union(version, (box for listed in blocks for box in listed.boxes)), reasons, nothing(version)
        case network:
            return block(network, ports) if network.version == version else nothing(version), reasons, nothing(version)


def _ports(rule: GroupRule, protocol: int) -> Interval | Unknown:
    if protocol not in WITH_PORTS:
        return ALL_PORTS
    if isinstance(rule.ports, Unknown):
        return rule.ports
    if rule.ports is None or not 0 <= rule.ports[0] <= rule.ports[1] <= ALL_PORTS[1]:
        return Unknown(UNRESOLVED, f"{rule.id}.FromPort", f"a port range is needed, got {rule.ports}")
    return rule.ports


def _by_reference(
    target: Target, peer: Groups, whole: Packets, reasons: list[Unknown], matching: ReferenceMatching
) -> tuple[Packets, list[Unknown], Packets]:
    none = nothing(whole.version)
    carried = _carries(target, peer)
    if carried is False:
        return none, [], none
    if matching in {ReferenceMatching.LOST, ReferenceMatching.LOST_IN_TRANSIT}:
        return none, [], whole
    if isinstance(carried, Unknown):
        reasons = [*reasons, carried]
    if matching in _WHY_PERHAPS:
        code, text = _WHY_PERHAPS[matching]
        reasons = [*reasons, Unknown(code, f"reference to {target}", text)]
    return whole, reasons, none


def _carries(target: Target, peer: Groups) -> bool | Unknown:
    """Return whether an interface carries a group: ids that are not known are perhaps the same."""
    if isinstance(peer, Unknown):
        return peer
    if isinstance(target, Unknown):
        same = any(isinstance(carried, Unknown) and carried.key is not None and carried.key == target.key for carried in peer)
        return same or (target if peer else False)
    if target in peer:
        return True
    return next((carried for carried in peer if isinstance(carried, Unknown)), False)
