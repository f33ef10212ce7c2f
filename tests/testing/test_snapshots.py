"""Snapshots of users' own templates: what changes them, and what does not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import aws_cdk as cdk
import pytest
from aws_cdk import aws_lambda as lambda_
from aws_cdk.assertions import Template

from constructs_privatelink import PrivateLinkError
from constructs_privatelink.testing import snapshot

if TYPE_CHECKING:
    from pathlib import Path


def with_asset(folder: Path, content: str) -> cdk.App:
    """Return an app with a function from a file, its current version, and a nested stack."""
    folder.mkdir()
    (folder / "index.py").write_text(content, encoding="utf-8")
    app = cdk.App()
    stack = cdk.Stack(app, "Stack")
    function = from_file(stack, folder)
    lambda_.Alias(stack, "Live", alias_name="live", version=function.current_version)
    from_file(cdk.NestedStack(stack, "Nested"), folder)
    return app


def from_file(scope: cdk.Stack, folder: Path) -> lambda_.Function:
    code = lambda_.Code.from_asset(str(folder))
    return lambda_.Function(scope, "Function", runtime=lambda_.Runtime.PYTHON_3_13, handler="index.handler", code=code)


def test_a_stack_of_a_stage_is_taken_too() -> None:
    app = cdk.App()
    stage = cdk.Stage(app, "Prod")
    stack = cdk.Stack(stage, "Stack")
    cdk.CfnOutput(stack, "Said", value="said")

    assert [list(snapshot(source).values()) for source in (app, stage)] == [[snapshot(stack)]] * 2


def test_new_content_of_an_asset_changes_no_snapshot(tmp_path: Path) -> None:
    one, other = with_asset(tmp_path / "one", "1"), with_asset(tmp_path / "other", "2")

    first, second = snapshot(one), snapshot(other)

    assert first == second
    assert set(first) == {"Stack", *(name for name in first if name.startswith("StackNested"))}
    assert len(first) == 2
    assert "<asset hash>.zip" in json.dumps(first)
    assert any(name.endswith("<hash>") for name in json.loads(json.dumps(snapshot(one.node.find_child("Stack"))))["Resources"])


def test_everything_else_changes_a_snapshot(tmp_path: Path) -> None:
    one, other = with_asset(tmp_path / "one", "1"), with_asset(tmp_path / "other", "1")
    cdk.CfnOutput(cdk.Stack.of(other.node.find_child("Stack")), "More", value="more")

    assert snapshot(one) != snapshot(other)


def test_a_snapshot_of_a_stack_is_that_of_its_template() -> None:
    app = cdk.App()
    stack = cdk.Stack(app, "Stack")
    cdk.CfnOutput(stack, "Said", value="said")
    folder = app.synth().directory

    taken = snapshot(stack)

    for source in (f"{folder}/Stack.template.json", Template.from_stack(stack), taken):
        assert snapshot(source) == taken
    assert snapshot(app) == snapshot(folder) == {"Stack": taken}
    assert {"Parameters", "Rules"}.isdisjoint(taken)


def test_two_versions_of_one_function_stay_two() -> None:
    names = [f"FunctionCurrentVersion{digit * 8}{digit * 32}" for digit in "ab"]
    resources = {name: {"Type": "AWS::Lambda::Version"} for name in ("Version" + "a" * 32, "Version" + "b" * 32, *names)}

    assert len(snapshot({"Resources": resources})["Resources"]) == 4  # type: ignore[arg-type] # it is a mapping


@pytest.mark.parametrize("source", ["nowhere.json", 7], ids=str)
def test_a_snapshot_of_nothing_is_refused(source: str) -> None:
    with pytest.raises(PrivateLinkError, match="snapshot: "):
        snapshot(source)
