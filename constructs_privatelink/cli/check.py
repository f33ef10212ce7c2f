"""``privatelink check``: what is wrong with the networks of templates."""

from __future__ import annotations

import sys
from collections import Counter
from contextlib import redirect_stdout
from functools import cache
from typing import TYPE_CHECKING

from constructs_privatelink.analysis import all_rules
from constructs_privatelink.analysis.judgement import MOST_TOLD, UnknownSeverity, judged, told_once
from constructs_privatelink.analysis.rules.finding import SEVERITIES
from constructs_privatelink.analysis.values import ResourceId
from constructs_privatelink.cli.file_locations import SourceFile
from constructs_privatelink.cli.formats import github, junit, sarif, text
from constructs_privatelink.cli.formats import json as json_format
from constructs_privatelink.cli.formats.check_result import CheckResult
from constructs_privatelink.cli.screen import deliver, show
from constructs_privatelink.errors import PrivateLinkError
from constructs_privatelink.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from pathlib import Path

    from constructs_privatelink.analysis import Finding, Rule
    from constructs_privatelink.cli.file_locations import FileLocation
    from constructs_privatelink.cli.inputs import Networks

_FORMATS: dict[str, Callable[[CheckResult], str | Iterator[str]]] = {
    "json": json_format.rendered,
    "sarif": sarif.rendered,
    "junit": junit.rendered,
    "github": github.rendered,
}


def check(
    networks: Networks,
    *,
    unknown: UnknownSeverity,
    ignore: Collection[str] = (),
    rules: Sequence[Rule] = (),
    whole: bool = False,
    once: bool = True,
    verbose: bool = False,
) -> CheckResult:
    """Return what is wrong.

    Args:
        networks: What was read.
        unknown: What a client is of whom the templates do not tell.
        ignore: Ids of rules to leave out. Default: none.
        rules: Rules of the user's own. Default: none.
        once: Whether to tell together what comes of one cause. Default: True.
        verbose: Whether to name all that comes of one cause, or is said in the same words. Default: False, the first five.
        whole: Whether to put the whole answer in, every path with its hops. Default: False.

    Raises:
        PrivateLinkError: `ignore` has an id that no rule has; or a rule of the user's own cannot be asked.

    """
    every = all_rules(rules)
    known = [rule.id for rule in every]
    strange = sorted(set(ignore) - set(known))
    if strange:
        raise PrivateLinkError("--ignore", [f"no rule is called {name!r}; the rules are {', '.join(known)}" for name in strange])
    with redirect_stdout(sys.stderr):  # what the user's own rules print is no part of the answer
        counting = judged(networks.analysis, unknown=unknown, rules=rules, ignore=ignore)
    told = told_once(counting, most=None if verbose else MOST_TOLD) if once else counting
    findings = tuple(sorted(told, key=lambda finding: (finding.acknowledged is not None, SEVERITIES.index(finding.severity))))
    verdicts = Counter(proof.result.verdict for proof in networks.analysis.verify())
    return CheckResult(
        sources=tuple(path.as_posix() for path in networks.sources),
        findings=findings,
        verdicts={verdict: verdicts[verdict] for verdict in ("reachable", "blocked", "unknown")},
        locations=_locations(networks, findings),
        version=VERSION,
        rules=every,
        problems=tuple(f"{problem.where}: {problem.text}" if problem.where else problem.text for problem in networks.analysis.problems),
        answer=dict(networks.analysis.json_parts(findings)) if whole else {},
        omissions=networks.analysis.omissions,
        verbose=verbose,
    )


def write(result: CheckResult, format: str, output: Path | None) -> None:
    """Write what was found to the screen or a file, in one of the formats."""
    if format == "text":
        show(text.lines(result), output)
    else:
        text_of = _FORMATS[format](result)
        deliver([text_of] if isinstance(text_of, str) else text_of, output)


def fails(result: CheckResult, fail_on: str) -> bool:
    """Return whether there is a finding of a severity or of a worse one; what could not be read is a warning."""
    severities = {finding.severity for finding in result.open} | ({"warning"} if result.problems else set())
    return fail_on in SEVERITIES and any(SEVERITIES.index(severity) <= SEVERITIES.index(fail_on) for severity in severities)


def _locations(networks: Networks, findings: Collection[Finding]) -> dict[Finding, FileLocation]:
    @cache
    def file(stack: str) -> SourceFile | None:
        path = networks.analysis.file_of(stack)
        return None if path is None else SourceFile(path)

    locations = {}
    for finding in findings:
        resource = finding.resource
        source = file(resource.stack) if isinstance(resource, ResourceId) else None
        if isinstance(resource, ResourceId) and source is not None:
            locations[finding] = source.location_of(resource.logical_id)
    return locations
