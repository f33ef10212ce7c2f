"""Findings as workflow commands: GitHub Actions shows them beside the lines of a pull request.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis import Finding
    from constructs_privatelink.cli.formats.check_result import Report

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def rendered(report: Report) -> str:
    """Return a command for each finding that nobody acknowledged, one for the others together, and one for all that could not be read."""
    unread = [f"::warning title=not read::{_escaped(one)}\n" for one in report.problems]
    return "".join([*(_command(finding, report) for finding in report.open), *_acknowledged(report), *unread])


def _acknowledged(report: Report) -> Iterator[str]:
    """Yield one notice about what is acknowledged: a run shows ten notices of a step."""
    told = [f"{one.rule} {one.path}: {one.acknowledged.text}" for one in report.findings if one.acknowledged is not None]
    if told:
        text = _escaped("\n".join(told))
        yield f"::notice title={len(told)} acknowledged::{text}\n"


def _command(finding: Finding, report: Report) -> str:
    place = report.places.get(finding)
    properties = ({"file": place.file, "line": str(place.line)} if place else {}) | {"title": f"{finding.rule} {finding.where()}"}
    told = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in properties.items())
    text = "\n".join(finding.lines()) + (f"\nchange: {finding.fix}" if finding.fix else "")
    return f"::{_COMMANDS[finding.severity]} {told}::{_escaped(text)}\n"


def _escaped(text: str, more: str = "") -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    for letter in more:
        text = text.replace(letter, f"%{ord(letter):02X}")
    return text
