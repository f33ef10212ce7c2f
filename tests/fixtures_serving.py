"""An app whose network serves workloads, and what its endpoints say of whom they are for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_

from constructs_privatelink import EndpointNetwork
from constructs_privatelink.decisions.intent import KEY
from tests.fixtures_vpc import ENDPOINT, endpoint_subnets, isolated_vpc, resources, warnings_of

if TYPE_CHECKING:
    from constructs import Construct


ENV = cdk.Environment(region="eu-west-1", account="111122223333")


APPS = ec2.SubnetSelection(subnet_group_name="apps")


class Base:
    """A network in one stack, and a function in another that may send messages."""

    def __init__(self, scope: Construct, env: cdk.Environment | None = ENV) -> None:
        self.stack = cdk.Stack(scope, "Net", env=env)
        self.vpc = isolated_vpc(self.stack)
        self.network = EndpointNetwork(self.stack, "Endpoints", vpc=self.vpc, subnets=endpoint_subnets(), clients=[])
        self.orders = cdk.Stack(scope, "Orders", env=env)
        self.worker = function(self.orders, self.vpc, "sqs:SendMessage")

    def endpoints(self) -> dict[str, list[str]]:
        """Return the construct paths of the endpoints below the network, with the paths of those who need them."""
        return needed_by(self.stack)


def function(
    scope: Construct,
    vpc: ec2.IVpc,
    *actions: str,
    id: str = "Worker",
    role: iam.IRole | None = None,
    allow_all_outbound: bool | None = None,
) -> lambda_.Function:
    made = lambda_.Function(
        scope,
        id,
        vpc=vpc,
        runtime=lambda_.Runtime.PYTHON_3_13,
        handler="index.handler",
        code=lambda_.Code.from_inline("def handler(event, context): ..."),
        vpc_subnets=APPS,
        role=role,
        allow_all_outbound=allow_all_outbound,
    )
    grant(made, *actions)
    return made


def grant(worker: lambda_.IFunction, *actions: str, resource: str = "*") -> None:
    if actions:
        worker.add_to_role_policy(iam.PolicyStatement(actions=list(actions), resources=[resource]))


def needed_by(stack: cdk.Stack) -> dict[str, list[str]]:
    made = {}
    for resource in resources(stack, ENDPOINT).values():
        path = next(tag["Value"] for tag in resource["Properties"]["Tags"] if tag["Key"] == "Name")
        made[path.rpartition("/")[2]] = sorted(resource.get("Metadata", {}).get(KEY, {}).get("neededBy", {}))
    return made


def doubts(stack: cdk.Stack, id: str) -> list[str]:
    return [text for _, text in warnings_of(stack) if f"[ack: constructs-privatelink:{id}]" in text]
