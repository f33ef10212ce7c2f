"""``docs/cli.md``: every command that it shows is run, on the sample app."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from constructs_privatelink.cli.commands import app
from tests.fixtures_sample import sample_app

PAGE = Path(__file__).parents[2] / "docs" / "cli.md"
COMMANDS = [
    line
    for block in re.findall(r"```console\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    for line in block.splitlines()
    if line.startswith("privatelink ") and "completion" not in line
]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    sample_app(outdir=folder / "cdk.out").synth()
    return folder


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_page_works_on_the_sample_app(command: str, sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(sample)

    result = CliRunner().invoke(app, shlex.split(command)[1:])

    assert result.exit_code == 0, result.output
    assert result.stderr == ""


def test_every_command_is_on_the_page() -> None:
    text = PAGE.read_text(encoding="utf-8")

    assert [command.name for command in app.registered_commands if f"`privatelink {command.name}`" not in text] == []
