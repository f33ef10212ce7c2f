"""What perhaps does not exist, and groups that belong to several VPCs, through templates."""

from __future__ import annotations

import doctest

import pytest

from constructs_privatelink.analysis.reachability import verify
from tests.analysis.networks.fixtures_models import Json, attribute, perhaps, ref, resource
from tests.analysis.reachability.fixtures_transit import ANYONE, TWO_VPCS, explained, group

PEERED = {
    **{name: made for name, made in TWO_VPCS.items() if "Attachment" not in name and not name.startswith("Transit")},
    "Peering": resource("EC2::VPCPeeringConnection", VpcId=ref("HomeVpc"), PeerVpcId=ref("AwayVpc")),
    "HomeRoute": resource(
        "EC2::Route", RouteTableId=ref("HomeTable"), DestinationCidrBlock="10.1.0.0/16", VpcPeeringConnectionId=ref("Peering")
    ),
    "AwayRoute": resource(
        "EC2::Route", RouteTableId=ref("AwayTable"), DestinationCidrBlock="10.0.0.0/16", VpcPeeringConnectionId=ref("Peering")
    ),
}
BY_REFERENCE = group("HomeVpc", {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "SourceSecurityGroupId": ref("ClientGroup")})
SHARED = {"ClientGroup": group("HomeVpc"), "EndpointGroup": BY_REFERENCE}
ASSOCIATION = {"GroupId": ref("ClientGroup"), "VpcId": ref("AwayVpc")}


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("Endpoint", "unknown"),
        ("HomeRoute", "unknown"),
        ("AwayRoute", "unknown"),
        ("AwayTableOf", "unknown"),
        ("AwaySubnet", "reachable"),
        ("AwayVpc", "reachable"),
        ("HomeSubnet", "reachable"),
        ("EndpointGroup", "reachable"),
        ("Peering", "reachable"),
        ("Client", "reachable"),
    ],
)
def test_what_something_refers_to_exists_where_that_does_and_what_stands_alone_perhaps_not(name: str, verdict: str) -> None:
    assert explained(PEERED, {name: {**PEERED[name], "Condition": "Perhaps"}}).verdict == verdict


def test_a_client_that_perhaps_does_not_exist_is_blocked_where_it_is_blocked_if_it_does() -> None:
    assert explained(PEERED, EndpointGroup=group("HomeVpc"), Client={**PEERED["Client"], "Condition": "Perhaps"}).verdict == "blocked"


@pytest.mark.parametrize(("closed", "verdict"), [(True, "unknown"), (False, "reachable")])
def test_addresses_that_a_subnet_perhaps_has_are_followed_with_and_without_it(*, closed: bool, verdict: str) -> None:
    acl = {
        "Acl": resource("EC2::NetworkAcl", VpcId=ref("HomeVpc")),
        "AclOf": resource("EC2::SubnetNetworkAclAssociation", SubnetId=ref("Perhaps"), NetworkAclId=ref("Acl")),
    }
    subnet = perhaps("EC2::Subnet", VpcId=ref("HomeVpc"), CidrBlock="10.0.7.0/24", AvailabilityZone="eu-west-1a")

    assert explained(PEERED, acl if closed else {}, Perhaps=subnet, client="10.0.7.0/24").verdict == verdict


def test_a_block_of_a_vpc_that_perhaps_does_not_exist_is_perhaps_outside() -> None:
    third: Json = {"Third": perhaps("EC2::VPC", CidrBlock="10.9.0.0/16")}

    assert explained(PEERED, third, client="10.9.1.0/24").verdict != "reachable"


@pytest.mark.parametrize(
    ("parts", "verdict"),
    [
        ({}, "unknown"),
        ({"There": resource("EC2::SecurityGroupVpcAssociation", **ASSOCIATION)}, "reachable"),
        ({"There": perhaps("EC2::SecurityGroupVpcAssociation", **ASSOCIATION)}, "unknown"),
        ({"There": resource("EC2::SecurityGroupVpcAssociation", GroupId=ref("ClientGroup"), VpcId=ref("Switch"))}, "unknown"),
        (
            {"There": resource("EC2::SecurityGroupVpcAssociation", GroupId=attribute("ClientGroup", "GroupId"), VpcId=ref("AwayVpc"))},
            "reachable",
        ),
    ],
)
def test_a_reference_matches_across_a_peering_where_the_group_belongs_to_both_vpcs(parts: Json, verdict: str) -> None:
    assert explained(PEERED, SHARED, parts).verdict == verdict


def test_a_reference_to_a_group_of_both_vpcs_is_still_lost_in_a_transit_gateway() -> None:
    there = resource("EC2::SecurityGroupVpcAssociation", **ASSOCIATION)

    result = explained(TWO_VPCS, SHARED, Transit=resource("EC2::TransitGateway"), There=there)

    assert result.code == "SG_REFERENCES_NOT_PRESERVED"


def test_the_peered_networks_are_reachable() -> None:
    assert explained(PEERED, EndpointGroup=group("HomeVpc", *ANYONE)).verdict == "reachable"


def test_the_example_of_verify_says_what_it_shows() -> None:
    failed, tried = doctest.testmod(verify)

    assert tried > 0
    assert failed == 0
