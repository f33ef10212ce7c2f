"""A comparison for people, on a screen and as a comment on a pull request, and for programs."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from constructs_privatelink.cli.markdown_text import literal
from constructs_privatelink.cli.screen import deliver, json_text, not_looked_at, show
from constructs_privatelink.errors import some_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
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
    "associations": "Associations with endpoints",
    "policies": "Policies",
    "findings": "Findings",
}
_MOST_SUBJECTS = 5
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
    """Yield how much changes, then what, part by part, and what was not looked at; what is alike is told once."""
    yield [comparison.summary]
    for part, differences in groupby(comparison.differences, key=attrgetter("part")):
        yield []
        yield [(_HEADINGS[part], "bold")]
        for difference, subjects in _alike(differences):
            count = f" ({len(subjects)})" if len(subjects) > 1 else ""
            title = (f"  {difference.title}{count}", _STYLES.get(difference.kind, ""))
            yield [title, (f": {some_of(subjects, _MOST_SUBJECTS)}", "bold")]
            yield [f"    {difference.text}"]
            yield from ([(f"      {detail}", "green" if detail.startswith("change: ") else "")] for detail in difference.details)
    yield from not_looked_at(comparison.omissions)


def _alike(differences: Iterable[Difference]) -> Iterator[tuple[Difference, list[str]]]:
    """Yield what is said of somebody, with all of whom the same is said, where the first of them is told."""
    alike: dict[tuple[str, str, tuple[str, ...]], tuple[Difference, list[str]]] = {}
    for difference in differences:
        alike.setdefault((difference.kind, difference.text, difference.details), (difference, []))[1].append(difference.subject)
    yield from alike.values()


def markdown(comparison: Comparison) -> str:
    """Return what changes as a comment on a pull request, as long as such a comment may be; the summary comes first."""
    text = ["## What changes for whom", "", literal(comparison.summary)]
    length, left_out = sum(map(len, text)), 0
    for part, differences in groupby(comparison.differences, key=attrgetter("part")):
        text += ["", f"### {_HEADINGS[part]}", ""]
        for difference, subjects in _alike(differences):
            item = list(_item(difference, subjects))
            length += sum(len(line) + 1 for line in item)
            if length > _LONGEST:
                left_out += len(subjects)
            else:
                text += item
    if left_out:
        text += ["", f"{left_out} more are left out: a comment takes no more."]
    if comparison.omissions:
        text += ["", *(f"- not looked at: {literal(str(omission))}" for omission in comparison.omissions)]
    return "\n".join(text) + "\n"


def _item(difference: Difference, subjects: Sequence[str]) -> Iterator[str]:
    count = f" ({len(subjects)})" if len(subjects) > 1 else ""
    yield f"- **{literal(difference.title)}**{count}: {literal(some_of(subjects, _MOST_SUBJECTS))}: {literal(difference.text)}"
    if difference.details:
        yield "  <details><summary>more</summary>"
        yield ""
        yield from (f"  - {literal(detail)}" for detail in difference.details)
        yield ""
        yield "  </details>"
