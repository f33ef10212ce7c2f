"""Routes, peering and transit as the analysis sees them."""

from __future__ import annotations

from ipaddress import ip_network
from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis.networks.kinds import NextHop
from constructs_privatelink.analysis.values import Outside, Unknown, part_of
from tests.analysis.networks.fixtures_models import VPC, Json, attribute, model_of, named, perhaps, ref, resource, subnet

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.model import Route, RouteTable

TABLE = {"Table": resource("EC2::RouteTable", VpcId=ref("Vpc"))}
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


def test_peered_vpcs_are_in_one_region_unless_said() -> None:
    peering = resource("EC2::VPCPeeringConnection", VpcId=ref("Vpc"), PeerVpcId="vpc-2")
    abroad = resource("EC2::VPCPeeringConnection", VpcId=ref("Vpc"), PeerVpcId="vpc-3", PeerRegion="eu-west-1")

    near, far = model_of(VPC, Near=peering, Peering=abroad).peerings

    assert (near.vpcs, near.same_region) == ((named("Vpc"), Outside("vpc-2")), True)
    assert isinstance(far.same_region, Unknown)


TRANSIT = {
    "Transit": resource("EC2::TransitGateway"),
    "Subnet": subnet(),
    "Attachment": resource("EC2::TransitGatewayAttachment", VpcId=ref("Vpc"), SubnetIds=[ref("Subnet")], TransitGatewayId=ref("Transit")),
}


def test_attachments_use_the_default_table_and_propagate_into_it() -> None:
    model = model_of(VPC, TRANSIT)

    (attachment,) = model.attachments
    assert attachment.route_table == part_of(named("Transit"), "AssociationDefaultRouteTableId")
    (route,) = model.transit_gateways[named("Transit")].tables[attachment.route_table]
    assert (route.destination, route.kind, route.target) == (ip_network("10.0.0.0/16"), NextHop.TRANSIT_GATEWAY, named("Attachment"))


def test_without_the_default_table_only_what_the_template_says_counts() -> None:
    off = resource("EC2::TransitGateway", DefaultRouteTableAssociation="disable", DefaultRouteTablePropagation="disable")
    table = resource("EC2::TransitGatewayRouteTable", TransitGatewayId=ref("Transit"))
    said = {"TransitGatewayRouteTableId": ref("TransitTable")}
    route = resource("EC2::TransitGatewayRoute", DestinationCidrBlock="10.9.0.0/16", Blackhole=True, **said)

    model = model_of(VPC, TRANSIT, {"Transit": off}, TransitTable=table, Route=route)

    assert model.attachments[0].route_table is None
    assert model.transit_gateways[named("Transit")].default_tables is False
    assert [route.kind for route in model.transit_gateways[named("Transit")].tables[named("TransitTable")]] == [NextHop.BLACKHOLE]


def test_an_association_and_a_propagation_are_what_they_say() -> None:
    off = resource("EC2::TransitGateway", DefaultRouteTableAssociation="disable", DefaultRouteTablePropagation="disable")
    ends = {"TransitGatewayRouteTableId": ref("TransitTable"), "TransitGatewayAttachmentId": ref("Attachment")}
    parts = {
        "Transit": off,
        "TransitTable": resource("EC2::TransitGatewayRouteTable", TransitGatewayId=ref("Transit")),
        "Association": resource("EC2::TransitGatewayRouteTableAssociation", **ends),
        "Propagation": resource("EC2::TransitGatewayRouteTablePropagation", **ends),
    }

    model = model_of(VPC, TRANSIT, parts)

    assert model.attachments[0].route_table == named("TransitTable")
    (route,) = model.transit_gateways[named("Transit")].tables[named("TransitTable")]
    assert route.target == named("Attachment")


def test_an_imported_transit_gateway_has_unknown_tables() -> None:
    attachment = resource("EC2::TransitGatewayAttachment", VpcId=ref("Vpc"), SubnetIds=[], TransitGatewayId="tgw-1")

    model = model_of(VPC, Attachment=attachment)

    assert isinstance(model.attachments[0].route_table, Unknown)
    assert isinstance(model.transit_gateways[Outside("tgw-1")].default_tables, Unknown)


@pytest.mark.parametrize(
    ("parts", "target"),
    [
        ({"X": resource("EC2::GatewayRouteTableAssociation", GatewayId="igw-1", RouteTableId=ref("Table"))}, Outside("igw-1")),
        ({"X": resource("EC2::VPCEncryptionControl", VpcId=ref("Vpc"), Mode="enforce")}, named("Vpc")),
        ({"X": subnet(OutpostArn="arn:aws:outposts:eu-west-1:1:outpost/op-1")}, named("X")),
        ({"X": subnet(AvailabilityZone="us-west-2-wl1-den-wlz-1")}, named("X")),
        ({"X": resource("NetworkFirewall::Firewall", TransitGatewayId="tgw-1", FirewallName="x", FirewallPolicyArn="x")}, Outside("tgw-1")),
    ],
)
def test_what_acts_on_packets_and_is_not_modelled_is_a_middlebox(parts: Json, target: Json) -> None:
    assert list(model_of(VPC, TABLE, parts).middleboxes) == [target]


def test_ordinary_places_are_no_middleboxes() -> None:
    control = resource("EC2::VPCEncryptionControl", VpcId=ref("Vpc"), Mode="monitor")

    assert (
        model_of(VPC, A=subnet(AvailabilityZone="us-gov-west-1a"), B=subnet(AvailabilityZoneId="use1-az1"), Control=control).middleboxes
        == {}
    )
