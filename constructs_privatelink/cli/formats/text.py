"""Findings for people: what is wrong, where, and the change to make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.cli.screen import style_of

if TYPE_CHECKING:
    from rich.console import Console

    from constructs_privatelink.cli.formats.report import Report


def write(report: Report, out: Console) -> None:
    """Write a report, the worst findings last, next to the prompt.

    Args:
        report: What was found.
        out: Where to.

    """
    order = ("info", "warning", "error")
    for finding in sorted(report.findings, key=lambda one: order.index(one.severity)):
        place = report.places.get(finding)
        out.print(finding.severity, style=style_of(finding.severity), end="")
        out.print(f" {finding.rule} {finding.path}" + (f" ({place.file}:{place.line})" if place else ""), style="bold")
        for line in finding.text.splitlines():
            out.print(f"  {line}")
        if finding.fix:
            out.print(f"  change: {finding.fix}", style="green")
        out.print()
    for problem in report.problems:
        out.print("not read", style=style_of("warning"), end="")
        out.print(f" {problem}")
    out.print(report.summary)


def plain(report: Report) -> str:
    """Return a report without colour."""
    from io import StringIO  # noqa: PLC0415

    from rich.console import Console  # noqa: PLC0415

    kept = StringIO()
    write(report, Console(file=kept, highlight=False, markup=False, emoji=False, soft_wrap=True, no_color=True))
    return kept.getvalue()
