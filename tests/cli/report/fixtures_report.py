"""Reports of small networks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typer.testing import CliRunner

from constructs_privatelink.cli.commands import app
from tests.cli.templates import write

if TYPE_CHECKING:
    from pathlib import Path


def reported(folder: Path, template: dict[str, Any], format: str) -> str:
    target = folder / "report"
    result = CliRunner().invoke(app, ["report", str(write(folder, template)), "--format", format, "--output", str(target)])
    assert result.exit_code == 0, result.stderr
    return target.read_text(encoding="utf-8")
