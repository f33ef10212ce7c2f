"""``privatelink needs``: what it calls private arrives, and what it does not look at is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from constructs_privatelink.decisions.intent import KEY, Intent
from tests.cli.fixtures_needs import calling, needed
from tests.cli.templates import network

if TYPE_CHECKING:
    from pathlib import Path


def test_for_whom_an_endpoint_was_made_is_told(tmp_path: Path) -> None:
    template = calling(network(), "kms:Decrypt")
    intent = Intent(service="kms", needed_by={"Orders/Worker": ("kms:Decrypt", "kms:Sign")})
    template["Resources"]["Kms"]["Metadata"] = {KEY: intent.to_json()}

    answer, lines = needed(tmp_path, template)

    reasons = {"path": "Orders/Worker", "reasons": ["kms:Decrypt", "kms:Sign"]}
    assert answer["endpoints"] == [{"endpoint": "Kms", "service": "kms", "neededBy": [reasons]}]
    start = lines.index("why endpoints are there:")
    assert [line.strip() for line in lines[start + 1 : start + 3]] == ["Kms", "for Orders/Worker: kms:Decrypt, kms:Sign"]


def test_workloads_that_need_the_same_are_told_together(tmp_path: Path) -> None:
    template = calling(network(), "kms:Decrypt")
    resources = template["Resources"]
    resources |= {f"Function{number}": resources["Function"] for number in (2, 3)}

    answer, lines = needed(tmp_path, template)

    assert [line for line in lines if line.startswith("workload ")] == ["workload Function, Function2, Function3 (AWS::Lambda::Function)"]
    assert len(answer["workloads"]) == 3


def imported(*actions: str) -> dict[str, Any]:
    template = calling(network(), *actions)
    template["Parameters"]["Subnet"] = {"Type": "AWS::EC2::Subnet::Id"}
    template["Resources"]["Function"]["Properties"]["VpcConfig"]["SubnetIds"] = [{"Ref": "Subnet"}]
    del template["Resources"]["Kms"]
    return template


def test_one_reason_why_paths_are_not_known_is_told_once_with_what_would_tell(tmp_path: Path) -> None:
    _, lines = needed(tmp_path, imported("kms:Sign", "sqs:SendMessage"))

    assert lines[1:4] == [
        "  not known       kms for kms:Sign",
        "  not known       sqs for sqs:SendMessage",
        "  why that is not known: the parameter network/Subnet: the subnet or its VPC is not in the templates",
    ]
    assert lines[4].startswith("    change: give the parameter a value: ")
    assert lines[4].endswith(" Subnet=..., and save what AWS describes of it (assume=, --assume)")


def test_a_reason_of_one_path_stands_with_it(tmp_path: Path) -> None:
    _, lines = needed(tmp_path, imported("kms:Sign"))

    assert lines[1].startswith("  not known       kms for kms:Sign: ")
    assert lines[2].startswith("    change: give the parameter a value")


def test_what_else_known_policies_of_aws_allow_is_one_line(tmp_path: Path) -> None:
    template = calling(network(), "kms:Sign")
    policies = [f"arn:aws:iam::aws:policy/{name}" for name in ("AmazonS3FullAccess", "AmazonSQSFullAccess", "AmazonUnheardOfAccess")]
    template["Resources"]["Role"]["Properties"]["ManagedPolicyArns"] = policies

    _, lines = needed(tmp_path, template)

    assert [line for line in lines if line.startswith("  not known:")] == [
        "  not known: Role.ManagedPolicyArns: AWS decides what is in its policy 'AmazonUnheardOfAccess'",
        "  not known: what AWS's policies allow beside what they are there for: 'AmazonS3FullAccess', 'AmazonSQSFullAccess'",
    ]


def test_what_is_not_looked_at_is_said_with_its_reason(tmp_path: Path) -> None:
    template = network()
    template["Resources"]["Mainframe"] = {
        "Type": "AWS::M2::Environment",
        "Properties": {"SubnetIds": [{"Ref": "A"}], "EngineType": "microfocus", "InstanceType": "M2.m5.large", "Name": "mainframe"},
    }

    answer, lines = needed(tmp_path, template)

    reasons = {left["workload"]: left["why"] for left in answer["notLookedAt"]}
    assert reasons["Function"] == "its role arn:aws:iam::123456789012:role/function is not in the templates"
    assert "AWS::M2::Environment" in reasons["Mainframe"]
    assert lines[0] == f"not looked at: {len(reasons)} of {len(reasons)} workloads"


def test_without_a_workload_it_says_that_there_is_none(tmp_path: Path) -> None:
    template = network()
    del template["Resources"]["Function"]

    first, *rest = needed(tmp_path, template)[1]

    assert first == "no workload that calls services stands in a subnet of these templates"
    assert rest == [
        "",
        "not looked at: no path was asked about to 1 of 1 endpoint: nobody is declared, and no workload calls from their VPC: Kms",
    ]
