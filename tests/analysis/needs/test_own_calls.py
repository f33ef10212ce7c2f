"""The calls that a workload makes itself: permission that no resource of a statement can be for allows none."""

from __future__ import annotations

import pytest

from tests.analysis.needs.fixtures_needs import certain, of
from tests.analysis.needs.fixtures_roles import allow, inline
from tests.analysis.networks.fixtures_models import Json, attribute, resource

TABLES = {
    "Orders": resource("DynamoDB::Table", KeySchema=[], StreamSpecification={"StreamViewType": "KEYS_ONLY"}),
    "Everywhere": resource("DynamoDB::GlobalTable", KeySchema=[], Replicas=[]),
}
BOTH = ["dynamodb", "dynamodb-streams"]


@pytest.mark.parametrize(
    ("on", "services"),
    [
        (attribute("Orders", "Arn"), ["dynamodb"]),
        (attribute("Everywhere", "Arn"), ["dynamodb"]),
        ([attribute("Orders", "Arn"), {"Fn::Join": ["", [attribute("Orders", "Arn"), "/index/*"]]}], ["dynamodb"]),
        ("arn:aws:dynamodb:eu-west-1:111122223333:table/orders", ["dynamodb"]),
        ("arn:aws:dynamodb:eu-west-1:111122223333:table/orders/index/*", ["dynamodb"]),
        (attribute("Orders", "StreamArn"), BOTH),
        ([attribute("Orders", "Arn"), attribute("Orders", "StreamArn")], BOTH),
        ({"Fn::Join": ["", [attribute("Orders", "Arn"), "/stream/*"]]}, BOTH),
        ({"Fn::Join": ["", [attribute("Orders", "Arn"), "/*"]]}, BOTH),
        ("arn:aws:dynamodb:eu-west-1:111122223333:table/*", BOTH),
        ({"Fn::Sub": "arn:aws:dynamodb:eu-west-1:111122223333:table/${Name}"}, BOTH),
        ({"Fn::ImportValue": "table"}, BOTH),
        ("*", BOTH),
    ],
)
def test_a_permission_for_streams_counts_where_its_resources_may_be_streams(on: Json, services: list[str]) -> None:
    role = inline(allow("dynamodb:GetItem", "dynamodb:GetRecords", "dynamodb:GetShardIterator", Resource=on))

    assert certain(of(role, TABLES)) == services
