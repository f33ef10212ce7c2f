"""What working templates out may cost, and what is cut short."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.templates.stack_set import load
from constructs_privatelink.analysis.templates.work import Work
from constructs_privatelink.analysis.values import Unknown
from tests.analysis.templates.fixtures_hostile import NESTED, everything, one

if TYPE_CHECKING:
    from pathlib import Path

    from constructs_privatelink.analysis.templates.texts import Value


@pytest.mark.parametrize(
    ("value", "sections", "problem"),
    [
        ({"Fn::If": ["A", 1, 2]}, {"Conditions": {"A": {"Condition": "B"}, "B": {"Fn::Not": [{"Condition": "A"}]}}}, "the condition 'A'"),
        ({"Ref": "P"}, {"Parameters": {"P": {"Default": {"Ref": "P"}}}}, "the parameter 'P'"),
        ({"Fn::ImportValue": "x"}, {"Outputs": {"O": {"Value": {"Fn::ImportValue": "x"}, "Export": {"Name": "x"}}}}, "the output 'O'"),
    ],
)
def test_a_value_that_needs_itself_is_unknown_and_a_problem(value: object, sections: dict[str, object], problem: str) -> None:
    stacks = load(one(value, **sections))

    (properties,) = everything(stacks).values()

    assert isinstance(properties["Value"], Unknown)
    assert [problem.text for problem in stacks.problems] == [f"{problem} of stack 'Template' needs itself"]


def test_a_property_that_is_its_own_attribute_is_unknown() -> None:
    stacks = load({"Resources": {"V": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": {"Fn::GetAtt": ["V", "CidrBlock"]}}}}})
    (vpc,) = stacks.of_type("AWS::EC2::VPC")

    assert isinstance(stacks.properties(vpc)["CidrBlock"], Unknown)
    assert len(stacks.problems) == 1


def test_a_long_chain_of_conditions_is_unknown_and_a_problem() -> None:
    chain = {f"C{link}": {"Condition": f"C{link + 1}"} for link in range(5000)}
    stacks = load(one({"Fn::If": ["C0", 1, 2]}, Conditions=chain))

    everything(stacks)

    assert [problem.text for problem in stacks.problems] == ["values refer to each other over more than 140 levels"]


def test_stacks_that_multiply_by_nesting_are_cut_short(tmp_path: Path) -> None:
    for level in range(12):
        nest = {"Type": NESTED, "Properties": {"TemplateURL": f"{level + 1}.json"}}
        (tmp_path / f"{level}.json").write_text(json.dumps({"Resources": dict.fromkeys("ABCDEFGHIJ", nest)}))

    stacks = load(tmp_path / "0.json")

    assert len(stacks.stacks) < 3000
    assert any("more than 2,500 stacks" in problem.text for problem in stacks.problems)


@pytest.mark.parametrize(
    "template",
    [
        {
            "Parameters": {"P": {"Type": "String", "Default": "x" * 4096}},
            "Resources": {f"R{each}": {"Type": "X", "Properties": {"V": {"Fn::Sub": "${P}" * 200}}} for each in range(2000)},
        },
        {
            "Mappings": {"M": {"a": {"b": ["x"] * 200_000}}},
            "Resources": {f"R{each}": {"Type": "X", "Properties": {"V": {"Fn::FindInMap": ["M", "a", "b"]}}} for each in range(5000)},
        },
        {
            "Parameters": {"P": {"Type": "String"}},
            "Resources": {"R": {"Type": "X", "Properties": {"V": {"Fn::Join": [",", [{"Ref": "P"}] * 200_000]}}}},
        },
    ],
    ids=["texts", "lists", "parts"],
)
def test_values_that_multiply_are_unknown_in_the_end(template: dict[str, object]) -> None:
    values = everything(load(template))

    assert values


def test_what_rests_on_a_condition_that_was_asked_before_rests_on_what_it_rests_on() -> None:
    conditions = {"On": {"Fn::Equals": [{"Ref": "Switch"}, "on"]}, "Again": {"Fn::Not": [{"Condition": "On"}]}}
    resources = {name: {"Type": "X", "Properties": {"Value": {"Fn::If": [name, 1, 2]}}} for name in conditions}
    stacks = load({"Parameters": {"Switch": {"Type": "String"}}, "Conditions": conditions, "Resources": resources})

    everything(stacks)

    assert len(stacks.open_comparisons["Template/On"]) == 1
    assert stacks.open_comparisons["Template/Again"] == stacks.open_comparisons["Template/On"]


def test_each_property_may_be_as_deep_as_any_and_what_was_left_does_not_count() -> None:
    work = Work()

    assert [work.enter(0) for _ in range(140)] == [None] * 140
    assert work.enter(0) == "values refer to each other over more than 140 levels"
    work.begin("Next")
    for _ in range(200):
        assert work.enter(0) is None
        work.leave()


def test_what_one_set_has_cost_and_shown_its_copies_start_with() -> None:
    work = Work()
    work.begin("Vpc.CidrBlock")
    work.problem("it is broken")
    work.enter(1_000_000)

    copy = work.supposing({})

    assert copy.problems == work.problems
    assert copy.enter(0) == "the templates take too long to work out"


@pytest.mark.parametrize("value", ["x" * 20_000_000, ["x"] * 1_100_000])
def test_values_that_functions_make_are_counted_by_their_size(value: Value) -> None:
    assert isinstance(Work().charged(value), Unknown)
    assert Work().charged("x") == "x"


def test_an_unknown_value_has_its_place_in_lists_and_mappings() -> None:
    unknown = Unknown(Code.PL_UNRESOLVED_VALUE, "", "a parameter has no default")

    settled = Work().settled({"Rules": ["known", unknown]}, "Network/Group")

    assert settled == {"Rules": ["known", Unknown(Code.PL_UNRESOLVED_VALUE, "Network/Group.Rules.1", "a parameter has no default")]}
