"""Findings as workflow commands: GitHub Actions shows them beside the lines of a pull request.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.visible_text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis import Finding
    from constructs_privatelink.cli.formats.check_result import CheckResult

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def rendered(result: CheckResult) -> str:
    """Return a command for each finding that nobody acknowledged, one for the others together, and for what was not read or looked at."""
    unread = [f"::warning title=not read::{_escaped(visible(problem))}\n" for problem in result.problems]
    omitted = _escaped("\n".join(visible(str(omission)) for omission in result.omissions))
    left = [f"::notice title=not looked at::{omitted}\n"] if omitted else []
    return "".join([*(_command(finding, result) for finding in result.open), *_acknowledged(result), *unread, *left])


def _acknowledged(result: CheckResult) -> Iterator[str]:
    """Yield one notice about what is acknowledged: a run shows ten notices of a step."""
    reasons = ((finding, finding.acknowledged) for finding in result.findings)
    texts = [visible(f"{finding.rule} {finding.path}: {reason.text}") for finding, reason in reasons if reason is not None]
    if texts:
        text = _escaped("\n".join(texts))
        yield f"::notice title={len(texts)} acknowledged::{text}\n"


def _command(finding: Finding, result: CheckResult) -> str:
    location = result.locations.get(finding)
    properties = {"file": location.file, "line": str(location.line)} if location else {}
    properties["title"] = f"{finding.rule} {finding.where()}"
    parameters = ",".join(f"{name}={_escaped(visible(value), ':,')}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {parameters}::{_escaped(result.with_page(finding))}\n"


def _escaped(text: str, more: str = "") -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    for letter in more:
        text = text.replace(letter, f"%{ord(letter):02X}")
    return text
