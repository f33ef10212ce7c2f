"""State machines start tasks of Amazon ECS in the subnets that their definitions say."""

from __future__ import annotations

import json

import pytest

from constructs_privatelink.analysis.values import Unknown, known_values
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


@pytest.mark.parametrize("values", [None, {}])
def test_a_literal_of_a_substitution_is_what_the_machine_substitutes(values: Json) -> None:
    text = json.dumps(WRITTEN).replace("${", "${!")
    definition = {"Fn::Sub": text if values is None else [text, values]}

    workload = place_of(Task=TASK, It=resource("StepFunctions::StateMachine", DefinitionString=definition, DefinitionSubstitutions=VALUES))

    assert (workload.subnets, workload.groups, workload.role) == ((named("A"),), (named("Closed"),), named("TaskRole"))


def test_a_substitution_with_values_names_resources_besides() -> None:
    text, values = json.dumps(WRITTEN).replace("${Place}", "${A}"), {name: value for name, value in VALUES.items() if name != "Place"}

    workload = place_of(Task=TASK, It=resource("StepFunctions::StateMachine", DefinitionString={"Fn::Sub": [text, values]}))

    assert (workload.subnets, workload.groups) == ((named("A"),), (named("Closed"),))


def test_an_id_of_which_a_part_is_a_reference_is_not_known() -> None:
    places = {"AwsvpcConfiguration": {**VPC_OF_TASK["AwsvpcConfiguration"], "Subnets": ["subnet-${Place}"]}}
    written = joined(states(TaskDefinition="${Definition}", NetworkConfiguration=places))

    workload = place_of(Task=TASK, It=resource("StepFunctions::StateMachine", DefinitionString=written))

    assert [getattr(subnet, "why", subnet) for subnet in known_values(workload.subnets)] == ["a part of it is known at deployment only"]


@pytest.mark.parametrize(("text", "places"), [("no JSON", 0), ("no JSON, and it names ecs:runTask", 1)])
def test_a_definition_that_cannot_be_read_may_start_the_tasks_that_it_speaks_of(text: str, places: int) -> None:
    machines = places_of("It", It=resource("StepFunctions::StateMachine", DefinitionString=text))

    assert [isinstance(machine.subnets, Unknown) for machine in machines] == [True] * places


def test_a_task_without_groups_has_the_default_group_and_a_public_address_where_it_asks_for_one() -> None:
    network = {"AwsvpcConfiguration": {"Subnets": [ref("A")], "AssignPublicIp": "ENABLED"}}

    workload = place_of(
        Task=TASK, It=resource("StepFunctions::StateMachine", Definition=states(TaskDefinition=ref("Task"), NetworkConfiguration=network))
    )

    assert workload.groups == (named("Vpc.DefaultSecurityGroup"),)
    assert workload.public_address is True
