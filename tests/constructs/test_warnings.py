"""What may be right is a warning: its text says what to do, and both of the CDK's ways to acknowledge it silence it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink import (
    ApiGatewayEndpoint,
    AppStreamStreamingEndpoint,
    AwsService,
    EksAuthEndpoint,
    EksEndpoint,
    EndpointNetwork,
    EndpointPolicy,
    PrivateLinkEndpoint,
)
from tests.fixtures_vpc import endpoint_subnets, isolated_vpc, new_stack, warnings_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from constructs import Construct

DOUBTFUL: dict[str, tuple[Callable[[cdk.Stack, ec2.Vpc], Construct], str, list[str]]] = {
    "private-dns-unknown": (
        lambda at, vpc: PrivateLinkEndpoint(
            at, "New", vpc=vpc, subnets=endpoint_subnets(), service=replace(AwsService.KMS, private_dns=None), private_dns=True
        ),
        "New",
        ["no source says whether 'kms' offers private DNS (data of 2026-11)", "leave private_dns out, or acknowledge this"],
    ),
    "private-dns-advice": (
        lambda at, vpc: PrivateLinkEndpoint(
            at, "Ecr", vpc=vpc, subnets=endpoint_subnets(), service=AwsService.ECR_DOCKER, private_dns=False
        ),
        "Ecr",
        ["AWS says to turn private DNS on for 'ecr.dkr'", "set private_dns=True, or acknowledge this"],
    ),
    "private-dns-doubtful": (
        lambda at, vpc: PrivateLinkEndpoint(
            at, "Outposts", vpc=vpc, subnets=endpoint_subnets(), service=AwsService.S3_OUTPOSTS, private_dns=True
        ),
        "Outposts",
        ["'s3-outposts' has no private DNS, if its source still holds (data of 2026-11)", "leave private_dns out, or acknowledge this"],
    ),
    "policy-support-unknown": (
        lambda at, vpc: EksAuthEndpoint(at, "Pods", vpc=vpc, subnets=endpoint_subnets(), policy=EndpointPolicy.full_access()),
        "Pods",
        ["no source says whether 'eks-auth' takes an endpoint policy", "describe-vpc-endpoint-services"],
    ),
    "policy-other-service": (
        lambda at, vpc: EksEndpoint(at, "Eks", vpc=vpc, subnets=endpoint_subnets(), policy=EndpointPolicy.allow("eks:*", "kms:Decrypt")),
        "Eks",
        ["'kms:Decrypt'", "the actions of 'eks' start with 'eks:'; leave out what its endpoint does not serve"],
    ),
    "client-is-anyone": (
        lambda at, vpc: EndpointNetwork(at, "Network", vpc=vpc, subnets=endpoint_subnets(), clients=["0.0.0.0/0"]),
        "Network",
        ["the client '0.0.0.0/0' is every address there is; name the networks that connect, or acknowledge this"],
    ),
    "ipv6-client-of-ipv4-endpoint": (
        lambda at, vpc: EksEndpoint(at, "Eks", vpc=vpc, subnets=endpoint_subnets(), clients=["2001:db8::/56"]),
        "Eks/Network",
        ["the client '2001:db8::/56'", "set ip_address_type=ec2.VpcEndpointIpAddressType.DUALSTACK on the network"],
    ),
    "region-without-service": (
        lambda at, vpc: EksEndpoint(at, "Eks", vpc=vpc, subnets=endpoint_subnets()),
        "Eks",
        ["AWS names mx-central-1 as being without 'eks' (data of 2026-11)", "choose another Region, or acknowledge this"],
    ),
    "ip-address-type": (
        lambda at, vpc: PrivateLinkEndpoint(
            at,
            "Kms",
            network=EndpointNetwork(at, "Network", vpc=vpc, subnets=endpoint_subnets(), ip_address_type=ec2.VpcEndpointIpAddressType.IPV4),
            service=replace(AwsService.KMS, ip_address_types=("dualstack",)),
        ),
        "Kms",
        ["'kms' is documented with dualstack, got ipv4 (data of 2026-11)", "change ip_address_type, or acknowledge this"],
    ),
    "one-subnet-per-az": (
        lambda at, vpc: EndpointNetwork(at, "Network", vpc=vpc),
        "Network",
        ["so these subnets are not used: 'Stack/Vpc/appsSubnet1', 'Stack/Vpc/appsSubnet2'", "one_per_az=True"],
    ),
    "single-az": (
        lambda at, vpc: AppStreamStreamingEndpoint(
            at, "Streaming", vpc=vpc, subnets=ec2.SubnetSelection(subnets=[vpc.isolated_subnets[0]])
        ),
        "Streaming",
        ["at least 2 Availability Zones for this service, got 1; select a subnet of another zone too, or acknowledge this"],
    ),
    "execute-api-private-dns": (
        lambda at, vpc: ApiGatewayEndpoint(at, "Apis", vpc=vpc, subnets=endpoint_subnets()),
        "Apis",
        ["public APIs cannot be called by their default endpoints inside the VPC", "custom domain names, or set private_dns=False"],
    ),
}


def test_doubt_about_a_client_of_one_endpoint_is_said_there() -> None:
    stack = new_stack()
    network = EndpointNetwork(stack, "Network", vpc=isolated_vpc(stack), subnets=endpoint_subnets(), clients=[])
    eks = EksEndpoint(stack, "Eks", network=network, clients=["0.0.0.0/0"])

    eks.allow_from("2001:db8::/56")

    ids = [(path, text.rpartition(":")[2]) for path, text in warnings_of(stack)]
    assert ids == [("/Stack/Eks", "client-is-anyone]"), ("/Stack/Eks", "ipv6-client-of-ipv4-endpoint]")]


@pytest.mark.parametrize("id", DOUBTFUL)
def test_doubt_is_one_warning_that_says_what_to_do(id: str) -> None:
    make, where, words = DOUBTFUL[id]
    stack = new_stack(region="mx-central-1" if id.startswith("region") else None)

    make(stack, isolated_vpc(stack))

    ((path, text),) = warnings_of(stack)
    assert path == f"/Stack/{where}"
    assert [word for word in words if word not in text] == []
    assert text.endswith(f"[ack: constructs-privatelink:{id}]")


@pytest.mark.parametrize("id", DOUBTFUL)
@pytest.mark.parametrize("way", ["annotations", "validations"])
def test_a_warning_is_acknowledged_in_both_ways_of_the_cdk(id: str, way: str) -> None:
    stack = new_stack(region="mx-central-1" if id.startswith("region") else None)
    doubtful = DOUBTFUL[id][0](stack, isolated_vpc(stack))

    if way == "annotations":
        cdk.Annotations.of(doubtful).acknowledge_warning(f"constructs-privatelink:{id}", "we know")
    else:
        cdk.Validations.of(doubtful).acknowledge(cdk.Acknowledgment(id=f"constructs-privatelink:{id}", reason="we know"))

    assert warnings_of(stack) == []


def test_clients_of_brought_groups_get_no_rule_and_that_is_said() -> None:
    stack = new_stack()
    vpc = isolated_vpc(stack)
    group = ec2.SecurityGroup(stack, "Group", vpc=vpc)

    EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), security_groups=[group], clients=["10.8.0.0/16"])

    ((_, text),) = warnings_of(stack)
    assert "call allow_from(client) on the network for each" in text
    assert "[ack: constructs-privatelink:brought-groups-unchanged]" in text
