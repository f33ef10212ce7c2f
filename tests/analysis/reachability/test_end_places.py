"""Where the ends of a connection may stand, and the addresses that count there."""

from __future__ import annotations

from ipaddress import ip_network

import pytest

from constructs_privatelink.analysis.networks.model import PrefixListRef
from constructs_privatelink.analysis.reachability.client_kinds import PrefixListClient, SecurityGroupClient, VpcClient
from constructs_privatelink.analysis.values import Outside
from tests.analysis.networks.fixtures_models import named, ref, resource
from tests.analysis.reachability.fixtures_kinds import ANYBODY
from tests.analysis.reachability.fixtures_verdicts import HOME, IPV6, OPEN, analysed, changed, entry, https, own_acl, said


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
    changes = changed("EndGroup", SecurityGroupIngress=[https(CidrIp="10.0.0.0/24")])

    assert said(more, both).verdict == "reachable"
    assert (said(more, both, changes).verdict, said(more, both, changes).extent) == ("blocked", "part")


def test_section_4_a_block_inside_meets_acls_and_no_group() -> None:
    closed = changed("AppGroup", SecurityGroupEgress=[https(CidrIp="255.255.255.255/32")])

    assert said(closed).code == "ENI_SG_RULES_MISMATCH"
    assert said(closed, client="10.0.0.0/24").verdict == "reachable"
    assert said(own_acl("Apps"), client="10.0.0.0/25").code == "SUBNET_ACL_RESTRICTION"
    assert said(own_acl("Apps"), client="10.0.9.0/24").verdict == "reachable"


def test_section_4_a_block_that_straddles_is_split() -> None:
    result = said(ANYBODY, client="10.0.0.0/15")

    assert (result.verdict, result.extent, result.code) == ("blocked", "part", "NO_ROUTE_TO_DESTINATION")
    assert result.part is not None
    assert result.part.addresses == ("10.1.0.0/16",)


def test_section_4_a_whole_vpc_is_all_its_blocks() -> None:
    more = {"More": resource("EC2::VPCCidrBlock", **HOME, CidrBlock="10.9.0.0/16")}
    asked = [analysed(*parts) for parts in ((), (more,))]

    results = [analysis.prove(VpcClient(named("Vpc")), analysis.model.endpoints[0]).result for analysis in asked]

    assert [result.verdict for result in results] == ["reachable", "blocked"]


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

    both = [analysed(by_group), analysed(by_group, closed)]

    assert [networks.prove(SecurityGroupClient(named("AppGroup")), networks.model.endpoints[0]).result.verdict for networks in both] == [
        "reachable",
        "blocked",
    ]
