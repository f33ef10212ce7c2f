"""Findings for people: how many there are, and for each what is wrong, where, and the change to make.

What is said of several resources in the same words, as of those of an app's stages, is said once, with all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis import all_rules
from constructs_privatelink.analysis.judgement import MOST_TOLD
from constructs_privatelink.cli.screen import not_looked_at, style_of
from constructs_privatelink.errors import some_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from constructs_privatelink.analysis import Finding
    from constructs_privatelink.cli.formats.check_result import CheckResult
    from constructs_privatelink.cli.screen import Line


def lines(result: CheckResult) -> Iterator[Line]:
    """Yield the counts, then the findings, the worst first, then in short what is acknowledged, and what was not read or looked at."""
    yield [result.summary]
    for findings in [[finding] for finding in result.open] if result.verbose else _alike(result.open):
        yield []
        yield from _finding(findings, result)
    described = {rule.id for rule in all_rules()}
    more = dict.fromkeys(finding.rule for finding in result.open if finding.rule in described)
    if more:
        yield []
        yield [(f"more about these: privatelink rules {' '.join(more)}", "dim")]
    for finding in result.acknowledged:
        yield []
        yield from _acknowledged(finding, result)
    if result.problems:
        yield []
    for problem in result.problems if result.verbose else _of_one_reason(result.problems):
        yield [("not read", style_of("warning")), f" {problem}"]
    yield from not_looked_at(result.omissions)


def _of_one_reason(problems: Iterable[str]) -> Iterator[str]:
    """Yield what was not read, that of one reason together."""
    places: dict[str, list[str]] = {}
    for problem in problems:
        where, _, why = problem.partition(": ")
        places.setdefault(why, []).append(where)
    yield from (f"{some_of(where, MOST_TOLD)}: {why}" if why else ", ".join(where) for why, where in places.items())


def _alike(findings: Iterable[Finding]) -> Iterable[list[Finding]]:
    """Return findings that say the same together, where the first of them stood."""
    by_words: dict[object, list[Finding]] = {}
    for finding in findings:
        by_words.setdefault((finding.rule, finding.severity, finding.lines(), finding.fix), []).append(finding)
    return by_words.values()


def _finding(alike: Sequence[Finding], result: CheckResult) -> Iterator[Line]:
    finding = alike[0]
    yield [(finding.severity, style_of(finding.severity)), (f" {_where(finding, result)}", "bold")]
    yield from ([f"  {line}"] for line in finding.lines())
    if alike[1:]:
        yield [f"  also at {some_of([path for other in alike[1:] for path in other.paths()], MOST_TOLD)}"]
    if finding.fix:
        yield [(f"  change: {finding.fix}", "green")]


def _acknowledged(finding: Finding, result: CheckResult) -> Iterator[Line]:
    yield [(f"acknowledged {finding.severity}", "dim"), f" {_where(finding, result)}"]
    yield [(f"  {finding.text}", "dim")]
    if finding.acknowledged is not None:
        yield [f"  reason: {finding.acknowledged.text}"]


def _where(finding: Finding, result: CheckResult) -> str:
    location = result.locations.get(finding)
    return f"{finding.rule} {finding.where()}" + (f" ({location.file}:{location.line})" if location else "")
