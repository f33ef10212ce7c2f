"""What is certainly there when a resource is created: what it depends on or refers to, and what these do."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis import load
from constructs_privatelink.analysis.rules.creation_order import made_before
from constructs_privatelink.analysis.values import ResourceId
from tests.analysis.networks.fixtures_models import Json, attribute, ref, resource


def before(**resources: Json) -> set[str]:
    """Return which of some resources are created before the one called ``It``."""
    context = load({"Resources": resources}, region="eu-west-1", name="App").context
    return {made.logical_id for made in made_before(ResourceId("App", "It"), context)} & {*resources}


def topic(name: Json = "x", **more: Json) -> Json:
    return resource("SNS::Topic", TopicName=name) | more


@pytest.mark.parametrize(
    "it",
    [
        topic(DependsOn="Other"),
        topic(DependsOn=["Nothing", "Other"]),
        topic(ref("Other")),
        topic(attribute("Other", "TopicName")),
        topic({"Fn::GetAtt": "Other.TopicName"}),
        topic({"Fn::Sub": "a-${Other}"}),
        topic({"Fn::Sub": "${AWS::Region}-${Other.TopicName}-b"}),
        topic({"Fn::Join": ["-", ["a", ref("Other")]]}),
    ],
)
def test_what_a_resource_waits_for_or_refers_to_is_there(it: Json) -> None:
    assert before(It=it, Other=topic(), Third=topic()) == {"Other"}


def test_what_those_wait_for_is_there_too() -> None:
    assert before(It=topic(ref("A")), A=topic(DependsOn="B"), B=topic(ref("C")), C=topic(), D=topic(ref("It"))) == {"A", "B", "C"}


def test_a_circle_ends() -> None:
    assert before(It=topic(ref("A")), A=topic(ref("It"))) == {"It", "A"}


def test_a_number_names_nobody() -> None:
    assert before(It=resource("SNS::Topic", DelaySeconds=1, FifoTopic=True), Other=topic()) == set()
