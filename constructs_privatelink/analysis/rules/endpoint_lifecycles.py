"""The rule about services that AWS takes out of use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.rules.rule import Trouble, reason_apart, rule
from constructs_privatelink.decisions.availability import closing, is_closed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.rules.context import RuleContext


@rule(
    "PL025",
    "AWS still offers the service of an endpoint",
    "warning",
    "https://docs.aws.amazon.com/general/latest/gr/service-lifecycle.html",
)
def service_out_of_use(context: RuleContext) -> Iterator[Trouble]:
    """A service that has ended, or takes no new endpoints, is none to deploy an endpoint for; AWS names the successor of some.

    It is an information where the day is still to come, where only new customers are kept out, and where AWS merely tells to use another
    service.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Clusters:
            Type: AWS::EC2::VPCEndpoint
            Properties: {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.kafka, VpcId: {Ref: Vpc}}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Clusters:
            Type: AWS::EC2::VPCEndpoint
            Properties: {VpcEndpointType: Interface, ServiceName: aws.api.eu-west-1.kafka-api, VpcId: {Ref: Vpc}}

    """
    for endpoint in context.endpoints(EndpointKind.INTERFACE, EndpointKind.GATEWAY):
        service = endpoint.service
        said = "" if service is None else closing(service)
        if service is not None and said:
            text, change = reason_apart(said)
            yield Trouble(endpoint.id, "ServiceName", text, change, severity=None if is_closed(service) else "info")
        elif service is not None and service.superseded_by:
            text = f"'{service.superseded_by}' takes the place of '{service}', as AWS says (data of {service.as_of})"
            change = f"leave it out where every client uses '{service.superseded_by}'"
            yield Trouble(endpoint.id, "ServiceName", text, change, severity="info")
