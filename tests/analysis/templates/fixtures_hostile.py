"""A small network as a template that tests break, and what is asked of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from constructs_privatelink.analysis.values import Reference, Unknown

if TYPE_CHECKING:
    from constructs_privatelink.analysis.templates.stack_set import StackSet
    from constructs_privatelink.analysis.values import Resolved


NESTED = "AWS::CloudFormation::Stack"


FUNCTIONS = [
    "Ref",
    "Condition",
    *("Fn::And", "Fn::Equals", "Fn::If", "Fn::Not", "Fn::Or"),
    *("Fn::Base64", "Fn::Cidr", "Fn::Join", "Fn::Length", "Fn::Select", "Fn::Split", "Fn::Sub", "Fn::ToJsonString"),
    *("Fn::FindInMap", "Fn::GetAZs", "Fn::GetAtt", "Fn::GetStackOutput", "Fn::ImportValue"),
    *("Fn::ForEach", "Fn::Transform", "Fn::Unheard"),
]


NAMES = ["A", "B", "C", "M", "P", "AWS::Region", "AWS::NoValue", "Vpc.CidrBlock", "${P}", "${A.CidrBlock}", "{{resolve:ssm:x}}", ""]


def everything(stacks: StackSet) -> dict[str, dict[str, Resolved]]:
    """Ask all that can be asked, and return the properties of all resources."""
    resolved = {}
    for stack in stacks.stacks.values():
        for resource in stack.resources.values():
            resolved[str(resource.id)] = properties = stacks.properties(resource)
            assert is_resolved(properties)
            assert isinstance(stacks.exists(resource), bool | Unknown)
    assert all(problem.text for problem in stacks.problems)
    return resolved


def is_resolved(value: object) -> bool:
    """Return whether a value has nothing in it but what readers know of."""
    if isinstance(value, dict):
        return all(isinstance(key, str) and is_resolved(inner) for key, inner in value.items())
    if isinstance(value, list):
        return all(is_resolved(inner) for inner in value)
    if isinstance(value, Unknown):
        return bool(value.where and value.why)
    return value is None or isinstance(value, str | int | float | bool | Reference)


def one(value: object, **sections: object) -> dict[str, object]:
    return {"Resources": {"One": {"Type": "Test::One", "Properties": {"Value": value}}}, **sections}


# Values as a template may have them, mostly functions called wrongly.
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(NAMES)
    | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(NAMES), inner, max_size=3)
        | st.tuples(st.sampled_from(FUNCTIONS), inner).map(lambda pair: {pair[0]: pair[1]})
    ),
    max_leaves=12,
)


sections = st.dictionaries(st.sampled_from("ABCMP"), values, max_size=3)
