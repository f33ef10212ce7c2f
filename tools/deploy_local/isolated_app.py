"""An app in a VPC without a way out, whose endpoints come of ``network.serve(...)``, or of the lines that say the same by hand.

A service on AWS Fargate (an image in Amazon ECR, logs, a secret, ECS Exec), a function with an image that a topic of Amazon MSK calls, a
custom resource through the CDK's Provider framework, and a build.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import aws_cdk as cdk
from aws_cdk import aws_codebuild as codebuild
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecr as ecr
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_lambda_event_sources as event_sources
from aws_cdk import aws_logs as logs
from aws_cdk import aws_msk as msk
from aws_cdk import aws_secretsmanager as secretsmanager
from aws_cdk import aws_sqs as sqs
from aws_cdk import custom_resources

from constructs_privatelink import EndpointNetwork

if TYPE_CHECKING:
    from constructs import Construct

APPS, ENDPOINTS = "apps", "endpoints"


class NetworkStack(cdk.Stack):
    """The VPC, and the network that its endpoints join."""

    def __init__(self, scope: Construct, id: str, *, env: cdk.Environment) -> None:
        """Make it; nobody is a client yet."""
        super().__init__(scope, id, env=env)
        isolated = ec2.SubnetType.PRIVATE_ISOLATED
        self.vpc = ec2.Vpc(
            self,
            "Vpc",
            availability_zones=[f"{env.region}a", f"{env.region}b"],
            nat_gateways=0,
            restrict_default_security_group=False,
            subnet_configuration=[ec2.SubnetConfiguration(name=name, subnet_type=isolated, cidr_mask=24) for name in (APPS, ENDPOINTS)],
        )
        subnets = ec2.SubnetSelection(subnet_group_name=ENDPOINTS)
        self.endpoints = EndpointNetwork(self, "Endpoints", vpc=self.vpc, subnets=subnets, clients=[])


class WorkloadsStack(cdk.Stack):
    """The workloads.

    Attributes:
        workloads: What calls AWS from the VPC.
        brokers: The security group of the brokers, from beside which AWS Lambda polls.

    """

    def __init__(self, scope: Construct, id: str, *, env: cdk.Environment, vpc: ec2.Vpc) -> None:
        """Make them."""
        super().__init__(scope, id, env=env)
        self._vpc, self._subnets = vpc, ec2.SubnetSelection(subnet_group_name=APPS)
        self.brokers = ec2.SecurityGroup(self, "Brokers", vpc=vpc)
        self._images = ecr.Repository(self, "Images", repository_name="orders")
        self.workloads: list[ec2.IConnectable] = [self._service(), self._listener(), *self._custom_resource(), self._build()]

    def _service(self) -> ec2.IConnectable:
        task = ecs.FargateTaskDefinition(self, "Task")
        task.add_container(
            "app",
            image=ecs.ContainerImage.from_ecr_repository(self._images, "1"),
            logging=ecs.LogDrivers.aws_logs(stream_prefix="app", log_group=logs.LogGroup(self, "Logs")),
            secrets={"KEY": ecs.Secret.from_secrets_manager(secretsmanager.Secret.from_secret_name_v2(self, "Secret", "orders"))},
        )
        return ecs.FargateService(
            self,
            "Service",
            cluster=ecs.Cluster(self, "Cluster", vpc=self._vpc),
            task_definition=task,
            vpc_subnets=self._subnets,
            enable_execute_command=True,
        )

    def _listener(self) -> ec2.IConnectable:
        brokers = msk.CfnCluster.BrokerNodeGroupInfoProperty(
            client_subnets=self._vpc.select_subnets(subnet_group_name=APPS).subnet_ids,
            instance_type="kafka.m5.large",
            security_groups=[self.brokers.security_group_id],
        )
        cluster = msk.CfnCluster(
            self, "Orders", cluster_name="orders", broker_node_group_info=brokers, kafka_version="3.6.0", number_of_broker_nodes=2
        )
        function = lambda_.DockerImageFunction(
            self,
            "Listener",
            code=lambda_.DockerImageCode.from_ecr(self._images, tag_or_digest="2"),
            vpc=self._vpc,
            vpc_subnets=self._subnets,
        )
        function.add_event_source(
            event_sources.ManagedKafkaEventSource(
                cluster_arn=cluster.attr_arn, topic="orders", starting_position=lambda_.StartingPosition.LATEST
            )
        )
        sqs.Queue(self, "Done", encryption=sqs.QueueEncryption.SQS_MANAGED).grant_send_messages(function)
        return function

    def _custom_resource(self) -> list[ec2.IConnectable]:
        handler = lambda_.Function(
            self,
            "Handler",
            runtime=lambda_.Runtime.PYTHON_3_13,
            handler="index.handler",
            code=lambda_.Code.from_inline("def handler(event, context): ..."),
            vpc=self._vpc,
            vpc_subnets=self._subnets,
        )
        provider = custom_resources.Provider(self, "Provider", on_event_handler=handler, vpc=self._vpc, vpc_subnets=self._subnets)
        cdk.CustomResource(self, "Table", service_token=provider.service_token, resource_type="Custom::Table")
        return [handler, *(child for child in provider.node.find_all() if isinstance(child, lambda_.Function))]

    def _build(self) -> ec2.IConnectable:
        return codebuild.Project(
            self,
            "Build",
            vpc=self._vpc,
            subnet_selection=self._subnets,
            build_spec=codebuild.BuildSpec.from_object({"version": "0.2"}),
        )


def isolated(app: cdk.App, env: cdk.Environment) -> tuple[NetworkStack, WorkloadsStack]:
    """Make both stacks; who makes the endpoints is yet to be said.

    Args:
        app: Where to.
        env: The account and Region.

    """
    network = NetworkStack(app, "IsolatedNetwork", env=env)
    return network, WorkloadsStack(app, "IsolatedWorkloads", env=env, vpc=network.vpc)
