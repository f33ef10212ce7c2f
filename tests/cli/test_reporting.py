"""The report in the format that is asked for: one page, or Markdown, of the same networks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.report.fixtures_report import reported
from tests.cli.templates import network

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(("format", "beginning"), [("html", "<!doctype html>"), ("markdown", "# ")])
def test_a_report_has_its_format(tmp_path: Path, format: str, beginning: str) -> None:
    text = reported(tmp_path, network(), format)

    assert text.lower().startswith(beginning)
    assert "Kms" in text or "kms" in text
    assert "hunter2" not in text
