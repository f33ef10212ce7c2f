"""What network ACLs let through, and what unknown entries leave open, through templates."""

from __future__ import annotations

import pytest

from tests.analysis.networks.fixtures_models import Json, ref, resource
from tests.analysis.reachability.fixtures_verdicts import OPEN, changed, entry, own_acl, said

ACL = ref("Acl")


def narrow(low: int, high: int) -> Json:
    """Return an entry that lets replies out to some ports."""
    return {"AclOut": entry(ACL, 100, Egress=True, Protocol=6, PortRange={"From": low, "To": high})}


@pytest.mark.parametrize(("number", "verdict"), [(99, "blocked"), (101, "reachable")])
def test_section_7_1_the_lowest_number_that_matches_decides_wherever_it_stands(number: int, verdict: str) -> None:
    deny = {"Zeroth": entry(ACL, number, RuleAction="deny")}

    assert said(own_acl("Ends", **deny, **OPEN)).verdict == verdict
    assert said(own_acl("Ends", **OPEN, **deny)).verdict == verdict


def test_section_7_1_an_entry_of_another_protocol_or_family_does_not_match() -> None:
    udp = {"Deny": entry(ACL, 1, RuleAction="deny", Protocol=17, PortRange={"From": 0, "To": 65_535})}
    ipv6 = {"Deny": resource("EC2::NetworkAclEntry", NetworkAclId=ACL, RuleNumber=1, Protocol=-1, RuleAction="deny", Ipv6CidrBlock="::/0")}

    assert [said(own_acl("Ends", **OPEN, **filtered)).verdict for filtered in (udp, ipv6)] == ["reachable", "reachable"]


def test_section_7_1_ports_of_an_entry_for_all_protocols_are_ignored() -> None:
    odd = {"AclIn": entry(ACL, 100, PortRange={"From": 1, "To": 2}), "AclOut": OPEN["AclOut"]}

    assert said(own_acl("Ends", **odd)).verdict == "reachable"


def test_section_7_2_part_of_a_range_that_is_denied_is_named() -> None:
    deny = {"Deny": entry(ACL, 1, RuleAction="deny", CidrBlock="10.0.0.128/25")}

    result = said(own_acl("Ends", **OPEN, **deny))

    assert (result.verdict, result.extent) == ("blocked", "part")
    assert result.part is not None
    assert result.part.addresses == ("10.0.0.128-10.0.0.254",)


def test_section_7_3_an_acl_does_not_apply_inside_a_subnet() -> None:
    assert said(own_acl("Ends"), changed("Endpoint", SubnetIds=[ref("Apps")])).verdict == "reachable"
    assert said(own_acl("Apps"), changed("Endpoint", SubnetIds=[ref("Apps")])).verdict == "reachable"


def test_section_7_4_two_entries_of_one_number_have_an_unknown_order() -> None:
    deny = {"Deny": entry(ACL, 100, RuleAction="deny")}

    assert said(own_acl("Ends", **OPEN, **deny)).verdict == "unknown"


def test_section_7_4_of_two_associations_nobody_knows_which_wins() -> None:
    two = {
        "Other": resource("EC2::NetworkAcl", VpcId=ref("Vpc")),
        "OtherOfEnds": resource("EC2::SubnetNetworkAclAssociation", SubnetId=ref("Ends"), NetworkAclId=ref("Other")),
    }

    assert said(own_acl("Ends", **OPEN), two).verdict == "unknown"


def test_section_7_4_a_dropped_reply_has_the_missing_ports() -> None:
    result = said(own_acl("Ends", AclIn=OPEN["AclIn"], **narrow(32_768, 65_535)))

    assert result.deciding is not None
    assert (result.code, result.deciding.direction, result.deciding.detail) == (
        "SUBNET_ACL_RESTRICTION", "egress", "PL_RETURN_PORTS 1024-32767; no rule allows it",
    )  # fmt: skip
    assert said(own_acl("Ends", AclIn=OPEN["AclIn"], **narrow(1024, 65_535))).verdict == "reachable"


@pytest.mark.parametrize(
    ("unknown", "verdict"),
    [
        ({"RuleAction": "deny", "CidrBlock": ref("Switch")}, "unknown"),
        ({"CidrBlock": ref("Switch")}, "reachable"),
        ({"RuleAction": ref("Switch")}, "unknown"),
        ({"RuleAction": ref("Switch"), "CidrBlock": "10.9.0.0/16"}, "reachable"),
    ],
    ids=["deny of unknown block", "allow of unknown block", "unknown action", "unknown action elsewhere"],
)
def test_section_8_an_unknown_part_of_an_entry_counts_for_and_against(unknown: Json, verdict: str) -> None:
    assert said(own_acl("Ends", **OPEN, Unknown=entry(ACL, 1, **unknown))).verdict == verdict


def test_section_8_an_allow_that_perhaps_exists_is_no_allow_and_a_deny_is_perhaps_one() -> None:
    maybe = {"Condition": "Perhaps"}

    assert said(own_acl("Ends", **OPEN, Deny={**entry(ACL, 1, RuleAction="deny"), **maybe})).verdict == "unknown"
    assert said(own_acl("Ends", AclOut=OPEN["AclOut"], AclIn={**OPEN["AclIn"], **maybe})).verdict == "unknown"
