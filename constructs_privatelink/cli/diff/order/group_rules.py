"""Rules of security groups: which of them is which, what they let through beside each other, and what they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.model import GroupRef, PrefixListRef
from constructs_privatelink.analysis.rules.group_rules import rule_key
from constructs_privatelink.analysis.values import ResourceId, Unknown
from constructs_privatelink.catalogue.protocols import ALL_PROTOCOLS, ICMPS, PROTOCOL_NUMBERS
from constructs_privatelink.cli.diff.policy_meaning import is_within

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping

    from constructs_privatelink.analysis import Analysis
    from constructs_privatelink.analysis.networks.model import GroupRule
    from constructs_privatelink.analysis.values import Target
    from constructs_privatelink.cli.diff.pairing import Pairing

_NAMES = {number: name for name, number in PROTOCOL_NUMBERS.items()}


def certain_rules(analysis: Analysis, group: Target) -> Mapping[Hashable, GroupRule]:
    """Return the rules of a group that are written down and certainly there, by what makes two of them one rule for EC2."""
    rules: dict[Hashable, GroupRule] = {}
    for rule in analysis.model.groups[group].rules if group in analysis.model.groups else ():
        key = rule_key(rule) if rule.exists is True and _is_written(rule, group, analysis) else None
        if key is not None:
            rules.setdefault(key, rule)
    return rules


def is_inline(rule: GroupRule, group: Target) -> bool:
    """Return whether a rule stands in its group."""
    return rule.id == group


def _is_written(rule: GroupRule, group: Target, analysis: Analysis) -> bool:
    """Return whether a template says a rule: EC2 makes those of default groups, and what lets all out where nothing is said."""
    if rule.id != group:
        return isinstance(rule.id, ResourceId) and analysis.stacks.resource(rule.id) is not None
    resource = analysis.stacks.resource(rule.id)
    name = "SecurityGroupEgress" if rule.egress else "SecurityGroupIngress"
    return resource is not None and bool(analysis.stacks.properties(resource).get(name))


def covered(rule: GroupRule, others: Iterable[GroupRule]) -> bool:
    """Return whether one of several rules certainly lets through all that a rule does."""
    return any(_covers(other, rule) for other in others)


def _covers(outer: GroupRule, inner: GroupRule) -> bool:
    if outer.egress is not inner.egress or outer.protocol not in {ALL_PROTOCOLS, inner.protocol}:
        return False
    if outer.ports is not None and outer.protocol != ALL_PROTOCOLS:
        if isinstance(outer.ports, Unknown) or inner.ports is None or isinstance(inner.ports, Unknown):
            return outer.ports == inner.ports
        if not outer.ports[0] <= inner.ports[0] <= inner.ports[1] <= outer.ports[1]:
            return False
    wide, narrow = outer.peer, inner.peer
    if wide == narrow:
        return True
    if isinstance(wide, Unknown | GroupRef | PrefixListRef) or isinstance(narrow, Unknown | GroupRef | PrefixListRef):
        return False
    return is_within(narrow, wide)


def succeeds(rule: GroupRule, gone: GroupRule) -> bool:
    """Return whether a rule may let through what another one did: some of the same ports, and perhaps some of the same peers."""
    if rule.egress is not gone.egress or rule.protocol in ICMPS:
        return False
    if ALL_PROTOCOLS not in {rule.protocol, gone.protocol} and rule.protocol != gone.protocol:
        return False
    if (
        isinstance(rule.ports, tuple)
        and isinstance(gone.ports, tuple)
        and not (rule.ports[0] <= gone.ports[1] and gone.ports[0] <= rule.ports[1])
    ):
        return False
    peer, other = rule.peer, gone.peer
    if isinstance(peer, Unknown | GroupRef | PrefixListRef) or isinstance(other, Unknown | GroupRef | PrefixListRef):
        return True
    return peer.version == other.version and peer.overlaps(other)


def in_words(rule: GroupRule, analysis: Analysis, pairing: Pairing) -> str:
    """Return what a rule lets through: ``"tcp 443 from 10.0.0.0/16"``."""
    protocol = "a protocol" if isinstance(rule.protocol, Unknown) else _NAMES.get(rule.protocol, f"protocol {rule.protocol}")
    ports = rule.ports
    if isinstance(ports, tuple):
        protocol += f" {ports[0]}" if ports[0] == ports[1] else f" {ports[0]}-{ports[1]}"
    target = rule.peer.target if isinstance(rule.peer, GroupRef | PrefixListRef) else rule.peer
    if isinstance(target, ResourceId):
        peer = repr(pairing.named(target, analysis.context.path(target)))
    else:
        peer = (target.key or target.why) if isinstance(target, Unknown) else str(target)
    return f"{protocol} {'to' if rule.egress else 'from'} {peer}"
