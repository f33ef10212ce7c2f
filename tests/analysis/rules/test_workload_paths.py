"""Workloads without a path to what they call."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.analysis.needs.fixtures_roles import allow, inline
from tests.analysis.rules.examples import PARAMETER, VPC, broken, endpoint, found, subnet, texts

if TYPE_CHECKING:
    from tests.analysis.networks.fixtures_models import Json

PLACE = {"SubnetIds": [{"Ref": "A"}], "SecurityGroupIds": ["sg-1"]}


def function(**properties: object) -> Json:
    role = {"Fn::GetAtt": ["Role", "Arn"]}
    return {"Type": "AWS::Lambda::Function", "Properties": {"Role": role, "VpcConfig": PLACE} | properties}


def isolated(*statements: Json, **more: object) -> dict[str, object]:
    return {"A": subnet(0, "eu-west-1a"), "Role": inline(*statements), "It": function(), **more}


def test_it_names_the_calls_the_service_and_the_construct() -> None:
    (text,) = texts("PL080", isolated(allow("eks:DescribeCluster", "eks:ListClusters")))

    assert text == (
        "its role allows 'eks:DescribeCluster' and 'eks:ListClusters', and its subnets have no path to Amazon EKS ('eks'): neither an "
        'endpoint nor a route to the internet that it can take; add EksEndpoint(self, "Eks", network=network)'
    )


def test_one_of_several_services_is_said_to_be_one_of_them() -> None:
    (text,) = texts("PL080", isolated(allow("ecr:BatchGetImage")))

    assert "no path to one of 'ecr.api' or 'ecr.dkr'" in text
    assert 'AwsService.ECR, network=network) or PrivateLinkEndpoint(self, "EcrDocker"' in text


def test_many_calls_are_counted() -> None:
    (text,) = texts("PL080", isolated(allow("kms:Sign", "kms:Verify", "kms:GetPublicKey", "kms:ListKeys", "kms:ListAliases")))

    assert text.startswith("its role allows 'kms:Sign', 'kms:Verify', 'kms:GetPublicKey' and 2 more, and")


TABLE = {
    "Table": {"Type": "AWS::EC2::RouteTable", "Properties": {"VpcId": {"Ref": "Vpc"}}},
    "In": {"Type": "AWS::EC2::SubnetRouteTableAssociation", "Properties": {"RouteTableId": {"Ref": "Table"}, "SubnetId": {"Ref": "B"}}},
}
BOTH = function(VpcConfig={**PLACE, "SubnetIds": [{"Ref": "A"}, {"Ref": "B"}]})


def test_only_some_subnets_are_named() -> None:
    nat = {"Type": "AWS::EC2::NatGateway", "Properties": {"SubnetId": {"Ref": "Public"}, "AllocationId": "eipalloc-0a1b2c3d"}}
    to_nat = {"RouteTableId": {"Ref": "Table"}, "DestinationCidrBlock": "0.0.0.0/0", "NatGatewayId": {"Ref": "Nat"}}
    out = {"Nat": nat, "Public": subnet(2, "eu-west-1b"), "Out": {"Type": "AWS::EC2::Route", "Properties": to_nat}}

    (text,) = texts("PL080", isolated(allow("s3:GetObject"), It=BOTH, B=subnet(1, "eu-west-1b"), **TABLE, **out))

    assert "and the subnets 'A' have no path to Amazon S3 ('s3')" in text
    assert 'add GatewayEndpoint(self, "S3", service=AwsService.S3, network=network)' in text


@pytest.mark.parametrize(
    ("changed", "rules"),
    [
        ({}, ["PL021"]),
        ({"S3": endpoint("s3", VpcEndpointType="Gateway", RouteTableIds=[])}, ["PL021", "PL021"]),
        ({"S3": endpoint("dynamodb", VpcEndpointType="Gateway", RouteTableIds=[{"Ref": "Table"}])}, ["PL080"]),
        ({"S3": endpoint("s3", VpcEndpointType="Gateway", VpcId={"Ref": "Other"}, RouteTableIds=[]), "Other": VPC}, ["PL080"]),
        ({"S3": endpoint("s3", VpcEndpointType="Gateway", VpcId="vpc-1", RouteTableIds=[{"Ref": "Table"}])}, []),
    ],
)
def test_a_route_that_is_missing_is_told_once(changed: dict[str, object], rules: list[str]) -> None:
    gateway = endpoint("s3", VpcEndpointType="Gateway", RouteTableIds=[{"Ref": "Table"}])
    resources = isolated(allow("s3:GetObject"), It=BOTH, B=subnet(1, "eu-west-1b"), **TABLE, **({"S3": gateway} | changed))

    told = [finding.rule for finding in found({"Resources": {"Vpc": VPC, **resources}}) if finding.rule in {"PL021", "PL080"}]

    assert told == rules


def test_there_is_one_finding_for_each_service() -> None:
    troubles = broken("PL080", isolated(allow("sqs:SendMessage", "sns:Publish"), allow("sqs:GetQueueUrl")))

    assert troubles == [("It", "warning"), ("It", "warning")]


@pytest.mark.parametrize(
    ("statement", "more"),
    [
        (allow("*"), {}),
        (allow("kms:Decrypt", "s3:GetObject"), {"S3": endpoint("s3")}),
        (allow("logs:PutLogEvents"), {}),
        (allow("nothing:Known"), {}),
        (allow("kms:Sign"), {"It": function(VpcConfig={"SubnetIds": {"Ref": "P"}})}),
        (allow("kms:Sign"), {"It": function(Role={"Ref": "P"})}),
        (allow("kms:Sign"), {"It": {**function(), "Condition": "Perhaps"}}),
        (allow("kms:Sign"), {"Any": endpoint(ServiceName={"Ref": "P"})}),
        (allow("kms:Sign") | {"Action": {"Ref": "P"}}, {}),
    ],
    ids=["everything", "for S3", "own log", "unknown service", "subnets", "role", "perhaps", "endpoint", "action"],
)
def test_what_is_not_known_is_not_found(statement: Json, more: dict[str, object]) -> None:
    conditions = {"Perhaps": {"Fn::Equals": [{"Ref": "P"}, "on"]}}

    assert broken("PL080", isolated(statement, **more), Conditions=conditions, **PARAMETER) == []


def test_calls_that_no_endpoint_service_answers_are_told() -> None:
    (text,) = texts("PL080", isolated(allow("globalaccelerator:ListAccelerators")))

    assert "no endpoint service answers" in text
    assert "NAT gateway" in text


def test_what_properties_ask_for_is_told_with_the_reason() -> None:
    answering = function(Role="arn:aws:iam::111122223333:role/x", Handler="framework.onEvent")
    invoking, text = sorted(texts("PL080", {"A": subnet(0, "eu-west-1a"), "It": answering}), key=lambda told: "('s3')" in told)

    assert "answers a custom resource" in text
    assert "no path to Amazon S3 ('s3')" in text
    assert "invokes the handler" in invoking


def test_what_pages_leave_open_is_information() -> None:
    build = {"Type": "AWS::CodeBuild::Project", "Properties": {"VpcConfig": {"Subnets": [{"Ref": "A"}]}, "Source": {"Type": "S3"}}}

    assert broken("PL080", {"A": subnet(0, "eu-west-1a"), "It": build}) == [("It", "warning"), ("It", "info")]
