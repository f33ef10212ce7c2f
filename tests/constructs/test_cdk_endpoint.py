"""What the CDK asks of an endpoint is answered by the CDK's own inside ours."""

from __future__ import annotations

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2
from aws_cdk.assertions import Template

from constructs_privatelink import AwsService, PrivateLinkEndpoint
from tests.fixtures_vpc import ENDPOINT, endpoint_subnets, isolated_vpc, new_stack


def test_the_endpoint_inside_answers_for_ours() -> None:
    stack = new_stack(region="eu-west-1", account="111111111111")
    endpoint = PrivateLinkEndpoint(stack, "Kms", service=AwsService.KMS, vpc=isolated_vpc(stack), subnets=endpoint_subnets())

    assert isinstance(endpoint.endpoint, ec2.InterfaceVpcEndpoint)
    assert endpoint.vpc_endpoint_id == endpoint.endpoint.vpc_endpoint_id
    assert endpoint.vpc_endpoint_ref.vpc_endpoint_id == endpoint.endpoint.vpc_endpoint_ref.vpc_endpoint_id
    assert endpoint.stack is stack
    assert (endpoint.env.region, endpoint.env.account) == ("eu-west-1", "111111111111")


def test_a_removal_policy_is_that_of_the_resource() -> None:
    stack = new_stack()
    endpoint = PrivateLinkEndpoint(stack, "Kms", service=AwsService.KMS, vpc=isolated_vpc(stack), subnets=endpoint_subnets())

    endpoint.apply_removal_policy(cdk.RemovalPolicy.RETAIN)

    Template.from_stack(stack).has_resource(ENDPOINT, {"DeletionPolicy": "Retain", "UpdateReplacePolicy": "Retain"})
