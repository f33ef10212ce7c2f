"""Every command ends with what it did not look at, in every format."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from constructs_privatelink.cli.commands import app
from tests.cli.templates import network, write

if TYPE_CHECKING:
    from pathlib import Path

SAID = "1 of 1 endpoint stands in a VPC that only a parameter tells"
UNREAD = "1 nested template was not read"


def run(*arguments: object) -> str:
    return CliRunner().invoke(app, [str(argument) for argument in arguments]).stdout


@pytest.fixture
def path(tmp_path: Path) -> Path:
    template = network()
    del template["Resources"]["Vpc"]
    template["Parameters"]["Vpc"] = {"Type": "AWS::EC2::VPC::Id"}
    template["Resources"]["More"] = {"Type": "AWS::CloudFormation::Stack", "Properties": {"TemplateURL": "https://a/b.yaml"}}
    return write(tmp_path, template)


def test_what_is_not_read_for_one_reason_is_told_together(tmp_path: Path) -> None:
    template = network()
    for number in range(7):
        template["Resources"][f"N{number}"] = {"Type": "AWS::CloudFormation::Stack", "Properties": {"TemplateURL": "https://a/b.yaml"}}

    told = [line for line in run("check", write(tmp_path, template)).splitlines() if line.startswith("not read ")]

    places = "network/N0, network/N1, network/N2, network/N3, network/N4 and 2 more"
    assert told == [f"not read {places}: the nested stack cannot be read: its template is not among the files: what is in it is not seen"]


@pytest.mark.parametrize("format", ["text", "json", "sarif", "junit", "github"])
def test_check_ends_with_it(path: Path, format: str) -> None:
    out = run("check", path, "--format", format)

    assert SAID in out
    assert UNREAD in out


@pytest.mark.parametrize(
    "command",
    [
        ["explain", "--from", "Function", "--to", "Kms", "--in"],
        ["explain", "--from", "Function", "--to", "Kms", "--format", "json", "--in"],
        ["needs"],
        ["needs", "--format", "json"],
        ["report"],
        ["report", "--format", "markdown"],
    ],
)
def test_the_other_commands_end_with_it(path: Path, command: list[str]) -> None:
    out = run(*command, path)

    assert SAID in out
    assert UNREAD in out


def test_the_json_has_the_counts(path: Path) -> None:
    omissions = json.loads(run("check", path, "--format", "json"))["omissions"]

    assert {(omission["count"], omission["of"]) for omission in omissions if omission["text"] == SAID} == {(1, 1)}


def test_nothing_found_is_said_of_what_was_looked_at(tmp_path: Path, path: Path) -> None:
    (tmp_path / "whole").mkdir()

    assert run("check", path, "--unknown", "ignore").startswith("nothing found in what was looked at; ")
    assert run("check", write(tmp_path / "whole", network())).startswith("nothing found; ")
    assert "what was looked at" in run("report", path, "--unknown", "ignore")
