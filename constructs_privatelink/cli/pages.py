"""Pages that a user can open wherever the package is installed: ``privatelink rules`` and ``privatelink docs``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from constructs_privatelink.analysis import all_rules
from constructs_privatelink.errors import PrivateLinkError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constructs_privatelink.analysis import Rule
    from constructs_privatelink.cli.screen import Line

_PACKAGE = Path(__file__).parents[1]
_FOLDERS = (_PACKAGE / "docs", _PACKAGE.parent / "docs")
"""Where the pages are: in the package that is built, and in the repository."""


def rules(ids: Sequence[str]) -> list[Rule]:
    """Return rules by their ids, in the order asked for; all of them where none is named.

    Raises:
        PrivateLinkError: No rule has such an id.

    """
    known = {rule.id.lower(): rule for rule in all_rules()}
    strange = [name for name in ids if name.lower() not in known]
    if strange:
        listed = ", ".join(rule.id for rule in known.values())
        raise PrivateLinkError("rules", [f"no rule is called {name!r}; the rules are {listed}" for name in strange])
    return [known[name.lower()] for name in ids] or list(known.values())


def row(rule: Rule) -> dict[str, object]:
    """Return what a program is told of a rule."""
    return {"rule": rule.id, "title": rule.title, "severity": rule.severity, "link": rule.link, "text": rule.doc}


def listed(every: Sequence[Rule]) -> Iterator[Line]:
    """Yield a list of rules, a line each."""
    width = max(len(rule.id) for rule in every)
    for rule in every:
        yield [(f"{rule.id:<{width}}", "bold"), f"  {rule.severity:<7}  {rule.title}"]


def in_full(every: Sequence[Rule]) -> Iterator[Line]:
    """Yield all that is said of rules: what breaks them, how it is done well, and AWS's page."""
    for number, rule in enumerate(every):
        if number:
            yield []
        yield [(f"{rule.id}: {rule.title}", "bold"), f" ({rule.severity})"]
        yield []
        yield from ([line] for line in rule.doc.splitlines())
        yield []
        yield [rule.link]


def names() -> list[str]:
    """Return the names of the pages."""
    return sorted(page.stem for page in _folder().glob("*.md"))


def page(name: str) -> str:
    """Return the text of a page, as Markdown.

    Raises:
        PrivateLinkError: There is no such page.

    """
    known = names()
    if name.removesuffix(".md") not in known:
        raise PrivateLinkError("docs", [f"no page is called {name!r}; the pages are {', '.join(known)}"])
    return (_folder() / f"{name.removesuffix('.md')}.md").read_text(encoding="utf-8")


def _folder() -> Path:
    return next(folder for folder in _FOLDERS if folder.is_dir())
