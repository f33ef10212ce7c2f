"""Where the clients of a gateway endpoint stand: the tables of these subnets lead to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink import AwsService, EndpointNetwork, GatewayEndpoint, PrivateLinkError
from tests.constructs.fixtures_gateways import imported, stack_in_ireland, tables
from tests.fixtures_intent import APPS, client_in
from tests.fixtures_vpc import endpoint_subnets, isolated_vpc, the_endpoint, warnings_of

if TYPE_CHECKING:
    from collections.abc import Callable


def test_without_clients_the_tables_of_all_subnets_lead_there() -> None:
    stack = stack_in_ireland()
    vpc = isolated_vpc(stack)

    GatewayEndpoint(stack, "S3", vpc=vpc, service=AwsService.S3)

    assert the_endpoint(stack)["Properties"]["RouteTableIds"] == tables(stack, vpc, "endpoints", "apps")
    assert warnings_of(stack) == []


@pytest.mark.parametrize(
    "client",
    [
        lambda _: "10.0.2.0/23",
        lambda vpc: vpc.select_subnets(subnet_group_name="apps").subnets,
        lambda _: {"one": "10.0.2.128/25", "other": "10.0.3.0/24"},
    ],
)
def test_with_clients_it_is_the_tables_of_their_subnets(client: Callable[[ec2.Vpc], Any]) -> None:
    stack = stack_in_ireland()
    vpc = isolated_vpc(stack)

    GatewayEndpoint(stack, "S3", vpc=vpc, service=AwsService.S3, clients=client(vpc))

    assert the_endpoint(stack)["Properties"]["RouteTableIds"] == tables(stack, vpc, "apps")


@pytest.mark.parametrize("clients", [["10.0.0.0/16"], ["10.0.0.0/8"]])
def test_who_may_be_anywhere_is_served_everywhere(clients: list[str]) -> None:
    stack = stack_in_ireland()
    vpc = isolated_vpc(stack)

    GatewayEndpoint(stack, "S3", vpc=vpc, service=AwsService.S3, clients=[*clients, vpc])

    assert the_endpoint(stack)["Properties"]["RouteTableIds"] == tables(stack, vpc, "endpoints", "apps")


def test_a_client_of_which_nobody_knows_the_subnets_asks_for_them() -> None:
    stack = stack_in_ireland()
    vpc = isolated_vpc(stack)
    client = client_in(stack, vpc, closed=False)

    with pytest.raises(PrivateLinkError, match=r"'Stack/Client' stands, .* give subnets=ec2.SubnetSelection"):
        GatewayEndpoint(stack, "Refused", vpc=vpc, service=AwsService.S3, clients=client)

    GatewayEndpoint(stack, "S3", vpc=vpc, service=AwsService.S3, clients=client, subnets=APPS)
    assert the_endpoint(stack)["Properties"]["RouteTableIds"] == tables(stack, vpc, "apps")


def test_the_network_says_where_clients_stand() -> None:
    stack = stack_in_ireland()
    vpc = isolated_vpc(stack)
    network = EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), clients=[], client_subnets=APPS)

    GatewayEndpoint(stack, "S3", network=network, service=AwsService.S3, clients=client_in(stack, vpc, closed=False))

    assert the_endpoint(stack)["Properties"]["RouteTableIds"] == tables(stack, vpc, "apps")


def test_route_tables_are_named_by_id_or_object() -> None:
    stack = stack_in_ireland()
    vpc = isolated_vpc(stack)
    own = ec2.CfnRouteTable(stack, "Table", vpc_id=vpc.vpc_id)
    named: list[str | ec2.IRouteTable | ec2.CfnRouteTable] = ["rtb-0123456789abcdef0", vpc.isolated_subnets[0].route_table, own]

    endpoint = GatewayEndpoint(stack, "S3", vpc=vpc, service=AwsService.S3, route_tables=named)

    expected = ["rtb-0123456789abcdef0", stack.resolve(vpc.isolated_subnets[0].route_table.route_table_id), {"Ref": "Table"}]
    assert the_endpoint(stack)["Properties"]["RouteTableIds"] == expected
    assert stack.resolve(list(endpoint.route_table_ids)) == expected


def test_imported_subnets_without_their_route_tables_are_refused() -> None:
    stack = stack_in_ireland()
    vpc = imported(stack)

    with pytest.raises(PrivateLinkError) as refused:
        GatewayEndpoint(stack, "Refused", vpc=vpc, service=AwsService.S3)
    GatewayEndpoint(stack, "S3", vpc=vpc, service=AwsService.S3, route_tables=["rtb-0123456789abcdef0"])

    assert "subnets are not known: 'Stack/Vpc/PrivateSubnet1', 'Stack/Vpc/PrivateSubnet2'; import them" in str(refused.value)
    assert the_endpoint(stack)["Properties"]["RouteTableIds"] == ["rtb-0123456789abcdef0"]


@pytest.mark.parametrize(
    "selection",
    [ec2.SubnetSelection(subnet_group_name="apps"), ec2.SubnetSelection(subnet_type=ec2.SubnetType.PRIVATE_ISOLATED)],
    ids=["group", "type"],
)
def test_while_a_lookup_of_the_vpc_is_pending_no_subnets_are_missed(selection: ec2.SubnetSelection) -> None:
    stack = stack_in_ireland()
    vpc = ec2.Vpc.from_lookup(stack, "Vpc", vpc_id="vpc-0123456789abcdef0")

    GatewayEndpoint(stack, "S3", vpc=vpc, service=AwsService.S3, subnets=selection)

    assert the_endpoint(stack)["Properties"]["RouteTableIds"]
