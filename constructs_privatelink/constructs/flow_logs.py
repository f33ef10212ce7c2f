"""Flow logs of an endpoint's network interfaces: what reached it, and what security groups and network ACLs turned away.

CloudFormation knows the interfaces of an endpoint that EC2 makes by their place, one for each subnet, so that each gets a flow log of its
own (https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html). It does not know those of an endpoint that a service makes, such as
OpenSearch Serverless: there the subnets are logged, with whatever else is in them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam
from aws_cdk import aws_logs as logs
from constructs import Construct

if TYPE_CHECKING:
    from collections.abc import Sequence

_DEFAULT_RETENTION = logs.RetentionDays.ONE_MONTH


class EndpointFlowLogs(Construct):
    """The flow logs of one endpoint, with one destination."""

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        resource_types: Sequence[ec2.FlowLogResourceType],
        destination: ec2.FlowLogDestination | None = None,
        traffic_type: ec2.FlowLogTrafficType = ec2.FlowLogTrafficType.ALL,
        max_aggregation_interval: ec2.FlowLogMaxAggregationInterval | None = None,
    ) -> None:
        """Make a flow log for each interface or subnet, named after its place among them.

        Args:
            scope: Parent construct.
            id: Construct id.
            resource_types: The interfaces or subnets to log.
            destination: ``ec2.FlowLogDestination.to_s3(...)`` or ``to_cloud_watch_logs(...)``.
                Default: - a log group of CloudWatch Logs that is kept for a month, and a role that may write to it alone.
            traffic_type: Accepted, rejected or all traffic.
                Default: all.
            max_aggregation_interval: How often records are written.
                Default: - EC2's own, ten minutes.

        """
        super().__init__(scope, id)
        self._log_group: logs.LogGroup | None = None
        to = self._to_own_log_group() if destination is None else destination
        self._flow_logs = tuple(
            ec2.FlowLog(
                self,
                f"Log{place + 1}",
                resource_type=resource_type,
                destination=to,
                traffic_type=traffic_type,
                max_aggregation_interval=max_aggregation_interval,
            )
            for place, resource_type in enumerate(resource_types)
        )

    def _to_own_log_group(self) -> ec2.FlowLogDestination:
        self._log_group = logs.LogGroup(self, "LogGroup", retention=_DEFAULT_RETENTION, removal_policy=cdk.RemovalPolicy.RETAIN)
        role = iam.Role(self, "Role", assumed_by=iam.ServicePrincipal("vpc-flow-logs.amazonaws.com"))
        return ec2.FlowLogDestination.to_cloud_watch_logs(self._log_group, role)

    @property
    def flow_logs(self) -> tuple[ec2.FlowLog, ...]:
        """One for each interface or subnet."""
        return self._flow_logs

    @property
    def log_group(self) -> logs.LogGroup | None:
        """Where records go when no destination was given; else None."""
        return self._log_group


def interfaces_of(endpoint: ec2.InterfaceVpcEndpoint, count: int) -> list[ec2.FlowLogResourceType]:
    """Return the network interfaces of an endpoint that EC2 makes, one for each of its `count` subnets."""
    ids = endpoint.vpc_endpoint_network_interface_ids
    return [ec2.FlowLogResourceType.from_network_interface_id(cdk.Fn.select(place, ids)) for place in range(count)]


def subnets_of(subnets: Sequence[ec2.ISubnet]) -> list[ec2.FlowLogResourceType]:
    """Return the subnets of an endpoint that a service makes."""
    return [ec2.FlowLogResourceType.from_subnet(subnet) for subnet in subnets]
