"""Clusters of Amazon EKS, whoever makes them, and the groups of their nodes."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis.networks.model import GroupRef
from tests.analysis.networks.fixtures_groups import EVERYWHERE
from tests.analysis.networks.fixtures_models import VPC, Json, model_of, named, ref, resource
from tests.analysis.networks.fixtures_places import CLUSTER, workload_of


@pytest.mark.parametrize(
    "it",
    [
        resource("EKS::Nodegroup", Subnets=[ref("Subnet")], ClusterName=ref("Cluster")),
        resource("EKS::FargateProfile", Subnets=[ref("Subnet")], ClusterName=ref("Cluster")),
    ],
)
def test_nodes_without_groups_of_their_own_have_the_clusters(it: Json) -> None:
    assert workload_of(CLUSTER, It=it).groups == (named("Cluster.ClusterSecurityGroupId"),)


def test_a_cluster_has_its_own_group_besides_those_it_names() -> None:
    workload = workload_of(It=CLUSTER["Cluster"])

    assert (workload.groups, workload.initiates) == ((named("Group"), named("It.ClusterSecurityGroupId")), False)


def test_the_custom_resource_of_the_cdk_is_a_cluster_too() -> None:
    config = {"resourcesVpcConfig": {"subnetIds": [ref("Subnet")], "securityGroupIds": [ref("Group")]}}

    workload = workload_of(It=resource("Custom::AWSCDK-EKS-Cluster", Config=config))

    assert (workload.subnets, workload.groups) == ((named("Subnet"),), (named("Group"), named("It.ClusterSecurityGroupId")))


def test_the_group_of_a_cluster_lets_itself_in_and_everything_out_in_its_family() -> None:
    network = {"SubnetIds": [ref("Subnet")]}
    subnet = resource("EC2::Subnet", VpcId=ref("Vpc"), CidrBlock="10.0.0.0/24")
    cluster = resource("EKS::Cluster", RoleArn="arn:aws:iam::1:role/x", ResourcesVpcConfig=network)

    group = model_of(VPC, Subnet=subnet, Cluster=cluster).groups[named("Cluster.ClusterSecurityGroupId")]

    assert group.vpc == named("Vpc")
    assert [(rule.egress, rule.peer) for rule in group.rules] == [(False, GroupRef(group.id)), (True, EVERYWHERE)]


@pytest.mark.parametrize(
    ("more", "public"),
    [({}, False), ({"ComputeConfig": {"Enabled": False}}, False), ({"ComputeConfig": {"Enabled": True}}, None)],
)
def test_of_nodes_that_a_cluster_makes_itself_the_subnet_decides_on_public_addresses(more: Json, public: Json) -> None:
    cluster = resource("EKS::Cluster", RoleArn="arn:aws:iam::1:role/x", ResourcesVpcConfig={"SubnetIds": [ref("Subnet")]}, **more)

    assert workload_of(It=cluster).public_address is public


def test_the_clusters_of_the_cdk_may_make_their_nodes_themselves_too() -> None:
    config = {"resourcesVpcConfig": {"subnetIds": [ref("Subnet")]}, "computeConfig": {"enabled": True}}

    assert workload_of(It=resource("Custom::AWSCDK-EKS-Cluster", Config=config)).public_address is None


def test_pods_without_subnets_stand_in_some_of_the_clusters_and_nobody_knows_which() -> None:
    subnets = workload_of(CLUSTER, It=resource("EKS::FargateProfile", ClusterName=ref("Cluster"))).subnets

    assert "EKS takes the private subnets of the cluster" in str(subnets)
