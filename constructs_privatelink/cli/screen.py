"""What is written to a terminal, a pipe or a file: colour and progress only where somebody looks, and no character that cannot be shown."""

from __future__ import annotations

import io
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

_STYLES = {"error": "bold red", "warning": "yellow", "info": "blue", "blocked": "bold red", "unknown": "yellow", "reachable": "green"}


def take_any_character() -> None:
    """Let standard output and error write what their encoding lacks as an escape, instead of failing at a construct's name."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def style_of(word: str) -> str:
    """Return how a severity or verdict is coloured."""
    return _STYLES.get(word, "")


def screen(*, errors: bool = False) -> Console:
    """Return what writes to standard output, or to standard error: in colour on a terminal, unless ``NO_COLOR`` is set."""
    from rich.console import Console  # noqa: PLC0415 - formats for machines need none of it

    class Screen(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError  # rich ends with 1, which a check means otherwise

    return Screen(stderr=errors, highlight=False, markup=False, emoji=False, soft_wrap=True)


@contextmanager
def working(on: str) -> Iterator[None]:
    """Show on a terminal that something is under way; nothing in a pipe.

    Args:
        on: What is done, in words.

    """
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield
        return
    with screen(errors=True).status(on):
        yield
