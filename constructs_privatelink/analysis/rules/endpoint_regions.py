"""Rules about the Region of an endpoint's service, which is the endpoint's own unless it names another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.networks.regions_of_services import region_problems
from constructs_privatelink.analysis.rules.rule import Trouble, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.rules.context import RuleContext

_KINDS = (EndpointKind.INTERFACE, EndpointKind.GATEWAY, EndpointKind.GATEWAY_LOAD_BALANCER)


@rule(
    "PL024",
    "An endpoint is in the Region of its service, or names it",
    "error",
    "https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-cross-region-privatelink-support.html",
)
def service_of_another_region(context: RuleContext) -> Iterator[Trouble]:
    """EC2 looks for a service in the endpoint's own Region, unless ServiceRegion names another Region of the same partition.

    What AWS does not list as reachable from other Regions, and zones that reach no other Region, give a warning: the list is dated.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Queues:
            Type: AWS::EC2::VPCEndpoint
            Properties: {VpcEndpointType: Interface, ServiceName: com.amazonaws.us-east-1.sqs, VpcId: {Ref: Vpc}}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Queues:
            Type: AWS::EC2::VPCEndpoint
            Properties: {VpcEndpointType: Interface, ServiceName: {"Fn::Sub": "com.amazonaws.${AWS::Region}.sqs"}, VpcId: {Ref: Vpc}}

    """
    for endpoint in context.endpoints(*_KINDS):
        fields = context.fields(endpoint.id)
        service = endpoint.service
        for problem in region_problems(fields, endpoint.kind, service, endpoint.vpc, endpoint.subnets) if fields is not None else ():
            trouble = Trouble(endpoint.id, problem.property, problem.text, problem.change)
            yield trouble if problem.certain else replace(trouble, severity="warning")
