"""What answers say nothing of is counted and named."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis import load
from tests.analysis.networks.fixtures_types import of

if TYPE_CHECKING:
    from pathlib import Path

    from constructs_privatelink.analysis import Analysis


PARAMETERS = {"Vpc": {"Type": "AWS::EC2::VPC::Id"}, "Subnet": {"Type": "AWS::EC2::Subnet::Id"}, "Bucket": {"Type": "String"}}


def endpoint(vpc: object, service: str = "kms", **more: object) -> dict[str, object]:
    said = {"VpcEndpointType": "Interface", "ServiceName": f"com.amazonaws.eu-west-1.{service}", "VpcId": vpc, "SubnetIds": ["subnet-1"]}
    return of("EC2::VPCEndpoint", **said | more)


def function(subnet: object) -> dict[str, object]:
    return of("Lambda::Function", VpcConfig={"SubnetIds": [subnet], "SecurityGroupIds": ["sg-1"]})


def analysis(**resources: object) -> Analysis:
    return load({"Parameters": PARAMETERS, "Resources": resources}, region="eu-west-1")


def texts(**resources: object) -> list[str]:
    return [omission.text for omission in analysis(**resources).omissions]


OWN = {
    "Own": of("EC2::VPC", CidrBlock="10.0.0.0/16"),
    "A": of("EC2::Subnet", VpcId={"Ref": "Own"}, CidrBlock="10.0.0.0/24", AvailabilityZone="eu-west-1a"),
}


def test_nothing_is_omitted_where_all_is_in_the_templates() -> None:
    assert texts(**OWN, Kms=endpoint({"Ref": "Own"}, SubnetIds=[{"Ref": "A"}]), Work=function({"Ref": "A"})) == []


@pytest.mark.parametrize(
    ("vpc", "expected"),
    [
        ({"Ref": "Vpc"}, "2 of 3 endpoints stand in a VPC that only a parameter tells"),
        ({"Fn::ImportValue": "vpc"}, "2 of 3 endpoints stand in a VPC that only an import tells"),
        ("{{resolve:ssm:/vpc}}", "2 of 3 endpoints stand in a VPC that only the deployment tells"),
        ("vpc-0123456789abcdef0", "2 of 3 endpoints stand in a VPC that is not in the templates"),
    ],
)
def test_endpoints_in_vpcs_that_are_not_seen_are_counted(vpc: object, expected: str) -> None:
    made = {"First": endpoint(vpc), "Second": endpoint(vpc, "sqs"), "Third": endpoint({"Ref": "Own"}, SubnetIds=[{"Ref": "A"}])}

    told = {omission.text: omission for omission in analysis(**OWN, **made, Work=function({"Ref": "A"})).omissions}

    assert (told[expected].count, told[expected].of, told[expected].names) == (2, 3, ("First", "Second"))


def test_workloads_in_subnets_that_are_not_seen_are_counted() -> None:
    told = texts(**OWN, Here=function({"Ref": "A"}), There=function({"Ref": "Subnet"}), Far=function("subnet-0123456789abcdef0"))

    assert "1 of 3 workloads stands in subnets that only a parameter tells" in told
    assert any(text.startswith("1 of 3 workloads stands in a VPC that ") for text in told)


def test_endpoints_that_nobody_is_asked_about_are_counted() -> None:
    (text,) = texts(**OWN, Kms=endpoint({"Ref": "Own"}, SubnetIds=[{"Ref": "A"}]))

    assert text == "no path was asked about to 1 of 1 endpoint: nobody is declared, and no workload calls from their VPC"


def test_endpoints_that_lead_to_no_service_are_counted_by_their_kind() -> None:
    arn = "arn:aws:vpc-lattice:eu-west-1:123456789012:resourceconfiguration/rcfg-1"
    tunnel = endpoint({"Ref": "Own"}, VpcEndpointType="Tunnel", ServiceName={"Ref": "AWS::NoValue"}, ResourceConfigurationArn=arn)

    (omission,) = analysis(**OWN, Tunnel=tunnel, Work=function({"Ref": "A"})).omissions

    assert omission.text == "1 of 1 endpoint leads to no service of AWS, and no role tells who calls there"
    assert omission.names == ("Tunnel (tunnel)",)


@pytest.mark.parametrize(
    ("further", "sections", "expected"),
    [
        (
            {"One": of("CloudFormation::Stack", TemplateURL="https://a/b"), "Two": of("CloudFormation::Stack", TemplateURL="https://a/c")},
            {},
            "2 nested templates were not read",
        ),
        ({"One": {"Type": "Company::Network::MODULE"}}, {}, "1 module was not read"),
        ({}, {"Transform": "Company::Macro"}, "1 transform was not read"),
        ({"App": {"Type": "AWS::Serverless::SomethingNew"}}, {"Transform": "AWS::Serverless-2016-10-31"}, "1 resource of SAM was not read"),
        ({"New": of("EC2::SomethingNew")}, {}, "1 resource of types that this version does not know"),
    ],
)
def test_parts_that_were_not_read_are_counted(further: dict[str, object], sections: dict[str, object], expected: str) -> None:
    template = {"Resources": {**OWN, **further}, **sections}

    assert [omission.text for omission in load(template).omissions] == [expected]


def test_where_there_is_nothing_to_look_at_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(json.dumps({"version": "48.0.0"}))

    assert [str(omission) for omission in load(tmp_path).omissions] == ["there is no stack to look at"]
    assert [str(omission) for omission in load({"Resources": {}}).omissions] == ["1 stack without a resource: there was nothing to look at"]


def test_five_are_named_and_all_are_in_the_json() -> None:
    (omission,) = analysis(**{f"E{number}": endpoint({"Ref": "Vpc"}) for number in range(7)}).omissions

    assert str(omission).endswith(": E0, E1, E2, E3, E4 and 2 more")
    assert omission.to_json()["names"] == [f"E{number}" for number in range(7)]
