"""What is said to be private arrives, by packets, names and policies."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.fixtures_needs import calling, needed
from tests.cli.templates import closed, network, without_private_dns

if TYPE_CHECKING:
    from pathlib import Path


def denying() -> dict[str, Any]:
    template = network()
    allowed = {"Effect": "Allow", "Principal": "*", "Action": "kms:Encrypt", "Resource": "*"}
    template["Resources"]["Kms"]["Properties"]["PolicyDocument"] = {"Statement": [allowed]}
    return template


@pytest.mark.parametrize(
    ("template", "path", "word", "why"),
    [
        (network(), "endpoint", "private", ""),
        (closed(), "blocked", "blocked", "ENI_SG_RULES_MISMATCH"),
        (without_private_dns(), "missed", "missed by name", "kms.eu-west-1.amazonaws.com: the name leads to public addresses"),
    ],
    ids=["open", "closed", "no private DNS"],
)
def test_only_what_arrives_is_private(tmp_path: Path, template: dict[str, Any], path: str, word: str, why: str) -> None:
    answer, lines = needed(tmp_path, calling(template, "kms:Decrypt"))

    (need,) = answer["workloads"][0]["needs"]
    assert need["path"] == path
    assert why in (need["why"] or "")
    assert [line for line in lines if line.startswith(f"  {word:<15} kms for kms:Decrypt through network.Kms")]


def test_a_blocked_path_says_the_change_that_opens_it(tmp_path: Path) -> None:
    answer, lines = needed(tmp_path, calling(closed(), "kms:Decrypt"))

    assert answer["workloads"][0]["needs"][0]["change"].startswith("let tcp 443 from 10.0.1.0/24 in")
    assert any(line.startswith("    change: let tcp 443 from 10.0.1.0/24 in") for line in lines)


def test_calls_that_the_policy_denies_are_said(tmp_path: Path) -> None:
    answer, lines = needed(tmp_path, calling(denying(), "kms:Decrypt"))

    assert answer["workloads"][0]["needs"][0]["refused"] == ["kms:Decrypt"]
    assert "    denied: kms:Decrypt" in lines


def test_the_names_of_s3_lead_to_the_gateway_beside_an_interface_so_that_the_gateway_decides(tmp_path: Path) -> None:
    template = calling(network(), "s3:GetObject")
    resources = template["Resources"]
    interface = copy.deepcopy(resources["Kms"])
    interface["Properties"] |= {"ServiceName": "com.amazonaws.eu-west-1.s3"}
    gateway = {"VpcId": {"Ref": "Vpc"}, "ServiceName": "com.amazonaws.eu-west-1.s3", "RouteTableIds": [{"Ref": "Table"}]}
    place = {"SubnetId": {"Ref": "A"}, "RouteTableId": {"Ref": "Table"}}
    entry = {"NetworkAclId": {"Ref": "Acl"}, "Protocol": -1, "RuleNumber": 100, "RuleAction": "allow", "CidrBlock": "10.0.0.0/16"}
    resources |= {
        "ByInterface": interface,
        "ByGateway": {"Type": "AWS::EC2::VPCEndpoint", "Properties": gateway},
        "Table": {"Type": "AWS::EC2::RouteTable", "Properties": {"VpcId": {"Ref": "Vpc"}}},
        "Place": {"Type": "AWS::EC2::SubnetRouteTableAssociation", "Properties": place},
        "Acl": {"Type": "AWS::EC2::NetworkAcl", "Properties": {"VpcId": {"Ref": "Vpc"}}},
        "In": {"Type": "AWS::EC2::NetworkAclEntry", "Properties": entry},
        "Out": {"Type": "AWS::EC2::NetworkAclEntry", "Properties": {**entry, "Egress": True}},
        "Uses": {
            "Type": "AWS::EC2::SubnetNetworkAclAssociation",
            "Properties": {"SubnetId": {"Ref": "A"}, "NetworkAclId": {"Ref": "Acl"}},
        },
    }
    all_of_the_vpc = copy.deepcopy(template)
    all_of_the_vpc["Resources"]["ByInterface"]["Properties"]["DnsOptions"] = {"PrivateDnsOnlyForInboundResolverEndpoint": "AllResolvers"}

    paths = [needed(tmp_path, each)[0]["workloads"][0]["needs"][0] for each in (template, all_of_the_vpc)]

    assert (paths[0]["path"], paths[0]["endpoint"]) == ("blocked", "network.ByGateway")
    assert (paths[1]["path"], paths[1]["endpoint"]) == ("endpoint", "network.ByInterface")


def test_a_path_that_is_the_same_whichever_way_a_condition_comes_out_is_what_is_said(tmp_path: Path) -> None:
    template = calling(network(), "kms:Decrypt")
    template["Parameters"] = {"Stage": {"Type": "String"}}
    template["Conditions"] = {"Production": {"Fn::Equals": [{"Ref": "Stage"}, "production"]}}
    for resource in template["Resources"].values():
        resource.update({"Condition": "Production"} if not resource["Type"].startswith("AWS::IAM::") else {})

    answer, _ = needed(tmp_path, template)

    assert [need["path"] for need in answer["workloads"][0]["needs"]] == ["endpoint"]


def test_a_name_that_may_lead_past_the_endpoint_is_not_private(tmp_path: Path) -> None:
    template = calling(network(), "kms:Decrypt")
    template["Parameters"] = {"Names": {"Type": "String"}}
    template["Resources"]["Kms"]["Properties"]["PrivateDnsEnabled"] = {"Ref": "Names"}

    answer, _ = needed(tmp_path, template)

    (need,) = answer["workloads"][0]["needs"]
    assert need["path"] == "unknown"
    assert need["why"].startswith("kms.eu-west-1.amazonaws.com: ")
    assert "the parameter 'Names' has no default" in need["why"]
