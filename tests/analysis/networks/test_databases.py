"""Databases: where instances of clusters stand, and whom they let in."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis.values import Unknown
from tests.analysis.networks.fixtures_models import Json, named, ref, resource
from tests.analysis.networks.fixtures_places import SUBNETS, workload_of


@pytest.mark.parametrize("own", [{}, {"DBSubnetGroupName": ref("Subnets")}], ids=["no subnets", "subnets"])
def test_an_instance_of_a_database_cluster_has_the_cluster_s_place_and_groups(own: Json) -> None:
    cluster = resource("RDS::DBCluster", DBSubnetGroupName=ref("Subnets"), VpcSecurityGroupIds=[ref("Group")])

    workload = workload_of(Subnets=SUBNETS, Cluster=cluster, It=resource("RDS::DBInstance", DBClusterIdentifier=ref("Cluster"), **own))

    assert (workload.subnets, workload.groups) == ((named("Subnet"),), (named("Group"),))


def test_the_groups_of_an_instance_of_a_cluster_that_is_not_in_the_templates_are_unknown() -> None:
    database = resource("RDS::DBInstance", DBClusterIdentifier="elsewhere", DBSubnetGroupName=ref("Subnets"))

    assert isinstance(workload_of(Subnets=SUBNETS, It=database).groups, Unknown)
