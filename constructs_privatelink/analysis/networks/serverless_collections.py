"""Collections of OpenSearch Serverless, and the network policies that let endpoints reach them.

Source: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-network.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.backends import Collection, NetworkPolicy
from constructs_privatelink.analysis.values import Reference, Unknown

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.properties import Fields, Reading

_COLLECTION = "AWS::OpenSearchServerless::Collection"
_POLICY = "AWS::OpenSearchServerless::SecurityPolicy"


def built_collections(reading: Reading) -> tuple[Collection, ...]:
    """Return the collections of the set, in the order of the templates."""
    return tuple(_collection(fields) for fields in reading.of_type(_COLLECTION))


def _collection(fields: Fields) -> Collection:
    name = fields.get("Name")
    known = name if isinstance(name, str | Reference | Unknown) else fields.missing("Name")
    return Collection(fields.id, known, fields.resource.path)


def built_network_policies(reading: Reading) -> tuple[NetworkPolicy, ...]:
    """Return the network policies of the set; of one that is only perhaps there, the document is not known."""
    policies = []
    for fields in reading.of_type(_POLICY):
        kind = fields.text("Type")
        if isinstance(kind, Unknown) or kind == "network":
            unknown = next((value for value in (kind, fields.exists) if isinstance(value, Unknown)), None)
            policies.append(NetworkPolicy(fields.id, unknown or fields.get("Policy")))
    return tuple(policies)
