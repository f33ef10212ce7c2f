"""Where in a file a resource of a template stands: what editors and code scanning open."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PureWindowsPath
from urllib.parse import quote

_KEY = r"^{indent}[\"']?{name}[\"']?[ \t]*:"
_FIRST_KEY = re.compile(r"^([ \t]+)[\"']?\w+[\"']?[ \t]*:", re.MULTILINE)


@dataclass(frozen=True)
class Place:
    """A place in a file.

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

    def place_of(self, logical_id: str) -> Place:
        """Return where a resource begins; the file's first line where its name stands on no line of its own."""
        start, indent = self._resources
        found = re.compile(_KEY.format(indent=indent, name=re.escape(logical_id)), re.MULTILINE).search(self._text, start)
        return Place(self._name, 1 if found is None else self._text.count("\n", 0, found.start()) + 1)

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
    def _resources(self) -> tuple[int, str]:
        """The offset of the section that resources stand in, and how far its keys are indented: other keys may be named alike."""
        section = re.search(_KEY.format(indent=r"[ \t]*", name="Resources"), self._text, re.MULTILINE)
        start = section.end() if section else 0
        first = _FIRST_KEY.search(self._text, start)
        return start, first[1] if first else ""
