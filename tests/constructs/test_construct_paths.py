"""Where constructs stand in their app, in words that ids and tags can carry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs import Construct

from constructs_privatelink import AwsService, EndpointNetwork, PrivateLinkEndpoint
from tests.fixtures_vpc import the_endpoint

if TYPE_CHECKING:
    import aws_cdk as cdk
    from aws_cdk import aws_ec2 as ec2


def test_a_path_too_long_for_a_tag_is_cut_at_its_beginning(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    deep = Construct(Construct(stack, "a" * 200), "b" * 200)

    PrivateLinkEndpoint(deep, "Kms", vpc=vpc, service=AwsService.KMS)

    (tag,) = the_endpoint(stack)["Properties"]["Tags"]
    assert tag["Value"] == f"{'a' * 51}/{'b' * 200}/Kms"


def test_its_name_tag_is_its_path(stack: cdk.Stack, network: EndpointNetwork) -> None:
    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    assert the_endpoint(stack)["Properties"]["Tags"] == [{"Key": "Name", "Value": "Stack/Kms"}]
