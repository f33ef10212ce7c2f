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
_TOLD = r"(?:[A-Za-z][-A-Za-z0-9]*|\$\{(?![^${}]*AWS::StackName)[^${}]+\})"
"""A stack's name, or what stands for one."""


def perhaps_named(key: str, exports: Iterable[str]) -> Iterator[str]:
    """Yield those of some exports that a name may mean whose own has one stack's name in it, and something besides.

    Args:
        key: The key of the name that is imported.
        exports: The keys of the names that are exported.

    """
    for export in exports:
        before, *after = _STACK_NAME.split(export)
        if len(after) == 1 and (before or after[0]) and re.fullmatch(re.escape(before) + _TOLD + re.escape(after[0]), key):
            yield export
