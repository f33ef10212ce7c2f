"""What is read back of a resource, in the words of its template."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from tools.deploy_local.account import Account, Json

if TYPE_CHECKING:
    from collections.abc import Sequence


class ReadBack(NamedTuple):
    """A resource as the services describe it.

    A property that is missing here cannot be read back, and is listed as such. One that the service says nothing about is None, which
    differs from anything that was declared.
    """

    properties: Mapping[str, Json]
    attributes: Mapping[str, Json]


Reader: TypeAlias = Callable[[Account, str, Mapping[str, Json]], ReadBack | None]
"""Reads a resource by its physical id and, where the services know it by no id, by what was declared; None if it is not there."""


def tags(described: Mapping[str, str] | Iterable[Mapping[str, str]] | None) -> list[dict[str, str]]:
    """Return tags as templates have them, without those of CloudFormation itself."""
    pairs = described.items() if isinstance(described, Mapping) else ((tag["Key"], tag["Value"]) for tag in described or ())
    return [{"Key": key, "Value": value} for key, value in pairs if not key.startswith("aws:")]


def only(described: Sequence[Json]) -> Json:
    """Return the one that was asked for, or None."""
    return described[0] if len(described) == 1 else None


def named(name: str, *values: str) -> list[dict[str, Json]]:
    """Return the filter that EC2 takes."""
    return [{"Name": name, "Values": list(values)}]
