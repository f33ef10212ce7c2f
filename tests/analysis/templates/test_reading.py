"""Templates and those nested in them are one set; what cannot be read is said."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis.templates.stack_set import load
from tests.analysis.assemblies import write_assembly
from tests.analysis.templates.fixtures_hostile import NESTED, everything

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("file", ["outer.json", "middle.json", "../outside.json", "/etc/hostname", "a\0b", "missing.json", "x" * 5000])
def test_nested_stacks_that_cannot_be_read_are_problems(file: str, tmp_path: Path) -> None:
    nest = {"Resources": {"Nest": {"Type": NESTED, "Properties": {"TemplateURL": file}}}}
    middle = {"Resources": {"Nest": {"Type": NESTED, "Properties": {"TemplateURL": "outer.json"}}}}
    (tmp_path / "outer.json").write_text(json.dumps(nest))
    (tmp_path / "middle.json").write_text(json.dumps(middle))

    stacks = load(tmp_path / "outer.json")

    everything(stacks)
    assert len(stacks.problems) == 1
    assert "the nested stack cannot be read" in stacks.problems[0].text


def test_of_stacks_nested_in_one_each_has_its_own_paths(tmp_path: Path) -> None:
    vpc = {"Type": "AWS::EC2::VPC"}
    nested = {name: {"Type": NESTED, "Metadata": {"aws:asset:path": f"{name}.json"}} for name in ("Nest", "NestMore")}
    for name in nested:
        (tmp_path / f"{name}.json").write_text(json.dumps({"Resources": {"Vpc": vpc}}))
    ids = {"Stack/Vpc": "Vpc"}
    for name in nested:
        ids |= {f"Stack/{name}/Vpc": "Vpc", f"Stack/{name}.NestedStack/{name}.NestedStackResource": name}
    entries = {"Stack": {path: [{"type": "aws:cdk:logicalId", "data": logical_id}] for path, logical_id in ids.items()}}

    stacks = load(write_assembly(tmp_path, {"Stack": {"Resources": {"Vpc": vpc, **nested}}}, entries))

    assert {vpc.id.stack: vpc.path for vpc in stacks.of_type("AWS::EC2::VPC")} == {
        "Stack": "Stack/Vpc",
        "Stack/Nest": "Stack/Nest/Vpc",
        "Stack/NestMore": "Stack/NestMore/Vpc",
    }
