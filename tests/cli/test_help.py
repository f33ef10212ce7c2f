"""What --help says of commands."""

from __future__ import annotations

import pytest

from constructs_privatelink.cli.commands import app
from tests.cli.fixtures_commands import run


@pytest.mark.parametrize("command", [command.name for command in app.registered_commands])
def test_every_command_has_examples(command: str) -> None:
    status, out, _ = run(command, "--help")

    examples = out.partition("Examples:\n")[2].partition("\n\n")[0].splitlines()
    assert status == 0
    assert examples
    assert all(line.strip().startswith(f"privatelink {command}") for line in examples)


@pytest.mark.parametrize("command", ["", *(str(command.name) for command in app.registered_commands)])
def test_help_is_in_words(command: str) -> None:
    status, out, _ = run(*command.split(), "--help")

    assert status == 0
    assert "<" not in out
    assert "[[" not in out


def test_help_names_arguments_as_the_usage_does() -> None:
    out = run("check", "--help")[1]

    assert "check [OPTIONS] [PATH]...\n" in out
    assert "\nArguments:\n  [PATH]...  Cloud assemblies or templates" in out
