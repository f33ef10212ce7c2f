"""``privatelink needs``: what it calls private arrives, and what it does not look at is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.fixtures_needs import calling, needed
from tests.cli.templates import network

if TYPE_CHECKING:
    from pathlib import Path


def test_for_whom_an_endpoint_was_made_is_told(tmp_path: Path) -> None:
    template = calling(network(), "kms:Decrypt")
    template["Resources"]["Kms"]["Metadata"] = {"constructs-privatelink-needed-by": {"Orders/Worker": ["kms:Decrypt", "kms:Sign"]}}

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
