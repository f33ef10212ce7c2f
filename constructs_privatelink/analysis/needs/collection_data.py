"""What serves the data of the collections of OpenSearch Serverless: those of a NEXTGEN group answer to other names than classic ones.

Source: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-vpc.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from constructs_privatelink.analysis.values import Reference, Unknown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constructs_privatelink.analysis.networks.properties import Fields, Reading
    from constructs_privatelink.analysis.networks.statements import NamedResource
    from constructs_privatelink.catalogue.actions import Alternatives

COLLECTION_DATA: Alternatives = ("aoss-managed", "aoss-data")
"""What serves the data of a collection of which nobody knows the generation."""

Serving: TypeAlias = "tuple[tuple[Alternatives, bool], ...]"
"""What serves data, each with whether it is certain that it is called."""

_COLLECTION = "AWS::OpenSearchServerless::Collection"
_GROUP = "AWS::OpenSearchServerless::CollectionGroup"
_NEXT: Alternatives = ("aoss-data",)
_OF_EITHER: Serving = ((COLLECTION_DATA, True),)
_ANY_COLLECTION = ("*", "collection/*", "dashboards/default", "dashboards/*")


class CollectionData:
    """Tells what serves the data of the collections that a statement of a policy names.

    Args:
        reading: The templates' properties.

    """

    def __init__(self, reading: Reading) -> None:
        groups = [group for group in reading.of_type(_GROUP) if group.get("Generation") == "NEXTGEN"]
        self._next = {collection.id: any(_is_of(collection, group) for group in groups) for collection in reading.of_type(_COLLECTION)}

    def serving(self, named: Sequence[NamedResource]) -> Serving:
        """Return what serves the data of collections.

        Where all of them are of NEXTGEN groups, their endpoint is needed; where some are, it may be. Otherwise either kind of endpoint
        serves: of a collection that the set does not make nobody knows the generation. Whoever may call any calls those of the set.

        Args:
            named: The collections that statements allow; nothing where no statement names any.

        """
        if not any(self._next.values()):
            return _OF_EITHER
        generations: set[bool | None] = set()
        for resource in named:
            generations |= set(self._next.values()) if _is_any(resource) else {self._generation(resource)}
        every = generations or set(self._next.values())
        if True not in every:
            return _OF_EITHER
        return ((_NEXT, True),) if every == {True} else (*_OF_EITHER, (_NEXT, False))

    def _generation(self, resource: NamedResource) -> bool | None:
        """Return whether a collection is of a NEXTGEN group; None where the set does not make it."""
        if isinstance(resource, Reference):
            return self._next.get(resource.target)
        text = resource.key or "" if isinstance(resource, Unknown) else resource
        return next(
            (of_next for collection, of_next in self._next.items() if f"${{{collection}}}" in text or f"${{{collection}." in text), None
        )


def _is_any(resource: NamedResource) -> bool:
    text = resource.key if isinstance(resource, Unknown) else resource
    return isinstance(text, str) and text.rpartition(":")[2] in _ANY_COLLECTION


def _is_of(collection: Fields, group: Fields) -> bool:
    value = collection.values.get("CollectionGroupName")
    named = isinstance(value, Reference) and value.target == group.id
    return named or (isinstance(value, str) and value == group.get("Name"))
