"""The CloudWatch metrics of endpoints that EC2 makes, and an alarm on the one that tells of trouble.

Namespace, metrics and dimensions: https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-cloudwatch-metrics.html. AWS publishes
them once a minute, at no charge, for interface endpoints; not for endpoints of a service in another Region.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.constructs.construct_paths import refusals_of_list_token
from constructs_privatelink.constructs.peers import of_another_kind
from constructs_privatelink.errors import PrivateLinkError

if TYPE_CHECKING:
    import aws_cdk as cdk
    from aws_cdk import aws_cloudwatch as cloudwatch
    from aws_cdk import aws_ec2 as ec2
    from constructs import Construct

_NAMESPACE = "AWS/PrivateLinkEndpoints"


class EndpointMetrics:
    """The ``metric_*`` methods of an endpoint, in the CDK's convention."""

    if TYPE_CHECKING:

        @property
        def _metric_dimensions(self) -> dict[str, str]: ...

    def metric(
        self,
        metric_name: str,
        *,
        statistic: str = "Average",
        period: cdk.Duration | None = None,
        label: str | None = None,
        subnet: ec2.ISubnet | None = None,
    ) -> cloudwatch.Metric:
        """Return a metric of this endpoint.

        Args:
            metric_name: Its name in ``AWS/PrivateLinkEndpoints``.
            statistic: How values are put together.
                Default: "Average".
            period: Over which time.
                Default: - the CDK's own, five minutes.
            label: What graphs show.
                Default: - CloudWatch's own.
            subnet: One subnet's share.
                Default: - all subnets.

        Raises:
            PrivateLinkError: It is no subnet, or a list token stands for it.

        """
        from aws_cdk import aws_cloudwatch as cloudwatch  # noqa: PLC0415 - a large module, which most apps do not need

        dimensions = dict(self._metric_dimensions)
        if subnet is not None:
            strange = of_another_kind("subnet", subnet, "subnet_id", "give an ec2.ISubnet")
            if strange:
                raise PrivateLinkError("metric", strange)
            several = refusals_of_list_token(subnet.subnet_id, "a subnet")
            if several:
                raise PrivateLinkError("metric", several)
            dimensions["Subnet Id"] = subnet.subnet_id
        return cloudwatch.Metric(
            namespace=_NAMESPACE, metric_name=metric_name, dimensions_map=dimensions, statistic=statistic, period=period, label=label
        )

    def metric_active_connections(
        self, *, statistic: str = "Maximum", period: cdk.Duration | None = None, subnet: ec2.ISubnet | None = None
    ) -> cloudwatch.Metric:
        """Return how many connections were open at once; the arguments are those of `metric`."""
        return self.metric("ActiveConnections", statistic=statistic, period=period, subnet=subnet)

    def metric_new_connections(
        self, *, statistic: str = "Sum", period: cdk.Duration | None = None, subnet: ec2.ISubnet | None = None
    ) -> cloudwatch.Metric:
        """Return how many connections were opened; the arguments are those of `metric`."""
        return self.metric("NewConnections", statistic=statistic, period=period, subnet=subnet)

    def metric_bytes_processed(
        self, *, statistic: str = "Sum", period: cdk.Duration | None = None, subnet: ec2.ISubnet | None = None
    ) -> cloudwatch.Metric:
        """Return how many bytes passed in both directions, those that AWS bills; the arguments are those of `metric`."""
        return self.metric("BytesProcessed", statistic=statistic, period=period, subnet=subnet)

    def metric_packets_dropped(
        self, *, statistic: str = "Sum", period: cdk.Duration | None = None, subnet: ec2.ISubnet | None = None
    ) -> cloudwatch.Metric:
        """Return how many packets the endpoint dropped; the arguments are those of `metric`.

        Growing values tell of an unhealthy endpoint or service. What security groups and network ACLs drop never gets this far: flow logs
        show that.
        """
        return self.metric("PacketsDropped", statistic=statistic, period=period, subnet=subnet)

    def metric_rst_packets_received(
        self, *, statistic: str = "Sum", period: cdk.Duration | None = None, subnet: ec2.ISubnet | None = None
    ) -> cloudwatch.Metric:
        """Return how many resets the service sent; the arguments are those of `metric`."""
        return self.metric("RstPacketsReceived", statistic=statistic, period=period, subnet=subnet)

    def alarm_on_dropped_packets(
        self, scope: Construct, id: str, *, threshold: float = 0, evaluation_periods: int = 3, period: cdk.Duration | None = None
    ) -> cloudwatch.Alarm:
        """Return an alarm that goes off when the endpoint keeps dropping packets.

        An endpoint without traffic publishes nothing, which is no reason for alarm.

        Args:
            scope: Parent construct of the alarm.
            id: Its construct id.
            threshold: How many dropped packets in a period are still well.
                Default: 0.
            evaluation_periods: For how many periods in a row.
                Default: 3.
            period: How long a period is.
                Default: - the CDK's own, five minutes.

        """
        from aws_cdk import aws_cloudwatch as cloudwatch  # noqa: PLC0415 - as above

        return cloudwatch.Alarm(
            scope,
            id,
            alarm_description=f"the VPC endpoint {self._metric_dimensions['VPC Endpoint Id']} drops packets",
            metric=self.metric_packets_dropped(period=period),
            threshold=threshold,
            evaluation_periods=evaluation_periods,
            comparison_operator=cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
            treat_missing_data=cloudwatch.TreatMissingData.NOT_BREACHING,
        )
