"""Network ACLs whose order or whose missing replies cut off clients of endpoints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.analysis.rules.examples import ACL, broken, endpoint, entry, subnet, texts
from tests.analysis.rules.networks import PERHAPS, TRANSIT, attachment, declaring, function, in_force, perhaps

if TYPE_CHECKING:
    from collections.abc import Mapping

ALL, VPC_BLOCK, OFFICE = "0.0.0.0/0", "10.0.0.0/16", "192.168.0.0/16"


def tcp(number: object, first: object, last: object, **properties: object) -> dict[str, object]:
    return entry(number, **({"Protocol": 6, "PortRange": {"From": first, "To": last}} | properties))


def https(number: object, **properties: object) -> dict[str, object]:
    return tcp(number, 443, 443, **properties)


def deny(number: object, **properties: object) -> dict[str, object]:
    return entry(number, **({"RuleAction": "deny", "CidrBlock": ALL} | properties))


@pytest.mark.parametrize(
    ("earlier", "shadowed"),
    [
        ([deny(100)], True),
        ([deny("100", CidrBlock=VPC_BLOCK)], True),
        ([deny(100, CidrBlock="10.0.0.0/17"), deny(110, CidrBlock="10.0.128.0/17")], True),
        ([https(100, RuleAction="deny", CidrBlock=ALL)], True),
        ([tcp(100, 0, 65535, RuleAction="deny")], True),
        ([entry(90, CidrBlock="172.16.0.0/12"), deny(100)], True),
        ([entry(110), deny(100)], True),
        ([], False),
        ([deny(300)], False),
        ([deny(200)], False),
        ([deny(100, CidrBlock="10.0.0.0/17")], False),
        ([deny(100, Egress=True)], False),
        ([https(100, RuleAction="deny", Protocol=17)], False),
        ([tcp(100, 444, 65535, RuleAction="deny")], False),
        ([deny(100, CidrBlock={"Ref": "AWS::NoValue"}, Ipv6CidrBlock="::/0")], False),
        ([https(90, CidrBlock="10.0.1.0/24"), deny(100)], False),
        ([deny({"Ref": "P"})], False),
        ([deny(100, CidrBlock={"Ref": "P"})], False),
        ([deny(100, RuleAction={"Ref": "P"})], False),
        ([perhaps(deny(100))], False),
        ([https(90, CidrBlock={"Ref": "P"}), deny(100)], False),
        ([perhaps(https(90)), deny(100)], False),
        ([https({"Ref": "P"}), deny(100)], False),
    ],
)
def test_an_entry_that_earlier_ones_deny_is_found(earlier: list[object], *, shadowed: bool) -> None:
    entries = {f"Earlier{at}": one for at, one in enumerate(earlier)}

    result = broken("PL040", {"Acl": ACL, "Entry": https(200), **entries}, **PERHAPS)

    assert [one for one in result if one[0] == "Entry"] == ([("Entry", "warning")] if shadowed else [])


@pytest.mark.parametrize(
    ("earlier", "shadowed"),
    [
        ([deny(100)], True),
        ([tcp(100, 0, 65535, RuleAction="deny", CidrBlock=ALL)], False),
        ([https(90), deny(100)], False),
    ],
)
def test_an_entry_for_all_protocols_is_denied_for_all_of_them(earlier: list[object], *, shadowed: bool) -> None:
    entries = {f"Earlier{at}": one for at, one in enumerate(earlier)}

    assert broken("PL040", {"Acl": ACL, "Entry": entry(200), **entries}) == ([("Entry", "warning")] if shadowed else [])


def test_a_deny_that_is_added_to_a_default_acl_is_meant() -> None:
    assert broken("PL040", {"Deny": deny(50, NetworkAclId={"Fn::GetAtt": ["Vpc", "DefaultNetworkAcl"]})}) == []


def test_the_text_names_the_first_entry_that_denies() -> None:
    result = texts("PL040", {"Acl": ACL, "Entry": https(200), "No": deny(90, CidrBlock="172.16.0.0/12"), "Deny": deny(100)})

    assert result == ["earlier entries deny all that it allows, 'Deny' (100) the first of them; give it a lower RuleNumber than 100"]


A, B = subnet(0, "eu-west-1a"), subnet(1, "eu-west-1b")
IN_FORCE = in_force({"Ref": "A"}, {"Ref": "Acl"})
PLACED = {"Acl": ACL, "A": A, "B": B, "InForce": IN_FORCE}
KMS = endpoint(SubnetIds=[{"Ref": "A"}])
WORKER = function({"Ref": "B"})


@pytest.mark.parametrize(
    ("resources", "severity"),
    [
        ({"Kms": KMS}, "warning"),
        ({"Kms": KMS, "Worker": WORKER}, "error"),
        ({"Kms": KMS, "Worker": function({"Ref": "A"})}, "warning"),
        ({"Kms": KMS, "Worker": perhaps(WORKER)}, "warning"),
        ({"Kms": perhaps(KMS), "Worker": WORKER}, "warning"),
        ({"Kms": endpoint(SubnetIds=[{"Ref": "B"}]), "Worker": WORKER}, "warning"),
        ({"Kms": declaring(KMS, {"cidr": "10.0.9.0/24"})}, "error"),
        ({"Kms": declaring(KMS, {"cidr": "172.16.0.0/12"})}, "warning"),
        ({"Kms": declaring(KMS, {"cidr": VPC_BLOCK, "default": True}), "Worker": WORKER}, "error"),
        ({"Kms": KMS, "Worker": WORKER, "Entry": https(200, PortRange={"From": 80, "To": 80})}, "warning"),
        ({"Kms": KMS, "Worker": WORKER, "Entry": https(200, CidrBlock="10.0.9.0/24")}, "warning"),
    ],
)
def test_a_shadowed_entry_that_an_endpoint_needs_is_an_error(resources: Mapping[str, object], severity: str) -> None:
    result = broken("PL040", {**PLACED, "Deny": deny(100), "Entry": https(200), **resources}, **PERHAPS)

    assert result == [("Entry", severity)]


REPLIES = {"Egress": True, "CidrBlock": VPC_BLOCK}


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ({"In": https(100)}, [("In", "error")]),
        ({"In": https(100, CidrBlock=OFFICE)}, [("In", "error")]),
        ({"In": https(100), "Out": https(100, **REPLIES)}, [("In", "error")]),
        ({"In": https(100), "Out": tcp(100, 1024, 65535, Egress=True, CidrBlock=OFFICE)}, [("In", "error")]),
        ({"In": https(100), "Out": tcp(100, 1024, 65535, Egress=True, Protocol=17, CidrBlock=ALL)}, [("In", "error")]),
        ({"In": https(100), "No": deny(90, Egress=True), "Out": tcp(100, 1024, 65535, **REPLIES)}, [("In", "error")]),
        ({"In": https(100), "Out": tcp(100, 1024, 65535, **REPLIES)}, []),
        ({"In": https(100), "Out": entry(100, **REPLIES)}, []),
        ({"In": https(100), "Out": tcp(100, 32768, 60999, **REPLIES)}, []),
        ({"In": https(100), "Out": tcp(100, 1024, 65535, Egress=True, CidrBlock={"Ref": "P"})}, []),
        ({"In": https(100), "Out": perhaps(tcp(100, 1024, 65535, **REPLIES))}, []),
        ({"In": https(100), "Out": tcp({"Ref": "P"}, 1024, 65535, **REPLIES)}, []),
        ({"In": https(100, CidrBlock="10.0.0.0/24")}, []),
        ({"In": tcp(100, 22, 22)}, []),
        ({"In": entry(100)}, []),
        ({"In": perhaps(https(100))}, []),
        ({"No": deny(90), "In": https(100)}, []),
    ],
)
def test_an_entry_whose_replies_do_not_come_back_is_found(entries: Mapping[str, object], expected: list[tuple[str, str]]) -> None:
    assert broken("PL041", {**PLACED, "Kms": KMS, **entries}, **PERHAPS) == expected


@pytest.mark.parametrize(
    ("out", "severity"),
    [
        (tcp(100, 32768, 60999, **REPLIES), "warning"),
        (tcp(100, 1024, 65535, Egress=True, CidrBlock="10.0.2.0/23"), "error"),
        (tcp(100, 1024, 65535, Egress=True, CidrBlock="10.0.1.0/25"), "error"),
        (tcp(100, 1024, 65535, Egress=True, CidrBlock="10.0.1.0/24"), None),
    ],
)
def test_the_replies_to_those_who_are_expected_come_back(out: object, severity: str | None) -> None:
    resources = {**PLACED, "Kms": KMS, "Worker": WORKER, "In": https(100), "Out": out}

    assert broken("PL041", resources) == ([] if severity is None else [("In", severity)])


def test_entries_for_everything_are_found_where_somebody_is_expected() -> None:
    resources = {**PLACED, "Kms": KMS, "In": entry(100, CidrBlock=ALL)}

    assert broken("PL041", {**resources, "Worker": WORKER}) == [("In", "error")]
    assert broken("PL041", resources) == []


def test_the_text_says_in_which_direction_replies_are_missing() -> None:
    result = texts("PL041", {**PLACED, "Kms": KMS, "Sqs": endpoint("sqs", SubnetIds=[{"Ref": "A"}]), "In": https(100)})

    assert result == ["it lets tcp/443 in from 10.0.0.0/16, and no entry lets the replies on 1024-65535 out to there; add one that does"]


CLIENTS = {"Acl": ACL, "A": A, "B": B, "InForce": in_force({"Ref": "B"}, {"Ref": "Acl"}), "Kms": KMS}


@pytest.mark.parametrize(
    ("resources", "severity"),
    [
        ({"Worker": WORKER}, "error"),
        ({"Worker": perhaps(WORKER)}, None),
        ({"Worker": function({"Ref": "A"})}, None),
        ({"Kms": declaring(KMS, {"cidr": "10.0.1.0/24"})}, "error"),
        ({"Kms": declaring(KMS, {"cidr": "10.0.9.0/24"}), "Worker": WORKER}, None),
        ({"Worker": WORKER, "Back": tcp(100, 1024, 65535)}, None),
        ({"Worker": WORKER, "Back": tcp(100, 1024, 65535, CidrBlock="10.0.0.0/24")}, None),
        ({"Worker": WORKER, "Back": tcp(100, 1024, 65535, CidrBlock="10.0.9.0/24")}, "error"),
        ({"Worker": WORKER, "Back": tcp(100, 32768, 65535)}, "warning"),
        ({"Worker": WORKER, "Back": tcp(100, {"Ref": "P"}, 65535)}, None),
        ({"Worker": WORKER, "Out": https(100, Egress=True, CidrBlock="10.0.9.0/24")}, None),
    ],
)
def test_the_acl_of_a_clients_subnet_lets_the_replies_in(resources: Mapping[str, object], severity: str | None) -> None:
    result = broken("PL041", {**CLIENTS, "Out": https(100, Egress=True, CidrBlock=ALL), **resources}, **PERHAPS)

    assert result == ([] if severity is None else [("Out", severity)])


ROUTE = {"RouteTableId": {"Ref": "Table"}, "DestinationCidrBlock": OFFICE, "TransitGatewayId": {"Ref": "Transit"}}
TIED = {"SubnetId": {"Ref": "A"}, "RouteTableId": {"Ref": "Table"}}
VIA_TRANSIT = {
    "Acl": ACL,
    "A": A,
    "Gate": subnet(2, "eu-west-1a"),
    "InForce": in_force({"Ref": "Gate"}, {"Ref": "Acl"}),
    "Transit": TRANSIT,
    "Table": {"Type": "AWS::EC2::RouteTable", "Properties": {"VpcId": {"Ref": "Vpc"}}},
    "Tied": {"Type": "AWS::EC2::SubnetRouteTableAssociation", "Properties": TIED},
    "Route": {"Type": "AWS::EC2::Route", "Properties": ROUTE},
    "Attachment": attachment({"Ref": "Vpc"}, {"Ref": "Gate"}),
    "Kms": declaring(KMS, {"cidr": OFFICE}),
    "Out": https(100, Egress=True),
}


@pytest.mark.parametrize(
    ("changed", "severity"),
    [
        ({}, "error"),
        ({"Back": tcp(100, 1024, 65535)}, None),
        ({"Kms": KMS}, None),
        ({"Kms": declaring(KMS, {"cidr": "172.16.0.0/12"})}, None),
        ({"Gate": subnet(2, "eu-west-1b")}, None),
        ({"Route": perhaps({"Type": "AWS::EC2::Route", "Properties": ROUTE})}, None),
        ({"Attachment": perhaps(attachment({"Ref": "Vpc"}, {"Ref": "Gate"}))}, None),
        ({"Out": https(100, Egress=True, CidrBlock="10.0.9.0/24")}, None),
    ],
)
def test_the_acl_of_an_attachments_subnet_lets_the_replies_in(changed: Mapping[str, object], severity: str | None) -> None:
    assert broken("PL041", {**VIA_TRANSIT, **changed}, **PERHAPS) == ([] if severity is None else [("Out", severity)])
