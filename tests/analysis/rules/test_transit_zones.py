"""Zones of an endpoint that the transit gateway of its clients has no subnet in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.analysis.rules.examples import broken, endpoint, subnet, texts
from tests.analysis.rules.networks import PERHAPS, TRANSIT, attachment, declaring, group, https, perhaps

if TYPE_CHECKING:
    from collections.abc import Mapping

OFFICE = "192.168.0.0/16"
KMS = endpoint(SubnetIds=[{"Ref": "B"}], SecurityGroupIds=[{"Ref": "Group"}])


def route(destination: object = OFFICE, **target: object) -> dict[str, object]:
    properties = {"RouteTableId": {"Ref": "Table"}, "DestinationCidrBlock": destination}
    return {"Type": "AWS::EC2::Route", "Properties": properties | (target or {"TransitGatewayId": {"Ref": "Transit"}})}


TIED = {
    "Type": "AWS::EC2::SubnetRouteTableAssociation",
    "Properties": {"SubnetId": {"Ref": "B"}, "RouteTableId": {"Ref": "Table"}},
}
APP = {
    "A": subnet(0, "eu-west-1a"),
    "B": subnet(1, "eu-west-1b"),
    "Transit": TRANSIT,
    "Attachment": attachment({"Ref": "Vpc"}, {"Ref": "A"}),
    "Table": {"Type": "AWS::EC2::RouteTable", "Properties": {"VpcId": {"Ref": "Vpc"}}},
    "Tied": TIED,
    "Route": route(),
    "Group": group(https(CidrIp=OFFICE)),
    "Kms": declaring(KMS, {"cidr": OFFICE}),
}


@pytest.mark.parametrize(
    ("changed", "severity"),
    [
        ({}, "error"),
        ({"Route": route("0.0.0.0/0")}, "error"),
        ({"Kms": KMS}, "warning"),
        ({"Kms": KMS, "Route": route("0.0.0.0/0")}, None),
        ({"Kms": KMS, "Group": group(https(CidrIp="10.0.0.0/16"))}, None),
        ({"Kms": KMS, "Group": group(https(CidrIp="0.0.0.0/0"))}, None),
        ({"Kms": declaring(KMS, {"cidr": OFFICE, "default": True})}, "warning"),
        ({"Kms": declaring(KMS, {"cidr": "10.0.0.0/16"})}, None),
        ({"Kms": declaring(KMS, {"cidr": "172.16.0.0/12"})}, None),
        ({"Kms": perhaps(declaring(KMS, {"cidr": OFFICE}))}, None),
        ({"Route": route(NatGatewayId="nat-1")}, None),
        ({"Route": perhaps(route())}, None),
        ({"Route": route({"Ref": "P"})}, None),
        ({"Route": route(TransitGatewayId={"Ref": "P"})}, None),
        ({"Route": route(TransitGatewayId="tgw-1")}, None),
        ({"Route": route(TransitGatewayId="tgw-1"), "Attachment": attachment({"Ref": "Vpc"}, {"Ref": "A"}, gateway="tgw-1")}, "error"),
        ({"Attachment": attachment({"Ref": "Vpc"}, {"Ref": "A"}, {"Ref": "B"})}, None),
        ({"Attachment": attachment({"Ref": "Vpc"}, {"Ref": "A"}, {"Ref": "P"})}, None),
        ({"Attachment": attachment({"Ref": "Vpc"}, {"Ref": "A"}, "subnet-1")}, None),
        ({"Attachment": attachment({"Ref": "P"}, {"Ref": "A"})}, "error"),
        ({"Attachment": perhaps(attachment({"Ref": "Vpc"}, {"Ref": "A"}))}, None),
        ({"Second": attachment({"Ref": "P"}, {"Ref": "B"})}, None),
        ({"Tied": perhaps(TIED)}, None),
    ],
)
def test_a_zone_that_clients_come_to_and_no_reply_leaves_is_found(changed: Mapping[str, object], severity: str | None) -> None:
    assert broken("PL045", {**APP, **changed}, **PERHAPS) == ([] if severity is None else [("Kms", severity)])


FIRST, SECOND = ({"Fn::Select": [at, {"Fn::GetAZs": ""}]} for at in (0, 1))


@pytest.mark.parametrize(
    ("one", "other", "different"),
    [
        ("eu-west-1a", "eu-west-1b", True),
        ("eu-west-1a", "eu-west-1a", False),
        (FIRST, SECOND, True),
        (FIRST, FIRST, False),
        (FIRST, "eu-west-1a", False),
        ("eu-west-1a", "euw1-az2", False),
        ("euw1-az1", "euw1-az2", True),
        ({"Ref": "P"}, "eu-west-1a", False),
        ({"Ref": "P"}, {"Ref": "Q"}, False),
    ],
)
def test_zones_are_different_only_where_that_is_certain(one: object, other: object, *, different: bool) -> None:
    parameters = {"Parameters": {"P": {"Type": "String"}, "Q": {"Type": "String"}}}

    assert bool(broken("PL045", {**APP, "A": subnet(0, one), "B": subnet(1, other)}, **parameters)) is different


def test_the_text_names_clients_attachment_and_subnet() -> None:
    wanted = "clients in 192.168.0.0/16 come through 'Attachment', which has no subnet in the zone of 'B'; add one to its SubnetIds"

    assert texts("PL045", APP) == [wanted]
