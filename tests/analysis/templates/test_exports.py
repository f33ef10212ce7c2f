"""What stacks export others import: of the same account, Region and stage."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.templates.stack_set import load
from constructs_privatelink.analysis.values import Reference, ResourceId, Unknown
from tests.analysis.templates.fixtures_stacks import exporting, one, stack, value_in, written

if TYPE_CHECKING:
    from pathlib import Path


def test_stacks_import_what_stacks_of_their_account_and_region_export(tmp_path: Path) -> None:
    here, there = "aws://111111111111/eu-west-1", "aws://111111111111/us-east-1"
    importing = one({"Value": {"Fn::ImportValue": {"Fn::Sub": "${AWS::Region}-id"}}})
    files = {
        "a.json": one({}, **exporting({"Fn::Sub": "${AWS::Region}-id"}, {"Ref": "One"})),
        "b.json": importing,
        "manifest.json": {
            "artifacts": {
                "HereA": stack("a.json", here),
                "HereB": stack("b.json", here),
                "ThereA": stack("a.json", there),
                "ThereB": stack("b.json", there),
                "ElsewhereB": stack("b.json", "aws://222222222222/eu-west-1"),
                "OpenB": stack("b.json"),
            }
        },
    }
    stacks = load(written(tmp_path, files))

    assert value_in(stacks, "HereB") == Reference(ResourceId("HereA", "One"))
    assert value_in(stacks, "ThereB") == Reference(ResourceId("ThereA", "One"))
    assert isinstance(value_in(stacks, "ElsewhereB"), Unknown)
    assert isinstance(value_in(stacks, "OpenB"), Unknown)


def test_stages_that_export_the_same_name_import_each_its_own(tmp_path: Path) -> None:
    stage = {
        "a.json": one({}, **exporting("id", {"Ref": "One"})),
        "b.json": one({"Value": {"Fn::ImportValue": "id"}}),
    }
    artifacts = {name: {**stack(f"{name.lower()}.json"), "displayName": f"Dev/{name}"} for name in ("A", "B")}
    files = {f"assembly-Dev/{name}": content for name, content in stage.items()}
    files |= {f"assembly-Prod/{name}": content for name, content in stage.items()}
    files |= {
        "assembly-Dev/manifest.json": {"artifacts": artifacts},
        "assembly-Prod/manifest.json": json.loads(json.dumps({"artifacts": artifacts}).replace("Dev/", "Prod/")),
        "manifest.json": {
            "artifacts": {
                f"assembly-{name}": {"type": "cdk:cloud-assembly", "properties": {"directoryName": f"assembly-{name}"}}
                for name in ("Dev", "Prod")
            }
        },
    }
    stacks = load(written(tmp_path, files))

    assert [value_in(stacks, f"{name}/B") for name in ("Dev", "Prod")] == [
        Reference(ResourceId(f"{name}/A", "One")) for name in ("Dev", "Prod")
    ]
