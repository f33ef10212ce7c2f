"""Tasks of Amazon ECS: where their instances stand, and where Step Functions starts them."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis.values import Unknown
from tests.analysis.networks.fixtures_elsewhere import launching, place_of, template
from tests.analysis.networks.fixtures_models import Json, attribute, named, ref, resource

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
    workload = place_of(HELD, {"Fleet": instances()}, parts, Task=task)

    assert (workload.subnets, workload.groups, workload.role) == ((named("B"),), (named("Open"),), named("TaskRole"))


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
    workload = place_of(HELD, parts)

    assert isinstance(workload.subnets, Unknown)
    assert name in str(workload.subnets)


@pytest.mark.parametrize("launch", ["FARGATE", "EXTERNAL"])
def test_other_tasks_stand_on_no_instances(launch: str) -> None:
    assert place_of(HELD, It=service(LaunchType=launch)).subnets == ()


def test_instances_that_ecs_manages_stand_where_their_provider_says() -> None:
    network = {"Subnets": [ref("A")], "SecurityGroups": [ref("Closed")]}
    managed = resource("ECS::CapacityProvider", ManagedInstancesProvider={"InstanceLaunchTemplate": {"NetworkConfiguration": network}})
    workload = place_of(HELD, Provider=managed, It=service(CapacityProviderStrategy=STRATEGY))

    assert (workload.subnets, workload.groups) == ((named("A"),), (named("Closed"),))
