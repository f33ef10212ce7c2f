"""Loops are unrolled as AWS does, or hide what they would make."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis.templates.stack_set import load as load_stacks
from constructs_privatelink.analysis.values import Reference, ResourceId
from tests.analysis.templates.fixtures_transforms import Fragment, found

if TYPE_CHECKING:
    from pathlib import Path

    from constructs_privatelink.analysis.templates.stack_set import StackSet


EXTENSIONS = "AWS::LanguageExtensions"


MANY = [str(number) for number in range(500)]


def looped(loop: list[object], **sections: object) -> Fragment:
    return {"Transform": EXTENSIONS, "Resources": {"Fn::ForEach::Loop": loop}, **sections}


def made(properties: object, name: str = "Made${X}") -> Fragment:
    return {name: {"Type": "Test::Made", "Properties": properties}}


def texts(stacks: StackSet) -> list[str]:
    return [problem.text for problem in stacks.problems]


def test_a_loop_makes_a_resource_of_each_value() -> None:
    body = made({"Sub": {"Fn::Sub": "a-${X}-${AWS::Region}"}, "Ref": {"Ref": "X"}, "List": [{"Deep": "${X}"}]})

    stacks = load_stacks(looped(["X", ["A", "B"], body]), region="eu-west-1")

    assert found(stacks) == {
        "MadeA": {"Sub": "a-A-eu-west-1", "Ref": "A", "List": [{"Deep": "A"}]},
        "MadeB": {"Sub": "a-B-eu-west-1", "Ref": "B", "List": [{"Deep": "B"}]},
    }
    assert stacks.problems == ()


def test_a_loop_names_resources_by_values_that_no_id_can_have() -> None:
    stacks = load_stacks(looped(["X", ["10.0.0.0/24"], made({"CidrBlock": {"Ref": "X"}}, "Subnet&{X}")]))

    assert found(stacks) == {"Subnet1000024": {"CidrBlock": "10.0.0.0/24"}}


@pytest.mark.parametrize(
    ("collection", "sections"),
    [
        ({"Ref": "P"}, {"Parameters": {"P": {"Type": "CommaDelimitedList", "Default": "A,B"}}}),
        ({"Fn::FindInMap": ["M", "a", "b"]}, {"Mappings": {"M": {"a": {"b": ["A", "B"]}}}}),
        (["A", {"Ref": "P"}], {"Parameters": {"P": {"Type": "String", "Default": "B"}}}),
        ([{"Ref": "P"}, "B"], {"Parameters": {"P": {"Type": "CommaDelimitedList", "Default": "A"}}}),
        ({"Fn::Split": ["|", "A|B"]}, {}),
    ],
)
def test_the_collection_of_a_loop_may_be_worked_out(collection: object, sections: Fragment) -> None:
    stacks = load_stacks(looped(["X", collection, made({})], **sections))

    assert list(found(stacks)) == ["MadeA", "MadeB"]
    assert len(stacks.assumptions) == ("Parameters" in sections)


def test_the_collection_of_a_loop_in_a_nested_stack_may_come_from_outside(tmp_path: Path) -> None:
    inner = looped(["X", {"Ref": "P"}, made({})], Parameters={"P": {"Type": "CommaDelimitedList", "Default": "Wrong"}})
    nest = {"Type": "AWS::CloudFormation::Stack", "Properties": {"TemplateURL": "inner.json", "Parameters": {"P": {"Ref": "Q"}}}}
    outer = {"Parameters": {"Q": {"Type": "String", "Default": "A,B"}}, "Resources": {"Nest": nest}}
    (tmp_path / "inner.json").write_text(json.dumps(inner))
    (tmp_path / "outer.json").write_text(json.dumps(outer))

    assert set(found(load_stacks(tmp_path / "outer.json"))) == {"Nest", "MadeA", "MadeB"}


def test_loops_in_loops_and_in_properties_and_outputs_are_unrolled() -> None:
    inner = {
        "Fn::ForEach::Inner": ["Y", [1, 2], made({"Fn::ForEach::Keys": ["K", ["a", "b"], {"Key${K}": "${X}${Y}${K}"}]}, "Made${X}${Y}")]
    }
    outputs = {"Fn::ForEach::Out": ["X", ["A1", "B2"], {"Out${X}": {"Value": {"Fn::GetAtt": [{"Fn::Sub": "Made${X}"}, "Arn"]}}}]}
    reader = {"Type": "Test::Reader", "Properties": {"Value": {"Fn::GetAtt": ["MadeB2", "Arn"]}}}

    template = looped(["X", ["A", "B"], inner], Outputs=outputs)
    stacks = load_stacks({**template, "Resources": {**looped(["X", ["A", "B"], inner])["Resources"], "Reader": reader}})  # type: ignore[dict-item] # a mapping

    assert found(stacks)["MadeB2"] == {"Keya": "B2a", "Keyb": "B2b"}
    assert found(stacks)["Reader"] == {"Value": Reference(ResourceId("Template", "MadeB2"), "Arn")}
    assert stacks.problems == ()


@pytest.mark.parametrize(
    ("loop", "reason"),
    [
        (["X", {"Ref": "P"}, made({})], "the parameter 'P' has no default"),
        (["X", {"Fn::ImportValue": "x"}, made({})], "no stack of the set has an export 'x'"),
        (["X", "A", made({})], "its collection is no list"),
        (["X", [{"a": 1}], made({})], "its collection is no list of texts"),
        (["X", [["A"], made({})]], "it takes an identifier, a collection and a mapping"),
        ("X", "it takes an identifier, a collection and a mapping"),
    ],
)
def test_a_loop_that_cannot_be_unrolled_is_a_problem_that_hides_resources(loop: list[object], reason: str) -> None:
    stacks = load_stacks(looped(loop, Parameters={"P": {"Type": "CommaDelimitedList"}}))

    assert found(stacks) == {}
    assert texts(stacks) == [f"the loop 'Loop' is not unrolled, and what it makes is not seen: {reason}"]
    assert stacks.problems[0].unread is not None


def test_a_resource_that_loops_make_twice_is_a_problem() -> None:
    assert texts(load_stacks(looped(["X", ["a-b", "ab"], made({}, "Made&{X}")]))) == [
        "the key 'Madeab' is made twice by loops; CloudFormation refuses that"
    ]


@pytest.mark.parametrize(
    "template",
    [
        looped(["X", MANY, {"Fn::ForEach::L": ["Y", MANY, {"Fn::ForEach::M": ["Z", MANY, made({}, "M${X}x${Y}x${Z}")]}]}]),
        looped(["X", {"Ref": "P"}, made({"V": "${X}" * 500_000})], Parameters={"P": {"Type": "CommaDelimitedList", "Default": "x" * 4000}}),
        looped(["X", [str(number) for number in range(1000)], made({"V": ["${X}"] * 5000})]),
    ],
    ids=["loops", "characters", "values"],
)
def test_loops_that_multiply_are_left_out(template: Fragment) -> None:
    stacks = load_stacks(template)

    assert texts(stacks) == ["its loops make more than 2,000,000 values: what they make is not seen"]
