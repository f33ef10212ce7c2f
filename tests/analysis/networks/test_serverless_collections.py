"""Collections of OpenSearch Serverless and their network policies, as values."""

from __future__ import annotations

from constructs_privatelink.analysis.values import ResourceId, Unknown
from tests.analysis.networks.fixtures_services import PERHAPS, model_with, of


def test_collections_and_their_network_policies_are_read() -> None:
    model = model_with(
        Logs=of("AWS::OpenSearchServerless::Collection", Name="logs"),
        Network=of("AWS::OpenSearchServerless::SecurityPolicy", Type="network", Policy="[]"),
        Perhaps=of("AWS::OpenSearchServerless::SecurityPolicy", Type="network", Policy="[]") | PERHAPS,
        Encryption=of("AWS::OpenSearchServerless::SecurityPolicy", Type="encryption", Policy="{}"),
    )

    assert [(collection.name, collection.path) for collection in model.backends.collections] == [("logs", "Logs")]
    assert [policy.id.logical_id for policy in model.backends.network_policies if isinstance(policy.id, ResourceId)] == [
        "Network",
        "Perhaps",
    ]
    assert [isinstance(policy.document, Unknown) for policy in model.backends.network_policies] == [False, True]
