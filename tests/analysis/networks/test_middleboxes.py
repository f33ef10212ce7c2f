"""What acts on packets and is not modelled."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis.values import Outside
from tests.analysis.networks.fixtures_models import VPC, Json, model_of, named, ref, resource, subnet
from tests.analysis.networks.fixtures_routes import TABLE
from tests.analysis.networks.fixtures_types import of, verdicts


@pytest.mark.parametrize(
    ("parts", "target"),
    [
        ({"X": resource("EC2::GatewayRouteTableAssociation", GatewayId="igw-1", RouteTableId=ref("Table"))}, Outside("igw-1")),
        ({"X": resource("EC2::VPCEncryptionControl", VpcId=ref("Vpc"), Mode="enforce")}, named("Vpc")),
        ({"X": subnet(OutpostArn="arn:aws:outposts:eu-west-1:1:outpost/op-1")}, named("X")),
        ({"X": subnet(AvailabilityZone="us-west-2-wl1-den-wlz-1")}, named("X")),
        ({"X": resource("NetworkFirewall::Firewall", TransitGatewayId="tgw-1", FirewallName="x", FirewallPolicyArn="x")}, Outside("tgw-1")),
    ],
)
def test_what_acts_on_packets_and_is_not_modelled_is_a_middlebox(parts: Json, target: Json) -> None:
    assert list(model_of(VPC, TABLE, parts).middleboxes) == [target]


def test_ordinary_places_are_no_middleboxes() -> None:
    control = resource("EC2::VPCEncryptionControl", VpcId=ref("Vpc"), Mode="monitor")

    assert (
        model_of(VPC, A=subnet(AvailabilityZone="us-gov-west-1a"), B=subnet(AvailabilityZoneId="use1-az1"), Control=control).middleboxes
        == {}
    )


TRANSLATING = "EC2::TransitGatewayAttachmentNatConfiguration"


@pytest.mark.parametrize(
    ("kind", "given", "expected"),
    [
        (TRANSLATING, {"TransitGatewayAttachmentId": ref("SpokeAt"), "NatGatewaySupport": "enable"}, ("unknown", "reachable")),
        (TRANSLATING, {"TransitGatewayAttachmentId": ref("HubAt"), "NatGatewaySupport": "enable"}, ("unknown", "reachable")),
        (TRANSLATING, {"TransitGatewayAttachmentId": ref("HubAt"), "NatGatewaySupport": "disable"}, ("reachable", "reachable")),
        ("EC2::TransitGatewayPolicyTableAssociation", {"TransitGatewayAttachmentId": ref("SpokeAt")}, ("unknown", "reachable")),
        ("EC2::TransitGatewayPolicyTable", {"TransitGatewayId": ref("Tgw")}, ("reachable", "reachable")),
        ("EC2::VPNConcentrator", {"TransitGatewayId": ref("Tgw"), "Type": "ipsec.1"}, ("unknown", "reachable")),
    ],
)
def test_what_acts_at_an_attachment_leaves_paths_through_it_open(kind: str, given: dict[str, object], expected: tuple[str, str]) -> None:
    assert verdicts(Acting=of(kind, **given)) == expected
