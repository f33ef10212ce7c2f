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

    Args:
        exports: The keys of the names that are exported.

    """

    def __init__(self, exports: Iterable[str]) -> None:
        self._by_rest: dict[tuple[str, bool], list[str]] = {}
        for export in exports:
            before, *after = _STACK_NAME.split(export)
            rest = before or (after[0] if after else "")
            if len(after) == 1 and rest and not (before and after[0]):
                self._by_rest.setdefault((rest, not before), []).append(export)

    def perhaps(self, key: str) -> Iterator[str]:
        """Yield those that a name may mean.

        Args:
            key: The key of the name that is imported.

        """
        for at in range(1, len(key)) if self._by_rest and len(key) <= _LONGEST else ():
            for told, rest, is_end in ((key[:at], key[at:], True), (key[at:], key[:at], False)):
                if (rest, is_end) in self._by_rest and _TOLD.fullmatch(told):
                    yield from self._by_rest[rest, is_end]
