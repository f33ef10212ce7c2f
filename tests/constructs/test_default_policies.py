"""A policy for many endpoints, be it that of a network or of `EndpointDefaults`: the same is said of it as of one endpoint's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink import (
    AwsService,
    EndpointDefaults,
    EndpointNetwork,
    EndpointPolicy,
    GatewayEndpoint,
    OpenSearchServerlessEndpoint,
    PrivateLinkEndpoint,
    Service,
)
from tests.fixtures_vpc import ENDPOINT, endpoint_subnets, isolated_vpc, new_stack, properties, warnings_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    import aws_cdk as cdk

    Maker: TypeAlias = Callable[[cdk.Stack, ec2.Vpc, EndpointPolicy], object]

OLD = EndpointPolicy.from_json(
    {
        "Version": "2008-10-17",
        "Id": "platform",
        "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "arn:aws:s3:::home-${aws:username}/*"}],
    }
)
ORGANIZATION = EndpointPolicy.allow("*", conditions={"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}})


def _by_defaults(make: Callable[[cdk.Stack, ec2.Vpc], object]) -> Maker:
    def made(stack: cdk.Stack, vpc: ec2.Vpc, policy: EndpointPolicy) -> object:
        EndpointDefaults(policy=policy).apply_to(stack)
        return make(stack, vpc)

    return made


def _network(stack: cdk.Stack, vpc: ec2.Vpc, policy: EndpointPolicy) -> EndpointNetwork:
    return EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), policy=policy)


GIVEN: dict[str, Maker] = {
    "its own": lambda at, vpc, policy: PrivateLinkEndpoint(at, "E", vpc=vpc, service=AwsService.S3, policy=policy),
    "its network's": lambda at, vpc, policy: PrivateLinkEndpoint(at, "E", network=_network(at, vpc, policy), service=AwsService.S3),
    "a gateway's network's": lambda at, vpc, policy: GatewayEndpoint(at, "E", network=_network(at, vpc, policy), service=AwsService.S3),
    "a default": _by_defaults(lambda at, vpc: PrivateLinkEndpoint(at, "E", vpc=vpc, service=AwsService.S3)),
    "a gateway's default": _by_defaults(lambda at, vpc: GatewayEndpoint(at, "E", vpc=vpc, service=AwsService.S3)),
    "that of the CDK's own": _by_defaults(
        lambda at, vpc: ec2.InterfaceVpcEndpoint(at, "E", vpc=vpc, service=ec2.InterfaceVpcEndpointAwsService.S3)
    ),
    "that of the CDK's own gateway": _by_defaults(
        lambda at, vpc: ec2.GatewayVpcEndpoint(at, "E", vpc=vpc, service=ec2.GatewayVpcEndpointAwsService.S3)
    ),
}


@pytest.mark.parametrize("make", GIVEN.values(), ids=GIVEN)
def test_what_the_cdk_does_not_write_of_a_policy_is_said_wherever_it_comes_from(make: Maker) -> None:
    stack = new_stack()

    make(stack, isolated_vpc(stack), OLD)

    said = [text for path, text in warnings_of(stack) if path == "/Stack/E"]
    assert [doubt for doubt in ("policy-id", "policy-version") if any(f"constructs-privatelink:{doubt}" in text for text in said)] == [
        "policy-id",
        "policy-version",
    ]


@pytest.mark.parametrize("make", [GIVEN["a gateway's default"], GIVEN["that of the CDK's own gateway"], GIVEN["a gateway's network's"]])
def test_a_gateway_endpoint_says_that_a_policy_for_many_allows_nothing_of_its_service(make: Maker) -> None:
    stack = new_stack()

    make(stack, isolated_vpc(stack), EndpointPolicy.allow("kms:*"))

    assert [path for path, text in warnings_of(stack) if "policy-other-service" in text] == ["/Stack/E"]


def test_the_policy_of_a_network_names_many_services_without_a_word() -> None:
    stack = new_stack()
    network = _network(stack, isolated_vpc(stack), EndpointPolicy.allow("kms:*", "sqs:*"))

    network.add("kms", "sqs")

    assert not [text for _, text in warnings_of(stack) if "policy-other-service" in text]


@pytest.mark.parametrize("service", ["aoss", "a partner's"])
def test_the_policy_of_a_network_is_not_that_of_an_endpoint_that_takes_none_and_that_is_said(service: str) -> None:
    stack = new_stack()
    network = _network(stack, isolated_vpc(stack), ORGANIZATION)

    if service == "aoss":
        OpenSearchServerlessEndpoint(stack, "E", network=network)
    else:
        partner = Service.custom("com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0", ports=["tcp/8443"])
        PrivateLinkEndpoint(stack, "E", network=network, service=partner)

    (said,) = [text for path, text in warnings_of(stack) if path == "/Stack/E" and "takes no endpoint policy" in text]
    assert "that of the network does not limit what is called here" in said
    assert said.endswith("[ack: constructs-privatelink:network-policy-not-taken]")
    assert not [endpoint for endpoint in properties(stack, ENDPOINT) if "PolicyDocument" in endpoint]
