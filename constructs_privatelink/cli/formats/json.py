"""Findings for programs: the whole answer by its published schema, without spaces since a large app's is long, and piece by piece."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from constructs_privatelink.cli.screen import json_text

if TYPE_CHECKING:
    from constructs_privatelink.cli.formats.check_result import CheckResult


def rendered(result: CheckResult) -> Iterator[str]:
    """Yield the answer, each proof and finding apart: nobody holds all of them as text."""
    for number, (name, value) in enumerate(result.answer.items()):
        yield f"{',' if number else '{'}{json_text(name)}:"
        if not isinstance(value, Iterator):
            yield json_text(value, indent=None)
            continue
        mark = "["
        for item in value:
            yield mark + json_text(item, indent=None)
            mark = ","
        yield "]" if mark == "," else "[]"
    yield "}\n"
