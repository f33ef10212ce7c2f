"""Gateway endpoints in the eyes of tools that others wrote, in Regions of three partitions: the CDK's own validation, cdk-nag, cfn-lint."""

from __future__ import annotations

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink import AwsService, EndpointNetwork, EndpointPolicy, GatewayEndpoint, PrivateLinkEndpoint
from tests.fixtures_intent import APPS
from tests.fixtures_vpc import endpoint_subnets, isolated_vpc
from tests.validators import linted, new_app, report_of

REGIONS = ("us-east-1", "eu-west-1", "ap-northeast-3", "us-gov-west-1", "cn-north-1")


@pytest.mark.parametrize("region", REGIONS)
def test_nobody_has_anything_against_a_network_with_gateway_endpoints(region: str) -> None:
    app = new_app()
    stack = cdk.Stack(app, "Stack", env=cdk.Environment(region=region))
    vpc = isolated_vpc(stack)
    acls = {
        name: ec2.NetworkAcl(stack, name, vpc=vpc, subnet_selection=where)
        for name, where in (("Ends", endpoint_subnets()), ("Users", APPS))
    }
    closed = ec2.SecurityGroup(stack, "Closed", vpc=vpc, allow_all_outbound=False)
    network = EndpointNetwork(
        stack,
        "Network",
        vpc=vpc,
        subnets=endpoint_subnets(),
        clients=[closed, "10.0.2.0/24"],
        client_subnets=APPS,
        network_acl=acls["Ends"],
        client_network_acl=acls["Users"],
    )
    policy = EndpointPolicy.allow("s3:GetObject", resources="*")
    prefix_list = "pl-0123456789abcdef0"

    GatewayEndpoint(
        stack, "S3", network=network, service=AwsService.S3, policy=policy, prefix_list=prefix_list, service_ranges=["198.51.100.0/24"]
    )
    GatewayEndpoint(stack, "Tables", network=network, service=AwsService.DYNAMODB, prefix_list="pl-0aaaaaaa", service_ranges="public")
    PrivateLinkEndpoint(stack, "OnPremises", network=network, service=AwsService.S3)

    report = report_of(app)
    # What the user made, the VPC without flow logs and the network ACLs, is the user's to answer for.
    own = [(rule, path) for rule, path in report.open if not path.startswith(("Stack/Vpc/", "Stack/Ends/Resource", "Stack/Users/Resource"))]
    assert own == []
    assert [said for template in report.templates.values() for said in linted(template, region)] == []
