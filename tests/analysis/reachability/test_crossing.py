"""What becomes of packets that leave a VPC."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import ip_network

import pytest

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.model import GroupRef, Model, Peering, RouteTable
from constructs_privatelink.analysis.reachability.client_kinds import CidrClient
from constructs_privatelink.analysis.values import Outside, Unknown
from tests.analysis.networks.fixtures_models import Json, ref, resource
from tests.analysis.reachability.fixtures_kinds import ANYBODY, GATEWAY, out_by
from tests.analysis.reachability.fixtures_reachability import ALL, FAR, NETWORK, asked, group, having, route, rule, table, the, vpc
from tests.analysis.reachability.fixtures_verdicts import HOME, changed, https, said

PEERED = replace(
    having(
        NETWORK,
        table("FarTable", route("10.0.0.0/16", "peering", the("Pcx")), local="10.1.0.0/16"),
        table("EndsTable", route("10.1.0.0/16", "peering", the("Pcx"))),
    ),
    peerings=(Peering(the("Pcx"), (the("Vpc"), the("Other"))),),
)


def with_blocks(model: Model, **more: str) -> Model:
    """Return a model in which some VPCs have a block of addresses more."""
    blocks = {the(name): ip_network(block) for name, block in more.items()}
    vpcs = {place: replace(vpc, cidrs=(*vpc.cidrs, blocks[place])) if place in blocks else vpc for place, vpc in model.vpcs.items()}
    return replace(model, vpcs=vpcs)


def test_section_5_3_over_a_peering() -> None:
    assert asked(PEERED, FAR).verdict == "reachable"
    assert asked(having(PEERED, table("EndsTable")), FAR).code == "NO_ROUTE_TO_DESTINATION"


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ("100.64.0.0/16", "100.64.128.0/18", "blocked"),
        ("100.64.0.0/16", "100.65.0.0/16", "reachable"),
        ("2001:db8::/56",) * 2 + ("reachable",),
    ],
)
def test_section_5_3_a_peering_of_vpcs_that_share_ipv4_addresses_is_refused(first: str, second: str, verdict: str) -> None:
    result = asked(with_blocks(PEERED, Vpc=first, Other=second), FAR)

    assert result.verdict == verdict
    if verdict == "blocked":
        assert result.code == "DISCONNECTED_VPCS"
        assert "EC2 refuses App.Pcx: both VPCs have addresses of 100.64.128.0/18" in str(result.deciding)


def test_section_5_3_a_peering_that_is_there_already_is_none_that_ec2_refuses() -> None:
    there = Outside("pcx-0123456789abcdef0")
    model = having(
        PEERED,
        table("FarTable", route("10.0.0.0/16", "peering", there), local="10.1.0.0/16"),
        table("EndsTable", route("10.1.0.0/16", "peering", there)),
    )

    peered = replace(model, peerings=(Peering(there, (the("Vpc"), the("Other"))),))

    assert asked(with_blocks(peered, Vpc="100.64.0.0/16", Other="100.64.0.0/16"), FAR).verdict == "reachable"


def test_section_5_3_a_peering_carries_only_the_peers_addresses() -> None:
    model = having(PEERED, table("EndsTable", route("192.168.0.0/16", "peering", the("Pcx"))), group("EndGroup", rule("EndGroup", ALL)))

    assert asked(model, CidrClient(ip_network("192.168.1.0/24"))).code == "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR"


@pytest.mark.parametrize(("same_region", "verdict"), [(True, "unknown"), (False, "blocked")])
def test_section_6_2_a_reference_across_a_peering(*, same_region: bool, verdict: str) -> None:
    model = having(PEERED, group("EndGroup", rule("EndGroup", GroupRef(the("FarGroup")))))
    model = replace(model, peerings=(replace(model.peerings[0], same_region=same_region),))

    assert asked(model, FAR).verdict == verdict


@pytest.mark.parametrize(
    ("back", "verdict", "code"),
    [
        (table("EndsTable", route("192.168.0.0/16", "virtual-private-gateway", the("Vgw"))), "reachable", ""),
        (table("EndsTable"), "blocked", "NO_ROUTE_TO_DESTINATION"),
        (table("EndsTable", route("0.0.0.0/0", "nat", the("Nat"))), "blocked", "NO_ROUTE_TO_DESTINATION"),
        (table("EndsTable", route("0.0.0.0/0", "internet-gateway", the("Igw"))), "blocked", "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS"),
        (table("EndsTable", route("0.0.0.0/0", "cloud-wan")), "unknown", "TGW_RTB_ROUTES_ARE_UNKNOWN"),
        (
            replace(table("EndsTable"), complete=Unknown(Code.PL_PROPAGATED_ROUTES_UNKNOWN, "Vgw", "BGP")),
            "unknown",
            "PL_PROPAGATED_ROUTES_UNKNOWN",
        ),
    ],
)
def test_sections_5_5_and_5_6_the_way_back_to_an_outside_client(back: RouteTable, verdict: str, code: str) -> None:
    model = having(NETWORK, back, group("EndGroup", rule("EndGroup", ALL)))

    result = asked(model, CidrClient(ip_network("192.168.1.0/24")))

    assert (result.verdict, result.code) == (verdict, code)


def test_section_5_5_routes_from_bgp_leave_local_routes_alone() -> None:
    propagated = replace(table("EndsTable"), complete=Unknown(Code.PL_PROPAGATED_ROUTES_UNKNOWN, "Vgw", "BGP"))

    assert asked(having(NETWORK, propagated)).verdict == "reachable"


def test_section_5_7_nothing_joins_two_closed_vpcs() -> None:
    assert asked(NETWORK, FAR).code == "DISCONNECTED_VPCS"
    assert asked(having(NETWORK, replace(vpc("Other", "10.1.0.0/16"), closed=False)), FAR).code != "DISCONNECTED_VPCS"


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ({"NatGatewayId": "nat-1"}, "NO_ROUTE_TO_DESTINATION"),
        ({"GatewayId": "igw-1"}, "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS"),
        ({"VpcEndpointId": "vpce-1"}, "PL_MIDDLEBOX"),
        ({"CoreNetworkArn": "arn:aws:networkmanager::1:core-network/c"}, "TGW_RTB_ROUTES_ARE_UNKNOWN"),
    ],
    ids=["nat", "internet", "inspection", "cloud-wan"],
)
def test_section_5_6_what_the_way_back_to_an_outside_client_may_be(target: Json, code: str) -> None:
    assert said(ANYBODY, out_by(**target), client="192.168.0.0/24").code == code


def test_section_5_7_two_vpcs_of_the_template_that_nothing_joins() -> None:
    far = {
        "Far": resource("EC2::VPC", CidrBlock="10.7.0.0/16"),
        "FarSubnet": resource("EC2::Subnet", VpcId=ref("Far"), CidrBlock="10.7.0.0/24"),
        "FarGroup": resource("EC2::SecurityGroup", VpcId=ref("Far"), GroupDescription="tests"),
        "Client": resource("Lambda::Function", VpcConfig={"SubnetIds": [ref("FarSubnet")], "SecurityGroupIds": [ref("FarGroup")]}),
    }

    assert said(far).code == "DISCONNECTED_VPCS"
    assert said(GATEWAY, far).code == "PL_GATEWAY_NOT_TRANSITIVE"


def test_section_5_3_a_reference_across_a_peering_is_not_documented() -> None:
    far = {
        "Far": resource("EC2::VPC", CidrBlock="10.7.0.0/16"),
        "FarSubnet": resource("EC2::Subnet", VpcId=ref("Far"), CidrBlock="10.7.0.0/24"),
        "FarGroup": resource("EC2::SecurityGroup", VpcId=ref("Far"), GroupDescription="tests"),
        "Client": resource("Lambda::Function", VpcConfig={"SubnetIds": [ref("FarSubnet")], "SecurityGroupIds": [ref("FarGroup")]}),
        "Peering": resource("EC2::VPCPeeringConnection", **HOME, PeerVpcId=ref("Far")),
        **out_by(VpcPeeringConnectionId=ref("Peering")),
        "FarTable": resource("EC2::RouteTable", VpcId=ref("Far")),
        "OfFar": resource("EC2::SubnetRouteTableAssociation", SubnetId=ref("FarSubnet"), RouteTableId=ref("FarTable")),
        "Back": resource(
            "EC2::Route", RouteTableId=ref("FarTable"), DestinationCidrBlock="10.0.0.0/16", VpcPeeringConnectionId=ref("Peering")
        ),
    }
    by_group = changed("EndGroup", SecurityGroupIngress=[https(SourceSecurityGroupId=ref("FarGroup"))])

    assert said(far, ANYBODY).verdict == "reachable"
    assert (said(far, by_group).verdict, said(far, by_group).code) == ("unknown", "PL_SG_REFERENCE_UNDOCUMENTED")
