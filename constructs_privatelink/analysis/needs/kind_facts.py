"""The properties of a workload and of what it refers to, as the templates tell them, for the conditions of the table of workloads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.needs.callers import ALIASES, FUNCTIONS
from constructs_privatelink.analysis.needs.user_data import decoded
from constructs_privatelink.analysis.networks.state_machines import STATE_MACHINES, task_definitions
from constructs_privatelink.analysis.networks.tasks import STARTED_ON_INSTANCES, hosted
from constructs_privatelink.analysis.templates.custom_types import CUSTOM_RESOURCE
from constructs_privatelink.analysis.values import Reference, ResourceId, Unknown
from constructs_privatelink.catalogue.workload_kinds import Values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.networks.properties import Fields, Reading
    from constructs_privatelink.analysis.values import Resolved, Target

_ITEMS = "[]"
_STEP = " > "
_ENCODED = "UserData"
_OWN_NAMES = ("Name", "Identifier")
_NESTED = ("AWS::CloudFormation::Stack", "AWS::Serverless::Application")
_OUTPUT = re.compile(r"\$\{([^{}]+)\.([A-Za-z0-9]+)\.Outputs\.[A-Za-z0-9]+\}")
_UNKNOWN_WHOLE = re.compile(r"\$\{[^{}]+\}")
_PSEUDO = re.compile(r"\$\{[^{}:]*/(AWS::[A-Za-z]+)\}")
_REFERRED = re.compile(r"\$\{([^{}]+?)\.([A-Za-z0-9]+)(\.[A-Za-z0-9.]+)?\}")
_NOTHING = Values()
_OF_ANY_TEXT = frozenset({CUSTOM_RESOURCE, "AWS::CloudFormation::Stack", "AWS::SSM::Parameter"})
"""Types whose attributes may be any text; those of others are ids, names and addresses."""


class KindFacts:
    """What the templates tell of one workload; it is the `Facts` of the table's conditions.

    Args:
        fields: The workload's properties.
        naming: What names resources by a property.

    """

    def __init__(self, fields: Fields, naming: Naming) -> None:
        self._fields = fields
        self._naming = naming
        self._unread = fields.unread

    def values(self, of: str, path: str) -> Values:
        """Return what a property has; of what is not in the templates, nothing is known."""
        if not of and not self._fields.has(path.partition(".")[0].removesuffix(_ITEMS)) and not self._unread:
            return _NOTHING
        resources: list[Fields | None] = [self._fields]
        for step in filter(None, of.split(_STEP)):
            resources = [further for fields in resources for further in (self._further(fields, step) if fields is not None else [None])]
        values = [value for fields in resources if fields is not None for value in _at(dict(fields.values), path.split("."))]
        told = _texts(values, path, self._fields.reading)
        return Values(told.known, complete=False) if None in resources else told

    def _further(self, fields: Fields, step: str) -> list[Fields | None]:
        if fields.resource.type in STATE_MACHINES:
            return [fields.reading.resource(target) for target in task_definitions(fields)]
        kind, _, path = step.partition(".")
        if kind in STARTED_ON_INSTANCES:
            return [*hosted(fields, kind)]
        if "::" in kind:
            return self._naming.referring(fields, kind, path)
        return [fields.reading.resource(target) for target in _targets(fields, step)]

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
            named_by_all = (target for fields in self._reading.of_type(*exact) for target in _named(fields, path))
            self._named[types, path] = {self._behind(target) for target in named_by_all}
        named = self._named[types, path]
        return True if id in named else None if any(isinstance(target, Unknown) and self._may_be(target, id) for target in named) else False

    def _behind(self, target: Target) -> Target:
        """Return the function that an alias or a version is of, and anything else as it is."""
        fields = self._reading.resource(target)
        if fields is None or fields.resource.type not in ALIASES:
            return target
        return fields.target("FunctionName", *FUNCTIONS) or target

    def _may_be(self, unknown: Unknown, id: ResourceId) -> bool:
        """Return whether something unknown may be a resource: a nested stack puts out what it makes or is given."""
        output = _OUTPUT.fullmatch(unknown.key or "")
        nested = self._reading.resource(ResourceId(*output.groups())) if output else None
        return nested is None or nested.resource.type not in _NESTED or _holds(nested.values.get("Parameters"), id)

    def referring(self, it: Fields, type: str, path: str) -> list[Fields | None]:
        """Return the resources of a type that refer to another by a property, by its name too; None for one that perhaps does."""
        names = {value for key, value in it.values.items() if key.endswith(_OWN_NAMES) and isinstance(value, str)}
        answers = [(fields, _refers(fields, path, it.id, names)) for fields in self._reading.of_type(type)]
        return [fields if certain else None for fields, certain in answers if certain is not False]


def _holds(value: Resolved, id: ResourceId) -> bool:
    """Return whether a resource, or something unknown that may be it, stands anywhere in a value."""
    if isinstance(value, dict | list):
        return any(_holds(part, id) for part in (value.values() if isinstance(value, dict) else value))
    if isinstance(value, Unknown):
        return value.key is None or str(id) in value.key or _UNKNOWN_WHOLE.fullmatch(value.key) is not None
    return isinstance(value, Reference) and value.target == id


def _refers(fields: Fields, path: str, id: ResourceId, names: set[str]) -> bool | None:
    """Return whether a resource refers to another by a property; None where nobody knows."""
    values = list(_at(dict(fields.values), path.split(".")))
    if any(value.target == id if isinstance(value, Reference) else isinstance(value, str) and value in names for value in values):
        return True
    return None if any(isinstance(value, Unknown) for value in values) else False


def _named(fields: Fields, path: str) -> Iterator[Target]:
    """Yield what a property refers to, or the items of a list do."""
    if path.endswith(_ITEMS):
        targets = fields.targets(path.removesuffix(_ITEMS))
        yield from (targets,) if isinstance(targets, Unknown) else targets or ()
    elif (target := fields.target(path)) is not None:
        yield target


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
    known = [decoded(text) if path.endswith(_ENCODED) and isinstance(text, str) else text for text in texts]
    return Values(tuple(known), complete=len(known) == len(values))


def _text(value: Resolved, reading: Reading) -> object:
    """Return a value as conditions read it; None for one of which nothing is known."""
    if isinstance(value, Reference):
        return _typed(value.target, value.attribute, reading)
    if isinstance(value, Unknown) and value.key is not None:
        text = _PSEUDO.sub(r"${\1}", value.key)
        return _REFERRED.sub(lambda match: _referred(match, reading), text)
    return None if isinstance(value, Unknown) else value


def _referred(match: re.Match[str], reading: Reading) -> str:
    """Return the type of the resource that a text refers to; the text itself where that may be anything."""
    stack, logical_id, attribute = match.groups()
    return _typed(ResourceId(stack, logical_id), attribute, reading) or match[0]


def _typed(target: ResourceId, attribute: str | None, reading: Reading) -> str | None:
    """Return the type of what is referred to; None where it is not there, or an attribute of it may be any text."""
    source = reading.resource(target)
    kind = source.resource.type if source is not None else None
    any_text = attribute is not None and kind is not None and (kind in _OF_ANY_TEXT or not kind.startswith("AWS::"))
    return None if kind is None or any_text else f"${{{kind}}}"
