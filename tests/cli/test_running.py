"""How commands end and what they say where something is wrong: with files, pipes, options, and the templates themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.version import VERSION
from tests.cli.fixtures_running import run
from tests.cli.templates import network, write

if TYPE_CHECKING:
    from pathlib import Path


def test_the_version_is_told() -> None:
    status, out, _ = run("--version")

    assert (status, out) == (0, f"privatelink {VERSION}\n")


@pytest.mark.parametrize("format", ["text", "json", "sarif", "junit", "github"])
def test_what_is_not_read_is_told_and_is_a_warning(tmp_path: Path, format: str) -> None:
    template = network()
    template["Resources"]["Broken"] = {"Type": 5}
    path = write(tmp_path, template)

    assert "'Broken' has no type" in run("check", path, "--format", format)[1]
    assert run("check", path, "--fail-on", "warning", "--unknown", "ignore")[0] == 1
