"""Where answers go: to a terminal, a pipe or a file. Every line that people read is written here, with all in it visible.

Colour and progress are only where somebody looks, and what an encoding lacks becomes an escape.
"""

from __future__ import annotations

import io
import json
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO, TypeAlias

from constructs_privatelink.visible_text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from rich.console import Console

    from constructs_privatelink.analysis import Omission

Line: TypeAlias = "Sequence[str | tuple[str, str]]"
"""A line in pieces: texts, and texts with the style that they have on a terminal."""

_STYLES = {"error": "bold red", "warning": "yellow", "info": "blue", "blocked": "bold red", "unknown": "yellow", "reachable": "green"}


def style_of(word: str) -> str:
    """Return how a severity or verdict is coloured."""
    return _STYLES.get(word, "")


def not_looked_at(omissions: Iterable[Omission]) -> Iterator[Line]:
    """Yield what an answer says nothing of, after an empty line; nothing where there is nothing of that kind."""
    for number, omission in enumerate(omissions):
        yield from [[]] if number == 0 else []
        yield [("not looked at:", style_of("warning")), f" {omission}"]


def plain(line: Line) -> str:
    """Return a line without colour, and without an end."""
    return visible("".join(piece if isinstance(piece, str) else piece[0] for piece in line))


def show(lines: Iterable[Line], output: Path | None = None, *, errors: bool = False) -> None:
    """Write lines for people: in colour on a terminal, unless ``NO_COLOR`` is set.

    Args:
        lines: The lines.
        output: The file. Default: None, the screen.
        errors: Whether they go to standard error. Default: False.

    """
    console = _console(errors=errors) if output is None and _may_have_colour(sys.stderr if errors else sys.stdout) else None
    if console is None or console.color_system is None:
        # Rich takes a tenth of a millisecond for each piece, and a large app has tens of thousands.
        deliver((f"{plain(line)}\n" for line in lines), output, errors=errors)
        return
    for line in lines:
        pieces = [(visible(text), style) for text, style in ((piece, "") if isinstance(piece, str) else piece for piece in line)]
        whole = plain(line)
        for text, style in pieces if "".join(text for text, _ in pieces) == whole else [(whole, "")]:
            console.print(text, style=style, end="")
        console.print()


def deliver(parts: Iterable[str], output: Path | None = None, *, errors: bool = False) -> None:
    """Write a text part by part.

    Args:
        parts: The parts.
        output: The file. Default: None, the screen.
        errors: Whether they go to standard error. Default: False.

    """
    stream = sys.stderr if errors else sys.stdout
    if output is not None:
        with output.open("w", encoding="utf-8", errors="backslashreplace") as file:
            file.writelines(parts)
    elif stream is not None:  # it is None where the shell closed it
        stream.writelines(parts)
        stream.flush()


def json_text(values: object, *, indent: int | None = 2) -> str:
    """Return values as JSON; what a CI server would obey anywhere in a line is written with an escape.

    Args:
        values: The values.
        indent: How far each level is set in; None for no spaces at all. Default: 2.

    """
    separators = (",", ":") if indent is None else None
    return json.dumps(values, indent=indent, separators=separators).replace("##", "#\\u0023")


def take_any_character() -> None:
    """Let standard output and error write what their encoding lacks as an escape, instead of failing at a construct's name."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


@contextmanager
def working(on: str) -> Iterator[None]:
    """Show on a terminal that something is under way; nothing in a pipe.

    Args:
        on: What is done, in words.

    """
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield
        return
    with _console(errors=True).status(on):
        yield


def _may_have_colour(stream: TextIO | None) -> bool:
    """Return whether it is worth it to ask rich, which takes a twentieth of a second to load: somebody looks, or wants colour in a log."""
    return stream is not None and (stream.isatty() or any(name in os.environ for name in ("FORCE_COLOR", "TTY_COMPATIBLE")))


def _console(*, errors: bool) -> Console:
    from rich.console import Console  # noqa: PLC0415 - formats for machines need none of it

    class Screen(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError  # rich ends with 1, which a check means otherwise

    return Screen(stderr=errors, highlight=False, markup=False, emoji=False, soft_wrap=True)
