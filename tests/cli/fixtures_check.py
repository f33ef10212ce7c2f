"""What privatelink check writes."""

from __future__ import annotations

import json
from pathlib import Path

from jsonschema import Draft4Validator
from typer.testing import CliRunner

from constructs_privatelink.cli.commands import app


def run(*arguments: object) -> tuple[int, str, str]:
    """Return the exit status, what was written, and what was complained of."""
    result = CliRunner().invoke(app, ["check", *map(str, arguments)])
    return result.exit_code, result.stdout, result.stderr


SARIF = Draft4Validator(json.loads((Path(__file__).parents[1] / "data" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8")))
