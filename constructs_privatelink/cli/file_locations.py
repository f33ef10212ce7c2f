"""Where in a file a resource of a template stands: what editors and code scanning open."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PureWindowsPath
from urllib.parse import quote

_KEY = re.compile(r"^([ \t]*)[\"']?([^\s\"':]+)[\"']?[ \t]*:")


@dataclass(frozen=True)
class FileLocation:
    """A line of a file.

    Args:
        file: The file, from the working directory where it is below that, with slashes.
        line: The line, from 1.

    """

    file: str
    line: int

    @property
    def uri(self) -> str:
        """The file as a URI: relative where the file is below the working directory."""
        if self.file.startswith("//"):  # Windows' //server/share
            return "file:" + quote(os.fsencode(self.file))
        if PureWindowsPath(self.file).is_absolute():
            return "file:///" + quote(os.fsencode(self.file), safe="/:")
        return ("file://" if self.file.startswith("/") else "") + quote(os.fsencode(self.file))


@dataclass(frozen=True)
class SourceFile:
    """A template's file.

    Args:
        path: Where it is.

    """

    path: Path

    def location_of(self, logical_id: str) -> FileLocation:
        """Return where a resource begins; the file's first line where its name stands on no line of its own."""
        return FileLocation(self._name, self._lines.get(logical_id, 1))

    @cached_property
    def _name(self) -> str:
        path = self.path.resolve()
        here = Path.cwd().resolve()
        return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()

    @cached_property
    def _text(self) -> str:
        try:
            return self.path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""

    @cached_property
    def _lines(self) -> dict[str, int]:
        """The lines of the resources by their names: keys below ``Resources``, as far in as the first; other keys may be named alike."""
        keys = ((number, _KEY.match(line)) for number, line in enumerate(self._text.split("\n"), start=1))
        named = ((number, key[1], key[2]) for number, key in keys if key is not None)
        if not any(name == "Resources" for _, _, name in named):
            return {}
        first, lines = None, dict[str, int]()
        for number, indent, name in named:
            first = indent if first is None else first
            if indent == first:
                lines.setdefault(name, number)
        return lines
