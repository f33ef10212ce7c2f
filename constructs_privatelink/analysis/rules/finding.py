"""What a rule found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from constructs_privatelink.errors import some_of
from constructs_privatelink.visible_text import visible

if TYPE_CHECKING:
    from constructs_privatelink.analysis.reachability.verdicts import Direction
    from constructs_privatelink.analysis.values import Outside, ResourceId, Target
    from constructs_privatelink.decisions.acknowledgement import Acknowledgement

Severity: TypeAlias = Literal["error", "warning", "info"]
"""``error``: the deployment is refused, or it certainly does not work; ``warning``: it may be refused, or works in part."""
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""From the worst."""

_MOST_NAMED = 5


@dataclass(frozen=True)
class Cause:
    """What something that is found comes of: two findings of one cause are told together.

    Args:
        resource: The resource to change; None where there is none, or none is known.
        property: What is wrong of it.
        direction: Which of its directions, of what has two. Default: None.

    """

    resource: Target | None
    property: str
    direction: Direction | None = None

    def to_json(self) -> dict[str, str | None]:
        """Return the cause as JSON values."""
        return {"resource": None if self.resource is None else str(self.resource), "property": self.property, "direction": self.direction}


@dataclass(frozen=True)
class Concern:
    """Another resource that a finding is about.

    Args:
        resource: The resource.
        path: Its construct path, or its logical id.

    """

    resource: ResourceId | Outside
    path: str


@dataclass(frozen=True)
class Finding:
    """One thing that a rule found.

    Args:
        rule: The rule's id.
        severity: How bad it is; some rules find things of different weight.
        resource: Where.
        path: The construct path of the resource, or its logical id.
        property: The property that is wrong.
        text: What is wrong, and the value got, in a line.
        fix: The change to make; empty where none can be named.
        details: What it rests on, such as the hops that drop packets, a line each.
        causes: What it comes of. Default: nothing that other findings come of too.
        others: The other resources that it is about, where it is told once for several. Default: none.
        acknowledged: Who said that it is known, and why. Default: None, nobody did.
        about: Which of several things at one property it is. Default: "", there is but one.

    """

    rule: str
    severity: Severity
    resource: ResourceId | Outside
    path: str
    property: str
    text: str
    fix: str = ""
    details: tuple[str, ...] = ()
    causes: frozenset[Cause] = frozenset()
    others: tuple[Concern, ...] = ()
    acknowledged: Acknowledgement | None = None
    about: str = ""

    def __post_init__(self) -> None:
        """Make visible what texts quote of templates; the path stays as it is, for it says which construct it is."""
        object.__setattr__(self, "text", visible(self.text))
        object.__setattr__(self, "fix", visible(self.fix))
        object.__setattr__(self, "details", tuple(map(visible, self.details)))

    def paths(self) -> tuple[str, ...]:
        """Return the construct paths of all that it is about."""
        return (self.path, *(other.path for other in self.others))

    def where(self) -> str:
        """Return the construct paths of what it is about, some of them where they are many."""
        return some_of(self.paths(), _MOST_NAMED)

    def lines(self) -> tuple[str, ...]:
        """Return the text, and under it what it rests on."""
        return (self.text, *(f"  {detail}" for detail in self.details))

    def to_json(self) -> dict[str, object]:
        """Return the finding as JSON values."""
        return {
            "rule": self.rule,
            "severity": self.severity,
            "resource": str(self.resource),
            "path": self.path,
            "property": self.property,
            "text": self.text,
            "details": list(self.details),
            "causes": sorted((cause.to_json() for cause in self.causes), key=str),
            "others": [{"resource": str(other.resource), "path": other.path} for other in self.others],
            "fix": self.fix,
            "acknowledged": None if self.acknowledged is None else self.acknowledged.to_json(),
        }
