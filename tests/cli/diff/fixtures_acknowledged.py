"""Apps with acknowledgements before and after a change, and what diff says of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from typer.testing import CliRunner

from constructs_privatelink.cli.commands import app
from tests.analysis.assemblies import acknowledged, write_assembly

if TYPE_CHECKING:
    from pathlib import Path


NOTHING: dict[str, str] = {}


def assembly(folder: Path, template: dict[str, Any], reasons: dict[str, str]) -> Path:
    """Write an assembly in which something is acknowledged at its stack."""
    for name, resource in template["Resources"].items():
        resource["Metadata"] = {"aws:cdk:path": f"Stack/{name}/Resource"}
    return write_assembly(folder, {"Stack": template}, {"Stack": {"Stack": [acknowledged(*reason) for reason in reasons.items()]}})


def changed(folder: Path, old: tuple[dict[str, Any], dict[str, str]], new: tuple[dict[str, Any], dict[str, str]]) -> tuple[int, list[Any]]:
    """Return the exit status, and what changes as part, kind and details."""
    result = CliRunner().invoke(app, ["diff", str(assembly(folder / "old", *old)), str(assembly(folder / "new", *new)), "-f", "json"])
    told = json.loads(result.stdout)["differences"]
    return result.exit_code, [(finding["part"], finding["kind"], finding["details"][:1]) for finding in told]
