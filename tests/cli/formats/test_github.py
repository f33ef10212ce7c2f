"""Findings as workflow commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.fixtures_acknowledged import checked
from tests.cli.fixtures_check import run
from tests.cli.templates import closed, write

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_github_gets_commands_of_one_line_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    _, out, _ = run(write(tmp_path, closed()), "--format", "github")

    line = out.removesuffix("\n")
    assert "\n" not in line
    assert line.startswith("::error file=network.json,line=")
    assert "title=client-blocked Kms::" in line
    assert "%0A" in line


def test_github_gets_one_notice_of_all_of_it(tmp_path: Path) -> None:
    _, out = checked(tmp_path, "Stack", format="github")

    (line,) = out.splitlines()
    assert line.startswith("::notice title=2 acknowledged::client-blocked Stack/Kms: opened by the network team (at Stack)%0A")
