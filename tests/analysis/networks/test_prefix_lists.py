"""Prefix lists: their entries where the set holds them."""

from __future__ import annotations

from ipaddress import ip_network

from constructs_privatelink.analysis.networks.model import PrefixListRef
from constructs_privatelink.analysis.values import Outside, Unknown
from tests.analysis.networks.fixtures_groups import group_with, rule_of
from tests.analysis.networks.fixtures_models import attribute, named, ref, resource
from tests.analysis.networks.fixtures_types import of, verdicts


def test_a_prefix_list_of_the_set_has_its_entries() -> None:
    entries = [{"Cidr": "10.1.0.0/16"}, {"Cidr": "10.2.0.0/16", "Description": "office"}]
    prefix_list = resource("EC2::PrefixList", PrefixListName="offices", MaxEntries=2, AddressFamily="IPv4", Entries=entries)
    rule = {"IpProtocol": "-1", "SourcePrefixListId": attribute("Offices", "PrefixListId")}

    peer = group_with({"Offices": prefix_list}, SecurityGroupIngress=[rule]).rules[0].peer

    assert peer == PrefixListRef(named("Offices"), (ip_network("10.1.0.0/16"), ip_network("10.2.0.0/16")))


def test_the_entries_of_another_prefix_list_are_unknown() -> None:
    peer = rule_of(IpProtocol="-1", SourcePrefixListId="pl-0123").peer

    assert isinstance(peer, PrefixListRef)
    assert peer.target == Outside("pl-0123")
    assert isinstance(peer.networks, Unknown)


def test_a_prefix_list_that_a_resolver_keeps_has_entries_that_nobody_knows() -> None:
    listed = of("EC2::PrefixList", PrefixListName="x", AddressFamily="IPv4", MaxEntries=5, Entries=[{"Cidr": "10.0.0.0/8"}])
    rule = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "SourcePrefixListId": ref("List")}
    group = of("EC2::SecurityGroup", GroupDescription="in", VpcId=ref("Hub"), SecurityGroupIngress=[rule])
    kept = of("EC2::IPAMPrefixListResolverTarget", PrefixListId=ref("List"), PrefixListRegion="eu-west-1")

    assert verdicts(In=group, List=listed) == ("reachable", "reachable")
    assert verdicts(In=group, List=listed, Kept=kept) == ("unknown", "unknown")
