"""In which order CloudFormation does things, in one stack and between stacks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.diff.fixtures_diff import assembly, run
from tests.cli.diff.fixtures_exports import app
from tests.cli.diff.order.fixtures_order import FROM_VPC, Template, group, made, rule, with_
from tests.cli.templates import network

if TYPE_CHECKING:
    from pathlib import Path


GROUP_ID = {"Outputs": {"Id": {"Value": {"Fn::GetAtt": ["Group", "GroupId"]}, "Export": {"Name": "Id"}}}}


IMPORTED = {"GroupId": {"Fn::ImportValue": "Id"}}


def test_what_moves_to_a_stack_that_is_deployed_later_is_missing_until_then(tmp_path: Path) -> None:
    old = app(tmp_path, "old", {"Network": network() | GROUP_ID})
    new = app(tmp_path, "new", {"Network": with_(Group=group()) | GROUP_ID, "Rules": {"Resources": {"Own": rule(FROM_VPC, IMPORTED)}}})

    _, out, _ = run(old, new)

    assert "gone before its successor is there: Network.Group" in out
    assert "the stack Network is deployed before the stack Rules" in out.replace("'", "")
    assert "interrupts Network.Function to Network.Kms until that is deployed" in out


def test_what_comes_in_a_stack_that_is_deployed_first_is_refused(tmp_path: Path) -> None:
    rules: Template = {"Resources": {"Own": rule(FROM_VPC, IMPORTED)}}
    old = app(tmp_path, "old", {"Network": with_(Group=group()) | GROUP_ID, "Rules": rules})
    new = app(tmp_path, "new", {"Network": network() | GROUP_ID, "Rules": {"Resources": {"Topic": made("SNS::Topic")}}})

    answer = json.loads(run(old, new, "--format", "json")[1])["differences"]

    assert [(difference["kind"], difference["subject"]) for difference in answer if difference["part"] == "order"] == [
        ("perhaps-refused", "Network.Group")
    ]


def test_stacks_of_which_nothing_tells_the_order_are_told_both_ways(tmp_path: Path) -> None:
    policy = {"Resources": {"Own": made("OpenSearchServerless::SecurityPolicy", Name="logs", Type="network", Policy="[]")}}
    empty = {"Resources": {"Topic": made("SNS::Topic")}}
    old, new = assembly(tmp_path / "old", One=policy, Other=empty), assembly(tmp_path / "new", One=empty, Other=policy)

    status, out, _ = run(old, new, "--fail-on", "refused")

    assert status == 1
    assert "if the stack 'Other' is deployed before the stack 'One', that is refused; else nothing has it in between" in out


@pytest.mark.parametrize(
    ("dependencies", "kind"),
    [
        ({"Other": ["One"]}, "gap"),
        ({"One": ["Other"]}, "refused"),
        ({"Other": ["Between", "Other.assets"], "Between": ["One"]}, "gap"),
        ({"Other": ["Elsewhere"]}, "perhaps-refused"),
        ({"Other": "One"}, "perhaps-refused"),
    ],
)
def test_the_manifest_says_which_stack_is_deployed_first(tmp_path: Path, dependencies: dict[str, object], kind: str) -> None:
    policy = {"Resources": {"Own": made("OpenSearchServerless::SecurityPolicy", Name="logs", Type="network", Policy="[]")}}
    empty = {"Resources": {"Topic": made("SNS::Topic")}}
    old = assembly(tmp_path / "old", One=policy, Between=empty, Other=empty)
    new = assembly(tmp_path / "new", One=empty, Between=empty, Other=policy)
    manifest = json.loads((new / "manifest.json").read_text(encoding="utf-8"))
    for stack, others in dependencies.items():
        manifest["artifacts"][stack]["dependencies"] = others
    (new / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")

    differences = json.loads(run(old, new, "--format", "json")[1])["differences"]

    assert [difference["kind"] for difference in differences if difference["part"] == "order"] == [kind]
