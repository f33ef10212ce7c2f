"""What stands at a path of properties: names with dots between them, where ``*`` is every item of a list."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.properties import Fields
from constructs_privatelink.analysis.values import Unknown

if TYPE_CHECKING:
    from collections.abc import Sequence

_LISTED = (dict, list)
"""What a list of objects is written as: one alone needs no list."""


def objects_at(fields: Fields, path: str) -> list[Fields | Unknown]:
    """Return the objects at a path: what is absent is left out, and what has another form is unknown, and noted as wrong.

    Args:
        fields: Where the path begins.
        path: ``"Targets.*.EcsParameters"``; empty for the beginning itself.

    """
    reached: list[Fields | Unknown] = [fields]
    for name, items in _steps(path):
        reached = [further for holder in reached for further in _step(holder, name, items=items)]
    return reached


def known_objects_at(fields: Fields, path: str) -> list[Fields]:
    """Return the objects at a path that are known; what has another form there is a property of another type.

    Args:
        fields: Where the path begins.
        path: As for `objects_at`.

    """
    steps = _steps(path)
    if steps and steps[0][0] not in fields.values:
        return []  # most paths are those of other types
    reached = [fields]
    for name, items in steps:
        form = _LISTED if items else dict
        further = [part for holder in reached if isinstance(holder.get(name), form) for part in _step(holder, name, items=items)]
        reached = [part for part in further if isinstance(part, Fields)]
    return reached


@cache  # paths are constants
def _steps(path: str) -> tuple[tuple[str, bool], ...]:
    """Return the names of a path, each with whether every item of the list there is meant."""
    names = path.split(".") if path else []
    return tuple((name, names[index + 1 : index + 2] == ["*"]) for index, name in enumerate(names) if name != "*")


def _step(holder: Fields | Unknown, name: str, *, items: bool) -> Sequence[Fields | Unknown]:
    if isinstance(holder, Unknown):
        return [holder]
    if items:
        listed = holder.objects(name)
        return [listed] if isinstance(listed, Unknown) else listed
    item = holder.object(name)
    return [] if item is None else [item]
