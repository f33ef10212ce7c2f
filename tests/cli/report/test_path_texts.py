"""What the dialog tells of each path: every text once, equal results once, and the path that a finding is about."""

from __future__ import annotations

from typing import Any

import pytest

from constructs_privatelink.analysis import judged, load
from constructs_privatelink.cli.report.path_texts import PathTexts
from constructs_privatelink.cli.report.view import NetworksView
from tests.cli.templates import closed, network, wide


def told(template: dict[str, Any]) -> tuple[PathTexts, dict[str, Any], list[int]]:
    """Return the texts of a template's paths, what the page's script reads, and the numbers of the paths."""
    texts = PathTexts()
    numbers = [
        texts.add(row, cell)
        for vpc in NetworksView(load(template, region="eu-west-1")).vpcs
        for row in vpc.matrix.rows
        for cell in row.cells.values()
    ]
    data: Any = texts.data()
    return texts, data, numbers


def test_paths_are_numbered_in_the_order_in_which_they_come() -> None:
    _, data, numbers = told(wide())

    assert numbers == list(range(len(data["paths"])))
    assert len(numbers) == 60


def test_every_text_and_every_result_stands_once() -> None:
    _, data, _ = told(wide())

    assert len(data["texts"]) == len(set(data["texts"]))
    assert len(data["results"]) < len(data["paths"])
    highest = max(number for path in data["paths"] for part in (path[:2], *path[3:]) for number in part)
    assert highest < len(data["texts"])


def test_a_path_names_its_client_endpoint_and_verdict() -> None:
    _, data, (number,) = told(network())
    client, endpoint, result, alike, *_ = data["paths"][number]
    texts, outcome = data["texts"], data["results"][result]

    assert (texts[client], texts[endpoint]) == ("Function", "Kms")
    assert texts[outcome["verdict"]] == "✓ reachable"
    assert alike == []
    assert outcome["change"] is None
    assert all(texts[mark] == "✓" and texts[name].endswith(": passes") for mark, name, *_ in outcome["hops"])


def test_a_blocked_path_tells_the_hop_that_decides_and_the_change() -> None:
    _, data, (number,) = told(closed())
    texts, outcome = data["texts"], data["results"][data["paths"][number][2]]

    (decides,) = [hop for hop in outcome["hops"] if hop[4]]
    assert texts[decides[0]] == "✕"
    assert texts[decides[1]] == "security groups into the endpoint: drops"
    assert texts[decides[3]].startswith("May this arrive at the endpoint's interface?")
    assert texts[outcome["change"]].startswith("let tcp 443 from ")
    assert '"FromPort": 443' in "\n".join(texts[entry] for entry in outcome["entries"])


@pytest.mark.parametrize(("made", "expected"), [(closed(), [0]), (network(), [])])
def test_a_finding_about_a_path_has_its_number(made: dict[str, Any], expected: list[int]) -> None:
    texts, _, _ = told(made)
    findings = judged(load(made, region="eu-west-1"))

    numbers = {finding.rule: texts.number_of(finding) for finding in findings}
    assert [number for rule, number in numbers.items() if rule.startswith("client-blocked")] == expected
    assert {number for rule, number in numbers.items() if not rule.startswith("client-")} <= {None}
