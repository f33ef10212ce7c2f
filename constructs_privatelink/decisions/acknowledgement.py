"""Somebody's word that a finding is known: as what it is given, and what it is for."""

from __future__ import annotations

from dataclasses import dataclass

from constructs_privatelink.decisions.twins import RULE_OF_WARNING
from constructs_privatelink.visible_text import visible

PLUGIN = "PrivateLink"
"""The name of the validation plugin: its findings are acknowledged as ``PrivateLink::<rule>``."""
WARNING_PREFIX = "constructs-privatelink:"
"""What stands before the id of a construct's warning."""
ANNOTATION = f"Annotation::{WARNING_PREFIX}"
"""What stands before the id of a construct's warning where it is acknowledged."""


@dataclass(frozen=True)
class Acknowledgement:
    """Somebody's word that a finding is known.

    Args:
        scope: The path of the construct at which it was given; empty for the app.
        id: As what: ``"PrivateLink::PL031"``, ``"Annotation::constructs-privatelink:client-is-anyone"``.
        reason: Why; None where nobody can tell, since ``Annotations.acknowledge_warning`` keeps no note of it.

    """

    scope: str
    id: str
    reason: str | None

    @property
    def text(self) -> str:
        """The reason and the place, in words."""
        return visible(f"{self.reason or 'no reason is told'} (at {self.scope or 'the app'})")

    def to_json(self) -> dict[str, str | None]:
        """Return the acknowledgement as JSON values."""
        return {"scope": self.scope, "id": self.id, "reason": self.reason}


def ids_of(rule: str) -> tuple[str, ...]:
    """Return the ids by which findings of a rule are acknowledged: its own first, then those of a construct's warning that says the same.

    Args:
        rule: The rule's id.

    """
    warnings = [warning for warning, twin in RULE_OF_WARNING.items() if twin == rule]
    return (*(f"{PLUGIN}::{name}" for name in (rule, *warnings)), *(f"{ANNOTATION}{name}" for name in (*warnings, rule)))
