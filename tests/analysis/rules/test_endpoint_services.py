"""A service's name that is wrong is found; one that this library may only not know is doubted."""

from __future__ import annotations

import json
from typing import Any

import pytest

from constructs_privatelink.analysis import judged, load
from tests.analysis.rules.examples import PARAMETER, VPC, broken, endpoint, subnet, texts


@pytest.mark.parametrize(
    ("name", "severity"),
    [
        ("com.amazonaws.eu-west-1.kms", None),
        ("com.amazonaws.eu-west-1.kms-fips", None),
        ("com.amazonaws.eu-west-1.dsql-ab12", None),
        ("com.amazonaws.iam", None),
        ("com.amazonaws.s3-global.accesspoint", None),
        ("aws.sagemaker.eu-west-1.notebook", None),
        ("com.amazonaws.eu-west-1.secretmanager", "error"),
        ("com.amazonaws.eu-west-1.secretsmanagers", "error"),
        ("com.amazonaws.eu-west-1.secretsmanagre", "error"),
        ("com.amazonaws.eu-west-1.sekretsmanager", "error"),
        ("com.amazonaws.eu-west-1.secretsmangr", "warning"),
        ("com.amazonaws.eu-west-1.ecr-api", "error"),
        ("com.amazonaws.eu-west-1.ECR.API", "error"),
        ("com.amazonaws.kms", "error"),
        ("kms", "error"),
        ("com.amazonaws.eu-west-1.kmss", "error"),
        ("com.amazonaws.eu-west-1.ksm", "error"),
        ("com.amazonaws.eu-west-1.kns", "warning"),
        ("com.amazonaws.eu-west-1.route53", "error"),
        ("com.amazonaws.eu-west-1a.kms", "error"),
        ("com.amazonaws.eu_west_1.ecr.api", "error"),
        ("com.amazonaws.euwest1.sqs", "error"),
        ("com.amazonaws.eu-west-1.new-service", "warning"),
        ("com.amazonaws.eu-west-1.notebook", "warning"),
        ("com.amazonaws.eu-west-1.ecr", "warning"),
        ("com.amazonaws.vpce.eu-west-1.vpce-svc-0a1b2c3d4e5f60718", None),
        ("com.amazonaws.us-east-1.secretmanager", None),
        ({"Fn::Sub": "com.amazonaws.${AWS::Region}.secretmanager"}, "error"),
        ({"Fn::Sub": "com.amazonaws.${AWS::Region}.${P}"}, None),
        ({"Ref": "P"}, None),
    ],
)
def test_a_slip_is_wrong_and_the_unknown_is_doubted(name: object, severity: str | None) -> None:
    result = broken("PL011", {"It": endpoint(ServiceName=name)}, **PARAMETER)

    assert result == ([] if severity is None else [("It", severity)])


def test_the_name_that_was_meant_is_said() -> None:
    result = texts("PL011", {"It": endpoint("secretmanager"), "New": endpoint("new-service")})

    assert result == [
        "there is no service 'com.amazonaws.eu-west-1.secretmanager'; write 'com.amazonaws.eu-west-1.secretsmanager', if that is meant",
        "'com.amazonaws.eu-west-1.new-service' is no service that is known here; check the name, or acknowledge this if AWS has added it",
    ]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("com.amazonaws.kms", "write 'com.amazonaws.eu-west-1.kms', if"),
        ("com.amazonaws.eu-west-1.ecr", "write 'com.amazonaws.eu-west-1.ecr.api' or 'com.amazonaws.eu-west-1.ecr.dkr' or"),
        ("com.amazonaws.eu-west-1.ses", "write 'com.amazonaws.eu-west-1.email'"),
        ("com.amazonaws.eu-west-1.route53", "write 'com.amazonaws.route53', if"),
        ("com.amazonaws.eu-west-1.kns", "write 'com.amazonaws.eu-west-1.kms' or 'com.amazonaws.eu-west-1.sns', if"),
    ],
)
def test_a_name_that_lacks_a_part_or_is_only_what_people_say_leads_to_the_service(name: str, meant: str) -> None:
    (text,) = texts("PL011", {"It": endpoint(ServiceName=name)})

    assert meant in text


@pytest.mark.parametrize(("service", "severity"), [("new-service", None), ("secretmanager", "warning")])
def test_a_service_that_somebody_described_is_taken_for_one(service: str, severity: str | None) -> None:
    described = {"Metadata": {"constructs-privatelink": {"version": 1, "clients": [], "ports": ["tcp/443"]}}}

    assert broken("PL011", {"It": endpoint(service) | described}) == ([] if severity is None else [("It", severity)])


@pytest.mark.parametrize(
    "properties",
    [
        {"ServiceRegion": "eu-west-1"},
        {"ServiceRegion": {"Ref": "P"}},
        {"VpcEndpointType": "GatewayLoadBalancer"},
        {"VpcEndpointType": "Resource"},
        {"VpcEndpointType": {"Ref": "P"}},
    ],
)
def test_services_that_may_be_elsewhere_are_let_be(properties: dict[str, object]) -> None:
    assert broken("PL011", {"It": endpoint("secretmanager", **properties)}, **PARAMETER) == []


def test_an_endpoint_that_is_perhaps_there_is_let_be() -> None:
    perhaps = {"Conditions": {"Perhaps": {"Fn::Equals": [{"Ref": "P"}, "yes"]}}}

    assert broken("PL011", {"It": endpoint("secretmanager") | {"Condition": "Perhaps"}}, **PARAMETER, **perhaps) == []


@pytest.mark.parametrize(
    ("properties", "is_told"),
    [
        ({"ServiceName": "com.amazonaws.iam"}, False),
        ({"ServiceName": {"Fn::Sub": "com.amazonaws.${AWS::Region}.bedrock-fips"}}, True),
        ({"ServiceName": "com.amazonaws.eu-west-1.bedrock-fips"}, True),
        ({"ServiceName": "com.amazonaws.us-east-1.bedrock-fips"}, False),
        ({"ServiceName": "com.amazonaws.eu-west-1.kms"}, False),
        ({"ServiceName": {"Ref": "P"}}, False),
    ],
)
def test_a_region_that_aws_names_as_being_without_a_service_is_doubted(properties: dict[str, object], *, is_told: bool) -> None:
    assert broken("PL012", {"It": endpoint("kms", **properties)}, **PARAMETER) == ([("It", "warning")] if is_told else [])


MANAGED = {
    "Type": "AWS::OpenSearchServerless::VpcEndpoint",
    "Properties": {"Name": "logs", "VpcId": {"Ref": "Vpc"}, "SubnetIds": [{"Ref": "Subnet"}]},
}


@pytest.mark.parametrize("resource", [endpoint("appstream.api"), endpoint("aoss-data"), MANAGED])
@pytest.mark.parametrize(("region", "is_told"), [("cn-north-1", True), ("eu-west-1", False), (None, False)])
def test_a_partition_that_lacks_a_service_is_doubted(resource: dict[str, Any], region: str | None, *, is_told: bool) -> None:
    text = json.dumps({"Resources": {"Vpc": VPC, "It": resource}}).replace("eu-west-1", "${AWS::Region}")
    template = json.loads(text, object_hook=lambda value: {**value, **_substituted(value)})

    said = [finding for finding in judged(load(template, region=region)) if finding.rule == "PL012"]

    assert [finding.severity for finding in said] == (["warning"] if is_told else [])
    assert all("in the partition aws-cn, where cn-north-1 is" in finding.text for finding in said)


def _substituted(value: dict[str, object]) -> dict[str, object]:
    return {key: {"Fn::Sub": text} for key, text in value.items() if isinstance(text, str) and "${" in text}


@pytest.mark.parametrize(
    ("zone", "is_told"),
    [
        ({"AvailabilityZoneId": "usw2-az4"}, True),
        ({"AvailabilityZoneId": "usw2-az1"}, False),
        ({"AvailabilityZone": "usw2-az4"}, False),
        ({"AvailabilityZone": "us-west-2d"}, False),
        ({"AvailabilityZoneId": {"Ref": "P"}}, False),
        ({}, False),
    ],
)
def test_only_ids_of_zones_tell_where_a_service_is_not(zone: dict[str, object], *, is_told: bool) -> None:
    place = {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": {"Ref": "Vpc"}, "CidrBlock": "10.0.0.0/24"} | zone}
    streams = endpoint("kinesis-streams", SubnetIds=[{"Ref": "A"}, {"Ref": "A"}, "subnet-0a1b2c3d", {"Ref": "P"}])

    assert broken("PL012", {"A": place, "It": streams}, **PARAMETER) == ([("It", "warning")] if is_told else [])


def test_the_zone_its_subnet_and_the_age_of_the_data_are_said() -> None:
    place = subnet(0, "us-west-2d")
    place["Properties"] = {"VpcId": {"Ref": "Vpc"}, "CidrBlock": "10.0.0.0/24", "AvailabilityZoneId": "usw2-az4"}

    assert texts("PL012", {"A": place, "It": endpoint("kinesis-streams", SubnetIds=[{"Ref": "A"}])}) == [
        (
            "the subnet 'A' is in usw2-az4, which AWS names as being without 'kinesis-streams' (data of 2026-11); "
            "leave the subnet out, or acknowledge this if the service has come since"
        )
    ]


def test_a_name_that_begins_otherwise_than_aws_own_in_the_region_is_doubted() -> None:
    def found(name: str, **properties: object) -> list[str]:
        made = {"Vpc": VPC, "It": endpoint("", ServiceName=name, **properties)}
        return [finding.text for finding in judged(load({"Resources": made}, region="cn-north-1")) if finding.rule == "PL011"]

    (text,) = found("com.amazonaws.cn-north-1.ecr.dkr")
    assert text == "in cn-north-1 the service has the name 'cn.com.amazonaws.cn-north-1.ecr.dkr' (data of 2026-11)"
    assert found("cn.com.amazonaws.cn-north-1.ecr.dkr") == []
    assert found("com.amazonaws.cn-north-1.s3", VpcEndpointType="Gateway") == []


def found_beside_a_function(name: str) -> set[str]:
    """Return the rules that find something where a function that decrypts stands beside an endpoint of one name."""
    decrypts = {"PolicyName": "p", "PolicyDocument": {"Statement": [{"Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*"}]}}
    placed = {"SubnetIds": [{"Ref": "A"}], "SecurityGroupIds": [{"Fn::GetAtt": ["Vpc", "DefaultSecurityGroup"]}]}
    resources = {
        "Vpc": VPC,
        "A": subnet(0, "eu-west-1a"),
        "It": endpoint(ServiceName=name, SubnetIds=[{"Ref": "A"}]),
        "Function": {"Type": "AWS::Lambda::Function", "Properties": {"Role": {"Fn::GetAtt": ["Role", "Arn"]}, "VpcConfig": placed}},
        "Role": {"Type": "AWS::IAM::Role", "Properties": {"Policies": [decrypts]}},
    }
    return {finding.rule for finding in judged(load({"Resources": resources}, region="eu-west-1"))}


@pytest.mark.parametrize("name", ["com.amazonaws.eu-west-1.kmss", "com.amazonaws.eu-west-1a.kms"])
def test_what_follows_from_a_name_that_is_misspelt_is_not_told_again(name: str) -> None:
    findings = found_beside_a_function(name)

    assert "PL011" in findings
    assert not {"PL080", "client-unknown", "client-blocked"} & findings


def test_of_a_service_that_is_not_known_here_the_port_is_no_question_of_its_own() -> None:
    findings = found_beside_a_function("com.amazonaws.eu-west-1.new-service")

    assert {"PL011", "PL080"} <= findings
    assert "client-unknown" not in findings
