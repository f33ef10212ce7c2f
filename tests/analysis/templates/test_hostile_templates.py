"""Templates that are broken, or made to break their reader: a finding or a clear error, never a traceback, a hang or all of the memory."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constructs_privatelink.analysis.templates.stack_set import load
from constructs_privatelink.errors import PrivateLinkError
from tests.analysis.templates.fixtures_hostile import NESTED, everything, sections, values
from tests.fixtures_sample import sample_app

if TYPE_CHECKING:
    from collections.abc import Iterator


Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> list[Json]:
    """Return the sample app's templates."""
    out = tmp_path_factory.mktemp("sample")
    sample_app(outdir=out).synth()
    return [json.loads(path.read_text()) for path in sorted(out.glob("*.template.json"))]


def dictionaries_of(
    mapping: dict[str, st.SearchStrategy[Any]], optional: dict[str, st.SearchStrategy[Any]] | None = None
) -> st.SearchStrategy[dict[str, Any]]:
    """Return dictionaries with some keys, and perhaps others: as Hypothesis does, whose versions differ in the types that they tell."""
    make: Any = st.fixed_dictionaries
    made: st.SearchStrategy[dict[str, Any]] = make(mapping, optional=optional)
    return made


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
