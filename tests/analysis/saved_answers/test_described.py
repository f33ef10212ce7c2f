"""What is taken for granted about imports: saved answers of AWS, read from files, beside what the templates add."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from constructs_privatelink.analysis import Analysis, load
from tests.analysis.saved_answers.fixtures_described import saved

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from constructs_privatelink.analysis.saved_answers.answer_files import Assumable

ALL_OUT = {"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}
HTTPS = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443}
LOCAL = {"DestinationCidrBlock": "10.0.0.0/16", "GatewayId": "local", "State": "active", "Origin": "CreateRouteTable"}
ANYWHERE = {"Protocol": "-1", "RuleAction": "allow", "CidrBlock": "0.0.0.0/0"}


def answers(**changed: object) -> dict[str, Any]:
    """Return all answers about one VPC, merged into one object: two subnets, and all ways open inside."""
    told: dict[str, Any] = {
        "Vpcs": [{"VpcId": "vpc-1", "State": "available", "CidrBlock": "10.0.0.0/16", "DhcpOptionsId": "dopt-1"}],
        "DhcpOptions": [
            {
                "DhcpOptionsId": "dopt-1",
                "DhcpConfigurations": [{"Key": "domain-name-servers", "Values": [{"Value": "AmazonProvidedDNS"}]}],
            }
        ],
        "VpcId": "vpc-1",
        "EnableDnsSupport": {"Value": True},
        "EnableDnsHostnames": {"Value": True},
        "Subnets": [
            {"SubnetId": f"subnet-{at}", "VpcId": "vpc-1", "CidrBlock": f"10.0.{at}.0/24", "AvailabilityZone": f"eu-west-1{zone}"}
            for at, zone in ((1, "a"), (2, "b"))
        ],
        "RouteTables": [
            {"RouteTableId": "rtb-1", "VpcId": "vpc-1", "Routes": [LOCAL], "Associations": [{"Main": True, "RouteTableId": "rtb-1"}]}
        ],
        "NetworkAcls": [
            {
                "NetworkAclId": "acl-1",
                "VpcId": "vpc-1",
                "IsDefault": True,
                "Entries": [{**ANYWHERE, "RuleNumber": 100, "Egress": egress} for egress in (False, True)],
                "Associations": [{"SubnetId": f"subnet-{at}", "NetworkAclId": "acl-1"} for at in (1, 2)],
            }
        ],
        "SecurityGroups": [
            group("sg-1", "default", IpPermissions=[{"IpProtocol": "-1", "UserIdGroupPairs": [{"GroupId": "sg-1"}]}]),
            group("sg-2", "apps"),
        ],
    }
    return {**told, **changed}


def group(name: str, called: str, **rules: object) -> dict[str, Any]:
    return {"GroupId": name, "GroupName": called, "VpcId": "vpc-1", "IpPermissions": [], "IpPermissionsEgress": [ALL_OUT], **rules}


def template(**more: tuple[str, Mapping[str, object]]) -> dict[str, Any]:
    """Return a template with an endpoint and a function in imported subnets, both in the default group, and with what is given."""
    endpoint = {
        "VpcEndpointType": "Interface",
        "ServiceName": "com.amazonaws.eu-west-1.kms",
        "VpcId": "vpc-1",
        "SubnetIds": ["subnet-1"],
        "SecurityGroupIds": ["sg-1"],
        "PrivateDnsEnabled": True,
    }
    function = {"VpcConfig": {"SubnetIds": ["subnet-2"], "SecurityGroupIds": ["sg-1"]}}
    said = {"Kms": ("EC2::VPCEndpoint", endpoint), "Function": ("Lambda::Function", function), **more}
    return {"Resources": {name: {"Type": f"AWS::{kind}", "Properties": values} for name, (kind, values) in said.items()}}


def networks(*assume: Assumable, **more: tuple[str, Mapping[str, object]]) -> Analysis:
    return load(template(**more), region="eu-west-1", assume=assume)


def verdict(*assume: Assumable, client: str = "Function", **more: tuple[str, Mapping[str, object]]) -> tuple[str, str]:
    result = networks(*assume, **more).explain(client, "kms").result
    return result.verdict, result.code


def test_imports_are_unknown_and_what_aws_says_of_them_is_not() -> None:
    assert verdict()[0] == "unknown"
    assert verdict(answers()) == ("reachable", "")


def test_an_assumption_names_the_file_and_the_day_that_it_has_in_its_name(tmp_path: Path) -> None:
    path = saved(tmp_path / "vpc-2026-11-21.json", answers())

    result = networks(path).explain("Function", "kms").result

    assert "vpc-1 is as described in 'vpc-2026-11-21.json' (2026-11-21)" in result.assumptions


def test_the_day_that_boto3_keeps_with_an_answer_counts(tmp_path: Path) -> None:
    kept = answers(ResponseMetadata={"HTTPStatusCode": 200, "HTTPHeaders": {"date": "Sat, 21 Nov 2026 09:00:00 GMT"}})

    result = networks(saved(tmp_path / "vpc.json", kept)).explain("Function", "kms").result

    assert "vpc-1 is as described in 'vpc.json' (2026-11-21)" in result.assumptions


def test_what_the_templates_hold_themselves_assumes_nothing_of_files() -> None:
    vpc = ("EC2::VPC", {"CidrBlock": "10.1.0.0/16"})
    subnet = ("EC2::Subnet", {"VpcId": {"Ref": "Own"}, "CidrBlock": "10.1.1.0/24"})
    shared = {
        "ServiceName": "com.amazonaws.eu-west-1.sqs",
        "VpcEndpointType": "Interface",
        "VpcId": {"Ref": "Own"},
        "SubnetIds": [{"Ref": "Sub"}],
    }
    function = (
        "Lambda::Function",
        {"VpcConfig": {"SubnetIds": [{"Ref": "Sub"}], "SecurityGroupIds": [{"Fn::GetAtt": "Own.DefaultSecurityGroup"}]}},
    )

    found = networks(answers(), Own=vpc, Sub=subnet, Sqs=("EC2::VPCEndpoint", shared), Other=function).explain("Other", "sqs").result

    assert found.verdict == "reachable"
    assert not any("as described" in assumption for assumption in found.assumptions)


@pytest.mark.parametrize("missing", ["Subnets", "RouteTables", "NetworkAcls", "SecurityGroups"])
def test_what_no_answer_is_about_stays_unknown(missing: str) -> None:
    told = answers()
    del told[missing]

    assert verdict(told) == ("unknown", "UNKNOWN_RESOURCE")


def test_an_endpoint_without_groups_has_the_default_group_that_is_described() -> None:
    own = template()
    del own["Resources"]["Kms"]["Properties"]["SecurityGroupIds"]

    result = load(own, region="eu-west-1", assume=[answers()]).explain("Function", "kms").result

    assert result.verdict == "reachable"
    assert "sg-1" in {str(hop.resource) for hop in result.hops}


def test_a_separate_egress_rule_perhaps_takes_the_allow_all_of_a_described_group_away() -> None:
    rule = {"GroupId": "sg-1", "IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, "CidrIp": "10.0.0.0/16"}

    assert verdict(answers(), Rule=("EC2::SecurityGroupEgress", rule)) == ("unknown", "PL_DEFAULT_EGRESS_REVOKED")


def test_an_entry_that_the_template_adds_to_a_described_acl_decides_by_its_number() -> None:
    deny = {"NetworkAclId": "acl-1", "RuleNumber": 50, "Protocol": 6, "RuleAction": "deny", "PortRange": {"From": 443, "To": 443}}

    assert verdict(answers(), Deny=("EC2::NetworkAclEntry", {**deny, "CidrBlock": "10.0.2.0/24"})) == ("blocked", "SUBNET_ACL_RESTRICTION")


def test_an_entry_that_was_deployed_already_is_not_there_twice() -> None:
    again = {"NetworkAclId": "acl-1", "RuleNumber": 100, "Protocol": -1, "RuleAction": "allow", "CidrBlock": "0.0.0.0/0", "Egress": False}
    found = networks(answers(), Again=("EC2::NetworkAclEntry", again))

    assert found.explain("Function", "kms").result.verdict == "reachable"
    assert "PL007" not in {finding.rule for finding in found.findings()}


def test_a_route_that_the_template_adds_takes_the_place_of_the_described_one() -> None:
    middlebox = {"RouteTableId": "rtb-1", "DestinationCidrBlock": "10.0.0.0/16", "NetworkInterfaceId": "eni-1"}

    assert verdict(answers(), Way=("EC2::Route", middlebox)) == ("blocked", "SG_REFERENCES_NOT_PRESERVED")


def test_another_acl_that_the_template_gives_a_described_subnet_counts() -> None:
    acl = ("EC2::NetworkAcl", {"VpcId": "vpc-1"})
    given = ("EC2::SubnetNetworkAclAssociation", {"SubnetId": "subnet-1", "NetworkAclId": {"Ref": "Acl"}})

    assert verdict(answers(), Acl=acl, Given=given) == ("blocked", "SUBNET_ACL_RESTRICTION")


def test_a_subnet_that_the_template_adds_has_the_described_defaults() -> None:
    subnet = ("EC2::Subnet", {"VpcId": "vpc-1", "CidrBlock": "10.0.3.0/24"})
    function = ("Lambda::Function", {"VpcConfig": {"SubnetIds": [{"Ref": "New"}], "SecurityGroupIds": ["sg-1"]}})

    assert verdict(answers(), client="Other", New=subnet, Other=function) == ("reachable", "")


def test_names_follow_the_described_dns_attributes() -> None:
    (told,) = [name for name in networks(answers()).explain("Function", "kms").names if name.name.startswith("kms.")]
    (off,) = [
        name
        for name in networks(answers(EnableDnsHostnames={"Value": False})).explain("Function", "kms").names
        if name.name.startswith("kms.")
    ]
    (unknown,) = [name for name in networks().explain("Function", "kms").names if name.name.startswith("kms.")]

    assert [one.answer for one in (told, off, unknown)] == ["private", "public", "unknown"]


def test_a_route_to_a_prefix_list_of_aws_matches_what_the_answer_lists() -> None:
    way = {"DestinationPrefixListId": "pl-63a5400a", "GatewayId": "vpce-1", "State": "active", "Origin": "CreateRoute"}
    told = answers()
    told["RouteTables"][0]["Routes"] = [LOCAL, way]
    lists = {"PrefixLists": [{"PrefixListId": "pl-63a5400a", "PrefixListName": "com.amazonaws.eu-west-1.s3", "Cidrs": ["52.218.0.0/17"]}]}

    assert verdict(told) == ("unknown", "PL_MIDDLEBOX")
    assert verdict(told, lists) == ("reachable", "")


def test_a_prefix_list_has_the_entries_of_the_file_that_is_named_after_it(tmp_path: Path) -> None:
    rule = {**HTTPS, "GroupId": "sg-2", "SourcePrefixListId": "pl-0abc"}
    entries = saved(tmp_path / "pl-0abc.json", {"Entries": [{"Cidr": "10.0.2.0/24", "Description": "apps"}]})
    own = template(Rule=("EC2::SecurityGroupIngress", rule))
    own["Resources"]["Kms"]["Properties"]["SecurityGroupIds"] = ["sg-2"]

    told: list[list[Assumable]] = [[answers()], [answers(), entries]]
    results = [load(own, region="eu-west-1", assume=assume).explain("Function", "kms").result for assume in told]

    assert [result.verdict for result in results] == ["unknown", "reachable"]
    assert "pl-0abc is as described in 'pl-0abc.json'" in results[1].assumptions


def test_vpcs_that_nothing_joins_to_the_templates_are_left_out() -> None:
    told = answers()
    told["Vpcs"].append({"VpcId": "vpc-9", "CidrBlock": "10.9.0.0/16"})

    assert {str(vpc) for vpc in networks(told).model.vpcs} == {"vpc-1"}


def test_a_described_peering_joins_a_described_vpc() -> None:
    told = answers()
    told["Vpcs"].append({"VpcId": "vpc-9", "CidrBlock": "10.9.0.0/16"})
    ends = {"RequesterVpcInfo": {"VpcId": "vpc-1", "Region": "eu-west-1"}, "AccepterVpcInfo": {"VpcId": "vpc-9", "Region": "eu-west-1"}}
    told["VpcPeeringConnections"] = [{"VpcPeeringConnectionId": "pcx-1", "Status": {"Code": "active"}, **ends}]

    assert {str(vpc) for vpc in networks(told).model.vpcs} == {"vpc-1", "vpc-9"}


def test_a_described_attachment_has_its_subnets_and_its_route_table() -> None:
    attached = {"TransitGatewayAttachmentId": "tgw-attach-1", "TransitGatewayId": "tgw-1", "VpcId": "vpc-1", "State": "available"}
    told = answers(TransitGatewayVpcAttachments=[{**attached, "SubnetIds": ["subnet-2"]}])
    table = {
        "TransitGatewayAttachmentId": "tgw-attach-1",
        "Association": {"TransitGatewayRouteTableId": "tgw-rtb-1", "State": "associated"},
    }

    (found,) = networks({**told, "TransitGatewayAttachments": [table]}).model.attachments

    assert (str(found.gateway), str(found.vpc), str(found.route_table)) == ("tgw-1", "vpc-1", "tgw-rtb-1")
    assert [str(subnet) for subnet in found.subnets] == ["subnet-2"]  # type: ignore[union-attr] # the answer tells them


@pytest.mark.parametrize(
    ("place", "zone", "expected"),
    [
        (0, ("us-west-2-lax-1a", "usw2-lax1-az1"), ("unknown", "PL_ENDPOINT_REFUSED")),
        (1, ("us-west-2-lax-1a", "usw2-lax1-az1"), ("reachable", "")),
        (0, ("us-west-2-wl1-den-wlz-1", "usw2-wl1-den-wlz1"), ("unknown", "PL_MIDDLEBOX")),
    ],
)
def test_clients_stand_in_local_zones_and_endpoints_do_not(place: int, zone: tuple[str, str], expected: tuple[str, str]) -> None:
    told = answers()
    told["Subnets"][place] |= {"AvailabilityZone": zone[0], "AvailabilityZoneId": zone[1]}

    assert verdict(told) == expected


def test_a_vpc_of_which_a_subnet_is_missing_is_open() -> None:
    told = answers()
    told["NetworkAcls"][0]["Associations"].append({"SubnetId": "subnet-3", "NetworkAclId": "acl-1"})

    closed = [next(iter(networks(one).model.vpcs.values())).closed for one in (answers(), told)]

    assert closed == [True, False]
