"""Findings as JUnit's XML, which most CI servers show: a test for every rule that found something, and one for the whole where nothing did.

https://github.com/testmoapp/junitxml describes what the consumers have in common.
"""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from constructs_privatelink.visible_text import visible

if TYPE_CHECKING:
    from collections.abc import Collection

    from constructs_privatelink.analysis import Finding
    from constructs_privatelink.cli.formats.check_result import CheckResult


def rendered(result: CheckResult) -> str:
    """Return the XML; what is only informative does not fail its test, and what is acknowledged skips it."""
    counts = _counts(result.findings) | ({} if result.findings else {"tests": "1"})
    root = ET.Element("testsuites", {"name": "privatelink", **counts})
    if not result.findings:
        suite = ET.SubElement(root, "testsuite", {"name": "privatelink", **counts})
        ET.SubElement(suite, "testcase", {"classname": "privatelink", "name": "every path is open and no rule is broken"})
    for rule, findings in groupby(sorted(result.findings, key=attrgetter("rule")), key=attrgetter("rule")):
        _suite(root, rule, list(findings), result)
    left = [*(f"not read: {problem}" for problem in result.problems), *(f"not looked at: {omission}" for omission in result.omissions)]
    if left:
        last = next(root.iter("testsuite"))
        ET.SubElement(last, "system-out").text = "\n".join(map(visible, left))
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _suite(root: ET.Element, rule: str, findings: list[Finding], result: CheckResult) -> None:
    suite = ET.SubElement(root, "testsuite", {"name": f"privatelink.{rule}", **_counts(findings)})
    for finding in findings:
        location = result.locations.get(finding)
        where = {"file": visible(location.file), "line": str(location.line)} if location else {}
        name = visible(f"{finding.path} {finding.property}".strip())
        case = ET.SubElement(suite, "testcase", {"classname": f"privatelink.{rule}", "name": name, **where})
        if finding.acknowledged is not None:
            ET.SubElement(case, "skipped", {"message": visible(f"acknowledged: {finding.acknowledged.text}")})
            ET.SubElement(case, "system-out").text = result.with_page(finding)
        elif finding.severity == "info":
            ET.SubElement(case, "system-out").text = result.with_page(finding)
        else:
            ET.SubElement(case, "failure", {"type": finding.severity, "message": finding.text}).text = result.with_page(finding)


def _counts(findings: Collection[Finding]) -> dict[str, str]:
    failures = sum(finding.severity != "info" and finding.acknowledged is None for finding in findings)
    skipped = sum(finding.acknowledged is not None for finding in findings)
    return {"tests": str(len(findings)), "failures": str(failures), "errors": "0", "skipped": str(skipped)}
