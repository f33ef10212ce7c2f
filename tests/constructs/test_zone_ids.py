"""Endpoints are not made in zones that are known to be without their service, where somebody said which zones those are."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink import AppStreamStreamingEndpoint, AwsService, EndpointNetwork, PrivateLinkEndpoint, PrivateLinkError
from constructs_privatelink.decisions.availability_zones import CONTEXT_KEY
from tests.fixtures_intent import analysed, errors
from tests.fixtures_vpc import ENDPOINT, isolated_vpc, new_stack, properties, warnings_of

HERE = cdk.Environment(account="111122223333", region="eu-west-1")
SOMEWHERE = replace(AwsService.KMS, unavailable_az_ids=("euw1-az2",))
IDS = {"eu-west-1a": "euw1-az2", "eu-west-1b": "euw1-az3"}


def vpc_of(stack: cdk.Stack, *zones: str) -> ec2.Vpc:
    """Return a VPC of one isolated subnet in each zone."""
    return ec2.Vpc(
        stack,
        "Vpc",
        availability_zones=list(zones) or ["eu-west-1a", "eu-west-1b"],
        subnet_configuration=[ec2.SubnetConfiguration(name="endpoints", subnet_type=ec2.SubnetType.PRIVATE_ISOLATED, cidr_mask=24)],
    )


@pytest.fixture
def stack() -> cdk.Stack:
    return cdk.Stack(cdk.App(), "Stack", env=HERE)


def subnets_of(stack: cdk.Stack) -> list[list[str]]:
    """Return the logical ids of each endpoint's subnets, without their hashes."""
    return [[subnet["Ref"][:-8] for subnet in endpoint["SubnetIds"]] for endpoint in properties(stack, ENDPOINT)]


def warned(stack: cdk.Stack) -> list[tuple[str, str]]:
    return [(path, text.rpartition("constructs-privatelink:")[2].rstrip("]")) for path, text in warnings_of(stack)]


def test_a_zone_without_the_service_is_left_out_for_that_service_alone(stack: cdk.Stack) -> None:
    network = EndpointNetwork(stack, "Network", vpc=vpc_of(stack), availability_zone_ids=IDS)

    kms = PrivateLinkEndpoint(stack, "Kms", network=network, service=SOMEWHERE)
    PrivateLinkEndpoint(stack, "Sqs", network=network, service=AwsService.SQS)

    assert subnets_of(stack) == [["VpcendpointsSubnet2Subnet"], ["VpcendpointsSubnet1Subnet", "VpcendpointsSubnet2Subnet"]]
    assert [subnet.node.path for subnet in kms.subnets] == ["Stack/Vpc/endpointsSubnet2"]
    assert warned(stack) == [("/Stack/Kms", "zone-without-service")]


def test_the_warning_can_be_acknowledged(stack: cdk.Stack) -> None:
    network = EndpointNetwork(stack, "Network", vpc=vpc_of(stack), availability_zone_ids=IDS)
    kms = PrivateLinkEndpoint(stack, "Kms", network=network, service=SOMEWHERE)

    cdk.Annotations.of(kms).acknowledge_warning("constructs-privatelink:zone-without-service", "one zone is enough here")

    assert warned(stack) == []


def test_the_context_of_the_app_says_it_for_every_network() -> None:
    app = cdk.App(context={CONTEXT_KEY: {"111122223333": {**IDS, "us-east-1a": "use1-az1"}, "444455556666": {"eu-west-1a": "euw1-az1"}}})
    stack = cdk.Stack(app, "Stack", env=HERE)

    PrivateLinkEndpoint(stack, "Kms", vpc=vpc_of(stack), service=SOMEWHERE)

    assert subnets_of(stack) == [["VpcendpointsSubnet2Subnet"]]


def test_the_argument_counts_before_the_context() -> None:
    stack = cdk.Stack(cdk.App(context={CONTEXT_KEY: IDS}), "Stack", env=HERE)
    network = EndpointNetwork(stack, "Network", vpc=vpc_of(stack), availability_zone_ids={"eu-west-1b": "euw1-az2"})

    PrivateLinkEndpoint(stack, "Kms", network=network, service=SOMEWHERE)

    assert subnets_of(stack) == [["VpcendpointsSubnet1Subnet"]]


def test_a_context_that_is_none_is_refused_where_it_counts() -> None:
    stack = cdk.Stack(cdk.App(context={CONTEXT_KEY: {"eu-west-1a": "use1-az2"}}), "Stack", env=HERE)
    vpc = vpc_of(stack)
    PrivateLinkEndpoint(stack, "Sqs", vpc=vpc, service=AwsService.SQS)

    with pytest.raises(PrivateLinkError, match=f"context '{CONTEXT_KEY}': got .* the id of a zone of another Region"):
        PrivateLinkEndpoint(stack, "Kms", vpc=vpc, service=SOMEWHERE)


def test_no_zone_left_is_refused_with_the_endpoint(stack: cdk.Stack) -> None:
    network = EndpointNetwork(stack, "Network", vpc=vpc_of(stack, "eu-west-1a"), availability_zone_ids={"eu-west-1a": "euw1-az2"})

    with pytest.raises(PrivateLinkError, match="Endpoint 'Kms': AWS says that 'kms' is not in these zones, and no subnet is in another"):
        PrivateLinkEndpoint(stack, "Kms", network=network, service=SOMEWHERE)


@pytest.mark.parametrize(
    ("ids", "words"),
    [
        ({"us-east-1a": "use1-az1"}, "a zone of us-east-1 for a network in eu-west-1"),
        ({"eu-west-1a": "use1-az1"}, "the id of a zone of another Region"),
        ({"eu-west-1c": "euw1-az1"}, "the VPC has no subnet in a zone of that name; its zones are eu-west-1a, eu-west-1b"),
        ({"eu-west-1a": "euw1-az1", "eu-west-1b": "euw1-az1"}, "got 'euw1-az1' for 'eu-west-1a' and 'eu-west-1b'"),
        (["euw1-az1"], r"availability_zone_ids: got \['euw1-az1'\]; give names and ids"),
    ],
)
def test_ids_that_cannot_be_are_refused_in_the_network(stack: cdk.Stack, ids: Any, words: str) -> None:  # noqa: ANN401 - wrong types
    with pytest.raises(PrivateLinkError, match=f"EndpointNetwork 'Network': .*{words}"):
        EndpointNetwork(stack, "Network", vpc=vpc_of(stack), availability_zone_ids=ids)


def test_zones_of_the_vpc_that_the_network_is_not_in_may_be_named(stack: cdk.Stack) -> None:
    vpc = vpc_of(stack)
    selection = ec2.SubnetSelection(availability_zones=["eu-west-1b"])

    network = EndpointNetwork(stack, "Network", vpc=vpc, subnets=selection, availability_zone_ids=IDS)

    assert len(network.subnets) == 1


def test_where_the_zones_are_known_at_deployment_only_it_is_said_that_nothing_is_left_out() -> None:
    stack = new_stack()
    network = EndpointNetwork(
        stack, "Network", vpc=isolated_vpc(stack), subnets=ec2.SubnetSelection(subnet_group_name="apps"), availability_zone_ids=IDS
    )
    assert warned(stack) == [("/Stack/Network", "zone-ids-not-applied")]
    assert network.subnets


def test_of_a_context_it_is_said_where_a_service_would_be_left_out() -> None:
    stack = cdk.Stack(cdk.App(context={CONTEXT_KEY: IDS}), "Stack")
    network = EndpointNetwork(stack, "Network", vpc=isolated_vpc(stack), subnets=ec2.SubnetSelection(subnet_group_name="apps"))

    PrivateLinkEndpoint(stack, "Kms", network=network, service=SOMEWHERE)
    PrivateLinkEndpoint(stack, "Sqs", network=network, service=AwsService.SQS)

    assert warned(stack) == [("/Stack/Kms", "zone-ids-not-applied")]


def test_zones_that_were_not_looked_up_yet_are_no_reason_to_refuse(stack: cdk.Stack) -> None:
    vpc = isolated_vpc(stack)
    assert vpc.availability_zones[0].startswith("dummy")

    EndpointNetwork(stack, "Network", vpc=vpc, subnets=ec2.SubnetSelection(subnet_group_name="apps"), availability_zone_ids=IDS)

    assert warned(stack) == [("/Stack/Network", "zone-ids-not-applied")]


def test_what_the_catalogue_knows_counts() -> None:
    stack = cdk.Stack(cdk.App(), "Stack", env=cdk.Environment(account="111122223333", region="us-west-2"))
    vpc = vpc_of(stack, "us-west-2a", "us-west-2d")
    network = EndpointNetwork(stack, "Network", vpc=vpc, availability_zone_ids={"us-west-2a": "usw2-az1", "us-west-2d": "usw2-az4"})

    network.add("email-smtp", "kinesis-streams", "kms")

    assert [len(subnets) for subnets in subnets_of(stack)] == [1, 1, 2]


def test_a_service_of_another_region_is_not_asked_for_from_a_zone_that_reaches_none() -> None:
    stack = cdk.Stack(cdk.App(), "Stack", env=cdk.Environment(account="111122223333", region="us-east-1"))
    vpc = vpc_of(stack, "us-east-1a", "us-east-1b")
    network = EndpointNetwork(stack, "Network", vpc=vpc, availability_zone_ids={"us-east-1a": "use1-az3", "us-east-1b": "use1-az1"})

    network.add("kms", service_region="us-west-2")
    network.add("kms")

    assert [len(subnets) for subnets in subnets_of(stack)] == [1, 2]


def test_one_zone_left_draws_the_warning_of_one_zone(stack: cdk.Stack) -> None:
    network = EndpointNetwork(stack, "Network", vpc=vpc_of(stack), availability_zone_ids=IDS)

    streams = replace(AwsService.APPSTREAM_STREAMING, unavailable_az_ids=("euw1-az3",))
    AppStreamStreamingEndpoint(stack, "Streaming", network=network, service=streams)

    assert sorted(warning for _, warning in warned(stack)) == ["single-az", "zone-without-service"]


def test_flow_logs_and_zonal_names_are_of_the_subnets_that_are_left(stack: cdk.Stack) -> None:
    network = EndpointNetwork(stack, "Network", vpc=vpc_of(stack), availability_zone_ids=IDS)
    kms = PrivateLinkEndpoint(stack, "Kms", network=network, service=SOMEWHERE)

    assert len(kms.add_flow_logs().flow_logs) == 1
    assert len(kms.zonal_dns_names) == 1


def test_the_proof_finds_nothing(stack: cdk.Stack) -> None:
    network = EndpointNetwork(stack, "Network", vpc=vpc_of(stack), availability_zone_ids=IDS)
    PrivateLinkEndpoint(stack, "Kms", network=network, service=SOMEWHERE)
    app = stack.node.root
    assert isinstance(app, cdk.App)

    assert errors(app) == []
    assert [verdict for verdict in analysed(app).verify() if verdict.result.verdict != "reachable"] == []
