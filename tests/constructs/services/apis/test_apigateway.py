"""Amazon API Gateway: the endpoint of private REST APIs, and what its private DNS does to public ones."""

from __future__ import annotations

import aws_cdk as cdk
import pytest
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink import ApiGatewayEndpoint, AwsService, EndpointPolicy
from tests.fixtures_vpc import endpoint_subnets, logical_id, properties, rules_in, the_endpoint, warnings_of


def test_an_endpoint_of_execute_api(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    apis = ApiGatewayEndpoint(stack, "Apis", vpc=vpc)

    name = {"Fn::Join": ["", ["com.amazonaws.", {"Ref": "AWS::Region"}, ".execute-api"]]}
    assert the_endpoint(stack)["Properties"]["ServiceName"] == name
    assert rules_in(stack) == ["10.0.0.0/16 tcp 443-443"]
    assert apis.service is AwsService.APIGATEWAY


@pytest.mark.parametrize("private_dns", [None, True])
def test_private_dns_draws_a_warning_about_public_apis(stack: cdk.Stack, vpc: ec2.Vpc, *, private_dns: bool | None) -> None:
    ApiGatewayEndpoint(stack, "Apis", vpc=vpc, subnets=endpoint_subnets(), private_dns=private_dns)

    ((path, text),) = warnings_of(stack)
    assert path == "/Stack/Apis"
    assert "public APIs cannot be called by their default endpoints inside the VPC" in text
    assert text.endswith("[ack: constructs-privatelink:execute-api-private-dns]")


def test_without_private_dns_there_is_nothing_to_warn_of(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    ApiGatewayEndpoint(stack, "Apis", vpc=vpc, subnets=endpoint_subnets(), private_dns=False)

    assert the_endpoint(stack)["Properties"]["PrivateDnsEnabled"] is False
    assert warnings_of(stack) == []


def test_a_policy_says_which_apis_may_be_called(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    policy = EndpointPolicy.allow("execute-api:Invoke", resources=f"arn:{cdk.Aws.PARTITION}:execute-api:*:*:01234567ab/*")

    ApiGatewayEndpoint(stack, "Apis", vpc=vpc, policy=policy)

    (statement,) = the_endpoint(stack)["Properties"]["PolicyDocument"]["Statement"]
    assert statement["Action"] == "execute-api:Invoke"
    assert statement["Resource"] == {"Fn::Join": ["", ["arn:", {"Ref": "AWS::Partition"}, ":execute-api:*:*:01234567ab/*"]]}


def test_a_private_api_of_the_cdk_takes_the_endpoint_inside(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    apis = ApiGatewayEndpoint(stack, "Apis", vpc=vpc)

    where = apigateway.EndpointConfiguration(types=[apigateway.EndpointType.PRIVATE], vpc_endpoints=[apis.endpoint])
    api = apigateway.RestApi(stack, "Pets", endpoint_configuration=where)
    api.root.add_method("GET")

    (made,) = properties(stack, "AWS::ApiGateway::RestApi")
    assert made["EndpointConfiguration"] == {"Types": ["PRIVATE"], "VpcEndpointIds": [{"Ref": logical_id(apis)}]}


def test_the_control_plane_is_another_service() -> None:
    assert AwsService.APIGATEWAY_CONTROL.short_name == "apigateway"
    assert AwsService.APIGATEWAY.short_name == "execute-api"
