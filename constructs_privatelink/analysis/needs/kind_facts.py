"""The properties of a workload and of what it refers to, as the templates tell them, for the conditions of the table of workloads."""

from __future__ import annotations

import re
from base64 import b64decode
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.values import Reference, ResourceId, Unknown
from constructs_privatelink.catalogue.workload_kinds import Values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.networks.properties import Fields, Reading
    from constructs_privatelink.analysis.values import Resolved, Target

_ITEMS = "[]"
_ENCODED = "UserData"
_REFERRED = re.compile(r"\$\{([^{}]+?)\.([A-Za-z0-9]+)\}")


class KindFacts:
    """What the templates tell of one workload; it is the `Facts` of the table's conditions.

    Args:
        fields: The workload's properties.
        naming: What names resources by a property.

    """

    def __init__(self, fields: Fields, naming: Naming) -> None:
        self._fields = fields
        self._naming = naming

    def values(self, of: str, path: str) -> Values:
        """Return what a property has; of what is not in the templates, nothing is known."""
        resources: list[Fields | None] = [self._fields]
        if of:
            resources = [self._fields.reading.resource(target) for target in _targets(self._fields, of)]
        values = [value for fields in resources if fields is not None for value in _at(dict(fields.values), path.split("."))]
        told = _texts(values, path, self._fields.reading)
        return Values(told.known, complete=told.complete and None not in resources)

    def of_type(self, type: str, path: str) -> Values:
        """Return what a property of all resources of a type has."""
        values = [value for fields in self._fields.reading.of_type(type) for value in _at(dict(fields.values), path.split("."))]
        return _texts(values, path, self._fields.reading)

    def named_by(self, types: tuple[str, ...], path: str) -> bool | None:
        """Return whether a resource of some types refers to the workload."""
        return self._naming.names(self._fields.id, types, path)


class Naming:
    """Which resources are named by the properties of others, each property read once.

    Args:
        reading: The templates' properties.

    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._named: dict[tuple[tuple[str, ...], str], set[Target]] = {}

    def names(self, id: ResourceId, types: tuple[str, ...], path: str) -> bool | None:
        """Return whether a resource of some types has a property that refers to another; None where nobody knows.

        Args:
            id: The resource that is referred to.
            types: The types; ``Custom::*`` is all that begin so.
            path: The property.

        """
        if (types, path) not in self._named:
            exact = [known for known in self._reading.stacks.types if any(_is_of(known, pattern) for pattern in types)]
            targets = (fields.target(path) for fields in self._reading.of_type(*exact))
            self._named[types, path] = {target for target in targets if target is not None}
        named = self._named[types, path]
        return True if id in named else None if any(isinstance(target, Unknown) for target in named) else False


def _is_of(type: str, pattern: str) -> bool:
    return type.startswith(pattern[:-1]) if pattern.endswith("*") else type == pattern


def _targets(fields: Fields, path: str) -> Iterator[Target | None]:
    """Yield what the values at a path refer to."""
    for value in _at(dict(fields.values), path.split(".")):
        if isinstance(value, Reference):
            yield value.target
        else:
            yield value if isinstance(value, Unknown) else None


def _at(value: Resolved, steps: list[str]) -> Iterator[Resolved]:
    """Yield the values at the end of a path; where it leads into what is not known, that."""
    if not steps:
        if value is not None:
            yield value
        return
    if isinstance(value, Unknown | Reference):
        yield value
        return
    if not isinstance(value, dict):
        return
    name = steps[0].removesuffix(_ITEMS)
    inner = value.get(name)
    if inner is None:
        # A function that is not worked out may add properties.
        yield from (added for key, added in value.items() if key.startswith("Fn::"))
        return
    if steps[0].endswith(_ITEMS) and isinstance(inner, list):
        for item in inner:
            yield from _at(item, steps[1:])
    else:
        yield from _at(inner, steps[1:])


def _texts(values: list[Resolved], path: str, reading: Reading) -> Values:
    texts = [text for value in values if (text := _text(value, reading)) is not None]
    known = [_decoded(text) if path.endswith(_ENCODED) else text for text in texts]
    return Values(tuple(known), complete=len(known) == len(values))


def _text(value: Resolved, reading: Reading) -> object:
    """Return a value as conditions read it; None for one of which nothing is known."""
    if isinstance(value, Reference):
        return _typed(value.target, reading)
    if isinstance(value, Unknown) and value.key is not None:
        return _REFERRED.sub(lambda found: _typed(ResourceId(*found.groups()), reading) or found[0], value.key)
    return None if isinstance(value, Unknown) else value


def _typed(target: ResourceId, reading: Reading) -> str | None:
    source = reading.resource(target)
    return None if source is None else f"${{{source.resource.type}}}"


def _decoded(text: object) -> object:
    """Return user data as it was written."""
    try:
        return b64decode(text, validate=True).decode() if isinstance(text, str) else text
    except ValueError:
        return text
