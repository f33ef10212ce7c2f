"""What a network that serves workloads costs in kernel messages, beside the same endpoints of `network.add`.

    python -m benchmarks.serving

From the call until the templates are written. Serving reads each workload and its role besides: twice what may be granted meanwhile.
"""

from __future__ import annotations

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
    "lambda": "lambda:InvokeFunction",
    "secretsmanager": "secretsmanager:GetSecretValue",
    "sns": "sns:Publish",
    "sqs": "sqs:SendMessage",
    "ssm": "ssm:GetParameter",
    "states": "states:StartExecution",
}


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


def main() -> None:
    """Print the figures for one function and for ten."""
    for functions in (1, 10):
        (added, of_add), (served, of_serve) = (measure(functions, by_serving=by_serving) for by_serving in (False, True))
        if of_add != of_serve:
            raise SystemExit(f"{of_add} endpoints were added, and {of_serve} for who is served")
        more = (len(served) - len(added)) / functions
        print(f"{functions:2} functions: {len(added):4} messages by add, {len(served):4} by serve: {more:.0f} more a function")


if __name__ == "__main__":
    main()
