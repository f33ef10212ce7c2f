"""A network of which two findings may be acknowledged, and what check writes of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from typer.testing import CliRunner

from constructs_privatelink.cli.commands import app
from tests.analysis.assemblies import acknowledged, write_assembly
from tests.cli.templates import closed

if TYPE_CHECKING:
    from pathlib import Path

REASON = "opened by the network team"


def two_closed() -> dict[str, Any]:
    """Return a network in which nobody reaches either of two endpoints."""
    template = closed()
    resources = template["Resources"]
    resources["Sqs"] = json.loads(json.dumps(resources["Kms"]).replace(".kms", ".sqs"))
    for name in ("Kms", "Sqs"):
        resources[name]["Metadata"] = {"aws:cdk:path": f"Stack/{name}/Resource"}
    return template


def checked(folder: Path, *at: str, format: str = "text") -> tuple[int, str]:
    """Check an assembly in which blocked clients are acknowledged at some constructs."""
    entries = {path: [acknowledged("PrivateLink::client-blocked", REASON)] for path in at}
    result = CliRunner().invoke(
        app, ["check", str(write_assembly(folder, {"Stack": two_closed()}, {"Stack": entries})), "--format", format]
    )
    return result.exit_code, result.stdout
