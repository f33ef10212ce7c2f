"""Endpoints in subnets that another account owns."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis import load
from tests.analysis.rules.examples import endpoint, found, subnet

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

OWNER, PARTICIPANT = "aws://111111111111/eu-west-1", "aws://222222222222/eu-west-1"
SUBNET = "subnet-0a1b2c3d4e5f60718"
ARN = f"arn:aws:ec2:eu-west-1:111111111111:subnet/{SUBNET}"
MADE = {"Vpc": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16"}}, "A": subnet(0, "eu-west-1a")}
OUTPUT = {"A": {"Value": {"Ref": "A"}}}


def share(*arns: object, **more: object) -> dict[str, object]:
    return {"Share": {"Type": "AWS::RAM::ResourceShare", "Properties": {"Name": "subnets", "ResourceArns": list(arns)}, **more}}


def app(network: Mapping[str, object], *subnets: object, network_in: str = OWNER, app_in: str = PARTICIPANT) -> list[tuple[str, str]]:
    kms = endpoint(VpcId="vpc-0a1b2c3d4e5f60718", SubnetIds=list(subnets))
    parameters = {"P": {"Type": "String"}}
    owner = {"Environment": network_in, "Parameters": parameters, "Outputs": OUTPUT if "A" in network else {}, "Resources": network}
    stacks = {"Network": owner, "App": {"Environment": app_in, "Parameters": parameters, "Resources": {"Kms": kms}}}
    return [(str(finding.resource), finding.severity) for finding in found({"Stacks": stacks}) if finding.rule == "PL019"]


FOUND = [("App.Kms", "warning")]


def test_a_subnet_that_a_share_names_by_its_arn_is_of_the_account_in_it() -> None:
    assert app(share(ARN), SUBNET) == FOUND
    assert app(share({"Fn::Sub": f"arn:aws:ec2:${{AWS::Region}}:${{AWS::AccountId}}:subnet/{SUBNET}"}), SUBNET) == FOUND
    assert app(share({"Fn::Sub": f"arn:${{AWS::Partition}}:ec2:${{P}}:111111111111:subnet/{SUBNET}"}), SUBNET) == FOUND
    assert app(share(ARN), SUBNET, "subnet-0a1b2c3d4e5f60719") == FOUND


@pytest.mark.parametrize(
    ("network", "subnet"),
    [
        (share(ARN), "subnet-0a1b2c3d4e5f60719"),
        (share(ARN), {"Ref": "P"}),
        (share({"Ref": "P"}), SUBNET),
        (share(ARN.replace("111111111111", "222222222222")), SUBNET),
        (share({"Fn::Sub": f"arn:aws:ec2:eu-west-1:${{P}}:subnet/{SUBNET}"}), SUBNET),
        ({}, SUBNET),
    ],
)
def test_a_subnet_whose_owner_is_not_known_is_let_be(network: Mapping[str, object], subnet: object) -> None:
    assert app(network, subnet) == []


@pytest.mark.parametrize(
    ("network_in", "app_in", "expected"),
    [
        (OWNER, PARTICIPANT, FOUND),
        (OWNER, OWNER, []),
        (OWNER, "aws://unknown-account/eu-west-1", []),
        ("aws://unknown-account/eu-west-1", PARTICIPANT, []),
    ],
)
def test_a_subnet_of_a_stack_is_of_its_account(network_in: str, app_in: str, expected: list[tuple[str, str]]) -> None:
    taken = {"Fn::GetStackOutput": {"StackName": "Network", "OutputName": "A", "Region": "eu-west-1"}}

    assert app(MADE, taken, network_in=network_in, app_in=app_in) == expected


@pytest.mark.parametrize(("owner", "count"), [("111111111111", 1), ("222222222222", 0), (None, 0)])
def test_a_saved_answer_tells_who_owns_a_subnet(tmp_path: Path, owner: str | None, count: int) -> None:
    described = {"SubnetId": SUBNET, "VpcId": "vpc-0a1b2c3d4e5f60718", "CidrBlock": "10.0.0.0/24", "AvailabilityZone": "eu-west-1a"}
    answer = {"Subnets": [described | ({"OwnerId": owner} if owner else {})]}
    manifest = {"App": {"type": "aws:cloudformation:stack", "environment": PARTICIPANT, "properties": {"templateFile": "App.json"}}}
    (tmp_path / "App.json").write_text(json.dumps({"Resources": {"Kms": endpoint(VpcId=described["VpcId"], SubnetIds=[SUBNET])}}))
    (tmp_path / "manifest.json").write_text(json.dumps({"artifacts": manifest}))

    findings = load(tmp_path, assume=[answer]).findings()

    assert [finding.severity for finding in findings if finding.rule == "PL019"] == ["warning"] * count


def test_the_accounts_and_the_change_are_said() -> None:
    stacks = {
        "Network": {"Environment": OWNER, "Resources": share(ARN)},
        "App": {"Environment": PARTICIPANT, "Resources": {"Kms": endpoint(VpcId="vpc-1", SubnetIds=[SUBNET])}},
    }

    (finding,) = [finding for finding in found({"Stacks": stacks}) if finding.rule == "PL019"]
    assert finding.text == f"it is made in the account 222222222222, and '{SUBNET}' is of 111111111111, which alone makes endpoints there"
    assert finding.fix == "make it in a stack of that account"
