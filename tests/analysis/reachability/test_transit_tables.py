"""What the route tables of a transit gateway do with packets and their replies, through templates."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis.values import ResourceId
from tests.analysis.networks.fixtures_models import Json, perhaps, ref, resource
from tests.analysis.reachability.fixtures_transit import (
    ASSOCIATED,
    ENDPOINT,
    PROPAGATED,
    TWO_VPCS,
    association,
    explained,
    group,
    network,
    propagation,
    static,
    table_of,
)

NO_ROUTE, NO_ASSOCIATION = "TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT", "TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION"
UNKNOWN = "TGW_RTB_ROUTES_ARE_UNKNOWN"
FORTH, BACK = 34, 77


def test_default_tables_join_what_is_attached() -> None:
    assert explained(TWO_VPCS, Transit=resource("EC2::TransitGateway")).verdict == "reachable"


@pytest.mark.parametrize(
    "routes",
    [
        PROPAGATED,
        {"There": static("10.0.0.0/16", "HomeAttachment"), "Back": static("10.1.0.0/16", "AwayAttachment")},
        {"There": static("0.0.0.0/0", "HomeAttachment"), "Back": propagation("AwayAttachment")},
    ],
)
def test_an_own_table_joins_what_is_associated_and_routed(routes: Json) -> None:
    assert explained(TWO_VPCS, ASSOCIATED, routes).verdict == "reachable"


@pytest.mark.parametrize(
    ("changes", "code", "place"),
    [
        ({"AwayAssociation": None}, NO_ASSOCIATION, FORTH),
        ({"HomeAssociation": None}, NO_ASSOCIATION, BACK),
        ({"HomePropagation": None}, NO_ROUTE, FORTH),
        ({"AwayPropagation": None}, NO_ROUTE, BACK),
        ({"Hole": static("10.0.0.0/24", None)}, NO_ROUTE, FORTH),
        ({"Hole": static("10.1.0.0/25", None)}, NO_ROUTE, BACK),
    ],
)
def test_what_a_table_lacks_blocks_one_way(changes: Json, code: str, place: int) -> None:
    result = explained(TWO_VPCS, ASSOCIATED, PROPAGATED, changes)

    assert (result.verdict, result.code, result.deciding and result.deciding.place) == ("blocked", code, place)


def test_a_blackhole_for_part_of_the_addresses_blocks_a_part() -> None:
    result = explained(TWO_VPCS, ASSOCIATED, PROPAGATED, Hole=static("10.1.0.0/25", None))

    assert result.extent == "part"
    assert result.part is not None
    assert result.part.addresses == ("10.1.0.4-10.1.0.127",)
    assert result.deciding is not None
    assert result.deciding.resource == ResourceId("Template", "Hole")


def test_a_static_route_wins_over_a_propagated_one_and_the_longest_prefix_over_both() -> None:
    over = explained(TWO_VPCS, ASSOCIATED, PROPAGATED, Hole=static("10.0.0.0/16", None))
    shorter = explained(TWO_VPCS, ASSOCIATED, PROPAGATED, Hole=static("10.0.0.0/8", None))
    longer = explained(TWO_VPCS, ASSOCIATED, PROPAGATED, Hole=static("10.0.0.0/8", None), Way=static("10.0.0.0/17", "HomeAttachment"))

    assert [each.verdict for each in (over, shorter, longer)] == ["blocked", "reachable", "reachable"]


def test_two_static_routes_to_one_block_are_unknown() -> None:
    assert (
        explained(TWO_VPCS, ASSOCIATED, PROPAGATED, A=static("10.0.0.0/16", None), B=static("10.0.0.0/16", "HomeAttachment")).verdict
        == "unknown"
    )


def test_each_attachment_has_the_table_that_it_is_associated_with() -> None:
    other = {"OtherTable": resource("EC2::TransitGatewayRouteTable", TransitGatewayId=ref("Transit"))}
    moved = {"HomeAssociation": association("HomeAttachment", "OtherTable")}

    lost = explained(TWO_VPCS, ASSOCIATED, PROPAGATED, other, moved)
    result = explained(TWO_VPCS, ASSOCIATED, PROPAGATED, other, moved, More=propagation("AwayAttachment", "OtherTable"))

    assert (lost.code, lost.deciding and lost.deciding.place) == (NO_ROUTE, BACK)
    assert result.verdict == "reachable"


def test_what_leads_to_a_third_vpc_is_a_middlebox() -> None:
    third = network("Firewall", "10.2.0.0/16", "0.0.0.0/0")

    result = explained(TWO_VPCS, third, ASSOCIATED, PROPAGATED, HomePropagation=static("0.0.0.0/0", "FirewallAttachment"))

    assert (result.verdict, result.code) == ("unknown", "PL_MIDDLEBOX")


@pytest.mark.parametrize(
    "changes",
    [
        {"AwayAssociation": perhaps("EC2::TransitGatewayRouteTableAssociation", **table_of("AwayAttachment"))},
        {"HomePropagation": perhaps("EC2::TransitGatewayRouteTablePropagation", **table_of("HomeAttachment"))},
        {"Hole": {**static("10.0.0.0/24", None), "Condition": "Perhaps"}},
        {"Stray": {"Type": "AWS::EC2::TransitGatewayRoute", "Properties": {
            "DestinationCidrBlock": "10.0.0.0/24", "TransitGatewayRouteTableId": ref("Switch"), "Blackhole": True}}},
        {"Transit": None, "HomeRoute": None},
        {"HomePropagation": resource("EC2::TransitGatewayRoute", DestinationCidrBlock=ref("Switch"), **table_of("HomeAttachment"))},
        {"HomePropagation": resource(
            "EC2::TransitGatewayRoute", DestinationCidrBlock="10.0.0.0/8", TransitGatewayRouteTableId=ref("TransitTable"),
            TransitGatewayAttachmentId="tgw-attach-1")},
        {"Transit": resource("EC2::TransitGateway", DefaultRouteTableAssociation=ref("Switch")), "AwayAssociation": None},
    ],
)  # fmt: skip
def test_what_is_not_known_of_a_table_is_unknown(changes: Json) -> None:
    if changes.get("Transit", changes) is None:
        imported = {name: {**made, "Properties": {**made["Properties"], "TransitGatewayId": "tgw-1"}} for name, made in TWO_VPCS.items()
                    if name in {"HomeRoute", "AwayRoute", "HomeAttachment", "AwayAttachment", "TransitTable"}}  # fmt: skip
        changes = {"Transit": None, **imported}

    result = explained(TWO_VPCS, ASSOCIATED, PROPAGATED, changes)

    assert result.verdict == "unknown", result


def test_the_routes_of_the_attachments_subnet_lead_on() -> None:
    apart = {
        "Inner": resource("EC2::Subnet", VpcId=ref("HomeVpc"), CidrBlock="10.0.9.0/24", AvailabilityZone="eu-west-1a"),
        "InnerOf": resource("EC2::SubnetRouteTableAssociation", SubnetId=ref("Inner"), RouteTableId=ref("HomeTable")),
        "Inspected": resource("EC2::RouteTable", VpcId=ref("HomeVpc")),
        "HomeTableOf": resource("EC2::SubnetRouteTableAssociation", SubnetId=ref("HomeSubnet"), RouteTableId=ref("Inspected")),
        "Endpoint": {**ENDPOINT, "Properties": {**ENDPOINT["Properties"], "SubnetIds": [ref("Inner")]}},
    }
    firewall = resource("EC2::Route", RouteTableId=ref("Inspected"), DestinationCidrBlock="10.0.9.0/24", VpcEndpointId="vpce-1")

    straight = explained(TWO_VPCS, ASSOCIATED, PROPAGATED, apart)
    through = explained(TWO_VPCS, ASSOCIATED, PROPAGATED, apart, Firewall=firewall)

    assert (straight.verdict, through.verdict, through.code) == ("reachable", "unknown", "PL_MIDDLEBOX")


def test_a_reference_is_not_preserved_whatever_the_gateway_supports() -> None:
    rule = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "SourceSecurityGroupId": ref("ClientGroup")}
    supporting = resource("EC2::TransitGateway", SecurityGroupReferencingSupport="enable")

    result = explained(TWO_VPCS, {"Transit": supporting, "EndpointGroup": group("HomeVpc", rule)})

    assert (result.verdict, result.code) == ("blocked", "SG_REFERENCES_NOT_PRESERVED")
    assert result.deciding is not None
    assert result.deciding.detail.startswith("SG_REFERENCING_SUPPORT")
