"""Types whose places other resources say too."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis.values import Unknown
from tests.analysis.networks.fixtures_models import Json, attribute, named, ref, resource
from tests.analysis.networks.fixtures_places import HERE, SUBNETS, workload_of, workloads_of


@pytest.mark.parametrize(
    "it",
    [
        resource("Events::Rule", Targets=[{"Id": "x", "Arn": attribute("Function", "Arn")}]),
        resource("Pipes::Pipe", Target=attribute("Function", "Arn")),
        resource("Scheduler::Schedule", Target={"Arn": attribute("Function", "Arn")}),
        resource("SecretsManager::RotationSchedule", RotationLambdaARN=attribute("Function", "Arn")),
    ],
    ids=lambda it: it["Type"],
)
def test_what_starts_no_task_is_no_workload(it: Json) -> None:
    assert workloads_of(It=it, Function=resource("Lambda::Function")) == []


@pytest.mark.parametrize(
    "kind",
    [
        "Cloud9::EnvironmentEC2",
        "DAX::Cluster",
        "DMS::ReplicationConfig",
        "DocDB::DBCluster",
        "DocDBElastic::Cluster",
        "ImageBuilder::InfrastructureConfiguration",
        "MemoryDB::Cluster",
        "Neptune::DBCluster",
        "RDS::DBCluster",
    ],
)
def test_what_always_stands_in_a_vpc_is_in_the_accounts_default_one_without_subnets(kind: str) -> None:
    (workload,) = workloads_of(It=resource(kind))

    assert isinstance(workload.subnets, Unknown)
    assert "it stands in the default VPC" in workload.subnets.why


@pytest.mark.parametrize("kind", ["DocDB::DBCluster", "Neptune::DBCluster", "RDS::DBCluster"])
def test_which_groups_a_cluster_of_databases_has_without_any_no_page_says(kind: str) -> None:
    workload = workload_of(Subnets=SUBNETS, It=resource(kind, DBSubnetGroupName=ref("Subnets")))

    assert (workload.subnets, isinstance(workload.groups, Unknown)) == ((named("Subnet"),), True)


def on_capacity(arn: Json) -> Json:
    config = {"LambdaManagedInstancesCapacityProviderConfig": {"CapacityProviderArn": arn}}
    return resource("Lambda::Function", Role=attribute("Role", "Arn"), CapacityProviderConfig=config)


def test_a_function_on_managed_instances_stands_where_its_capacity_provider_does() -> None:
    capacity = resource("Lambda::CapacityProvider", VpcConfig=HERE)

    for arn in (ref("Capacity"), attribute("Capacity", "Arn")):
        workload = workload_of(It=on_capacity(arn), Capacity=capacity, Role=resource("IAM::Role"))

        assert (workload.subnets, workload.groups, workload.role) == ((named("Subnet"),), (named("Group"),), named("Role"))


def test_a_capacity_provider_from_elsewhere_leaves_open_where_its_functions_stand() -> None:
    workload = workload_of(It=on_capacity("arn:aws:lambda:eu-west-1:111111111111:capacity-provider:shared"))

    assert isinstance(workload.subnets, Unknown)
    assert workload.subnets.why.endswith("is not in the templates")
