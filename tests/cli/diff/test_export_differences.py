"""An export that goes while a deployed stack imports it is named: CloudFormation refuses that update."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.diff.fixtures_diff import run
from tests.cli.diff.fixtures_exports import app

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


TOPIC = {"Type": "AWS::SNS::Topic"}


VPC = {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16"}}


CIDR = {"Cidr": {"Value": {"Fn::GetAtt": ["Vpc", "CidrBlock"]}, "Export": {"Name": "Cidr"}}}


BY_STACK = {"Cidr": {"Value": "10.0.0.0/16", "Export": {"Name": {"Fn::Sub": "${AWS::StackName}-Cidr"}}}}


def using(name: object) -> dict[str, object]:
    return {"Resources": {"Topic": {**TOPIC, "Properties": {"TopicName": {"Fn::ImportValue": name}}}}}


def exporting(outputs: Mapping[str, object]) -> dict[str, object]:
    return {"Resources": {"Vpc": VPC}, "Outputs": dict(outputs)}


@pytest.mark.parametrize(
    ("outputs", "imported", "after", "gone"),
    [
        (CIDR, "Cidr", {}, True),
        (BY_STACK, "Network-Cidr", {}, True),
        (CIDR, "Cidr", CIDR, False),
        (CIDR, "Other", {}, False),
        (CIDR, {"Ref": "AWS::StackId"}, {}, False),
    ],
)
def test_an_export_in_use_that_goes_is_named(
    tmp_path: Path, outputs: Mapping[str, object], imported: object, after: Mapping[str, object], *, gone: bool
) -> None:
    old = app(tmp_path, "old", {"Network": exporting(outputs), "Apps": using(imported)})
    new = app(tmp_path, "new", {"Network": exporting(after), "Apps": {"Resources": {"Topic": TOPIC}}})

    status, out, _ = run(old, new)

    assert status == 0
    assert ("and it is in use: the deployed Apps imports it" in out) is gone
    assert ("CloudFormation refuses the update of Network" in out) is gone


def test_a_stack_that_goes_altogether_is_another_matter(tmp_path: Path) -> None:
    old = app(tmp_path, "old", {"Network": exporting(CIDR), "Apps": using("Cidr")})
    new = app(tmp_path, "new", {"Apps": {"Resources": {"Topic": TOPIC}}})

    assert "in use" not in run(old, new)[1]
