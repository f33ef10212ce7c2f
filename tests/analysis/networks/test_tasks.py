"""Tasks of Amazon ECS: where their instances stand, and where Step Functions starts them."""

from __future__ import annotations

import json

import pytest

from constructs_privatelink.analysis.values import Unknown
from tests.analysis.networks.fixtures_models import Json, attribute, named, ref, resource
from tests.analysis.networks.test_places_elsewhere import launching, place_of, places_of, template

AWSVPC = {"Subnets": [ref("A")], "SecurityGroups": [ref("Closed")]}


TASK = resource("ECS::TaskDefinition", NetworkMode="awsvpc", TaskRoleArn=attribute("TaskRole", "Arn"))


BRIDGED = resource("ECS::TaskDefinition", NetworkMode="bridge", TaskRoleArn=attribute("TaskRole", "Arn"))


HELD = {"Cluster": resource("ECS::Cluster"), "Task": BRIDGED}


def provider(target: Json) -> Json:
    return resource("ECS::CapacityProvider", Name="spare", AutoScalingGroupProvider={"AutoScalingGroupArn": target})


def instances(name: str = "Usual", *subnets: str) -> Json:
    placed = [*map(ref, subnets or ("B",))]
    return resource("AutoScaling::AutoScalingGroup", VPCZoneIdentifier=placed, LaunchTemplate=template(name))


def service(**properties: Json) -> Json:
    return resource("ECS::Service", Cluster=ref("Cluster"), TaskDefinition=ref("Task"), **properties)


STRATEGY = [{"CapacityProvider": ref("Provider"), "Weight": 1}]


JOINED = {"Fn::Base64": {"Fn::Sub": "#!/bin/bash\necho ECS_CLUSTER=${Cluster} >> /etc/ecs/ecs.config"}}


ASSOCIATED = resource(
    "ECS::ClusterCapacityProviderAssociations",
    Cluster=ref("Cluster"),
    CapacityProviders=["FARGATE", ref("Provider")],
    DefaultCapacityProviderStrategy=STRATEGY,
)


@pytest.mark.parametrize(
    "parts",
    [
        {"It": service(CapacityProviderStrategy=STRATEGY), "Provider": provider(ref("Fleet"))},
        {"It": service(CapacityProviderStrategy=[{"CapacityProvider": "spare"}]), "Provider": provider(ref("Fleet"))},
        {"It": service(), "Provider": provider(ref("Fleet")), "Joined": ASSOCIATED},
        {"It": service(LaunchType="EC2"), "Provider": provider(ref("Fleet")), "Joined": ASSOCIATED},
        {
            "It": service(LaunchType="EC2"),
            "Provider": provider(ref("Fleet")),
            "Cluster": resource("ECS::Cluster", CapacityProviders=[ref("Provider")]),
        },
        {"It": service(), "Usual": launching("Open", UserData=JOINED, IamInstanceProfile={"Arn": attribute("Profile", "Arn")})},
        {
            "It": resource("ECS::Service", Cluster="web", TaskDefinition=ref("Task")),
            "Cluster": resource("ECS::Cluster", ClusterName="web"),
            "Usual": launching("Open", UserData={"Fn::Base64": "echo ECS_CLUSTER=web >> /etc/ecs/ecs.config"}),
        },
        {
            "It": resource("Scheduler::Schedule", Target={"Arn": attribute("Cluster", "Arn"), "EcsParameters": {
                "TaskDefinitionArn": ref("Task"), "CapacityProviderStrategy": STRATEGY}}),
            "Provider": provider(ref("Fleet")),
        },
        {
            "It": resource("Events::Rule", Targets=[{"Id": "It", "Arn": attribute("Cluster", "Arn"), "EcsParameters": {
                "TaskDefinitionArn": ref("Task"), "LaunchType": "EC2"}}]),
            "Provider": provider(ref("Fleet")),
            "Joined": ASSOCIATED,
        },
        {
            "It": resource("Pipes::Pipe", Target=attribute("Cluster", "Arn"), TargetParameters={"EcsTaskParameters": {
                "TaskDefinitionArn": ref("Task"), "CapacityProviderStrategy": STRATEGY}}),
            "Provider": provider(ref("Fleet")),
        },
    ],
)  # fmt: skip
@pytest.mark.parametrize("mode", ["bridge", "host", None])
def test_tasks_without_interfaces_stand_where_their_instances_stand(parts: Json, mode: str | None) -> None:
    task = resource("ECS::TaskDefinition", TaskRoleArn=attribute("TaskRole", "Arn"), **({"NetworkMode": mode} if mode else {}))
    found = place_of(HELD, {"Fleet": instances()}, parts, Task=task)

    assert (found.subnets, found.groups, found.role) == ((named("B"),), (named("Open"),), named("TaskRole"))


def test_tasks_without_a_role_of_their_own_have_that_of_their_instances() -> None:
    parts = {"Provider": provider(ref("Fleet")), "Fleet": instances(), "Task": resource("ECS::TaskDefinition")}

    assert place_of(HELD, parts, It=service(CapacityProviderStrategy=STRATEGY)).role == named("Role")


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        ({"It": service()}, "Cluster"),
        ({"It": service(CapacityProviderStrategy=[{"CapacityProvider": "elsewhere"}])}, "elsewhere"),
        ({"It": service(CapacityProviderStrategy=STRATEGY), "Provider": provider("arn:aws:autoscaling:group/web")}, "group/web"),
        ({"It": resource("ECS::Service", Cluster="shared", TaskDefinition=ref("Task"))}, "shared"),
    ],
)
def test_instances_that_are_not_in_the_set_make_the_place_unknown_with_their_name(parts: Json, name: str) -> None:
    found = place_of(HELD, parts)

    assert isinstance(found.subnets, Unknown)
    assert name in str(found.subnets)


@pytest.mark.parametrize("launch", ["FARGATE", "EXTERNAL"])
def test_other_tasks_stand_on_no_instances(launch: str) -> None:
    assert place_of(HELD, It=service(LaunchType=launch)).subnets == ()


def test_instances_that_ecs_manages_stand_where_their_provider_says() -> None:
    network = {"Subnets": [ref("A")], "SecurityGroups": [ref("Closed")]}
    managed = resource("ECS::CapacityProvider", ManagedInstancesProvider={"InstanceLaunchTemplate": {"NetworkConfiguration": network}})
    found = place_of(HELD, Provider=managed, It=service(CapacityProviderStrategy=STRATEGY))

    assert (found.subnets, found.groups) == ((named("A"),), (named("Closed"),))


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
    return [first, *(one for part in more for one in (value, part))]


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
    found = place_of(Task=TASK, It=resource("StepFunctions::StateMachine", **machine))

    assert (found.subnets, found.groups, found.role) == ((named("A"),), (named("Closed"),), named("TaskRole"))


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
