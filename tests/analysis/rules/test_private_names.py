"""Rules about private names: what they find, and what they leave alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis import load
from tests.analysis.rules.examples import PARAMETER, VPC, broken, endpoint, subnet, texts

if TYPE_CHECKING:
    from collections.abc import Mapping


NAME = "kms.eu-west-1.amazonaws.com"


PERHAPS = {"Conditions": {"Perhaps": {"Fn::Equals": [{"Ref": "P"}, "yes"]}}}


def zone(name: object = NAME, vpc: object = None, **rest: object) -> dict[str, object]:
    vpcs = [{"VPCId": {"Ref": "Vpc"} if vpc is None else vpc, "VPCRegion": "eu-west-1"}]
    return {"Type": "AWS::Route53::HostedZone", "Properties": {"Name": name, "VPCs": vpcs}, **rest}


@pytest.mark.parametrize("name", [NAME, f"{NAME}.", NAME.upper()])
def test_a_zone_conflicts_by_its_name(name: str) -> None:
    expected = f"'{NAME}' is the name of the private hosted zone 'Zone' in its VPC; set PrivateDnsEnabled to false, or leave the zone out"

    assert texts("PL050", {"Kms": endpoint(PrivateDnsEnabled=True), "Zone": zone(name)}) == [expected]


def test_the_zone_of_a_wildcard_name_is_what_stands_below_it() -> None:
    resources = {"Apis": endpoint("execute-api", PrivateDnsEnabled=True), "Zone": zone("execute-api.eu-west-1.amazonaws.com")}

    assert broken("PL050", resources) == [("Apis", "error")]


@pytest.mark.parametrize(
    "other",
    [
        zone("eu-west-1.amazonaws.com"),
        zone("sqs.eu-west-1.amazonaws.com"),
        zone({"Ref": "P"}),
        zone(vpc={"Ref": "P"}),
        zone(vpc="vpc-0123"),
        zone(Condition="Perhaps"),
        {"Type": "AWS::Route53::HostedZone", "Properties": {"Name": NAME}},
        {"Type": "AWS::Route53::HostedZone", "Properties": {"Name": NAME, "VPCs": {"Ref": "P"}}},
    ],
)
def test_zones_that_may_not_conflict_are_let_be(other: Mapping[str, object]) -> None:
    assert broken("PL050", {"Kms": endpoint(PrivateDnsEnabled=True), "Zone": other}, **PARAMETER, **PERHAPS) == []


@pytest.mark.parametrize("on", [False, {"Ref": "P"}])
def test_a_zone_beside_private_dns_that_is_off_is_let_be(on: object) -> None:
    assert broken("PL050", {"Kms": endpoint(PrivateDnsEnabled=on), "Zone": zone()}, **PARAMETER) == []


def test_private_dns_of_s3_for_the_inbound_resolver_only_is_let_be() -> None:
    resources = {"S3": endpoint("s3", PrivateDnsEnabled=True), "Zone": zone("s3.eu-west-1.amazonaws.com")}

    assert broken("PL050", resources) == []


@pytest.mark.parametrize(("name", "is_told"), [("kms.${AWS::Region}.amazonaws.com", True), ("sqs.${AWS::Region}.amazonaws.com", False)])
def test_without_a_region_names_are_compared_as_they_are_written(name: str, *, is_told: bool) -> None:
    kms = endpoint(PrivateDnsEnabled=True, ServiceName={"Fn::Sub": "com.amazonaws.${AWS::Region}.kms"})
    networks = load({"Resources": {"Vpc": VPC, "Kms": kms, "Zone": zone({"Fn::Sub": name})}})

    assert ("PL050" in {finding.rule for finding in networks.findings()}) is is_told


def servers(*names: object) -> dict[str, object]:
    options = {"Type": "AWS::EC2::DHCPOptions", "Properties": {"DomainNameServers": list(names)}}
    properties = {"VpcId": {"Ref": "Vpc"}, "DhcpOptionsId": {"Ref": "Options"}}
    return {"Options": options, "Association": {"Type": "AWS::EC2::VPCDHCPOptionsAssociation", "Properties": properties}}


def test_own_servers_are_found_once_for_a_vpc() -> None:
    resources = {"Kms": endpoint(PrivateDnsEnabled=True), "Sqs": endpoint("sqs", PrivateDnsEnabled=True), **servers("10.0.0.10")}

    assert broken("PL051", resources) == [("Vpc", "warning")]
    assert "private names of 'Kms' and 1 more; let them forward to AmazonProvidedDNS" in texts("PL051", resources)[0]


@pytest.mark.parametrize("names", [("AmazonProvidedDNS",), ("10.0.0.2",), ({"Ref": "P"},)])
def test_amazons_servers_and_unknown_ones_are_let_be(names: tuple[object, ...]) -> None:
    assert broken("PL051", {"Kms": endpoint(PrivateDnsEnabled=True), **servers(*names)}, **PARAMETER) == []


@pytest.mark.parametrize("on", [False, {"Ref": "P"}])
def test_own_servers_without_private_dns_are_let_be(on: object) -> None:
    assert broken("PL051", {"Kms": endpoint(PrivateDnsEnabled=on), **servers("10.0.0.10")}, **PARAMETER) == []


HTTP = {"Type": "AWS::ApiGatewayV2::Api", "Properties": {"Name": "orders", "ProtocolType": "HTTP"}}


ENDPOINT_OF_API = {"Fn::GetAtt": ["Api", "ApiEndpoint"]}


DEFAULT_NAME = {"Fn::Sub": "https://${Api}.execute-api.${AWS::Region}.amazonaws.com/prod"}


def rest(*types: object, **properties: object) -> dict[str, object]:
    configuration = {"EndpointConfiguration": {"Types": list(types)}} if types else {}
    return {"Type": "AWS::ApiGateway::RestApi", "Properties": {"Name": "orders", **configuration, **properties}}


def function(told: object, place: object = "A") -> dict[str, object]:
    properties = {"VpcConfig": {"SubnetIds": [{"Ref": place}]}, "Environment": {"Variables": {"API": told}}}
    return {"Type": "AWS::Lambda::Function", "Properties": properties}


def hidden(api: object, told: object, **others: object) -> list[tuple[str, str]]:
    resources = {
        "Apis": endpoint("execute-api", PrivateDnsEnabled=True),
        "A": subnet(0, "eu-west-1a"),
        "Api": api,
        "Function": function(told),
        **others,
    }
    return broken("PL052", resources, **PARAMETER, **PERHAPS)


@pytest.mark.parametrize(
    ("api", "told"),
    [
        (HTTP, ENDPOINT_OF_API),
        (HTTP, {"Fn::Sub": "${Api.ApiEndpoint}/orders"}),
        (HTTP, DEFAULT_NAME),
        (rest(), DEFAULT_NAME),
        (rest("EDGE"), DEFAULT_NAME),
        (
            rest("REGIONAL"),
            {"Fn::Join": ["", ["https://", {"Ref": "Api"}, ".execute-api.", {"Ref": "AWS::Region"}, ".", {"Ref": "AWS::URLSuffix"}]]},
        ),
    ],
)
def test_a_public_api_whose_default_name_a_function_is_given_is_hidden(api: object, told: object) -> None:
    assert hidden(api, told) == [("Apis", "warning")]


@pytest.mark.parametrize(
    ("api", "told"),
    [
        (rest("PRIVATE"), DEFAULT_NAME),
        (rest({"Ref": "P"}), DEFAULT_NAME),
        (rest("REGIONAL", DisableExecuteApiEndpoint=True), DEFAULT_NAME),
        (HTTP | {"Condition": "Perhaps"}, DEFAULT_NAME),
        (HTTP, {"Ref": "Api"}),
        (HTTP, "https://orders.example.com"),
        (HTTP, {"Ref": "P"}),
    ],
)
def test_what_may_not_be_hidden_is_let_be(api: object, told: object) -> None:
    assert hidden(api, told) == []


def test_private_dns_that_is_off_hides_nothing() -> None:
    assert hidden(HTTP, ENDPOINT_OF_API, Apis=endpoint("execute-api", PrivateDnsEnabled=False)) == []
    assert hidden(HTTP, ENDPOINT_OF_API, Apis=endpoint("kms", PrivateDnsEnabled=True)) == []


def test_a_function_in_another_vpc_is_let_be() -> None:
    elsewhere = {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": {"Ref": "Second"}, "CidrBlock": "10.0.0.0/24"}}

    assert hidden(HTTP, ENDPOINT_OF_API, Second=VPC, B=elsewhere, Function=function(ENDPOINT_OF_API, "B")) == []


def test_what_a_task_is_given_stands_in_its_definition() -> None:
    containers = [{"Name": "app", "Environment": [{"Name": "API", "Value": ENDPOINT_OF_API}]}]
    network = {"AwsvpcConfiguration": {"Subnets": [{"Ref": "A"}]}}
    service = {
        "Type": "AWS::ECS::Service",
        "Properties": {"TaskDefinition": {"Ref": "Task"}, "NetworkConfiguration": network, "LaunchType": "FARGATE"},
    }
    task = {"Type": "AWS::ECS::TaskDefinition", "Properties": {"ContainerDefinitions": containers}}

    assert hidden(HTTP, "", Task=task, Service=service) == [("Apis", "warning")]


def test_services_that_share_a_private_name_conflict() -> None:
    result = texts("PL001", {"A": endpoint(PrivateDnsEnabled=True), "B": endpoint(PrivateDnsEnabled=True)})

    assert result == ["'kms.eu-west-1.amazonaws.com' is answered by 'A' already; set PrivateDnsEnabled to false on one of them"]


@pytest.mark.parametrize(
    "second",
    [
        endpoint("sqs", PrivateDnsEnabled=True),
        endpoint(PrivateDnsEnabled=True) | {"Condition": "Perhaps"},
        endpoint(PrivateDnsEnabled={"Ref": "P"}),
        endpoint(PrivateDnsEnabled=True, VpcId={"Ref": "P"}),
    ],
)
def test_private_names_that_may_not_conflict_are_let_be(second: Mapping[str, object]) -> None:
    perhaps = {"Conditions": {"Perhaps": {"Fn::Equals": [{"Ref": "P"}, "yes"]}}}

    assert broken("PL001", {"A": endpoint(PrivateDnsEnabled=True), "B": second}, **PARAMETER, **perhaps) == []


def test_unknown_dns_attributes_are_let_be() -> None:
    vpc = {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16", "EnableDnsHostnames": {"Ref": "P"}}}

    assert broken("PL002", {"Vpc": vpc, "A": endpoint(PrivateDnsEnabled=True)}, **PARAMETER) == []
