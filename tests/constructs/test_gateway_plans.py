"""What the gateway endpoints of one network make of its clients, each and all together."""

from __future__ import annotations

import pytest
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink import AwsService, EndpointNetwork, GatewayEndpoint, PrivateLinkError
from tests.fixtures_vpc import ACL_ENTRY, endpoint_subnets, isolated_vpc, new_stack, properties


def test_a_route_table_is_not_led_to_two_endpoints_of_a_service_by_one_client() -> None:
    stack = new_stack()
    vpc = isolated_vpc(stack)
    first, second, third, _ = vpc.isolated_subnets
    network = EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), clients=[])
    GatewayEndpoint(stack, "First", network=network, service=AwsService.S3, clients=[first])
    GatewayEndpoint(stack, "Second", network=network, service=AwsService.S3, clients=[second])

    with pytest.raises(PrivateLinkError) as refusal:
        network.allow_from(third)

    (reason,) = refusal.value.reasons
    assert reason.startswith("'Stack/First' leads route tables of these to 's3' already, and each takes one such route")


def test_endpoints_of_two_services_follow_one_client() -> None:
    stack = new_stack()
    vpc = isolated_vpc(stack)
    network = EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), clients=[])
    own = [vpc.isolated_subnets[0]]
    gateways = [
        GatewayEndpoint(stack, name, network=network, service=service, clients=own)
        for name, service in (("Objects", AwsService.S3), ("Items", AwsService.DYNAMODB))
    ]

    network.allow_from(vpc.isolated_subnets[1])

    assert [len(gateway.route_table_ids) for gateway in gateways] == [2, 2]


def test_entries_of_a_network_acl_are_counted_over_all_endpoints() -> None:
    stack = new_stack()
    vpc = isolated_vpc(stack)
    acl = ec2.NetworkAcl(stack, "Acl", vpc=vpc)
    network = EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), client_network_acl=acl, clients=[])
    for name, service, net in (("Objects", AwsService.S3, 16), ("Items", AwsService.DYNAMODB, 17)):
        ranges = [f"172.{net}.{2 * place}.0/24" for place in range(25)]
        tables = [subnet.route_table for subnet in vpc.isolated_subnets]
        GatewayEndpoint(stack, name, network=network, service=service, route_tables=tables, service_ranges=ranges)

    with pytest.raises(PrivateLinkError, match="would be outbound entry 41 of one network ACL, and AWS allows 40"):
        network.allow_from(vpc.isolated_subnets[0])

    assert properties(stack, ACL_ENTRY) == []
