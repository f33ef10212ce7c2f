"""The metrics of endpoints, and the alarm on dropped packets."""

from __future__ import annotations

import aws_cdk as cdk
import pytest
from aws_cdk.assertions import Match, Template

from constructs_privatelink import EksEndpoint
from tests.fixtures_vpc import isolated_vpc, logical_id, new_stack

METRICS = {
    "metric_active_connections": ("ActiveConnections", "Maximum"),
    "metric_new_connections": ("NewConnections", "Sum"),
    "metric_bytes_processed": ("BytesProcessed", "Sum"),
    "metric_packets_dropped": ("PacketsDropped", "Sum"),
    "metric_rst_packets_received": ("RstPacketsReceived", "Sum"),
}


@pytest.mark.parametrize(("method", "expected"), METRICS.items())
def test_each_metric_has_its_name_and_a_useful_statistic(method: str, expected: tuple[str, str]) -> None:
    stack = new_stack()
    eks = EksEndpoint(stack, "Eks", vpc=isolated_vpc(stack))

    metric = getattr(eks, method)()

    assert (metric.namespace, metric.metric_name, metric.statistic) == ("AWS/PrivateLinkEndpoints", *expected)


def test_dimensions_are_those_that_aws_publishes() -> None:
    stack = new_stack(region="eu-west-1")
    eks = EksEndpoint(stack, "Eks", vpc=isolated_vpc(stack))

    dimensions = stack.resolve(eks.metric_packets_dropped().dimensions)

    assert dimensions == {
        "Endpoint Type": "Interface",
        "Service Name": "com.amazonaws.eu-west-1.eks",
        "VPC Endpoint Id": {"Ref": logical_id(eks)},
        "VPC Id": {"Ref": logical_id(eks.network.vpc)},
    }


def test_a_subnet_narrows_a_metric_to_its_share() -> None:
    stack = new_stack()
    eks = EksEndpoint(stack, "Eks", vpc=isolated_vpc(stack))
    first = eks.network.subnets[0]

    metric = eks.metric_bytes_processed(subnet=first, period=cdk.Duration.minutes(1))

    assert stack.resolve(metric.dimensions)["Subnet Id"] == stack.resolve(first.subnet_id)
    assert metric.period.to_seconds() == 60


def test_the_alarm_goes_off_on_dropped_packets_and_not_on_silence() -> None:
    stack = new_stack()
    eks = EksEndpoint(stack, "Eks", vpc=isolated_vpc(stack))

    eks.alarm_on_dropped_packets(stack, "Dropped", threshold=10)

    expected = {
        "MetricName": "PacketsDropped",
        "Statistic": "Sum",
        "ComparisonOperator": "GreaterThanThreshold",
        "Threshold": 10,
        "EvaluationPeriods": 3,
        "TreatMissingData": "notBreaching",
        "Dimensions": Match.array_with([{"Name": "VPC Endpoint Id", "Value": {"Ref": logical_id(eks)}}]),
    }
    Template.from_stack(stack).has_resource_properties("AWS::CloudWatch::Alarm", expected)
