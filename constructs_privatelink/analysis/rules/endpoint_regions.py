"""Rules about the Region of an endpoint's service, which is the endpoint's own unless it names another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.rules.rule import Trouble, rule
from constructs_privatelink.analysis.values import Unknown, known_values
from constructs_privatelink.catalogue.cross_region import ZONES_WITHOUT_REMOTE_ACCESS
from constructs_privatelink.catalogue.lookup import template_of
from constructs_privatelink.catalogue.partitions import REGION, partition, region_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.networks.model import Endpoint
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
        here, fields = context.region(endpoint.id), context.fields(endpoint.id)
        if here is None or fields is None or fields.unread:
            continue
        given = fields.text("ServiceRegion")
        name = endpoint.service_name
        named = region_in(name) if isinstance(name, str) else None
        if given is None and named not in (None, REGION, here):
            yield _elsewhere(endpoint, str(name), str(named), here)
        elif isinstance(given, str):
            yield from _named(endpoint, given, None if named == REGION else named, here, context)


def _elsewhere(endpoint: Endpoint, name: str, named: str, here: str) -> Trouble:
    text = f"the service {name!r} is of {named}, the endpoint is made in {here}, and no ServiceRegion says that this is meant"
    change = f"write the name with {here}" + (f", or set ServiceRegion to {named}" if partition(named) == partition(here) else "")
    return Trouble(endpoint.id, "ServiceName", text, change)


def _named(endpoint: Endpoint, given: str, named: str | None, here: str, context: RuleContext) -> Iterator[Trouble]:
    """Yield what is wrong with a ServiceRegion."""
    if named is not None and named != given:
        text = f"the ServiceRegion is {given!r}, and the service {str(endpoint.service_name)!r} is of {named}"
        yield Trouble(endpoint.id, "ServiceRegion", text, "let both name one Region")
    elif partition(given) != partition(here):
        text = f"the ServiceRegion {given!r} is in another partition than {here}, from which it cannot be reached"
        yield Trouble(endpoint.id, "ServiceRegion", text, "make the endpoint in a Region of that partition")
    elif given != here:
        yield from _remote(endpoint, given, context)


def _remote(endpoint: Endpoint, given: str, context: RuleContext) -> Iterator[Trouble]:
    """Yield what is doubtful about reaching a service of another Region."""
    service = None if endpoint.short_name is None else template_of(endpoint.short_name)
    if service is not None and not service.cross_region:
        text = f"AWS does not list '{service}' as reachable from another Region than {given} (data of {service.as_of})"
        change = "make the endpoint there, or acknowledge this if AWS has added it"
        yield Trouble(endpoint.id, "ServiceRegion", text, change, severity="warning")
    for target in dict.fromkeys(known_values(endpoint.subnets)):
        fields = None if isinstance(target, Unknown) else context.fields(target)
        zone = fields.text("AvailabilityZoneId") if fields is not None else None
        if isinstance(zone, str) and zone in ZONES_WITHOUT_REMOTE_ACCESS:
            text = f"the subnet '{context.path(target)}' is in {zone}, from which AWS lists no access to services of other Regions"
            yield Trouble(endpoint.id, "SubnetIds", text, "leave the subnet out", severity="warning")
