"""Workloads as the analysis sees them: where they stand, with which groups and role."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis.values import Unknown
from tests.analysis.networks.fixtures_models import Json, attribute, named, ref, resource
from tests.analysis.networks.fixtures_places import AWSVPC, HERE, workload_of


@pytest.mark.parametrize(
    "it",
    [
        resource("Lambda::Function", VpcConfig=HERE),
        resource("ECS::Service", NetworkConfiguration={"AwsvpcConfiguration": AWSVPC}),
        resource("CodeBuild::Project", VpcConfig={"VpcId": ref("Vpc"), "Subnets": [ref("Subnet")], "SecurityGroupIds": [ref("Group")]}),
        resource("EC2::Instance", SubnetId=ref("Subnet"), SecurityGroupIds=[attribute("Group", "GroupId")]),
        resource("EC2::Instance", NetworkInterfaces=[{"DeviceIndex": "0", "SubnetId": ref("Subnet"), "GroupSet": [ref("Group")]}]),
        resource("MSK::Cluster", BrokerNodeGroupInfo={"ClientSubnets": [ref("Subnet")], "SecurityGroups": [ref("Group")]}),
        resource("ElasticLoadBalancingV2::LoadBalancer", Subnets=[ref("Subnet")], SecurityGroups=[ref("Group")]),
        resource("ElasticLoadBalancingV2::LoadBalancer", SubnetMappings=[{"SubnetId": ref("Subnet")}], SecurityGroups=[ref("Group")]),
        resource(
            "SecretsManager::RotationSchedule", HostedRotationLambda={"VpcSubnetIds": ref("Subnet"), "VpcSecurityGroupIds": ref("Group")}
        ),
        resource(
            "Events::Rule", Targets=[{"Id": "x"}, {"Id": "y", "EcsParameters": {"NetworkConfiguration": {"AwsVpcConfiguration": AWSVPC}}}]
        ),
    ],
    ids=lambda it: it["Type"],
)
def test_a_workload_stands_where_it_says(it: Json) -> None:
    workload = workload_of(It=it)

    assert (workload.subnets, workload.groups) == ((named("Subnet"),), (named("Group"),))


@pytest.mark.parametrize("kind", ["Lambda::Function", "CodeBuild::Project", "SageMaker::NotebookInstance"])
def test_what_is_in_no_vpc_has_no_subnets(kind: str) -> None:
    workload = workload_of(It=resource(kind))

    assert (workload.subnets, workload.groups) == ((), ())


@pytest.mark.parametrize(
    "it",
    [
        resource("EC2::Instance", SubnetId=ref("Subnet")),
        resource("ECS::Service", NetworkConfiguration={"AwsvpcConfiguration": {"Subnets": [ref("Subnet")]}}),
        resource("AutoScaling::AutoScalingGroup", VPCZoneIdentifier=[ref("Subnet")]),
    ],
    ids=lambda it: it["Type"],
)
def test_instances_and_tasks_without_groups_have_the_default_group(it: Json) -> None:
    assert workload_of(It=it).groups == (named("Vpc.DefaultSecurityGroup"),)


def test_the_groups_of_a_function_that_names_none_are_unknown() -> None:
    assert isinstance(workload_of(It=resource("Lambda::Function", VpcConfig={"SubnetIds": [ref("Subnet")]})).groups, Unknown)
