"""The paths out of a subnet, as far as the templates tell them for certain."""

from __future__ import annotations

import pytest

from tests.analysis.needs.fixtures_needs import NAT, TABLE, endpoint, of, route, ways
from tests.analysis.needs.fixtures_roles import allow, inline
from tests.analysis.networks.fixtures_models import Json, ref, resource, subnet


@pytest.mark.parametrize(
    ("parts", "way"),
    [
        ({}, "none"),
        ({"Out": route(DestinationCidrBlock="0.0.0.0/0", NatGatewayId=ref("Nat"))}, "internet"),
        ({"Out": route(DestinationCidrBlock="10.1.0.0/16", NatGatewayId=ref("Nat"))}, "none"),
        ({"Out": route(DestinationCidrBlock="52.0.0.0/8", NatGatewayId=ref("Nat"))}, "unknown"),
        ({"Out": route(DestinationCidrBlock=ref("Switch"), NatGatewayId=ref("Nat"))}, "unknown"),
        ({"Out": {**route(DestinationCidrBlock="0.0.0.0/0", NatGatewayId=ref("Nat")), "Condition": "Perhaps"}}, "unknown"),
        ({"Out": route(DestinationCidrBlock="0.0.0.0/0", GatewayId=ref("Igw")), "Igw": resource("EC2::InternetGateway")}, "none"),
        ({"Out": route(DestinationCidrBlock="0.0.0.0/0", TransitGatewayId="tgw-1")}, "unknown"),
        ({"Out": route(DestinationCidrBlock="10.0.0.0/8", TransitGatewayId="tgw-1")}, "unknown"),
        ({"Out": route(DestinationCidrBlock="0.0.0.0/0", GatewayId="vgw-1")}, "unknown"),
        ({"Out": route(DestinationCidrBlock="0.0.0.0/0", NetworkInterfaceId="eni-1")}, "unknown"),
        ({"Out": route(DestinationCidrBlock="0.0.0.0/0", VpcEndpointId="vpce-1")}, "unknown"),
        ({"Out": route(DestinationIpv6CidrBlock="::/0", EgressOnlyInternetGatewayId="eigw-1")}, "none"),
        ({"Kms": endpoint()}, "endpoint"),
        ({"Kms": endpoint("kms-fips")}, "endpoint"),
        ({"Kms": {**endpoint(), "Condition": "Perhaps"}}, "unknown"),
        ({"Kms": endpoint(VpcId=ref("Switch"))}, "unknown"),
        ({"Any": endpoint(ServiceName=ref("Switch"))}, "unknown"),
        ({"Own": endpoint(ServiceName={"Fn::Sub": "com.amazonaws.vpce.${AWS::Region}.${Switch}"})}, "none"),
        ({"Database": endpoint(ServiceName=None, VpcEndpointType="Resource", ResourceConfigurationArn=ref("Switch"))}, "none"),
        ({"Kms": endpoint("sqs")}, "none"),
        ({"Kms": endpoint(VpcId="vpc-1")}, "unknown"),
        ({"Sqs": endpoint("sqs", VpcId="vpc-1")}, "none"),
        ({"Kms": endpoint(VpcId=ref("Other")), "Other": resource("EC2::VPC", CidrBlock="10.1.0.0/16")}, "none"),
        ({"Peering": resource("EC2::VPCPeeringConnection", VpcId=ref("Vpc"), PeerVpcId="vpc-1")}, "unknown"),
    ],
)
def test_the_way_is_what_the_templates_tell_for_certain(parts: Json, way: str) -> None:
    assert ways(of(inline(allow("kms:Sign")), TABLE, NAT, parts)) == {"kms": way}


@pytest.mark.parametrize(("peer", "way"), [(ref("Other"), "none"), ("vpc-1", "unknown")])
def test_an_endpoint_of_a_peered_vpc_serves_nobody_who_is_not_led_there(peer: Json, way: str) -> None:
    peered = {
        "Other": resource("EC2::VPC", CidrBlock="10.1.0.0/16"),
        "Peering": resource("EC2::VPCPeeringConnection", VpcId=ref("Vpc"), PeerVpcId=peer),
        "Shared": endpoint("kms", VpcId=ref("Other")),
    }

    assert ways(of(inline(allow("kms:Sign")), peered)) == {"kms": way}


@pytest.mark.parametrize(("public", "way"), [(True, "internet"), (False, "none")])
def test_nodes_of_auto_mode_pull_images_by_the_internet_where_their_subnet_gives_public_addresses(public: Json, way: str) -> None:
    cluster = resource(
        "EKS::Cluster",
        RoleArn="arn:aws:iam::1:role/x",
        ComputeConfig={"Enabled": True},
        ResourcesVpcConfig={"SubnetIds": [ref("Subnet")]},
    )
    mapped = {"Subnet": subnet(MapPublicIpOnLaunch=public)}
    out = {"Igw": resource("EC2::InternetGateway"), "Out": route(DestinationCidrBlock="0.0.0.0/0", GatewayId=ref("Igw"))}

    assert ways(of(inline(allow("kms:Sign")), TABLE, mapped, out, it=cluster))["ecr.api"] == way
