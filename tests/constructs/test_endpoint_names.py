"""What an endpoint is called in the DNS."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from constructs_privatelink import AwsService, EndpointNetwork, PrivateLinkEndpoint
from tests.fixtures_vpc import endpoint_subnets, isolated_vpc, logical_id, new_stack

if TYPE_CHECKING:
    import aws_cdk as cdk
    from aws_cdk import aws_ec2 as ec2


@pytest.fixture
def stack() -> cdk.Stack:
    return new_stack()


@pytest.fixture
def vpc(stack: cdk.Stack) -> ec2.Vpc:
    return isolated_vpc(stack)


@pytest.fixture
def network(stack: cdk.Stack, vpc: ec2.Vpc) -> EndpointNetwork:
    return EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), clients=["172.16.0.0/16"])


DNS_ENTRY = {"Fn::Select": [0, {"Fn::GetAtt": ["Endpoint", "DnsEntries"]}]}


def test_its_names_come_from_its_first_dns_entry(stack: cdk.Stack, network: EndpointNetwork) -> None:
    kms = PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    entry = json.loads(json.dumps(DNS_ENTRY).replace('"Endpoint"', f'"{logical_id(kms)}"'))
    name = {"Fn::Select": [1, {"Fn::Split": [":", entry]}]}
    assert stack.resolve(kms.vpc_endpoint_id) == {"Ref": logical_id(kms)}
    assert stack.resolve(kms.dns_name) == name
    assert stack.resolve(kms.hosted_zone_id) == {"Fn::Select": [0, {"Fn::Split": [":", entry]}]}
    assert stack.resolve(kms.endpoint_url) == {"Fn::Join": ["", ["https://", name]]}
