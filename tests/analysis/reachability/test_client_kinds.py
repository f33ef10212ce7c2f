"""Each kind of client, its addresses, and the paths that it may take, through templates."""

from __future__ import annotations

from ipaddress import ip_network

import pytest

from constructs_privatelink.analysis.networks.model import PrefixListRef
from constructs_privatelink.analysis.reachability.client_kinds import PrefixListClient, SecurityGroupClient, VpcClient
from constructs_privatelink.analysis.values import Outside
from tests.analysis.networks.fixtures_models import Json, named, ref, resource
from tests.analysis.reachability.fixtures_verdicts import HOME, IPV6, OPEN, analysed, changed, entry, https, own_acl, said

ANYBODY = changed("EndGroup", SecurityGroupIngress=[https(CidrIp="0.0.0.0/0")])
GATEWAY = {
    **changed("Endpoint", VpcEndpointType=None, SubnetIds=None, SecurityGroupIds=None, ServiceName="com.amazonaws.eu-west-1.s3"),
    "Table": resource("EC2::RouteTable", **HOME),
    "OfApps": resource("EC2::SubnetRouteTableAssociation", SubnetId=ref("Apps"), RouteTableId=ref("Table")),
}
ROUTED = {"Endpoint": resource("EC2::VPCEndpoint", **HOME, ServiceName="com.amazonaws.eu-west-1.s3", RouteTableIds=[ref("Table")])}
PRIVATE_OUT = changed("AppGroup", SecurityGroupEgress=[https(CidrIp="10.0.0.0/8")])
SOME_OUT = changed("AppGroup", SecurityGroupEgress=[https(CidrIp="52.0.0.0/8")])
REPLIES_IN = {"AclIn": entry(ref("Acl"), 1, Protocol=6, PortRange={"From": 1_024, "To": 65_535})}


def out_by(**target: Json) -> Json:
    """Return a route of the endpoint's subnet to everything."""
    return {
        "Table": resource("EC2::RouteTable", **HOME),
        "OfEnds": resource("EC2::SubnetRouteTableAssociation", SubnetId=ref("Ends"), RouteTableId=ref("Table")),
        "Route": resource("EC2::Route", RouteTableId=ref("Table"), DestinationCidrBlock="0.0.0.0/0", **target),
    }


def test_section_1_a_client_in_no_vpc_is_blocked() -> None:
    assert said({"Client": resource("Lambda::Function")}).code == "PL_CLIENT_NOT_IN_VPC"


def test_section_1_all_interfaces_of_the_endpoint_count() -> None:
    both = changed("Endpoint", SubnetIds=[ref("Ends"), ref("Apps")])

    found = said(both, own_acl("Ends"))

    assert (found.verdict, found.extent) == ("blocked", "part")
    assert found.part is not None
    assert found.part.endpoint == "Ends"


def test_section_3_ec2_clears_the_host_bits_of_blocks() -> None:
    odd = changed("EndGroup", SecurityGroupIngress=[https(CidrIp="10.0.0.77/24")])

    assert said(odd).verdict == "reachable"
    assert said(odd, own_acl("Apps", AclIn=entry(ref("Acl"), 1, CidrBlock="10.0.1.9/24"), AclOut=OPEN["AclOut"])).verdict == "reachable"


@pytest.mark.parametrize(("denied", "verdict"), [("10.0.0.3/32", "reachable"), ("10.0.0.255/32", "reachable"), ("10.0.0.4/32", "blocked")])
def test_section_3_the_first_four_and_the_last_address_of_a_subnet_are_nobodys(denied: str, verdict: str) -> None:
    deny = {"Deny": entry(ref("Acl"), 1, RuleAction="deny", CidrBlock=denied)}

    assert said(own_acl("Ends", **OPEN, **deny)).verdict == verdict


def test_section_3_an_ipv6_block_that_amazon_provides_lies_in_its_vpc() -> None:
    asks = changed("Client", VpcConfig={"SubnetIds": [ref("Apps")], "SecurityGroupIds": [ref("AppGroup")], "Ipv6AllowedForDualStack": True})
    only = changed("Endpoint", IpAddressType="ipv6")
    let_in = changed("EndGroup", SecurityGroupIngress=[https(CidrIpv6="::/0")])
    of_subnet = changed("EndGroup", SecurityGroupIngress=[https(CidrIpv6="2001:db8::/64")])

    assert said(IPV6, asks, only, let_in).verdict == "reachable"
    assert said(IPV6, asks, only).verdict == "blocked"
    assert said(IPV6, asks, only, of_subnet).verdict == "unknown"
    assert said(IPV6, only, let_in).code == "PL_IP_FAMILY_MISMATCH"


def test_section_3_addresses_have_their_family_whatever_block_amazon_provides() -> None:
    assert said(IPV6, client="2001:db8::/64").code == "PL_IP_FAMILY_MISMATCH"

    let_in = changed("EndGroup", SecurityGroupIngress=[https(CidrIpv6="::/0")])
    assert said(IPV6, changed("Endpoint", IpAddressType="dualstack"), let_in, client="2001:db8::/64").verdict == "unknown"


def test_section_4_a_workload_counts_in_every_subnet_with_every_group() -> None:
    more = {"More": resource("EC2::Subnet", **HOME, CidrBlock="10.0.2.0/24", AvailabilityZone="eu-west-1c")}
    both = changed("Client", VpcConfig={"SubnetIds": [ref("Apps"), ref("More")], "SecurityGroupIds": [ref("AppGroup")]})
    one = changed("EndGroup", SecurityGroupIngress=[https(CidrIp="10.0.0.0/24")])

    assert said(more, both).verdict == "reachable"
    assert (said(more, both, one).verdict, said(more, both, one).extent) == ("blocked", "part")


def test_section_4_a_block_inside_meets_acls_and_no_group() -> None:
    closed = changed("AppGroup", SecurityGroupEgress=[https(CidrIp="255.255.255.255/32")])

    assert said(closed).code == "ENI_SG_RULES_MISMATCH"
    assert said(closed, client="10.0.0.0/24").verdict == "reachable"
    assert said(own_acl("Apps"), client="10.0.0.0/25").code == "SUBNET_ACL_RESTRICTION"
    assert said(own_acl("Apps"), client="10.0.9.0/24").verdict == "reachable"


def test_section_4_a_block_that_straddles_is_split() -> None:
    found = said(ANYBODY, client="10.0.0.0/15")

    assert (found.verdict, found.extent, found.code) == ("blocked", "part", "NO_ROUTE_TO_DESTINATION")
    assert found.part is not None
    assert found.part.addresses == ("10.1.0.0/16",)


def test_section_4_an_outside_client_is_an_assumption_about_its_own_side() -> None:
    found = said(ANYBODY, out_by(GatewayId="vgw-1"), client="192.168.0.0/24")

    assert found.verdict == "reachable"
    assert "the client's host, network, firewall and DNS let it connect" in found.assumptions


def test_section_4_a_whole_vpc_is_all_its_blocks() -> None:
    more = {"More": resource("EC2::VPCCidrBlock", **HOME, CidrBlock="10.9.0.0/16")}
    asked = [analysed(*parts) for parts in ((), (more,))]

    found = [one.prove(VpcClient(named("Vpc")), one.model.endpoints[0]).result for one in asked]

    assert [one.verdict for one in found] == ["reachable", "blocked"]


def test_section_4_a_prefix_list_is_its_entries_or_unknown() -> None:
    asked = analysed()
    kinds = [
        PrefixListRef(Outside("pl-1"), (ip_network("10.0.0.0/24"),)),
        PrefixListRef(Outside("pl-1"), (ip_network("10.0.0.0/24"), ip_network("192.168.0.0/24"))),
    ]

    assert [asked.prove(PrefixListClient(kind), asked.model.endpoints[0]).result.verdict for kind in kinds] == ["reachable", "blocked"]


def test_section_4_a_group_alone_is_its_vpc_with_that_group() -> None:
    by_group = changed("EndGroup", SecurityGroupIngress=[https(SourceSecurityGroupId=ref("AppGroup"))])
    closed = changed("AppGroup", SecurityGroupEgress=[https(CidrIp="255.255.255.255/32")])

    found = [analysed(by_group), analysed(by_group, closed)]

    assert [one.prove(SecurityGroupClient(named("AppGroup")), one.model.endpoints[0]).result.verdict for one in found] == [
        "reachable",
        "blocked",
    ]


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


def test_section_5_2_a_route_to_a_whole_subnet_may_be_more_specific_than_local() -> None:
    way = {
        "Table": resource("EC2::RouteTable", **HOME),
        "OfApps": resource("EC2::SubnetRouteTableAssociation", SubnetId=ref("Apps"), RouteTableId=ref("Table")),
        "Route": resource("EC2::Route", RouteTableId=ref("Table"), DestinationCidrBlock="10.0.1.0/24", VpcEndpointId="vpce-1"),
    }
    wider = {**way, "Route": resource("EC2::Route", RouteTableId=ref("Table"), DestinationCidrBlock="10.0.0.0/15", VpcEndpointId="vpce-1")}

    assert said(way).code == "PL_MIDDLEBOX"
    assert said(wider).verdict == "reachable"


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


@pytest.mark.parametrize(
    ("parts", "client", "port", "verdict", "code"),
    [
        ([GATEWAY, ROUTED], "Client", None, "reachable", ""),
        ([GATEWAY], "Client", None, "blocked", "NO_ROUTE_TO_DESTINATION"),
        ([GATEWAY, ROUTED], "Client", "udp/443", "blocked", "VPCE_GATEWAY_PROTOCOL_RESTRICTION"),
        ([GATEWAY, ROUTED], "192.168.0.0/24", None, "blocked", "PL_GATEWAY_NOT_TRANSITIVE"),
        ([GATEWAY, ROUTED, PRIVATE_OUT], "Client", None, "blocked", "ENI_SG_RULES_MISMATCH"),
        ([GATEWAY, ROUTED, SOME_OUT], "Client", None, "unknown", "PL_UNRESOLVED_VALUE"),
        ([GATEWAY, ROUTED, own_acl("Ends")], "Client", None, "reachable", ""),
        ([GATEWAY, ROUTED, own_acl("Apps")], "Client", None, "blocked", "SUBNET_ACL_RESTRICTION"),
        ([GATEWAY, ROUTED, own_acl("Apps", AclOut=OPEN["AclOut"], **REPLIES_IN)], "Client", None, "reachable", ""),
    ],
)  # fmt: skip
def test_section_5_8_a_gateway_endpoint(parts: list[Json], client: str, port: str | None, verdict: str, code: str) -> None:
    found = said(*parts, client=client, port=port)

    assert (found.verdict, found.code) == (verdict, code)


def test_section_5_8_a_prefix_list_that_is_not_known_is_undetermined() -> None:
    listed = changed("AppGroup", SecurityGroupEgress=[https(DestinationPrefixListId="pl-1")])

    assert said(GATEWAY, ROUTED, listed).verdict == "unknown"
    assert said(listed).verdict == "unknown"
