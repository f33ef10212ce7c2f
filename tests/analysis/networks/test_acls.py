"""Network ACLs as the analysis sees them: default ones, separate entries, and what absent properties mean."""

from __future__ import annotations

from ipaddress import ip_network
from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis.values import Given, Outside, Unknown
from tests.analysis.networks.fixtures_models import IPV6, VPC, Json, attribute, model_of, named, perhaps, ref, resource, subnet

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.model import NetworkAclEntry

ACL = {"Acl": resource("EC2::NetworkAcl", VpcId=ref("Vpc"))}
ALLOW = {"RuleNumber": 10, "RuleAction": "allow", "Protocol": 6, "PortRange": {"From": 443, "To": 443}, "CidrBlock": "10.0.0.0/8"}


def entry_of(**changes: Json) -> NetworkAclEntry:
    properties = {name: value for name, value in {"NetworkAclId": ref("Acl"), **ALLOW, **changes}.items() if value is not None}
    (entry,) = model_of(VPC, ACL, Entry=resource("EC2::NetworkAclEntry", **properties)).acls[named("Acl")].entries
    return entry


def test_an_acl_without_entries_denies_everything() -> None:
    acl = model_of(VPC, ACL).acls[named("Acl")]

    assert (acl.entries, acl.complete) == ((), True)


def test_an_entry_is_inbound_unless_it_says_otherwise() -> None:
    assert entry_of().egress is False
    assert entry_of(Egress="true").egress is True


def test_an_entry_says_what_it_says() -> None:
    entry = entry_of(RuleNumber="100", Protocol="-1", RuleAction="deny", CidrBlock=None, Ipv6CidrBlock="2001:db8::/32")

    assert (entry.number, entry.allow, entry.protocol, entry.ports, entry.cidr) == (100, False, -1, None, ip_network("2001:db8::/32"))


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("number", {"RuleNumber": None}),
        ("number", {"RuleNumber": 0}),
        ("number", {"RuleNumber": 32767}),
        ("allow", {"RuleAction": None}),
        ("allow", {"RuleAction": "perhaps"}),
        ("egress", {"Egress": "outbound"}),
        ("protocol", {"Protocol": None}),
        ("protocol", {"Protocol": 999}),
        ("protocol", {"Protocol": {"a": 1}}),
        ("ports", {"PortRange": None}),
        ("ports", {"PortRange": [443]}),
        ("ports", {"PortRange": {"From": 443}}),
        ("ports", {"PortRange": {"From": 1, "To": 70000}}),
        ("cidr", {"CidrBlock": None}),
        ("cidr", {"CidrBlock": "10.0.0.0/33"}),
        ("cidr", {"Ipv6CidrBlock": "::/0"}),
    ],
)
def test_what_ec2_would_reject_is_unknown(name: str, changes: Json) -> None:
    entry = entry_of(**changes)

    assert isinstance(getattr(entry, name), Unknown)


def test_a_subnet_without_association_has_the_default_acl() -> None:
    model = model_of(VPC, Subnet=subnet())

    assert model.subnets[named("Subnet")].acl is None
    assert [(entry.number, entry.allow, entry.cidr) for entry in model.default_acls[named("Vpc")].entries if not entry.egress] == [
        (100, True, ip_network("0.0.0.0/0"))
    ]


def test_the_default_acl_allows_ipv6_where_the_vpc_has_it() -> None:
    entries = model_of(VPC, IPV6).default_acls[named("Vpc")].entries

    assert {(entry.number, entry.egress, str(entry.cidr), entry.exists) for entry in entries} == {
        (100, False, "0.0.0.0/0", True),
        (100, True, "0.0.0.0/0", True),
        (101, False, "::/0", True),
        (101, True, "::/0", True),
    }


def test_an_entry_added_to_the_default_acl_makes_its_rule_for_ipv6_unknown() -> None:
    entry = resource("EC2::NetworkAclEntry", NetworkAclId=attribute("Vpc", "DefaultNetworkAcl"), **ALLOW)

    entries = model_of(VPC, IPV6, Entry=entry).default_acls[named("Vpc")].entries

    assert [isinstance(entry.exists, Unknown) for entry in entries] == [False, False, True, True, False]
    assert entries[-1].number == 10


def test_an_association_with_the_default_acl_by_name_is_the_default() -> None:
    association = resource("EC2::SubnetNetworkAclAssociation", SubnetId=ref("Subnet"), NetworkAclId=attribute("Vpc", "DefaultNetworkAcl"))

    assert model_of(VPC, Subnet=subnet(), Association=association).subnets[named("Subnet")].acl is None


def test_a_subnet_has_the_acl_that_it_is_associated_with() -> None:
    association = resource("EC2::SubnetNetworkAclAssociation", SubnetId=ref("Subnet"), NetworkAclId=ref("Acl"))

    assert model_of(VPC, ACL, Subnet=subnet(), Association=association).subnets[named("Subnet")].acl == named("Acl")


def test_the_last_of_two_associations_wins_and_nobody_knows_which_that_is() -> None:
    first = resource("EC2::SubnetNetworkAclAssociation", SubnetId=ref("Subnet"), NetworkAclId=ref("Acl"))
    second = resource("EC2::SubnetNetworkAclAssociation", SubnetId=ref("Subnet"), NetworkAclId="acl-0123")

    assert isinstance(model_of(VPC, ACL, Subnet=subnet(), First=first, Second=second).subnets[named("Subnet")].acl, Unknown | Given)


@pytest.mark.parametrize(
    "association",
    [
        perhaps("EC2::SubnetNetworkAclAssociation", SubnetId=ref("Subnet"), NetworkAclId=ref("Acl")),
        resource("EC2::SubnetNetworkAclAssociation", SubnetId=ref("Switch"), NetworkAclId=ref("Acl")),
        resource("EC2::SubnetNetworkAclAssociation", SubnetId=ref("Subnet"), NetworkAclId=ref("Switch")),
    ],
)
def test_an_association_that_is_perhaps_there_makes_the_acl_unknown(association: Json) -> None:
    assert isinstance(model_of(VPC, ACL, Subnet=subnet(), Association=association).subnets[named("Subnet")].acl, Unknown | Given)


def test_an_entry_of_an_unknown_acl_is_perhaps_in_every_acl() -> None:
    entry = resource("EC2::NetworkAclEntry", NetworkAclId=ref("Switch"), **ALLOW)

    model = model_of(VPC, ACL, Entry=entry)

    assert [isinstance(entry.exists, Unknown) for entry in model.acls[named("Acl")].entries] == [True]


def test_an_entry_under_an_unknown_condition_is_perhaps_there() -> None:
    model = model_of(VPC, ACL, Entry=perhaps("EC2::NetworkAclEntry", NetworkAclId=ref("Acl"), **ALLOW))

    assert isinstance(model.acls[named("Acl")].entries[0].exists, Unknown)


def test_an_imported_acl_has_the_entries_that_the_template_adds_and_others_perhaps() -> None:
    acl = model_of(VPC, Entry=resource("EC2::NetworkAclEntry", NetworkAclId="acl-0123", **ALLOW)).acls[Outside("acl-0123")]

    assert [entry.number for entry in acl.entries] == [10]
    assert isinstance(acl.complete, Unknown)
