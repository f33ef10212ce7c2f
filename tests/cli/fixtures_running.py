"""Commands, run with what comes by a pipe."""

from __future__ import annotations

from typer.testing import CliRunner

from constructs_privatelink.cli.commands import app


def run(*arguments: object, input: str | None = None) -> tuple[int, str, str]:
    """Return the exit status, what was written, and what was complained of."""
    result = CliRunner().invoke(app, [str(argument) for argument in arguments], input=input)
    return result.exit_code, result.stdout, result.stderr
