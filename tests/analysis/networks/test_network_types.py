"""The types of the families that make networks: each is understood, of no matter, or makes unknown what it refers to."""

from __future__ import annotations

import re
from importlib.metadata import version
from pathlib import Path

import aws_cdk
import pytest
from packaging.version import Version

from constructs_privatelink.analysis import Analysis, load
from constructs_privatelink.analysis.networks.network_types import ACTING, FAMILIES, OF_NO_MATTER, UNDERSTOOD, is_unknown

COMPARED_WITH = "2.275"
"""The aws-cdk-lib whose types the lists name."""
NEWER = {"AWS::EC2::TransitGatewayAttachmentNatConfiguration"}
"""Types of a later aws-cdk-lib than the one that is installed here."""


def of(kind: str, **properties: object) -> dict[str, object]:
    return {"Type": f"AWS::{kind}", "Properties": properties}


def ref(name: str) -> dict[str, str]:
    return {"Ref": name}


def vpc(name: str, block: str) -> dict[str, object]:
    """Return a VPC with a subnet, a route table of its own, and an attachment to the transit gateway."""
    return {
        name: of("EC2::VPC", CidrBlock=f"{block}.0.0/16", EnableDnsHostnames=True),
        f"{name}A": of("EC2::Subnet", VpcId=ref(name), CidrBlock=f"{block}.0.0/24", AvailabilityZone="eu-west-1a"),
        f"{name}Table": of("EC2::RouteTable", VpcId=ref(name)),
        f"{name}Routes": of("EC2::SubnetRouteTableAssociation", SubnetId=ref(f"{name}A"), RouteTableId=ref(f"{name}Table")),
        f"{name}Way": of("EC2::Route", RouteTableId=ref(f"{name}Table"), DestinationCidrBlock="10.0.0.0/8", TransitGatewayId=ref("Tgw")),
        f"{name}At": of("EC2::TransitGatewayAttachment", TransitGatewayId=ref("Tgw"), VpcId=ref(name), SubnetIds=[ref(f"{name}A")]),
    }


def networks(**further: object) -> Analysis:
    """Return a hub with an endpoint and a spoke with a function, joined by a transit gateway, and further resources."""
    rule = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "10.0.0.0/8"}
    resources = {
        **vpc("Hub", "10.0"),
        **vpc("Spoke", "10.1"),
        "Tgw": of("EC2::TransitGateway"),
        "In": of("EC2::SecurityGroup", GroupDescription="in", VpcId=ref("Hub"), SecurityGroupIngress=[rule]),
        "Out": of("EC2::SecurityGroup", GroupDescription="out", VpcId=ref("Spoke"), SecurityGroupEgress=[rule]),
        "Kms": of(
            "EC2::VPCEndpoint",
            VpcEndpointType="Interface",
            ServiceName="com.amazonaws.eu-west-1.kms",
            VpcId=ref("Hub"),
            SubnetIds=[ref("HubA")],
            SecurityGroupIds=[ref("In")],
            PrivateDnsEnabled=True,
        ),
        "There": of("Lambda::Function", VpcConfig={"SubnetIds": [ref("SpokeA")], "SecurityGroupIds": [ref("Out")]}),
        "Here": of("Lambda::Function", VpcConfig={"SubnetIds": [ref("HubA")], "SecurityGroupIds": [ref("HubOut")]}),
        "HubOut": of("EC2::SecurityGroup", GroupDescription="out", VpcId=ref("Hub"), SecurityGroupEgress=[rule]),
    }
    return load({"Resources": {**resources, **further}}, region="eu-west-1")


def verdicts(**further: object) -> tuple[str, str]:
    """Return the verdicts of the function in the spoke, and of the one in the hub."""
    analysis = networks(**further)
    there, here = (analysis.explain(client, "Kms").result.verdict for client in ("There", "Here"))
    return there, here


def newest() -> set[str]:
    modules = ("aws_ec2", "aws_networkfirewall", "aws_networkmanager", "aws_route53resolver", "aws_vpclattice")
    folder = Path(aws_cdk.__file__).parent
    texts = [(folder / module / "__init__.py").read_text("utf-8") for module in modules]
    return {found for text in texts for found in re.findall(r"cloudformationResource: (AWS::\w+::\w+)", text)}


def test_every_type_of_the_families_is_in_a_list() -> None:
    types = newest()

    assert len(types) > 160
    assert {kind for kind in types if is_unknown(kind)} == set()


def test_the_lists_name_types_that_there_are() -> None:
    listed = UNDERSTOOD | OF_NO_MATTER | set(ACTING)

    # An older CDK lacks what the lists had to name since.
    assert Version(version("aws-cdk-lib")) < Version(COMPARED_WITH) or listed - newest() <= NEWER
    assert all(kind.startswith(FAMILIES) for kind in listed)
    assert not UNDERSTOOD & OF_NO_MATTER
    assert not set(ACTING) & (UNDERSTOOD | OF_NO_MATTER)


def test_paths_are_known_while_all_types_are() -> None:
    assert verdicts() == ("reachable", "reachable")
    assert verdicts(Log=of("EC2::FlowLog", ResourceId=ref("Hub"), ResourceType="VPC")) == ("reachable", "reachable")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"VpcId": ref("Hub")}, ("unknown", "unknown")),
        ({"VpcId": ref("Spoke")}, ("unknown", "reachable")),
        ({"Subnets": [{"SubnetId": ref("HubA")}]}, ("unknown", "unknown")),
        ({"TransitGatewayId": ref("Tgw")}, ("unknown", "reachable")),
        ({"AttachmentId": {"Fn::GetAtt": ["SpokeAt", "Id"]}}, ("unknown", "reachable")),
        ({"RouteTableId": ref("SpokeTable")}, ("unknown", "reachable")),
        ({"Endpoint": ref("Kms"), "Name": "x"}, ("reachable", "reachable")),
    ],
)
@pytest.mark.parametrize("kind", ["EC2::SomethingNew", "NetworkManager::SomethingNew", "NetworkFirewall::SomethingNew"])
def test_a_type_that_nobody_knows_makes_unknown_what_it_refers_to(kind: str, given: dict[str, object], expected: tuple[str, str]) -> None:
    assert verdicts(New=of(kind, **given)) == expected


def test_the_type_is_named_with_the_reason_and_as_not_read() -> None:
    analysis = networks(New=of("EC2::SomethingNew", VpcId=ref("Hub")))

    reasons = [str(reason) for reason in analysis.explain("Here", "Kms").result.reasons]

    assert any("AWS::EC2::SomethingNew" in reason for reason in reasons)
    assert any("AWS::EC2::SomethingNew" in problem.text for problem in analysis.problems)


def test_a_type_that_nobody_knows_may_open_what_is_closed() -> None:
    shut = of("EC2::SecurityGroup", GroupDescription="in", VpcId=ref("Hub"))

    assert verdicts(In=shut) == ("blocked", "blocked")
    assert verdicts(In=shut, New=of("EC2::SomethingNew", GroupId=ref("In"))) == ("unknown", "unknown")


def test_types_of_other_families_act_on_nothing() -> None:
    assert verdicts(New=of("Logs::SomethingNew", VpcId=ref("Hub"))) == ("reachable", "reachable")


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


def test_an_attachment_without_a_route_table_is_not_blocked_where_a_policy_table_chooses() -> None:
    gateway = of("EC2::TransitGateway", DefaultRouteTableAssociation="disable", DefaultRouteTablePropagation="disable")
    chosen = of(
        "EC2::TransitGatewayPolicyTableAssociation", TransitGatewayAttachmentId=ref("SpokeAt"), TransitGatewayPolicyTableId=ref("P")
    )
    both = {"P": of("EC2::TransitGatewayPolicyTable", TransitGatewayId=ref("Tgw")), "Chosen": chosen}
    hub = of("EC2::TransitGatewayPolicyTableAssociation", TransitGatewayAttachmentId=ref("HubAt"), TransitGatewayPolicyTableId=ref("P"))

    assert verdicts(Tgw=gateway)[0] == "blocked"
    assert verdicts(Tgw=gateway, **both, Hub2=hub)[0] == "unknown"


def test_a_prefix_list_that_a_resolver_keeps_has_entries_that_nobody_knows() -> None:
    listed = of("EC2::PrefixList", PrefixListName="x", AddressFamily="IPv4", MaxEntries=5, Entries=[{"Cidr": "10.0.0.0/8"}])
    rule = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "SourcePrefixListId": ref("List")}
    group = of("EC2::SecurityGroup", GroupDescription="in", VpcId=ref("Hub"), SecurityGroupIngress=[rule])
    kept = of("EC2::IPAMPrefixListResolverTarget", PrefixListId=ref("List"), PrefixListRegion="eu-west-1")

    assert verdicts(In=group, List=listed) == ("reachable", "reachable")
    assert verdicts(In=group, List=listed, Kept=kept) == ("unknown", "unknown")


INTERNET = {
    "Igw": of("EC2::InternetGateway"),
    "Nat": of("EC2::NatGateway", SubnetId=ref("HubA"), AllocationId="eipalloc-1"),
    "Way": of("EC2::Route", RouteTableId=ref("HubTable"), DestinationCidrBlock="0.0.0.0/0", NatGatewayId=ref("Nat")),
}


@pytest.mark.parametrize(
    ("further", "expected"),
    [
        ({}, True),
        ({"Block": of("EC2::VPCBlockPublicAccessOptions", InternetGatewayBlockMode="off")}, True),
        ({"Block": of("EC2::VPCBlockPublicAccessOptions", InternetGatewayBlockMode="block-ingress")}, True),
        ({"Block": of("EC2::VPCBlockPublicAccessOptions", InternetGatewayBlockMode="block-bidirectional")}, None),
        (
            {
                "Block": of("EC2::VPCBlockPublicAccessOptions", InternetGatewayBlockMode="block-bidirectional"),
                "But": of("EC2::VPCBlockPublicAccessExclusion", VpcId=ref("Hub"), InternetGatewayExclusionMode="allow-bidirectional"),
            },
            True,
        ),
    ],
)
def test_the_internet_that_an_account_blocks_is_perhaps_not_reached(further: dict[str, object], expected: bool | None) -> None:  # noqa: FBT001 - a table
    internet = networks(**INTERNET, **further).explain("Here", "Kms").internet

    assert internet is True if expected else internet not in (True, False)


@pytest.mark.parametrize(("action", "answer"), [("BLOCK", "unknown"), ("ALERT", "private"), ("ALLOW", "private")])
def test_a_dns_firewall_that_blocks_makes_names_unknown(action: str, answer: str) -> None:
    rule = {"Action": action, "FirewallDomainListId": "rslvr-fdl-1", "Priority": 1}
    further = {
        "Names": of("Route53Resolver::FirewallRuleGroup", FirewallRules=[rule]),
        "There2": of("Route53Resolver::FirewallRuleGroupAssociation", VpcId=ref("Hub"), FirewallRuleGroupId=ref("Names"), Priority=101),
    }

    names = networks(**further).explain("Here", "Kms").names

    assert names[0].answer == answer
