"""Clients that are declared by addresses which the endpoint never sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.analysis.rules.examples import PARAMETER, VPC, broken, endpoint, subnet, texts
from tests.analysis.rules.networks import declaring

if TYPE_CHECKING:
    from tests.analysis.networks.fixtures_models import Json


def of(kind: str, **properties: object) -> Json:
    return {"Type": f"AWS::EC2::{kind}", "Properties": properties}


def admitting(*blocks: object) -> dict[str, object]:
    rules = [{"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": block} for block in blocks]
    group = of("SecurityGroup", GroupDescription="x", VpcId={"Ref": "Vpc"}, SecurityGroupIngress=rules)
    return {"A": subnet(0, "eu-west-1a"), "Group": group, "Kms": endpoint(SubnetIds=[{"Ref": "A"}], SecurityGroupIds=[{"Ref": "Group"}])}


def vpn(block: object = "172.16.0.0/22") -> Json:
    return of("ClientVpnEndpoint", ClientCidrBlock=block)


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("172.16.0.0/22", [("Kms", "warning")]),
        ("172.16.1.5/32", [("Kms", "warning")]),
        ("172.16.0.0/12", []),
        ("0.0.0.0/0", []),
        ("10.0.0.0/24", []),
        ({"Ref": "P"}, []),
    ],
)
def test_a_client_in_the_pool_of_a_vpn_is_found(block: object, expected: list[tuple[str, str]]) -> None:
    assert broken("PL081", admitting(block) | {"Vpn": vpn()}, **PARAMETER) == expected


def test_it_says_who_translates_and_what_to_declare() -> None:
    (text,) = texts("PL081", admitting("172.16.0.0/22") | {"Vpn": vpn()})

    assert text == (
        "the client '172.16.0.0/22' is behind the Client VPN 'Vpn', which translates addresses: the endpoint never sees this one; "
        "declare the subnets that the VPN is associated with, or its security group"
    )


@pytest.mark.parametrize(("clients", "count"), [([{"cidr": "172.16.0.0/24"}], 1), ([{"cidr": "x"}, {"securityGroup": "sg-1"}], 0)])
def test_a_declared_client_is_found(clients: list[Json], count: int) -> None:
    resources = admitting("10.0.0.0/24")
    kms = declaring(endpoint(SubnetIds=[{"Ref": "A"}]), *clients)

    assert len(broken("PL081", resources | {"Kms": kms, "Vpn": vpn()})) == count


@pytest.mark.parametrize(
    "pool", [vpn({"Ref": "P"}), {**vpn(), "Condition": "Perhaps"}, of("ClientVpnEndpoint")], ids=["unknown", "perhaps", "none"]
)
def test_a_pool_that_is_not_known_hides_nobody(pool: Json) -> None:
    conditions = {"Perhaps": {"Fn::Equals": [{"Ref": "P"}, "on"]}}

    assert broken("PL081", admitting("172.16.0.0/22") | {"Vpn": pool}, Conditions=conditions, **PARAMETER) == []


def test_a_block_that_a_vpc_has_too_is_a_real_clients() -> None:
    other = {"Other": {**VPC, "Properties": {"CidrBlock": "172.16.0.0/16"}}}

    assert broken("PL081", admitting("172.16.0.0/22") | {"Vpn": vpn()} | other) == []


def behind_nat(kind: str = "private", destination: object = "10.0.0.0/8", **more: object) -> dict[str, object]:
    return {
        "Other": of("VPC", CidrBlock="192.168.0.0/16"),
        "Inner": of("Subnet", VpcId={"Ref": "Other"}, CidrBlock="192.168.1.0/24"),
        "Outer": of("Subnet", VpcId={"Ref": "Other"}, CidrBlock="192.168.2.0/24"),
        "Nat": of("NatGateway", SubnetId={"Ref": "Outer"}, ConnectivityType=kind),
        "Table": of("RouteTable", VpcId={"Ref": "Other"}),
        "In": of("SubnetRouteTableAssociation", RouteTableId={"Ref": "Table"}, SubnetId={"Ref": "Inner"}),
        "Out": of("Route", RouteTableId={"Ref": "Table"}, DestinationCidrBlock=destination, NatGatewayId={"Ref": "Nat"}),
        **more,
    }


CLOSER = of("Route", RouteTableId={"Ref": "Table"}, DestinationCidrBlock="10.0.0.0/16", VpcPeeringConnectionId="pcx-1")
FURTHER = of("Route", RouteTableId={"Ref": "Table"}, DestinationCidrBlock="0.0.0.0/0", TransitGatewayId="tgw-1")


@pytest.mark.parametrize(
    ("client", "parts", "count"),
    [
        ("192.168.1.0/24", behind_nat(), 1),
        ("192.168.1.7/32", behind_nat(Further=FURTHER), 1),
        ("192.168.2.0/24", behind_nat(), 0),
        ("192.168.1.0/24", behind_nat("public"), 0),
        ("192.168.1.0/24", behind_nat(destination="172.16.0.0/12"), 0),
        ("192.168.1.0/24", behind_nat(destination={"Ref": "P"}), 0),
        ("192.168.1.0/24", behind_nat(Closer=CLOSER), 0),
    ],
    ids=["behind", "further route", "the gateway's subnet", "public gateway", "elsewhere", "unknown", "closer route"],
)
def test_a_client_behind_a_private_nat_gateway_is_found(client: str, parts: dict[str, object], count: int) -> None:
    assert len(broken("PL081", admitting(client) | parts, **PARAMETER)) == count


def test_nothing_is_translated_inside_a_vpc() -> None:
    nat = {
        "Nat": of("NatGateway", SubnetId={"Ref": "A"}, ConnectivityType="private"),
        "Table": of("RouteTable", VpcId={"Ref": "Vpc"}),
        "In": of("SubnetRouteTableAssociation", RouteTableId={"Ref": "Table"}, SubnetId={"Ref": "B"}),
        "Out": of("Route", RouteTableId={"Ref": "Table"}, DestinationCidrBlock="0.0.0.0/0", NatGatewayId={"Ref": "Nat"}),
        "B": subnet(1, "eu-west-1b"),
    }

    assert broken("PL081", admitting("10.0.1.0/24") | nat) == []
