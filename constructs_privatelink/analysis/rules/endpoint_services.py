"""Rules about the service that an endpoint is for: whether it exists, and whether it is there."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.rules.rule import Trouble, reason_apart, rule
from constructs_privatelink.analysis.values import Unknown
from constructs_privatelink.catalogue.lookup import services
from constructs_privatelink.catalogue.partitions import REGION, after_region, region_in
from constructs_privatelink.decisions.availability import doubts_about

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
_SHORTEST_SLIP = 5
"""Of names with fewer letters, many are one letter apart: a new one may well be (``ecs``, ``eks``, ``evs``)."""


@rule("PL011", "The service of an endpoint exists", "error", _LINK)
def unknown_service(context: RuleContext) -> Iterator[Trouble]:
    """EC2 refuses the name of a service that does not exist; one that only this library does not know gives a warning.

    Services of your own and of partners (``vpce-svc-``) are not looked at, nor those of another Region. A service that was described with
    ``Service.custom`` is taken for one, unless its name looks like a slip: that gives a warning.

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
        if isinstance(name, Unknown) or endpoint.short_name is not None or OWN_SERVICE in name or _elsewhere(endpoint, name, context):
            continue
        meant, described = _meant(name), endpoint.declared is not None
        region = region_in(name) or context.region(endpoint.id) or REGION
        if meant is None and not described:
            perhaps = [repr(_full_name(service, region)) for service in _perhaps_meant(name)]
            text = f"{name!r} is no service that is known here"
            write = f"write {' or '.join(perhaps[:_MOST_NAMED])}, if that is meant" if perhaps else "check the name"
            yield Trouble(endpoint.id, "ServiceName", text, f"{write}, or acknowledge this if AWS has added it", severity="warning")
        elif meant is not None:
            text = f"there is no service {name!r}"
            change = f"write {_full_name(meant, region)!r}, if that is meant"
            yield Trouble(endpoint.id, "ServiceName", text, change, severity="warning" if described else None)


def _full_name(service: Service, region: str) -> str:
    return service.regional_names.get(region) or service.name_template.replace(REGION, region)


def _elsewhere(endpoint: Endpoint, name: str, context: RuleContext) -> bool:
    """Return whether a service is, or perhaps is, one of another Region than the endpoint's."""
    named, here = region_in(name), context.region(endpoint.id)
    fields = context.fields(endpoint.id)
    return fields is None or fields.has("ServiceRegion") or (named not in (None, REGION, here) and here is not None)


@cache
def _meant(name: str) -> Service | None:
    """Return the service whose name somebody misspelt: the same letters, or one slip of the pen.

    The ending of a known name behind another beginning (``aws.api.``) is none: AWS has services under both.
    """
    ending = after_region(name)
    asked = _letters(ending or name)
    exact = _by_letters().get(asked)
    for key, service in [(asked, exact)] if exact is not None else _by_letters().items():
        slip = _one_slip(asked, key) if len(asked) >= _SHORTEST_SLIP else _stutter(asked, key)
        if (service.short_name != ending or _is_global(service, name)) and (key == asked or slip):
            return service
    return None


@cache
def _perhaps_meant(name: str) -> tuple[Service, ...]:
    """Return the services that a name without one may mean: what its names or actions begin with (``ecr``, ``ses``), or a slip away."""
    ending = after_region(name).lower()
    known = [service for service in services() if not service.parameters and "-fips" not in service.short_name]
    longer = [service for service in known if re.match(rf"{re.escape(ending)}[.-]", service.short_name)]
    longer.sort(key=lambda service: len(service.short_name))
    called = longer or [service for service in known if ending in service.iam_prefixes]
    return tuple(called or [service for service in known if _one_slip(ending, service.short_name)]) if ending else ()


def _is_global(service: Service, name: str) -> bool:
    """Return whether a name has a Region in it that the name of its service has not."""
    return REGION not in service.name_template and name.startswith("com.amazonaws.")


def _stutter(name: str, other: str) -> bool:
    """Return whether a letter that stands twice, or two letters the other way round, make one text of another."""
    doubled = len(name) == len(other) + 1 and any(
        name[at] == name[at + 1] and name[:at] + name[at + 1 :] == other for at in range(len(other))
    )
    return doubled or (len(name) == len(other) and name != other and _one_slip(name, other) and sorted(name) == sorted(other))


@cache
def _by_letters() -> dict[str, Service]:
    """Return the services by the letters of their short names, and of their full names without a Region."""
    short = {_letters(service.short_name): service for service in services()}
    return {_letters(service.name_template.replace(REGION, "")): service for service in services()} | short


def _letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "", text.lower())


def _one_slip(name: str, other: str) -> bool:
    """Return whether a letter more, less or other, or two letters the other way round, make one text of another."""
    start = _alike(name, other)
    name, other = name[start:], other[start:]
    end = _alike(name[::-1], other[::-1])
    name, other = name[: len(name) - end], other[: len(other) - end]
    return max(len(name), len(other)) <= 1 or (name == other[::-1] and len(name) == len("ab"))


def _alike(name: str, other: str) -> int:
    """Return how many letters two texts begin with alike."""
    return next((at for at, (a, b) in enumerate(zip(name, other, strict=False)) if a != b), min(len(name), len(other)))


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
            if doubt.id == "region-without-service":
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
