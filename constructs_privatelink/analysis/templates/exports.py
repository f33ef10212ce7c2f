"""Which stacks of a set import what others export: CloudFormation deletes no export that a stack imports.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.templates.suppositions import supposed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from constructs_privatelink.analysis.templates.scopes import Scope, Scopes

_SECTIONS = ("Resources", "Outputs", "Conditions")


def imports_of(scopes: Scopes) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the stacks that import an export, by the exporting stack and the export's name.

    Args:
        scopes: The stacks. What is exported by several of them, or by none, is left out.

    """
    importers: dict[tuple[str, str], dict[str, None]] = {}
    for scope in scopes.all:
        for name in _imported_names(scope):
            exports = scope.exports_named(name)
            if len(exports) == 1:
                importers.setdefault((exports[0].scope.name, exports[0].key), {})[scope.name] = None
    return {export: tuple(stacks) for export, stacks in importers.items()}


def imported_beside(scopes: Scopes) -> frozenset[tuple[str, str]]:
    """Return stacks and the keys of names that they import, where exports have names of stacks in theirs, which these tell; none elsewhere.

    It is worked out beside the stacks: what they import themselves rests on it.

    Args:
        scopes: The stacks.

    """
    beside = supposed(scopes, scopes.work.supposed)
    importing = beside.all if beside.with_stacks() else []
    return frozenset((scope.name, name) for scope in importing for name in _imported_names(scope))


def _imported_names(scope: Scope) -> Iterator[str]:
    waiting: list[object] = [scope.section(section) for section in _SECTIONS]
    names: dict[str, None] = {}
    while waiting:
        match waiting.pop():
            case {"Fn::ImportValue": named, **rest} if not rest:
                key = scope.key_of_import(named)
                names.update({key: None} if key is not None else {})
            case dict() as inner:
                waiting += inner.values()
            case list() as inner:
                waiting += inner
    yield from names


def exported(scopes: Scopes) -> Mapping[str, frozenset[str]]:
    """Return the names that each stack exports."""
    names: dict[str, set[str]] = {scope.name: set() for scope in scopes.all}
    for name, exports in scopes.exports().items():
        for export in exports:
            names[export.scope.name].add(name)
    return {stack: frozenset(known) for stack, known in names.items()}
