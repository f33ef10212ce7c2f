"""What EC2 refuses of entries of network ACLs, and network ACLs that are not in force or deny everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.analysis.rules.examples import ACL, broken, endpoint, entry, subnet, texts
from tests.analysis.rules.networks import PERHAPS, exported, function, imported, in_force, of_stacks, perhaps, vpc

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

GONE = {"Ref": "AWS::NoValue"}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, []),
        ({"RuleNumber": 0}, ["got 0; give a number from 1 to 32766"]),
        ({"RuleNumber": "32767"}, ["got 32767; give a number from 1 to 32766"]),
        ({"RuleNumber": 32766}, []),
        ({"RuleNumber": {"Ref": "P"}}, []),
        ({"Protocol": 6}, ["protocol 6 (tcp) needs ports; give PortRange a From and a To"]),
        ({"Protocol": "17"}, ["protocol 17 (udp) needs ports; give PortRange a From and a To"]),
        ({"Protocol": 6, "PortRange": {"From": 443}}, ["protocol 6 (tcp) needs ports; give PortRange a From and a To"]),
        ({"Protocol": 6, "PortRange": {"From": 443, "To": {"Ref": "P"}}}, []),
        ({"Protocol": 6, "PortRange": {"Ref": "P"}}, []),
        ({"Protocol": 6, "PortRange": {"Fn::If": ["Perhaps", {"From": 1, "To": 2}, GONE]}}, []),
        ({"Protocol": {"Ref": "P"}}, []),
        ({"Protocol": 50}, []),
        ({"Protocol": 1}, ["protocol 1 needs an ICMP type and code; give Icmp a Type and a Code, each -1 for all"]),
        ({"Protocol": 1, "Icmp": {"Type": -1, "Code": -1}}, []),
        ({"Protocol": 58}, []),
        (
            {"Protocol": 58, "CidrBlock": GONE, "Ipv6CidrBlock": "::/0"},
            ["protocol 58 needs an ICMP type and code; give Icmp a Type and a Code, each -1 for all"],
        ),
        ({"CidrBlock": GONE}, ["the entry has no block; give it CidrBlock or Ipv6CidrBlock"]),
        ({"Ipv6CidrBlock": "::/0"}, ["the entry has CidrBlock and Ipv6CidrBlock; give each an entry of its own"]),
        ({"Ipv6CidrBlock": {"Ref": "P"}}, []),
        ({"CidrBlock": {"Fn::If": ["Perhaps", "10.0.0.0/8", GONE]}}, []),
        ({"CidrBlock": {"Fn::If": ["Perhaps", "10.0.0.0/8", GONE]}, "Ipv6CidrBlock": "::/0"}, []),
    ],
)
def test_an_entry_has_what_ec2_asks_for(changed: Mapping[str, object], expected: list[str]) -> None:
    whole = entry(100)
    refused = {"Type": whole["Type"], "Properties": {"NetworkAclId": {"Ref": "Acl"}, **properties_of(whole), **changed}}

    assert texts("PL042", {"Acl": ACL, "Entry": refused}, **PERHAPS) == expected
    assert texts("PL042", {"Acl": ACL, "Entry": perhaps(refused)}, **PERHAPS) == []


def properties_of(resource: Mapping[str, object]) -> dict[str, object]:
    properties = resource["Properties"]
    assert isinstance(properties, dict)
    return properties


A, B = subnet(0, "eu-west-1a"), subnet(1, "eu-west-1b")
SUBNET_A, THE_ACL = {"Ref": "A"}, {"Ref": "Acl"}


@pytest.mark.parametrize(
    ("resources", "is_told"),
    [
        ({}, True),
        ({"Acl": perhaps(ACL)}, False),
        ({"Tie": in_force(SUBNET_A, THE_ACL)}, False),
        ({"Tie": in_force("subnet-1", THE_ACL)}, False),
        ({"Tie": perhaps(in_force(SUBNET_A, THE_ACL))}, False),
        ({"Tie": in_force(SUBNET_A, {"Ref": "P"})}, False),
        ({"Tie": in_force(SUBNET_A, "acl-1")}, True),
    ],
)
def test_an_acl_that_no_subnet_has_is_found(resources: Mapping[str, object], *, is_told: bool) -> None:
    whole = {"Acl": ACL, "Entry": entry(100), "A": A, **resources}

    assert broken("PL043", whole, **PERHAPS) == ([("Acl", "warning")] if is_told else [])


def test_an_acl_without_entries_that_no_subnet_has_is_let_be() -> None:
    assert broken("PL043", {"Acl": ACL}) == []
    assert broken("PL043", {"Acl": ACL, "Entry": perhaps(entry(100))}, **PERHAPS) == []


def test_an_acl_may_be_in_force_by_another_stack(tmp_path: Path) -> None:
    resources = {"Vpc": vpc(0), "A": A, "Acl": ACL, "Entry": entry(100)}
    outputs = {"Acl": exported(THE_ACL, "acl"), "A": exported(SUBNET_A, "a")}
    other = {"Tie": in_force(imported("a"), imported("acl"))}

    findings = of_stacks(tmp_path, A=("eu-west-1", {"Resources": resources, "Outputs": outputs}), B=("eu-west-1", {"Resources": other}))

    assert "PL043" not in {finding.rule for finding in findings}


@pytest.mark.parametrize(
    ("second", "is_told"),
    [
        (in_force(SUBNET_A, {"Ref": "Too"}), True),
        (in_force(SUBNET_A, "acl-1"), True),
        (in_force(SUBNET_A, THE_ACL), False),
        (in_force({"Ref": "B"}, {"Ref": "Too"}), False),
        (in_force(SUBNET_A, {"Ref": "P"}), False),
        (in_force({"Ref": "P"}, {"Ref": "Too"}), False),
        (perhaps(in_force(SUBNET_A, {"Ref": "Too"})), False),
    ],
)
def test_a_subnet_with_two_acls_is_found(second: object, *, is_told: bool) -> None:
    resources = {"Acl": ACL, "Too": ACL, "A": A, "B": B, "First": in_force(SUBNET_A, THE_ACL), "Second": second}

    assert broken("PL043", resources, **PERHAPS) == ([("Second", "warning")] if is_told else [])


CUT_OFF = {"Acl": ACL, "A": A, "B": B, "Tie": in_force(SUBNET_A, THE_ACL)}
KMS = endpoint(SubnetIds=[SUBNET_A])


@pytest.mark.parametrize(
    ("resources", "severity"),
    [
        ({}, None),
        ({"Kms": KMS}, "error"),
        ({"Worker": function(SUBNET_A)}, "error"),
        ({"Kms": KMS, "Worker": function(SUBNET_A)}, "warning"),
        ({"Kms": KMS, "Worker": function({"Ref": "B"})}, "error"),
        ({"Kms": perhaps(KMS)}, None),
        ({"Kms": KMS, "Entry": entry(100)}, None),
        ({"Kms": KMS, "Entry": perhaps(entry(100))}, None),
        ({"Kms": KMS, "Entry": entry(100, NetworkAclId={"Ref": "P"})}, None),
        ({"Kms": endpoint(SubnetIds=[{"Ref": "B"}])}, None),
        ({"Kms": endpoint(SubnetIds={"Ref": "P"})}, None),
        ({"Kms": KMS, "Tie": perhaps(in_force(SUBNET_A, THE_ACL))}, None),
        ({"Kms": KMS, "Tie": in_force(SUBNET_A, "acl-1")}, None),
        ({"Kms": KMS, "Acl": perhaps(ACL)}, None),
    ],
)
def test_an_acl_that_denies_all_of_a_used_subnet_is_found(resources: Mapping[str, object], severity: str | None) -> None:
    assert broken("PL044", {**CUT_OFF, **resources}, **PERHAPS) == ([] if severity is None else [("Acl", severity)])


@pytest.mark.parametrize(("protocol", "count"), [("tcp", 1), ("all", 1), ("6", 0), (-1, 0)])
def test_a_protocol_is_a_number(protocol: object, count: int) -> None:
    resources = {"Acl": ACL, "It": entry(100, Protocol=protocol, PortRange={"From": 443, "To": 443})}

    assert len([text for text in texts("PL042", resources) if "takes its number" in text]) == count
