"""References between security groups that never match, for an endpoint is at one end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.analysis.rules.examples import broken, endpoint, found, texts
from tests.analysis.rules.networks import (
    PERHAPS,
    TRANSIT,
    attachment,
    function,
    group,
    https,
    peering,
    perhaps,
    separate,
    vpc,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

JOINED = {"Other": vpc(1), "Transit": TRANSIT, "A": attachment({"Ref": "Vpc"}), "B": attachment({"Ref": "Other"})}
CLIENTS = group(vpc="Other")
KMS = endpoint(SecurityGroupIds=[{"Ref": "Group"}])
NAMING = group(https(SourceSecurityGroupId={"Ref": "Clients"}))
NAMED = {**JOINED, "Clients": CLIENTS, "Group": NAMING, "Kms": KMS}
CORE = "arn:aws:networkmanager::1:core-network/core-network-1"


def association(vpc: object) -> dict[str, object]:
    return {"Type": "AWS::EC2::SecurityGroupVpcAssociation", "Properties": {"GroupId": {"Ref": "Clients"}, "VpcId": vpc}}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, [("Group", "error")]),
        ({"Group": group(), "Rule": separate("Ingress", {"Ref": "Group"}, SourceSecurityGroupId={"Ref": "Clients"})}, [("Rule", "error")]),
        (
            {"Group": group(), "Rule": separate("Egress", {"Ref": "Clients"}, DestinationSecurityGroupId={"Ref": "Group"})},
            [("Rule", "error")],
        ),
        ({"Worker": function("subnet-1", groups=({"Ref": "Group"},))}, [("Group", "warning")]),
        ({"Worker": function("subnet-1", groups={"Ref": "P"})}, [("Group", "warning")]),
        ({"Worker": function("subnet-1", groups=({"Ref": "Clients"},))}, [("Group", "error")]),
        ({"Clients": group()}, []),
        ({"Clients": group(VpcId={"Ref": "P"})}, []),
        ({"Clients": group(VpcId="vpc-0123456789abcdef0")}, []),
        ({"Group": group(https(SourceSecurityGroupId="sg-1"))}, []),
        ({"Group": group(https(SourceSecurityGroupId={"Ref": "P"}))}, []),
        ({"Group": group(https(CidrIp="10.1.0.0/16"))}, []),
        ({"Kms": endpoint()}, []),
        ({"Kms": perhaps(KMS)}, []),
        ({"Rule": association({"Ref": "Vpc"})}, []),
        ({"Rule": association({"Ref": "P"})}, []),
        ({"Rule": peering({"Ref": "Other"}, {"Ref": "Vpc"})}, []),
        ({"Rule": perhaps(peering({"Ref": "Vpc"}, {"Ref": "Other"}))}, []),
        ({"Rule": peering({"Ref": "P"}, {"Ref": "Other"})}, []),
        ({"A": attachment({"Ref": "Vpc"}, gateway="tgw-1")}, []),
        ({"A": perhaps(attachment({"Ref": "Vpc"}))}, []),
        ({"A": attachment({"Ref": "P"})}, []),
        ({"A": attachment({"Ref": "Vpc"}, gateway="tgw-1"), "B": attachment({"Ref": "Other"}, gateway="tgw-1")}, [("Group", "error")]),
    ],
)
def test_a_reference_across_a_transit_gateway_is_found(changed: Mapping[str, object], expected: list[tuple[str, str]]) -> None:
    assert broken("PL033", {**NAMED, **changed}, **PERHAPS) == expected


def test_the_text_names_the_group_and_what_stands_between() -> None:
    wanted = "it names the security group 'Clients' across a transit gateway, which never matches; name the blocks of its subnets instead"

    assert texts("PL033", NAMED) == [wanted]


def routed(vpc: str, core: object) -> dict[str, object]:
    subnet = {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": {"Ref": vpc}, "CidrBlock": "10.9.0.0/24"}}
    table = {"Type": "AWS::EC2::RouteTable", "Properties": {"VpcId": {"Ref": vpc}}}
    route = {"RouteTableId": {"Ref": f"Table{vpc}"}, "DestinationCidrBlock": "10.0.0.0/8", "CoreNetworkArn": core}
    tied = {"SubnetId": {"Ref": f"Subnet{vpc}"}, "RouteTableId": {"Ref": f"Table{vpc}"}}
    return {
        f"Subnet{vpc}": subnet,
        f"Table{vpc}": table,
        f"Route{vpc}": {"Type": "AWS::EC2::Route", "Properties": route},
        f"Tied{vpc}": {"Type": "AWS::EC2::SubnetRouteTableAssociation", "Properties": tied},
    }


@pytest.mark.parametrize(
    ("edge", "other_edge", "is_told"),
    [
        (CORE, CORE, True),
        (CORE, f"{CORE}2", False),
        ({"Ref": "P"}, {"Ref": "P"}, True),
        ({"Ref": "P"}, CORE, False),
    ],
)
def test_a_reference_across_cloud_wan_is_found(edge: object, other_edge: object, *, is_told: bool) -> None:
    resources = {"Other": vpc(1), "Clients": CLIENTS, "Group": NAMING, "Kms": KMS, **routed("Vpc", edge), **routed("Other", other_edge)}

    assert broken("PL033", resources, **PERHAPS) == ([("Group", "error")] if is_told else [])


@pytest.mark.parametrize(
    ("environments", "expected"),
    [
        (("aws://1/eu-west-1", "aws://1/us-east-1"), ["Endpoints.Group"]),
        (("aws://1/eu-west-1", "aws://2/eu-west-1"), []),
        (("aws://1/eu-west-1", "aws://1/unknown-region"), []),
        (("aws://1/unknown-region", "aws://1/us-east-1"), []),
    ],
)
@pytest.mark.parametrize("inline", [True, False])
def test_a_reference_across_regions_is_found(environments: tuple[str, str], expected: list[str], *, inline: bool) -> None:
    clients = {"Vpc": vpc(0), "Clients": group()}
    taken = {"Fn::GetStackOutput": {"StackName": "Apps", "OutputName": "Clients", "Region": environments[1].rpartition("/")[2]}}
    rule = https(SourceSecurityGroupId=taken)
    rules = {"Rule": separate("Ingress", {"Ref": "Group"}, SourceSecurityGroupId=taken)}
    network = {"Vpc": vpc(1), "Group": group(rule) if inline else group(), "Kms": KMS} | ({} if inline else rules)
    stacks = {
        "Apps": {"Environment": environments[1], "Resources": clients, "Outputs": {"Clients": {"Value": {"Ref": "Clients"}}}},
        "Endpoints": {"Environment": environments[0], "Resources": network},
    }

    result = [str(finding.resource) for finding in found({"Stacks": stacks}) if finding.rule == "PL033"]

    assert result == [name if inline else name.replace("Group", "Rule") for name in expected]
