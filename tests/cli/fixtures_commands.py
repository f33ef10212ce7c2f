"""Commands, run in this process or in one of their own."""

from __future__ import annotations

from typer.testing import CliRunner

from constructs_privatelink.cli.commands import app


def run(*arguments: object) -> tuple[int, str, str]:
    """Return the exit status, what was written, and what was complained of."""
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    return result.exit_code, result.stdout, result.stderr
