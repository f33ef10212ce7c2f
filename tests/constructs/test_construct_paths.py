"""Where constructs stand in their app, in words that ids and tags can carry."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from constructs import Construct

from constructs_privatelink import AwsService, EndpointNetwork, PrivateLinkEndpoint
from tests.fixtures_vpc import endpoint_subnets, isolated_vpc, new_stack, the_endpoint

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


def test_a_path_too_long_for_a_tag_is_cut_at_its_beginning(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    deep = Construct(Construct(stack, "a" * 200), "b" * 200)

    PrivateLinkEndpoint(deep, "Kms", vpc=vpc, service=AwsService.KMS)

    (tag,) = the_endpoint(stack)["Properties"]["Tags"]
    assert tag["Value"] == f"{'a' * 51}/{'b' * 200}/Kms"


def test_its_name_tag_is_its_path(stack: cdk.Stack, network: EndpointNetwork) -> None:
    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    assert the_endpoint(stack)["Properties"]["Tags"] == [{"Key": "Name", "Value": "Stack/Kms"}]
