"""What templates say of names, private APIs and collections, as values."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis.networks.building import build
from constructs_privatelink.analysis.networks.surroundings import ApiMethod, HostedZone, PrivateApi, ZoneRecord
from constructs_privatelink.analysis.templates.stack_set import load
from constructs_privatelink.analysis.values import Outside, ResourceId, Unknown

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.surroundings import Surroundings

VPC, KMS, ZONE = (ResourceId("Template", name) for name in ("Vpc", "Kms", "Zone"))
NAME = "kms.eu-west-1.amazonaws.com"
UNKNOWN = {"Ref": "P"}
ENTRY = {"Fn::Select": [1, {"Fn::Split": [":", {"Fn::Select": [0, {"Fn::GetAtt": ["Kms", "DnsEntries"]}]}]}]}


PERHAPS = {"Condition": "Perhaps"}


def of(kind: str, **properties: object) -> dict[str, object]:
    return {"Type": kind, "Properties": properties}


def around(**resources: object) -> Surroundings:
    made = {
        "Vpc": of("AWS::EC2::VPC", CidrBlock="10.0.0.0/16"),
        "Kms": of("AWS::EC2::VPCEndpoint", VpcEndpointType="Interface", ServiceName="com.amazonaws.eu-west-1.kms", VpcId={"Ref": "Vpc"}),
        **resources,
    }
    perhaps = {"Perhaps": {"Fn::Equals": [UNKNOWN, "yes"]}, "Never": {"Fn::Equals": ["a", "b"]}}
    template = {"Parameters": {"P": {"Type": "String"}}, "Conditions": perhaps, "Resources": made}
    return build(load(template, region="eu-west-1")).around


def zone_with(record: object, **properties: object) -> HostedZone:
    vpcs = [{"VPCId": {"Ref": "Vpc"}, "VPCRegion": "eu-west-1"}]
    zone = of("AWS::Route53::HostedZone", **{"Name": NAME, "VPCs": vpcs, **properties})
    (found,) = around(Zone=zone, Record=record).zones
    return found


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
    (found,) = zone_with(made).records

    assert isinstance(found.target, Unknown) if target is Unknown else found.target == target
    assert found.name == NAME


@pytest.mark.parametrize(
    "made", [record(Type="TXT", ResourceRecords=["x"]), record(HostedZoneId="Z0123"), record() | {"Condition": "Never"}]
)
def test_records_that_lead_nowhere_or_stand_in_other_zones_are_left_out(made: object) -> None:
    assert zone_with(made).records == ()


def test_the_address_that_a_custom_resource_looks_up_may_be_the_endpoints() -> None:
    looked_up = {"Fn::GetAtt": ["Lookup", "Address"]}

    (zone,) = around(
        Zone=of("AWS::Route53::HostedZone", Name=NAME, VPCs=[{"VPCId": {"Ref": "Vpc"}}]),
        Lookup=of("Custom::AWS"),
        Record=record(ResourceRecords=[looked_up]),
    ).zones

    assert isinstance(zone.records[0].target, Unknown)


def test_public_zones_are_left_out() -> None:
    assert around(Zone=of("AWS::Route53::HostedZone", Name=NAME)).zones == ()


@pytest.mark.parametrize(
    ("name", "property", "value"), [("name", "Name", UNKNOWN), ("vpcs", "VPCs", UNKNOWN), ("vpcs", "VPCs", [{"VPCId": UNKNOWN}])]
)
def test_what_a_zone_does_not_tell_is_unknown(name: str, property: str, value: object) -> None:
    found = getattr(zone_with(record(), **{property: value}), name)

    assert isinstance(found[0] if isinstance(found, tuple) else found, Unknown)


def test_a_zone_that_is_only_perhaps_there_answers_in_a_vpc_perhaps() -> None:
    (zone,) = around(Zone=of("AWS::Route53::HostedZone", Name=NAME, VPCs=[{"VPCId": {"Ref": "Vpc"}}]) | PERHAPS).zones

    assert isinstance(zone.vpcs[0], Unknown)


def rule(kind: object) -> dict[str, object]:
    association = of("AWS::Route53Resolver::ResolverRuleAssociation", ResolverRuleId={"Ref": "Rule"}, VPCId={"Ref": "Vpc"})
    return {"Rule": of("AWS::Route53Resolver::ResolverRule", DomainName="amazonaws.com", RuleType=kind), "Association": association}


def test_what_a_forwarding_rule_sends_away_is_not_known() -> None:
    found = around(**rule("FORWARD"))

    (zone,) = found.zones
    assert (zone.name, zone.vpcs) == ("amazonaws.com", (VPC,))
    assert isinstance(zone.records[0].name, Unknown)
    assert found.forwarding is True
    assert around(**rule("SYSTEM")).zones == ()


def test_a_profile_may_bring_any_name() -> None:
    found = around(Profile=of("AWS::Route53Profiles::ProfileAssociation", ProfileId="rp-1", ResourceId={"Ref": "Vpc"}))

    (zone,) = found.zones
    assert isinstance(zone.name, Unknown)
    assert (zone.vpcs, found.forwarding) == ((VPC,), True)


@pytest.mark.parametrize(("direction", "expected"), [("INBOUND", True), ("OUTBOUND", False), (UNKNOWN, Unknown)])
def test_an_inbound_resolver_endpoint_forwards(direction: object, expected: object) -> None:
    found = around(Resolver=of("AWS::Route53Resolver::ResolverEndpoint", Direction=direction)).forwarding

    assert isinstance(found, Unknown) if expected is Unknown else found is expected


PRIVATE = {"Types": ["PRIVATE"]}
ALLOW = {"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]}


def api(properties: dict[str, object] | None = None, **resources: object) -> PrivateApi:
    (found,) = around(
        Api=of("AWS::ApiGateway::RestApi", **{"EndpointConfiguration": PRIVATE, **(properties or {})}), **resources
    ).private_apis
    return found


def method(kind: object = "NONE", resource: object = None, **properties: object) -> dict[str, object]:
    at = {"Fn::GetAtt": ["Api", "RootResourceId"]} if resource is None else resource
    said = {"RestApiId": {"Ref": "Api"}, "ResourceId": at, "HttpMethod": "GET", "AuthorizationType": kind, **properties}
    return of("AWS::ApiGateway::Method", **said)


@pytest.mark.parametrize("types", [["EDGE"], ["REGIONAL"], [UNKNOWN], UNKNOWN])
def test_only_private_apis_are_read(types: object) -> None:
    assert around(Api=of("AWS::ApiGateway::RestApi", EndpointConfiguration={"Types": types})).private_apis == ()
    assert around(Api=of("AWS::ApiGateway::RestApi")).private_apis == ()


@pytest.mark.parametrize(
    ("properties", "policy"),
    [
        ({}, None),
        ({"Policy": ALLOW}, ALLOW),
        ({"Policy": json.dumps(ALLOW)}, ALLOW),
        ({"Body": {"x-amazon-apigateway-policy": ALLOW}}, ALLOW),
        ({"Policy": UNKNOWN}, Unknown),
        ({"Policy": "{"}, Unknown),
        ({"Body": UNKNOWN}, Unknown),
        ({"BodyS3Location": {"Bucket": "b"}}, Unknown),
    ],
)
def test_the_policy_of_an_api_stands_with_it_or_in_its_definition(properties: dict[str, object], policy: object) -> None:
    found = api(properties).policy

    assert isinstance(found, Unknown) if policy is Unknown else found == policy


@pytest.mark.parametrize(("kind", "authorizer"), [("NONE", "none"), ("AWS_IAM", "iam"), ("COGNITO_USER_POOLS", "cognito")])
def test_a_method_has_its_path_and_its_authorizer(kind: str, authorizer: str) -> None:
    orders = of("AWS::ApiGateway::Resource", ParentId={"Fn::GetAtt": ["Api", "RootResourceId"]}, PathPart="orders")
    one = of("AWS::ApiGateway::Resource", ParentId={"Ref": "Orders"}, PathPart="{id}")

    found = api(Orders=orders, One=one, Get=method(kind, {"Ref": "One"}))

    assert found.methods == (ApiMethod("GET /orders/{id}", authorizer),)  # type: ignore[arg-type] # a row of the table
    assert found.authorizer == authorizer


@pytest.mark.parametrize("kind", [UNKNOWN, "SOMETHING"])
def test_an_authorizer_that_is_not_known_is_unknown(kind: object) -> None:
    methods = api(Get=method(kind)).methods

    assert not isinstance(methods, Unknown)
    assert isinstance(methods[0].authorizer, Unknown)


def test_methods_of_a_definition_are_not_known() -> None:
    assert isinstance(api({"Body": {}}).methods, Unknown)


@pytest.mark.parametrize(
    ("uri", "expected"),
    [
        ({"Fn::Sub": "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${Function.Arn}/invocations"}, True),
        ("arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:1:function:f/invocations", Unknown),
        (UNKNOWN, Unknown),
    ],
)
def test_a_lambda_authorizer_of_the_set_is_of_the_account(uri: object, expected: object) -> None:
    authorizer = of("AWS::ApiGateway::Authorizer", AuthorizerUri=uri)

    methods = api(Function=of("AWS::Lambda::Function"), Auth=authorizer, Get=method("CUSTOM", AuthorizerId={"Ref": "Auth"})).methods

    assert not isinstance(methods, Unknown)
    found = methods[0].authorizer_in_account
    assert isinstance(found, Unknown) if expected is Unknown else found is expected


def test_an_api_names_its_endpoints() -> None:
    found = api({"EndpointConfiguration": PRIVATE | {"VpcEndpointIds": [{"Ref": "Kms"}, "vpce-0123"]}})

    assert found.endpoints == (KMS, Outside("vpce-0123"))


def test_collections_and_their_network_policies_are_read() -> None:
    found = around(
        Logs=of("AWS::OpenSearchServerless::Collection", Name="logs"),
        Network=of("AWS::OpenSearchServerless::SecurityPolicy", Type="network", Policy="[]"),
        Perhaps=of("AWS::OpenSearchServerless::SecurityPolicy", Type="network", Policy="[]") | PERHAPS,
        Encryption=of("AWS::OpenSearchServerless::SecurityPolicy", Type="encryption", Policy="{}"),
    )

    assert [(one.name, one.path) for one in found.collections] == [("logs", "Logs")]
    assert [one.id.logical_id for one in found.network_policies if isinstance(one.id, ResourceId)] == ["Network", "Perhaps"]
    assert [isinstance(one.document, Unknown) for one in found.network_policies] == [False, True]
