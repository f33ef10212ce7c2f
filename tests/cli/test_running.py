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
    result = CliRunner().invoke(app, [str(argument) for argument in arguments], input=input)
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


def test_a_directory_of_templates_is_read_as_one_set(tmp_path: Path) -> None:
    write(tmp_path, closed())
    inner = {"Resources": {"Inner": {"Type": "AWS::CloudFormation::Stack", "Properties": {"TemplateURL": "./inner.json"}}}}
    (tmp_path / "outer.json").write_text(json.dumps(inner))
    (tmp_path / "inner.json").write_text(json.dumps({"Resources": {}}))
    (tmp_path / "README.md").write_text("no template, and nobody takes it for one")

    status, out, _ = run("check", tmp_path)

    assert (status, "client-blocked" in out, "not read" in out) == (1, True, False)


@pytest.mark.parametrize("format", ["text", "json", "sarif", "junit", "github"])
@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [("broken.yaml", "a: [", "not YAML"), ("package.json", '{"name": "x"}', "is no template"), ("list.json", "[]", "got list")],
)
def test_a_file_that_is_no_template_is_told_and_the_others_are_checked(
    tmp_path: Path, name: str, text: str, reason: str, format: str
) -> None:
    write(tmp_path, closed())
    (tmp_path / name).write_text(text)

    for named in ([tmp_path], sorted(tmp_path.iterdir())):
        status, out, _ = run("check", *named, "--format", format)

        assert status == 2
        assert all(said in out for said in ("client-blocked", name, reason))


@pytest.mark.parametrize("command", [["needs"], ["report"], ["cost"]])
def test_every_command_goes_on_and_ends_with_two_where_a_file_is_no_template(tmp_path: Path, command: list[str]) -> None:
    write(tmp_path, network())
    (tmp_path / "broken.yaml").write_text("a: [")

    status, out, _ = run(*command, tmp_path)

    assert status == 2
    assert out


def test_nothing_is_answered_where_no_file_is_a_template(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("a: [")

    status, out, complaint = run("check", tmp_path)

    assert (status, out) == (2, "")
    assert "not YAML" in complaint


@pytest.mark.parametrize(
    ("manifest", "complaint"),
    [
        ("[]", "got list"),
        ("{", "not JSON"),
        ("{}", "neither 'version' nor 'artifacts'"),
        ('{"name": "an app for a browser"}', "neither 'version' nor 'artifacts'"),
        ('{"version": "48.0.0", "artifacts": []}', "got list for 'artifacts'"),
        ('{"version": "48.0.0", "artifacts": {"Net": 3}}', "does not say what 'Net' is"),
        ('{"version": "48.0.0", "artifacts": {"Net": {"properties": {}}}}', "does not say what 'Net' is"),
        ('{"artifacts": {"Net": {"type": "aws:cloudformation:stack", "properties": []}}}', "where the file of 'Net' is"),
        ('{"artifacts": {"Net": {"type": "aws:cloudformation:stack", "properties": {"templateFile": 7}}}}', "where the file of 'Net' is"),
        ('{"artifacts": {"Net": {"type": "cdk:cloud-assembly", "properties": {"directoryName": "gone"}}}}', "cannot be read"),
    ],
)
def test_a_broken_manifest_is_complained_of(tmp_path: Path, manifest: str, complaint: str) -> None:
    (tmp_path / "manifest.json").write_text(manifest)

    status, out, said = run("check", tmp_path)

    assert (status, out) == (2, "")
    assert complaint in said


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

    for form in ("text", "json", "sarif", "junit", "github"):
        assert run("check", path, "--format", form, "-o", tmp_path / form)[0] == 1


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
