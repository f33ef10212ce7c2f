"""Peering connections and transit gateways as the analysis sees them."""

from __future__ import annotations

from ipaddress import ip_network

from constructs_privatelink.analysis.networks.kinds import NextHop
from constructs_privatelink.analysis.values import Outside, Unknown, part_of
from tests.analysis.networks.fixtures_models import VPC, model_of, named, ref, resource, subnet
from tests.analysis.networks.fixtures_types import of, verdicts


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


def test_an_attachment_without_a_route_table_is_not_blocked_where_a_policy_table_chooses() -> None:
    gateway = of("EC2::TransitGateway", DefaultRouteTableAssociation="disable", DefaultRouteTablePropagation="disable")
    chosen = of(
        "EC2::TransitGatewayPolicyTableAssociation", TransitGatewayAttachmentId=ref("SpokeAt"), TransitGatewayPolicyTableId=ref("P")
    )
    both = {"P": of("EC2::TransitGatewayPolicyTable", TransitGatewayId=ref("Tgw")), "Chosen": chosen}
    hub = of("EC2::TransitGatewayPolicyTableAssociation", TransitGatewayAttachmentId=ref("HubAt"), TransitGatewayPolicyTableId=ref("P"))

    assert verdicts(Tgw=gateway)[0] == "blocked"
    assert verdicts(Tgw=gateway, **both, Hub2=hub)[0] == "unknown"
