"""What stands on the path to endpoints and is not followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.analysis.networks.fixtures_types import of
from tests.analysis.rules.examples import PARAMETER, broken, endpoint, subnet

if TYPE_CHECKING:
    from tests.analysis.networks.fixtures_models import Json


ENDPOINT = {"A": subnet(0, "eu-west-1a"), "Kms": endpoint(SubnetIds=[{"Ref": "A"}])}


OTHER = of("EC2::VPC", CidrBlock="10.9.0.0/16")


@pytest.mark.parametrize(
    ("control", "told"),
    [
        (of("EC2::VPCEncryptionControl", VpcId={"Ref": "Vpc"}, Mode="enforce"), [("It", "info")]),
        (of("EC2::VPCEncryptionControl", VpcId={"Ref": "Vpc"}, Mode="monitor"), []),
        (of("EC2::VPCEncryptionControl", VpcId={"Ref": "Vpc"}, Mode={"Ref": "P"}), []),
        (of("EC2::VPCEncryptionControl", VpcId={"Ref": "Other"}, Mode="enforce"), []),
        (of("EC2::VPCEncryptionControl", VpcId={"Ref": "P"}, Mode="enforce"), []),
    ],
)
def test_enforced_encryption_where_an_endpoint_stands_is_told(control: Json, told: list[tuple[str, str]]) -> None:
    assert broken("PL082", ENDPOINT | {"It": control, "Other": OTHER}, **PARAMETER) == told


@pytest.mark.parametrize(("mode", "count"), [("enforce", 1), ("monitor", 0), ({"Ref": "P"}, 0)])
def test_a_vpcs_own_control_is_told(mode: object, count: int) -> None:
    vpc = of("EC2::VPC", CidrBlock="10.0.0.0/16", VpcEncryptionControl={"Mode": mode})

    assert len(broken("PL082", ENDPOINT | {"Vpc": vpc}, **PARAMETER)) == count


def test_without_endpoints_nothing_is_told() -> None:
    assert broken("PL082", {"It": of("EC2::VPCEncryptionControl", VpcId={"Ref": "Vpc"}, Mode="enforce")}) == []


@pytest.mark.parametrize(
    ("destination", "count"),
    [("10.0.0.0/16", 1), ("10.0.0.0/8", 1), ("10.0.0.0/24", 1), ("0.0.0.0/0", 0), ("192.168.0.0/16", 0), ({"Ref": "P"}, 0)],
)
def test_a_route_to_a_firewall_on_the_path_to_endpoints_is_told(destination: object, count: int) -> None:
    parts = {
        "Other": OTHER,
        "Table": of("EC2::RouteTable", VpcId={"Ref": "Other"}),
        "It": of("EC2::Route", RouteTableId={"Ref": "Table"}, DestinationCidrBlock=destination, VpcEndpointId="vpce-1"),
    }

    assert broken("PL082", ENDPOINT | parts, **PARAMETER) == [("It", "info")] * count


@pytest.mark.parametrize(("vpc", "count"), [("Vpc", 1), ("Other", 0)])
def test_a_firewall_of_a_transit_gateway_is_told(vpc: str, count: int) -> None:
    parts = {
        "Other": OTHER,
        "Gateway": of("EC2::TransitGateway"),
        "Attached": of("EC2::TransitGatewayAttachment", TransitGatewayId={"Ref": "Gateway"}, VpcId={"Ref": vpc}, SubnetIds=[{"Ref": "A"}]),
        "It": of("NetworkFirewall::Firewall", FirewallName="x", FirewallPolicyArn="arn:x", TransitGatewayId={"Ref": "Gateway"}),
    }

    assert broken("PL082", ENDPOINT | parts) == [("It", "info")] * count
