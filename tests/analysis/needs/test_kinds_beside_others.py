"""What workloads need that resources beside them tell: ends of replications, stacks of fleets, options, brokers, clusters."""

from __future__ import annotations

import pytest

from tests.analysis.needs.fixtures_kinds import AWSVPC, ECR, SENDS, certain, of, perhaps, task
from tests.analysis.networks.fixtures_models import Json, attribute, ref, resource

SUBNET_GROUP = resource("RDS::DBSubnetGroup", DBSubnetGroupDescription="x", SubnetIds=[ref("Subnet")])


DATABASE = {"DBSubnetGroupName": ref("Beside"), "VpcSecurityGroupIds": [ref("Group")]}


def service(**more: Json) -> Json:
    return resource("ECS::Service", LaunchType="FARGATE", TaskDefinition=ref("Task"), NetworkConfiguration=AWSVPC, **more)


@pytest.mark.parametrize(
    ("end", "services"),
    [
        ({"EngineName": "s3"}, ["s3"]),
        ({"EngineName": "kinesis"}, ["kinesis-streams"]),
        ({"EngineName": "dynamodb"}, ["dynamodb"]),
        ({"EngineName": "postgres", "PostgreSqlSettings": {"SecretsManagerSecretId": "shop/database"}}, ["secretsmanager"]),
        ({"EngineName": "postgres", "ServerName": "db.example.internal"}, []),
    ],
)
def test_a_replication_reaches_its_ends(end: Json, services: list[str]) -> None:
    placed = {"ReplicationSubnetGroupIdentifier": ref("Beside"), "VpcSecurityGroupIds": [ref("Group")]}
    beside = {
        "Beside": resource("DMS::ReplicationSubnetGroup", ReplicationSubnetGroupDescription="x", SubnetIds=[ref("Subnet")]),
        "End": resource("DMS::Endpoint", EndpointType="target", **end),
        "Other": resource("DMS::Endpoint", EndpointType="source", EngineName="mysql"),
    }
    moved = resource("DMS::ReplicationTask", ReplicationInstanceArn=ref("It"), SourceEndpointArn=ref("Other"), TargetEndpointArn=ref("End"))
    instance = resource("DMS::ReplicationInstance", ReplicationInstanceClass="dms.t3.medium", **placed)
    serverless = resource(
        "DMS::ReplicationConfig",
        ComputeConfig={"ReplicationSubnetGroupId": ref("Beside"), "VpcSecurityGroupIds": [ref("Group")]},
        SourceEndpointArn=ref("Other"),
        TargetEndpointArn=ref("End"),
    )

    assert certain(of(instance, Task=moved, **beside)) == services
    assert certain(of(instance, **beside)) == []
    assert certain(of(serverless, **beside)) == services


@pytest.mark.parametrize(("feature", "services"), [("s3Import", ["s3"]), ("Lambda", ["lambda"]), (None, [])])
def test_a_database_calls_what_it_has_a_role_for(feature: str | None, services: list[str]) -> None:
    roles = [] if feature is None else [{"FeatureName": feature, "RoleArn": "arn:aws:iam::111122223333:role/x"}]
    cluster = resource("RDS::DBCluster", Engine="aurora-postgresql", AssociatedRoles=roles, **DATABASE)

    assert certain(of(cluster, Beside=SUBNET_GROUP)) == services


def test_the_host_of_a_custom_database_is_automated_from_the_vpc() -> None:
    instance = resource("RDS::DBInstance", Engine="custom-oracle-ee", DBSubnetGroupName=ref("Beside"), VPCSecurityGroups=[ref("Group")])

    assert {"ssm", "ssmmessages", "s3", "events"} <= {*certain(of(instance, Beside=SUBNET_GROUP))}


@pytest.mark.parametrize(("routed", "services"), [(True, ["s3"]), (False, []), (None, [])])
def test_redshift_loads_through_the_vpc_where_it_is_told_to(routed: bool | None, services: list[str]) -> None:  # noqa: FBT001 - a property
    properties = {} if routed is None else {"EnhancedVpcRouting": routed}
    workgroup = resource("RedshiftServerless::Workgroup", SubnetIds=[ref("Subnet")], SecurityGroupIds=[ref("Group")], **properties)

    assert certain(of(workgroup)) == services


@pytest.mark.parametrize(
    ("connectors", "named", "services"),
    [
        ([{"ConnectorType": "HOMEFOLDERS"}], ref("Desk"), ["s3"]),
        ([{"ConnectorType": "HOMEFOLDERS"}], "desk", ["s3"]),
        ([{"ConnectorType": "ONE_DRIVE"}], ref("Desk"), []),
    ],
)
def test_a_fleet_keeps_home_folders_in_a_bucket(connectors: list[Json], named: object, services: list[str]) -> None:
    fleet = resource(
        "AppStream::Fleet", Name="fleet", InstanceType="x", VpcConfig={"SubnetIds": [ref("Subnet")], "SecurityGroupIds": [ref("Group")]}
    )
    desk = resource("AppStream::Stack", Name="desk", StorageConnectors=connectors)
    association = resource("AppStream::StackFleetAssociation", FleetName="fleet", StackName=named)
    needed = of(fleet, Desk=desk, Association=association)

    assert certain(needed) == (services if not isinstance(named, str) else [])
    assert isinstance(named, str) or perhaps(needed) == []


@pytest.mark.parametrize(
    ("broker", "parameters"),
    [
        (resource("AmazonMQ::Broker", SubnetIds=[ref("Subnet")], SecurityGroups=[ref("Group")]), "RabbitMQBrokerParameters"),
        (
            resource("MSK::Cluster", BrokerNodeGroupInfo={"ClientSubnets": [ref("Subnet")], "SecurityGroups": [ref("Group")]}),
            "ManagedStreamingKafkaParameters",
        ),
        (
            resource("MSK::ServerlessCluster", VpcConfigs=[{"SubnetIds": [ref("Subnet")], "SecurityGroups": [ref("Group")]}]),
            "ManagedStreamingKafkaParameters",
        ),
    ],
    ids=["mq", "kafka", "serverless"],
)
def test_a_pipe_polls_from_the_subnets_of_its_brokers(broker: Json, parameters: str) -> None:
    pipe = resource(
        "Pipes::Pipe", Source=attribute("Broker", "Arn"), Target="arn:x", RoleArn="x", SourceParameters={parameters: {"Q": "q"}}
    )

    needed = of(pipe, Broker=broker)
    assert needed is not None

    assert (certain(needed), needed.unknown) == (["pipes-data"], ())
    assert of(pipe, Broker=resource("SQS::Queue")) is None


def test_a_pipe_polls_ones_own_brokers_with_no_role_of_the_account() -> None:
    place = {"Subnets": [ref("Subnet")], "SecurityGroup": [ref("Group")]}
    source = {"SelfManagedKafkaParameters": {"TopicName": "orders", "Vpc": place}}
    pipe = resource("Pipes::Pipe", Source="smk://kafka:9092", Target="arn:x", RoleArn="arn:x", SourceParameters=source)
    needed = of(pipe)

    assert needed is not None
    assert (certain(needed), needed.unknown) == (["pipes-data"], ())


def test_the_target_of_a_pipe_is_called_from_elsewhere() -> None:
    broker = resource("AmazonMQ::Broker", SubnetIds=[ref("Subnet")], SecurityGroups=[ref("Group")])
    role = {"Type": "AWS::IAM::Role", "Properties": {"Policies": [SENDS]}}
    source = {"RabbitMQBrokerParameters": {"QueueName": "q"}}
    pipe = resource(
        "Pipes::Pipe", Source=attribute("Broker", "Arn"), Target="arn:x", RoleArn=attribute("Role", "Arn"), SourceParameters=source
    )

    assert certain(of(pipe, Broker=broker, Role=role)) == ["pipes-data"]


def test_the_key_of_ecs_exec_is_told_by_the_cluster() -> None:
    configured = {"ExecuteCommandConfiguration": {"KmsKeyId": "key"}}
    running = service(EnableExecuteCommand=True, Cluster=ref("Cluster"))

    assert certain(of(running, Task=task(), Cluster=resource("ECS::Cluster", Configuration=configured))) == ["kms", "ssmmessages"]
    assert certain(of(running, Task=task(), Cluster=resource("ECS::Cluster"))) == ["ssmmessages"]


def test_tasks_in_the_network_of_their_instances_pull_through_it() -> None:
    definition = resource("ECS::TaskDefinition", NetworkMode="bridge", ContainerDefinitions=[{"Name": "web", "Image": ECR}])
    group = resource("AutoScaling::AutoScalingGroup", VPCZoneIdentifier=[ref("Subnet")], LaunchTemplate={"LaunchTemplateId": ref("Launch")})
    launch = resource("EC2::LaunchTemplate", LaunchTemplateData={"SecurityGroupIds": [ref("Group")]})
    provider = resource("ECS::CapacityProvider", AutoScalingGroupProvider={"AutoScalingGroupArn": ref("Nodes")})
    strategy = [{"CapacityProvider": ref("Provider")}]
    running = resource("ECS::Service", TaskDefinition=ref("Task"), Cluster=ref("Cluster"), CapacityProviderStrategy=strategy)
    needed = of(running, Task=definition, Nodes=group, Launch=launch, Provider=provider, Cluster=resource("ECS::Cluster"))
    assert needed is not None

    assert certain(needed) == ["ecr.api", "ecr.dkr", "s3"]
    assert {need.confidence for need in needed.needs} == {"high"}


def test_a_proxy_of_app_mesh_has_no_private_path_any_more() -> None:
    definition = resource(
        "ECS::TaskDefinition", RequiresCompatibilities=["FARGATE"], ContainerDefinitions=[], ProxyConfiguration={"Type": "APPMESH"}
    )
    needed = of(service(), Task=definition)
    assert needed is not None

    assert [(need.services, need.path) for need in needed.needs] == [((), "none")]
    assert "Service Connect" in needed.needs[0].change


@pytest.mark.parametrize(
    ("image", "services"),
    [
        ({"Fn::Sub": "${Repository.RepositoryUri}:1"}, ["ecr.api", "ecr.dkr", "s3"]),
        (attribute("Repository", "RepositoryUri"), ["ecr.api", "ecr.dkr", "s3"]),
        (attribute("Build", "Image"), []),
    ],
    ids=["text", "attribute", "custom"],
)
def test_an_image_of_a_repository_of_the_set_is_in_amazon_ecr(image: object, services: list[str]) -> None:
    build = {"Type": "Custom::Build", "Properties": {"ServiceToken": "arn:x"}}
    needed = of(service(), Task=task(Image=image), Repository=resource("ECR::Repository"), Build=build)

    assert certain(needed) == services
    assert bool(perhaps(needed)) is (not services)


def test_user_data_that_names_a_cluster_is_known_but_for_its_name() -> None:
    data = {"Fn::Base64": {"Fn::Sub": "#!/bin/sh\necho ECS_CLUSTER=${Cluster} >> /etc/ecs/ecs.config"}}
    needed = of(resource("EC2::Instance", SubnetId=ref("Subnet"), UserData=data), Cluster=resource("ECS::Cluster"))

    assert certain(needed) == ["ecs", "ecs-agent", "ecs-telemetry"]
    assert perhaps(needed) == []


@pytest.mark.parametrize(
    "source",
    [
        {"Fn::Sub": "arn:aws:rds:${AWS::Region}:${AWS::AccountId}:cluster:${Documents}"},
        {"Fn::Join": [":", ["arn:aws:rds:x:cluster", ref("Documents")]]},
    ],
)
def test_a_poller_of_documents_stands_with_their_cluster(source: object) -> None:
    group = resource("DocDB::DBSubnetGroup", DBSubnetGroupDescription="x", SubnetIds=[ref("Subnet")])
    documents = resource("DocDB::DBCluster", DBSubnetGroupName=ref("Beside"), VpcSecurityGroupIds=[ref("Group")])
    access = [{"Type": "BASIC_AUTH", "URI": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:x"}]
    config = {"DatabaseName": "shop"}
    mapping = resource(
        "Lambda::EventSourceMapping",
        EventSourceArn=source,
        FunctionName="x",
        DocumentDBEventSourceConfig=config,
        SourceAccessConfigurations=access,
    )

    assert certain(of(mapping, Beside=group, Documents=documents)) == ["lambda", "secretsmanager", "sts"]
