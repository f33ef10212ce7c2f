"""Comparisons that nobody knows are taken for granted in a copy of the stacks: nested ones ask those around them, and the first stay."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis.templates.stack_set import StackSet, load
from constructs_privatelink.analysis.values import ResourceId, Unknown

if TYPE_CHECKING:
    from pathlib import Path

    from constructs_privatelink.analysis.templates.work import Comparison

SWITCH = {"Parameters": {"Switch": {"Type": "String"}}, "Conditions": {"On": {"Fn::Equals": [{"Ref": "Switch"}, "on"]}}}


def topic(yes: str, no: str) -> dict[str, object]:
    return {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": {"Fn::If": ["On", yes, no]}}}


@pytest.fixture
def stacks(tmp_path: Path) -> StackSet:
    """Return a stack with a switch, and one nested in it that is handed what the switch decides."""
    handed = {"Switch": {"Fn::If": ["On", "on", "off"]}}
    nested = {"Type": "AWS::CloudFormation::Stack", "Properties": {"TemplateURL": "inner.json", "Parameters": handed}}
    outer = {**SWITCH, "Resources": {"Topic": topic("outer-on", "outer-off"), "Inner": nested}}
    (tmp_path / "inner.json").write_text(json.dumps({**SWITCH, "Resources": {"Topic": topic("inner-on", "inner-off")}}), encoding="utf-8")
    (tmp_path / "outer.json").write_text(json.dumps(outer), encoding="utf-8")
    return load(tmp_path / "outer.json", region="eu-west-1")


def names(stacks: StackSet) -> dict[str, object]:
    """Return the names of the topics, by the last part of their stacks' names."""
    topics = stacks.of_type("AWS::SNS::Topic")
    return {topic.id.stack.rpartition("/")[2]: stacks.properties(topic)["TopicName"] for topic in topics}


def switch_of(stacks: StackSet) -> Comparison:
    """Return the comparison that the condition of the outer stack rests on."""
    names(stacks)
    (comparison,) = stacks.open_comparisons["outer/On"]
    return comparison


@pytest.mark.parametrize(("holds", "word"), [(True, "on"), (False, "off")])
def test_what_is_taken_for_granted_decides_in_nested_stacks_too(stacks: StackSet, word: str, *, holds: bool) -> None:
    copy = stacks.supposing({switch_of(stacks): holds})

    assert names(copy) == {"outer": f"outer-{word}", "Inner": f"inner-{word}"}


def test_the_stacks_themselves_stay_as_they_are(stacks: StackSet) -> None:
    before = names(stacks)

    names(stacks.supposing({switch_of(stacks): True}))

    assert names(stacks) == before
    assert all(isinstance(name, Unknown) for name in before.values())


def test_without_a_supposition_a_copy_says_the_same(stacks: StackSet) -> None:
    copy = stacks.supposing({})

    assert names(copy) == names(stacks)
    assert copy.resource(ResourceId("outer", "Topic")) is not None
