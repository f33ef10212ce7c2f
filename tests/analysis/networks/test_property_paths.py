"""Objects at paths of properties."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis.networks.properties import Fields, Reading
from constructs_privatelink.analysis.networks.property_paths import known_objects_at, objects_at
from constructs_privatelink.analysis.templates.stack_set import load
from constructs_privatelink.analysis.values import Unknown
from tests.analysis.networks.fixtures_models import CONDITION, Json, resource


def rule(**properties: Json) -> Fields:
    return next(
        iter(Reading(load({**CONDITION, "Resources": {"It": resource("Events::Rule", **properties)}})).of_type("AWS::Events::Rule"))
    )


TARGETS = [{"Id": "1", "EcsParameters": {"TaskCount": 1}}, {"Id": "2"}, {"Id": "3", "EcsParameters": {"TaskCount": 3}}]


def test_a_star_is_every_item_and_what_is_absent_is_left_out() -> None:
    reached = objects_at(rule(Targets=TARGETS), "Targets.*.EcsParameters")

    assert [fields.get("TaskCount") for fields in reached if isinstance(fields, Fields)] == [1, 3]


@pytest.mark.parametrize("path", ["", "Targets.*"])
def test_both_find_the_same_where_all_is_known(path: str) -> None:
    it = rule(Targets=TARGETS)
    strictly = [fields.values for fields in objects_at(it, path) if isinstance(fields, Fields)]

    assert strictly == [fields.values for fields in known_objects_at(it, path)]


def test_what_is_not_known_or_has_another_form_is_unknown_or_left_out() -> None:
    it = rule(Targets=[{"Ref": "Switch"}, *TARGETS], Other="text")

    assert sum(isinstance(fields, Unknown) for fields in objects_at(it, "Targets.*.EcsParameters")) == 1
    assert [isinstance(fields, Unknown) for fields in objects_at(it, "Other")] == [True]
    assert len(known_objects_at(it, "Targets.*.EcsParameters")) == len(TARGETS) - 1
    assert known_objects_at(it, "Other") == []


@pytest.mark.parametrize("path", ["Pairs", "Pairs.Inner", "Words", "Words.Inner"])
def test_a_list_where_an_object_is_asked_for_is_another_types_property_and_no_fault(path: str) -> None:
    it = rule(Pairs=[{"Name": "A", "Value": "b"}], Words=["A=b"])

    assert known_objects_at(it, path) == []
    assert it.reading.problems == ()


def test_where_an_object_has_to_be_a_list_is_a_fault() -> None:
    it = rule(Pairs=[{"Name": "A", "Value": "b"}])

    assert [isinstance(part, Unknown) for part in objects_at(it, "Pairs")] == [True]
    assert len(it.reading.problems) == 1
