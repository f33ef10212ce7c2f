"""A zone that answers nobody and an endpoint that nothing leads to are told; what somebody may find is not."""

from __future__ import annotations

import pytest

from tests.analysis.hubs import alias, zone
from tests.analysis.rules.examples import PARAMETER, broken, endpoint, subnet, texts
from tests.analysis.rules.networks import declaring, function

KMS = "kms.eu-west-1.amazonaws.com"
ENTRY = {"Fn::Select": [0, {"Fn::GetAtt": ["It", "DnsEntries"]}]}


def public(name: object, **properties: object) -> dict[str, object]:
    return {"Zone": {"Type": "AWS::Route53::HostedZone", "Properties": {"Name": name, **properties}}}


@pytest.mark.parametrize(
    ("zone", "is_told"),
    [
        (public(KMS), True),
        (public(f"{KMS.upper()}."), True),
        (public({"Fn::Sub": "kms.${AWS::Region}.amazonaws.com"}), True),
        (public("kms.cn-north-1.amazonaws.com.cn"), True),
        (public("a1b2c3.execute-api.eu-west-1.amazonaws.com"), True),
        (public(KMS, VPCs=[]), True),
        (public(KMS, VPCs=[{"VPCId": {"Ref": "Vpc"}, "VPCRegion": "eu-west-1"}]), False),
        (public(KMS, VPCs={"Ref": "P"}), False),
        (public("example.com"), False),
        (public("kms.example.com"), False),
        (public({"Fn::Sub": "kms.${P}.amazonaws.com"}), False),
        (public({"Ref": "P"}), False),
    ],
)
def test_a_public_zone_of_a_services_name_answers_nobody(zone: dict[str, object], *, is_told: bool) -> None:
    assert broken("PL056", zone, **PARAMETER) == ([("Zone", "warning")] if is_told else [])


@pytest.mark.parametrize("region", ["eu-west-1", None])
def test_the_zone_of_a_region_that_is_not_known_is_told_too(region: str | None) -> None:
    name = {"Fn::Sub": "kms.${AWS::Region}.amazonaws.com"} if region is None else f"kms.{region}.amazonaws.com"

    assert len(texts("PL056", public(name))) == 1


@pytest.mark.parametrize(
    ("more", "is_told"),
    [
        ({}, True),
        ({"It": endpoint(PrivateDnsEnabled=False)}, True),
        ({"It": endpoint(PrivateDnsEnabled=True)}, False),
        ({"It": endpoint(PrivateDnsEnabled={"Ref": "P"})}, False),
        ({"It": endpoint("dynamodb")}, False),
        ({"It": endpoint(ServiceName="com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0")}, False),
        ({"It": declaring(endpoint(), {"cidr": "10.0.0.0/24"})}, False),
        ({"It": declaring(endpoint(), {"cidr": "10.0.0.0/16", "default": True})}, True),
        ({"Zone": zone(KMS, {"Ref": "Vpc"}), "Record": alias(KMS, "It")}, False),
        ({"Zone": zone(KMS, {"Ref": "Vpc"}), "Record": alias(KMS, "Other"), "Other": endpoint(PrivateDnsEnabled=True)}, True),
        ({"Zone": zone(KMS, {"Ref": "Vpc"}), "Record": {**alias(KMS, "It"), "Condition": "Perhaps"}}, False),
        ({"F": {"Type": "AWS::SSM::Parameter", "Properties": {"Type": "String", "Value": ENTRY}}}, False),
        ({"F": {"Type": "AWS::SSM::Parameter", "Properties": {"Type": "String", "Value": {"Fn::Sub": "${It.DnsEntries}"}}}}, False),
        ({"Look": {"Type": "Custom::Lookup", "Properties": {"Endpoint": {"Ref": "It"}}}}, False),
        ({"Bucket": {"Type": "AWS::S3::Bucket", "DependsOn": "It"}}, True),
    ],
)
def test_an_endpoint_that_nothing_leads_to_is_told(more: dict[str, object], *, is_told: bool) -> None:
    perhaps = {"Conditions": {"Perhaps": {"Fn::Equals": [{"Ref": "P"}, "yes"]}}}

    assert broken("PL057", {"It": endpoint(), **more}, **PARAMETER, **perhaps) == ([("It", "warning")] if is_told else [])


@pytest.mark.parametrize(
    ("action", "is_told"), [("Route53:ChangeResourceRecordSets", False), ("route53:*", False), ("route53:GetHostedZone", True)]
)
def test_a_zone_that_a_custom_resource_may_fill_may_lead_to_it(action: str, *, is_told: bool) -> None:
    allowed = {"Statement": [{"Effect": "Allow", "Action": action, "Resource": "*"}]}
    role = {"Type": "AWS::IAM::Role", "Properties": {"Policies": [{"PolicyName": "p", "PolicyDocument": allowed}]}}
    filling = {
        "Role": role,
        "Filler": {"Type": "AWS::Lambda::Function", "Properties": {"Role": {"Fn::GetAtt": ["Role", "Arn"]}}},
        "Filled": {
            "Type": "Custom::Records",
            "Properties": {"ServiceToken": {"Fn::GetAtt": ["Filler", "Arn"]}, "Zone": {"Ref": "Zone"}},
        },
    }

    assert broken("PL057", {"It": endpoint(), "Zone": zone(KMS, {"Ref": "Vpc"}), **filling}) == ([("It", "warning")] if is_told else [])


def test_one_that_an_output_hands_out_may_be_found_elsewhere() -> None:
    assert broken("PL057", {"It": endpoint()}, Outputs={"Id": {"Value": {"Ref": "It"}}}) == []


def test_a_policy_that_admits_an_endpoint_leads_nobody_there() -> None:
    admits = {"Effect": "Deny", "Principal": "*", "Action": "kms:*", "Resource": "*"}
    only_here = {"Statement": [{**admits, "Condition": {"StringNotEquals": {"aws:SourceVpce": {"Ref": "It"}}}}]}

    assert broken("PL057", {"It": endpoint(), "Key": {"Type": "AWS::KMS::Key", "Properties": {"KeyPolicy": only_here}}}) == [
        ("It", "warning")
    ]


def test_clients_that_miss_it_by_name_say_it_themselves() -> None:
    placed = {"It": endpoint(SubnetIds=[{"Ref": "A"}]), "A": subnet(0, "a"), "Caller": function({"Ref": "A"})}

    assert broken("PL057", placed) == []
    assert [severity for _, severity in broken("client-name", placed)] == ["error"]


def test_a_private_api_makes_names_for_the_endpoints_that_it_names() -> None:
    api = {"Types": ["PRIVATE"], "VpcEndpointIds": [{"Ref": "It"}]}
    private = {"Type": "AWS::ApiGateway::RestApi", "Properties": {"Name": "orders", "EndpointConfiguration": api}}

    assert broken("PL057", {"It": endpoint("execute-api"), "Api": private}) == []


@pytest.mark.parametrize(
    ("name", "service", "is_told"),
    [
        ("sqs.eu-west-1.amazonaws.com", "kms", True),
        ("sqs.eu-west-1.amazonaws.com", "sqs", False),
        ("sqs.eu-west-1.api.aws", "sqs", False),
        ("*.s3.eu-west-1.amazonaws.com", "s3", False),
        ("assets.s3.eu-west-1.amazonaws.com", "s3", False),
        ("assets.s3.eu-west-1.amazonaws.com", "kms", True),
        ("kms.us-east-1.amazonaws.com", "kms", True),
        ("sts.amazonaws.com", "sts", False),
        ("kms-fips.eu-west-1.amazonaws.com", "kms", False),
        ("queue.example.com", "kms", False),
    ],
)
def test_a_record_of_a_services_name_leads_to_an_endpoint_of_the_service(name: str, service: str, *, is_told: bool) -> None:
    records = {"It": endpoint(service), "Zone": zone(name.removeprefix("*."), {"Ref": "Vpc"}), "Record": alias(name, "It")}

    assert broken("PL059", records) == ([("Zone", "error")] if is_told else [])


@pytest.mark.parametrize(
    ("place", "is_told"),
    [
        ({"VPCId": {"Ref": "Vpc"}, "VPCRegion": "us-east-1"}, True),
        ({"VPCId": {"Fn::GetAtt": ["Vpc", "VpcId"]}, "VPCRegion": "eu-west-2"}, True),
        ({"VPCId": {"Ref": "Vpc"}}, True),
        ({"VPCId": "vpc-0123456789abcdef0"}, True),
        ({"VPCId": {"Ref": "Vpc"}, "VPCRegion": "eu-west-1"}, False),
        ({"VPCId": {"Ref": "Vpc"}, "VPCRegion": {"Ref": "AWS::Region"}}, False),
        ({"VPCId": {"Ref": "Vpc"}, "VPCRegion": {"Ref": "P"}}, False),
        ({"VPCId": "vpc-0123456789abcdef0", "VPCRegion": "us-east-1"}, False),
        ({"VPCId": {"Ref": "P"}, "VPCRegion": "us-east-1"}, False),
    ],
)
def test_a_zone_finds_a_vpc_of_the_set_only_in_its_own_region(place: dict[str, object], *, is_told: bool) -> None:
    zones = {"Zone": {"Type": "AWS::Route53::HostedZone", "Properties": {"Name": KMS, "VPCs": [place]}}}

    assert broken("PL088", zones, **PARAMETER) == ([("Zone", "error")] if is_told else [])
