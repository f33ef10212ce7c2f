"""What a reachable verdict rests on is always said."""

from __future__ import annotations

from tests.analysis.networks.fixtures_models import ref, resource
from tests.analysis.reachability.fixtures_verdicts import HOME, changed, https, said


def test_section_11_fresh_creation_and_an_accepted_endpoint_are_assumed() -> None:
    assert said().assumptions == (
        "the templates are deployed afresh, and nothing is changed outside them",
        "the endpoint is accepted and available",
    )


def test_section_11_an_accepted_peering_is_assumed() -> None:
    peered = {
        "Peering": resource("EC2::VPCPeeringConnection", **HOME, PeerVpcId="vpc-1"),
        "Table": resource("EC2::RouteTable", **HOME),
        "OfEnds": resource("EC2::SubnetRouteTableAssociation", SubnetId=ref("Ends"), RouteTableId=ref("Table")),
        "Route": resource(
            "EC2::Route", RouteTableId=ref("Table"), DestinationCidrBlock="172.16.0.0/16", VpcPeeringConnectionId=ref("Peering")
        ),
    }
    anybody = changed("EndGroup", SecurityGroupIngress=[https(CidrIp="0.0.0.0/0")])

    result = said(peered, anybody, client="172.16.0.0/24")

    assert result.verdict == "reachable"
    assert any("is accepted" in assumption and "peering" in assumption for assumption in result.assumptions)
