"""A client whose environment gives it an endpoint's own name does not miss the endpoint by the names of its service."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis import judged, load
from tests.analysis.networks.fixtures_models import Json, attribute, ref, resource

if TYPE_CHECKING:
    from collections.abc import Callable

OWN = {"Fn::Select": [1, {"Fn::Split": [":", {"Fn::Select": [0, attribute("Keys", "DnsEntries")]}]}]}
URL = {"Fn::Join": ["", ["https://", OWN]]}
PLACE = {"SubnetIds": [ref("Subnet")], "SecurityGroupIds": [ref("Group")]}
AWSVPC = {"AwsvpcConfiguration": {"Subnets": [ref("Subnet")], "SecurityGroups": [ref("Group")], "AssignPublicIp": "DISABLED"}}
ALL = [{"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "10.0.0.0/16"}]
NETWORK = {
    "Vpc": resource("EC2::VPC", CidrBlock="10.0.0.0/16", EnableDnsHostnames=True),
    "Subnet": resource("EC2::Subnet", VpcId=ref("Vpc"), CidrBlock="10.0.0.0/24", AvailabilityZone="eu-west-1a"),
    "Group": resource("EC2::SecurityGroup", GroupDescription="all", VpcId=ref("Vpc"), SecurityGroupIngress=ALL),
    "Keys": resource(
        "EC2::VPCEndpoint",
        VpcEndpointType="Interface",
        ServiceName="com.amazonaws.eu-west-1.kms",
        VpcId=ref("Vpc"),
        SubnetIds=[ref("Subnet")],
        SecurityGroupIds=[ref("Group")],
        PrivateDnsEnabled=False,
    ),
    "Role": resource(
        "IAM::Role",
        Policies=[{"PolicyName": "p", "PolicyDocument": {"Statement": [{"Effect": "Allow", "Action": "kms:Sign", "Resource": "*"}]}}],
    ),
}


def function(value: Json) -> Json:
    variables = {"AWS_ENDPOINT_URL_KMS": value}
    return {"It": resource("Lambda::Function", Role=attribute("Role", "Arn"), VpcConfig=PLACE, Environment={"Variables": variables})}


def task(value: Json) -> Json:
    containers = [{"Name": "c", "Image": "i", "Environment": [{"Name": "KMS_URL", "Value": value}]}]
    return {
        "Task": resource(
            "ECS::TaskDefinition", NetworkMode="awsvpc", TaskRoleArn=attribute("Role", "Arn"), ContainerDefinitions=containers
        ),
        "It": resource("ECS::Service", TaskDefinition=ref("Task"), NetworkConfiguration=AWSVPC),
    }


def missed(clients: Json) -> list[tuple[str, str]]:
    analysis = load({"Resources": {**NETWORK, **clients}}, region="eu-west-1")
    return [(finding.severity, finding.path) for finding in judged(analysis) if finding.rule == "client-name"]


@pytest.mark.parametrize("client", [function, task])
def test_who_is_given_the_endpoints_own_name_does_not_miss_it(client: Callable[[Json], Json]) -> None:
    assert [missed(client(value)) for value in (URL, OWN)] == [[], []]


@pytest.mark.parametrize("value", ["https://kms.eu-west-1.amazonaws.com", ref("Keys"), {"Fn::GetAtt": ["Other", "DnsEntries"]}])
def test_who_is_given_something_else_does(value: Json) -> None:
    other = {"Other": {**NETWORK["Keys"], "Properties": {**NETWORK["Keys"]["Properties"], "ServiceName": "com.amazonaws.eu-west-1.sqs"}}}

    assert ("error", "Keys") in missed({**function(value), **other})


def test_another_client_of_the_endpoint_still_misses_it() -> None:
    another = {"Another": resource("Lambda::Function", Role=attribute("Role", "Arn"), VpcConfig=PLACE)}

    assert missed({**function(URL), **another}) == [("error", "Keys")]


@pytest.mark.parametrize(
    ("value", "severities"),
    [
        ("https://vpce-0a1b2c3d-x1y2z3.kms.eu-west-1.vpce.amazonaws.com", []),
        (ref("Url"), []),
        ("http://proxy.example.internal:4566", []),
        ("https://vpce-0a1b2c3d-x1y2z3.sqs.eu-west-1.vpce.amazonaws.com", ["error"]),
    ],
)
def test_an_address_that_a_client_is_given_for_a_service_is_where_it_calls(value: Json, severities: list[str]) -> None:
    assert [severity for severity, _ in missed(function(value))] == severities


@pytest.mark.parametrize("label", ["bucket", "accesspoint", "control"])
def test_the_own_names_of_s3_have_a_label_before_them(label: str) -> None:
    storage = {**NETWORK["Keys"]["Properties"], "ServiceName": "com.amazonaws.eu-west-1.s3"}
    endpoint = {"Keys": {**NETWORK["Keys"], "Properties": storage}}
    statement = {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}
    role = {"Role": resource("IAM::Role", Policies=[{"PolicyName": "p", "PolicyDocument": {"Statement": [statement]}}])}
    url = {"AWS_ENDPOINT_URL_S3": f"https://{label}.vpce-0a1b2c3d-x1y2z3.s3.eu-west-1.vpce.amazonaws.com"}

    def calling(variables: Json) -> Json:
        return {"It": resource("Lambda::Function", Role=attribute("Role", "Arn"), VpcConfig=PLACE, Environment={"Variables": variables})}

    assert missed({**endpoint, **role, **calling({})}) == [("error", "Keys")]
    assert missed({**endpoint, **role, **calling(url)}) == []


@pytest.mark.parametrize(
    ("variables", "severities"),
    [
        ({"AWS_ENDPOINT_URL": ref("Url")}, []),
        ({"AWS_ENDPOINT_URL_SQS": ref("Url")}, ["error"]),
        ({"AWS_ENDPOINT_URL": ref("Url"), "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true"}, ["error"]),
    ],
)
def test_only_the_address_of_the_service_counts(variables: Json, severities: list[str]) -> None:
    client = resource("Lambda::Function", Role=attribute("Role", "Arn"), VpcConfig=PLACE, Environment={"Variables": variables})

    assert [severity for severity, _ in missed({"It": client})] == severities


@pytest.mark.parametrize("value", ["https://vpce-0a1b2c3d-x1y2z3.kms.eu-west-1.vpce.amazonaws.com", ref("Url")])
def test_an_endpoint_whose_address_a_client_is_given_is_found(value: Json) -> None:
    analysis = load({"Resources": {**NETWORK, **function(value)}}, region="eu-west-1")

    assert [finding.rule for finding in judged(analysis) if finding.rule == "PL057"] == []
