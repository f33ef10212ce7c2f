"""An EndpointNetwork says where endpoints live and who may come: subnets, clients, and the security groups that endpoints share."""

from __future__ import annotations

from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink import AwsService, EndpointNetwork, EndpointPolicy, PrivateLinkEndpoint, PrivateLinkError
from tests.fixtures_vpc import (
    ENDPOINT,
    GROUP,
    INGRESS,
    endpoint_subnets,
    isolated_vpc,
    logical_id,
    new_stack,
    properties,
    resources,
    rules_in,
    the_endpoint,
    warnings_of,
)

EVERYTHING = {"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]}


def test_a_network_makes_nothing_before_the_first_endpoint(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    EndpointNetwork(stack, "Network", vpc=vpc, clients=["10.0.0.0/16"])

    assert not resources(stack, GROUP)
    assert not resources(stack, INGRESS)


def test_a_network_shows_its_vpc_its_subnets_and_its_ip_version(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    network = EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), ip_address_type=ec2.VpcEndpointIpAddressType.DUALSTACK)

    assert network.vpc is vpc
    assert [subnet.node.path for subnet in network.subnets] == ["Stack/Vpc/endpointsSubnet1", "Stack/Vpc/endpointsSubnet2"]
    assert network.ip_address_type is ec2.VpcEndpointIpAddressType.DUALSTACK


def test_the_default_clients_are_the_primary_and_secondary_cidrs_of_the_vpc_as_literals(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    ec2.CfnVPCCidrBlock(stack, "Secondary", vpc_id=vpc.vpc_id, cidr_block="100.64.0.0/16")

    PrivateLinkEndpoint(stack, "Kms", vpc=vpc, service=AwsService.KMS)

    assert rules_in(stack) == ["10.0.0.0/16 tcp 443-443", "100.64.0.0/16 tcp 443-443"]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (None, ["10.0.0.0/16 tcp 443-443"]),
        (ec2.VpcEndpointIpAddressType.IPV4, ["10.0.0.0/16 tcp 443-443"]),
        (ec2.VpcEndpointIpAddressType.DUALSTACK, ["10.0.0.0/16 tcp 443-443", "2001:db8::/56 tcp 443-443"]),
        (ec2.VpcEndpointIpAddressType.IPV6, ["2001:db8::/56 tcp 443-443"]),
    ],
)
def test_the_default_clients_have_ipv6_addresses_only_where_the_endpoints_have_them(
    stack: cdk.Stack, vpc: ec2.Vpc, kind: ec2.VpcEndpointIpAddressType | None, expected: list[str]
) -> None:
    ec2.CfnVPCCidrBlock(stack, "Ipv6", vpc_id=vpc.vpc_id, ipv6_pool="ipv6pool-ec2-0123", ipv6_cidr_block="2001:db8::/56")
    network = EndpointNetwork(stack, "Network", vpc=vpc, ip_address_type=kind)

    PrivateLinkEndpoint(stack, "Pricing", network=network, service=AwsService.EC2)

    assert rules_in(stack) == expected


def test_an_imported_vpc_with_a_cidr_has_default_clients_too(stack: cdk.Stack) -> None:
    vpc = ec2.Vpc.from_vpc_attributes(
        stack,
        "Imported",
        vpc_id="vpc-0123456789abcdef0",
        vpc_cidr_block="172.16.0.0/16",
        availability_zones=["eu-west-1a"],
        private_subnet_ids=["subnet-0123"],
    )

    PrivateLinkEndpoint(stack, "Kms", vpc=vpc, service=AwsService.KMS)

    assert rules_in(stack) == ["172.16.0.0/16 tcp 443-443"]


def test_an_empty_sequence_of_clients_lets_nobody_in(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    network = EndpointNetwork(stack, "Network", vpc=vpc, clients=[])

    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    assert rules_in(stack) == []


def test_endpoints_stand_in_the_private_subnets_of_the_vpc(stack: cdk.Stack) -> None:
    vpc = ec2.Vpc(stack, "Vpc", max_azs=2, nat_gateways=1)

    PrivateLinkEndpoint(stack, "Kms", vpc=vpc, service=AwsService.KMS)

    assert the_endpoint(stack)["Properties"]["SubnetIds"] == [{"Ref": logical_id(subnet)} for subnet in vpc.private_subnets]


def test_several_subnets_of_a_zone_give_one_interface_and_a_warning_that_names_the_others(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    subnets = ec2.SubnetSelection(subnet_type=ec2.SubnetType.PRIVATE_ISOLATED)
    network = EndpointNetwork(stack, "Network", vpc=vpc, subnets=subnets)

    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    assert the_endpoint(stack)["Properties"]["SubnetIds"] == [{"Ref": logical_id(subnet)} for subnet in network.subnets]
    ((path, text),) = warnings_of(stack)
    assert path == "/Stack/Network"
    assert "'Stack/Vpc/appsSubnet1', 'Stack/Vpc/appsSubnet2'; select one subnet for each zone" in text
    assert text.endswith("[ack: constructs-privatelink:one-subnet-per-az]")


def test_one_selected_subnet_for_each_zone_draws_no_warning(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    network = EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets())

    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    assert warnings_of(stack) == []


def test_the_ip_version_of_the_network_is_that_of_its_endpoints(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    network = EndpointNetwork(stack, "Network", vpc=vpc, ip_address_type=ec2.VpcEndpointIpAddressType.DUALSTACK)

    PrivateLinkEndpoint(stack, "Ec2", network=network, service=AwsService.EC2)

    assert the_endpoint(stack)["Properties"]["IpAddressType"] == "dualstack"


def test_an_ip_version_that_nobody_asked_for_is_left_to_ec2(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    PrivateLinkEndpoint(stack, "Kms", vpc=vpc, service=AwsService.KMS)

    assert "IpAddressType" not in the_endpoint(stack)["Properties"]


def policies_of(stack: cdk.Stack) -> dict[str, object]:
    """Return the actions that the policies of endpoints allow, by service; None where there is no policy."""
    endpoints = properties(stack, ENDPOINT)
    return {endpoint["ServiceName"].rpartition(".")[2]: actions(endpoint.get("PolicyDocument")) for endpoint in endpoints}


def actions(document: dict[str, Any] | None) -> object:
    return None if document is None else document["Statement"][0]["Action"]


def test_the_networks_policy_is_that_of_every_endpoint_without_one() -> None:
    stack = new_stack(region="eu-west-1")
    network = EndpointNetwork(stack, "Network", vpc=isolated_vpc(stack), policy=EndpointPolicy.from_json(EVERYTHING))
    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)
    PrivateLinkEndpoint(stack, "Sqs", network=network, service=AwsService.SQS, policy=EndpointPolicy.allow("sqs:SendMessage"))
    PrivateLinkEndpoint(stack, "Streams", network=network, service=AwsService.APPSTREAM_STREAMING)

    assert policies_of(stack) == {"kms": "*", "sqs": "sqs:SendMessage", "streaming": None}
    assert [path for path, text in warnings_of(stack) if "network-policy-not-taken" in text] == ["/Stack/Streams"]


def test_a_policy_that_is_none_is_refused_by_the_network() -> None:
    stack = new_stack()

    with pytest.raises(PrivateLinkError, match="EndpointNetwork 'Network': got policy='x'"):
        EndpointNetwork(stack, "Network", vpc=isolated_vpc(stack), policy="x")  # type: ignore[arg-type] # that is tried


@pytest.mark.parametrize("client", ["10.1.0.0/16", "group"])
def test_one_client_needs_no_list(client: str) -> None:
    stack = new_stack()
    vpc = isolated_vpc(stack)
    group = ec2.SecurityGroup(stack, "Group", vpc=vpc)
    given = group if client == "group" else client

    network = EndpointNetwork(stack, "Network", vpc=vpc, clients=given)
    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    assert len(rules_in(stack)) == 1
