"""A comparison for people, on a screen and as a comment on a pull request, and for programs."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from constructs_privatelink.cli.markdown_text import literal
from constructs_privatelink.cli.screen import deliver, json_text, show

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from constructs_privatelink.cli.diff.differences import Comparison, Difference, DifferencePart
    from constructs_privatelink.cli.screen import Line

_STYLES = {
    "closed": "bold red",
    "removed": "bold red",
    "replaced": "bold red",
    "widened": "bold red",
    "doubtful": "yellow",
    "misled": "yellow",
    "blocked": "yellow",
    "perhaps-replaced": "yellow",
    "refused": "bold red",
    "perhaps-refused": "yellow",
    "gap": "bold red",
    "in-use": "bold red",
    "changed": "yellow",
    "not-open": "yellow",
    "unacknowledged": "yellow",
    "opened": "green",
    "gone": "green",
    "narrowed": "green",
}
_HEADINGS: dict[DifferencePart, str] = {
    "paths": "Paths",
    "endpoints": "Endpoints",
    "order": "Order of the update",
    "exports": "Exports",
    "policies": "Policies",
    "findings": "Findings",
}
_LONGEST = 60_000
"""GitHub takes comments of 65,536 characters."""


def write(comparison: Comparison, format: str, output: Path | None) -> None:
    """Write a comparison to the screen or a file, in one of the formats."""
    if format == "json":
        deliver([json_text(comparison.to_json()), "\n"], output)
    elif format == "markdown":
        deliver([markdown(comparison)], output)
    else:
        show(lines(comparison), output)


def lines(comparison: Comparison) -> Iterator[Line]:
    """Yield how much changes, and then what, part by part."""
    yield [comparison.summary]
    for part, differences in groupby(comparison.differences, key=attrgetter("part")):
        yield []
        yield [(_HEADINGS[part], "bold")]
        for difference in differences:
            yield [(f"  {difference.title}", _STYLES.get(difference.kind, "")), (f": {difference.subject}", "bold")]
            yield [f"    {difference.text}"]
            yield from ([(f"      {detail}", "green" if detail.startswith("change: ") else "")] for detail in difference.details)


def markdown(comparison: Comparison) -> str:
    """Return what changes as a comment on a pull request, as long as such a comment may be; the summary comes first."""
    text = ["## What changes for whom", "", literal(comparison.summary)]
    length, left_out = sum(map(len, text)), 0
    for part, differences in groupby(comparison.differences, key=attrgetter("part")):
        text += ["", f"### {_HEADINGS[part]}", ""]
        for difference in differences:
            item = list(_item(difference))
            length += sum(len(line) + 1 for line in item)
            if length > _LONGEST:
                left_out += 1
            else:
                text += item
    if left_out:
        text += ["", f"{left_out} more are left out: a comment takes no more."]
    return "\n".join(text) + "\n"


def _item(difference: Difference) -> Iterator[str]:
    yield f"- **{literal(difference.title)}**: {literal(difference.subject)}: {literal(difference.text)}"
    if difference.details:
        yield "  <details><summary>more</summary>"
        yield ""
        yield from (f"  - {literal(detail)}" for detail in difference.details)
        yield ""
        yield "  </details>"
