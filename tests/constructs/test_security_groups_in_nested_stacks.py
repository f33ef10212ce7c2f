"""Endpoints and clients may stand in nested stacks: what holds between stacks holds for those nested in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2
from aws_cdk.assertions import Template

from constructs_privatelink import AppStreamStreamingEndpoint, AwsService, EndpointNetwork, PrivateLinkEndpoint
from tests.fixtures_vpc import EGRESS, INGRESS, isolated_vpc, port_pairs

if TYPE_CHECKING:
    from collections.abc import Callable


STREAMING_PORTS = [(443, 443), (1400, 1499)]


EGRESS_IS = pytest.mark.parametrize("closed", [False, True], ids=["open egress", "closed egress"])


def in_the_parent(parent: cdk.Stack) -> tuple[cdk.Stack, cdk.Stack]:
    return parent, cdk.NestedStack(parent, "Nested")


def in_the_nested_stack(parent: cdk.Stack) -> tuple[cdk.Stack, cdk.Stack]:
    return cdk.NestedStack(parent, "Nested"), parent


def in_two_nested_stacks(parent: cdk.Stack) -> tuple[cdk.Stack, cdk.Stack]:
    return cdk.NestedStack(parent, "NestedEndpoints"), cdk.NestedStack(parent, "NestedClient")


@EGRESS_IS
@pytest.mark.parametrize("places", [in_the_parent, in_the_nested_stack, in_two_nested_stacks])
def test_nested_stacks_work(places: Callable[[cdk.Stack], tuple[cdk.Stack, cdk.Stack]], *, closed: bool) -> None:
    parent = cdk.Stack(cdk.App(), "Parent")
    vpc = isolated_vpc(parent)
    endpoints, clients = places(parent)
    client = ec2.SecurityGroup(clients, "ClientGroup", vpc=vpc, allow_all_outbound=not closed)
    network = EndpointNetwork(endpoints, "Network", vpc=vpc, clients=[client])

    AppStreamStreamingEndpoint(endpoints, "Streaming", network=network)

    Template.from_stack(parent)
    assert port_pairs([endpoints, clients], INGRESS) == STREAMING_PORTS
    assert port_pairs([endpoints, clients], EGRESS) == (STREAMING_PORTS if closed else [])


def test_a_nested_client_may_use_what_the_endpoint_gives_back() -> None:
    parent = cdk.Stack(cdk.App(), "Parent")
    vpc = isolated_vpc(parent)
    endpoints, clients = in_two_nested_stacks(parent)
    client = ec2.SecurityGroup(clients, "ClientGroup", vpc=vpc)
    kms = PrivateLinkEndpoint(endpoints, "Kms", vpc=vpc, service=AwsService.KMS, clients=[client])

    cdk.CfnOutput(clients, "Url", value=kms.endpoint_url)

    Template.from_stack(parent)
    assert port_pairs([clients], INGRESS) == [(443, 443)]


@EGRESS_IS
@pytest.mark.parametrize("endpoints_nested", [False, True])
def test_a_client_nested_in_the_stack_of_the_vpc_reaches_endpoints_of_another(*, closed: bool, endpoints_nested: bool) -> None:
    app = cdk.App()
    base, other = cdk.Stack(app, "Base"), cdk.Stack(app, "Other")
    vpc = isolated_vpc(base)
    nested = cdk.NestedStack(base, "Nested")
    client = ec2.SecurityGroup(nested, "ClientGroup", vpc=vpc, allow_all_outbound=not closed)
    endpoints = cdk.NestedStack(other, "Nested") if endpoints_nested else other
    network = EndpointNetwork(endpoints, "Network", vpc=vpc, clients=[client])

    AppStreamStreamingEndpoint(endpoints, "Streaming", network=network)

    Template.from_stack(base)
    assert port_pairs([nested, endpoints], INGRESS) == STREAMING_PORTS
    assert port_pairs([nested, endpoints], EGRESS) == (STREAMING_PORTS if closed else [])


@EGRESS_IS
def test_endpoints_nested_beside_the_nested_stack_of_vpc_and_client(*, closed: bool) -> None:
    """Either nested stack depends on the other once rules name the groups of both: all of them stand on one side."""
    parent = cdk.Stack(cdk.App(), "Parent")
    endpoints, base = in_two_nested_stacks(parent)
    vpc = isolated_vpc(base)
    client = ec2.SecurityGroup(base, "ClientGroup", vpc=vpc, allow_all_outbound=not closed)
    network = EndpointNetwork(endpoints, "Network", vpc=vpc, clients=[client])

    AppStreamStreamingEndpoint(endpoints, "Streaming", network=network)

    Template.from_stack(parent)
    assert port_pairs([endpoints], INGRESS) == STREAMING_PORTS
    assert port_pairs([endpoints], EGRESS) == (STREAMING_PORTS if closed else [])
    assert port_pairs([base], INGRESS) == port_pairs([base], EGRESS) == []


@EGRESS_IS
def test_endpoints_nested_in_a_stack_that_waits_for_the_nested_client(*, closed: bool) -> None:
    parent = cdk.Stack(cdk.App(), "Parent")
    vpc = isolated_vpc(parent)
    endpoints, clients = in_two_nested_stacks(parent)
    client = ec2.SecurityGroup(clients, "ClientGroup", vpc=vpc, allow_all_outbound=not closed)
    endpoints.add_stack_dependency(clients, "the endpoints come last")
    network = EndpointNetwork(endpoints, "Network", vpc=vpc, clients=[client])

    AppStreamStreamingEndpoint(endpoints, "Streaming", network=network)

    Template.from_stack(parent)
    assert port_pairs([endpoints], INGRESS) == STREAMING_PORTS
    assert port_pairs([clients], INGRESS) == port_pairs([clients], EGRESS) == []
