"""Small bugs to plant in a package, each a line of one of its modules changed: random questions are good if they show all of them."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from importlib.machinery import SourceFileLoader
from importlib.util import spec_from_file_location
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence
    from importlib.machinery import ModuleSpec
    from types import CodeType, ModuleType


@dataclass(frozen=True)
class Bug:
    """A line of a module, the line in its place, and the kind of question that it is about: any, if none is said."""

    module: str
    old: str
    new: str
    kind: str | None = None


class _Changed(SourceFileLoader):
    """Reads a module with one line changed."""

    def __init__(self, name: str, path: str, old: str, new: str) -> None:
        super().__init__(name, path)
        self._old, self._new = old, new

    def get_code(self, fullname: str) -> CodeType:
        source = self.get_source(fullname) or ""
        assert source.count(self._old) == 1, f"{fullname} has {self._old!r} not once"
        code: CodeType = self.source_to_code(source.replace(self._old, self._new).encode(), self.path)
        return code


class _Finder:
    """Finds the module that has the bug."""

    def __init__(self, name: str, path: str, old: str, new: str) -> None:
        self._name, self._path, self._loader = name, path, _Changed(name, path, old, new)

    def find_spec(self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None) -> ModuleSpec | None:
        del path, target
        return spec_from_file_location(name, self._path, loader=self._loader) if name == self._name else None


@contextmanager
def planted(bug: Bug, package_name: str, entry: str, kept: Container[str] = ()) -> Iterator[ModuleType]:
    """Yield a module of a package that has a bug; the true one is back in its place afterwards.

    Args:
        bug: The bug.
        package_name: The package.
        entry: The module that is asked.
        kept: Modules that stay as they are: what is asked is made of their values.

    """
    package, name = import_module(package_name), f"{package_name}.{bug.module}"
    path = import_module(name).__file__
    assert path is not None
    saved = {each: sys.modules.pop(each) for each in list(sys.modules) if each.startswith(f"{package_name}.") and each not in kept}
    finder = _Finder(name, path, bug.old, bug.new)
    sys.meta_path.insert(0, finder)
    try:
        yield import_module(f"{package_name}.{entry}")
    finally:
        sys.meta_path.remove(finder)
        sys.modules.update(saved)
        for each, true in saved.items():
            setattr(package, each.rpartition(".")[2], true)
