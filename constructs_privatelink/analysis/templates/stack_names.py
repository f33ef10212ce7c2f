"""Exports that have the name of their stack in theirs, which a template on its own does not say: an import of another one tells it.

``${AWS::StackName}-Vpc`` is exported, and ``network-Vpc`` or ``${Network}-Vpc`` imported: what stands there is the stack's name, as long
as one export of the set alone can be meant.

AWS: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_STACK_NAME = re.compile(r"\$\{[^${}]+/AWS::StackName\}")
_TOLD = re.compile(r"(?:[A-Za-z][-A-Za-z0-9]*|\$\{(?![^${}]*AWS::StackName)[^${}]+\})")
"""A stack's name, or what stands for one."""
_LONGEST = 500
"""Names of exports have 255 characters at most, and what stands for a stack's name some more."""


class NamesWithStacks:
    """The exports that have one stack's name at the beginning or the end of their own, and something besides.

    Of a stack that imports give different names nothing is told: there are several of its template, or some are of a stack elsewhere.

    Args:
        exports: The keys of the names that are exported.
        imported: Stacks and the keys of the names that they import. Default: none.

    """

    def __init__(self, exports: Iterable[str], imported: Iterable[tuple[str, str]] = ()) -> None:
        self._by_rest: dict[tuple[str, bool], list[str]] = {}
        for export in exports:
            before, *after = _STACK_NAME.split(export)
            rest = before or (after[0] if after else "")
            if len(after) == 1 and rest and not (before and after[0]):
                self._by_rest.setdefault((rest, not before), []).append(export)
        self._named_twice = self._with_several_names(imported) if self._by_rest else frozenset()

    def __bool__(self) -> bool:
        """Return whether there are any."""
        return bool(self._by_rest)

    def perhaps(self, key: str, importer: str) -> Iterator[str]:
        """Yield those that a name may mean.

        Args:
            key: The key of the name that is imported.
            importer: The stack that imports it, which imports nothing of itself.

        """
        yield from (export for export, _ in self._meant(key, importer) if _stack_of(export) not in self._named_twice)

    def _meant(self, key: str, importer: str) -> Iterator[tuple[str, str]]:
        """Yield those that a name may mean, with what stands for the stack's name."""
        own = f"${{{importer}/AWS::StackName}}"
        for at in range(1, len(key)) if self._by_rest and len(key) <= _LONGEST else ():
            for told, rest, is_end in ((key[:at], key[at:], True), (key[at:], key[:at], False)):
                if (rest, is_end) in self._by_rest and _TOLD.fullmatch(told):
                    yield from ((export, told) for export in self._by_rest[rest, is_end] if _stack_of(export) != own)

    def _with_several_names(self, imported: Iterable[tuple[str, str]]) -> frozenset[str]:
        """Return the stacks that have two names: written ones, or two parameters of one template, which has two for two stacks."""
        names: dict[tuple[str, str], set[str]] = {}
        for importer, key in imported:
            meant = list(self._meant(key, importer))
            for export, told in meant if len(meant) == 1 else ():
                template = told.rpartition("/")[0] if told.startswith("${") else ""
                names.setdefault((_stack_of(export), template), set()).add(told)
        return frozenset(stack for (stack, _), told in names.items() if len(told) > 1)


def _stack_of(export: str) -> str:
    """Return what stands for the stack's name in the key of an export: ``"${Network/AWS::StackName}"``."""
    return "".join(_STACK_NAME.findall(export))
