"""Findings as SARIF 2.1.0, which GitHub code scanning takes.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html, and for what GitHub reads of it
https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from constructs_privatelink.cli.file_locations import FileLocation
from constructs_privatelink.cli.formats.check_result import in_full
from constructs_privatelink.cli.screen import json_text
from constructs_privatelink.visible_text import visible

if TYPE_CHECKING:
    from constructs_privatelink.analysis import Acknowledgement, Finding, Rule
    from constructs_privatelink.cli.formats.check_result import CheckResult

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_MOST_RESULTS = 25_000
"""GitHub refuses a run with more, and shows the worst 5,000."""

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def rendered(result: CheckResult) -> str:
    """Return the log, with every rule that could have found something."""
    described = [_described(rule) for rule in result.rules]
    index = {rule.id: number for number, rule in enumerate(result.rules)}
    driver = {"name": "privatelink", "semanticVersion": result.version, "rules": described}
    kept = result.findings[:_MOST_RESULTS]
    run = {
        "tool": {"driver": driver},
        "columnKind": "utf16CodeUnits",
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [
                    *(_told("warning", f"not read: {problem}") for problem in result.problems),
                    *(_told("note", f"not looked at: {omission}") for omission in result.omissions),
                ],
            }
        ],
        "results": [_result(finding, index, result) for finding in kept],
    }
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def _told(level: str, text: str) -> dict[str, object]:
    return {"level": level, "message": {"text": visible(text)}}


def _described(rule: Rule) -> dict[str, object]:
    text = rule.doc.partition("Anti-pattern:")[0].strip()
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": text},
        "help": {"text": f"{text}\n\n{rule.link}", "markdown": f"{text}\n\n[More]({rule.link})"},
        "helpUri": rule.link,
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(finding: Finding, index: dict[str, int], result: CheckResult) -> dict[str, object]:
    location = result.locations.get(finding) or _without_file(result)
    where = {
        "physicalLocation": {"artifactLocation": {"uri": location.uri}, "region": {"startLine": location.line}},
        "logicalLocations": [
            {"fullyQualifiedName": visible(f"{path}.{finding.property}".rstrip(".")), "kind": "resource"} for path in finding.paths()
        ],
    }
    return {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": in_full(finding)},
        "locations": [where],
        "partialFingerprints": {"finding/v1": _fingerprint(finding)},
        "suppressions": [] if finding.acknowledged is None else [_suppression(finding.acknowledged)],
    }


def _suppression(acknowledgement: Acknowledgement) -> dict[str, str]:
    return {"kind": "inSource", "status": "accepted", "justification": visible(acknowledgement.text)}


def _without_file(result: CheckResult) -> FileLocation:
    """Return what stands for a file: code scanning refuses a result that is nowhere."""
    return FileLocation("stdin" if "-" in result.sources else result.sources[0], 1)


def _fingerprint(finding: Finding) -> str:
    """Return what tells a finding from others, whatever line it moves to."""
    identity = "\0".join((finding.rule, str(finding.resource), finding.property, finding.text))
    return hashlib.sha256(identity.encode(errors="backslashreplace")).hexdigest()
