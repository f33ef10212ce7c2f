"""Texts in Markdown stay texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.cli.report.fixtures_acknowledged import report
from tests.cli.report.fixtures_report import reported
from tests.cli.templates import wide

if TYPE_CHECKING:
    from pathlib import Path


EVIL = "</script><img src=x>|`]}--> %% end @team $x$"


def test_hostile_names_stay_text_in_markdown_and_mermaid(tmp_path: Path) -> None:
    written = reported(tmp_path, wide(EVIL), "markdown")

    chart = written.partition("```mermaid")[2].partition("```")[0]
    labels = re.findall(r'"([^"]*)"', chart)

    assert not re.search(r"(?<!\\)<(?!!-- -->)", written)
    assert "@team" not in written
    assert labels
    assert all(re.fullmatch(r"(?:[\w ./:,=+-]|#\d+;)*", label) for label in labels)


@pytest.mark.parametrize("format", ["html", "markdown"])
def test_a_reason_stays_text(tmp_path: Path, format: str) -> None:
    assert "<b>bold</b>" not in report(tmp_path, format, "Stack", reason="<b>bold</b>\u202e")
