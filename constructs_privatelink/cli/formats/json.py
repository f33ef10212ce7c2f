"""Findings for programs: the whole answer by its published schema, without spaces since a large app's is long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.cli.screen import json_text

if TYPE_CHECKING:
    from constructs_privatelink.cli.formats.check_result import CheckResult


def rendered(result: CheckResult) -> str:
    """Return the answer."""
    return json_text(result.answer, indent=None) + "\n"
