"""Network ACLs whose order or whose missing replies cut off clients of endpoints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.analysis.rules.examples import ACL, broken, endpoint, entry, subnet, texts
from tests.analysis.rules.fixtures_acls import ALL, KMS, OFFICE, PLACED, VPC_BLOCK, WORKER, A, B, deny, https, tcp
from tests.analysis.rules.networks import PERHAPS, TRANSIT, attachment, declaring, function, in_force, perhaps

if TYPE_CHECKING:
    from collections.abc import Mapping


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
