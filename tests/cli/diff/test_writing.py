"""A comparison for people, on a screen and on a pull request."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.diff.fixtures_diff import endpoint, run
from tests.cli.templates import closed, network, write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.diff.fixtures_claims import Template


@pytest.mark.parametrize("format", ["text", "markdown"])
def test_no_change_is_said_so(tmp_path: Path, format: str) -> None:
    status, out, _ = run(write(tmp_path, network(), "old.json"), write(tmp_path, network(), "new.json"), "--format", format)

    assert status == 0
    assert out.strip().splitlines()[-1] == "nothing is known to change for anybody"


@pytest.mark.parametrize("format", ["text", "json", "markdown"])
def test_no_secret_is_shown(tmp_path: Path, format: str) -> None:
    policy = {"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": {"Fn::Sub": "key-${Secret}"}}]}
    new = endpoint(network(), PolicyDocument=policy)
    files = write(tmp_path, network(), "old.json"), write(tmp_path, new, "new.json")

    default, given = ("".join(map(str, run(*files, "--format", format, *more))) for more in ([], ["--parameter", "Secret=swordfish"]))

    assert "Secret" in default
    assert "hunter2" not in default + given
    assert "swordfish" not in given


def test_markdown_takes_names_literally_and_notifies_nobody(tmp_path: Path) -> None:
    policy = {"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "<b>@team*"}]}
    files = write(tmp_path, network(), "old.json"), write(tmp_path, endpoint(network(), PolicyDocument=policy), "new.json")

    _, out, _ = run(*files, "--format", "markdown")

    assert "- **narrowed**: Kms" in out
    assert r"\<b\>@<!-- -->team\*" in out


def test_a_comparison_is_written_to_a_file(tmp_path: Path) -> None:
    target = tmp_path / "comment.txt"

    status, out, _ = run(write(tmp_path, network(), "old.json"), write(tmp_path, closed(), "new.json"), "--output", target)

    assert (status, out) == (1, "")
    assert target.read_text(encoding="utf-8").splitlines()[0] == "path closed: 1"


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
