"""The page's lists: findings by severity and rule, policies in words, and cost by VPC."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.rules.finding import SEVERITIES
from constructs_privatelink.cli.report.policy_words import in_words
from constructs_privatelink.cli.report.shown import path_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from constructs_privatelink.analysis import Finding, Severity
    from constructs_privatelink.analysis.values import Target
    from constructs_privatelink.cli.cost import CostLine, Estimate
    from constructs_privatelink.cli.report.path_texts import PathTexts
    from constructs_privatelink.cli.report.shown import VpcView

MOST_FINDINGS = 200
"""Of one rule: the page says how many more there are."""

FEW = 6
"""What is not folded."""


@dataclass(frozen=True)
class ShownFinding:
    """A finding with the numbers of the path and of the VPC that it is about; None where it is about none, or the page does not show it."""

    finding: Finding
    path: int | None
    vpc: int | None


@dataclass(frozen=True)
class FindingGroup:
    """The findings of one rule and severity, acknowledged ones apart.

    Args:
        severity: How bad they are.
        rule: The rule's id.
        acknowledged: Whether somebody said that they are known.
        count: How many there are.
        shown: Those that the page shows.

    """

    severity: Severity
    rule: str
    acknowledged: bool
    count: int
    shown: tuple[ShownFinding, ...]


@dataclass(frozen=True)
class PolicyGroup:
    """Endpoints whose policies say the same.

    Args:
        endpoints: Their paths.
        statements: What each statement says: in short, and whole.

    """

    endpoints: tuple[str, ...]
    statements: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class CostGroup:
    """What the endpoints of one VPC cost: the sum in words, and a row for each."""

    vpc: str
    month: str
    rows: tuple[tuple[str, ...], ...]


def finding_groups(findings: Iterable[Finding], vpcs: Sequence[VpcView], paths: PathTexts) -> tuple[FindingGroup, ...]:
    """Return the findings by severity and rule, the worst first and what is acknowledged last, each with where it is drawn."""
    places: dict[Target, int] = {}
    for number, vpc in enumerate(vpcs, start=1):
        places |= dict.fromkeys(vpc.holds, number)
    alike: dict[tuple[Severity, str, bool], list[Finding]] = {}
    for finding in sorted(findings, key=lambda finding: (finding.acknowledged is not None, SEVERITIES.index(finding.severity))):
        alike.setdefault((finding.severity, finding.rule, finding.acknowledged is not None), []).append(finding)
    return tuple(
        FindingGroup(
            severity,
            rule,
            acknowledged,
            len(of_rule),
            tuple(ShownFinding(finding, paths.number_of(finding), places.get(finding.resource)) for finding in of_rule[:MOST_FINDINGS]),
        )
        for (severity, rule, acknowledged), of_rule in alike.items()
    )


def policy_groups(vpcs: Sequence[VpcView]) -> tuple[PolicyGroup, ...]:
    """Return the policies in words; endpoints whose policies say the same stand together."""
    alike: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for vpc in vpcs:
        for endpoint in vpc.matrix.endpoints:
            statements = tuple(zip(in_words(endpoint), in_words(endpoint, whole=True), strict=True))
            alike.setdefault(statements, []).append(path_of(endpoint))
    return tuple(PolicyGroup(tuple(names), statements) for statements, names in alike.items())


def cost_groups(estimate: Estimate) -> Iterator[CostGroup]:
    """Yield what endpoints cost, by VPC."""
    by_vpc: dict[str, list[CostLine]] = {}
    for line in estimate.lines:
        by_vpc.setdefault(line.vpc or "not known", []).append(line)
    for vpc, lines in by_vpc.items():
        month = sum(line.month or 0.0 for line in lines)
        unknown = " and what is not known" if any(line.month is None for line in lines) else ""
        yield CostGroup(vpc, f"{month:,.2f}{unknown}", tuple(line.row() for line in lines))
