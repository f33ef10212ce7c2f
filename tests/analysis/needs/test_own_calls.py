"""The calls that a workload makes itself: permission that no resource of a statement can be for allows none."""

from __future__ import annotations

import pytest

from tests.analysis.needs.fixtures_needs import FUNCTION, PLACE, certain, of
from tests.analysis.needs.fixtures_roles import allow, inline
from tests.analysis.networks.fixtures_models import Json, attribute, ref, resource

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


SHOP = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop"
QUEUES = {"Queue": resource("SQS::Queue"), "Broker": resource("AmazonMQ::Broker", BrokerName="shop")}


@pytest.mark.parametrize(
    ("source", "action", "on", "services"),
    [
        ("Queue", "secretsmanager:GetSecretValue", SHOP, ["secretsmanager"]),
        ("Queue", "secretsmanager:GetSecretValue", "*", ["secretsmanager"]),
        ("Queue", "kinesis:GetRecords", "arn:aws:kinesis:eu-west-1:111122223333:stream/shop", ["kinesis-streams"]),
        ("Queue", "sqs:ReceiveMessage", "*", []),
        ("Queue", "sqs:ReceiveMessage", attribute("Queue", "Arn"), []),
        ("Broker", "secretsmanager:GetSecretValue", SHOP, []),
        ("Broker", "sqs:ReceiveMessage", "*", ["sqs"]),
    ],
)
def test_lambda_polls_a_source_and_nothing_of_other_services(source: str, action: str, on: Json, services: list[str]) -> None:
    mapping = resource("Lambda::EventSourceMapping", FunctionName=ref("It"), EventSourceArn=attribute(source, "Arn"))

    assert certain(of(inline(allow(action, Resource=on)), QUEUES, Mapping=mapping)) == services


def test_a_secret_may_be_the_functions_own_where_lambda_signs_in_to_brokers() -> None:
    mapping = resource("Lambda::EventSourceMapping", FunctionName=ref("It"), EventSourceArn=attribute("Broker", "Arn"))
    needed = of(inline(allow("secretsmanager:GetSecretValue", Resource=SHOP)), QUEUES, Mapping=mapping)

    assert [(need.services, need.certain) for need in needed.needs] == [(("secretsmanager",), False)]


def test_lambda_sends_records_to_a_dead_letter_queue_and_to_nothing_else() -> None:
    it = {**FUNCTION, "Properties": {**FUNCTION["Properties"], "DeadLetterConfig": {"TargetArn": attribute("Queue", "Arn")}}}
    role = inline(
        allow("sqs:SendMessage", Resource=attribute("Queue", "Arn")), allow("sns:Publish", Resource="arn:aws:sns:eu-west-1:1:orders")
    )

    assert certain(of(role, QUEUES, it=it)) == ["sns"]


@pytest.mark.parametrize(
    ("event", "services"),
    [
        ({"Type": "Api", "Properties": {"Path": "/", "Method": "get"}}, ["sqs", "secretsmanager", "s3"]),
        ({"Type": "SQS", "Properties": {"Queue": attribute("Queue", "Arn")}}, ["secretsmanager", "s3"]),
        ({"Type": "MQ", "Properties": {"Broker": attribute("Broker", "Arn")}}, ["sqs", "s3"]),
        ({"Type": {"Ref": "Switch"}}, ["s3"]),
    ],
)
def test_events_of_sam_are_polled_by_their_types(event: Json, services: list[str]) -> None:
    it = {**resource("Serverless::Function", Role=attribute("Role", "Arn"), VpcConfig=PLACE, Events={"It": event})}
    actions = [
        allow("sqs:ReceiveMessage", Resource=attribute("Queue", "Arn")),
        allow("secretsmanager:GetSecretValue", Resource=SHOP),
        allow("s3:GetObject"),
    ]

    assert certain(of(inline(*actions), QUEUES, it=it)) == services


@pytest.mark.parametrize(
    ("source", "action", "on"),
    [("Queue", "sqs:*", attribute("Queue", "Arn")), ("Orders", "dynamodb:*", attribute("Orders", "Arn"))],
)
def test_a_wildcard_over_more_than_lambda_polls_may_be_the_functions_own(source: str, action: str, on: Json) -> None:
    read = "StreamArn" if source == "Orders" else "Arn"
    mapping = resource("Lambda::EventSourceMapping", FunctionName=ref("It"), EventSourceArn=attribute(source, read))
    needed = of(inline(allow(action, Resource=on)), QUEUES, TABLES, Mapping=mapping)

    assert needed.needs
    assert certain(needed) == []
