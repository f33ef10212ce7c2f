"""The lists of the page: findings, policies, cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.report.fixtures_acknowledged import report

if TYPE_CHECKING:
    from pathlib import Path


def test_a_page_on_which_all_is_acknowledged_has_nothing_else(tmp_path: Path) -> None:
    page = report(tmp_path, "html", "Stack")

    assert "Nothing found that nobody acknowledged." in page
    assert page.count("Acknowledged: opened by the network team (at Stack)") == 2
