"""How commands end and what they say where something is wrong: with files, pipes, options, and the templates themselves."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from constructs_privatelink.cli import completion
from constructs_privatelink.cli.commands import app
from constructs_privatelink.cli.file_locations import FileLocation
from constructs_privatelink.version import VERSION
from tests.cli.templates import closed, network, write

if TYPE_CHECKING:
    from pathlib import Path


def run(*arguments: object, input: str | None = None) -> tuple[int, str, str]:
    """Return the exit status, what was written, and what was complained of."""
    result = CliRunner().invoke(app, [str(one) for one in arguments], input=input)
    return result.exit_code, result.stdout, result.stderr


def test_the_version_is_told() -> None:
    status, out, _ = run("--version")

    assert (status, out) == (0, f"privatelink {VERSION}\n")


@pytest.mark.parametrize("command", [["services", "--format", "json"], ["services"]])
def test_a_reader_that_stops_early_is_not_complained_to(command: list[str]) -> None:
    started = [sys.executable, "-m", "constructs_privatelink.cli", *command]
    with subprocess.Popen(started, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        complaint = process.stderr.read()

    assert (process.returncode, complaint) == (141, b"")


def test_where_the_answer_cannot_go_is_said_before_the_work(tmp_path: Path) -> None:
    path = write(tmp_path, network())

    assert "is a directory" in run("check", path, "-o", tmp_path)[2]
    assert "there is no directory" in run("check", path, "-o", tmp_path / "missing" / "x.json")[2]


def test_a_template_may_come_by_a_pipe() -> None:
    assert run("check", "-", input=json.dumps(closed()))[0] == 1
    assert run("check", "-", input="")[0] == 2


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--parameter", "Secrt=x"], "did you mean 'Secret'?"),
        (["--region", "mars"], "write it as eu-west-1"),
        (["--region", ""], "write it as eu-west-1"),
    ],
)
def test_what_means_nothing_is_refused(tmp_path: Path, arguments: list[str], complaint: str) -> None:
    status, _, err = run("check", write(tmp_path, network()), *arguments)

    assert status == 2
    assert complaint in err


@pytest.mark.parametrize("option", ["--gb", "--price-per-hour"])
@pytest.mark.parametrize("amount", ["inf", "nan", "-1", "1e13"])
def test_amounts_that_mean_nothing_are_refused(tmp_path: Path, option: str, amount: str) -> None:
    assert run("cost", write(tmp_path, network()), f"{option}={amount}")[0] == 2


@pytest.mark.parametrize("format", ["text", "json", "sarif", "junit", "github"])
def test_what_is_not_read_is_told_and_is_a_warning(tmp_path: Path, format: str) -> None:
    template = network()
    template["Resources"]["Broken"] = {"Type": 5}
    path = write(tmp_path, template)

    assert "'Broken' has no type" in run("check", path, "--format", format)[1]
    assert run("check", path, "--fail-on", "warning", "--unknown", "ignore")[0] == 1


def test_a_name_that_no_encoding_has_is_written_all_the_same(tmp_path: Path) -> None:
    template = closed()
    template["Resources"]["Kms"]["Metadata"] = {"aws:cdk:path": "Odd\ud800/Resource"}
    path = write(tmp_path, template)

    for one in ("text", "json", "sarif", "junit", "github"):
        assert run("check", path, "--format", one, "-o", tmp_path / one)[0] == 1


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("a folder/bü.json", "a%20folder/b%C3%BC.json"),
        ("a:b.json", "a%3Ab.json"),
        ("/out side/x.json", "file:///out%20side/x.json"),
        ("C:/out side/x.json", "file:///C:/out%20side/x.json"),
        ("//server/share/x.json", "file://server/share/x.json"),
    ],
)
def test_files_are_uris(file: str, uri: str) -> None:
    assert FileLocation(file, 1).uri == uri


def test_what_can_be_meant_is_offered() -> None:

    assert ("kms", "AWS Key Management Service") in completion.services("km")
    offered = [name for name, _ in completion.rules("client-")]
    assert offered == ["client-blocked", "client-unknown", "client-prefix-list", "client-name", "client-denied"]
