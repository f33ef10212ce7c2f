"""An export that moves to another stack is refused while the old one still has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.diff.fixtures_diff import run
from tests.cli.diff.fixtures_exports import app

if TYPE_CHECKING:
    from pathlib import Path

TOPIC = {"Type": "AWS::SNS::Topic"}


def exporting(*names: str) -> dict[str, object]:
    outputs = {f"Output{number}": {"Value": {"Ref": "Topic"}, "Export": {"Name": name}} for number, name in enumerate(names)}
    return {"Resources": {"Topic": TOPIC}, "Outputs": outputs}


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ({"Old": ["a"]}, {"New": ["a"]}, "the export 'a' comes while the stack 'Old' still has it"),
        ({"Old": ["a", "b"]}, {"Old": [], "New": ["a", "b"]}, "the exports 'a', 'b' come while the stack 'Old' still has them"),
        ({"Old": ["a"]}, {"Old": ["a"], "New": ["b"]}, ""),
        ({"Old": ["a"]}, {"Old": ["a"]}, ""),
        ({"Old": ["a"]}, {"New": ["b"]}, ""),
    ],
)
def test_an_export_that_another_stack_takes_is_told(
    tmp_path: Path, before: dict[str, list[str]], after: dict[str, list[str]], said: str
) -> None:
    old, new = (
        app(tmp_path, name, {stack: exporting(*names) for stack, names in stacks.items()})
        for name, stacks in (("old", before), ("new", after))
    )

    status, out, _ = run(old, new)

    assert status == 0
    assert ("unless 'Old' is updated or deleted before" in out) is bool(said)
    assert said in out


def test_what_lets_go_of_an_export_before_is_no_trouble(tmp_path: Path) -> None:
    waits = {
        "Resources": {"Topic": {**TOPIC, "Properties": {"TopicName": {"Fn::ImportValue": "other"}}}},
        "Outputs": exporting("a")["Outputs"],
    }
    old = app(tmp_path, "old", {"Old": exporting("a", "other"), "New": {"Resources": {"Topic": TOPIC}}})
    new = app(tmp_path, "new", {"Old": exporting("other"), "New": waits})

    assert "still has" not in run(old, new)[1]


def test_what_is_deployed_before_is_certainly_refused(tmp_path: Path) -> None:
    uses = {"Resources": {"Topic": {**TOPIC, "Properties": {"TopicName": {"Fn::ImportValue": "other"}}}}}
    old = app(tmp_path, "old", {"Old": {**uses, "Outputs": exporting("a")["Outputs"]}, "New": exporting("other")})
    new = app(tmp_path, "new", {"Old": uses, "New": exporting("other", "a")})

    status, out, _ = run(old, new, "--fail-on", "refused")

    assert status == 1
    assert "refused while the old one is there: New" in out
