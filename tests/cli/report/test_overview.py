"""The top of the page: what matters as numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.report.fixtures_acknowledged import report

if TYPE_CHECKING:
    from pathlib import Path


def test_the_page_counts_it_apart_and_shows_it_last(tmp_path: Path) -> None:
    page = report(tmp_path, "html", "Stack/Kms")

    tiles, findings = page.partition('<section id="findings">')[::2]
    assert "<strong>1</strong> error" in " ".join(tiles.split())
    assert "<strong>1</strong> acknowledged" in " ".join(tiles.split())
    assert findings.index(">error</span>") < findings.index("acknowledged error</span>") < findings.index("opened by the network team")
    assert "Nothing found" not in findings
