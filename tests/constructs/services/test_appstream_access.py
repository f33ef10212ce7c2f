"""Who streams from where, and how the API is called: WorkSpaces Applications (AppStream 2.0) used from inside and outside of the VPC."""

from __future__ import annotations

import ast
import shlex
from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_appstream as appstream
from aws_cdk import aws_ec2 as ec2
from aws_cdk.assertions import Template

from constructs_privatelink import AppStreamApiEndpoint, AppStreamStreamingEndpoint, AwsService, EndpointNetwork, PrivateLinkError
from tests.fixtures_vpc import acl_entries, endpoint_subnets, group_ids, isolated_vpc, logical_id, new_stack, properties, rules_in

PEERED = "10.100.0.0/16"
OFFICE = "192.168.0.0/16"
DNS_NAME = "vpce-0123456789abcdef0-abcd1234.api.appstream.eu-west-1.vpce.amazonaws.com"


@pytest.fixture
def stack() -> cdk.Stack:
    return new_stack(region="eu-west-1", account="111122223333")


def streams_from(*cidrs: str) -> list[str]:
    return sorted(f"{cidr} tcp {ports}" for cidr in cidrs for ports in ("443-443", "1400-1499"))


def test_users_in_other_networks_pass_the_security_group_and_the_network_acl(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    acl = ec2.NetworkAcl(stack, "Acl", vpc=vpc)
    network = EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), clients=[PEERED, OFFICE], network_acl=acl)

    AppStreamStreamingEndpoint(stack, "Streaming", network=network)

    assert rules_in(stack) == streams_from(PEERED, OFFICE)
    assert acl_entries(stack, acl) == {
        entry for cidr in (PEERED, OFFICE) for entry in (*(f"in tcp {ports} {cidr}" for ports in ("443-443", "1400-1499")), back_to(cidr))
    }


def back_to(cidr: str) -> str:
    return f"out tcp 1024-65535 {cidr}"


def test_a_peered_vpc_of_the_app_is_a_client_with_a_network_acl_of_its_own(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    users = ec2.Vpc(stack, "Users", ip_addresses=ec2.IpAddresses.cidr(PEERED), max_azs=2, nat_gateways=0)
    ec2.CfnVPCPeeringConnection(stack, "Peering", vpc_id=vpc.vpc_id, peer_vpc_id=users.vpc_id)
    acl = ec2.NetworkAcl(stack, "UsersAcl", vpc=users)
    network = EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), clients=[users], client_network_acl=acl)

    AppStreamStreamingEndpoint(stack, "Streaming", network=network)

    assert rules_in(stack) == streams_from(PEERED)
    assert acl_entries(stack, acl) == {
        entry
        for subnet in ("10.0.0.0/24", "10.0.1.0/24")
        for entry in (f"out tcp 443-443 {subnet}", f"out tcp 1400-1499 {subnet}", f"in tcp 1024-65535 {subnet}")
    }


def test_users_of_the_streams_alone_do_not_reach_the_api(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    network = EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), clients=[PEERED])
    api = AppStreamApiEndpoint(stack, "Api", network=network)
    streaming = AppStreamStreamingEndpoint(stack, "Streaming", network=network)

    streaming.allow_from(OFFICE)

    (for_the_api,) = group_ids(stack, api)
    assert rules_in(stack, for_the_api) == [f"{PEERED} tcp 443-443"]
    assert sorted(rule for group in group_ids(stack, streaming) for rule in rules_in(stack, group)) == streams_from(PEERED, OFFICE)


def test_a_stack_streams_through_endpoints_of_several_vpcs(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    made = [
        AppStreamStreamingEndpoint(stack, "First", vpc=vpc, subnets=endpoint_subnets()),
        AppStreamStreamingEndpoint(stack, "Second", vpc=isolated_vpc(stack, "Other"), subnets=endpoint_subnets()),
    ]

    appstream.CfnStack(stack, "Office", access_endpoints=[streaming.access_endpoint for streaming in made])

    (office,) = properties(stack, "AWS::AppStream::Stack")
    assert office["AccessEndpoints"] == [{"EndpointType": "STREAMING", "VpceId": {"Ref": logical_id(streaming)}} for streaming in made]


def test_whoever_streams_may_be_in_another_stack(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    streaming = AppStreamStreamingEndpoint(stack, "Streaming", vpc=vpc, subnets=endpoint_subnets())
    images = cdk.Stack(cdk.App.of(stack), "Images", env=cdk.Environment(region="eu-west-1", account="111122223333"))

    appstream.CfnImageBuilder(
        images, "Images", name="images", instance_type="stream.standard.medium", access_endpoints=[streaming.access_endpoint]
    )

    (builder,) = properties(images, "AWS::AppStream::ImageBuilder")
    (access,) = builder["AccessEndpoints"]
    (export,) = Template.from_stack(stack).to_json()["Outputs"].values()
    assert access == {"EndpointType": "STREAMING", "VpceId": {"Fn::ImportValue": export["Export"]["Name"]}}
    assert export["Value"] == {"Ref": logical_id(streaming)}


def test_an_app_block_builder_takes_an_endpoint_that_exists(stack: cdk.Stack) -> None:
    streaming = AppStreamStreamingEndpoint.from_attributes(stack, "Streaming", vpc_endpoint_id="vpce-0123456789abcdef0")

    appstream.CfnAppBlockBuilder(
        stack,
        "AppBlocks",
        name="app-blocks",
        instance_type="stream.standard.small",
        platform="WINDOWS_SERVER_2019",
        vpc_config=appstream.CfnAppBlockBuilder.VpcConfigProperty(),
        access_endpoints=[streaming.access_endpoint],
    )

    (builder,) = properties(stack, "AWS::AppStream::AppBlockBuilder")
    assert builder["AccessEndpoints"] == [{"EndpointType": "STREAMING", "VpceId": "vpce-0123456789abcdef0"}]


def deployed(stack: cdk.Stack, output: str) -> str:
    """Return an output as CloudFormation would show it."""
    value = Template.from_stack(stack).to_json()["Outputs"][output]["Value"]
    return "".join(part if isinstance(part, str) else _looked_up(part) for part in value["Fn::Join"][1])


def _looked_up(part: dict[str, Any]) -> str:
    if part == {"Ref": "AWS::Region"}:
        return "eu-west-1"
    chosen, of = part["Fn::Select"]
    entry: str = ["Z0123456789", DNS_NAME][chosen]
    assert of["Fn::Split"][1]["Fn::Select"][1]["Fn::GetAtt"][1] == "DnsEntries"
    return entry


def test_the_cli_line_of_the_guide(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    api = AppStreamApiEndpoint(stack, "Api", vpc=vpc, subnets=endpoint_subnets())

    cdk.CfnOutput(stack, "Try", value=f"aws appstream describe-fleets {api.cli_option}")

    assert shlex.split(deployed(stack, "Try")) == ["aws", "appstream", "describe-fleets", "--endpoint-url", f"https://{DNS_NAME}"]


@pytest.mark.parametrize("region", ["eu-west-1", None])
def test_the_boto3_line_of_the_guide(region: str | None) -> None:
    stack = new_stack(region=region)
    api = AppStreamApiEndpoint(stack, "Api", vpc=isolated_vpc(stack), subnets=endpoint_subnets())

    cdk.CfnOutput(stack, "Try", value=f"appstream2client = {api.boto3_client}")

    (line,) = ast.parse(deployed(stack, "Try")).body
    assert isinstance(line, ast.Assign)
    call = line.value
    assert isinstance(call, ast.Call)
    assert ast.unparse(call.func) == "boto3.client"
    assert [ast.literal_eval(argument) for argument in call.args] == ["appstream"]
    assert {keyword.arg: ast.literal_eval(keyword.value) for keyword in call.keywords} == {
        "region_name": "eu-west-1",
        "endpoint_url": f"https://{DNS_NAME}",
    }


def test_an_endpoint_that_exists_already_has_both_lines() -> None:
    stack = new_stack(region="eu-west-1")
    api = AppStreamApiEndpoint.from_attributes(stack, "Api", vpc_endpoint_id="vpce-0123456789abcdef0", dns_name=DNS_NAME)
    nameless = AppStreamApiEndpoint.from_attributes(stack, "Nameless", vpc_endpoint_id="vpce-0123456789abcdef0")

    assert api.service is AwsService.APPSTREAM_API
    assert api.cli_option == f"--endpoint-url https://{DNS_NAME}"
    assert api.boto3_client == f'boto3.client("appstream", region_name="eu-west-1", endpoint_url="https://{DNS_NAME}")'
    with pytest.raises(PrivateLinkError, match="dns_name is not known; give dns_name="):
        _ = nameless.cli_option
