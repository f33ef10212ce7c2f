"""What workloads need that no role tells: images, answers of custom resources, pollers, rotation, Studio."""

from __future__ import annotations

import pytest

from tests.analysis.needs.fixtures_kinds import AWSVPC, ECR, PLACE, SERVICE, certain, of, perhaps, task
from tests.analysis.needs.fixtures_roles import allow, inline
from tests.analysis.networks.fixtures_models import Json, attribute, ref, resource

FUNCTION = resource("Lambda::Function", VpcConfig=PLACE, Role="arn:aws:iam::111122223333:role/x", Handler="index.handler")


@pytest.mark.parametrize(
    ("container", "services"),
    [
        ({"Image": ECR}, ["ecr.api", "ecr.dkr", "s3"]),
        ({"Image": "nginx:1.27"}, [""]),
        ({"Image": "registry.example.internal/shop:1"}, []),
        ({"LogConfiguration": {"LogDriver": "awslogs"}}, ["logs"]),
        ({"LogConfiguration": {"LogDriver": "splunk"}}, []),
        ({"Secrets": [{"Name": "A", "ValueFrom": ref("Secret")}]}, ["secretsmanager"]),
        ({"Secrets": [{"Name": "A", "ValueFrom": {"Fn::Join": ["", [ref("Secret"), ":password::"]]}}]}, ["secretsmanager"]),
        ({"Secrets": [{"Name": "A", "ValueFrom": "/config/a"}, {"Name": "B", "ValueFrom": ref("Parameter")}]}, ["ssm"]),
    ],
)
def test_a_task_on_fargate_needs_what_its_definition_says(container: Json, services: list[str]) -> None:
    parts = {"Secret": resource("SecretsManager::Secret"), "Parameter": resource("SSM::Parameter", Type="String", Value="x")}

    assert certain(of(SERVICE, Task=task(**container), **parts)) == services


def test_a_task_on_instances_pulls_nothing_through_its_own_interface() -> None:
    definition = resource(
        "ECS::TaskDefinition", RequiresCompatibilities=["EC2"], NetworkMode="awsvpc", ContainerDefinitions=[{"Image": ECR}]
    )
    service = resource("ECS::Service", LaunchType="EC2", TaskDefinition=ref("Task"), NetworkConfiguration=AWSVPC)

    assert of(service, Task=definition) is None


def test_an_image_of_a_public_registry_has_no_private_path() -> None:
    needed = of(SERVICE, Task=task(Image="public.ecr.aws/nginx/nginx:1"))
    assert needed is not None
    (need,) = needed.needs

    assert (need.services, need.path) == ((), "none")
    assert "public registry" in need.reasons[0]
    assert "pull-through cache" in need.change


def test_an_image_that_only_the_deployment_tells_may_be_in_amazon_ecr() -> None:
    needed = of(SERVICE, Task=task(Image=ref("Switch")))

    assert certain(needed) == []
    assert {"ecr.api", "ecr.dkr", "s3"} <= {*perhaps(needed)}


def test_ecs_exec_needs_its_messages() -> None:
    service = resource("ECS::Service", TaskDefinition=ref("Task"), NetworkConfiguration=AWSVPC, EnableExecuteCommand=True)

    assert certain(of(service, Task=task())) == ["ssmmessages"]


@pytest.mark.parametrize("type", ["CloudFormation::CustomResource", "Thing"])
def test_a_function_behind_a_custom_resource_answers_it_by_amazon_s3(type: str) -> None:
    custom = resource(type, ServiceToken=attribute("It", "Arn"))
    custom = custom if type.startswith("Cloud") else {**custom, "Type": "Custom::Thing"}

    assert certain(of(FUNCTION, Custom=custom)) == ["s3"]
    assert of(FUNCTION, Custom={**custom, "Properties": {"ServiceToken": "arn:aws:lambda:eu-west-1:111122223333:function:x"}}) is None


@pytest.mark.parametrize("type", ["Lambda::Alias", "Lambda::Version"])
def test_a_function_answers_a_custom_resource_by_its_alias_too(type: str) -> None:
    alias = resource(type, FunctionName=ref("It"))
    custom = resource("CloudFormation::CustomResource", ServiceToken=ref("Alias"))

    assert certain(of(FUNCTION, Alias=alias, Custom=custom)) == ["s3"]


def test_the_functions_of_the_cdks_provider_framework_answer() -> None:
    framework = resource("Lambda::Function", VpcConfig=PLACE, Handler="framework.isComplete")

    assert certain(of(framework)) == ["lambda", "s3"]


@pytest.mark.parametrize(
    ("properties", "services"),
    [
        ({}, ["lambda", "sts"]),
        ({"SourceAccessConfigurations": [{"Type": "BASIC_AUTH", "URI": "arn:x"}]}, ["lambda", "secretsmanager", "sts"]),
        ({"ProvisionedPollerConfig": {"MinimumPollers": 1}}, []),
    ],
)
def test_a_poller_stands_with_the_brokers(properties: Json, services: list[str]) -> None:
    broker = resource("AmazonMQ::Broker", SubnetIds=[ref("Subnet")], SecurityGroups=[ref("Group")])
    mapping = resource("Lambda::EventSourceMapping", EventSourceArn=attribute("Broker", "Arn"), FunctionName="x", **properties)

    assert certain(of(mapping, Broker=broker)) == services


def test_a_hosted_rotation_function_calls_secrets_manager() -> None:
    hosted = {"RotationType": "PostgreSQLSingleUser", "VpcSubnetIds": ref("Subnet"), "VpcSecurityGroupIds": ref("Group")}

    assert certain(of(resource("SecretsManager::RotationSchedule", SecretId="x", HostedRotationLambda=hosted))) == ["secretsmanager"]


@pytest.mark.parametrize(("access", "path"), [("VpcOnly", "none"), ("PublicInternetOnly", None), (None, None)])
def test_studio_needs_endpoints_where_it_has_no_internet_of_its_own(access: str | None, path: str | None) -> None:
    properties = {} if access is None else {"AppNetworkAccessType": access}
    needed = of(resource("SageMaker::Domain", SubnetIds=[ref("Subnet")], DefaultUserSettings={}, **properties))

    assert {need.path for need in (needed.needs if needed is not None else ())} == ({path} if path is not None else set())


def test_of_a_role_elsewhere_is_said_that_nobody_knows_what_it_allows() -> None:
    needed = of(FUNCTION, Custom=resource("CloudFormation::CustomResource", ServiceToken=attribute("It", "Arn")))

    assert needed is not None
    assert "not in the templates" in str(needed.unknown[0])


def test_a_build_reaches_its_source_and_what_pages_leave_open_is_less_sure() -> None:
    build_ = resource(
        "CodeBuild::Project", VpcConfig={"Subnets": [ref("Subnet")]}, Source={"Type": "S3"}, Artifacts={"Type": "NO_ARTIFACTS"}
    )
    needed = of(build_)

    assert needed is not None
    assert {need.services[0]: need.confidence for need in needed.needs} == {"s3": "medium", "logs": "low"}


@pytest.mark.parametrize(("source", "outside"), [("GITHUB", True), ("GITLAB", True), ("CODECOMMIT", False), ("NO_SOURCE", False)])
def test_a_source_outside_aws_has_no_private_path(source: str, *, outside: bool) -> None:
    build_ = resource("CodeBuild::Project", VpcConfig={"Subnets": [ref("Subnet")]}, Source={"Type": source})

    assert ("" in certain(of(build_))) is outside


def test_codebuild_makes_the_interfaces_of_a_build_itself() -> None:
    role = {"Role": inline(allow("ec2:CreateNetworkInterface", "ec2:DescribeDhcpOptions", "ec2:DescribeVpcs"))}
    build_ = resource("CodeBuild::Project", VpcConfig={"Subnets": [ref("Subnet")]}, ServiceRole=attribute("Role", "Arn"))
    more = {"Role": inline(allow("ec2:DescribeImages"))}

    assert "ec2" not in certain(of(build_, **role))
    assert "ec2" in certain(of(build_, **more))


@pytest.mark.parametrize(
    ("data", "services"),
    [
        ({"Fn::Base64": "#!/bin/bash\ndnf install -y nginx"}, ["s3"]),
        ({"Fn::Base64": {"Fn::Sub": "/opt/aws/bin/cfn-signal --stack ${AWS::StackName}"}}, ["cloudformation"]),
        ({"Fn::Base64": "#!/bin/bash\necho ready"}, []),
        ({"Fn::Base64": {"Fn::Sub": "#!/bin/bash\n/etc/eks/bootstrap.sh ${Switch}"}}, ["eks"]),
        ({"Fn::Base64": "#!/bin/bash\n/etc/eks/bootstrap.sh shop --apiserver-endpoint https://x --b64-cluster-ca y"}, []),
        ({"Fn::Base64": {"Fn::Sub": "#!/bin/bash\n/opt/aws/bin/cfn-init -s ${AWS::StackName} -r It"}}, ["cloudformation"]),
    ],
)
def test_an_instances_user_data_tells_what_it_calls_while_it_starts(data: Json, services: list[str]) -> None:
    instance = resource("EC2::Instance", SubnetId=ref("Subnet"), UserData=data)
    template = resource("EC2::LaunchTemplate", LaunchTemplateData={"UserData": data})
    launched = resource("EC2::Instance", SubnetId=ref("Subnet"), LaunchTemplate={"LaunchTemplateId": ref("Template"), "Version": "1"})

    assert certain(of(instance)) == services
    assert certain(of(launched, Template=template)) == services


@pytest.mark.parametrize(
    ("line", "doubted"), [("/opt/start --name ${Switch}", False), ("export NAME=${Switch} # ${AWS::StackName}", False), ("${Switch}", True)]
)
def test_a_value_within_a_script_is_no_command_of_it(line: str, *, doubted: bool) -> None:
    instance = resource("EC2::Instance", SubnetId=ref("Subnet"), UserData={"Fn::Base64": {"Fn::Sub": f"#!/bin/bash\n{line}"}})

    assert ("ecs" in perhaps(of(instance))) is doubted


@pytest.mark.parametrize(
    ("type", "properties"),
    [
        ("SageMaker::Cluster", {"VpcConfig": {"Subnets": [ref("Subnet")], "SecurityGroupIds": [ref("Group")]}}),
        (
            "SageMaker::MonitoringSchedule",
            {
                "MonitoringScheduleConfig": {
                    "MonitoringJobDefinition": {
                        "NetworkConfig": {"VpcConfig": {"Subnets": [ref("Subnet")], "SecurityGroupIds": [ref("Group")]}}
                    }
                }
            },
        ),
    ],
)
def test_containers_of_sagemaker_read_their_data_through_the_subnets(type: str, properties: Json) -> None:
    assert certain(of(resource(type, **properties))) == ["s3"]


def test_an_application_of_flink_calls_its_streams_and_by_which_path_its_log_goes_nobody_says() -> None:
    placed = {"VpcConfigurations": [{"SubnetIds": [ref("Subnet")], "SecurityGroupIds": [ref("Group")]}]}
    role = inline(allow("kinesis:GetRecords", "logs:PutLogEvents", "cloudwatch:PutMetricData", "ec2:CreateNetworkInterface"))
    application = resource(
        "KinesisAnalyticsV2::Application", ApplicationConfiguration=placed, ServiceExecutionRole=attribute("Role", "Arn")
    )

    assert certain(of(application, Role=role)) == ["kinesis-streams"]
    assert perhaps(of(application, Role=role)) == ["logs", "monitoring"]
    assert perhaps(of(application, Role=inline(allow("s3:GetObject")))) == ["s3"]
    assert certain(of(application, Role=inline(allow("s3:PutObject")))) == ["s3"]


def test_a_job_of_glue_signs_in_with_the_secret_of_its_connection() -> None:
    place = {"SubnetId": ref("Subnet"), "SecurityGroupIdList": [ref("Group")]}
    connection = resource(
        "Glue::Connection",
        ConnectionInput={"Name": "shop", "ConnectionProperties": {"SECRET_ID": "x"}, "PhysicalConnectionRequirements": place},
    )
    job = resource("Glue::Job", Connections={"Connections": [ref("Connection")]}, Role="x")

    assert certain(of(job, Connection=connection)) == ["s3", "secretsmanager"]


def test_an_image_of_which_nothing_is_known_is_not_said_to_be_public() -> None:
    assert "" not in perhaps(of(SERVICE, Task=task(Image=ref("Switch"))))


NEXT_ARN = {"Fn::Sub": "arn:aws:aoss:${AWS::Region}:${AWS::AccountId}:collection/${Next}"}


EITHER = "aoss-managed or aoss-data"


@pytest.mark.parametrize(
    ("named", "sure", "unsure"),
    [
        (attribute("Next", "Arn"), ["aoss-data"], []),
        (NEXT_ARN, ["aoss-data"], []),
        ("arn:aws:aoss:eu-west-1:111122223333:collection/*", ["aoss-data"], []),
        ("arn:aws:aoss:eu-west-1:111122223333:collection/0a1b2c3d4e5f", [EITHER], []),
        (ref("Imported"), [EITHER], []),
        ([attribute("Next", "Arn"), ref("Imported")], [EITHER], ["aoss-data"]),
    ],
)
def test_of_a_collection_that_the_set_does_not_make_nobody_knows_the_generation(named: Json, sure: list[str], unsure: list[str]) -> None:
    made = {
        "Together": resource("OpenSearchServerless::CollectionGroup", Name="group", Generation="NEXTGEN"),
        "Next": resource("OpenSearchServerless::Collection", Name="next", CollectionGroupName="group"),
        "Imported": resource("SSM::Parameter", Value="x"),
    }
    function = resource("Lambda::Function", VpcConfig=PLACE, Role=attribute("Role", "Arn"))
    needed = of(function, Role=inline(allow("aoss:APIAccessAll", Resource=named)), **made)

    assert (certain(needed), perhaps(needed)) == (sure, unsure)
