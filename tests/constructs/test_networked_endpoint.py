"""What every endpoint of a network has: the groups that it shares, one of its own for its own clients, and connections."""

from __future__ import annotations

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink import AppStreamStreamingEndpoint, AwsService, EndpointNetwork, PrivateLinkEndpoint, PrivateLinkError, Service
from tests.fixtures_vpc import (
    GROUP,
    INGRESS,
    endpoint_subnets,
    group_ids,
    isolated_vpc,
    new_stack,
    properties,
    resources,
    rules_in,
    the_endpoint,
)

DNS_ENTRY = {"Fn::Select": [0, {"Fn::GetAtt": ["Endpoint", "DnsEntries"]}]}


def test_clients_of_an_endpoint_go_into_a_second_group_and_leave_the_shared_one_alone(stack: cdk.Stack, network: EndpointNetwork) -> None:
    eks = PrivateLinkEndpoint(stack, "Eks", network=network, service=AwsService.EKS)
    kms = PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS, clients=["10.1.0.0/16"])

    kms.allow_from("10.2.0.0/16")

    shared, own = group_ids(stack, kms)
    assert group_ids(stack, eks) == [shared]
    assert rules_in(stack, shared) == ["172.16.0.0/16 tcp 443-443"]
    assert rules_in(stack, own) == ["10.1.0.0/16 tcp 443-443", "10.2.0.0/16 tcp 443-443"]


def test_a_client_admitted_later_is_the_same_as_one_given_at_once(stack: cdk.Stack, network: EndpointNetwork) -> None:
    later = PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)
    later.allow_from("10.1.0.0/16")
    other = new_stack()
    shared = EndpointNetwork(other, "Network", vpc=isolated_vpc(other), subnets=endpoint_subnets(), clients=["172.16.0.0/16"])
    PrivateLinkEndpoint(other, "Kms", network=shared, service=AwsService.KMS, clients=["10.1.0.0/16"])

    assert the_endpoint(stack) == the_endpoint(other)
    assert resources(stack, GROUP) == resources(other, GROUP)
    assert resources(stack, INGRESS) == resources(other, INGRESS)


def test_a_client_admitted_to_an_endpoint_with_a_vpc_goes_into_its_only_group(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    kms = PrivateLinkEndpoint(stack, "Kms", vpc=vpc, service=AwsService.KMS, clients=[])

    kms.allow_from(cdk.Fn.import_value("OfficeCidr"), "office")

    assert len(group_ids(stack, kms)) == 1
    assert [rule["Description"] for rule in properties(stack, INGRESS)] == ["from office to tcp 443"]


def test_connections_have_a_default_port_where_the_service_has_a_single_one(stack: cdk.Stack, network: EndpointNetwork) -> None:
    cassandra = PrivateLinkEndpoint(stack, "Keyspaces", network=network, service=AwsService.KEYSPACES)
    streaming = AppStreamStreamingEndpoint(stack, "Streaming", network=network)
    port_range = Service.custom("com.example.range", ports=["tcp/1024-1064"])
    ranged = PrivateLinkEndpoint(stack, "Range", network=network, service=port_range)
    udp = PrivateLinkEndpoint(stack, "Udp", network=network, service=Service.custom("com.example.udp", ports=["udp/53"]))

    ports = [endpoint.connections.default_port for endpoint in (cassandra, streaming, ranged, udp)]

    assert [port and str(port.to_rule_json()) for port in ports] == [
        str(ec2.Port.tcp(9142).to_rule_json()),
        None,
        None,
        str(ec2.Port.udp(53).to_rule_json()),
    ]


def test_rules_by_way_of_connections_concern_this_endpoint_alone(stack: cdk.Stack, network: EndpointNetwork) -> None:
    eks = PrivateLinkEndpoint(stack, "Eks", network=network, service=AwsService.EKS)
    kms = PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    kms.connections.allow_default_port_from(ec2.Peer.ipv4("10.1.0.0/16"))

    shared, own = group_ids(stack, kms)
    assert group_ids(stack, eks) == [shared]
    assert [rule["CidrIp"] for rule in resources(stack, GROUP)[own]["Properties"]["SecurityGroupIngress"]] == ["10.1.0.0/16"]
    assert "SecurityGroupIngress" not in resources(stack, GROUP)[shared]["Properties"]


def test_an_endpoint_whose_connections_nobody_asks_for_has_no_second_group(stack: cdk.Stack, network: EndpointNetwork) -> None:
    kms = PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    assert len(group_ids(stack, kms)) == 1


def test_an_endpoint_of_its_own_refuses_a_client_in_its_own_name(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    listed = cdk.Fn.split(",", cdk.Fn.import_value("groups"))[0]
    groups = [ec2.SecurityGroup.from_security_group_id(stack, "Listed", listed)]
    endpoint = PrivateLinkEndpoint(stack, "Kms", vpc=vpc, service=AwsService.KMS, subnets=endpoint_subnets(), security_groups=groups)

    with pytest.raises(PrivateLinkError) as refused:
        endpoint.allow_from("10.1.0.0/16")

    assert refused.value.subject == "PrivateLinkEndpoint 'Kms'.allow_from"
