"""Private hosted zones, forwarding rules and profiles of templates, as values."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis.networks.name_resolution import HostedZone, ZoneRecord
from constructs_privatelink.analysis.values import Given, Outside, ResourceId, Unknown
from tests.analysis.networks.fixtures_services import KMS, PERHAPS, UNKNOWN, VPC, model_with, of

ZONE = ResourceId("Template", "Zone")
NAME = "kms.eu-west-1.amazonaws.com"
ENTRY = {"Fn::Select": [1, {"Fn::Split": [":", {"Fn::Select": [0, {"Fn::GetAtt": ["Kms", "DnsEntries"]}]}]}]}


def zone_with(record: object, **properties: object) -> HostedZone:
    vpcs = [{"VPCId": {"Ref": "Vpc"}, "VPCRegion": "eu-west-1"}]
    zone = of("AWS::Route53::HostedZone", **{"Name": NAME, "VPCs": vpcs, **properties})
    (hosted,) = model_with(Zone=zone, Record=record).resolution.zones
    return hosted


def record(**properties: object) -> dict[str, object]:
    return of("AWS::Route53::RecordSet", **{"HostedZoneId": {"Ref": "Zone"}, "Name": NAME, "Type": "A", **properties})


@pytest.mark.parametrize(
    "made",
    [
        record(AliasTarget={"DNSName": ENTRY, "HostedZoneId": "Z"}),
        record(HostedZoneId={"Fn::GetAtt": ["Zone", "Id"]}, AliasTarget={"DNSName": ENTRY, "HostedZoneId": "Z"}),
        record(HostedZoneId={"Ref": "AWS::NoValue"}, HostedZoneName=f"{NAME}.", Type="CNAME", ResourceRecords=[ENTRY]),
        of(
            "AWS::Route53::RecordSetGroup",
            HostedZoneId={"Ref": "Zone"},
            RecordSets=[{"Name": NAME, "Type": "A", "AliasTarget": {"DNSName": ENTRY, "HostedZoneId": "Z"}}],
        ),
    ],
)
def test_a_record_leads_to_the_endpoint_whose_dns_entry_it_names(made: object) -> None:
    assert zone_with(made) == HostedZone(ZONE, NAME, (VPC,), (ZoneRecord(NAME, KMS),), "Zone")


@pytest.mark.parametrize(
    ("made", "target"),
    [
        (record(ResourceRecords=["10.0.0.10"]), None),
        (record(Type="CNAME", ResourceRecords=["vpce-0123abcd-xyz.kms.eu-west-1.vpce.amazonaws.com"]), Outside("vpce-0123abcd")),
        (record(AliasTarget={"DNSName": {"Fn::GetAtt": ["Balancer", "DNSName"]}, "HostedZoneId": "Z"}), Unknown),
        (record(ResourceRecords=UNKNOWN), Unknown),
        (record(ResourceRecords=[UNKNOWN]), Unknown),
        (record(AliasTarget=UNKNOWN), Unknown),
        (record(Type=UNKNOWN, ResourceRecords=["10.0.0.10"]), Unknown),
        (record(ResourceRecords=["10.0.0.10"]) | {"Condition": "Perhaps"}, Unknown),
        (record(HostedZoneId=UNKNOWN, ResourceRecords=["10.0.0.10"]), Unknown),
    ],
)
def test_a_record_leads_elsewhere_or_nobody_knows_where(made: object, target: object) -> None:
    (only,) = zone_with(made).records

    assert isinstance(only.target, Unknown) if target is Unknown else only.target == target
    assert only.name == NAME


@pytest.mark.parametrize(
    "made", [record(Type="TXT", ResourceRecords=["x"]), record(HostedZoneId="Z0123"), record() | {"Condition": "Never"}]
)
def test_records_that_lead_nowhere_or_stand_in_other_zones_are_left_out(made: object) -> None:
    assert zone_with(made).records == ()


def test_the_address_that_a_custom_resource_looks_up_may_be_the_endpoints() -> None:
    looked_up = {"Fn::GetAtt": ["Lookup", "Address"]}

    (zone,) = model_with(
        Zone=of("AWS::Route53::HostedZone", Name=NAME, VPCs=[{"VPCId": {"Ref": "Vpc"}}]),
        Lookup=of("Custom::AWS"),
        Record=record(ResourceRecords=[looked_up]),
    ).resolution.zones

    assert isinstance(zone.records[0].target, Unknown)


def test_public_zones_are_left_out() -> None:
    assert model_with(Zone=of("AWS::Route53::HostedZone", Name=NAME)).resolution.zones == ()


@pytest.mark.parametrize(
    ("name", "property", "value"), [("name", "Name", UNKNOWN), ("vpcs", "VPCs", UNKNOWN), ("vpcs", "VPCs", [{"VPCId": UNKNOWN}])]
)
def test_what_a_zone_does_not_tell_is_unknown(name: str, property: str, value: object) -> None:
    told = getattr(zone_with(record(), **{property: value}), name)

    assert isinstance(told[0] if isinstance(told, tuple) else told, Unknown | Given)


def test_a_zone_that_is_only_perhaps_there_answers_in_a_vpc_perhaps() -> None:
    (zone,) = model_with(Zone=of("AWS::Route53::HostedZone", Name=NAME, VPCs=[{"VPCId": {"Ref": "Vpc"}}]) | PERHAPS).resolution.zones

    assert isinstance(zone.vpcs[0], Unknown)


def rule(kind: object) -> dict[str, object]:
    association = of("AWS::Route53Resolver::ResolverRuleAssociation", ResolverRuleId={"Ref": "Rule"}, VPCId={"Ref": "Vpc"})
    return {"Rule": of("AWS::Route53Resolver::ResolverRule", DomainName="amazonaws.com", RuleType=kind), "Association": association}


def test_what_a_forwarding_rule_sends_away_is_not_known() -> None:
    model = model_with(**rule("FORWARD"))

    (zone,) = model.resolution.zones
    assert (zone.name, zone.vpcs) == ("amazonaws.com", (VPC,))
    assert isinstance(zone.records[0].name, Unknown)
    assert model.resolution.forwarding is True
    assert model_with(**rule("SYSTEM")).resolution.zones == ()


def test_a_profile_may_bring_any_name() -> None:
    model = model_with(Profile=of("AWS::Route53Profiles::ProfileAssociation", ProfileId="rp-1", ResourceId={"Ref": "Vpc"}))

    (zone,) = model.resolution.zones
    assert isinstance(zone.name, Unknown)
    assert (zone.vpcs, model.resolution.forwarding) == ((VPC,), True)


@pytest.mark.parametrize(("direction", "expected"), [("INBOUND", True), ("OUTBOUND", False), (UNKNOWN, Unknown)])
def test_an_inbound_resolver_endpoint_forwards(direction: object, expected: object) -> None:
    forwarding = model_with(Resolver=of("AWS::Route53Resolver::ResolverEndpoint", Direction=direction)).resolution.forwarding

    assert isinstance(forwarding, Unknown) if expected is Unknown else forwarding is expected


@pytest.mark.parametrize(
    ("place", "known"),
    [({"VPCRegion": "us-east-1"}, False), ({}, False), ({"VPCRegion": "eu-west-1"}, True), ({"VPCRegion": {"Ref": "AWS::Region"}}, True)],
)
def test_a_zone_in_which_route_53_does_not_find_the_vpc_answers_there_for_nobody_certain(place: dict[str, object], *, known: bool) -> None:
    zone = zone_with(record(ResourceRecords=["10.0.0.10"]), VPCs=[{"VPCId": {"Ref": "Vpc"}, **place}])

    assert (zone.vpcs == (VPC,)) is known
    assert isinstance(zone.vpcs[0], Unknown) is not known
