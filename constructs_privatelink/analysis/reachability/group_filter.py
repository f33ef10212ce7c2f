"""What the security groups of an interface let through: any rule of any group, in no order, and nothing denies.

Whether a rule that names another group matches depends on how the packets travel: inside a VPC it does, through a middlebox, a transit
gateway or a VPN it never does, and across a peering nobody documents it for endpoint interfaces
(https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.model import GroupRef, PrefixListRef
from constructs_privatelink.analysis.reachability.addresses import ALL_PORTS, Packets, block, everything, may_be, may_hold, nothing, union
from constructs_privatelink.analysis.reachability.filters import MIDDLEBOX, UNKNOWN_RESOURCE, UNRESOLVED, Filter, Why
from constructs_privatelink.analysis.values import Outside, Unknown
from constructs_privatelink.catalogue.protocols import ALL_PROTOCOLS, WITH_PORTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs_privatelink.analysis.networks.model import Group, GroupRule
    from constructs_privatelink.analysis.reachability.addresses import Box, Interval
    from constructs_privatelink.analysis.reachability.identity import Identities
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


@dataclass(frozen=True)
class _Rule:
    """A rule as it reads: all that it may match, and why it only may.

    Args:
        matched: What it may match.
        reasons: Why that is not certain; empty where it is.
        reference: The group that it names; None where it names none.
        homes: The VPCs that this group belongs to, by its own or by an association.
        listed: The prefix list that it names by its id.
        held: Whether it is known what that list holds, which is what the rule matches then.
        block: The block that it names, whose number is not known; None for any other.
        whole: All addresses, with its ports: an interface that stands in that block matches, whatever its number.

    """

    matched: Packets
    reasons: tuple[Unknown, ...] = ()
    reference: Target | None = None
    homes: frozenset[Target] = frozenset()
    listed: Target | None = None
    held: bool = False
    block: Unknown | None = None
    whole: Packets | None = None


class GroupRules:
    """The rules of an interface's groups in one direction, read once for whoever may be at the other end.

    Args:
        groups: The groups on the interface.
        known: All groups of the set.
        identities: Which references are the same thing.
        version: The IP version.
        protocol: The IANA number of the protocol.
        egress: The direction.

    """

    def __init__(
        self, groups: Groups, known: Mapping[Target, Group], identities: Identities, version: int, protocol: int, *, egress: bool
    ) -> None:
        self._identities = identities
        self._version = version
        self._doubts: list[tuple[Packets, Unknown]] = []
        self._referring: list[_Rule] = []
        self._filters: dict[tuple[object, ...], Filter] = {}
        self._sure: list[Box] = []
        self._may: list[Box] = []
        self._code = NO_RULES
        if isinstance(groups, Unknown):
            self._leave_open(groups)
        for target in () if isinstance(groups, Unknown) else groups:
            group = known.get(target)
            if group is None or group.complete is not True:
                self._leave_open(_missing(target, group))
            for rule in group.rules if group else ():
                if rule.egress is egress:
                    self._code = MISMATCH
                    self._read(rule, known, protocol)

    def _leave_open(self, reason: Unknown) -> None:
        self._code = MISMATCH
        self._may.extend(everything(self._version).boxes)
        self._doubts.append((everything(self._version), reason))

    def _read(self, rule: GroupRule, known: Mapping[Target, Group], protocol: int) -> None:
        read = _reading(rule, known, self._version, protocol)
        if read.reference is not None or read.listed is not None or read.block is not None:
            self._referring.append(read)
            return
        self._may.extend(read.matched.boxes)
        self._doubts.extend((read.matched, reason) for reason in read.reasons if read.matched)
        if not read.reasons:
            self._sure.extend(read.matched.boxes)

    def to(
        self,
        peer: Groups,
        matching: ReferenceMatching,
        vpcs: frozenset[Target] = frozenset(),
        lists: Mapping[Target, bool] | None = None,
        blocks: frozenset[str] = frozenset(),
    ) -> Filter:
        """Return what they let through from or to an interface.

        Args:
            peer: The groups on that interface.
            matching: What becomes of references between the two.
            vpcs: Their VPCs where these differ: references to a group that is at home in all of them are kept across a peering.
            lists: Whether prefix lists hold all addresses at the other end or none, of those of which that is known.
            blocks: The keys of blocks of unknown number that certainly hold them.

        """
        kept = [
            ReferenceMatching.KEPT if matching is ReferenceMatching.UNDOCUMENTED and vpcs and vpcs <= rule.homes else matching
            for rule in self._referring
        ]
        key = (*kept, *(self._matches(rule, peer, lists or {}, blocks) for rule in self._referring))
        if key not in self._filters:
            self._filters[key] = self._put_together(key[: len(kept)], key[len(kept) :])
        return self._filters[key]

    def _matches(self, rule: _Rule, peer: Groups, lists: Mapping[Target, bool], blocks: frozenset[str]) -> bool | Unknown:
        """Return whether an interface carries the group that a rule names, or is in the prefix list or the block that it names."""
        if rule.block is not None:
            return rule.block.key in blocks or rule.block
        if rule.listed is not None:
            why = f"it names the prefix list {rule.listed} by its id, and which addresses that holds is not known"
            return lists.get(rule.listed, rule.held or Unknown(Code.PL_PREFIX_LIST_BY_ID, str(rule.listed), why))
        if isinstance(peer, Unknown):
            return peer
        return rule.reference is not None and self._identities.among(rule.reference, peer)

    def _put_together(self, kept: tuple[object, ...], carried: tuple[object, ...]) -> Filter:
        version = self._version
        sure, may, doubts = list(self._sure), list(self._may), list(self._doubts)
        lost: list[Box] = []
        for rule, matching, carries in zip(self._referring, kept, carried, strict=True):
            if carries is False:
                continue
            if rule.reference is not None and matching in {ReferenceMatching.LOST, ReferenceMatching.LOST_IN_TRANSIT}:
                lost.extend(rule.matched.boxes)
                continue
            reasons = [*rule.reasons, *([carries] if isinstance(carries, Unknown) else [])]
            if rule.reference is not None and matching in _WHY_PERHAPS:
                code, text = _WHY_PERHAPS[matching]
                reasons.append(Unknown(code, f"reference to {rule.reference}", text))
            may.extend(rule.matched.boxes)
            doubts.extend((rule.matched, reason) for reason in reasons)
            sure.extend(() if reasons else (rule.whole or rule.matched).boxes)
        referencing = REFERENCING_SUPPORT if ReferenceMatching.LOST_IN_TRANSIT in kept else ""
        drops = (Why(union(version, lost), NOT_PRESERVED, referencing),) if lost else ()
        return Filter(union(version, sure), union(version, may), self._code, tuple(doubts), drops)


def _missing(target: Target, group: Group | None) -> Unknown:
    if group is not None and isinstance(group.complete, Unknown):
        return group.complete
    if isinstance(target, Unknown):
        return target
    return Unknown(UNKNOWN_RESOURCE, str(target), "the rules of this security group are not in the templates")


def _reading(rule: GroupRule, known: Mapping[Target, Group], version: int, protocol: int) -> _Rule:
    """Read a rule; of one that names a group, what it would match if the interface at the other end carried it."""
    none = _Rule(nothing(version))
    reasons = [rule.exists] if isinstance(rule.exists, Unknown) else []
    if isinstance(rule.protocol, Unknown):
        reasons.append(rule.protocol)
        ports: Interval | Unknown = ALL_PORTS
    elif rule.protocol not in {ALL_PROTOCOLS, protocol}:
        return none
    else:
        ports = _ports(rule, rule.protocol)
    if isinstance(ports, Unknown):
        reasons.append(ports)
        ports = ALL_PORTS
    whole = everything(version).with_ports(ports)
    match rule.peer:
        case Unknown():
            held = may_hold(version, rule.peer).with_ports(ports)
            return _Rule(held, tuple(reasons), block=rule.peer, whole=whole) if may_be(version, rule.peer) else none
        case GroupRef(target):
            group = known.get(target)
            homes = {group.vpc, *group.associated_vpcs} if group is not None else ()
            return _Rule(whole, tuple(reasons), target, frozenset(homes))
        case PrefixListRef(_, networks):
            if isinstance(networks, Unknown):
                by_id = isinstance(rule.peer.target, Outside)
                return _Rule(whole, tuple(reasons), listed=rule.peer.target) if by_id else _Rule(whole, (*reasons, networks))
            blocks = (block(network, ports) for network in networks if network.version == version)
            held = union(version, (box for listed in blocks for box in listed.boxes))
            return _Rule(held, tuple(reasons), listed=rule.peer.target, held=True)
        case network:
            return _Rule(block(network, ports), tuple(reasons)) if network.version == version else none


def _ports(rule: GroupRule, protocol: int) -> Interval | Unknown:
    if protocol not in WITH_PORTS:
        return ALL_PORTS
    if isinstance(rule.ports, Unknown):
        return rule.ports
    if rule.ports is None or not 0 <= rule.ports[0] <= rule.ports[1] <= ALL_PORTS[1]:
        return Unknown(UNRESOLVED, f"{rule.id}.FromPort", f"a port range is needed, got {rule.ports}")
    return rule.ports
