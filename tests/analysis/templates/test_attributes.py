"""The attributes that a template tells, against the published schemas: each is one, and yields what is said."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias

import pytest

from constructs_privatelink.analysis.templates.attributes import IDENTIFIERS, SAID_BY_PROPERTY

Json: TypeAlias = Any
BESIDE = {"AWS::EC2::SecurityGroup.GroupId": "the id that Ref yields for a group in a VPC; the schema's identifier is the same, as Id"}
SCHEMAS = files("cfnlint") / "data" / "schemas"


@cache
def schema_of(kind: str) -> Json:
    for provider in sorted((SCHEMAS / "providers").iterdir(), key=lambda file: file.name != "us-east-1.json"):
        if provider.name.endswith(".json") and kind in (hashes := json.loads(provider.read_text("utf-8"))):
            return json.loads((SCHEMAS / "resources" / f"{hashes[kind]}.json").read_text("utf-8"))
    return None


def paths(schema: Json, section: str) -> set[str]:
    return {path.removeprefix("/properties/").replace("/", ".") for path in schema.get(section, [])}


@pytest.mark.parametrize("asked", sorted(IDENTIFIERS))
def test_an_identifier_is_an_attribute_by_which_its_resource_is_known(asked: str) -> None:
    kind, _, attribute = asked.rpartition(".")
    schema = schema_of(kind)

    assert attribute in paths(schema, "readOnlyProperties")
    assert paths(schema, "primaryIdentifier") == {attribute} or asked in BESIDE


@pytest.mark.parametrize(("asked", "said_by"), sorted(SAID_BY_PROPERTY.items()))
def test_an_attribute_that_a_property_says_is_a_property(asked: str, said_by: str) -> None:
    kind, _, attribute = asked.rpartition(".")
    schema = schema_of(kind)

    assert attribute == said_by
    assert said_by in schema["properties"]
    assert said_by not in paths(schema, "readOnlyProperties")


def test_every_attribute_of_networks_that_is_the_only_identifier_is_known() -> None:
    """A resource of EC2 whose only identifier is read-only has an attribute that yields what ``Ref`` yields."""
    ours = {asked.rpartition(".")[0] for asked in IDENTIFIERS}
    missing = {
        f"{kind}.{identifier}"
        for kind in ours
        for identifier in paths(schema_of(kind), "primaryIdentifier")
        if len(paths(schema_of(kind), "primaryIdentifier")) == 1 and identifier in paths(schema_of(kind), "readOnlyProperties")
    }

    assert missing - IDENTIFIERS == set()
