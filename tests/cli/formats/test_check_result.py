"""What a check found, as every format gets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from constructs_privatelink.cli.commands import app
from tests.analysis.assemblies import acknowledged, write_assembly
from tests.cli.fixtures_acknowledged import checked, two_closed

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(("at", "status"), [(["Stack/Kms"], 1), (["Stack/Kms", "Stack/Sqs"], 0), (["Stack"], 0)])
@pytest.mark.parametrize("format", ["text", "json", "sarif", "junit", "github"])
def test_only_what_nobody_acknowledged_fails(tmp_path: Path, at: list[str], status: int, format: str) -> None:
    assert checked(tmp_path, *at, format=format)[0] == status


@pytest.mark.parametrize("format", ["text", "github"])
def test_a_reason_of_several_lines_starts_no_line_of_a_log(tmp_path: Path, format: str) -> None:
    entries = {"Stack": [acknowledged("PrivateLink::client-blocked", "one\n::error::two\r::error::three")]}
    folder = write_assembly(tmp_path, {"Stack": two_closed()}, {"Stack": entries})

    out = CliRunner().invoke(app, ["check", str(folder), "--format", format]).stdout

    assert "two" in out
    assert not [line for line in out.splitlines() if line.startswith("::error")]
