"""What the CDK's own context file tells of a VPC that was looked up: blocks, zones and tables, and nothing of filters."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from constructs_privatelink import PrivateLinkError, PrivateLinkValidation
from constructs_privatelink.analysis import Analysis, load
from constructs_privatelink.analysis.judgement import judged

if TYPE_CHECKING:
    from pathlib import Path

    from constructs_privatelink.analysis.saved_answers.answer_files import Assumable

VPC = "vpc-0a0a0a0a0a0a0a0a0"
LOOKUP = "vpc-provider:account=111122223333:filter.vpc-id=vpc-0a0a0a0a0a0a0a0a0:region=eu-west-1:returnAsymmetricSubnets=true"
OTHERS = {"availability-zones:account=111122223333:region=eu-west-1": ["eu-west-1a"], "@aws-cdk/core:newStyleStackSynthesis": True}


def subnet(at: int, zone: str, **changed: object) -> dict[str, object]:
    told = {"subnetId": f"subnet-{at}", "cidr": f"10.0.{at}.0/24", "availabilityZone": f"eu-west-1{zone}", "routeTableId": f"rtb-{at}"}
    return {**told, **changed}


def context(*subnets: dict[str, object], **changed: object) -> dict[str, Any]:
    """Return the context of an app that looked up a VPC of two subnets, among other things."""
    groups = [{"name": "Isolated", "type": "Isolated", "subnets": list(subnets) or [subnet(1, "a"), subnet(2, "b")]}]
    return {**OTHERS, LOOKUP: {"vpcId": VPC, "vpcCidrBlock": "10.0.0.0/16", "availabilityZones": [], "subnetGroups": groups, **changed}}


def networks(*assume: Assumable, endpoint_subnet: str = "subnet-1", **endpoint: object) -> Analysis:
    """Return a group open to the VPC's block and an endpoint with it, both in the VPC that was looked up."""
    rule = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "10.0.0.0/16"}
    group = {"GroupDescription": "endpoints", "VpcId": VPC, "SecurityGroupIngress": [rule]}
    kms = {
        "VpcEndpointType": "Interface",
        "ServiceName": "com.amazonaws.eu-west-1.kms",
        "VpcId": VPC,
        "SubnetIds": [endpoint_subnet],
        "SecurityGroupIds": [{"Fn::GetAtt": ["Group", "GroupId"]}],
        **endpoint,
    }
    said = {"Group": ("SecurityGroup", group), "Kms": ("VPCEndpoint", kms)}
    template = {"Resources": {name: {"Type": f"AWS::EC2::{kind}", "Properties": values} for name, (kind, values) in said.items()}}
    return load(template, assume=list(assume), region="eu-west-1")


def test_who_stands_in_the_endpoints_own_subnet_is_known_by_the_lookup() -> None:
    assert networks().explain("10.0.1.0/28", "kms").result.verdict == "unknown"

    known = networks(context()).explain("10.0.1.0/28", "kms").result

    assert known.verdict == "reachable"
    assert f"{VPC} is as described in 'the answer given'" in known.assumptions


def test_what_no_lookup_tells_stays_unknown_and_says_what_would() -> None:
    result = networks(context()).explain("10.0.2.0/28", "kms").result

    told = "\n".join(map(str, result.hops))
    assert result.verdict == "unknown"
    assert "the network ACL of a subnet is in no lookup of the CDK; save what AWS describes" in told
    assert "rtb-1" in told


def test_addresses_beside_the_primary_block_are_perhaps_of_the_vpc() -> None:
    result = networks(context()).explain("10.9.0.0/24", "kms").result

    assert result.verdict != "reachable"


def test_a_file_by_its_name_and_a_file_by_its_keys_are_read(tmp_path: Path) -> None:
    for name in ("cdk.context.json", "saved-2026-11-21.json"):
        file = tmp_path / name
        file.write_text(json.dumps(context()), encoding="utf-8")

        result = networks(file).explain("10.0.1.0/28", "kms").result

        assert result.verdict == "reachable"
        assert any(name in assumption for assumption in result.assumptions)
    PrivateLinkValidation(assume=[tmp_path / "cdk.context.json"])


def test_what_aws_describes_counts_before_what_was_looked_up() -> None:
    described = {"Subnets": [{"SubnetId": "subnet-1", "VpcId": VPC, "CidrBlock": "10.0.7.0/24", "AvailabilityZone": "eu-west-1a"}]}

    assert networks(context(), described).explain("10.0.7.0/28", "kms").result.verdict == "reachable"


def test_attributes_alone_leave_the_blocks_of_a_lookup() -> None:
    attributes = [{"VpcId": VPC, name: {"Value": True}} for name in ("EnableDnsSupport", "EnableDnsHostnames")]

    told = networks(context(), *attributes)

    (vpc,) = told.model.vpcs.values()
    assert told.explain("10.0.1.0/28", "kms").result.verdict == "reachable"
    assert (str(vpc.cidrs[0]), vpc.dns_support, vpc.dns_hostnames) == ("10.0.0.0/16", True, True)


def test_a_subnet_described_without_its_table_has_that_of_the_lookup() -> None:
    described = {"Subnets": [{"SubnetId": "subnet-2", "VpcId": VPC, "CidrBlock": "10.0.2.0/24", "AvailabilityZone": "eu-west-1b"}]}

    hops = "\n".join(map(str, networks(context(), described).explain("10.0.2.0/28", "kms").result.hops))

    assert "rtb-2" in hops


def test_a_subnet_that_only_a_lookup_has_is_gone_where_answers_tell_the_whole_vpc() -> None:
    whole = {
        "Vpcs": [{"VpcId": VPC, "CidrBlock": "10.0.0.0/16"}],
        "Subnets": [{"SubnetId": "subnet-1", "VpcId": VPC, "CidrBlock": "10.0.1.0/24", "AvailabilityZone": "eu-west-1a"}],
        "RouteTables": [{"RouteTableId": "rtb-0", "VpcId": VPC, "Routes": [], "Associations": [{"RouteTableId": "rtb-0", "Main": True}]}],
        "NetworkAcls": [
            {
                "NetworkAclId": "acl-0",
                "VpcId": VPC,
                "IsDefault": True,
                "Entries": [],
                "Associations": [{"NetworkAclId": "acl-0", "SubnetId": "subnet-1"}],
            }
        ],
        "SecurityGroups": [{"GroupId": "sg-0", "GroupName": "default", "VpcId": VPC, "IpPermissions": [], "IpPermissionsEgress": []}],
    }

    known = networks(context(), whole)

    assert {str(target) for target in known.model.subnets} == {"subnet-1"}
    assert {str(target) for target in networks(context(), {"Vpcs": whole["Vpcs"]}).model.subnets} == {"subnet-1", "subnet-2"}


def test_what_two_files_tell_of_a_vpc_names_both(tmp_path: Path) -> None:
    files = [tmp_path / "first" / "cdk.context.json", tmp_path / "second" / "cdk.context.json"]
    for file, told in zip(files, (subnet(1, "a"), subnet(2, "b")), strict=True):
        file.parent.mkdir()
        file.write_text(json.dumps(context(told)), encoding="utf-8")
    described = tmp_path / "vpcs-2026-11-20.json"
    described.write_text(json.dumps({"Vpcs": [{"VpcId": VPC, "CidrBlock": "10.0.0.0/16"}]}), encoding="utf-8")

    said = "\n".join(networks(*files, described).explain("10.0.1.0/28", "kms").result.assumptions)

    assert all(part in said for part in ("vpcs-2026-11-20.json", "cdk.context.json"))


def test_a_subnet_may_have_an_ipv6_block_that_no_lookup_tells() -> None:
    errors = [finding for finding in judged(networks(context(), IpAddressType="dualstack")) if finding.severity == "error"]

    assert errors == []


def test_a_lookup_without_subnets_tells_of_the_vpc_alone() -> None:
    alone = context()
    alone[LOOKUP]["subnetGroups"] = None

    assert networks(alone).explain("10.0.1.0/28", "kms").result.verdict == "unknown"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (OTHERS, "has no VPC that ec2.Vpc.from_lookup was answered with; run 'cdk synth' with credentials once"),
        ({LOOKUP: {"$providerError": "no VPC"}}, "has no VPC that"),
        (context(vpcCidrBlock="ten"), r"returnAsymmetricSubnets=true\.vpcCidrBlock: got 'ten'; a CIDR block is needed"),
        (context(vpcCidrBlock=None), "vpcCidrBlock: got nothing; a CIDR block is needed"),
        (context(subnet(1, "a", subnetId=7)), r"subnetGroups\.0\.subnets\.0\.subnetId: got 7; a text is needed"),
    ],
)
def test_a_context_that_tells_nothing_of_a_vpc_is_refused(content: object, words: str, tmp_path: Path) -> None:
    file = tmp_path / "cdk.context.json"
    file.write_text(json.dumps(content), encoding="utf-8")

    with pytest.raises(PrivateLinkError, match=words):
        networks(file)
