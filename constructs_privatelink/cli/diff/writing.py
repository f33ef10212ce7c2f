"""A comparison for people, on a screen and as a comment on a pull request, and for programs."""

from __future__ import annotations

import json
import re
from io import StringIO
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

    from constructs_privatelink.cli.diff.differences import Comparison, Difference

_STYLES = {
    "closed": "bold red",
    "removed": "bold red",
    "replaced": "bold red",
    "widened": "bold red",
    "doubtful": "yellow",
    "misled": "yellow",
    "blocked": "yellow",
    "perhaps-replaced": "yellow",
    "changed": "yellow",
    "not-open": "yellow",
    "opened": "green",
    "gone": "green",
    "narrowed": "green",
}
_HEADINGS = {"ways": "Ways", "endpoints": "Endpoints", "policies": "Policies", "findings": "Findings"}
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~&-])")
_LONGEST = 60_000
"""GitHub takes comments of 65,536 characters."""


def written(comparison: Comparison, format: str) -> str | None:
    """Return a comparison in one of the formats; None for the one that a screen takes."""
    if format == "json":
        return json.dumps(comparison.to_json(), indent=2) + "\n"
    return markdown(comparison) if format == "markdown" else None


def plain(comparison: Comparison) -> str:
    """Return a comparison without colour."""
    from rich.console import Console  # noqa: PLC0415 - formats for machines need none of it

    kept = StringIO()
    write(comparison, Console(file=kept, highlight=False, markup=False, emoji=False, soft_wrap=True, no_color=True))
    return kept.getvalue()


def write(comparison: Comparison, out: Console) -> None:
    """Write what changes, part by part, and the summary last, next to the prompt."""
    for part, differences in groupby(comparison.differences, key=lambda one: one.part):
        out.print(_HEADINGS[part], style="bold")
        for one in differences:
            out.print(f"  {one.title}", style=_STYLES.get(one.kind, ""), end="")
            out.print(f": {one.subject}", style="bold")
            out.print(f"    {one.text}")
            for line in one.details:
                out.print(f"      {line}", style="green" if line.startswith("change: ") else "")
        out.print()
    out.print(comparison.summary)


def markdown(comparison: Comparison) -> str:
    """Return what changes as a comment on a pull request, as long as such a comment may be; the summary comes first."""
    lines = ["## What changes for whom", "", _plain(comparison.summary)]
    length, left = sum(map(len, lines)), 0
    for part, differences in groupby(comparison.differences, key=lambda one: one.part):
        lines += ["", f"### {_HEADINGS[part]}", ""]
        for one in differences:
            told = list(_item(one))
            length += sum(len(line) + 1 for line in told)
            if length > _LONGEST:
                left += 1
            else:
                lines += told
    if left:
        lines += ["", f"{left} more are left out: a comment takes no more."]
    return "\n".join(lines) + "\n"


def _item(one: Difference) -> Iterator[str]:
    yield f"- **{_plain(one.title)}**: {_plain(one.subject)}: {_plain(one.text)}"
    if one.details:
        yield "  <details><summary>more</summary>"
        yield ""
        yield from (f"  - {_plain(line)}" for line in one.details)
        yield ""
        yield "  </details>"


def _plain(text: str) -> str:
    """Return a text that Markdown takes literally, and that notifies nobody."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split())).replace("@", "@<!-- -->")
