"""What a filter on the path does with packets, and with packets of which not all is known.

The theory. A packet is an address and a port (`addresses`); everything asked about is a set of packets, exact and of one IP version.

- A filter (security groups, an ACL, a route table) is two sets: L (`sure`), what it certainly lets through, and U (`may`), what it
  possibly lets through; L lies in U. What a template does not tell may widen U and narrow L, never the opposite.
- What is sent is two sets too: S (`sure`), what is certainly sent, and P (`may`), what is possibly sent; S lies in P. `some` says that at
  least one of P is certainly sent, though nobody knows which.
- Everything in P lies in L: the filter *passes*. Something in S lies outside U, or P as a whole does and some of it is sent: it *drops*
  that. Otherwise it is *undetermined*, with the reasons that leave what lies in P and not in L open.
- A path is a sequence of filters. One that drops makes it blocked, else one that is undetermined makes it unknown; it is reachable only
  where every one passes. The verdict of a question is that of its worst path: no packet may be lost.

Sound because each filter is judged alone: a packet that certainly passes each of them arrives, and one that a single one drops does not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from constructs_privatelink.analysis.codes import Code, MaybeCode
from constructs_privatelink.analysis.reachability.addresses import Packets, everything, interfaces, nothing, union

if TYPE_CHECKING:
    from constructs_privatelink.analysis.reachability.addresses import Interval
    from constructs_privatelink.analysis.values import ResourceId, Unknown

Outcome: TypeAlias = Literal["passes", "drops", "undetermined"]

MIDDLEBOX = Code.PL_MIDDLEBOX
UNKNOWN_RESOURCE = Code.UNKNOWN_RESOURCE
UNRESOLVED = Code.PL_UNRESOLVED_VALUE


@dataclass(frozen=True)
class Why:
    """Why some packets are dropped.

    Args:
        packets: Which.
        code: The reason's code.
        detail: What goes with it; empty where nothing does.
        resource: Who says so, where it is another than the filter's own resource.

    """

    packets: Packets
    code: Code
    detail: str = ""
    resource: ResourceId | None = None


@dataclass(frozen=True)
class Filter:
    """What is let through.

    Args:
        sure: The packets that certainly pass.
        may: The packets that possibly pass; all of `sure` are in it.
        code: Why the others are dropped.
        doubts: What is not known, each with the packets that it leaves open.
        drops: Packets that are dropped for another reason than `code`.

    """

    sure: Packets
    may: Packets
    code: Code
    doubts: tuple[tuple[Packets, Unknown], ...] = ()
    drops: tuple[Why, ...] = ()


def unknown_filter(version: int, code: Code, reason: Unknown) -> Filter:
    """Return the filter of which nothing is known."""
    return Filter(nothing(version), everything(version), code, ((everything(version), reason),))


@dataclass(frozen=True)
class Span:
    """Addresses of one end of a connection, with all ports.

    Args:
        sure: The addresses that certainly count.
        may: The addresses that possibly count; all of `sure` are in it.
        some: Whether at least one of `may` certainly counts.
        reason: Why the two differ.
        every_port: Whether what certainly counts sends with each of the ports.

    """

    sure: Packets
    may: Packets
    some: bool = True
    reason: Unknown | None = None
    every_port: bool = True

    def to(self, ports: Ports) -> Span:
        """Return the packets of these addresses with a range of ports."""
        sure = self.sure.with_ports(ports.interval) if ports.reason is None else nothing(self.sure.version)
        return Span(sure, self.may.with_ports(ports.interval), self.some, self.reason or ports.reason, ports.reason is None)


@dataclass(frozen=True)
class Ports:
    """Ports that packets go to: all of `interval`, or some of it that the reason leaves open."""

    interval: Interval
    reason: Unknown | None = None


def known(packets: Packets) -> Span:
    """Return the span of addresses that all certainly count."""
    return Span(packets, packets, bool(packets))


def anywhere(version: int, reason: Unknown) -> Span:
    """Return the span of addresses of which nothing is known."""
    return Span(nothing(version), interfaces(version), reason=reason)


@dataclass(frozen=True)
class Judgement:
    """What becomes of the packets asked about.

    Args:
        outcome: Whether all pass, some are certainly dropped, or neither is certain.
        code: Why not all pass; empty where they do.
        detail: What goes with the code.
        dropped: What is certainly dropped.
        open: What is undetermined.
        reasons: What is not known.
        resource: Who says so, where it is another than the filter's own resource.

    """

    outcome: Outcome
    code: MaybeCode
    detail: str
    dropped: Packets
    open: Packets
    reasons: tuple[Unknown, ...] = ()
    resource: ResourceId | None = None


def alike_everywhere(passed: Filter, asked: Span) -> bool:
    """Return whether a filter does the same with all packets that may count: which of them do then tells nothing."""
    return not asked.may & passed.sure and (asked.may <= passed.may or not asked.may & passed.may)


def judge(passed: Filter, asked: Span) -> Judgement:
    """Say what a filter does with the packets asked about."""
    version = asked.may.version
    if asked.may <= passed.sure:
        return Judgement("passes", "", "", nothing(version), nothing(version))
    dropped = asked.sure - passed.may
    if not dropped and asked.some:
        through = asked.may & passed.may
        open_ports = through.ports() if asked.every_port or not through else asked.may.ports()
        dropped = asked.may - union(version, (box for ports in open_ports for box in everything(version).with_ports(ports).boxes))
    undetermined = asked.may - passed.sure
    reasons = dict.fromkeys(reason for packets, reason in passed.doubts if packets & undetermined)
    if asked.reason is not None and not (alike_everywhere(passed, asked) and (reasons or dropped)):
        reasons[asked.reason] = None
    if dropped:
        why = next((why for why in passed.drops if why.packets & dropped), Why(dropped, passed.code))
        return Judgement("drops", why.code, why.detail, dropped, undetermined - dropped, tuple(reasons), why.resource)
    code = next((reason.code for reason in reasons), passed.code)
    return Judgement("undetermined", code, "", nothing(version), undetermined, tuple(reasons))
