"""What a rule found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from constructs_privatelink.visible_text import visible

if TYPE_CHECKING:
    from constructs_privatelink.analysis.values import Outside, ResourceId
    from constructs_privatelink.decisions.acknowledgement import Acknowledgement

Severity: TypeAlias = Literal["error", "warning", "info"]
"""``error``: the deployment is refused, or it certainly does not work; ``warning``: it may be refused, or works in part."""


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
        acknowledged: Who said that it is known, and why. Default: None, nobody did.

    """

    rule: str
    severity: Severity
    resource: ResourceId | Outside
    path: str
    property: str
    text: str
    fix: str = ""
    details: tuple[str, ...] = ()
    acknowledged: Acknowledgement | None = None

    def __post_init__(self) -> None:
        """Make visible what texts quote of templates; the path stays as it is, for it says which construct it is."""
        object.__setattr__(self, "text", visible(self.text))
        object.__setattr__(self, "fix", visible(self.fix))
        object.__setattr__(self, "details", tuple(map(visible, self.details)))

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
            "fix": self.fix,
            "acknowledged": None if self.acknowledged is None else self.acknowledged.to_json(),
        }
