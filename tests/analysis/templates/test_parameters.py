"""Parameters of templates: their defaults, which are assumptions, and the values that a caller gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis.templates.stack_set import StackSet, load
from constructs_privatelink.analysis.values import Unknown

if TYPE_CHECKING:
    from constructs_privatelink.analysis.values import Resolved


def template(parameter: dict[str, object]) -> dict[str, object]:
    """Return a template with a parameter ``P``, and a resource with its value."""
    return {"Parameters": {"P": parameter}, "Resources": {"One": {"Type": "Test::One", "Properties": {"Value": {"Ref": "P"}}}}}


def value_in(stacks: StackSet) -> Resolved:
    return stacks.properties(next(stacks.of_type("Test::One")))["Value"]


def test_the_default_of_a_parameter_is_an_assumption_and_a_given_value_is_none() -> None:
    declared = template({"Type": "String", "Default": "default"})
    by_default, given, given_here, given_elsewhere = (
        load(declared, parameters=parameters) for parameters in (None, {"P": "given"}, {"Template:P": "given", "P": "x"}, {"Other:P": "x"})
    )

    assert [value_in(stacks) for stacks in (by_default, given, given_here, given_elsewhere)] == [
        "default",
        "given",
        "given",
        "default",
    ]
    assert len(by_default.assumptions) == 1
    assert given.assumptions == ()


@pytest.mark.parametrize("no_echo", [True, "true"])
@pytest.mark.parametrize("given", [{}, {"P": "secret"}])
def test_the_value_of_a_secret_parameter_is_not_even_read(no_echo: object, given: dict[str, str]) -> None:
    stacks = load(template({"Type": "String", "Default": "secret", "NoEcho": no_echo}), parameters=given)

    value = value_in(stacks)

    assert isinstance(value, Unknown)
    assert value.why == "the parameter 'P' is a secret (NoEcho)"
    assert stacks.assumptions == ()


@pytest.mark.parametrize(
    ("declared", "given", "expected"),
    [
        ({"Type": "CommaDelimitedList"}, "a, b", ["a", "b"]),
        ({"Type": "List<AWS::EC2::Subnet::Id>"}, ["a", "b"], ["a", "b"]),
        ({"Type": "List<Number>"}, ("1", "2"), ["1", "2"]),
        ({"Type": "CommaDelimitedList"}, "", []),
        ({"Type": "Number"}, 5, 5),
        ({"Type": "String"}, True, "true"),
        ({"Type": "AWS::SSM::Parameter::Value<String>", "Default": "/path"}, "what it holds", "what it holds"),
    ],
)
def test_a_given_value_has_the_type_of_the_parameter(declared: dict[str, object], given: object, expected: Resolved) -> None:
    stacks = load(template(declared), parameters={"P": given})

    assert value_in(stacks) == expected
