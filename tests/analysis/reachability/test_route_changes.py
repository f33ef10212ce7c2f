"""Routes that lead packets to where they should go: over what joins the VPCs, and without those that lead elsewhere."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import ip_network

from constructs_privatelink.analysis.networks.model import Model, Peering
from tests.analysis.networks.fixtures_models import Json, ref, resource
from tests.analysis.reachability.fixtures_reachability import FAR, NETWORK, asked, having, route, table, the
from tests.analysis.reachability.fixtures_verdicts import changed, said

PEERED = replace(
    having(
        NETWORK,
        table("FarTable", route("10.0.0.0/16", "peering", the("Pcx")), local="10.1.0.0/16"),
        table("EndsTable", route("10.1.0.0/16", "peering", the("Pcx"))),
    ),
    peerings=(Peering(the("Pcx"), (the("Vpc"), the("Other"))),),
)


def changes(model: Model) -> list[tuple[str, object, str, list[dict[str, object]], list[str]]]:
    """Return what opens the path of a client in the other VPC: text, resource, property, entries, and what is removed."""
    return [
        (change.text, str(change.resource), change.property, [dict(entry) for entry in change.entries], [*map(str, change.remove)])
        for change in asked(model, FAR).changes
    ]


def test_a_missing_route_leads_over_the_peering_that_joins_the_vpcs() -> None:
    assert changes(having(PEERED, table("EndsTable"))) == [
        (
            "route 10.1.0.0/24 from App.EndsTable to App.Pcx",
            "App.EndsTable",
            "Route",
            [{"DestinationCidrBlock": "10.1.0.0/24", "VpcPeeringConnectionId": {"Ref": "Pcx"}}],
            [],
        )
    ]


def test_a_route_that_leads_elsewhere_is_removed() -> None:
    elsewhere = replace(route("10.1.0.0/25", "nat", the("Nat")), id=the("Elsewhere"))

    ((text, _, _, entries, removed),) = changes(having(PEERED, table("EndsTable", elsewhere)))

    assert text == "route 10.1.0.0/24 from App.EndsTable to App.Pcx, and remove App.Elsewhere, which is in the way"
    assert entries == [{"DestinationCidrBlock": "10.1.0.0/24", "VpcPeeringConnectionId": {"Ref": "Pcx"}}]
    assert removed == ["App.Elsewhere"]


def both_having(model: Model, block: str, *vpcs: str) -> Model:
    """Return a model of which some VPCs have a block of addresses more."""
    wider = {the(name) for name in vpcs}
    added = ip_network(block)
    every = {place: replace(vpc, cidrs=(*vpc.cidrs, added)) if place in wider else vpc for place, vpc in model.vpcs.items()}
    return replace(model, vpcs=every)


def test_no_route_is_advised_over_a_peering_that_ec2_refuses() -> None:
    overlapping = both_having(PEERED, "100.64.0.0/16", "Vpc", "Other")

    ((text, resource, _, entries, removed),) = changes(having(overlapping, table("EndsTable")))[:1]

    assert text == "give App.Other or App.Vpc other addresses: both have 100.64.0.0/16, and EC2 refuses to peer such VPCs"
    assert (resource, entries, removed) == ("None", [], [])


def test_where_nothing_joins_the_vpcs_the_change_is_words_only() -> None:
    ((text, *_, entries, removed),) = changes(replace(having(PEERED, table("EndsTable")), peerings=()))[:1]

    assert (entries, removed) == ([], [])
    assert "App.Pcx" not in text


def test_inside_a_vpc_what_takes_the_place_of_the_local_route_is_removed() -> None:
    hole = replace(route("10.0.1.0/24", "blackhole"), id=the("Hole"))

    result = asked(having(NETWORK, table("AppsTable", hole)))

    (change,) = result.changes
    assert change.text == "leave 10.0.1.0/24 to the local route in App.AppsTable, and remove App.Hole, which is in the way"
    assert change.remove == (the("Hole"),)


def gateway(*tables: Json) -> Json:
    return changed(
        "Endpoint",
        VpcEndpointType="Gateway",
        ServiceName="com.amazonaws.eu-west-1.s3",
        SubnetIds=None,
        SecurityGroupIds=None,
        RouteTableIds=[*tables],
    )


def test_a_gateway_endpoint_takes_the_table_of_the_clients_subnet() -> None:
    own = {
        "Table": resource("EC2::RouteTable", VpcId=ref("Vpc")),
        "Mine": resource("EC2::SubnetRouteTableAssociation", SubnetId=ref("Apps"), RouteTableId=ref("Table")),
    }

    (change,) = said(gateway(), own).changes

    assert change.text == "add Template.Table to the endpoint's RouteTableIds"
    assert [*change.entries] == [ref("Table")]


def test_a_subnet_of_the_main_table_gets_one_of_its_own() -> None:
    (change,) = said(gateway()).changes

    assert change.text == "give the client's subnet a route table of its own, and add it to the endpoint's RouteTableIds"
    assert change.entries == ()
