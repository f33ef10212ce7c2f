"""A network that uses existing endpoints alone tells it at its VPC, where the proof reads it."""

from __future__ import annotations

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_

from constructs_privatelink import EndpointNetwork
from tests.fixtures_intent import analysed
from tests.fixtures_vpc import endpoint_subnets, isolated_vpc, resources

KMS, SQS = "vpce-0123456789abcdef0", "vpce-0123456789abcdef1"


@pytest.mark.parametrize("makes_one", [False, True])
def test_a_network_that_makes_no_endpoint_tells_the_proof_at_its_vpc(*, makes_one: bool) -> None:
    app = cdk.App()
    stack = cdk.Stack(app, "Stack", env=cdk.Environment(account="111122223333", region="eu-west-1"))
    other = cdk.Stack(app, "Other", env=cdk.Environment(account="111122223333", region="eu-west-1"))
    vpc = isolated_vpc(other)
    function = lambda_.Function(
        stack,
        "Function",
        vpc=vpc,
        vpc_subnets=ec2.SubnetSelection(subnet_group_name="apps"),
        runtime=lambda_.Runtime.PYTHON_3_13,
        handler="index.handler",
        code=lambda_.Code.from_inline("def handler(event, context): ..."),
    )
    function.add_to_role_policy(iam.PolicyStatement(actions=["kms:Decrypt", "sns:Publish"], resources=["*"]))
    network = EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), existing={"kms": KMS})
    EndpointNetwork(stack, "Unasked", vpc=vpc, subnets=endpoint_subnets(), existing={"sqs": SQS})
    if makes_one:
        network.add("logs")
    (told,) = analysed(app).needs()

    assert {need.services: need.path for need in told.needs} == {("kms",): "unknown", ("sns",): "none"}
    why = next(str(need.why) for need in told.needs if need.services == ("kms",))
    who = "the network of 'Stack/Network/logs'" if makes_one else "the network 'Stack/Network'"
    assert why == f"{KMS}: {who} uses an endpoint of 'kms' that is there already; no template tells more of it"
    (resource,) = resources(other, "AWS::EC2::VPC").values()
    kept = {"constructs-privatelink-uses:Stack/Unasked": {"sqs": SQS}}
    expected = kept if makes_one else {**kept, "constructs-privatelink-uses:Stack/Network": {"kms": KMS}}
    assert {name: used for name, used in resource["Metadata"].items() if "privatelink" in name} == expected
