"""Stacks as files, alone and in a cloud assembly."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from constructs_privatelink.analysis.templates.stack_set import StackSet
    from constructs_privatelink.analysis.values import Resolved


def written(directory: Path, files: Mapping[str, object]) -> Path:
    """Write files, as text or as JSON."""
    for name, content in files.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return directory


def stack(file: str, environment: str = "aws://unknown-account/unknown-region", **more: object) -> dict[str, object]:
    """Return what a manifest says of a stack."""
    return {"type": "aws:cloudformation:stack", "environment": environment, "properties": {"templateFile": file, **more}}


def one(properties: object, **sections: object) -> dict[str, object]:
    """Return a template with one resource."""
    return {"Resources": {"One": {"Type": "Test::One", "Properties": properties}}, **sections}


def exporting(name: object, value: object) -> dict[str, object]:
    return {"Outputs": {"Out": {"Value": value, "Export": {"Name": name}}}}


def value_in(stacks: StackSet, name: str) -> Resolved:
    """Return the property ``Value`` of the resource ``One`` of a stack."""
    return stacks.properties(stacks.stacks[name].resources["One"])["Value"]
