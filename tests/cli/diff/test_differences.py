"""What fails a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.diff.fixtures_diff import run
from tests.cli.templates import closed, network, write

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ([], 1),
        (["--fail-on", "never"], 0),
        (["--fail-on", "widened"], 0),
        (["--fail-on", "widened,replaced"], 0),
        (["--fail-on", "widened", "--fail-on", "closed"], 1),
        (["--fail-on", "any"], 1),
        (["--fail-on", "opened"], 2),
        (["--fail-on", "never,closed"], 2),
        (["--parameter", "nonsense"], 2),
        (["--format", "sarif"], 2),
    ],
)
def test_what_fails_a_comparison_is_chosen(tmp_path: Path, arguments: list[str], status: int) -> None:
    assert run(write(tmp_path, network(), "old.json"), write(tmp_path, closed(), "new.json"), *arguments)[0] == status


def test_what_opens_a_way_fails_nothing_unless_it_is_asked_to(tmp_path: Path) -> None:
    files = write(tmp_path, closed(), "old.json"), write(tmp_path, network(), "new.json")

    assert run(*files)[0] == 0
    assert run(*files, "--fail-on", "any")[0] == 1
