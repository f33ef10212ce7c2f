"""What the templates of workloads tell while their app is made: types of resources, too, that a permission names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aws_cdk as cdk
from aws_cdk import aws_autoscaling as autoscaling
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_iam as iam
from aws_cdk import aws_secretsmanager as secretsmanager

from tests.fixtures_serving import APPS, ENV, Base, doubts, function

if TYPE_CHECKING:
    from constructs import Construct

KEY = dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING)


def table(scope: Construct, stream: dynamodb.StreamViewType | None = None) -> dynamodb.Table:
    return dynamodb.Table(scope, "Table", partition_key=KEY, stream=stream)


def test_who_reads_a_table_needs_no_endpoint_for_streams() -> None:
    app = cdk.App()
    base = Base(app)
    base.network.serve(base.worker)
    table(cdk.Stack(app, "Data", env=cdk.Environment(region="eu-west-1", account="111122223333"))).grant_read_write_data(base.worker)

    assert list(base.endpoints()) == ["sqs", "dynamodb-gateway"]


def test_who_reads_a_stream_does() -> None:
    base = Base(cdk.App())
    base.network.serve(base.worker)
    table(base.orders, dynamodb.StreamViewType.KEYS_ONLY).grant_stream_read(base.worker)

    assert set(base.endpoints()) == {"sqs", "dynamodb-streams"}


def test_stacks_that_are_alike_are_told_apart() -> None:
    app = cdk.App()
    base = Base(app)
    ends = []
    for name, action in (("First", "sns:Publish"), ("Second", "kms:Sign")):
        stack = cdk.Stack(app, name, env=ENV)
        role = iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"))
        allowed = iam.PolicyStatement(actions=[action], resources=["*"])
        ends.append(function(stack, base.vpc, role=role))
        iam.Policy(stack, "Extra", roles=[role], statements=[allowed])
    base.network.serve(*ends)

    assert base.endpoints() == {"sns": ["First/Worker"], "kms": ["Second/Worker"]}


def test_a_policy_that_only_an_alike_stack_has_is_not_ones_own() -> None:
    app = cdk.App()
    base = Base(app)
    first, second = (cdk.Stack(app, name, env=ENV) for name in ("First", "Second"))
    roles = [iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com")) for stack in (first, second)]
    ends = [function(stack, base.vpc, role=role) for stack, role in zip((first, second), roles, strict=True)]
    iam.Policy(second, "Extra", roles=[roles[1]], statements=[iam.PolicyStatement(actions=["kms:Sign"], resources=["*"])])
    base.network.serve(*ends)

    assert base.endpoints() == {"kms": ["Second/Worker"]}


def test_instances_of_a_group_have_the_role_of_its_launch_template() -> None:
    base = Base(cdk.App())
    session = iam.ManagedPolicy.from_aws_managed_policy_name("AmazonSSMManagedInstanceCore")
    template = ec2.LaunchTemplate(
        base.orders,
        "Template",
        instance_type=ec2.InstanceType("t3.micro"),
        machine_image=ec2.MachineImage.latest_amazon_linux2023(),
        security_group=ec2.SecurityGroup(base.orders, "Hosts", vpc=base.vpc),
        role=iam.Role(base.orders, "Role", assumed_by=iam.ServicePrincipal("ec2.amazonaws.com"), managed_policies=[session]),
    )
    group = autoscaling.AutoScalingGroup(base.orders, "Group", vpc=base.vpc, vpc_subnets=APPS, launch_template=template)
    base.network.serve(group)

    assert set(base.endpoints()) == {"ssm", "ssmmessages"}
    assert doubts(base.orders, "serve-unknown") == []


def test_instances_of_a_cluster_need_what_their_agent_fetches_for_tasks() -> None:
    base = Base(cdk.App())
    cluster = ecs.Cluster(base.orders, "Cluster", vpc=base.vpc)
    group = autoscaling.AutoScalingGroup(
        base.orders,
        "Group",
        vpc=base.vpc,
        vpc_subnets=APPS,
        instance_type=ec2.InstanceType("t3.micro"),
        machine_image=ecs.EcsOptimizedImage.amazon_linux2023(),
    )
    cluster.add_asg_capacity_provider(ecs.AsgCapacityProvider(base.orders, "Provider", auto_scaling_group=group))
    definition = ecs.Ec2TaskDefinition(base.orders, "Task", network_mode=ecs.NetworkMode.AWS_VPC)
    secret = ecs.Secret.from_secrets_manager(secretsmanager.Secret(base.orders, "Secret"))
    image = ecs.ContainerImage.from_registry("registry.example.internal/shop:1")
    definition.add_container("Web", image=image, memory_limit_mib=128, secrets={"PASSWORD": secret})
    ecs.Ec2Service(base.orders, "Service", cluster=cluster, task_definition=definition, vpc_subnets=APPS)
    base.network.serve(group)

    assert base.endpoints()["secretsmanager"] == ["Orders/Group"]
