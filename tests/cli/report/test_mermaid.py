"""Who reaches what as a drawing in Mermaid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.fixtures_commands import run
from tests.cli.templates import SERVICES, wide, write

if TYPE_CHECKING:
    from pathlib import Path


def test_markdown_is_for_pull_requests(tmp_path: Path) -> None:
    status, out, _ = run("report", write(tmp_path, wide()), "--format", "markdown")

    drawing = out.partition("```mermaid\n")[2].partition("```")[0].splitlines()
    assert status == 0
    assert drawing[0] == "flowchart LR"
    assert sum(" --> " in line for line in drawing) == len(SERVICES)
    assert sum(" --x " in line for line in drawing) == len(SERVICES)
    assert sum(" -.-> " in line for line in drawing) == len(SERVICES)
    assert "hunter2" not in out
