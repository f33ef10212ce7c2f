"""State machines start tasks of Amazon ECS in the subnets that their definitions say."""

from __future__ import annotations

import json

import pytest

from constructs_privatelink.analysis.values import Unknown
from tests.analysis.networks.fixtures_elsewhere import place_of, places_of
from tests.analysis.networks.fixtures_models import Json, attribute, named, ref, resource

AWSVPC = {"Subnets": [ref("A")], "SecurityGroups": [ref("Closed")]}


TASK = resource("ECS::TaskDefinition", NetworkMode="awsvpc", TaskRoleArn=attribute("TaskRole", "Arn"))


def states(resource_arn: str = "arn:aws:states:::ecs:runTask.sync", **arguments: Json) -> Json:
    run = {"Type": "Task", "Resource": resource_arn, "End": True, "Parameters": {"LaunchType": "FARGATE", **arguments}}
    return {"StartAt": "Run", "States": {"Run": run}}


VPC_OF_TASK = {"AwsvpcConfiguration": {"Subnets": ["${Place}"], "SecurityGroups": ["${Inside}"], "AssignPublicIp": "DISABLED"}}


WRITTEN = states(TaskDefinition="${Definition}", NetworkConfiguration=VPC_OF_TASK)


VALUES = {"Place": ref("A"), "Inside": ref("Closed"), "Definition": ref("Task")}


def joined(definition: Json) -> Json:
    """Return a definition as the CDK writes it: texts and references, one after the other."""
    text = json.dumps(definition)
    pieces: list[Json] = [text]
    for name, value in VALUES.items():
        pieces = [part for piece in pieces for part in _split(piece, f"${{{name}}}", value)]
    return {"Fn::Join": ["", pieces]}


def _split(piece: Json, mark: str, value: Json) -> list[Json]:
    if not isinstance(piece, str):
        return [piece]
    first, *more = piece.split(mark)
    return [first, *(given for part in more for given in (value, part))]


@pytest.mark.parametrize(
    "machine",
    [
        {"DefinitionString": joined(WRITTEN)},
        {"DefinitionString": json.dumps(WRITTEN), "DefinitionSubstitutions": VALUES},
        {"DefinitionString": {"Fn::Sub": [json.dumps(WRITTEN), VALUES]}},
        {"DefinitionString": {"Fn::Sub": json.dumps(WRITTEN).replace("${Place}", "${A}").replace("${Inside}", "${Closed.GroupId}")
                              .replace("${Definition}", "${Task}")}},
        {"Definition": states(TaskDefinition=ref("Task"), NetworkConfiguration={"AwsvpcConfiguration": AWSVPC})},
        {"DefinitionString": joined({"StartAt": "All", "States": {"All": {"Type": "Parallel", "Branches": [WRITTEN]}}})},
        {"DefinitionString": joined({"StartAt": "Each", "States": {"Each": {"Type": "Map", "ItemProcessor": WRITTEN}}})},
    ],
)  # fmt: skip
def test_a_state_machine_starts_tasks_where_its_states_say(machine: Json) -> None:
    workload = place_of(Task=TASK, It=resource("StepFunctions::StateMachine", **machine))

    assert (workload.subnets, workload.groups, workload.role) == ((named("A"),), (named("Closed"),), named("TaskRole"))


def test_each_task_of_a_state_machine_is_a_place() -> None:
    second = states(TaskDefinition=ref("Task"), NetworkConfiguration={"AwsvpcConfiguration": {**AWSVPC, "Subnets": [ref("B")]}})
    first = states(TaskDefinition=ref("Task"), NetworkConfiguration={"AwsvpcConfiguration": AWSVPC})
    first["States"] |= {"Again": second["States"]["Run"]}

    places = places_of("It", Task=TASK, It=resource("StepFunctions::StateMachine", Definition=first))

    assert [place.subnets for place in places] == [(named("A"),), (named("B"),)]


@pytest.mark.parametrize(
    "machine",
    [
        {"Definition": states(TaskDefinition="x", **{"NetworkConfiguration.$": "$.network"})},
        {"Definition": states(TaskDefinition="x", NetworkConfiguration={"AwsvpcConfiguration": {"Subnets.$": "$.subnets"}})},
        {"DefinitionS3Location": {"Bucket": "b", "Key": "k"}},
    ],
)
def test_what_the_input_says_is_not_known(machine: Json) -> None:
    assert isinstance(place_of(It=resource("StepFunctions::StateMachine", **machine)).subnets, Unknown)


def test_a_state_machine_without_tasks_in_subnets_is_no_workload() -> None:
    calls = {"StartAt": "Go", "States": {"Go": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": True}}}

    assert places_of("It", It=resource("StepFunctions::StateMachine", DefinitionString=json.dumps(calls))) == []
