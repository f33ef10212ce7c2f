"""A list token has one element for Python, which stands for all of them: where one thing is wanted it is refused, with the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink import (
    ApiGatewayEndpoint,
    AwsService,
    EndpointNetwork,
    GatewayEndpoint,
    PrivateLinkEndpoint,
    PrivateLinkError,
    PrivateRestApi,
)
from constructs_privatelink.constructs.construct_paths import is_list_token, refusals_of_list_token
from tests.fixtures_vpc import endpoint_subnets, isolated_vpc, new_stack, rules_in

if TYPE_CHECKING:
    from collections.abc import Callable


def listed(stack: cdk.Stack) -> list[str]:
    """Return a list of which nobody knows the length."""
    return cdk.CfnParameter(stack, "Listed", type="CommaDelimitedList").value_as_list


def kms(stack: cdk.Stack, vpc: ec2.Vpc, groups: list[ec2.ISecurityGroup] | None = None) -> PrivateLinkEndpoint:
    return PrivateLinkEndpoint(stack, "Kms", vpc=vpc, subnets=endpoint_subnets(), service=AwsService.KMS, security_groups=groups)


def group(stack: cdk.Stack) -> ec2.ISecurityGroup:
    return ec2.SecurityGroup.from_security_group_id(stack, "Group", listed(stack)[0])


def subnet(stack: cdk.Stack) -> ec2.ISubnet:
    return ec2.Subnet.from_subnet_attributes(stack, "Subnet", subnet_id=listed(stack)[0], availability_zone="eu-west-1a")


REFUSED: dict[str, Callable[[cdk.Stack, ec2.Vpc], object]] = {
    "a client": lambda stack, vpc: EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), clients=listed(stack)),
    "a prefix list": lambda stack, vpc: GatewayEndpoint(stack, "S3", vpc=vpc, service=AwsService.S3, prefix_list=listed(stack)),
    "a route table": lambda stack, vpc: GatewayEndpoint(stack, "S3", vpc=vpc, service=AwsService.S3, route_tables=listed(stack)),
    "a security group that takes rules": lambda stack, vpc: kms(stack, vpc, [group(stack)]).allow_from("10.8.0.0/16"),
    "one of several security groups": lambda stack, vpc: kms(stack, vpc, [ec2.SecurityGroup(stack, "Own", vpc=vpc), group(stack)]),
    "a source VPC": lambda stack, vpc: PrivateRestApi(
        stack, "Api", endpoints=[ApiGatewayEndpoint(stack, "Apis", vpc=vpc, subnets=endpoint_subnets())], source_vpcs=listed(stack)
    ),
    "a subnet": lambda stack, vpc: kms(stack, vpc).metric_bytes_processed(subnet=subnet(stack)),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_list_token_where_one_thing_is_wanted_is_refused_with_the_way_out(what: str) -> None:
    stack = new_stack()

    with pytest.raises(PrivateLinkError, match=rf"got a list token as {what}, and nobody knows.*give each by cdk.Fn.select\(0, ...\)"):
        REFUSED[what](stack, isolated_vpc(stack))


def test_its_elements_are_clients_like_others() -> None:
    stack = new_stack()
    offices = listed(stack)

    endpoint = kms(stack, isolated_vpc(stack))
    endpoint.allow_from(cdk.Fn.select(0, offices), "first office")

    assert any("'Fn::Select'" in rule and "Listed" in rule for rule in rules_in(stack))


def test_a_group_that_a_list_token_stands_for_is_brought_as_it_is() -> None:
    stack = new_stack()

    endpoint = kms(stack, isolated_vpc(stack), [group(stack)])

    resource = endpoint.endpoint.node.default_child
    assert isinstance(resource, ec2.CfnVPCEndpoint)
    assert stack.resolve(resource.security_group_ids) == {"Ref": "Listed"}


@pytest.mark.parametrize(("text", "is_list"), [("10.0.0.0/16", False), (cdk.Aws.REGION, False), ("#{Token[TOKEN.1]}", True)])
def test_a_list_token_is_known_by_its_text(text: str, *, is_list: bool) -> None:
    assert is_list_token(text) is is_list
    assert bool(refusals_of_list_token(text, "a client")) is is_list
