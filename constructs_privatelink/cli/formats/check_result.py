"""What a check found, as every format gets it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs_privatelink.analysis import Finding, Rule, Severity
    from constructs_privatelink.cli.places import Place

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""From the worst."""


@dataclass(frozen=True)
class Report:
    """What a check found.

    Args:
        sources: What was read, in the user's words.
        findings: What was found, in the order of the rules.
        verdicts: How many ways were proven with each verdict.
        places: Where the findings stand in files; those of templates without a file are not in it.
        problems: What of the templates could not be read or means nothing, a line each.
        version: The version of this package.
        rules: The rules that were asked.
        answer: The whole answer as JSON values, by the published schema; empty where nobody asked for it.

    """

    sources: tuple[str, ...]
    findings: tuple[Finding, ...]
    verdicts: Mapping[str, int]
    places: Mapping[Finding, Place] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    version: str = ""
    rules: tuple[Rule, ...] = ()
    answer: Mapping[str, object] = field(default_factory=dict)

    def worst(self) -> Severity | None:
        """Return the severity of the worst finding; None where there is none."""
        return next((severity for severity in SEVERITIES if any(one.severity == severity for one in self.findings)), None)

    @property
    def summary(self) -> str:
        """What was found, in one line."""
        counted = Counter(one.severity for one in self.findings)
        found = ", ".join(_counted(counted[severity], severity) for severity in SEVERITIES if counted[severity])
        ways = ", ".join(f"{count} {verdict}" for verdict, count in self.verdicts.items() if count)
        unread = f"; {_counted(len(self.problems), 'part')} of the templates not read" if self.problems else ""
        return f"{found or 'nothing found'}{unread}; ways of clients to endpoints: {ways or 'none declared'}"


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" + ("s" if count > 1 and what != "info" else "")
