"""``privatelink check``: what is wrong with the networks of templates."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from constructs_privatelink.analysis import all_rules
from constructs_privatelink.analysis.judgement import UnknownSeverity, judged, told_once
from constructs_privatelink.analysis.rules.finding import SEVERITIES
from constructs_privatelink.analysis.values import ResourceId
from constructs_privatelink.cli.formats import github, junit, sarif, text
from constructs_privatelink.cli.formats import json as json_format
from constructs_privatelink.cli.formats.check_result import Report
from constructs_privatelink.cli.places import SourceFile
from constructs_privatelink.cli.running import deliver
from constructs_privatelink.cli.screen import screen
from constructs_privatelink.errors import PrivateLinkError
from constructs_privatelink.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path

    from constructs_privatelink.analysis import Finding, Rule
    from constructs_privatelink.cli.inputs import Networks
    from constructs_privatelink.cli.places import Place

_FORMATS: dict[str, Callable[[Report], str]] = {
    "json": json_format.rendered,
    "sarif": sarif.rendered,
    "junit": junit.rendered,
    "github": github.rendered,
}


def report(
    networks: Networks,
    *,
    unknown: UnknownSeverity,
    ignore: Collection[str] = (),
    rules: Sequence[Rule] = (),
    whole: bool = False,
    once: bool = True,
) -> Report:
    """Return what is wrong.

    Args:
        networks: What was read.
        unknown: What a client is of whom the templates do not tell.
        ignore: Ids of rules to leave out. Default: none.
        rules: Rules of the user's own. Default: none.
        once: Whether to tell together what comes of one cause. Default: True.
        whole: Whether to put the whole answer in, every way with its hops. Default: False.

    Raises:
        PrivateLinkError: `ignore` has an id that no rule has; or a rule of the user's own cannot be asked.

    """
    every = all_rules(rules)
    known = [rule.id for rule in every]
    strange = sorted(set(ignore) - set(known))
    if strange:
        raise PrivateLinkError("--ignore", [f"no rule is called {one!r}; the rules are {', '.join(known)}" for one in strange])
    every_finding = judged(networks.analysis, unknown=unknown, rules=rules)
    counting = tuple(finding for finding in every_finding if finding.rule not in ignore)
    findings = told_once(counting) if once else counting
    verdicts = Counter(proof.result.verdict for proof in networks.analysis.verify())
    return Report(
        sources=tuple(path.as_posix() for path in networks.sources),
        findings=findings,
        verdicts={verdict: verdicts[verdict] for verdict in ("reachable", "blocked", "unknown")},
        places=_places(networks, findings),
        version=VERSION,
        rules=every,
        problems=tuple(f"{one.where}: {one.text}" if one.where else one.text for one in networks.analysis.problems),
        answer=networks.analysis.to_json(findings) if whole else {},
    )


def write(report: Report, format: str, output: Path | None) -> None:
    """Write a report to the screen or a file, in one of the formats."""
    if format == "text":
        if output is None:
            text.write(report, screen())
        else:
            deliver(text.plain(report), output)
        return
    deliver(_FORMATS[format](report), output)


def fails(report: Report, fail_on: str) -> bool:
    """Return whether a report has a finding of a severity or of a worse one; what could not be read is a warning."""
    severities = {finding.severity for finding in report.open} | ({"warning"} if report.problems else set())
    return fail_on in SEVERITIES and any(SEVERITIES.index(severity) <= SEVERITIES.index(fail_on) for severity in severities)


def _places(networks: Networks, findings: Collection[Finding]) -> dict[Finding, Place]:
    @cache
    def file(stack: str) -> SourceFile | None:
        path = networks.analysis.file_of(stack)
        return None if path is None else SourceFile(path)

    found = {}
    for finding in findings:
        at = finding.resource
        source = file(at.stack) if isinstance(at, ResourceId) else None
        if isinstance(at, ResourceId) and source is not None:
            found[finding] = source.place_of(at.logical_id)
    return found
