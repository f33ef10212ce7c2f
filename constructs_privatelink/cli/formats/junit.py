"""Findings as JUnit's XML, which most CI servers show: a test for every rule that found something, and one for the whole where nothing did.

https://github.com/testmoapp/junitxml describes what the consumers have in common.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Collection

    from constructs_privatelink.analysis import Finding
    from constructs_privatelink.cli.formats.check_result import Report

_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def rendered(report: Report) -> str:
    """Return the XML; what is only informative does not fail its test, and what is acknowledged skips it."""
    counts = _counts(report.findings) | ({} if report.findings else {"tests": "1"})
    root = ET.Element("testsuites", {"name": "privatelink", **counts})
    if not report.findings:
        suite = ET.SubElement(root, "testsuite", {"name": "privatelink", **counts})
        ET.SubElement(suite, "testcase", {"classname": "privatelink", "name": "every way is open and no rule is broken"})
    for rule, found in groupby(sorted(report.findings, key=lambda one: one.rule), key=lambda one: one.rule):
        _suite(root, rule, list(found), report)
    if report.problems:
        last = next(root.iter("testsuite"))
        ET.SubElement(last, "system-out").text = _xml("\n".join(f"not read: {one}" for one in report.problems))
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _suite(root: ET.Element, rule: str, found: list[Finding], report: Report) -> None:
    suite = ET.SubElement(root, "testsuite", {"name": f"privatelink.{rule}", **_counts(found)})
    for one in found:
        place = report.places.get(one)
        where = {"file": _xml(place.file), "line": str(place.line)} if place else {}
        case = ET.SubElement(
            suite, "testcase", {"classname": f"privatelink.{rule}", "name": _xml(f"{one.path} {one.property}".strip()), **where}
        )
        text = _xml("\n".join(one.lines()) + (f"\nchange: {one.fix}" if one.fix else ""))
        if one.acknowledged is not None:
            ET.SubElement(case, "skipped", {"message": _xml(f"acknowledged: {one.acknowledged.text}")})
            ET.SubElement(case, "system-out").text = text
        elif one.severity == "info":
            ET.SubElement(case, "system-out").text = text
        else:
            ET.SubElement(case, "failure", {"type": one.severity, "message": text.partition("\n")[0]}).text = text


def _counts(findings: Collection[Finding]) -> dict[str, str]:
    failures = sum(one.severity != "info" and one.acknowledged is None for one in findings)
    skipped = sum(one.acknowledged is not None for one in findings)
    return {"tests": str(len(findings)), "failures": str(failures), "errors": "0", "skipped": str(skipped)}


def _xml(text: str) -> str:
    return _NO_XML.sub("?", text)
