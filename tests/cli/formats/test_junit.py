"""Findings as JUnit."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from junitparser import JUnitXml

from tests.cli.fixtures_acknowledged import REASON, checked
from tests.cli.fixtures_check import run
from tests.cli.templates import closed, network, write

if TYPE_CHECKING:
    from pathlib import Path


def test_junit_is_read_by_others(tmp_path: Path) -> None:
    _, out, _ = run(write(tmp_path, closed()), "--format", "junit")

    suites = list(JUnitXml.fromstring(out.partition("?>")[2]))
    cases = [case for suite in suites for case in suite]
    assert [suite.name for suite in suites] == ["privatelink.client-blocked"]
    assert [case.classname for case in cases] == ["privatelink.client-blocked"]
    assert [type(failure).__name__ for case in cases for failure in case.result] == ["Failure"]


def test_junit_has_a_failure_for_each_finding(tmp_path: Path) -> None:
    _, out, _ = run(write(tmp_path, closed()), "--format", "junit")

    root = ET.fromstring(out)  # noqa: S314 - our own
    assert root.attrib["failures"] == "1"
    assert [case.attrib["classname"] for case in root.iter("testcase")] == ["privatelink.client-blocked"]
    assert "change: " in str(root.find(".//failure").text)  # type: ignore[union-attr] # there is one


def test_junit_of_an_open_network_has_one_test_that_passes(tmp_path: Path) -> None:
    _, out, _ = run(write(tmp_path, network()), "--format", "junit")

    root = ET.fromstring(out)  # noqa: S314 - our own
    assert (root.attrib["tests"], root.attrib["failures"]) == ("1", "0")


def test_junit_skips_it(tmp_path: Path) -> None:
    _, out = checked(tmp_path, "Stack/Kms", format="junit")

    root = ET.fromstring(out)  # noqa: S314 - our own
    assert {name: root.attrib[name] for name in ("tests", "failures", "skipped")} == {"tests": "2", "failures": "1", "skipped": "1"}
    failed, skipped = root.iter("testcase")
    assert (failed.find("skipped"), skipped.find("failure")) == (None, None)
    assert skipped.attrib["name"].startswith("Stack/Kms")
    assert skipped.find("skipped").attrib["message"] == f"acknowledged: {REASON} (at Stack/Kms)"  # type: ignore[union-attr] # there is one
