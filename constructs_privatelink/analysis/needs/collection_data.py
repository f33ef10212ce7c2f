"""What serves the data of the collections of OpenSearch Serverless: those of a NEXTGEN group answer to other names than classic ones.

Source: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-vpc.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.needs.wanted import COLLECTION_DATA
from constructs_privatelink.analysis.values import Reference

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.properties import Fields, Reading
    from constructs_privatelink.catalogue.actions import Alternatives

_COLLECTION = "AWS::OpenSearchServerless::Collection"
_GROUP = "AWS::OpenSearchServerless::CollectionGroup"
_NEXT = ("aoss-data",)


def data_services(reading: Reading) -> tuple[tuple[Alternatives, bool], ...]:
    """Return what serves the data of the collections of the set, each with whether it is certain that it is called.

    Where all collections are of NEXTGEN groups, their endpoint is needed; where some are, it may be. Without such a collection either kind
    of endpoint serves.
    """
    groups = [group for group in reading.of_type(_GROUP) if group.get("Generation") == "NEXTGEN"]
    collections = list(reading.of_type(_COLLECTION))
    next_generation = [collection for collection in collections if any(_is_of(collection, group) for group in groups)]
    if not next_generation:
        return ()
    return ((_NEXT, True),) if len(next_generation) == len(collections) else ((COLLECTION_DATA, True), (_NEXT, False))


def _is_of(collection: Fields, group: Fields) -> bool:
    value = collection.values.get("CollectionGroupName")
    named = isinstance(value, Reference) and value.target == group.id
    return named or (isinstance(value, str) and value == group.get("Name"))
