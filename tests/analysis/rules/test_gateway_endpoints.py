"""Gateway endpoints on one route table, the interface endpoints that need one, and the names that lead to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis import load
from tests.analysis.rules.examples import PARAMETER, VPC, broken, endpoint, texts

if TYPE_CHECKING:
    from collections.abc import Mapping

TABLE = {"Type": "AWS::EC2::RouteTable", "Properties": {"VpcId": {"Ref": "Vpc"}}}
OTHER = {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.1.0.0/16"}}
PERHAPS = {"Conditions": {"Perhaps": {"Fn::Equals": [{"Ref": "P"}, "yes"]}, "Never": {"Fn::Equals": ["a", "b"]}}} | PARAMETER
CHOICE = "PrivateDnsOnlyForInboundResolverEndpoint"


def gateway(service: str = "s3", **properties: object) -> dict[str, object]:
    return endpoint(service, **({"VpcEndpointType": "Gateway", "RouteTableIds": [{"Ref": "Table"}]} | properties))


@pytest.mark.parametrize(
    ("second", "is_told"),
    [
        (gateway(), True),
        (gateway(ServiceName={"Fn::Sub": "com.amazonaws.${AWS::Region}.s3"}), True),
        (gateway(VpcEndpointType={"Ref": "AWS::NoValue"}), True),
        (gateway(RouteTableIds=["rtb-0a1b2c3d", {"Fn::GetAtt": ["Table", "RouteTableId"]}]), True),
        (gateway("dynamodb"), False),
        (gateway(RouteTableIds=["rtb-0a1b2c3d"]), False),
        (gateway(RouteTableIds=[]), False),
        (gateway(RouteTableIds={"Ref": "P"}), False),
        (gateway(RouteTableIds=[{"Ref": "P"}]), False),
        (gateway(ServiceName={"Ref": "P"}), False),
        (gateway() | {"Condition": "Perhaps"}, False),
        (gateway() | {"Condition": "Never"}, False),
        (gateway(VpcEndpointType="Interface"), False),
    ],
)
def test_a_second_route_to_a_service_is_found(second: Mapping[str, object], *, is_told: bool) -> None:
    resources = {"Table": TABLE, "One": gateway(), "Two": second}

    assert broken("PL020", resources, **PERHAPS) == ([("Two", "error")] if is_told else [])


@pytest.mark.parametrize("table", ["rtb-0a1b2c3d", {"Ref": "P"}])
def test_a_table_that_is_not_in_the_template_is_the_same_where_its_name_is(table: object) -> None:
    resources = {"One": gateway(RouteTableIds=[table, table]), "Two": gateway(RouteTableIds=[table])}

    assert broken("PL020", resources, **PARAMETER) == [("Two", "error")]


def test_the_table_and_who_has_it_are_said() -> None:
    assert texts("PL020", {"Table": TABLE, "One": gateway(), "Two": gateway()}) == [
        "the route table 'Table' has a route to 's3' by 'One' already; leave it out of one of them"
    ]


def s3(**properties: object) -> dict[str, object]:
    return endpoint("s3", **({"PrivateDnsEnabled": True} | properties))


@pytest.mark.parametrize(
    ("resource", "is_told"),
    [
        (s3(), True),
        (s3(PrivateDnsEnabled="true"), True),
        (s3(DnsOptions={}), True),
        (s3(DnsOptions={CHOICE: "NotSpecified"}), True),
        (s3(DnsOptions={CHOICE: "OnlyInboundResolver"}), True),
        (s3(DnsOptions={CHOICE: "AllResolvers"}), False),
        (s3(DnsOptions={CHOICE: {"Ref": "P"}}), False),
        (s3(DnsOptions={"Ref": "P"}), False),
        (s3(PrivateDnsEnabled=False), False),
        (s3(PrivateDnsEnabled={"Ref": "P"}), False),
        (s3(VpcId="vpc-0a1b2c3d"), False),
        (s3(VpcId={"Ref": "P"}), False),
        (s3() | {"Condition": "Perhaps"}, False),
        (endpoint("s3", VpcEndpointType="Interface"), False),
        (endpoint(PrivateDnsEnabled=True), False),
    ],
)
def test_private_dns_for_resolvers_alone_needs_a_gateway_endpoint(resource: Mapping[str, object], *, is_told: bool) -> None:
    assert broken("PL022", {"It": resource}, **PERHAPS) == ([("It", "error")] if is_told else [])


@pytest.mark.parametrize(
    ("beside", "severity"),
    [
        (gateway(), "warning"),
        (gateway(VpcId={"Ref": "Other"}), "error"),
        (gateway("dynamodb"), "error"),
        (gateway() | {"Condition": "Never"}, "error"),
        (gateway() | {"Condition": "Perhaps"}, None),
        (gateway(VpcId={"Ref": "P"}), None),
        (gateway(ServiceName={"Ref": "P"}), None),
        (gateway(VpcEndpointType={"Ref": "P"}), None),
    ],
)
def test_the_gateway_endpoint_is_one_of_the_same_vpc(beside: Mapping[str, object], severity: str | None) -> None:
    resources = {"Other": OTHER, "Table": TABLE, "Beside": beside, "It": s3()}

    assert broken("PL022", resources, **PERHAPS) == ([] if severity is None else [("It", severity)])


@pytest.mark.parametrize(
    "after",
    [
        {"DependsOn": "Gateway"},
        {"DependsOn": ["Vpc", "Gateway"]},
        {"DependsOn": "Between"},
        {"Metadata": {}, "DependsOn": ["Further"]},
    ],
)
def test_what_is_made_after_the_gateway_endpoint_is_let_be(after: Mapping[str, object]) -> None:
    between = {"Type": "AWS::CloudFormation::WaitConditionHandle", "DependsOn": ["Gateway"]}
    further = {"Type": "AWS::SSM::Parameter", "Properties": {"Type": "String", "Value": {"Fn::Sub": "for ${Gateway.Id}"}}}

    resources = {"Table": TABLE, "Gateway": gateway(), "Between": between, "Further": further, "It": {**s3(), **after}}

    assert broken("PL022", resources) == []


def test_a_vpc_that_a_stack_which_is_not_read_is_handed_may_have_the_gateway_endpoint() -> None:
    nested = {"Type": "AWS::CloudFormation::Stack", "Properties": {"TemplateURL": "there.json", "Parameters": {"Vpc": {"Ref": "Vpc"}}}}

    assert broken("PL022", {"It": s3(), "Nested": nested}) == []
    assert broken("PL022", {"Table": TABLE, "Gateway": gateway(), "It": s3(), "Nested": nested}) == [("It", "warning")]


def test_a_gateway_endpoint_whose_stack_imports_from_the_others_comes_too_late() -> None:
    vpc = {"Fn::ImportValue": "Vpc"}
    exported = {"Vpc": {"Value": {"Ref": "Vpc"}, "Export": {"Name": "Vpc"}}}
    first = {"Resources": {"Vpc": VPC, "It": s3()}, "Outputs": exported}
    with_gateway = {"Vpc": VPC, "Table": TABLE, "Gateway": gateway()}
    later = {"Resources": {"Table": {**TABLE, "Properties": {"VpcId": vpc}}, "Gateway": gateway(VpcId=vpc)}}
    interface_later = {"Resources": {"It": s3(VpcId=vpc)}}

    findings = [finding for finding in load(first, later, region="eu-west-1").findings() if finding.rule == "PL022"]
    in_order = load({"Resources": with_gateway, "Outputs": exported}, interface_later, region="eu-west-1").findings()

    assert [finding.severity for finding in findings] == ["warning"]
    assert "has to be there first, and its stack imports from this one" in findings[0].text
    assert [finding for finding in in_order if finding.rule == "PL022"] == []


def test_how_to_have_the_gateway_endpoint_first_is_said() -> None:
    assert texts("PL022", {"It": s3()}) == [
        (
            "private DNS is on for inbound resolvers alone, and its VPC 'Vpc' has no gateway endpoint of 's3'; "
            "add one and depend on it, or set PrivateDnsOnlyForInboundResolverEndpoint to AllResolvers"
        )
    ]
    assert texts("PL022", {"Table": TABLE, "Gateway": gateway(), "It": s3()}) == [
        "the gateway endpoint 'Gateway' has to be there first, and nothing says so; add it to DependsOn"
    ]


@pytest.mark.parametrize(
    ("switches", "servers", "is_told"),
    [
        ({"EnableDnsSupport": False, "EnableDnsHostnames": True}, None, True),
        ({"EnableDnsSupport": "false", "EnableDnsHostnames": "true"}, None, True),
        ({"EnableDnsSupport": True, "EnableDnsHostnames": False}, None, True),
        ({}, None, True),
        ({"EnableDnsSupport": {"Ref": "P"}, "EnableDnsHostnames": False}, None, True),
        ({"EnableDnsHostnames": True}, None, False),
        ({"EnableDnsSupport": {"Ref": "AWS::NoValue"}, "EnableDnsHostnames": True}, None, False),
        ({"EnableDnsHostnames": {"Ref": "P"}}, None, False),
        ({"EnableDnsSupport": {"Ref": "P"}, "EnableDnsHostnames": True}, None, False),
        ({}, ["AmazonProvidedDNS"], True),
        ({}, ["10.0.0.53"], False),
        ({}, {"Ref": "P"}, False),
    ],
)
def test_names_lead_to_a_gateway_endpoint_by_amazons_resolver(switches: dict[str, object], servers: object, *, is_told: bool) -> None:
    options = {"Type": "AWS::EC2::DHCPOptions", "Properties": {"DomainNameServers": servers}}
    chosen = {"Type": "AWS::EC2::VPCDHCPOptionsAssociation", "Properties": {"VpcId": {"Ref": "Vpc"}, "DhcpOptionsId": {"Ref": "Options"}}}
    vpc = {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16"} | switches}
    resources = {"Vpc": vpc, "Table": TABLE, "It": gateway()} | ({} if servers is None else {"Options": options, "Chosen": chosen})

    assert broken("PL023", resources, **PARAMETER) == ([("It", "warning")] if is_told else [])


@pytest.mark.parametrize(
    "resource", [endpoint(), gateway() | {"Condition": "Perhaps"}, gateway(VpcId="vpc-0a1b2c3d"), gateway(VpcId={"Ref": "P"})]
)
def test_only_gateway_endpoints_of_a_known_vpc_are_looked_at(resource: Mapping[str, object]) -> None:
    vpc = {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16", "EnableDnsSupport": False}}

    assert broken("PL023", {"Vpc": vpc, "Table": TABLE, "It": resource}, **PERHAPS) == []


def test_the_switches_that_are_off_are_said() -> None:
    vpc = {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16", "EnableDnsSupport": False}}

    assert texts("PL023", {"Vpc": vpc, "Table": TABLE, "It": gateway()}) == [
        (
            "the VPC 'Vpc' has EnableDnsSupport and EnableDnsHostnames off, and AWS asks for both where clients find the service "
            "by its resolver; set both to true"
        )
    ]
