"""The reports show what is acknowledged apart: last, with its reason, and not among the counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from constructs_privatelink.cli.commands import app
from tests.analysis.assemblies import acknowledged, write_assembly
from tests.cli.test_check_acknowledged import two_closed

if TYPE_CHECKING:
    from pathlib import Path

BLOCKED = "PrivateLink::client-blocked"


def report(folder: Path, format: str, *at: str, reason: str = "opened by the network team") -> str:
    entries = {path: [acknowledged(BLOCKED, reason)] for path in at}
    written = write_assembly(folder, {"Stack": two_closed()}, {"Stack": entries})
    return CliRunner().invoke(app, ["report", str(written), "--format", format]).stdout


def test_the_page_counts_it_apart_and_shows_it_last(tmp_path: Path) -> None:
    page = report(tmp_path, "html", "Stack/Kms")

    tiles, findings = page.partition('<section id="findings">')[::2]
    assert "<strong>1</strong> error" in " ".join(tiles.split())
    assert "<strong>1</strong> acknowledged" in " ".join(tiles.split())
    assert findings.index(">error</span>") < findings.index("acknowledged error</span>") < findings.index("opened by the network team")
    assert "Nothing found" not in findings


def test_a_page_on_which_all_is_acknowledged_has_nothing_else(tmp_path: Path) -> None:
    page = report(tmp_path, "html", "Stack")

    assert "Nothing found that nobody acknowledged." in page
    assert page.count("Acknowledged: opened by the network team (at Stack)") == 2


def test_markdown_has_it_in_the_last_rows_in_short(tmp_path: Path) -> None:
    rows = [
        line for line in report(tmp_path, "markdown", "Stack/Kms").splitlines() if "client\\-blocked" in line or "client-blocked" in line
    ]

    assert [row.split("|")[1].strip() for row in rows] == ["error", "acknowledged error"]
    assert "Change" in rows[0]
    assert "Change" not in rows[1]
    assert "Reason: opened by the network team" in rows[1]


@pytest.mark.parametrize("format", ["html", "markdown"])
def test_a_reason_stays_text(tmp_path: Path, format: str) -> None:
    assert "<b>bold</b>" not in report(tmp_path, format, "Stack", reason="<b>bold</b>\u202e")
