"""The Region of an endpoint's service: its own, or one that it names and that can be reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink.analysis import judged, load
from tests.analysis.rules.examples import PARAMETER, VPC, analysed, broken, endpoint, texts
from tests.analysis.rules.networks import function, group, https, of_stacks

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from constructs_privatelink.analysis import Analysis

CALLS = {"Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*"}
FAR = "com.amazonaws.us-west-2.s3"


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ({"ServiceName": FAR}, [("Far", "error")]),
        ({"ServiceName": "com.amazonaws.vpce.us-west-2.vpce-svc-0123456789abcdef0"}, [("Far", "error")]),
        ({"ServiceName": FAR, "ServiceRegion": "us-west-2"}, []),
        ({"ServiceName": FAR, "ServiceRegion": "us-east-1"}, [("Far", "error")]),
        ({"ServiceName": "com.amazonaws.cn-north-1.s3", "ServiceRegion": "cn-north-1"}, [("Far", "error")]),
        ({"ServiceName": "com.amazonaws.us-west-2.workspaces", "ServiceRegion": "us-west-2"}, [("Far", "warning")]),
        ({"ServiceName": "com.amazonaws.vpce.us-west-2.vpce-svc-0123456789abcdef0", "ServiceRegion": "us-west-2"}, []),
        ({"ServiceName": "com.amazonaws.eu-west-1.s3"}, []),
        ({"ServiceName": {"Fn::Sub": "com.amazonaws.${AWS::Region}.s3"}}, []),
        ({"ServiceName": "com.amazonaws.iam"}, [("Far", "error")]),
        ({"ServiceName": "com.amazonaws.iam", "ServiceRegion": "us-east-1"}, []),
        ({"ServiceName": "com.amazonaws.iam", "ServiceRegion": "us-west-2"}, [("Far", "error")]),
        ({"ServiceName": "com.amazonaws.cloudfront"}, [("Far", "warning")]),
        ({"ServiceName": "com.amazonaws.eu-west-1.organizations"}, [("Far", "warning")]),
        ({"ServiceName": FAR, "ServiceRegion": "us-west-2", "VpcEndpointType": "Gateway"}, [("Far", "warning")]),
        ({"ServiceName": {"Fn::Sub": "com.amazonaws.${P}.s3"}}, []),
        ({"ServiceName": FAR, "ServiceRegion": {"Ref": "P"}}, []),
        ({"ServiceName": "com.amazonaws.us-wset-2.s3", "ServiceRegion": "us-wset-2"}, [("Far", "warning")]),
    ],
)
def test_the_region_of_a_service_is_the_endpoints_own_or_said(properties: dict[str, object], expected: list[tuple[str, str]]) -> None:
    assert broken("PL024", {"Far": endpoint("s3", **properties)}, **PARAMETER) == expected


def test_both_regions_and_the_change_are_said() -> None:
    (text,) = texts("PL024", {"Far": endpoint(ServiceName=FAR)})

    assert text.startswith(
        "the service 'com.amazonaws.us-west-2.s3' is of us-west-2, the endpoint is made in eu-west-1, and no ServiceRegion"
    )
    assert text.endswith("; write the name with eu-west-1, or set ServiceRegion to us-west-2")


def test_a_region_that_does_not_exist_is_never_advised() -> None:
    (text,) = texts("PL024", {"Far": endpoint(ServiceName="com.amazonaws.eu-wst-1.kms")})
    (said,) = texts("PL024", {"Far": endpoint(ServiceName="com.amazonaws.us-wset-2.s3", ServiceRegion="us-wset-2")})

    assert text.endswith("; write the name with eu-west-1")
    assert said == (
        "no Region is known that is called 'us-wset-2' (data of 2026-11); write us-west-2, if that is meant, "
        "or acknowledge this if AWS has opened it"
    )


def test_another_partition_is_never_advised() -> None:
    (text,) = texts("PL024", {"Far": endpoint(ServiceName="com.amazonaws.us-gov-west-1.s3")})

    assert text.endswith("; write the name with eu-west-1")


@pytest.mark.parametrize(("zone", "count"), [("use1-az3", 1), ("use1-az1", 0)])
def test_a_zone_that_reaches_no_other_region_is_a_warning(zone: str, count: int, tmp_path: Path) -> None:
    vpc = {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16"}}
    subnet = {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": {"Ref": "Vpc"}, "CidrBlock": "10.0.0.0/24", "AvailabilityZoneId": zone}}
    far = endpoint(ServiceName=FAR, ServiceRegion="us-west-2", SubnetIds=[{"Ref": "A"}])

    findings = of_stacks(tmp_path, Here=("us-east-1", {"Resources": {"Vpc": vpc, "A": subnet, "Far": far}}))

    assert [(finding.severity, finding.property) for finding in findings if finding.rule == "PL024"] == [("warning", "SubnetIds")] * count


def _far(properties: Mapping[str, object]) -> tuple[Analysis, list[tuple[str, str, str]]]:
    """Return the analysis of an endpoint that a function calls, with what is found of its Region."""
    vpc = {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16", "EnableDnsHostnames": True}}
    subnet = {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": {"Ref": "Vpc"}, "CidrBlock": "10.0.0.0/24"}}
    open_to_all = group(https(CidrIp="10.0.0.0/16"))
    placed = {"SubnetIds": [{"Ref": "A"}], "SecurityGroupIds": [{"Ref": "Open"}], "PrivateDnsEnabled": True}
    far = endpoint("kms", **placed, **properties)
    caller = function({"Ref": "A"}, groups=({"Ref": "Open"},))
    resources = {"Vpc": vpc, "A": subnet, "Open": open_to_all, "Far": far, "Caller": caller}
    analysis = analysed({"Resources": resources})
    return analysis, [
        (finding.rule, finding.severity, finding.property) for finding in judged(analysis) if finding.rule in {"PL024", "client-unknown"}
    ]


@pytest.mark.parametrize(
    ("properties", "verdict", "expected"),
    [
        ({}, "reachable", []),
        ({"ServiceName": {"Fn::Sub": "com.amazonaws.${AWS::Region}.kms"}}, "reachable", []),
        ({"ServiceName": "com.amazonaws.us-west-2.kms"}, "unknown", [("PL024", "error", "ServiceName")]),
        ({"ServiceName": "com.amazonaws.us-west-2.kms", "ServiceRegion": "us-west-2"}, "reachable", []),
        ({"ServiceName": "com.amazonaws.us-west-2.kms", "ServiceRegion": "us-east-1"}, "unknown", [("PL024", "error", "ServiceRegion")]),
        ({"ServiceName": "com.amazonaws.us-west-2.sqs", "ServiceRegion": "us-west-2"}, "unknown", [("PL024", "warning", "ServiceRegion")]),
        ({"ServiceName": "com.amazonaws.iam", "ServiceRegion": "us-east-1"}, "reachable", []),
        ({"ServiceName": "com.amazonaws.iam"}, "unknown", [("PL024", "error", "ServiceName")]),
    ],
)
def test_nobody_reaches_for_certain_what_ec2_may_refuse_and_it_is_told_once(
    properties: dict[str, object], verdict: str, expected: list[tuple[str, str, str]]
) -> None:
    analysis, told = _far(properties)

    assert [proof.result.verdict for proof in analysis.verify()] == [verdict]
    assert told == expected


@pytest.mark.parametrize(
    ("properties", "name"),
    [
        ({}, "kms.eu-west-1.amazonaws.com"),
        ({"ServiceName": "com.amazonaws.us-west-2.kms", "ServiceRegion": "us-west-2"}, "kms.us-west-2.amazonaws.com"),
        ({"ServiceName": {"Fn::Sub": "com.amazonaws.${AWS::Region}.kms"}}, "kms.eu-west-1.amazonaws.com"),
    ],
)
def test_private_names_are_those_of_the_region_of_the_service(properties: dict[str, object], name: str) -> None:
    analysis, _ = _far(properties)

    (proof,) = analysis.verify()

    assert proof.names[0].name == name


def test_one_service_of_two_regions_has_names_apart() -> None:
    here, far = (
        endpoint(PrivateDnsEnabled=True),
        endpoint(ServiceName="com.amazonaws.us-west-2.kms", ServiceRegion="us-west-2", PrivateDnsEnabled=True),
    )

    assert broken("PL001", {"Here": here, "Far": far}) == []


@pytest.mark.parametrize(
    ("opened", "service_region", "count"),
    [
        (["eu-west-1"], "us-east-1", 0),
        (["eu-west-1", "eu-central-1"], "us-east-1", 0),
        (["eu-central-1"], "us-east-1", 1),
        (None, "us-east-1", 1),
        ([{"Ref": "P"}], "us-east-1", 0),
        (["eu-west-1"], "us-west-2", 1),
    ],
)
def test_a_provider_opens_regions(tmp_path: Path, opened: list[object] | None, service_region: str, count: int) -> None:
    service = {"Type": "AWS::EC2::VPCEndpointService", "Properties": {} if opened is None else {"SupportedRegions": opened}}
    given = {"Fn::GetStackOutput": {"StackName": "There", "OutputName": "Id", "Region": "us-east-1"}}
    name = {"Fn::Join": ["", ["com.amazonaws.vpce.us-east-1.", given]]}
    there = {"Parameters": {"P": {"Type": "String"}}, "Resources": {"Service": service}, "Outputs": {"Id": {"Value": {"Ref": "Service"}}}}
    here = {"Resources": {"Vpc": VPC, "Far": endpoint(ServiceName=name, ServiceRegion=service_region)}}

    findings = of_stacks(tmp_path, There=("us-east-1", there), Here=("eu-west-1", here))

    assert [finding.severity for finding in findings if finding.rule == "PL024"] == ["error"] * count


@pytest.mark.parametrize(("region", "count"), [("us-east-1", 1), ("eu-west-1", 0)])
def test_an_endpoint_service_of_another_region_is_named_with_it(tmp_path: Path, region: str, count: int) -> None:
    given = {"Fn::GetStackOutput": {"StackName": "There", "OutputName": "Id", "Region": region}}
    name = {"Fn::Join": ["", ["com.amazonaws.vpce.", {"Ref": "AWS::Region"}, ".", given]]}
    there = {"Resources": {"Service": {"Type": "AWS::EC2::VPCEndpointService"}}, "Outputs": {"Id": {"Value": {"Ref": "Service"}}}}
    here = {"Resources": {"Vpc": VPC, "Far": endpoint(ServiceName=name)}}

    findings = of_stacks(tmp_path, There=(region, there), Here=("eu-west-1", here))

    assert [finding.severity for finding in findings if finding.rule == "PL024"] == ["error"] * count


@pytest.mark.parametrize(("region", "count"), [("eu-west-1", 0), ("us-east-1", 1)])
def test_an_endpoint_is_in_the_region_of_its_vpc(tmp_path: Path, region: str, count: int) -> None:
    given = {"Fn::GetStackOutput": {"StackName": "Network", "OutputName": "Vpc", "Region": region}}
    network = {"Resources": {"Vpc": VPC}, "Outputs": {"Vpc": {"Value": {"Ref": "Vpc"}}}}

    findings = of_stacks(tmp_path, Network=(region, network), Here=("eu-west-1", {"Resources": {"Kms": endpoint(VpcId=given)}}))

    assert [(finding.severity, finding.property) for finding in findings if finding.rule == "PL024"] == [("error", "VpcId")] * count


def test_what_the_cdk_exports_to_another_region_is_the_same_there() -> None:
    app = cdk.App()
    network, here = (
        cdk.Stack(app, name, env=cdk.Environment(account="111122223333", region=region), cross_region_references=True)
        for name, region in (("Network", "us-east-1"), ("Here", "eu-west-1"))
    )
    vpc = ec2.CfnVPC(network, "Vpc", cidr_block="10.0.0.0/16")
    ec2.CfnVPCEndpoint(here, "Kms", vpc_id=vpc.ref, service_name="com.amazonaws.eu-west-1.kms", vpc_endpoint_type="Interface")

    analysis = load(app.synth().directory)

    assert [str(made.vpc) for made in analysis.model.endpoints] == ["Network.Vpc"]
    assert [(finding.rule, finding.property) for finding in judged(analysis) if finding.severity == "error"] == [
        ("PL013", "SubnetIds"),
        ("PL024", "VpcId"),
    ]


def test_the_wrong_region_of_a_service_is_told_once() -> None:
    role = {"AssumeRolePolicyDocument": {"Statement": []}, "Policies": [{"PolicyName": "p", "PolicyDocument": {"Statement": [CALLS]}}]}
    vpc_config = {"SubnetIds": [{"Ref": "A"}], "SecurityGroupIds": [{"Ref": "Open"}]}
    placed: dict[str, object] = {"SubnetIds": [{"Ref": "A"}], "SecurityGroupIds": [{"Ref": "Open"}], "PrivateDnsEnabled": True}
    resources = {
        "Vpc": VPC,
        "A": {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": {"Ref": "Vpc"}, "CidrBlock": "10.0.0.0/24"}},
        "Open": group(https(CidrIp="10.0.0.0/16")),
        "Far": endpoint("sqs", **{"ServiceName": "com.amazonaws.us-west-2.sqs", **placed}),
        "Role": {"Type": "AWS::IAM::Role", "Properties": role},
        "Caller": {"Type": "AWS::Lambda::Function", "Properties": {"VpcConfig": vpc_config, "Role": {"Fn::GetAtt": ["Role", "Arn"]}}},
    }

    analysis = analysed({"Resources": resources})
    told = [finding.rule for finding in judged(analysis) if finding.rule in {"PL024", "PL080", "client-unknown", "client-name"}]

    (need,) = analysis.needs()[0].needs
    assert (need.path, need.why is not None and need.why.code) == ("unknown", "PL_ENDPOINT_REFUSED")
    assert told == ["PL024"]
