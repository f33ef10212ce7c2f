"""The page of bundles is what the table of workloads says."""

from __future__ import annotations

from tools.generate_bundles import PAGE, rendered


def test_the_page_is_up_to_date() -> None:
    page = PAGE.read_text(encoding="utf-8")

    assert rendered(page) == page
