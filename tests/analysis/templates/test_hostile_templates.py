"""Templates that are broken, or made to break their reader: a finding or a clear error, never a traceback, a hang or all of the memory."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any, TypeAlias

import aws_cdk as cdk
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constructs_privatelink.analysis.templates.stack_set import StackSet, load
from constructs_privatelink.analysis.values import Reference, Unknown
from constructs_privatelink.errors import PrivateLinkError
from sample_app.app import build

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from constructs_privatelink.analysis.values import Resolved

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"
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
    found = {}
    for stack in stacks.stacks.values():
        for resource in stack.resources.values():
            found[str(resource.id)] = properties = stacks.properties(resource)
            assert is_resolved(properties)
            assert isinstance(stacks.exists(resource), bool | Unknown)
    assert all(problem.text for problem in stacks.problems)
    return found


def is_resolved(value: object) -> bool:
    """Return whether a value has nothing in it but what readers know of."""
    if isinstance(value, dict):
        return all(isinstance(key, str) and is_resolved(inner) for key, inner in value.items())
    if isinstance(value, list):
        return all(is_resolved(inner) for inner in value)
    if isinstance(value, Unknown):
        return bool(value.where and value.why)
    return value is None or isinstance(value, str | int | float | bool | Reference)


def value_of(template: dict[str, object]) -> object:
    stacks = load(template)
    return stacks.properties(stacks.stacks["Template"].resources["One"])["Value"]


def one(value: object, **sections: object) -> dict[str, object]:
    return {"Resources": {"One": {"Type": "Test::One", "Properties": {"Value": value}}}, **sections}


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> list[Json]:
    """Return the sample app's templates."""
    out = tmp_path_factory.mktemp("sample")
    app = cdk.App(outdir=str(out))
    build(app)
    app.synth()
    return [json.loads(path.read_text()) for path in sorted(out.glob("*.template.json"))]


@pytest.mark.parametrize("value", [None, {}, {"a": 1}, [["a"]], object()])
def test_a_parameter_that_is_no_text_number_or_list_of_texts_is_refused(value: object) -> None:
    with pytest.raises(PrivateLinkError, match="for 'P'; give a text, a number, or a list of texts"):
        load(one(1), parameters={"P": value})


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

    (found,) = everything(stacks).values()

    assert isinstance(found["Value"], Unknown)
    assert [problem.text for problem in stacks.problems] == [f"{problem} of stack 'Template' needs itself"]


def test_a_property_that_is_its_own_attribute_is_unknown() -> None:
    stacks = load({"Resources": {"V": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": {"Fn::GetAtt": ["V", "CidrBlock"]}}}}})
    (vpc,) = stacks.of_type("AWS::EC2::VPC")

    assert isinstance(stacks.properties(vpc)["CidrBlock"], Unknown)
    assert len(stacks.problems) == 1


def test_functions_of_a_mapping_in_a_mapping_are_not_followed() -> None:
    again = {"Fn::FindInMap": ["M", "a", "b"]}

    assert isinstance(value_of(one(again, Mappings={"M": {"a": {"b": [again] * 100}}})), Unknown)


def test_a_long_chain_of_conditions_is_unknown_and_a_problem() -> None:
    chain = {f"C{link}": {"Condition": f"C{link + 1}"} for link in range(5000)}
    stacks = load(one({"Fn::If": ["C0", 1, 2]}, Conditions=chain))

    everything(stacks)

    assert [problem.text for problem in stacks.problems] == ["values refer to each other over more than 140 levels"]


@pytest.mark.parametrize("file", ["outer.json", "middle.json", "../outside.json", "/etc/hostname", "a\0b", "missing.json", "x" * 5000])
def test_nested_stacks_that_cannot_be_read_are_problems(file: str, tmp_path: Path) -> None:
    nest = {"Resources": {"Nest": {"Type": NESTED, "Properties": {"TemplateURL": file}}}}
    middle = {"Resources": {"Nest": {"Type": NESTED, "Properties": {"TemplateURL": "outer.json"}}}}
    (tmp_path / "outer.json").write_text(json.dumps(nest))
    (tmp_path / "middle.json").write_text(json.dumps(middle))

    stacks = load(tmp_path / "outer.json")

    everything(stacks)
    assert len(stacks.problems) == 1
    assert "the nested stack cannot be read" in stacks.problems[0].text


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
    found = everything(load(template))

    assert found


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


def dictionaries_of(
    mapping: dict[str, st.SearchStrategy[Any]], optional: dict[str, st.SearchStrategy[Any]] | None = None
) -> st.SearchStrategy[dict[str, Any]]:
    """Return dictionaries with some keys, and perhaps others: as Hypothesis does, whose versions differ in the types that they tell."""
    make: Any = st.fixed_dictionaries
    made: st.SearchStrategy[dict[str, Any]] = make(mapping, optional=optional)
    return made


sections = st.dictionaries(st.sampled_from("ABCMP"), values, max_size=3)
resources = dictionaries_of(
    {"Type": st.sampled_from(["AWS::EC2::VPC", "AWS::EC2::Subnet", NESTED, "X"])},
    optional={
        "Properties": st.dictionaries(st.sampled_from(["CidrBlock", "V", "Parameters", "TemplateURL"]), values),
        "Condition": values,
        "Metadata": values,
    },
)
templates = dictionaries_of(
    {"Resources": st.dictionaries(st.sampled_from("AB"), resources | values)},
    optional={
        "Conditions": sections,
        "Mappings": st.dictionaries(st.just("M"), sections | values),
        "Outputs": st.dictionaries(
            st.sampled_from("AB"), dictionaries_of({"Value": values, "Export": dictionaries_of({"Name": values})}) | values
        ),
        "Parameters": st.dictionaries(
            st.sampled_from("PC"),
            dictionaries_of({"Type": st.sampled_from(["String", "Number", "CommaDelimitedList"])}, optional={"Default": values}) | values,
        ),
        "Transform": values,
    },
)


@given(template=templates)
@settings(max_examples=300)
def test_any_template_is_read_or_refused(template: dict[str, object]) -> None:
    try:
        everything(load(template))
    except PrivateLinkError as error:
        assert error.reasons  # noqa: PT017 - either outcome is right


@given(
    text=st.text(max_size=60)
    | st.lists(st.sampled_from(["a", ": ", "\n", " ", "- ", "!Ref ", "&a ", "*a", "[", "{", "]", "}", "'", '"', "|", "? "])).map("".join)
)
@settings(max_examples=300)
def test_any_text_is_read_or_refused(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_text(text, encoding="utf-8", errors="replace")

    try:
        everything(load(path))
    except PrivateLinkError as error:
        assert error.reasons  # noqa: PT017 - either outcome is right


@given(data=st.data())
@settings(max_examples=100)
def test_a_real_template_with_any_value_exchanged_is_read(data: st.DataObject, samples: list[Json]) -> None:
    template = copy.deepcopy(data.draw(st.sampled_from(samples)))
    places = list(places_in(template))
    for _ in range(data.draw(st.integers(1, 3))):
        holder, key = data.draw(st.sampled_from(places))
        holder[key] = data.draw(values)  # type: ignore[index] # the key is the holder's own

    assert isinstance(template, dict)
    everything(load(template))


def places_in(value: Json) -> Iterator[tuple[Json, str | int]]:
    """Yield every list and mapping in a value with each of its keys."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        yield value, key
        yield from places_in(inner)
