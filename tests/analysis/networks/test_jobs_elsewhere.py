"""What stands where another resource says: jobs, crawlers, services of App Runner, and pollers of brokers."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis.values import ResourceId, Unknown
from tests.analysis.networks.fixtures_elsewhere import NETWORK, place_of, places_of
from tests.analysis.networks.fixtures_models import Json, attribute, model_of, named, ref, resource


def computing(kind: str = "FARGATE", **more: Json) -> Json:
    resources = {"Type": kind, "Subnets": [ref("A")], "SecurityGroupIds": [ref("Closed")], **more}
    return resource("Batch::ComputeEnvironment", Type="MANAGED", ComputeResources=resources)


def job(platform: str, **container: Json) -> Json:
    return resource("Batch::JobDefinition", Type="container", PlatformCapabilities=[platform], ContainerProperties=container)


def test_jobs_stand_in_the_compute_environments_of_their_platform() -> None:
    on_instances = computing("EC2", Subnets=[ref("B")], InstanceRole=ref("Profile"))
    both = {"Fargate": computing(), "Instances": on_instances}
    fargate = place_of(both, It=job("FARGATE", JobRoleArn=attribute("TaskRole", "Arn"), ExecutionRoleArn=attribute("Role", "Arn")))
    instance = place_of(both, It=job("EC2"))

    assert (fargate.subnets, fargate.groups, fargate.role) == ((named("A"),), (named("Closed"),), named("TaskRole"))
    assert fargate.execution_role == named("Role")
    assert (instance.subnets, instance.role) == ((named("B"),), named("Role"))


def test_jobs_whose_compute_environment_is_elsewhere_stand_nobody_knows_where() -> None:
    assert isinstance(place_of(It=job("FARGATE")).subnets, Unknown)


def test_a_compute_environment_without_groups_has_those_of_its_launch_templates() -> None:
    launch = {"LaunchTemplateId": ref("Usual"), "Overrides": [{"LaunchTemplateId": ref("Special"), "TargetInstanceTypes": ["m7i.large"]}]}
    places = places_of("It", It=computing("EC2", SecurityGroupIds=[], LaunchTemplate=launch))

    assert [place.groups for place in places] == [(named("Open"),), (named("Closed"),)]


def connection(**properties: Json) -> Json:
    requirements = {"SubnetId": ref("A"), "SecurityGroupIdList": [ref("Closed")], **properties}
    return resource("Glue::Connection", CatalogId="1", ConnectionInput={"Name": "orders", "PhysicalConnectionRequirements": requirements})


@pytest.mark.parametrize(
    "it",
    [
        resource("Glue::Job", Role=attribute("Role", "Arn"), Connections={"Connections": [ref("Connection")]}),
        resource("Glue::Job", Role=attribute("Role", "Arn"), Connections={"Connections": ["orders"]}),
        resource("Glue::Crawler", Role=attribute("Role", "Arn"), Targets={"JdbcTargets": [{"ConnectionName": ref("Connection")}]}),
    ],
)
def test_jobs_and_crawlers_stand_where_their_connections_say(it: Json) -> None:
    workload = place_of(Connection=connection(), It=it)

    assert (workload.subnets, workload.groups, workload.role) == ((named("A"),), (named("Closed"),), named("Role"))


def test_a_connection_that_is_not_in_the_set_makes_the_place_unknown_with_its_name() -> None:
    assert "billing" in str(place_of(It=resource("Glue::Job", Connections={"Connections": ["billing"]})).subnets)
    assert places_of("It", It=resource("Glue::Job", Role="x")) == []


def test_a_service_of_app_runner_sends_from_its_connector() -> None:
    def serving(connector: Json) -> Json:
        egress = {"EgressConfiguration": {"EgressType": "VPC", "VpcConnectorArn": connector}}
        roles = {"InstanceConfiguration": {"InstanceRoleArn": attribute("Role", "Arn")}}
        return resource("AppRunner::Service", NetworkConfiguration=egress, **roles)

    connector = resource("AppRunner::VpcConnector", Subnets=[ref("A")], SecurityGroups=[ref("Closed")])
    workload = place_of(Connector=connector, It=serving(attribute("Connector", "VpcConnectorArn")))

    assert (workload.subnets, workload.groups, workload.role) == ((named("A"),), (named("Closed"),), named("Role"))
    assert isinstance(place_of(It=serving("arn:aws:apprunner:eu-west-1:1:vpcconnector/web/1/abc")).subnets, Unknown)
    assert places_of("It", It=resource("AppRunner::Service")) == []


FUNCTION = resource("Lambda::Function", Role=attribute("Role", "Arn"))


@pytest.mark.parametrize(
    ("brokers", "source"),
    [
        (
            resource("AmazonMQ::Broker", SubnetIds=[ref("A")], SecurityGroups=[ref("Closed")]),
            {"EventSourceArn": attribute("Brokers", "Arn")},
        ),
        (
            resource("MSK::Cluster", BrokerNodeGroupInfo={"ClientSubnets": [ref("A")], "SecurityGroups": [ref("Closed")]}),
            {"EventSourceArn": ref("Brokers")},
        ),
        (
            resource("EC2::EIP"),
            {
                "SelfManagedEventSource": {"Endpoints": {"KafkaBootstrapServers": ["kafka.example.com:9092"]}},
                "SourceAccessConfigurations": [
                    {"Type": "VPC_SUBNET", "URI": ref("A")},
                    {"Type": "VPC_SECURITY_GROUP", "URI": ref("Closed")},
                ],
            },
        ),
    ],
)
def test_a_poller_stands_in_the_subnets_of_its_brokers_and_calls_three_services(brokers: Json, source: Json) -> None:
    workload = place_of(
        Brokers=brokers, Function=FUNCTION, It=resource("Lambda::EventSourceMapping", FunctionName=ref("Function"), **source)
    )

    assert (workload.subnets, workload.groups, workload.role) == ((named("A"),), (named("Closed"),), named("Role"))
    assert workload.calls == frozenset({"lambda", "secretsmanager", "sts"})


@pytest.mark.parametrize(
    ("subnet", "group"),
    [
        ({"Fn::Sub": "subnet:${A}"}, {"Fn::Sub": "security_group:${Closed.GroupId}"}),
        ({"Fn::Join": ["", ["subnet:", ref("A")]]}, {"Fn::Join": ["", ["security_group:", ref("Closed")]]}),
    ],
)
def test_a_poller_stands_in_the_subnets_that_stand_behind_their_kind(subnet: Json, group: Json) -> None:
    source = [{"Type": "VPC_SUBNET", "URI": subnet}, {"Type": "VPC_SECURITY_GROUP", "URI": group}]
    brokers = {"Endpoints": {"KafkaBootstrapServers": ["kafka.example.com:9092"]}}
    mapping = resource("Lambda::EventSourceMapping", SelfManagedEventSource=brokers, SourceAccessConfigurations=source)
    workload = place_of(It=mapping)

    assert (workload.subnets, workload.groups) == ((named("A"),), (named("Closed"),))


def test_queues_and_streams_are_polled_from_outside() -> None:
    mapping = resource("Lambda::EventSourceMapping", FunctionName=ref("Function"), EventSourceArn=attribute("Queue", "Arn"))

    assert places_of("It", Queue=resource("SQS::Queue"), Function=FUNCTION, It=mapping) == []


def test_an_endpoint_of_another_service_is_not_asked_of_a_poller() -> None:
    from constructs_privatelink.analysis.declared_clients import DeclaredClients  # noqa: PLC0415 - one test of many

    def endpoint(service: str) -> Json:
        name = f"com.amazonaws.eu-west-1.{service}"
        return resource("EC2::VPCEndpoint", VpcEndpointType="Interface", ServiceName=name, VpcId=ref("Vpc"), SubnetIds=[ref("A")])

    brokers = resource("AmazonMQ::Broker", SubnetIds=[ref("A")], SecurityGroups=[ref("Closed")])
    mapping = resource("Lambda::EventSourceMapping", FunctionName=ref("Function"), EventSourceArn=attribute("Brokers", "Arn"))
    model = model_of(NETWORK, Brokers=brokers, Function=FUNCTION, It=mapping, Sts=endpoint("sts"), Kms=endpoint("kms"))
    asked = {endpoint.short_name: [*DeclaredClients(model).clients_of(endpoint)] for endpoint in model.endpoints}

    assert [str(client) for client in asked["sts"]] == ["It"]
    assert asked["kms"] == []


def test_the_id_of_a_workload_is_the_resource_that_the_template_has() -> None:
    assert place_of(Connection=connection(), It=resource("Glue::Job", Connections={"Connections": ["orders"]})).id == ResourceId(
        "Template", "It"
    )
