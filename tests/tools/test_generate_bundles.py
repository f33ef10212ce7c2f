"""The page of bundles is what the table of workloads says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tools import generate_bundles
from tools.generate_bundles import PAGE, main, rendered

if TYPE_CHECKING:
    from pathlib import Path


def test_the_page_is_up_to_date() -> None:
    page = PAGE.read_text(encoding="utf-8")

    assert rendered(page) == page


def test_check_tells_of_a_difference_and_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, page = PAGE.read_text(encoding="utf-8"), tmp_path / "bundles.md"
    cut = "\n".join(line for line in whole.splitlines() if not line.startswith("| `"))
    page.write_text(cut, encoding="utf-8")
    monkeypatch.setattr(generate_bundles, "PAGE", page)

    with pytest.raises(SystemExit, match="is not what the table of workloads says"):
        main(["--check"])
    assert page.read_text(encoding="utf-8") == cut

    main([])
    main(["--check"])
    assert page.read_text(encoding="utf-8") == whole


def test_another_argument_is_refused() -> None:
    with pytest.raises(SystemExit, match="got --write; give --check, or nothing"):
        main(["--write"])
