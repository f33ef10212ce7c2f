"""What a network that serves workloads costs in kernel messages, beside the same endpoints of `network.add` with the same clients.

    python -m benchmarks.serving

From the call until the templates are written. Serving reads besides what stands below each workload, the workload, its role and the role's
policy, each once. What is more than that is the same for any number of workloads.
"""

from __future__ import annotations

from collections import Counter

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk.assertions import Template

from benchmarks.messages import counted
from constructs_privatelink import EndpointNetwork

ACTIONS = {
    "athena": "athena:StartQueryExecution",
    "codebuild": "codebuild:StartBuild",
    "ec2": "ec2:DescribeInstances",
    "ecs": "ecs:RunTask",
    "events": "events:PutEvents",
    "kinesis-streams": "kinesis:PutRecord",
    "secretsmanager": "secretsmanager:GetSecretValue",
    "sns": "sns:Publish",
    "sqs": "sqs:SendMessage",
    "ssm": "ssm:GetParameter",
    "states": "states:StartExecution",
}

READING = (
    "get cfnProperties",
    "get cfnResourceType",
    "get logicalId",
    "get role",
    "get vpcId",
    "invoke findAll",
    "invoke renderProperties",
    "invoke resolve",
    "get defaultChild",
    "get node",
    "get path",
)
"""What is asked of workloads, their groups and their roles."""


def measure(functions: int, *, by_serving: bool) -> tuple[list[str], int]:
    """Return the messages that the endpoints of some functions take, and how many there are."""
    stack = cdk.Stack(cdk.App(), "Stack")
    isolated = [ec2.SubnetConfiguration(name="apps", subnet_type=ec2.SubnetType.PRIVATE_ISOLATED)]
    vpc = ec2.Vpc(stack, "Vpc", max_azs=2, nat_gateways=0, subnet_configuration=isolated)
    network = EndpointNetwork(stack, "Network", vpc=vpc, clients=[])
    workers = [
        lambda_.Function(
            stack,
            f"Worker{number}",
            vpc=vpc,
            vpc_subnets=ec2.SubnetSelection(subnet_group_name="apps"),
            runtime=lambda_.Runtime.PYTHON_3_13,
            handler="index.handler",
            code=lambda_.Code.from_inline("def handler(event, context): ..."),
        )
        for number in range(functions)
    ]
    for worker in workers:
        worker.add_to_role_policy(iam.PolicyStatement(actions=list(ACTIONS.values()), resources=["*"]))
    with counted() as sent:
        if by_serving:
            network.serve(*workers)
        else:
            for worker in workers:
                network.allow_from(worker)
            network.add(*ACTIONS)
        stack.node.root.synth()  # type: ignore[attr-defined] # it is the app
    template = Template.from_stack(stack)
    return sent, len(template.find_resources("AWS::EC2::VPCEndpoint"))


def more_of(served: list[str], added: list[str], functions: int) -> list[tuple[str, int]]:
    """Return what serving sends besides, by what it is for."""
    kinds = Counter(served)
    kinds.subtract(Counter(added))
    read = sum(kinds.pop(message, 0) for message in READING)
    return [
        (f"to read each of {functions} workloads with its role", read),
        ("to visit the network and the end of the app, and to ask where both are", kinds.total()),
    ]


def main() -> None:
    """Print the figures for one function, for ten and for fifty, and what is more by what it is for."""
    for functions in (1, 10, 50):
        (added, of_add), (served, of_serve) = (measure(functions, by_serving=by_serving) for by_serving in (False, True))
        if of_add != of_serve:
            raise SystemExit(f"{of_add} endpoints were added, and {of_serve} for who is served")
        more = more_of(served, added, functions)
        print(f"{functions:2} functions: {len(added):4} messages by add, {len(served):4} by serve")
        for purpose, count in more:
            print(f"{count:15} {purpose}")
        read = more[0][1]
        print(f"{(len(served) - read) / len(added):15.2f} of the messages by add, without the reading")


if __name__ == "__main__":
    main()
