"""What tasks of Amazon ECS need, wherever they run and whatever starts them: what their execution roles may do is not what they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.analysis.needs.fixtures_kinds import AWSVPC, ECR, SERVICE, certain, of, perhaps, task
from tests.analysis.needs.fixtures_roles import allow, inline
from tests.analysis.networks.fixtures_models import Json, attribute, ref, resource

if TYPE_CHECKING:
    from constructs_privatelink.analysis.needs.workload_needs import WorkloadNeeds

PULL = ["ecr:GetAuthorizationToken", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", "logs:PutLogEvents"]
IMAGE = ["ecr.api", "ecr.dkr", "s3"]


def of_role(image: str, **more: Json) -> WorkloadNeeds | None:
    container = {"Name": "web", "Image": image, **more}
    definition = resource(
        "ECS::TaskDefinition",
        RequiresCompatibilities=["FARGATE"],
        ContainerDefinitions=[container],
        ExecutionRoleArn=attribute("Role", "Arn"),
    )
    return of(SERVICE, Task=definition, Role=inline(allow(*PULL)))


@pytest.mark.parametrize(
    ("image", "log", "services"),
    [
        ("111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop:1", "awslogs", ["ecr.api", "ecr.dkr", "logs", "s3"]),
        ("111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop:1", "splunk", ["ecr.api", "ecr.dkr", "s3"]),
        ("nginx:1.27", "awslogs", ["", "logs"]),
        ("registry.example.internal/shop:1", "splunk", []),
    ],
)
def test_an_execution_role_asks_for_nothing_that_the_task_does_not(image: str, log: str, services: list[str]) -> None:
    assert certain(of_role(image, LogConfiguration={"LogDriver": log})) == services


def test_an_execution_role_counts_where_the_image_is_not_known() -> None:
    definition = task(Image=ref("Switch"))
    definition["Properties"]["ExecutionRoleArn"] = attribute("Role", "Arn")

    assert certain(of(SERVICE, Task=definition, Role=inline(allow(*PULL)))) == ["ecr.api", "ecr.dkr", "s3"]


@pytest.mark.parametrize(
    ("secret", "services"),
    [
        (ref("Secret"), ["secretsmanager"]),
        # What the CDK writes for the secret of its own database.
        ({"Fn::Join": ["", [ref("Attached"), ":password::"]]}, ["secretsmanager"]),
        ({"Fn::Join": ["", [attribute("Database", "MasterUserSecret.SecretArn"), ":password::"]]}, ["secretsmanager"]),
        (ref("Setting"), ["ssm"]),
        ("/config/a", ["ssm"]),
        ({"Fn::ImportValue": "Shared"}, ["secretsmanager", "ssm"]),
    ],
)
def test_a_secret_of_whatever_makes_it_is_fetched_by_the_agent(secret: Json, services: list[str]) -> None:
    definition = task(Image="registry.example.internal/shop:1", Secrets=[{"Name": "A", "ValueFrom": secret}])
    definition["Properties"]["ExecutionRoleArn"] = attribute("Role", "Arn")
    made = of(
        SERVICE,
        Task=definition,
        Role=inline(allow("secretsmanager:GetSecretValue", "ssm:GetParameters")),
        Secret=resource("SecretsManager::Secret"),
        Attached=resource("SecretsManager::SecretTargetAttachment", SecretId=ref("Secret")),
        Database=resource("RDS::DBInstance", ManageMasterUserPassword=True),
        Setting=resource("SSM::Parameter", Type="String", Value="1"),
    )

    assert certain(made) == services


FETCH = ["s3:GetObject", "secretsmanager:GetSecretValue", "ssm:GetParameters"]
ON_INSTANCES: dict[str, Json] = {"RequiresCompatibilities": ["EC2"], "NetworkMode": "bridge"}


@pytest.mark.parametrize(
    ("more", "services"),
    [
        ({"CredentialSpecs": ["credentialspec:arn:aws:s3:::domain/spec"]}, ["s3"]),
        ({"CredentialSpecs": [{"Fn::Sub": "credentialspec:arn:aws:ssm:${AWS::Region}:${AWS::AccountId}:parameter/spec"}]}, ["ssm"]),
        ({"CredentialSpecs": ["credentialspecdomainless:arn:aws:s3:::domain/spec"]}, ["s3", "secretsmanager"]),
        ({}, []),
    ],
)
@pytest.mark.parametrize("placed", [{}, ON_INSTANCES])
def test_an_agent_fetches_what_joins_a_container_to_a_domain(placed: dict[str, Json], more: dict[str, Json], services: list[str]) -> None:
    definition = task(Image="registry.example.internal/shop:1", **more)
    definition["Properties"] |= {"ExecutionRoleArn": attribute("Role", "Arn"), **placed}

    assert certain(of(SERVICE, Task=definition, Role=inline(allow(*FETCH)))) == services


@pytest.mark.parametrize(
    ("container", "credentials", "services"),
    [
        ({}, attribute("Secret", "Id"), ["secretsmanager"]),
        ({}, {"Fn::Sub": "arn:aws:ssm:${AWS::Region}:${AWS::AccountId}:parameter/files"}, ["ssm"]),
        ({"FirelensConfiguration": {"Type": "fluentbit", "Options": {"config-file-type": "s3"}}}, None, ["s3"]),
        ({"FirelensConfiguration": {"Type": "fluentbit", "Options": {"config-file-type": "file"}}}, None, []),
    ],
)
def test_an_agent_of_an_instance_fetches_credentials_of_file_systems_and_what_configures_log_routers(
    container: dict[str, Json], credentials: Json, services: list[str]
) -> None:
    definition = task(Image="registry.example.internal/shop:1", **container)
    files = {"AuthorizationConfig": {"CredentialsParameter": credentials, "Domain": "example.com"}}
    volumes = [{"Name": "files", "FSxWindowsFileServerVolumeConfiguration": files}] if credentials else []
    definition["Properties"] |= {"ExecutionRoleArn": attribute("Role", "Arn"), "Volumes": volumes, **ON_INSTANCES}

    assert certain(of(SERVICE, Task=definition, Role=inline(allow(*FETCH)), Secret=resource("SecretsManager::Secret"))) == services


def test_a_task_with_one_role_for_both_calls_what_that_allows() -> None:
    definition = task(Image="nginx:1.27")
    definition["Properties"] |= {"ExecutionRoleArn": attribute("Role", "Arn"), "TaskRoleArn": attribute("Role", "Arn")}

    assert certain(of(SERVICE, Task=definition, Role=inline(allow("logs:PutLogEvents")))) == ["", "logs"]


@pytest.mark.parametrize(
    ("launch", "services"),
    [
        ({"LaunchType": "FARGATE"}, IMAGE),
        ({"CapacityProviderStrategy": [{"CapacityProvider": "FARGATE_SPOT", "Weight": 1}]}, IMAGE),
        ({"LaunchType": "EC2"}, []),
    ],
)
@pytest.mark.parametrize("compatibilities", [["EC2", "FARGATE"], None])
def test_a_task_that_is_started_on_fargate_pulls_through_its_own_interface(
    launch: Json, services: list[str], compatibilities: list[str] | None
) -> None:
    may = {} if compatibilities is None else {"RequiresCompatibilities": compatibilities}
    definition = resource("ECS::TaskDefinition", NetworkMode="awsvpc", ContainerDefinitions=[{"Name": "web", "Image": ECR}], **may)
    service = resource("ECS::Service", TaskDefinition=ref("Task"), NetworkConfiguration=AWSVPC, **launch)

    assert certain(of(service, Task=definition)) == services


def test_agents_on_instances_fetch_secrets_of_tasks_in_the_network_of_these() -> None:
    container = {"Name": "web", "Image": ECR, "Secrets": [{"Name": "A", "ValueFrom": "/config/a"}]}
    definition = resource("ECS::TaskDefinition", RequiresCompatibilities=["EC2"], ContainerDefinitions=[container])
    group = resource("AutoScaling::AutoScalingGroup", VPCZoneIdentifier=[ref("Subnet")], LaunchConfigurationName="x")
    provider = resource("ECS::CapacityProvider", AutoScalingGroupProvider={"AutoScalingGroupArn": ref("Group1")})
    strategy = [{"CapacityProvider": ref("Provider"), "Weight": 1}]
    service = resource("ECS::Service", TaskDefinition=ref("Task"), Cluster=ref("Cluster"), CapacityProviderStrategy=strategy)
    needed = of(service, Task=definition, Group1=group, Provider=provider, Cluster=resource("ECS::Cluster"))

    assert needed is not None
    assert {need.services[0]: need.confidence for need in needed.needs} == {**dict.fromkeys(IMAGE, "high"), "ssm": "medium"}


@pytest.mark.parametrize("definition_of", ["Definition", "DefinitionString"])
def test_tasks_that_a_state_machine_starts_need_what_their_definitions_say(definition_of: str) -> None:
    parameters = {"LaunchType": "FARGATE", "Cluster": "shop", "TaskDefinition": ref("Task"), "NetworkConfiguration": AWSVPC}
    state = {"Type": "Task", "Resource": "arn:aws:states:::ecs:runTask.sync", "Parameters": parameters, "End": True}
    states: Json = {"StartAt": "Run", "States": {"Run": state}}
    text = {
        "Fn::Join": [
            "",
            [
                (
                    '{"StartAt":"Run","States":{"Run":{"End":true,"Type":"Task","Resource":"arn:aws:states:::ecs:runTask.sync","Parameters":'
                    '{"LaunchType":"FARGATE","TaskDefinition":"'
                ),
                ref("Task"),
                '","NetworkConfiguration":{"AwsvpcConfiguration":{"Subnets":["',
                ref("Subnet"),
                '"],"SecurityGroups":["',
                attribute("Group", "GroupId"),
                '"]}}}}}}',
            ],
        ]
    }
    machine = resource("StepFunctions::StateMachine", **{definition_of: states if definition_of == "Definition" else text})
    needed = of(machine, Task=task(Image=ECR, LogConfiguration={"LogDriver": "awslogs"}))

    assert certain(needed) == ["ecr.api", "ecr.dkr", "logs", "s3"]
    assert perhaps(needed) == []


def test_an_express_mode_service_pulls_its_image_and_writes_its_log() -> None:
    network = {"Subnets": [ref("Subnet")], "SecurityGroups": [ref("Group")]}
    service = resource("ECS::ExpressGatewayService", NetworkConfiguration=network, PrimaryContainer={"Image": ECR})

    assert certain(of(service)) == ["ecr.api", "ecr.dkr", "logs", "s3"]


def test_an_image_of_a_repository_of_the_templates_is_no_collector_of_traces() -> None:
    def part(index: int) -> Json:
        return {"Fn::Select": [index, {"Fn::Split": [":", attribute("Repository", "Arn")]}]}

    image = {"Fn::Join": ["", [part(4), ".dkr.ecr.", part(3), ".", ref("AWS::URLSuffix"), "/", ref("Repository"), ":latest"]]}
    needed = of(SERVICE, Task=task(Image=image), Repository=resource("ECR::Repository"))

    assert (certain(needed), perhaps(needed)) == (["ecr.api", "ecr.dkr", "s3"], [])


FAR = "111122223333.dkr.ecr.us-east-1.amazonaws.com/shop:1"


def test_what_a_task_takes_from_another_region_no_endpoint_of_its_own_region_answers() -> None:
    log = {"LogDriver": "awslogs", "Options": {"awslogs-region": "us-east-1", "awslogs-group": "shop"}}
    secret = {"Name": "A", "ValueFrom": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:x"}
    definition = task(Image=FAR, LogConfiguration=log, Secrets=[secret])
    definition["Properties"]["ExecutionRoleArn"] = attribute("Role", "Arn")
    needed = of(SERVICE, Task=definition, Role=inline(allow(*PULL, "secretsmanager:GetSecretValue")))

    assert needed is not None
    assert {(*need.services, need.region) for need in needed.needs} == {
        *((name, "us-east-1") for name in (*IMAGE, "logs")),
        ("secretsmanager", None),
    }


def test_images_of_two_regions_are_pulled_from_both() -> None:
    containers = [{"Name": "far", "Image": FAR}, {"Name": "near", "Image": ECR}]
    definition = resource("ECS::TaskDefinition", RequiresCompatibilities=["FARGATE"], ContainerDefinitions=containers)
    needed = of(SERVICE, Task=definition)

    assert needed is not None
    assert {(need.services[0], need.region) for need in needed.needs} == {
        (name, region) for name in IMAGE for region in (None, "us-east-1")
    }


def test_the_proxy_of_service_connect_writes_its_own_log() -> None:
    connect = {"Enabled": True, "LogConfiguration": {"LogDriver": "awslogs"}}
    service = {**SERVICE, "Properties": {**SERVICE["Properties"], "ServiceConnectConfiguration": connect}}

    assert certain(of(service, Task=task(Image="registry.example.internal/shop:1"))) == ["ecs-agent", "logs"]


@pytest.mark.parametrize(
    ("mode", "launch", "services"),
    [
        ("awsvpc", "EC2", ["ecr.api", "ecr.dkr", "s3", "secretsmanager"]),
        ("awsvpc", "FARGATE", []),
        ("bridge", "EC2", ["ecr.api", "ecr.dkr", "s3", "secretsmanager"]),
    ],
)
def test_the_agent_on_instances_fetches_what_tasks_need_to_start(mode: str, launch: str, services: list[str]) -> None:
    container = {"Name": "web", "Image": ECR, "Secrets": [{"Name": "A", "ValueFrom": "arn:aws:secretsmanager:eu-west-1:1:secret:x"}]}
    definition = resource("ECS::TaskDefinition", NetworkMode=mode, ContainerDefinitions=[container])
    place = {"NetworkConfiguration": AWSVPC} if mode == "awsvpc" else {}
    service = resource("ECS::Service", Cluster=ref("Cluster"), TaskDefinition=ref("Task"), LaunchType=launch, **place)
    data = resource("EC2::LaunchTemplate", LaunchTemplateData={"UserData": {"Fn::Sub": "echo ${Cluster}"}})
    group = resource("AutoScaling::AutoScalingGroup", VPCZoneIdentifier=[ref("Subnet")], LaunchTemplate={"LaunchTemplateId": ref("Data")})
    needed = of(group, Data=data, Cluster=resource("ECS::Cluster"), Task=definition, Service=service)

    assert certain(needed) == services
