"""Routes, peering and transit as the analysis sees them."""

from __future__ import annotations

from ipaddress import ip_network
from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis.networks.kinds import NextHop
from constructs_privatelink.analysis.values import Outside, Unknown
from tests.analysis.networks.fixtures_models import VPC, Json, attribute, model_of, named, perhaps, ref, resource, subnet
from tests.analysis.networks.fixtures_routes import TABLE

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.model import Route, RouteTable


ANYWHERE = "0.0.0.0/0"


def table_with(*parts: Json, **more: Json) -> RouteTable:
    return model_of(VPC, TABLE, *parts, **more).route_tables[named("Table")]


def route_to(*parts: Json, **properties: Json) -> Route:
    route = resource("EC2::Route", RouteTableId=ref("Table"), DestinationCidrBlock=ANYWHERE, **properties)
    return table_with(*parts, Route=route).routes[-1]


def test_a_table_has_a_local_route_for_each_block_of_its_vpc() -> None:
    more = resource("EC2::VPCCidrBlock", VpcId=ref("Vpc"), CidrBlock="100.64.0.0/16")

    routes = table_with(More=more).routes

    assert [(route.destination, route.kind) for route in routes] == [
        (ip_network("10.0.0.0/16"), NextHop.LOCAL),
        (ip_network("100.64.0.0/16"), NextHop.LOCAL),
    ]


def test_a_route_for_the_block_of_the_vpc_takes_the_place_of_the_local_one() -> None:
    route = resource(
        "EC2::Route", RouteTableId=ref("Table"), DestinationCidrBlock=attribute("Vpc", "CidrBlock"), NetworkInterfaceId="eni-1"
    )

    assert [(route.kind, route.target) for route in table_with(Route=route).routes] == [(NextHop.NETWORK_INTERFACE, Outside("eni-1"))]


@pytest.mark.parametrize(
    ("properties", "kind"),
    [
        ({"GatewayId": "igw-1"}, "internet-gateway"),
        ({"GatewayId": "vgw-1"}, "virtual-private-gateway"),
        ({"NatGatewayId": "nat-1"}, "nat"),
        ({"VpcPeeringConnectionId": "pcx-1"}, "peering"),
        ({"TransitGatewayId": "tgw-1"}, "transit-gateway"),
        ({"VpcEndpointId": "vpce-1"}, "vpc-endpoint"),
        ({"InstanceId": "i-1"}, "instance"),
        ({"EgressOnlyInternetGatewayId": "eigw-1"}, "egress-only"),
        ({"CoreNetworkArn": "arn:aws:networkmanager::1:core-network/x"}, "cloud-wan"),
        ({"GatewayId": "local"}, "local"),
    ],
)
def test_a_route_leads_to_what_its_property_says(properties: Json, kind: str) -> None:
    assert route_to(**properties).kind == NextHop(kind)


@pytest.mark.parametrize(("type", "kind"), [("EC2::InternetGateway", "internet-gateway"), ("EC2::VPNGateway", "virtual-private-gateway")])
def test_a_gateway_of_the_set_is_known_by_its_type(type: str, kind: str) -> None:
    route = route_to({"Gateway": resource(type)}, GatewayId=ref("Gateway"))

    assert (route.kind, route.target) == (NextHop(kind), named("Gateway"))


@pytest.mark.parametrize("properties", [{}, {"GatewayId": "igw-1", "NatGatewayId": "nat-1"}, {"GatewayId": ref("Switch")}])
def test_a_route_without_one_clear_target_is_of_unknown_kind(properties: Json) -> None:
    assert isinstance(route_to(**properties).kind, Unknown)


def test_a_subnet_has_the_table_that_it_is_associated_with() -> None:
    association = resource("EC2::SubnetRouteTableAssociation", SubnetId=ref("Subnet"), RouteTableId=ref("Table"))

    assert model_of(VPC, TABLE, Subnet=subnet(), Association=association).subnets[named("Subnet")].route_table == named("Table")


def test_the_main_table_of_a_vpc_of_the_set_has_local_routes_only() -> None:
    table = model_of(VPC).main_tables[named("Vpc")]

    assert ([route.kind for route in table.routes], table.complete) == ([NextHop.LOCAL], True)


def test_a_route_under_an_unknown_condition_is_perhaps_there() -> None:
    route = perhaps("EC2::Route", RouteTableId=ref("Table"), DestinationCidrBlock=ANYWHERE, GatewayId="igw-1")

    assert isinstance(table_with(Route=route).routes[-1].exists, Unknown)


@pytest.mark.parametrize(("static", "complete"), [(True, True), (False, False)])
def test_propagated_routes_are_known_where_the_connection_has_static_ones(*, static: bool, complete: bool) -> None:
    parts = {
        "Gateway": resource("EC2::VPNGateway", Type="ipsec.1"),
        "Connection": resource("EC2::VPNConnection", VpnGatewayId=ref("Gateway"), StaticRoutesOnly=static, CustomerGatewayId="cgw-1"),
        "Office": resource("EC2::VPNConnectionRoute", VpnConnectionId=ref("Connection"), DestinationCidrBlock="192.168.0.0/16"),
        "Propagation": resource("EC2::VPNGatewayRoutePropagation", RouteTableIds=[ref("Table")], VpnGatewayId=ref("Gateway")),
    }

    table = table_with(parts)

    assert (table.routes[-1].destination, table.routes[-1].target) == (ip_network("192.168.0.0/16"), named("Gateway"))
    assert table.propagating == (named("Gateway"),)
    assert (table.complete is True) is complete


def test_what_an_imported_gateway_propagates_is_unknown() -> None:
    table = table_with(Propagation=resource("EC2::VPNGatewayRoutePropagation", RouteTableIds=[ref("Table")], VpnGatewayId="vgw-1"))

    assert isinstance(table.complete, Unknown)
    assert table.complete.code == "PL_PROPAGATED_ROUTES_UNKNOWN"


def test_an_imported_table_has_the_routes_that_the_template_adds_and_others_perhaps() -> None:
    route = resource("EC2::Route", RouteTableId="rtb-1", DestinationCidrBlock=ANYWHERE, GatewayId="igw-1")

    table = model_of(VPC, Route=route).route_tables[Outside("rtb-1")]

    assert [route.kind for route in table.routes] == [NextHop.INTERNET_GATEWAY]
    assert isinstance(table.complete, Unknown)
