"""Where route tables lead packets: the longest prefix decides."""

from __future__ import annotations

from tests.analysis.networks.fixtures_models import ref, resource
from tests.analysis.reachability.fixtures_reachability import NETWORK, asked, having, route, table
from tests.analysis.reachability.fixtures_verdicts import HOME, said


def test_section_5_2_a_route_to_a_whole_subnet_may_be_more_specific_than_local() -> None:
    way = {
        "Table": resource("EC2::RouteTable", **HOME),
        "OfApps": resource("EC2::SubnetRouteTableAssociation", SubnetId=ref("Apps"), RouteTableId=ref("Table")),
        "Route": resource("EC2::Route", RouteTableId=ref("Table"), DestinationCidrBlock="10.0.1.0/24", VpcEndpointId="vpce-1"),
    }
    wider = {**way, "Route": resource("EC2::Route", RouteTableId=ref("Table"), DestinationCidrBlock="10.0.0.0/15", VpcEndpointId="vpce-1")}

    assert said(way).code == "PL_MIDDLEBOX"
    assert said(wider).verdict == "reachable"


def test_section_5_2_a_blackhole_more_specific_than_local_drops() -> None:
    result = asked(having(NETWORK, table("EndsTable", route("10.0.0.0/24", "blackhole"))))

    assert (result.code, result.deciding and result.deciding.place) == ("NO_ROUTE_TO_DESTINATION", 70)
