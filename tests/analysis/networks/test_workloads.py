"""The table of resource types against the published schemas: none is missing, and every path in it exists."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

from constructs_privatelink.analysis.networks.placement_readers import READERS
from constructs_privatelink.analysis.networks.workload_types import CLASSIFIED, NoWorkload, WorkloadType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.networks.workload_types import Interfaces

Json: TypeAlias = Any
SCHEMAS = files("cfnlint") / "data" / "schemas"
SUBNETS = re.compile(r"subnet|VPCZoneIdentifier", re.IGNORECASE)
GROUPS = re.compile(r"security_?groups?|GroupSet", re.IGNORECASE)
PLACES = [
    (kind, place) for kind, classified in CLASSIFIED.items() if isinstance(classified, WorkloadType) for place in classified.interfaces
]


@cache
def properties_of() -> dict[str, frozenset[str]]:
    """Return the paths of every property that templates can set, by resource type."""
    providers = sorted((SCHEMAS / "providers").iterdir(), key=lambda file: file.name != "us-east-1.json")
    hashes: dict[str, str] = {}
    for provider in providers:
        if provider.name.endswith(".json"):
            hashes = json.loads(provider.read_text("utf-8")) | hashes
    places = {}
    for kind, file in hashes.items():
        schema = json.loads((SCHEMAS / "resources" / f"{file}.json").read_text("utf-8"))
        read_only = {path.removeprefix("/properties/").replace("/", ".") for path in schema.get("readOnlyProperties", [])}
        places[kind] = frozenset(path for path in paths(schema, schema, "", frozenset()) if not read_only & set(prefixes(path)))
    return places


def paths(schema: Json, root: Json, above: str, seen: frozenset[str]) -> Iterator[str]:
    while isinstance(schema, dict) and "$ref" in schema:
        reference = schema["$ref"]
        if reference in seen:
            return
        seen |= {reference}
        schema = root
        for step in reference.removeprefix("#/").split("/"):
            schema = schema.get(step, {})
    if not isinstance(schema, dict):
        return
    for choice in ("allOf", "anyOf", "oneOf"):
        for inner in schema.get(choice, []):
            yield from paths(inner, root, above, seen)
    for name, inner in schema.get("properties", {}).items():
        yield f"{above}{name}"
        yield from paths(inner, root, f"{above}{name}.", seen)
    if isinstance(schema.get("items"), dict):
        yield from paths(schema["items"], root, f"{above}*.", seen)


def prefixes(path: str) -> Iterator[str]:
    steps = path.split(".")
    return (".".join(steps[:length]) for length in range(1, len(steps) + 1))


def carries(kind: str, pattern: re.Pattern[str]) -> bool:
    return any(pattern.search(path.rpartition(".")[2]) for path in properties_of()[kind])


def test_every_type_with_subnets_and_security_groups_is_classified() -> None:
    both = {kind for kind in properties_of() if carries(kind, SUBNETS) and carries(kind, GROUPS)}

    assert len(both) > 120
    assert both - set(CLASSIFIED) == set()


def test_nothing_is_classified_that_has_no_schema() -> None:
    assert {kind for kind in CLASSIFIED if not kind.startswith("Custom::")} - set(properties_of()) == set()


@pytest.mark.parametrize(("kind", "place"), PLACES, ids=[f"{kind}-{place.at}" for kind, place in PLACES])
def test_every_path_of_the_table_is_in_the_schema(kind: str, place: Interfaces) -> None:
    known = properties_of()[kind]
    leaves = [*place.subnets.split("+"), *place.groups.split("+"), place.public, place.ipv6]
    if place.subnet_group:
        leaves = [*leaves[1:], place.subnet_group]

    wanted = {name[1:] if name.startswith("^") else f"{place.at}.{name}".lstrip(".") for name in leaves if name}

    assert wanted - known == set()
    assert not place.role or (f"{place.at}{place.role}" if place.role.startswith(".") else place.role) in known


def test_what_is_no_workload_says_why() -> None:
    assert all(value.why for value in CLASSIFIED.values() if isinstance(value, NoWorkload))


def test_a_workload_without_places_has_a_reader() -> None:
    without = {kind for kind, classified in CLASSIFIED.items() if isinstance(classified, WorkloadType) and not classified.interfaces}

    assert without == set(READERS)


@pytest.mark.parametrize(
    ("kind", "calls"),
    [
        ("AWS::Lambda::Function", True),
        ("AWS::ECS::Service", True),
        ("AWS::EC2::Instance", True),
        ("AWS::EKS::Nodegroup", True),
        ("AWS::RDS::DBInstance", False),
        ("AWS::ElastiCache::ReplicationGroup", False),
        ("AWS::ElasticLoadBalancingV2::LoadBalancer", False),
    ],
)
def test_callers_are_told_from_what_only_answers(kind: str, *, calls: bool) -> None:
    classified = CLASSIFIED[kind]

    assert isinstance(classified, WorkloadType)
    assert classified.calls is calls
