"""Findings for programs: the whole answer by its published schema, without spaces since a large app's is long."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from constructs_privatelink.cli.formats.check_result import Report


def rendered(report: Report) -> str:
    """Return the answer."""
    return json.dumps(report.answer, separators=(",", ":")) + "\n"
