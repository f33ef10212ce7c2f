"""Clients that an endpoint declares now, or no longer, are listed; and what is said of several alike is told once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.analysis.rules.networks import declaring
from tests.cli.templates import closed, network, write
from tests.cli.test_diff import changes, run

if TYPE_CHECKING:
    from pathlib import Path

Template = dict[str, Any]
BLOCK, OTHER = {"cidr": "10.0.1.0/24", "name": "the office"}, {"cidr": "10.0.2.0/24"}
GROUP = {"securityGroup": {"logicalId": "ClientGroup", "attribute": "GroupId"}}


def declared(*clients: Template, base: Template | None = None) -> Template:
    template = base or network()
    template["Resources"]["Kms"] = declaring(template["Resources"]["Kms"], *clients)
    return template


def told(folder: Path, old: Template, new: Template) -> list[tuple[str, str]]:
    found = [change for change in changes(folder, old, new) if change["part"] == "paths"]
    return [(finding["kind"], finding["subject"]) for finding in found]


def test_clients_that_are_declared_now_are_listed(tmp_path: Path) -> None:
    assert told(tmp_path, declared(BLOCK), declared(BLOCK, OTHER, GROUP)) == [
        ("declared", "10.0.2.0/24 to Kms"),
        ("declared", "ClientGroup to Kms"),
    ]


def test_clients_that_are_declared_no_longer_are_listed(tmp_path: Path) -> None:
    assert told(tmp_path, declared(BLOCK, OTHER), declared(BLOCK)) == [("undeclared", "10.0.2.0/24 to Kms")]


def test_the_first_declaration_says_that_nobody_was_declared(tmp_path: Path) -> None:
    [found] = [change for change in changes(tmp_path, network(), declared(BLOCK)) if change["part"] == "paths"]

    assert (found["kind"], found["subject"]) == ("declared", "the office to Kms")
    assert found["text"] == "must reach it now; nobody was declared before, and the workloads of the VPC were asked about"


@pytest.mark.parametrize("clients", [[BLOCK, OTHER], [OTHER, BLOCK]])
def test_an_order_of_clients_is_no_change(tmp_path: Path, clients: list[Template]) -> None:
    assert told(tmp_path, declared(BLOCK, OTHER), declared(*clients)) == []


def many(template: Template, count: int = 8) -> Template:
    function = template["Resources"].pop("Function")
    template["Resources"] |= {f"Function{number}": function for number in range(count)}
    return template


@pytest.mark.parametrize("format", ["text", "markdown"])
def test_what_is_said_of_several_alike_is_told_once_with_its_count(tmp_path: Path, format: str) -> None:
    files = write(tmp_path, many(network()), "old.json"), write(tmp_path, many(closed()), "new.json")

    out = run(*files, "--format", format)[1].replace("**", "")

    assert out.count("is blocked in all ENI\\_SG" if format == "markdown" else "is blocked in all ENI_SG") == 1
    assert "closed (8): Function0 to Kms, Function1 to Kms, Function2 to Kms, Function3 to Kms, Function4 to Kms and 3 more" in out
    assert len(json.loads(run(*files, "--format", "json")[1])["differences"]) == 8


def test_what_was_not_looked_at_ends_the_answer(tmp_path: Path) -> None:
    template = network()
    del template["Resources"]["Vpc"]
    template["Parameters"]["Vpc"] = {"Type": "AWS::EC2::VPC::Id"}
    files = write(tmp_path, template, "old.json"), write(tmp_path, template, "new.json")

    assert "not looked at:" in run(*files)[1].splitlines()[-1]
    assert "not looked at:" in run(*files, "--format", "markdown")[1]
    assert json.loads(run(*files, "--format", "json")[1])["omissions"][0]["about"] == "endpoints"
