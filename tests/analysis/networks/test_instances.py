"""Instances and what launches them: the groups of launch templates, fleets without subnets, and clients of VPNs."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis.values import Unknown
from tests.analysis.networks.fixtures_models import Json, named, ref, resource
from tests.analysis.networks.fixtures_places import BY_TEMPLATE, CLUSTER, LAUNCHED, workload_of


def test_a_fleet_without_subnets_stands_in_the_default_vpc() -> None:
    configuration = {"LaunchTemplateSpecification": BY_TEMPLATE, "Overrides": [{"InstanceType": "m5.large"}]}

    assert isinstance(workload_of(LAUNCHED, It=resource("EC2::EC2Fleet", LaunchTemplateConfigs=[configuration])).subnets, Unknown)


@pytest.mark.parametrize(
    "it",
    [
        resource("AutoScaling::AutoScalingGroup", VPCZoneIdentifier=[ref("Subnet")], LaunchTemplate=BY_TEMPLATE),
        resource(
            "AutoScaling::AutoScalingGroup",
            VPCZoneIdentifier=[ref("Subnet")],
            MixedInstancesPolicy={"LaunchTemplate": {"LaunchTemplateSpecification": BY_TEMPLATE}},
        ),
        resource(
            "EC2::EC2Fleet",
            LaunchTemplateConfigs=[{"LaunchTemplateSpecification": BY_TEMPLATE, "Overrides": [{"SubnetId": ref("Subnet")}]}],
        ),
        resource("EC2::Instance", SubnetId=ref("Subnet"), LaunchTemplate=BY_TEMPLATE),
        resource("EKS::Nodegroup", Subnets=[ref("Subnet")], ClusterName=ref("Cluster"), LaunchTemplate={"Id": ref("Template")}),
    ],
    ids=["group", "mixed", "fleet", "instance", "nodes"],
)
def test_the_groups_of_a_launch_template_are_its_instances(it: Json) -> None:
    workload = workload_of(LAUNCHED, CLUSTER, It=it)

    assert (workload.subnets, workload.groups) == ((named("Subnet"),), (named("Group"),))


def test_clients_of_a_vpn_come_from_its_subnets() -> None:
    association = resource("EC2::ClientVpnTargetNetworkAssociation", ClientVpnEndpointId=ref("It"), SubnetId=ref("Subnet"))

    workload = workload_of(It=resource("EC2::ClientVpnEndpoint", SecurityGroupIds=[ref("Group")]), Association=association)

    assert (workload.subnets, workload.groups) == ((named("Subnet"),), (named("Group"),))
