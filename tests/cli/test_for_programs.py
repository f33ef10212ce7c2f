"""``--format json``: the keys that ``docs/cli.md`` names are those that are written, no more and no fewer."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

import constructs_privatelink.analysis
from constructs_privatelink.cli.commands import app
from constructs_privatelink.decisions.intent import KEY, Intent
from tests.cli.templates import closed, network, write

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = (Path(__file__).parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")
LIST = re.findall(r"^- `(\w+)`: (.*?\.)$(?=\n- |\n*\Z)", PAGE.partition("## For programs")[2], re.DOTALL | re.MULTILINE)
SCHEMA = json.loads(Path(constructs_privatelink.analysis.__file__).with_name("result.schema.json").read_text(encoding="utf-8"))


def documented(text: str) -> Iterator[str]:
    """Yield the paths of the keys that a list names: what stands in parentheses is below the key before them."""
    around: list[str] = []
    last = ""
    for word in re.findall(r"`\w+`|[()]", text):
        if word == "(":
            around.append(last)
        elif word == ")":
            around.pop()
        else:
            last = word.strip("`")
            yield ".".join([*around, last])


def written(value: object, around: str = "") -> Iterator[str]:
    """Yield the paths of the keys that an answer has; Regions are no keys."""
    if isinstance(value, list):
        for inner in value:
            yield from written(inner, around)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if around != "otherNames":
                yield around + key
                yield from written(inner, f"{around}{key}.") if key != "otherNames" else ()


def rich() -> dict[str, Any]:
    """Return two VPCs with one service, a function whose role tells what it calls, and one whose role does not."""
    template = network()
    resources = template["Resources"]
    for name in ("Vpc", "A", "B", "Group", "Kms"):
        copied = json.dumps(copy.deepcopy(resources[name]))
        for logical_id in ("Vpc", "A", "B", "Group"):
            copied = copied.replace(f'{{"Ref": "{logical_id}"}}', f'{{"Ref": "{logical_id}2"}}')
        resources[f"{name}2"] = json.loads(copied)
    statement = {"Effect": "Allow", "Action": ["kms:Decrypt", "sqs:SendMessage"], "Resource": "*"}
    policy = {"PolicyName": "own", "PolicyDocument": {"Statement": [statement]}}
    resources["Role"] = {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {}, "Policies": [policy]}}
    resources["Kms"]["Metadata"] = {KEY: Intent(service="kms", needed_by={"Orders/Worker": ("kms:Decrypt",)}).to_json()}
    resources["Stranger"] = copy.deepcopy(resources["Function"])
    resources["Function"]["Properties"]["Role"] = {"Fn::GetAtt": ["Role", "Arn"]}
    return template


def answer(*arguments: object) -> dict[str, Any]:
    result = CliRunner().invoke(app, [*map(str, arguments), "--format", "json"])
    printed: dict[str, Any] = json.loads(result.stdout)
    return printed


@pytest.mark.parametrize(("command", "text"), LIST, ids=[command for command, _ in LIST])
def test_the_keys_of_the_page_are_those_that_are_written(tmp_path: Path, command: str, text: str) -> None:
    template = write(tmp_path, rich())
    arguments: dict[str, list[object]] = {
        "rules": ["PL002"],
        "services": ["kms"],
        "show": ["s3"],
        "diff": [template, write(tmp_path, closed(), "new.json")],
    }

    written_answer = answer(command, *arguments.get(command, [template]))

    assert written_answer["schemaVersion"] == (2 if command in {"needs", "diff"} else 1)
    assert set(written(written_answer)) == set(documented(text))


def test_the_page_names_the_keys_of_every_command_that_has_no_schema() -> None:
    assert [command for command, _ in LIST] == ["cost", "needs", "rules", "services", "show", "diff"]


def test_what_a_service_does_is_true_false_or_null_for_programs_and_in_words_for_people() -> None:
    rows = answer("services")["services"]
    unknown = next(row["service"] for row in rows if row["policy"] is None)

    facts = answer("show", unknown)
    told = CliRunner().invoke(app, ["show", unknown]).stdout

    assert {repr(row["policy"]) for row in rows} == {"True", "False", "None"}
    assert facts["policy"] is None
    assert re.search(r"^Policy +not known$", told, re.MULTILINE)


def test_other_names_are_by_region() -> None:
    assert answer("show", "s3")["otherNames"]["cn-north-1"] == "cn.com.amazonaws.cn-north-1.s3"
    assert re.search(
        r"^Other names +cn.com.amazonaws.cn-north-1.s3 in cn-north-1$", CliRunner().invoke(app, ["show", "s3"]).stdout, re.MULTILINE
    )


@pytest.mark.parametrize("template", [network(), closed(), rich()], ids=["open", "closed", "rich"])
def test_the_answer_of_a_check_is_by_its_schema(tmp_path: Path, template: dict[str, Any]) -> None:
    checked = answer("check", write(tmp_path, template))

    Draft202012Validator(SCHEMA).validate(checked)
    assert checked["proofs"]
