"""A workload of a kind in a network, and the services that it needs."""

from __future__ import annotations

from constructs_privatelink.analysis.needs.workload_needs import WorkloadNeeds, needs
from constructs_privatelink.analysis.networks.building import build
from constructs_privatelink.analysis.templates.stack_set import load
from tests.analysis.networks.fixtures_models import CONDITION, GROUP, VPC, Json, named, ref, resource, subnet

SENDS = {"PolicyName": "x", "PolicyDocument": {"Statement": [{"Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*"}]}}


PLACE = {"SubnetIds": [ref("Subnet")], "SecurityGroupIds": [ref("Group")]}


def of(it: Json, **more: Json) -> WorkloadNeeds | None:
    resources = {**VPC, **GROUP, "Subnet": subnet(), "It": it, **more}
    stacks = load({**CONDITION, "Resources": resources}, region="eu-west-1")
    return next((need for need in needs(stacks, build(stacks)) if need.workload == named("It")), None)


def certain(needed: WorkloadNeeds | None) -> list[str]:
    return sorted(" or ".join(need.services) for need in (needed.needs if needed is not None else ()) if need.certain)


def perhaps(needed: WorkloadNeeds | None) -> list[str]:
    return sorted(" or ".join(need.services) for need in (needed.needs if needed is not None else ()) if not need.certain)


AWSVPC = {"AwsvpcConfiguration": {"Subnets": [ref("Subnet")], "SecurityGroups": [ref("Group")]}}


ECR = {"Fn::Sub": "${AWS::AccountId}.dkr.ecr.${AWS::Region}.${AWS::URLSuffix}/shop:1"}


def task(**container: Json) -> Json:
    return resource("ECS::TaskDefinition", RequiresCompatibilities=["FARGATE"], ContainerDefinitions=[{"Name": "web", **container}])


SERVICE = resource("ECS::Service", LaunchType="FARGATE", TaskDefinition=ref("Task"), NetworkConfiguration=AWSVPC)
