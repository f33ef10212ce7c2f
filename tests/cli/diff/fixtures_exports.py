"""Apps of several stacks that export and import."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def app(folder: Path, name: str, stacks: Mapping[str, Mapping[str, object]]) -> Path:
    """Write an assembly of stacks, and return its folder."""
    (folder / name).mkdir()
    artifacts = {}
    for stack, template in stacks.items():
        (folder / name / f"{stack}.template.json").write_text(json.dumps(template), encoding="utf-8")
        properties = {"templateFile": f"{stack}.template.json"}
        artifacts[stack] = {"type": "aws:cloudformation:stack", "environment": "aws://123456789012/eu-west-1", "properties": properties}
    (folder / name / "manifest.json").write_text(json.dumps({"version": "48.0.0", "artifacts": artifacts}), encoding="utf-8")
    return folder / name
