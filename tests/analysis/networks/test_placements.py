"""Where workloads stand: subnets, groups and roles, or that nobody knows them."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis.values import Outside, Unknown
from tests.analysis.networks.fixtures_models import Json, attribute, named, ref, resource
from tests.analysis.networks.fixtures_places import AWSVPC, BY_TEMPLATE, HERE, LAUNCHED, PROFILE, ROLE, workload_of, workloads_of

TASK = {**ROLE, "Task": resource("ECS::TaskDefinition", TaskRoleArn=attribute("Role", "Arn"))}


@pytest.mark.parametrize(
    ("parts", "it"),
    [
        (ROLE, resource("Lambda::Function", VpcConfig=HERE, Role=attribute("Role", "Arn"))),
        (TASK, resource("ECS::Service", NetworkConfiguration={"AwsvpcConfiguration": AWSVPC}, TaskDefinition=ref("Task"))),
        (PROFILE, resource("EC2::Instance", SubnetId=ref("Subnet"), IamInstanceProfile=ref("Profile"))),
        (LAUNCHED, resource("AutoScaling::AutoScalingGroup", VPCZoneIdentifier=[ref("Subnet")], LaunchTemplate=BY_TEMPLATE)),
    ],
    ids=["function", "service", "instance", "group"],
)
def test_the_role_is_found_itself_by_task_by_profile_and_by_template(parts: Json, it: Json) -> None:
    assert workload_of(parts, It=it).role == named("Role")


def test_a_role_that_is_imported_is_known_by_its_arn() -> None:
    assert workload_of(It=resource("Lambda::Function", Role="arn:aws:iam::1:role/x")).role == Outside("arn:aws:iam::1:role/x")


def test_each_place_of_a_resource_is_a_workload() -> None:
    replicator = resource("MSK::Replicator", KafkaClusters=[{"VpcConfig": HERE}, {"VpcConfig": {"SubnetIds": ["subnet-1"]}}])

    assert [workload.subnets for workload in workloads_of(It=replicator)] == [(named("Subnet"),), (Outside("subnet-1"),)]


def test_a_place_that_nobody_knows_is_unknown() -> None:
    workload = workload_of(It=resource("Lambda::Function", VpcConfig=ref("Switch")))

    assert isinstance(workload.subnets, Unknown)
    assert isinstance(workload.groups, Unknown)
