"""Rules about the service that an endpoint is for: whether it exists, and whether it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.rules.rule import Trouble, reason_apart, rule
from constructs_privatelink.analysis.values import Unknown
from constructs_privatelink.catalogue.near_names import misspelt, perhaps_meant
from constructs_privatelink.catalogue.partitions import REGION, is_commercial, region_in
from constructs_privatelink.decisions.availability import REGION_WITHOUT_SERVICE, doubts_about

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.networks.model import Endpoint
    from constructs_privatelink.analysis.rules.context import RuleContext
    from constructs_privatelink.analysis.values import Target
    from constructs_privatelink.catalogue.service import Service

_LINK = "https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html"
_KINDS = (EndpointKind.INTERFACE, EndpointKind.GATEWAY)
_MOST_NAMED = 3
OWN_SERVICE = "vpce-svc-"
"""What the names of services of your own and of partners have in them."""


@rule("PL011", "The service of an endpoint exists", "error", _LINK)
def unknown_service(context: RuleContext) -> Iterator[Trouble]:
    """EC2 refuses the name of a service that does not exist; one that only this library does not know gives a warning.

    Services of your own and of partners (``vpce-svc-``) are not looked at, nor those of another Region. A service that was described with
    ``Service.custom`` is taken for one, unless its name looks like a slip: that gives a warning. So does a name that begins otherwise than
    AWS's in the Region (``cn.com.amazonaws.``).

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Secrets:
            Type: AWS::EC2::VPCEndpoint
            Properties: {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.secretmanager, VpcId: {Ref: Vpc}}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Secrets:
            Type: AWS::EC2::VPCEndpoint
            Properties: {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.secretsmanager, VpcId: {Ref: Vpc}}

    """
    for endpoint in context.endpoints(*_KINDS):
        name = endpoint.service_name
        if isinstance(name, Unknown) or OWN_SERVICE in name or _elsewhere(endpoint, name, context):
            continue
        if endpoint.service is not None:
            yield from _begins_otherwise(endpoint, endpoint.service, name)
            continue
        meant, described = misspelt(name), endpoint.declared is not None
        region = region_in(name) or context.region(endpoint.id) or REGION
        if meant is None and not described:
            perhaps = [repr(_full_name(service, region)) for service in perhaps_meant(name)]
            text = f"{name!r} is no service that is known here"
            write = f"write {' or '.join(perhaps[:_MOST_NAMED])}, if that is meant" if perhaps else "check the name"
            yield Trouble(endpoint.id, "ServiceName", text, f"{write}, or acknowledge this if AWS has added it", severity="warning")
        elif meant is not None:
            text = f"there is no service {name!r}"
            change = f"write {_full_name(meant, region)!r}, if that is meant"
            yield Trouble(endpoint.id, "ServiceName", text, change, severity="warning" if described else None)


def _begins_otherwise(endpoint: Endpoint, service: Service, name: str) -> Iterator[Trouble]:
    """Yield that AWS's name of a service begins otherwise in a Region; gateway endpoints have one beginning everywhere."""
    region = region_in(name)
    if endpoint.kind == EndpointKind.GATEWAY or region in (None, REGION) or is_commercial(region):
        return
    own = service.regional_names.get(region)
    if own is not None and own != name:
        text = f"in {region} the service has the name {own!r} (data of {service.as_of})"
        yield Trouble(endpoint.id, "ServiceName", text, "write that, or acknowledge this if AWS takes both", severity="warning")


def _full_name(service: Service, region: str) -> str:
    return service.regional_names.get(region) or service.name_template.replace(REGION, region)


def _elsewhere(endpoint: Endpoint, name: str, context: RuleContext) -> bool:
    """Return whether a service is, or perhaps is, one of another Region than the endpoint's."""
    named, here = region_in(name), context.region(endpoint.id)
    fields = context.fields(endpoint.id)
    return fields is None or fields.has("ServiceRegion") or (named not in (None, REGION, here) and here is not None)


@rule("PL012", "The Region and its zones have the service of an endpoint", "warning", _LINK)
def service_not_there(context: RuleContext) -> Iterator[Trouble]:
    """EC2 refuses an endpoint where its service is not. AWS names few such Regions and Availability Zones, and services come to them.

    Names of Availability Zones mean other zones in other accounts: only an ``AvailabilityZoneId`` tells.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          A: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.0.0/24, AvailabilityZoneId: usw2-az4}}
          Streams:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcEndpointType: Interface
              ServiceName: {"Fn::Sub": "com.amazonaws.${AWS::Region}.kinesis-streams"}
              VpcId: {Ref: Vpc}
              SubnetIds: [{Ref: A}]

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          A: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.0.0/24, AvailabilityZoneId: usw2-az1}}
          Streams:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcEndpointType: Interface
              ServiceName: {"Fn::Sub": "com.amazonaws.${AWS::Region}.kinesis-streams"}
              VpcId: {Ref: Vpc}
              SubnetIds: [{Ref: A}]

    """
    for endpoint in context.endpoints(*_KINDS, EndpointKind.OPENSEARCH_SERVERLESS):
        service = endpoint.service
        if service is None or isinstance(endpoint.service_name, Unknown) or _elsewhere(endpoint, endpoint.service_name, context):
            continue
        named = region_in(endpoint.service_name)
        region = context.region(endpoint.id) if named in (None, REGION) else named
        at_home = region is not None and service.home_region(region) is not None
        for doubt in doubts_about(service, region=None if at_home else region, ip_address_type=None):
            if doubt.id == REGION_WITHOUT_SERVICE:
                text, change = reason_apart(doubt.text)
                at = "Name" if endpoint.kind == EndpointKind.OPENSEARCH_SERVERLESS else "ServiceName"
                yield Trouble(endpoint.id, at, f"the service may not be there: {text}", change)
        subnets = () if isinstance(endpoint.subnets, Unknown) or not service.unavailable_az_ids else dict.fromkeys(endpoint.subnets)
        for subnet in subnets:
            zone = _zone_id(subnet, context)
            if zone in service.unavailable_az_ids:
                text = (
                    f"the subnet '{context.path(subnet)}' is in {zone}, which AWS names as being without '{service}' (data of "
                    f"{service.as_of})"
                )
                change = "leave the subnet out, or acknowledge this if the service has come since"
                yield Trouble(endpoint.id, "SubnetIds", text, change)


def _zone_id(subnet: Target, context: RuleContext) -> str | None:
    fields = context.fields(subnet)
    zone = fields.text("AvailabilityZoneId") if fields is not None else None
    return zone if isinstance(zone, str) else None
