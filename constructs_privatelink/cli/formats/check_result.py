"""What a check found, as every format gets it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.rules.finding import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs_privatelink.analysis import Finding, Omission, Rule
    from constructs_privatelink.cli.file_locations import FileLocation


@dataclass(frozen=True)
class CheckResult:
    """What a check found.

    Args:
        sources: What was read, in the user's words.
        findings: What was found, the worst first, then in the order of the rules; what is acknowledged last.
        verdicts: How many paths were proven with each verdict.
        locations: Where the findings stand in files; those of templates without a file are not in it.
        problems: What of the templates could not be read or means nothing, a line each.
        version: The version of this package.
        rules: The rules that were asked.
        answer: The whole answer as JSON values, by the published schema, lists as iterators; empty where nobody asked for it.
        omissions: What was not looked at.
        verbose: Whether what is said of several resources in the same words is shown for each, with its file and line. Default: False.

    """

    sources: tuple[str, ...]
    findings: tuple[Finding, ...]
    verdicts: Mapping[str, int]
    locations: Mapping[Finding, FileLocation] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    version: str = ""
    rules: tuple[Rule, ...] = ()
    answer: Mapping[str, object] = field(default_factory=dict)
    omissions: tuple[Omission, ...] = ()
    verbose: bool = False

    def with_page(self, finding: Finding) -> str:
        """Return all that a finding says, and the page that says so, a line for each thing."""
        link = self._links.get(finding.rule)
        return in_full(finding) if link is None else f"{in_full(finding)}\nsee {link}"

    @cached_property
    def _links(self) -> Mapping[str, str]:
        return {rule.id: rule.link for rule in self.rules}

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that nobody acknowledged."""
        return tuple(finding for finding in self.findings if finding.acknowledged is None)

    @property
    def acknowledged(self) -> tuple[Finding, ...]:
        """The findings that somebody acknowledged: they are shown, and fail nothing."""
        return tuple(finding for finding in self.findings if finding.acknowledged is not None)

    @property
    def summary(self) -> str:
        """What was found, in one line."""
        counts = Counter(finding.severity for finding in self.open)
        counted = ", ".join(_counted(counts[severity], severity) for severity in SEVERITIES if counts[severity])
        paths = ", ".join(f"{count} {verdict}" for verdict, count in self.verdicts.items() if count)
        acknowledged = f"; {len(self.acknowledged)} acknowledged" if self.acknowledged else ""
        unread = f"; {_counted(len(self.problems), 'part')} of the templates not read" if self.problems else ""
        nothing = "nothing found in what was looked at" if self.omissions or self.problems else "nothing found"
        return f"{counted or nothing}{acknowledged}{unread}; paths of clients to endpoints: {paths or 'none declared'}"


def in_full(finding: Finding) -> str:
    """Return all that a finding says, a line for each thing."""
    return "\n".join([*finding.lines(), *([f"change: {finding.fix}"] if finding.fix else [])])


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" + ("s" if count > 1 and what != "info" else "")
