"""What a command is asked about."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.cli.inputs import Settings, networks
from tests.cli.fixtures_running import run
from tests.cli.templates import closed, network, write

if TYPE_CHECKING:
    from pathlib import Path


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


def test_a_file_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    file = write(tmp_path, closed())

    (once, *_), (twice, *_) = (run("check", *files)[1].splitlines() for files in ([file], [file, tmp_path / "." / file.name]))

    assert once == twice


def test_files_are_read_in_the_order_in_which_they_are_first_named(tmp_path: Path) -> None:
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    for file in (first, second):
        file.write_text(json.dumps({"Resources": {}}))

    assert networks([first, second, tmp_path / "." / "first.json"], Settings()).sources == (first, second)


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        (["Env=prod"], ""),
        (["Env=staging"], "the parameter 'Env' takes dev, prod; got 'staging'"),
        (["Anything=x", "Number=3"], ""),
        (["Secret=y"], ""),
    ],
)
def test_a_value_that_cloudformation_refuses_is_refused(tmp_path: Path, given: list[str], complaint: str) -> None:
    parameters = {
        "Env": {"Type": "String", "AllowedValues": ["dev", "prod"]},
        "Anything": {"Type": "String"},
        "Number": {"Type": "Number", "AllowedValues": [1, 2]},
        "Secret": {"Type": "String", "NoEcho": True, "AllowedValues": ["x"]},
    }
    file = write(tmp_path, network() | {"Parameters": parameters})

    status, _, complained = run("check", file, *(word for value in given for word in ("-p", value)))

    assert (status == 2, complaint in complained) == (bool(complaint), True)


def test_a_value_that_one_of_several_stacks_takes_is_taken(tmp_path: Path) -> None:
    for name, allowed in (("a", ["x"]), ("b", ["y"])):
        parameters = {"Env": {"Type": "String", "AllowedValues": allowed}}
        (tmp_path / f"{name}.json").write_text(json.dumps({"Parameters": parameters, "Resources": {}}))

    assert [run("check", tmp_path, "-p", f"Env={value}")[0] for value in ("x", "y", "z")] == [0, 0, 2]
