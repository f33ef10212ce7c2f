"""What is said about a client and an endpoint: the verdict, the hops it rests on, and the changes that would open the path."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias

from constructs_privatelink.visible_text import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from constructs_privatelink.analysis.codes import MaybeCode
    from constructs_privatelink.analysis.reachability.filters import Outcome
    from constructs_privatelink.analysis.values import Target, Unknown

Verdict: TypeAlias = Literal["blocked", "unknown", "reachable"]
WORST_FIRST: tuple[Verdict, ...] = ("blocked", "unknown", "reachable")
Direction: TypeAlias = Literal["egress", "ingress"]

ORDER: dict[Outcome, int] = {"drops": 0, "undetermined": 1, "passes": 2}


@dataclass(frozen=True)
class Change:
    """A change to the templates that opens a hop.

    Args:
        text: The change in words.
        resource: The resource to change; None where the template has none yet.
        property: Its property, or the type of the resource to add to it.
        entries: What to add there, in CloudFormation's words. Empty where no entry can be named, such as for addresses that are not known.
        remove: What to take away, for it wins over every entry that could be added: the first entry of an ACL, a route to the same block.

    """

    text: str
    resource: Target | None = None
    property: str = ""
    entries: tuple[Mapping[str, object], ...] = field(default=(), hash=False)
    remove: tuple[Target, ...] = ()


@dataclass(frozen=True)
class Part:
    """What is dropped, or left open.

    Args:
        family: ``"ipv4"`` or ``"ipv6"``.
        client: Where the client is: its subnet, else its addresses.
        endpoint: The subnet of the endpoint's interface.
        addresses: The addresses that the hop looks at, the client's or the interface's: blocks, ranges, or a name for them where that says
            more, such as those of a service, or what is not known.
        of: Whose addresses these are.
        ports: The ports that the hop looks at: the service's, or for a reply the client's.
        protocol: ``"tcp"`` or ``"udp"``.

    """

    family: str
    client: str
    endpoint: str
    addresses: tuple[str, ...]
    of: Literal["client", "endpoint"]
    ports: str
    protocol: str


@dataclass(frozen=True)
class Hop:
    """One check on the path.

    Args:
        place: Its place in path order; places of different paths compare.
        name: What it checks: ``"ACL out of the client's subnet"``.
        outcome: What it does with the packets.
        code: Why not all pass; empty where they do.
        detail: What goes with the code.
        direction: Egress or ingress of the resource; None where it has none.
        resource: The resource that decides, or None where there is none.
        property: The property that decides.
        part: What is dropped, or left open; None where all passes.
        reasons: What is not known.
        reply: Whether it sees replies: then the ports are those that clients send from.

    """

    place: int
    name: str
    outcome: Outcome
    code: MaybeCode = ""
    detail: str = ""
    direction: Direction | None = None
    resource: Target | None = None
    property: str = ""
    part: Part | None = None
    reasons: tuple[Unknown, ...] = ()
    reply: bool = False

    def __str__(self) -> str:
        """One line, such as a failing assertion shows."""
        parts = [self.name, self.outcome]
        if self.resource is not None:
            parts.append(f"at {self.resource}")
        if self.code:
            parts.append(self.code + (f" ({self.detail})" if self.detail else ""))
        if self.part is not None:
            parts.append(f"{', '.join(self.part.addresses)} {self.part.protocol} {self.part.ports}")
        return ": ".join(parts)


@dataclass(frozen=True)
class Result:
    """The answer to whether a client reaches an endpoint.

    Args:
        verdict: ``blocked`` where something is certainly dropped, ``reachable`` where everything certainly passes, else ``unknown``.
        extent: How much is blocked; None for the other verdicts.
        part: What the deciding hop drops or leaves open.
        hops: The hops of the path with the deciding hop, in order; those of one path where all pass.
        deciding: The first hop in path order that certainly drops, else the first that is undetermined; None for ``reachable``.
        also: The other hops, of all paths, that drop or are undetermined.
        reasons: What is not known.
        assumptions: What must hold besides.
        plan: Works out `changes`, once somebody asks. Default: None, there are none.

    """

    verdict: Verdict
    extent: Literal["all", "part"] | None
    part: Part | None
    hops: tuple[Hop, ...]
    deciding: Hop | None
    also: tuple[Hop, ...]
    reasons: tuple[Unknown, ...]
    assumptions: tuple[str, ...]
    plan: Callable[[], tuple[Change, ...]] | None = field(default=None, compare=False, repr=False)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What would open the path, in path order: after all of it nothing drops any more. Empty unless ``blocked``."""
        return () if self.plan is None else self.plan()

    @property
    def drops(self) -> tuple[Hop, ...]:
        """The hops of all paths that certainly drop packets."""
        return tuple(hop for hop in (*self.hops, *self.also) if hop.outcome == "drops")

    def weakened(self, reasons: tuple[Unknown, ...]) -> Result:
        """Return the answer of which nothing is certain, for some reasons; the same where there are none."""
        if not reasons:
            return self

        def perhaps(hop: Hop) -> Hop:
            return replace(hop, outcome="undetermined", reasons=(*hop.reasons, *reasons)) if hop.outcome == "drops" else hop

        return replace(
            self,
            verdict="unknown",
            extent=None,
            hops=tuple(map(perhaps, self.hops)),
            deciding=perhaps(self.deciding) if self.deciding else None,
            also=tuple(map(perhaps, self.also)),
            reasons=tuple(dict.fromkeys((*self.reasons, *reasons))),
            plan=None,
        )

    @property
    def change_text(self) -> str:
        """The changes in words; empty where there are none."""
        return "; ".join(change.text for change in self.changes)

    @property
    def code(self) -> MaybeCode:
        """The deciding hop's code; empty for ``reachable``."""
        return self.deciding.code if self.deciding else ""

    def to_json(self) -> dict[str, object]:
        """Return the result as JSON values."""
        return {
            "verdict": self.verdict,
            "code": self.code,
            "extent": self.extent,
            "part": _part(self.part),
            "hops": [_hop(hop) for hop in self.hops],
            "deciding": _hop(self.deciding) if self.deciding else None,
            "also": [_hop(hop) for hop in self.also],
            "reasons": [_reason(reason) for reason in self.reasons],
            "assumptions": list(self.assumptions),
            "changes": [_change(change) for change in self.changes],
        }

    def lines(self) -> list[str]:
        """Return the verdict and its hops, what is not known, and the change, as lines."""
        extent = f" ({self.extent})" if self.extent else ""
        lines = [f"{self.verdict}{extent} {self.code}".rstrip(), *(f"  {hop}" for hop in self.hops)]
        lines += [f"  not known: {reason}" for reason in self.reasons]
        lines += [f"  change: {change.text}" for change in self.changes]
        return lines

    def __str__(self) -> str:
        """The verdict and its hops, one a line."""
        return "\n".join(map(visible, self.lines()))


def _part(part: Part | None) -> dict[str, object] | None:
    if part is None:
        return None
    return {
        "family": part.family,
        "client": part.client,
        "endpoint": part.endpoint,
        "addresses": list(part.addresses),
        "of": part.of,
        "ports": part.ports,
        "protocol": part.protocol,
    }


def _hop(hop: Hop) -> dict[str, object]:
    return {
        "name": hop.name,
        "outcome": hop.outcome,
        "code": hop.code,
        "detail": hop.detail,
        "direction": hop.direction,
        "resource": None if hop.resource is None else str(hop.resource),
        "property": hop.property,
        "part": _part(hop.part),
        "reasons": [_reason(reason) for reason in hop.reasons],
        "reply": hop.reply,
    }


def _reason(reason: Unknown) -> dict[str, object]:
    return {"code": reason.code, "where": reason.where, "why": reason.why}


def _change(change: Change) -> dict[str, object]:
    resource = None if change.resource is None else str(change.resource)
    return {
        "text": change.text,
        "resource": resource,
        "property": change.property,
        "entries": [dict(entry) for entry in change.entries],
        "remove": [str(target) for target in change.remove],
    }
