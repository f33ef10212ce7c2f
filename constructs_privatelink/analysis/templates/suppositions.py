"""The stacks of a set where comparisons that nobody knows are taken for granted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.templates.scopes import Scopes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs_privatelink.analysis.templates.scopes import Scope
    from constructs_privatelink.analysis.templates.work import Comparison


def supposed(scopes: Scopes, suppositions: Mapping[Comparison, bool]) -> Scopes:
    """Return the stacks of a set anew, in which comparisons that nobody knows are taken for granted."""
    again = Scopes(scopes.work.supposing(suppositions), imported=scopes.imported)
    copies: dict[str, Scope] = {}
    for scope in scopes.all:
        around = None if scope.parent is None else (copies[scope.parent[0].name], scope.parent[1])
        copy = replace(scope, others=again, parent=around, nested={}, _memo={}, _sections={})
        if around is not None:
            around[0].nested[around[1]] = copy
        copies[scope.name] = copy
        again.all.append(copy)
    return again
