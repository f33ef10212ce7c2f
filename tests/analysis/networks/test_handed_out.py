"""What is handed out of the templates may be used and added to elsewhere."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis import load
from constructs_privatelink.analysis.networks.handed_out import handed_out
from tests.analysis.rules.examples import broken
from tests.analysis.rules.fixtures_endpoint_groups import guarded
from tests.analysis.rules.networks import group, of_stacks, vpc

if TYPE_CHECKING:
    from pathlib import Path


GROUP_ID = {"Fn::GetAtt": ["Group", "GroupId"]}


TAKEN = {"Type": "AWS::SSM::Parameter", "Properties": {"Type": "String", "Value": GROUP_ID}}


@pytest.mark.parametrize(
    ("resources", "outputs", "severity"),
    [
        ({}, {}, "error"),
        ({}, {"Id": {"Value": GROUP_ID}}, "warning"),
        ({}, {"Id": {"Value": {"Ref": "Group"}, "Export": {"Name": "group"}}}, "warning"),
        ({}, {"Id": {"Value": {"Ref": "Vpc"}}}, "error"),
        ({}, {"Id": {"Value": {"Fn::GetAtt": ["Group", "VpcId"]}}}, "error"),
        ({"Taken": TAKEN}, {}, "warning"),
    ],
)
def test_a_group_that_is_handed_out_may_have_its_rules_elsewhere(
    resources: dict[str, object], outputs: dict[str, object], severity: str
) -> None:
    troubles = broken("PL030", {"Group": group(), "E": guarded(), **resources}, Outputs=outputs)

    assert troubles == [("E", severity)]


@pytest.mark.parametrize(("name", "severity"), [("group", "error"), ("another", "warning")])
def test_what_stacks_of_the_set_hand_each_other_is_handed_to_nobody_else(name: str, severity: str, tmp_path: Path) -> None:
    outputs = {"Id": {"Value": GROUP_ID, "Export": {"Name": "group"}}}
    taker = {"Type": "AWS::SSM::Parameter", "Properties": {"Type": "String", "Value": {"Fn::ImportValue": name}}}

    result = of_stacks(
        tmp_path,
        Network=("eu-west-1", {"Resources": {"Vpc": vpc(0), "Group": group(), "E": guarded()}, "Outputs": outputs}),
        Taker=("eu-west-1", {"Resources": {"Taker": taker}}),
    )

    assert [finding.severity for finding in result if finding.rule == "PL030"] == [severity]


def test_what_a_set_hands_out_is_worked_out_once(tmp_path: Path) -> None:
    path = tmp_path / "template.json"
    path.write_text(json.dumps({"Resources": {"Vpc": vpc(0)}, "Outputs": {"Id": {"Value": {"Ref": "Vpc"}}}}), encoding="utf-8")
    stacks = load(path).context.stacks

    assert {resource.logical_id for resource in handed_out(stacks)} == {"Vpc"}
    assert handed_out(stacks) is handed_out(stacks)
