"""Route 53 Profiles bring zones, forwarding rules and endpoints' names to the VPCs that they are associated with."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis.networks.name_resolution import NameResolution, SharedEndpoint
from constructs_privatelink.analysis.values import ResourceId, Unknown
from tests.analysis.networks.fixtures_services import KMS, PERHAPS, UNKNOWN, VPC, model_with, of

SPOKE = ResourceId("Template", "Spoke")
NAME = "kms.eu-west-1.amazonaws.com"
ZONE = of("AWS::Route53::HostedZone", Name=NAME, VPCs=[{"VPCId": {"Ref": "Vpc"}, "VPCRegion": {"Ref": "AWS::Region"}}])
RULE = of("AWS::Route53Resolver::ResolverRule", DomainName="corp.example", RuleType="FORWARD")


def brought(arn: object, **more: object) -> NameResolution:
    made = {
        "Spoke": of("AWS::EC2::VPC", CidrBlock="10.1.0.0/16"),
        "Zone": ZONE,
        "Profile": of("AWS::Route53Profiles::Profile", Name="shared"),
        "There": of("AWS::Route53Profiles::ProfileAssociation", Name="a", ProfileId={"Ref": "Profile"}, ResourceId={"Ref": "Spoke"}),
        "It": of("AWS::Route53Profiles::ProfileResourceAssociation", Name="b", ProfileId={"Ref": "Profile"}, ResourceArn=arn),
    }
    return model_with(**{**made, **more}).resolution


@pytest.mark.parametrize("id", ["${Zone}", "${Zone.Id}"])
def test_a_zone_of_a_profile_answers_in_its_vpcs_too(id: str) -> None:
    (zone,) = brought({"Fn::Sub": f"arn:aws:route53:::hostedzone/{id}"}).zones

    assert zone.vpcs == (VPC, SPOKE)


def test_an_endpoint_of_a_profile_answers_its_names_in_other_vpcs() -> None:
    resolution = brought({"Fn::Sub": "arn:aws:ec2:eu-west-1:111122223333:vpc-endpoint/${Kms}"})

    assert resolution.shared_endpoints == (SharedEndpoint(KMS, SPOKE),)
    assert [zone.vpcs for zone in resolution.zones] == [(VPC,)]


@pytest.mark.parametrize("arn", [{"Fn::GetAtt": ["Rule", "Arn"]}, {"Fn::Sub": "arn:aws:route53resolver:eu-west-1:1:resolver-rule/${Rule}"}])
@pytest.mark.parametrize(("kind", "count"), [("FORWARD", 1), ("SYSTEM", 0)])
def test_a_rule_of_a_profile_forwards_in_its_vpcs(arn: object, kind: str, count: int) -> None:
    rule = {**RULE, "Properties": {"DomainName": "corp.example", "RuleType": kind}}

    zones = [zone for zone in brought(arn, Rule=rule).zones if zone.id.logical_id == "There"]  # type: ignore[union-attr] # of the set

    assert [(zone.name, zone.vpcs) for zone in zones] == [("corp.example", (SPOKE,))] * count


@pytest.mark.parametrize("arn", ["arn:aws:route53:::hostedzone/Z0123456789", UNKNOWN, {"Fn::Sub": "arn:aws:route53:::hostedzone/${P}"}])
def test_what_is_not_of_the_set_may_bring_any_name(arn: object) -> None:
    *_, unknown = brought(arn).zones

    assert isinstance(unknown.name, Unknown)
    assert unknown.vpcs == (SPOKE,)


def test_firewall_rules_bring_no_names() -> None:
    assert len(brought("arn:aws:route53resolver:eu-west-1:111122223333:firewall-rule-group/rslvr-frg-1").zones) == 1


@pytest.mark.parametrize("perhaps", ["There", "It"])
def test_what_is_only_perhaps_brought_answers_perhaps(perhaps: str) -> None:
    association = of("AWS::Route53Profiles::ProfileAssociation", Name="a", ProfileId={"Ref": "Profile"}, ResourceId={"Ref": "Spoke"})
    arn = {"Fn::Sub": "arn:aws:route53:::hostedzone/${Zone}"}
    resource = of("AWS::Route53Profiles::ProfileResourceAssociation", Name="b", ProfileId={"Ref": "Profile"}, ResourceArn=arn)

    (zone,) = brought(arn, **{perhaps: {**(association if perhaps == "There" else resource), **PERHAPS}}).zones

    assert zone.vpcs[0] == VPC
    assert isinstance(zone.vpcs[1], Unknown)


def test_a_profile_without_resources_brings_nothing() -> None:
    nothing = of("AWS::Route53Profiles::Profile", Name="another")

    assert len(brought("x", It=nothing).zones) == 1
