"""Entries of network ACLs whose order takes their effect away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.analysis.rules.examples import ACL, broken, endpoint, entry, texts
from tests.analysis.rules.fixtures_acls import ALL, KMS, PLACED, VPC_BLOCK, WORKER, deny, https, tcp
from tests.analysis.rules.networks import PERHAPS, declaring, function, perhaps

if TYPE_CHECKING:
    from collections.abc import Mapping


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
    entries = {f"Earlier{at}": acl_entry for at, acl_entry in enumerate(earlier)}

    result = broken("PL040", {"Acl": ACL, "Entry": https(200), **entries}, **PERHAPS)

    assert [trouble for trouble in result if trouble[0] == "Entry"] == ([("Entry", "warning")] if shadowed else [])


@pytest.mark.parametrize(
    ("earlier", "shadowed"),
    [
        ([deny(100)], True),
        ([tcp(100, 0, 65535, RuleAction="deny", CidrBlock=ALL)], False),
        ([https(90), deny(100)], False),
    ],
)
def test_an_entry_for_all_protocols_is_denied_for_all_of_them(earlier: list[object], *, shadowed: bool) -> None:
    entries = {f"Earlier{at}": acl_entry for at, acl_entry in enumerate(earlier)}

    assert broken("PL040", {"Acl": ACL, "Entry": entry(200), **entries}) == ([("Entry", "warning")] if shadowed else [])


def test_a_deny_that_is_added_to_a_default_acl_is_meant() -> None:
    assert broken("PL040", {"Deny": deny(50, NetworkAclId={"Fn::GetAtt": ["Vpc", "DefaultNetworkAcl"]})}) == []


def test_the_text_names_the_first_entry_that_denies() -> None:
    result = texts("PL040", {"Acl": ACL, "Entry": https(200), "No": deny(90, CidrBlock="172.16.0.0/12"), "Deny": deny(100)})

    assert result == ["earlier entries deny all that it allows, 'Deny' (100) the first of them; give it a lower RuleNumber than 100"]


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
