"""Findings for people: what is wrong, where, and the change to make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.cli.screen import style_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

    from constructs_privatelink.analysis import Finding
    from constructs_privatelink.cli.formats.check_result import Report

_ORDER = ("info", "warning", "error")


def write(report: Report, out: Console) -> None:
    """Write a report, in colour where that is shown: the worst findings after the others, and last, in short, what is acknowledged.

    Args:
        report: What was found.
        out: Where to.

    """
    if out.color_system is None:
        # Rich takes a tenth of a millisecond for each piece, and a large app has tens of thousands.
        out.file.write(plain(report))
        return
    for line in _lines(report):
        for text, style in line:
            out.print(text, style=style, end="")
        out.print()


def plain(report: Report) -> str:
    """Return a report without colour."""
    return "".join("".join(text for text, _ in line) + "\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[list[tuple[str, str]]]:
    """Yield each line as texts with their styles."""
    for finding in sorted(report.open, key=lambda one: _ORDER.index(one.severity)):
        yield from _finding(finding, report)
    for finding in report.acknowledged:
        yield from _acknowledged(finding, report)
    for problem in report.problems:
        yield [("not read", style_of("warning")), (f" {problem}", "")]
    yield [(report.summary, "")]


def _finding(finding: Finding, report: Report) -> Iterator[list[tuple[str, str]]]:
    yield [(finding.severity, style_of(finding.severity)), (f" {_where(finding, report)}", "bold")]
    for line in finding.lines():
        yield [(f"  {line}", "")]
    if finding.fix:
        yield [(f"  change: {finding.fix}", "green")]
    yield []


def _acknowledged(finding: Finding, report: Report) -> Iterator[list[tuple[str, str]]]:
    yield [(f"acknowledged {finding.severity}", "dim"), (f" {_where(finding, report)}", "")]
    yield [(f"  {finding.text}", "dim")]
    if finding.acknowledged is not None:
        yield [(f"  reason: {finding.acknowledged.text}", "")]
    yield []


def _where(finding: Finding, report: Report) -> str:
    place = report.places.get(finding)
    return f"{finding.rule} {finding.where()}" + (f" ({place.file}:{place.line})" if place else "")
