"""What security groups let through, through templates."""

from __future__ import annotations

import pytest

from tests.analysis.networks.fixtures_models import Json, ref, resource
from tests.analysis.reachability.fixtures_verdicts import HOME, changed, https, said

ALL = {"IpProtocol": "-1", "CidrIp": "0.0.0.0/0"}
SEPARATE = {"Out": resource("EC2::SecurityGroupEgress", GroupId=ref("AppGroup"), **https(CidrIp="10.9.0.0/16"))}


@pytest.mark.parametrize(
    ("rule", "verdict"),
    [
        ({"IpProtocol": "6", "FromPort": 443, "ToPort": 443, "CidrIp": "10.0.0.0/24"}, "reachable"),
        ({"IpProtocol": "tcp", "FromPort": "443", "ToPort": "443", "CidrIp": "10.0.0.0/24"}, "reachable"),
        ({"IpProtocol": "-1", "FromPort": 1, "ToPort": 2, "CidrIp": "10.0.0.0/24"}, "reachable"),
        ({"IpProtocol": "tcp", "FromPort": -1, "ToPort": -1, "CidrIp": "10.0.0.0/24"}, "unknown"),
        ({"IpProtocol": "udp", "FromPort": 443, "ToPort": 443, "CidrIp": "10.0.0.0/24"}, "blocked"),
        ({"IpProtocol": "50", "CidrIp": "10.0.0.0/24"}, "blocked"),
        (https(CidrIpv6="::/0"), "blocked"),
    ],
)
def test_section_6_1_what_a_rule_matches(rule: Json, verdict: str) -> None:
    assert said(changed("EndGroup", SecurityGroupIngress=[rule])).verdict == verdict


def test_section_6_1_any_rule_of_any_group_lets_a_packet_through() -> None:
    two = {"More": resource("EC2::SecurityGroup", **HOME, GroupDescription="tests", SecurityGroupIngress=[https(CidrIp="10.0.0.0/24")])}
    none = changed("EndGroup", SecurityGroupIngress=[https(CidrIp="10.9.0.0/16")])

    assert said(two, none, changed("Endpoint", SecurityGroupIds=[ref("EndGroup"), ref("More")])).verdict == "reachable"


def test_section_6_2_a_reference_matches_who_carries_the_group() -> None:
    by_group = changed("EndGroup", SecurityGroupIngress=[https(SourceSecurityGroupId=ref("AppGroup"))])

    assert said(by_group).verdict == "reachable"
    assert said(by_group, client="10.0.0.0/24").code == "ENI_SG_RULES_MISMATCH"


def test_section_6_2_equal_literals_are_one_group_and_unresolved_ids_perhaps() -> None:
    client = changed("Client", VpcConfig={"SubnetIds": [ref("Apps")], "SecurityGroupIds": [ref("AppGroup"), "sg-1"]})
    unresolved = changed("Client", VpcConfig={"SubnetIds": [ref("Apps")], "SecurityGroupIds": [ref("AppGroup"), ref("Switch")]})
    by_group = changed("EndGroup", SecurityGroupIngress=[https(SourceSecurityGroupId="sg-1")])

    assert said(client, by_group).verdict == "reachable"
    assert said(unresolved, by_group).verdict == "unknown"


@pytest.mark.parametrize("inline", [None, [ALL]], ids=["implicit", "explicit"])
def test_section_6_3_a_separate_egress_rule_undoes_allow_all_perhaps(inline: Json) -> None:
    result = said(changed("AppGroup", SecurityGroupEgress=inline), SEPARATE)

    assert (result.verdict, result.code) == ("unknown", "PL_DEFAULT_EGRESS_REVOKED")


def test_section_6_3_the_remaining_rules_are_enough() -> None:
    enough = {"Out": resource("EC2::SecurityGroupEgress", GroupId=ref("AppGroup"), **https(CidrIp="10.0.1.0/24"))}

    assert said(enough).verdict == "reachable"
    assert said(changed("AppGroup", SecurityGroupEgress=[https(CidrIp="10.0.1.0/24")]), SEPARATE).verdict == "reachable"


def test_section_6_3_an_imported_group_that_gets_an_egress_rule_is_unknown() -> None:
    imported = changed("Client", VpcConfig={"SubnetIds": [ref("Apps")], "SecurityGroupIds": ["sg-1"]})
    out = {"Out": resource("EC2::SecurityGroupEgress", GroupId="sg-1", **https(CidrIp="10.9.0.0/16"))}

    assert said(imported, out).verdict == "unknown"


@pytest.mark.parametrize("block", ["255.255.255.255/32", "127.0.0.1/32"])
def test_section_6_4_what_the_cdk_writes_for_no_egress_lets_nothing_out(block: str) -> None:
    assert said(changed("AppGroup", SecurityGroupEgress=[https(CidrIp=block)])).code == "ENI_SG_RULES_MISMATCH"


def test_section_6_4_a_rule_with_a_prefix_list_has_its_entries() -> None:
    listed = changed("EndGroup", SecurityGroupIngress=[https(SourcePrefixListId=ref("List"))])
    entries = {
        "List": resource("EC2::PrefixList", AddressFamily="IPv4", MaxEntries=1, PrefixListName="x", Entries=[{"Cidr": "10.0.0.0/24"}])
    }

    assert said(listed, entries).verdict == "reachable"
    assert said(changed("EndGroup", SecurityGroupIngress=[https(SourcePrefixListId="pl-1")])).verdict == "unknown"
