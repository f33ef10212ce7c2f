"""What the stacks of one app put into each account and Region."""

from __future__ import annotations

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink import EndpointNetwork, OpenSearchServerlessEndpoint, PrivateLinkError
from tests.fixtures_opensearch import ACCOUNT, SERVERLESS_ENDPOINT
from tests.fixtures_vpc import isolated_vpc, resources, warnings_of


def many_endpoints(stack: cdk.Stack, network: EndpointNetwork, number: int) -> None:
    for index in range(number):
        OpenSearchServerlessEndpoint(stack, f"Search{index}", network=network)


def test_the_51st_endpoint_of_an_account_is_refused_in_whichever_stack_it_is() -> None:
    app = cdk.App()
    env = cdk.Environment(account=ACCOUNT, region="eu-west-1")
    first, second, elsewhere = (
        cdk.Stack(app, "First", env=env),
        cdk.Stack(app, "Second", env=env),
        cdk.Stack(app, "Elsewhere", env=cdk.Environment(account=ACCOUNT, region="eu-west-2")),
    )
    network = EndpointNetwork(first, "Network", vpc=isolated_vpc(first))
    many_endpoints(first, network, 49)
    OpenSearchServerlessEndpoint(second, "Last", network=network)

    with pytest.raises(
        PrivateLinkError, match="'TooMany': it is OpenSearch Serverless endpoint 51 in account 111122223333, eu-west-1, where"
    ):
        OpenSearchServerlessEndpoint(second, "TooMany", network=network)

    OpenSearchServerlessEndpoint(elsewhere, "Search", vpc=isolated_vpc(elsewhere))


def test_stacks_without_an_account_are_counted_alone() -> None:
    app = cdk.App()
    first, second = cdk.Stack(app, "First"), cdk.Stack(app, "Second")
    network = EndpointNetwork(first, "Network", vpc=isolated_vpc(first))
    many_endpoints(first, network, 50)

    with pytest.raises(PrivateLinkError, match="endpoint 51 in stack 'First'"):
        OpenSearchServerlessEndpoint(first, "TooMany", network=network)

    OpenSearchServerlessEndpoint(second, "Search", vpc=isolated_vpc(second))


def test_nested_stacks_are_counted_with_the_stack_around_them() -> None:
    parent = cdk.Stack(cdk.App(), "Parent")
    network = EndpointNetwork(parent, "Network", vpc=isolated_vpc(parent))
    nested = cdk.NestedStack(cdk.NestedStack(parent, "Outer"), "Inner")
    many_endpoints(parent, network, 49)
    OpenSearchServerlessEndpoint(nested, "Last", network=network)

    with pytest.raises(PrivateLinkError, match="endpoint 51 in stack 'Parent'"):
        OpenSearchServerlessEndpoint(nested, "TooMany", network=network)


def test_an_endpoint_that_was_refused_is_not_counted(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    network = EndpointNetwork(stack, "Network", vpc=vpc)
    with pytest.raises(PrivateLinkError):
        OpenSearchServerlessEndpoint(stack, "Refused", network=network, name="Search")

    many_endpoints(stack, network, 50)

    assert len(resources(stack, SERVERLESS_ENDPOINT)) == 50


def test_a_second_endpoint_in_a_vpc_is_doubtful(stack: cdk.Stack, vpc: ec2.Vpc, search: OpenSearchServerlessEndpoint) -> None:
    OpenSearchServerlessEndpoint(stack, "Second", vpc=vpc).allow_collections("logs")

    (text,) = (text for path, text in warnings_of(stack) if path == "/Stack/Second")
    assert text.startswith(f"the VPC has an OpenSearch Serverless endpoint already, '{search.node.path}'")
    assert "[ack: constructs-privatelink:opensearch-endpoint-per-vpc]" in text
