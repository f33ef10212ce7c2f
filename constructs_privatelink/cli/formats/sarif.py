"""Findings as SARIF 2.1.0, which GitHub code scanning takes.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html, and for what GitHub reads of it
https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.rules.finding import SEVERITIES
from constructs_privatelink.cli.places import Place

if TYPE_CHECKING:
    from constructs_privatelink.analysis import Acknowledgement, Finding, Rule
    from constructs_privatelink.cli.formats.check_result import Report

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_MOST_RESULTS = 25_000
"""GitHub refuses a run with more, and shows the worst 5,000."""

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def rendered(report: Report) -> str:
    """Return the log, with every rule that could have found something."""
    described = [_described(rule) for rule in report.rules]
    index = {str(rule["id"]): place for place, rule in enumerate(described)}
    driver = {"name": "privatelink", "semanticVersion": report.version, "rules": described}
    worst_first = sorted(report.findings, key=lambda one: (one.acknowledged is not None, SEVERITIES.index(one.severity)))
    kept = worst_first[:_MOST_RESULTS]
    run = {
        "tool": {"driver": driver},
        "columnKind": "utf16CodeUnits",
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [{"level": "warning", "message": {"text": f"not read: {one}"}} for one in report.problems],
            }
        ],
        "results": [_result(finding, index, report) for finding in kept],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


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


def _result(finding: Finding, index: dict[str, int], report: Report) -> dict[str, object]:
    place = report.places.get(finding) or _without_file(report)
    where = {
        "physicalLocation": {"artifactLocation": {"uri": place.uri}, "region": {"startLine": place.line}},
        "logicalLocations": [
            {"fullyQualifiedName": f"{path}.{finding.property}".rstrip("."), "kind": "resource"} for path in finding.paths()
        ],
    }
    return {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": "\n".join(finding.lines()) + (f"\nchange: {finding.fix}" if finding.fix else "")},
        "locations": [where],
        "partialFingerprints": {"finding/v1": _fingerprint(finding)},
        "suppressions": [] if finding.acknowledged is None else [_suppression(finding.acknowledged)],
    }


def _suppression(acknowledgement: Acknowledgement) -> dict[str, str]:
    return {"kind": "inSource", "status": "accepted", "justification": acknowledgement.text}


def _without_file(report: Report) -> Place:
    """Return what stands for a file: code scanning refuses a result that is nowhere."""
    return Place("stdin" if "-" in report.sources else report.sources[0], 1)


def _fingerprint(finding: Finding) -> str:
    """Return what tells a finding from others, whatever line it moves to."""
    told = "\0".join((finding.rule, str(finding.resource), finding.property, finding.text))
    return hashlib.sha256(told.encode(errors="backslashreplace")).hexdigest()
