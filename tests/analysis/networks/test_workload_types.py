"""Workloads as the analysis sees them: where they stand, with which groups and role."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis.values import Outside, Unknown
from tests.analysis.networks.fixtures_models import GROUP, VPC, Json, attribute, model_of, named, ref, resource, subnet

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.model import Workload

HERE = {"SubnetIds": [ref("Subnet")], "SecurityGroupIds": [ref("Group")]}
AWSVPC = {"Subnets": [ref("Subnet")], "SecurityGroups": [ref("Group")], "AssignPublicIp": "ENABLED"}
ROLE = {"Role": resource("IAM::Role")}
PROFILE = {**ROLE, "Profile": resource("IAM::InstanceProfile", Roles=[ref("Role")])}
TASK = {**ROLE, "Task": resource("ECS::TaskDefinition", TaskRoleArn=attribute("Role", "Arn"))}
TEMPLATE = resource(
    "EC2::LaunchTemplate",
    LaunchTemplateData={"SecurityGroupIds": [ref("Group")], "IamInstanceProfile": {"Arn": attribute("Profile", "Arn")}},
)
LAUNCHED = {**PROFILE, "Template": TEMPLATE}
BY_TEMPLATE = {"LaunchTemplateId": ref("Template"), "Version": "1"}
CLUSTER = {"Cluster": resource("EKS::Cluster", ResourcesVpcConfig=HERE)}


def workloads_of(*parts: Json, **more: Json) -> list[Workload]:
    return [
        workload
        for workload in model_of(VPC, GROUP, {"Subnet": subnet(MapPublicIpOnLaunch=True)}, *parts, **more).workloads
        if workload.id == named("It")
    ]


def workload_of(*parts: Json, **more: Json) -> Workload:
    (found,) = workloads_of(*parts, **more)
    return found


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
    found = workload_of(It=it)

    assert (found.subnets, found.groups) == ((named("Subnet"),), (named("Group"),))


@pytest.mark.parametrize("kind", ["Lambda::Function", "CodeBuild::Project", "SageMaker::NotebookInstance"])
def test_what_is_in_no_vpc_has_no_subnets(kind: str) -> None:
    found = workload_of(It=resource(kind))

    assert (found.subnets, found.groups) == ((), ())


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


SUBNETS = resource("RDS::DBSubnetGroup", SubnetIds=[ref("Subnet")])


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
    found = workload_of(It=resource("ElasticLoadBalancingV2::LoadBalancer", Type=kind, Subnets=[ref("Subnet")]))

    assert (found.groups, found.filtered) == ((), False)


def test_a_load_balancer_of_a_kind_that_is_not_known_has_groups_that_are_not_known() -> None:
    found = workload_of(It=resource("ElasticLoadBalancingV2::LoadBalancer", Type=ref("Switch"), Subnets=[ref("Subnet")]))

    assert isinstance(found.groups, Unknown)
    assert found.filtered


@pytest.mark.parametrize("own", [{}, {"DBSubnetGroupName": ref("Subnets")}], ids=["no subnets", "subnets"])
def test_an_instance_of_a_database_cluster_has_the_cluster_s_place_and_groups(own: Json) -> None:
    cluster = resource("RDS::DBCluster", DBSubnetGroupName=ref("Subnets"), VpcSecurityGroupIds=[ref("Group")])

    found = workload_of(Subnets=SUBNETS, Cluster=cluster, It=resource("RDS::DBInstance", DBClusterIdentifier=ref("Cluster"), **own))

    assert (found.subnets, found.groups) == ((named("Subnet"),), (named("Group"),))


def test_the_groups_of_an_instance_of_a_cluster_that_is_not_in_the_templates_are_unknown() -> None:
    database = resource("RDS::DBInstance", DBClusterIdentifier="elsewhere", DBSubnetGroupName=ref("Subnets"))

    assert isinstance(workload_of(Subnets=SUBNETS, It=database).groups, Unknown)


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
    found = workload_of(It=resource(kind)).subnets

    assert isinstance(found, Unknown)
    assert found.why == "no subnet is said: it stands in the default VPC"


def test_a_fleet_without_subnets_stands_in_the_default_vpc() -> None:
    configuration = {"LaunchTemplateSpecification": BY_TEMPLATE, "Overrides": [{"InstanceType": "m5.large"}]}

    assert isinstance(workload_of(LAUNCHED, It=resource("EC2::EC2Fleet", LaunchTemplateConfigs=[configuration])).subnets, Unknown)


def test_the_instances_of_an_unmanaged_compute_environment_are_not_known() -> None:
    found = workload_of(It=resource("Batch::ComputeEnvironment", Type="UNMANAGED")).subnets

    assert isinstance(found, Unknown)
    assert found.why == "the instances of an unmanaged compute environment are made elsewhere"


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


def test_the_groups_of_a_function_that_names_none_are_unknown() -> None:
    assert isinstance(workload_of(It=resource("Lambda::Function", VpcConfig={"SubnetIds": [ref("Subnet")]})).groups, Unknown)


def test_a_function_has_ipv6_where_it_asks_for_it() -> None:
    asked = resource("Lambda::Function", VpcConfig={**HERE, "Ipv6AllowedForDualStack": True})

    assert workload_of(It=asked).ipv6 is True
    assert workload_of({"Subnet": subnet(AssignIpv6AddressOnCreation=True)}, It=resource("Lambda::Function", VpcConfig=HERE)).ipv6 is False


def test_an_instance_has_the_addresses_that_its_subnet_gives() -> None:
    instance = resource("EC2::Instance", SubnetId=ref("Subnet"))
    for maps, assigns in ((True, False), (False, True)):
        model = model_of(VPC, {"Subnet": subnet(MapPublicIpOnLaunch=maps, AssignIpv6AddressOnCreation=assigns)}, It=instance)
        (found,), place = model.workloads, model.subnets[named("Subnet")]

        assert (found.public_in(place), found.ipv6_in(place)) == (maps, assigns)


@pytest.mark.parametrize(("said", "public"), [("ENABLED", True), ("DISABLED", False)])
def test_a_task_has_a_public_address_where_it_asks_for_one(said: str, *, public: bool) -> None:
    service = resource("ECS::Service", NetworkConfiguration={"AwsvpcConfiguration": {**AWSVPC, "AssignPublicIp": said}})

    assert workload_of(It=service).public_address is public


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
    found = workload_of(LAUNCHED, CLUSTER, It=it)

    assert (found.subnets, found.groups) == ((named("Subnet"),), (named("Group"),))


def test_the_launch_template_of_another_app_leaves_the_groups_unknown() -> None:
    group = resource("AutoScaling::AutoScalingGroup", VPCZoneIdentifier=[ref("Subnet")], LaunchTemplate={"LaunchTemplateId": "lt-1"})

    found = workload_of(It=group)

    assert found.subnets == (named("Subnet"),)
    assert isinstance(found.groups, Unknown)


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
    found = workload_of(It=CLUSTER["Cluster"])

    assert (found.groups, found.initiates) == ((named("Group"), named("It.ClusterSecurityGroupId")), False)


def test_the_custom_resource_of_the_cdk_is_a_cluster_too() -> None:
    config = {"resourcesVpcConfig": {"subnetIds": [ref("Subnet")], "securityGroupIds": [ref("Group")]}}

    found = workload_of(It=resource("Custom::AWSCDK-EKS-Cluster", Config=config))

    assert (found.subnets, found.groups) == ((named("Subnet"),), (named("Group"), named("It.ClusterSecurityGroupId")))


@pytest.mark.parametrize("name", [ref("Subnets"), "Databases"])
def test_a_database_stands_in_the_subnets_of_its_subnet_group(name: Json) -> None:
    group = resource("RDS::DBSubnetGroup", DBSubnetGroupName="databases", SubnetIds=[ref("Subnet")])

    found = workload_of(Subnets=group, It=resource("RDS::DBInstance", DBSubnetGroupName=name, VPCSecurityGroups=[ref("Group")]))

    assert (found.subnets, found.groups, found.initiates) == ((named("Subnet"),), (named("Group"),), False)


def test_an_imported_subnet_group_has_unknown_subnets() -> None:
    assert isinstance(workload_of(It=resource("RDS::DBInstance", DBSubnetGroupName="elsewhere")).subnets, Unknown)


def test_each_place_of_a_resource_is_a_workload() -> None:
    replicator = resource("MSK::Replicator", KafkaClusters=[{"VpcConfig": HERE}, {"VpcConfig": {"SubnetIds": ["subnet-1"]}}])

    assert [workload.subnets for workload in workloads_of(It=replicator)] == [(named("Subnet"),), (Outside("subnet-1"),)]


def test_clients_of_a_vpn_come_from_its_subnets() -> None:
    association = resource("EC2::ClientVpnTargetNetworkAssociation", ClientVpnEndpointId=ref("It"), SubnetId=ref("Subnet"))

    found = workload_of(It=resource("EC2::ClientVpnEndpoint", SecurityGroupIds=[ref("Group")]), Association=association)

    assert (found.subnets, found.groups) == ((named("Subnet"),), (named("Group"),))


def test_a_place_that_nobody_knows_is_unknown() -> None:
    found = workload_of(It=resource("Lambda::Function", VpcConfig=ref("Switch")))

    assert isinstance(found.subnets, Unknown)
    assert isinstance(found.groups, Unknown)
