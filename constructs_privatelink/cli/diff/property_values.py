"""Whether what the old templates say of a property is what the new ones say, where part of it is not known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.values import ResourceId, Unknown

if TYPE_CHECKING:
    from constructs_privatelink.analysis import Analysis

# What may change the value of a property that is written as before, and is not worked out.
_AROUND = ("Parameters", "Conditions", "Mappings", "Transform")


@dataclass(frozen=True)
class PropertyValues:
    """What is written in both.

    Args:
        old: What the templates said.
        new: What they say.

    """

    old: Analysis
    new: Analysis

    def unchanged(self, was: object, becomes: object, old: ResourceId, new: ResourceId, property: str) -> bool:
        """Return whether two values of a property are certainly the same: what is not known may be two different things.

        Args:
            was: The old value, as `settled` returns it.
            becomes: The new value, likewise.
            old: The resource that had it.
            new: The resource that has it.
            property: The property.

        """
        if keyed(was) != keyed(becomes):
            return False
        if not untold(was):
            return True
        return self.same_around and _written(self.old, old, property) == _written(self.new, new, property)

    def settled(self, value: object) -> object:
        """Return a value in which only that has a key of which the key tells whether it is the same in both."""
        match value:
            case ResourceId() | str():
                return value
            case Unknown():
                return value if value.key is None or self._tells(value.key) else replace(value, key=None)
            case Mapping():
                return {key: self.settled(item) for key, item in value.items()}
            case tuple():
                return tuple(self.settled(item) for item in value)
            case list():
                return [self.settled(item) for item in value]
            case _:
                return value

    def _tells(self, key: str) -> bool:
        return not any(parameter in key for parameter in self._declared_anew) and ("${Fn::" not in key or self.same_around)

    @cached_property
    def _declared_anew(self) -> tuple[str, ...]:
        """The keys of parameters that are declared in another way: a secret's default is not read."""
        old, new = self.old.stacks, self.new.stacks
        keys = []
        for stack in new.stacks:
            was, becomes = old.written(stack, "Parameters"), new.written(stack, "Parameters")
            if isinstance(was, Mapping) and isinstance(becomes, Mapping):
                keys += [f"${{{stack}/{name}}}" for name in was if was[name] != becomes.get(name)]
        return tuple(keys)

    @cached_property
    def same_around(self) -> bool:
        """Whether all that is no resource is written as before, in all stacks."""
        return _around(self.old) == _around(self.new)


def keyed(value: object) -> object:
    """Return a value as what it is compared by: what a deployment fills in by its key, without the place that it stands in."""
    match value:
        case ResourceId() | str():
            comparable: object = value
        case Unknown():
            comparable = ("not known", value.key)
        case bool():
            comparable = "true" if value else "false"
        case int() | float():
            comparable = str(value)
        case list() | tuple():
            comparable = tuple(keyed(item) for item in value)
        case Mapping():
            comparable = {key: keyed(item) for key, item in value.items()}
        case _:
            comparable = value
    return comparable


def untold(value: object) -> bool:
    """Return whether part of a value is not known, so that nothing tells whether two of them are the same."""
    match value:
        case ResourceId() | str():
            return False
        case Unknown():
            return value.key is None
        case list() | tuple():
            return any(map(untold, value))
        case Mapping():
            return any(map(untold, value.values()))
        case _:
            return False


def _written(analysis: Analysis, id: ResourceId, property: str) -> object:
    resource = analysis.stacks.resource(id)
    properties = None if resource is None else resource.raw.get("Properties")
    return properties.get(property) if isinstance(properties, Mapping) else None


def _around(analysis: Analysis) -> object:
    stacks = analysis.stacks
    return {name: [stacks.written(name, part) for part in _AROUND] for name in stacks.stacks}
