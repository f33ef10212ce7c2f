"""Where constructs stand in their app, in words that ids and tags can carry."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aws_cdk as cdk
from constructs import Construct

from benchmarks.messages import counted
from constructs_privatelink import AwsService, EndpointNetwork, PrivateLinkEndpoint
from constructs_privatelink.constructs.construct_paths import (
    are_of_one_stage,
    default_child_of,
    identity,
    outermost_of,
    path_of,
    referred_by,
)
from tests.fixtures_vpc import the_endpoint

if TYPE_CHECKING:
    from aws_cdk import aws_ec2 as ec2


def test_a_path_too_long_for_a_tag_is_cut_at_its_beginning(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    deep = Construct(Construct(stack, "a" * 200), "b" * 200)

    PrivateLinkEndpoint(deep, "Kms", vpc=vpc, service=AwsService.KMS)

    (tag,) = the_endpoint(stack)["Properties"]["Tags"]
    assert tag["Value"] == f"{'a' * 51}/{'b' * 200}/Kms"


def test_its_name_tag_is_its_path(stack: cdk.Stack, network: EndpointNetwork) -> None:
    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    assert the_endpoint(stack)["Properties"]["Tags"] == [{"Key": "Name", "Value": "Stack/Kms"}]


def test_a_path_is_asked_once_of_what_the_cdk_made_itself_however_many_objects_python_has_for_it(vpc: ec2.Vpc) -> None:
    first, second = vpc.node.default_child, vpc.node.default_child
    assert first is not None
    assert second is not None

    path = path_of(first)
    with counted() as sent:
        again = path_of(second)

    assert (path, again, sent) == ("Stack/Vpc/Resource", "Stack/Vpc/Resource", [])


def test_what_a_token_refers_to_is_asked_once(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    token = vpc.vpc_id

    known = identity(token, stack)
    with counted() as sent:
        again, target = identity(token, stack), referred_by(token)

    assert (known, again, sent) == ("Stack/Vpc/Resource", "Stack/Vpc/Resource", [])
    assert target is not None
    assert path_of(target) == "Stack/Vpc/Resource"


def test_what_is_no_reference_refers_to_nothing(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    assert [referred_by(text) for text in ("vpc-0123", f"{vpc.vpc_id}-1", stack.region)] == [None, None, None]


def test_the_stack_that_a_nested_one_is_deployed_with_is_the_outermost_however_deep_it_is(stack: cdk.Stack) -> None:
    nested = cdk.NestedStack(cdk.NestedStack(stack, "Nested"), "Inner")

    assert outermost_of(nested) is stack
    assert outermost_of(stack) is stack


def test_the_resource_of_a_construct_is_asked_until_it_is_there_and_then_no_more(stack: cdk.Stack) -> None:
    construct = Construct(stack, "Topics")

    before = default_child_of(construct)
    resource = cdk.CfnResource(construct, "Resource", type="AWS::SNS::Topic")
    after = default_child_of(construct)
    with counted() as sent:
        again = default_child_of(construct)

    assert (before, after, again, sent) == (None, resource, resource, [])


def test_what_is_deployed_together_is_of_one_stage_be_it_nested_or_in_another_stack() -> None:
    app = cdk.App()
    stack, beside, stage = cdk.Stack(app, "Stack"), cdk.Stack(app, "Beside"), cdk.Stage(app, "Stage")

    assert are_of_one_stage(stack, beside)
    assert are_of_one_stage(cdk.NestedStack(stack, "Nested"), beside)
    assert not are_of_one_stage(stack, cdk.Stack(stage, "Stack"))
    assert are_of_one_stage(cdk.Stack(stage, "Other"), cdk.Stack(stage, "Third"))
