"""What a cloud assembly declares."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from tools.deploy_local.account import Json

_STACK, _STAGE = "aws:cloudformation:stack", "cdk:cloud-assembly"


class Declared(NamedTuple):
    """A resource of a template."""

    stack: str
    name: str
    type: str
    properties: Mapping[str, Json]
    conditional: bool

    def __str__(self) -> str:
        """Name it as a failure does."""
        return f"{self.stack}/{self.name} ({self.type})"


def read_templates(assembly: Path) -> dict[str, Json]:
    """Return the templates by the names under which CloudFormation knows their stacks, those of stages included."""
    templates: dict[str, Json] = {}
    for name, artifact in _read(assembly / "manifest.json").get("artifacts", {}).items():
        given = artifact.get("properties", {})
        if artifact["type"] == _STACK:
            templates[given.get("stackName", name)] = _read(assembly / given["templateFile"])
        elif artifact["type"] == _STAGE:
            templates |= read_templates(assembly / given["directoryName"])
    return templates


def resources(templates: Mapping[str, Json]) -> Iterator[Declared]:
    """Yield every resource of every template."""
    for stack, template in templates.items():
        for name, resource in template["Resources"].items():
            yield Declared(stack, name, resource["Type"], resource.get("Properties", {}), "Condition" in resource)


def _read(path: Path) -> Json:
    return json.loads(path.read_text(encoding="utf-8"))
