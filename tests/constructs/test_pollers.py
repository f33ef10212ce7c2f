"""Who serves a function serves the pollers of its event sources too: they stand where the brokers do, and call AWS Lambda from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_lambda_event_sources as event_sources
from aws_cdk import aws_msk as msk
from aws_cdk import aws_secretsmanager as secretsmanager
from aws_cdk import aws_sqs as sqs

from constructs_privatelink.analysis import load
from tests.fixtures_serving import Base, doubts
from tests.fixtures_vpc import isolated_vpc, resources

if TYPE_CHECKING:
    from constructs import Construct

MAPPING = "Orders/Worker/KafkaEventSource"
START = lambda_.StartingPosition.LATEST


@pytest.fixture
def app() -> cdk.App:
    return cdk.App()


@pytest.fixture
def base(app: cdk.App) -> Base:
    return Base(app)


def brokers(scope: Construct, vpc: ec2.IVpc, group: str | None = None) -> msk.CfnCluster:
    nodes = msk.CfnCluster.BrokerNodeGroupInfoProperty(
        client_subnets=vpc.select_subnets(subnet_group_name="apps").subnet_ids,
        instance_type="kafka.m5.large",
        security_groups=[group or ec2.SecurityGroup(scope, "Brokers", vpc=vpc).security_group_id],
    )
    return msk.CfnCluster(
        scope, "Cluster", cluster_name="orders", kafka_version="3.6.0", number_of_broker_nodes=2, broker_node_group_info=nodes
    )


def poll(function: lambda_.Function, arn: str, secret: secretsmanager.ISecret | None = None) -> None:
    source = event_sources.ManagedKafkaEventSource(cluster_arn=arn, topic="orders", starting_position=START, secret=secret)
    function.add_event_source(source)


def served(base: Base) -> dict[str, list[str]]:
    """Return the endpoints, with the beginnings of the paths for which they are there."""
    return {name: [path.partition(":")[0] for path in paths] for name, paths in base.endpoints().items()}


def test_pollers_are_let_in_by_the_groups_of_the_brokers_and_have_what_they_call(app: cdk.App, base: Base) -> None:
    poll(base.worker, brokers(base.orders, base.vpc).attr_arn)
    base.network.serve(base.worker)

    assert served(base) == {"sqs": ["Orders/Worker"], "lambda": [MAPPING], "sts": [MAPPING]}
    assert [finding.rule for finding in load(app.synth(force=True).directory).findings() if finding.severity == "error"] == []
    assert doubts(base.orders, "serve-poller") == doubts(base.orders, "serve-unknown") == []
    assert len(resources(base.orders, "AWS::EC2::SecurityGroupIngress")) == 2


def test_a_secret_for_the_brokers_is_read_by_the_pollers(base: Base) -> None:
    secret = secretsmanager.Secret(base.orders, "Secret")
    poll(base.worker, brokers(base.orders, base.vpc).attr_arn, secret)
    base.network.serve(base.worker)

    assert sorted(served(base)["secretsmanager"]) == ["Orders/Worker", MAPPING]


def test_what_has_no_brokers_is_polled_from_elsewhere(base: Base) -> None:
    base.worker.add_event_source(event_sources.SqsEventSource(sqs.Queue(base.orders, "Queue")))
    base.network.serve(base.worker)

    assert served(base) == {"sqs": ["Orders/Worker"]}
    assert doubts(base.orders, "serve-unknown") == []


def test_brokers_of_which_only_the_arn_is_known_are_told(base: Base) -> None:
    poll(base.worker, "arn:aws:kafka:eu-west-1:111122223333:cluster/theirs/1234")
    base.network.serve(base.worker)

    assert served(base) == {"sqs": ["Orders/Worker"]}
    (said,) = doubts(base.orders, "serve-unknown")
    assert "AWS Lambda polls brokers for it, and nobody knows from which subnets" in said


def test_pollers_in_another_vpc_have_no_endpoints_here_and_are_told(base: Base) -> None:
    other = isolated_vpc(base.stack, "Other")
    poll(base.worker, brokers(base.orders, other).attr_arn)
    base.network.serve(base.worker)

    assert served(base) == {"sqs": ["Orders/Worker"]}
    (said,) = doubts(base.orders, "serve-poller")
    assert "stands in the VPC 'Net/Other', not in the network's" in said


def test_groups_that_are_known_by_their_id_are_let_in(base: Base) -> None:
    poll(base.worker, brokers(base.orders, base.vpc, "sg-0123456789abcdef0").attr_arn)
    base.network.serve(base.worker)

    assert set(served(base)) == {"sqs", "lambda", "sts"}
    rules = resources(base.stack, "AWS::EC2::SecurityGroupIngress").values()
    assert "sg-0123456789abcdef0" in {rule["Properties"].get("SourceSecurityGroupId") for rule in rules}


def test_mappings_of_an_alias_and_brokers_of_another_stack_count(app: cdk.App, base: Base) -> None:
    streams = cdk.Stack(app, "Streams", env=cdk.Environment(region="eu-west-1", account="111122223333"))
    cluster = brokers(streams, base.vpc)
    alias = lambda_.Alias(base.orders, "Live", alias_name="live", version=base.worker.current_version)
    alias.add_event_source_mapping("Mapping", event_source_arn=cluster.attr_arn, kafka_topic="orders", starting_position=START)
    base.network.serve(base.worker)

    for _ in range(2):
        assert set(served(base)) == {"sqs", "lambda", "sts"}
