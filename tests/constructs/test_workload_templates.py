"""What the templates of workloads tell while their app is made: types of resources, too, that a permission names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aws_cdk as cdk
from aws_cdk import aws_dynamodb as dynamodb

from tests.fixtures_serving import Base

if TYPE_CHECKING:
    from constructs import Construct

KEY = dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING)


def table(scope: Construct, stream: dynamodb.StreamViewType | None = None) -> dynamodb.Table:
    return dynamodb.Table(scope, "Table", partition_key=KEY, stream=stream)


def test_who_reads_a_table_needs_no_endpoint_for_streams() -> None:
    app = cdk.App()
    base = Base(app)
    base.network.serve(base.worker)
    table(cdk.Stack(app, "Data", env=cdk.Environment(region="eu-west-1", account="111122223333"))).grant_read_write_data(base.worker)

    assert list(base.endpoints()) == ["sqs", "dynamodb-gateway"]


def test_who_reads_a_stream_does() -> None:
    base = Base(cdk.App())
    base.network.serve(base.worker)
    table(base.orders, dynamodb.StreamViewType.KEYS_ONLY).grant_stream_read(base.worker)

    assert list(base.endpoints()) == ["sqs", "dynamodb-streams"]
