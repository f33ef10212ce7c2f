"""Where answers go: to a terminal, a pipe or a file."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.fixtures_running import run
from tests.cli.templates import closed, network, wide, write

if TYPE_CHECKING:
    from pathlib import Path


def process(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a process of its own, in a pipe."""
    command = [sys.executable, "-m", "constructs_privatelink.cli", *map(str, arguments)]
    return subprocess.run(command, env=os.environ | environment, capture_output=True, text=True, check=False, encoding="utf-8")


def test_a_pipe_gets_neither_colour_nor_progress(tmp_path: Path) -> None:
    done = process("check", write(tmp_path, closed()))

    assert (done.returncode, done.stderr) == (1, "")
    assert "\x1b" not in done.stdout


def test_colour_is_there_when_forced_and_never_against_no_color(tmp_path: Path) -> None:
    path = write(tmp_path, closed())

    assert "\x1b[1;31m" in process("check", path, FORCE_COLOR="1").stdout
    assert "\x1b[1;31m" not in process("check", path, FORCE_COLOR="1", NO_COLOR="1").stdout


def test_a_terminal_of_ascii_gets_escapes(tmp_path: Path) -> None:
    done = process("check", write(tmp_path, wide("Büro")), PYTHONIOENCODING="ascii", PYTHONUTF8="0")

    assert done.returncode == 1
    assert "B\\xfcro" in done.stdout


@pytest.mark.parametrize("command", [["services", "--format", "json"], ["services"]])
def test_a_reader_that_stops_early_is_not_complained_to(command: list[str]) -> None:
    started = [sys.executable, "-m", "constructs_privatelink.cli", *command]
    with subprocess.Popen(started, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        complaint = process.stderr.read()

    assert (process.returncode, complaint) == (141, b"")


def test_where_the_answer_cannot_go_is_said_before_the_work(tmp_path: Path) -> None:
    path = write(tmp_path, network())

    assert "is a directory" in run("check", path, "-o", tmp_path)[2]
    assert "there is no directory" in run("check", path, "-o", tmp_path / "missing" / "x.json")[2]


def test_a_name_that_no_encoding_has_is_written_all_the_same(tmp_path: Path) -> None:
    template = closed()
    template["Resources"]["Kms"]["Metadata"] = {"aws:cdk:path": "Odd\ud800/Resource"}
    path = write(tmp_path, template)

    for form in ("text", "json", "sarif", "junit", "github"):
        assert run("check", path, "--format", form, "-o", tmp_path / form)[0] == 1
