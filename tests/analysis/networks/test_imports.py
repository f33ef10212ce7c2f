"""What the templates name and do not hold is in the model, and nothing is known of it but what the templates add."""

from __future__ import annotations

from constructs_privatelink.analysis.networks.imports import imported_subnet, imported_vpc, vpc_of
from constructs_privatelink.analysis.values import Given, Outside, Unknown, part_of
from tests.analysis.networks.fixtures_models import VPC, model_of, named, ref, resource, subnet

ENDPOINT = {
    "VpcEndpointType": "Interface",
    "ServiceName": "com.amazonaws.eu-west-1.kms",
    "VpcId": "vpc-1",
    "SubnetIds": ["subnet-1"],
    "SecurityGroupIds": ["sg-1"],
}


def test_what_an_endpoint_names_is_there() -> None:
    model = model_of(Kms=resource("EC2::VPCEndpoint", **ENDPOINT))

    assert Outside("vpc-1") in model.vpcs
    assert model.subnets[Outside("subnet-1")].vpc == Outside("vpc-1")
    assert Outside("sg-1") in model.groups
    assert part_of(Outside("vpc-1"), "DefaultSecurityGroup") in model.groups
    assert {*model.default_acls} == {*model.main_tables} == {Outside("vpc-1")}


def test_the_groups_that_workloads_carry_and_rules_name_are_there() -> None:
    rule = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "SourceSecurityGroupId": "sg-peer"}
    group = resource("EC2::SecurityGroup", VpcId=ref("Vpc"), GroupDescription="tests", SecurityGroupIngress=[rule])
    place = {"SubnetIds": [ref("Subnet")], "SecurityGroupIds": ["sg-carried"]}

    model = model_of(VPC, {"Subnet": subnet()}, Group=group, It=resource("Lambda::Function", VpcConfig=place))

    assert {Outside("sg-peer"), Outside("sg-carried")} <= {*model.groups}


def test_the_tables_that_endpoints_and_routes_name_are_there() -> None:
    gateway = resource(
        "EC2::VPCEndpoint", VpcEndpointType="Gateway", ServiceName="com.amazonaws.eu-west-1.s3", VpcId=ref("Vpc"), RouteTableIds=["rtb-1"]
    )
    route = resource("EC2::Route", RouteTableId="rtb-2", DestinationCidrBlock="0.0.0.0/0", GatewayId="igw-1")

    model = model_of(VPC, Gateway=gateway, Route=route)

    assert {Outside("rtb-1"), Outside("rtb-2")} <= {*model.route_tables}


def test_an_imported_transit_gateway_and_the_vpc_of_its_attachment_are_there() -> None:
    attachment = resource("EC2::TransitGatewayVpcAttachment", TransitGatewayId="tgw-1", VpcId="vpc-2", SubnetIds=["subnet-2"])

    model = model_of(Attachment=attachment)

    assert isinstance(model.transit_gateways[Outside("tgw-1")].associates, Unknown)
    assert Outside("vpc-2") in model.vpcs
    assert model.subnets[Outside("subnet-2")].id == Outside("subnet-2")


def test_what_the_set_holds_is_no_import() -> None:
    model = model_of(
        VPC, {"Subnet": subnet()}, Kms=resource("EC2::VPCEndpoint", **{**ENDPOINT, "VpcId": ref("Vpc"), "SubnetIds": [ref("Subnet")]})
    )

    assert {*model.vpcs} == {named("Vpc")}
    assert {*model.subnets} == {named("Subnet")}


def test_of_an_imported_subnet_only_what_the_set_gives_it_is_known() -> None:
    bare = imported_subnet(Outside("subnet-1"), Outside("vpc-1"))
    given = imported_subnet(Outside("subnet-1"), Outside("vpc-1"), acl=Outside("acl-1"), table=Outside("rtb-1"))

    unknown = (*bare.cidrs, bare.zone, bare.acl, bare.route_table, bare.assigns_ipv6, bare.ipv6_only, bare.maps_public_ip)
    assert all(isinstance(value, Unknown) and value.where == "subnet-1" for value in unknown)
    assert (given.acl, given.route_table) == (Outside("acl-1"), Outside("rtb-1"))


def test_of_an_imported_vpc_nothing_is_known() -> None:
    vpc = imported_vpc(Outside("vpc-1"))

    assert vpc.closed is False
    assert all(isinstance(value, Unknown) for value in (*vpc.cidrs, vpc.dns_support, vpc.dns_hostnames, vpc.custom_dns_servers, vpc.ipv6))


def test_the_vpc_of_an_imported_subnet_is_one_whichever_it_is() -> None:
    assert vpc_of(Outside("subnet-1")).id == "${subnet-1.VpcId}"
    assert vpc_of(Given("${Network/Subnet}", "a parameter")) == vpc_of(Given("${Network/Subnet}", "an import"))
    assert vpc_of(Given("${Network/Subnet}", "a parameter")).id == "${Network/Subnet.VpcId}"
