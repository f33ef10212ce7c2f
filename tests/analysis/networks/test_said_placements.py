"""The places that resources say themselves: subnet groups, defaults, and what nobody says."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis.values import Unknown
from tests.analysis.networks.fixtures_models import Json, named, ref, resource
from tests.analysis.networks.fixtures_places import SUBNETS, workload_of


@pytest.mark.parametrize(
    "it",
    [
        resource("DAX::Cluster", SubnetGroupName="subnets"),
        resource("ElasticLoadBalancing::LoadBalancer", Subnets=[ref("Subnet")]),
        resource("ElasticLoadBalancingV2::LoadBalancer", Subnets=[ref("Subnet")]),
        resource("ElasticLoadBalancingV2::LoadBalancer", SubnetMappings=[{"SubnetId": ref("Subnet")}], SecurityGroups=[]),
        resource("MSK::Cluster", BrokerNodeGroupInfo={"ClientSubnets": [ref("Subnet")]}),
        resource("RDS::DBInstance", DBSubnetGroupName=ref("Subnets")),
        resource("RDS::DBProxy", VpcSubnetIds=[ref("Subnet")]),
        resource("RDS::DBProxyEndpoint", VpcSubnetIds=[ref("Subnet")]),
        resource("Redshift::Cluster", ClusterSubnetGroupName="subnets"),
    ],
    ids=lambda it: it["Type"],
)
def test_what_answers_has_the_default_group_where_aws_says_so(it: Json) -> None:
    named_group = {"Named": resource("DAX::SubnetGroup", SubnetGroupName="subnets", SubnetIds=[ref("Subnet")])}

    assert workload_of(named_group, Subnets=SUBNETS, It=it).groups == (named("Vpc.DefaultSecurityGroup"),)


@pytest.mark.parametrize("kind", ["network", "gateway"])
def test_load_balancers_of_packets_have_no_groups_where_none_is_said(kind: str) -> None:
    workload = workload_of(It=resource("ElasticLoadBalancingV2::LoadBalancer", Type=kind, Subnets=[ref("Subnet")]))

    assert (workload.groups, workload.filtered) == ((), False)


def test_a_load_balancer_of_a_kind_that_is_not_known_has_groups_that_are_not_known() -> None:
    workload = workload_of(It=resource("ElasticLoadBalancingV2::LoadBalancer", Type=ref("Switch"), Subnets=[ref("Subnet")]))

    assert isinstance(workload.groups, Unknown)
    assert workload.filtered


@pytest.mark.parametrize(
    "kind",
    [
        "AutoScaling::AutoScalingGroup",
        "ElastiCache::CacheCluster",
        "ElasticLoadBalancing::LoadBalancer",
        "RDS::DBInstance",
        "Redshift::Cluster",
    ],
)
def test_what_always_stands_in_a_vpc_is_never_in_none(kind: str) -> None:
    subnets = workload_of(It=resource(kind)).subnets

    assert isinstance(subnets, Unknown)
    assert subnets.why == "no subnet is said: it stands in the default VPC"


@pytest.mark.parametrize("name", [ref("Subnets"), "Databases"])
def test_a_database_stands_in_the_subnets_of_its_subnet_group(name: Json) -> None:
    group = resource("RDS::DBSubnetGroup", DBSubnetGroupName="databases", SubnetIds=[ref("Subnet")])

    workload = workload_of(Subnets=group, It=resource("RDS::DBInstance", DBSubnetGroupName=name, VPCSecurityGroups=[ref("Group")]))

    assert (workload.subnets, workload.groups, workload.initiates) == ((named("Subnet"),), (named("Group"),), False)


def test_an_imported_subnet_group_has_unknown_subnets() -> None:
    assert isinstance(workload_of(It=resource("RDS::DBInstance", DBSubnetGroupName="elsewhere")).subnets, Unknown)
