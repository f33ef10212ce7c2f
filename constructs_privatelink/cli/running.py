"""How every command runs: what it says when it cannot, and where its answer goes."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from constructs_privatelink.cli.screen import screen, take_any_character
from constructs_privatelink.errors import PrivateLinkError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FAILED = 2
_PIPE_CLOSED = 141
"""What a shell makes of a program that SIGPIPE ends, as `cat` does."""


@contextmanager
def said(output: Path | None = None) -> Iterator[None]:
    """Say in a line what cannot be done, and end with 2; say nothing where nobody reads on.

    Args:
        output: The file that the answer goes to: what is wrong with it is said before the work. Default: None, the screen.

    """
    take_any_character()
    try:
        if output is not None:
            _check(output)
        yield
    except BrokenPipeError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else the interpreter complains when it ends
        raise typer.Exit(_PIPE_CLOSED) from error
    except (PrivateLinkError, OSError) as error:
        screen(errors=True).print(f"privatelink: {_told(error)}", style="red")
        raise typer.Exit(_FAILED) from error


def deliver(text: str, output: Path | None = None) -> None:
    """Write an answer to a file or the screen.

    Args:
        text: The answer.
        output: The file. Default: None, the screen.

    """
    if output is not None:
        output.write_text(text, encoding="utf-8", errors="backslashreplace")
    elif sys.stdout is not None:  # it is None where the shell closed it
        sys.stdout.write(text)
        sys.stdout.flush()


def _check(output: Path) -> None:
    if output.is_dir():
        raise PrivateLinkError("--output", [f"'{output}' is a directory; name a file in it"])
    if not output.parent.is_dir():
        raise PrivateLinkError("--output", [f"there is no directory '{output.parent}'; make it first"])


def _told(error: PrivateLinkError | OSError) -> str:
    if isinstance(error, PrivateLinkError):
        return str(error)
    return f"{error.filename or 'the answer'}: {(error.strerror or type(error).__name__).lower()}"
