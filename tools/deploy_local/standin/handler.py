"""The form of an addition to moto's CloudFormation: a resource type that is made through the service's own API."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tools.deploy_local.account import Account, Json


class Made(NamedTuple):
    """What came of a resource."""

    id: str
    """The physical id, which ``Ref`` gives."""
    attributes: Mapping[str, Json]
    """What ``Fn::GetAtt`` gives."""


class Handler(ABC):
    """Makes, changes and deletes the resources of a type."""

    why: ClassVar[str]
    """What moto does with the type, for the list of additions."""
    in_place: ClassVar[frozenset[str]] = frozenset()
    """The properties that can be changed without a new resource."""

    @abstractmethod
    def create(self, account: Account, properties: Mapping[str, Json], name: str) -> Made:
        """Make a resource.

        Args:
            account: Where to make it.
            properties: Those of the template, worked out.
            name: A name that nothing else has, for a resource that is given none.

        """

    @abstractmethod
    def delete(self, account: Account, id: str, properties: Mapping[str, Json]) -> None:
        """Delete a resource."""

    def update(self, account: Account, id: str, before: Mapping[str, Json], after: Mapping[str, Json]) -> None:
        """Change the properties that are `in_place`; the others are as they were."""
        changed = sorted(name for name in {*before, *after} if before.get(name) != after.get(name))
        raise TypeError(f"{type(self).__name__} changes nothing of '{account}' in place, got a change of {changed} of '{id}'")


def pairs(tags: list[dict[str, str]] | None) -> dict[str, str]:
    """Return tags by their keys, as many services take them."""
    return {tag["Key"]: tag["Value"] for tag in tags or ()}


def specification(type: str, properties: Mapping[str, Json]) -> dict[str, Json]:
    """Return tags as EC2 takes them at creation."""
    tags = properties.get("Tags")
    return {"TagSpecifications": [{"ResourceType": type, "Tags": tags}]} if tags else {}
