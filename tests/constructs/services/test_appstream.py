"""WorkSpaces Applications (AppStream 2.0): its API, and its streaming gateways with a port range of their own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import aws_cdk as cdk
import pytest
from aws_cdk import aws_appstream as appstream
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink import AppStreamApiEndpoint, AppStreamStreamingEndpoint, AwsService, EndpointNetwork
from tests.fixtures_vpc import (
    acl_entries,
    endpoint_subnets,
    logical_id,
    properties,
    rules_in,
    the_endpoint,
    warnings_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable

USERS = "172.16.0.0/16"


def test_the_api_is_reached_on_443(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    api = AppStreamApiEndpoint(stack, "Api", vpc=vpc, clients=[USERS])

    name = {"Fn::Join": ["", ["com.amazonaws.", {"Ref": "AWS::Region"}, ".appstream.api"]]}
    assert the_endpoint(stack)["Properties"]["ServiceName"] == name
    assert rules_in(stack) == [f"{USERS} tcp 443-443"]
    assert api.service is AwsService.APPSTREAM_API


def test_streams_are_reached_on_443_and_1400_to_1499(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    AppStreamStreamingEndpoint(stack, "Streaming", vpc=vpc, clients=[USERS])

    name = {"Fn::Join": ["", ["com.amazonaws.", {"Ref": "AWS::Region"}, ".appstream.streaming"]]}
    assert the_endpoint(stack)["Properties"]["ServiceName"] == name
    assert rules_in(stack) == [f"{USERS} tcp 1400-1499", f"{USERS} tcp 443-443"]


def test_the_network_acl_lets_answers_back_to_the_users(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    acl = ec2.NetworkAcl(stack, "Acl", vpc=vpc)
    network = EndpointNetwork(stack, "Network", vpc=vpc, clients=[USERS], network_acl=acl)

    AppStreamApiEndpoint(stack, "Api", network=network)
    AppStreamStreamingEndpoint(stack, "Streaming", network=network)

    assert acl_entries(stack, acl) == {f"in tcp 443-443 {USERS}", f"in tcp 1400-1499 {USERS}", f"out tcp 1024-65535 {USERS}"}


@pytest.mark.parametrize("endpoint", [AppStreamApiEndpoint, AppStreamStreamingEndpoint])
def test_a_single_zone_draws_a_warning(
    stack: cdk.Stack, vpc: ec2.Vpc, endpoint: type[AppStreamApiEndpoint | AppStreamStreamingEndpoint]
) -> None:
    network = EndpointNetwork(stack, "Network", vpc=vpc, subnets=ec2.SubnetSelection(subnets=[vpc.isolated_subnets[0]]))

    endpoint(stack, "Endpoint", network=network)

    ((path, text),) = warnings_of(stack)
    assert path == "/Stack/Endpoint"
    assert text.endswith("[ack: constructs-privatelink:single-az]")


@pytest.mark.parametrize("endpoint", [AppStreamApiEndpoint, AppStreamStreamingEndpoint])
def test_two_zones_draw_none_and_private_dns_is_optional(
    stack: cdk.Stack, vpc: ec2.Vpc, endpoint: type[AppStreamApiEndpoint | AppStreamStreamingEndpoint]
) -> None:
    endpoint(stack, "Endpoint", vpc=vpc, subnets=endpoint_subnets(), private_dns=False)

    assert the_endpoint(stack)["Properties"]["PrivateDnsEnabled"] is False
    assert warnings_of(stack) == []


def stack_of_users(stack: cdk.Stack, access: cdk.IResolvable) -> str:
    return appstream.CfnStack(stack, "Users", access_endpoints=[access]).cfn_resource_type


def image_builder(stack: cdk.Stack, access: cdk.IResolvable) -> str:
    builder = appstream.CfnImageBuilder(stack, "Images", instance_type="stream.standard.small", name="images", access_endpoints=[access])
    return builder.cfn_resource_type


def app_block_builder(stack: cdk.Stack, access: cdk.IResolvable) -> str:
    where = appstream.CfnAppBlockBuilder.VpcConfigProperty()
    builder = appstream.CfnAppBlockBuilder(
        stack,
        "Apps",
        instance_type="stream.standard.small",
        name="apps",
        platform="WINDOWS_SERVER_2019",
        vpc_config=where,
        access_endpoints=[access],
    )
    return builder.cfn_resource_type


@pytest.mark.parametrize("make", [stack_of_users, image_builder, app_block_builder])
def test_what_streams_through_the_endpoint_names_it_as_its_access_endpoint(
    stack: cdk.Stack, vpc: ec2.Vpc, make: Callable[[cdk.Stack, cdk.IResolvable], str]
) -> None:
    streaming = AppStreamStreamingEndpoint(stack, "Streaming", vpc=vpc)

    kind = make(stack, streaming.access_endpoint)

    (made,) = properties(stack, kind)
    assert made["AccessEndpoints"] == [{"EndpointType": "STREAMING", "VpceId": {"Ref": logical_id(streaming)}}]


def test_the_command_line_is_given_the_url_of_the_endpoint(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    api = AppStreamApiEndpoint(stack, "Api", vpc=vpc)

    cdk.CfnOutput(stack, "Try", value=f"aws appstream describe-fleets --endpoint-url {api.endpoint_url}")

    template = cdk.assertions.Template.from_stack(stack).to_json()
    command = template["Outputs"]["Try"]["Value"]["Fn::Join"][1]
    assert command[0] == "aws appstream describe-fleets --endpoint-url https://"
    assert f'"{logical_id(api)}", "DnsEntries"' in json.dumps(command[1])
