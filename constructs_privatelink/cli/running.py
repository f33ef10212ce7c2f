"""How every command runs, and what it says when it cannot."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from constructs_privatelink.cli.screen import show, take_any_character
from constructs_privatelink.errors import PrivateLinkError
from constructs_privatelink.visible_text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from constructs_privatelink.cli.inputs import Networks

_FAILED = 2
_PIPE_CLOSED = 141
"""What a shell makes of a program that SIGPIPE ends, as `cat` does."""


@contextmanager
def complaining(output: Path | None = None) -> Iterator[None]:
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
        show(([(line, "red")] for line in f"privatelink: {_complaint(error)}".split("\n")), errors=True)
        raise typer.Exit(_FAILED) from error


def ended(read: Networks, *, failed: bool = False) -> None:
    """End a command that has answered.

    Args:
        read: What it was asked about.
        failed: Whether the answer is a bad one. Default: False.

    Raises:
        typer.Exit: With 2 where a file that was named could not be read, whatever the answer about the others is; with 1 where it is bad.

    """
    if not read.whole:
        raise typer.Exit(_FAILED)
    if failed:
        raise typer.Exit(1)


def _check(output: Path) -> None:
    if output.is_dir():
        raise PrivateLinkError("--output", [f"'{output}' is a directory; name a file in it"])
    if not output.parent.is_dir():
        raise PrivateLinkError("--output", [f"there is no directory '{output.parent}'; make it first"])


def _complaint(error: PrivateLinkError | OSError) -> str:
    if isinstance(error, PrivateLinkError):
        return str(error)
    return f"{visible(str(error.filename or 'the answer'))}: {(error.strerror or type(error).__name__).lower()}"
