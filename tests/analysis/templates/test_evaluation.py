"""Conditions and properties worked out: what is known decides, and what is not decides nothing."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis.templates.stack_set import StackSet, load
from constructs_privatelink.analysis.values import Unknown
from tests.analysis.templates.fixtures_hostile import one
from tests.analysis.templates.fixtures_values import UNKNOWN_REGION, resolved, template


def problems_of(stacks: StackSet) -> list[str]:
    for resource in stacks.of_type("Test::Its::Subject"):
        stacks.properties(resource)
    return [problem.text for problem in stacks.problems]


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("Yes", "then"),
        ("No", "else"),
        ("NoAndOpen", "else"),
        ("YesOrOpen", "then"),
        ("ItIsItself", "then"),
        ("TrueIsText", "then"),
    ],
)
def test_a_condition_that_is_known_decides(condition: str, expected: str) -> None:
    assert resolved({"Fn::If": [condition, "then", "else"]}) == expected


@pytest.mark.parametrize("condition", ["Open", "YesAndOpen"])
def test_a_condition_that_is_not_known_decides_nothing(condition: str) -> None:
    either = resolved({"Fn::If": [condition, "then", "else"]})

    assert isinstance(either, Unknown)
    assert either.where == "Template.Subject.Value"
    assert either.why == f"it depends on the condition '{condition}', which is not known: the parameter 'Asked' has no default"


@pytest.mark.parametrize("value", ["same", 443, {"Ref": "Vpc"}, UNKNOWN_REGION, [1, {"a": {"Ref": "Vpc"}}]])
def test_equal_outcomes_of_an_unknown_condition_are_known(value: object) -> None:
    assert resolved({"Fn::If": ["Open", value, value]}) == resolved(value)


def test_a_property_that_an_unknown_condition_may_remove_is_unknown() -> None:
    assert isinstance(resolved({"Fn::If": ["Open", "then", {"Ref": "AWS::NoValue"}]}), Unknown)


def test_a_property_that_is_no_value_is_absent() -> None:
    stacks = load(template({"Fn::If": ["Yes", {"Ref": "AWS::NoValue"}, "else"]}))
    (subject,) = stacks.of_type("Test::Its::Subject")

    assert stacks.properties(subject) == {}


@pytest.mark.parametrize(
    ("condition", "expected"),
    [("Yes", {"CidrBlock": "192.0.2.0/24"}), ("No", {}), ("Open", {"Fn::If": "it depends on the condition 'Open'"})],
)
def test_all_properties_may_stand_under_one_condition(condition: str, expected: dict[str, str]) -> None:
    given = template(1)
    given["Resources"] = {
        "One": {"Type": "X", "Properties": {"Fn::If": [condition, {"CidrBlock": {"Ref": "Office"}}, {"Ref": "AWS::NoValue"}]}}
    }
    stacks = load(given)

    properties = stacks.properties(next(stacks.of_type("X")))

    assert {name: value.why.partition(",")[0] if isinstance(value, Unknown) else value for name, value in properties.items()} == expected


@pytest.mark.parametrize(
    "value",
    [
        {"Ref": "Nobody"},
        {"Ref": ["Vpc"]},
        {"Ref": "AWS::Nothing"},
        {"Fn::GetAtt": ["Nobody", "Id"]},
        {"Fn::GetAtt": "Vpc"},
        {"Fn::Sub": "${Nobody.Id}"},
        {"Fn::Join": ["", "no list"]},
        {"Fn::Select": [2, ["a", "b"]]},
        {"Fn::Select": ["first", ["a"]]},
        {"Fn::Split": ["", "a"]},
        {"Fn::Cidr": ["10.0.0.0/24", 2, 8]},
        {"Fn::Cidr": ["10.0.0.0/24", 2]},
        {"Fn::Cidr": ["ten", 1, 8]},
        {"Fn::FindInMap": ["Ports", "mars", "https"]},
        {"Fn::If": ["Nowhere", 1, 2]},
        {"Fn::If": ["Yes", 1]},
        {"Fn::ImportValue": {"a": 1}},
        {"Fn::Length": "text"},
    ],
)
def test_a_wrong_call_is_unknown(value: object) -> None:
    assert isinstance(resolved(value), Unknown)


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ({"Ref": "Nobody"}, "'Nobody' is not a parameter or resource of stack 'Template'"),
        ({"Fn::Select": [2, ["a", "b"]]}, "Fn::Select selects element 2 of 2"),
        ({"Fn::Cidr": ["10.0.0.0/24", 2, 8]}, "Fn::Cidr 2 blocks with 8 host bits do not fit into 10.0.0.0/24"),
        ({"Fn::If": ["Nowhere", 1, 2]}, "'Nowhere' is not a condition of stack 'Template'"),
    ],
)
def test_a_wrong_call_is_a_problem_of_the_set(value: object, problem: str) -> None:
    assert problems_of(load(template(value))) == [problem]


def value_of(template: dict[str, object]) -> object:
    stacks = load(template)
    return stacks.properties(stacks.stacks["Template"].resources["One"])["Value"]


def test_functions_of_a_mapping_in_a_mapping_are_not_followed() -> None:
    again = {"Fn::FindInMap": ["M", "a", "b"]}

    assert isinstance(value_of(one(again, Mappings={"M": {"a": {"b": [again] * 100}}})), Unknown)
