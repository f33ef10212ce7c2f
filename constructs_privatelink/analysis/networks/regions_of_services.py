"""The Region of the service behind an endpoint: the endpoint's own, or the one that it names; and what is wrong or doubtful about that.

AWS: https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-cross-region-privatelink-support.html and
https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-share-your-services.html#endpoint-service-cross-region
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.networks.model import UNSAID
from constructs_privatelink.analysis.values import ResourceId, Unknown, known_values
from constructs_privatelink.catalogue.cross_region import ZONES_WITHOUT_REMOTE_ACCESS
from constructs_privatelink.catalogue.partitions import REGION, partition, region_in
from constructs_privatelink.catalogue.regions import AS_OF, REGIONS, region_meant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.networks.properties import Fields
    from constructs_privatelink.analysis.values import Maybe, Resolved, Target
    from constructs_privatelink.catalogue.service import Service

_ANY_REGION = "${AWS::Region}"
_PART = re.compile(r"\$\{([^${}]+)\}")
_ENDPOINT_SERVICE = "AWS::EC2::VPCEndpointService"


@dataclass(frozen=True)
class RegionProblem:
    """Something wrong with the Region of an endpoint's service: EC2 refuses the endpoint, or may.

    Args:
        property: The property of the endpoint.
        text: What is wrong.
        change: The change to make.
        certain: Whether EC2 certainly refuses it.

    """

    property: str
    text: str
    change: str
    certain: bool = True


def service_region(fields: Fields, service: Service | None) -> Maybe[str]:
    """Return the Region of the service that an endpoint's properties name: a global service's home, else what they say, else their own."""
    region, name = fields.text("ServiceRegion"), _name(fields)
    named = _region_in_name(name) if isinstance(name, str) else None
    if named is not None or region is not None:
        return named or region or UNSAID
    if name is None or isinstance(name, Unknown):
        return UNSAID if name is None else name
    region = region_of(fields)
    if not isinstance(region, Unknown) and service is not None and _is_global(service):
        return service.home_region(region) or region
    return region


def region_of(fields: Fields) -> Maybe[str]:
    """Return the Region of a resource's stack."""
    return fields.reading.stacks.stacks[fields.id.stack].region


def region_problems(
    fields: Fields, kind: EndpointKind, service: Service | None, vpc: Target, subnets: tuple[Target, ...] | Unknown
) -> Iterator[RegionProblem]:
    """Yield what is wrong with the Region of an endpoint's service, as far as it is known.

    Args:
        fields: The endpoint's properties.
        kind: Its kind.
        service: The catalogue's service; None where it has none.
        vpc: Its VPC.
        subnets: Its subnets.

    """
    endpoint_region, name, service_region = region_of(fields), _name(fields), fields.text("ServiceRegion")
    if isinstance(endpoint_region, Unknown) or fields.unread:
        return
    yield from _vpc_problems(fields, vpc, endpoint_region)
    if name is None or isinstance(name, Unknown):
        return
    named = _region_in_name(name)
    if service_region is None:
        yield from _problems_without_region(fields, name, named, endpoint_region, service)
    elif isinstance(service_region, str):
        yield from _problems_with_region(fields, name, service_region, named, endpoint_region)
        if (
            service_region != endpoint_region
            and partition(service_region) == partition(endpoint_region)
            and named in (None, service_region)
        ):
            yield from _remote_problems(kind, service, service_region, endpoint_region)
            yield from _zone_problems(fields, subnets)


def _name(fields: Fields) -> Maybe[str] | None:
    """Return the service's name, in which resources and parameters may stand as ``Fn::Sub`` writes them, but not for the Region."""
    name = fields.text("ServiceName")
    if not isinstance(name, Unknown) or name.key is None:
        return name
    text = name.key.replace(_ANY_REGION, REGION)
    parts = _PART.findall(text)
    own = all(_own_service(fields, part) is not None for part in parts)
    return text if own and (not parts or region_in(text) is not None or _PART.fullmatch(text)) else name


def _own_service(fields: Fields, part: str) -> Fields | None:
    """Return the endpoint service of the set that a part of a name, as ``Fn::Sub`` writes it, is the id of."""
    stack, _, logical_id = part.removesuffix(".ServiceId").rpartition(".")
    resource = fields.reading.resource(ResourceId(stack, logical_id))
    return resource if resource is not None and resource.resource.type == _ENDPOINT_SERVICE else None


def _region_in_name(name: str) -> str | None:
    """Return the Region in a name; None where there is none, or it is the Region of whoever deploys."""
    named = region_in(name)
    return None if named == REGION else named


def _is_global(service: Service) -> bool:
    return bool(service.home_regions) and REGION not in service.name_template


def _vpc_problems(fields: Fields, vpc: Target, endpoint_region: str) -> Iterator[RegionProblem]:
    stack = fields.reading.stacks.stacks.get(vpc.stack) if isinstance(vpc, ResourceId) else None
    if stack is not None and isinstance(stack.region, str) and stack.region != endpoint_region:
        made = fields.reading.stacks.resource(vpc) if isinstance(vpc, ResourceId) else None
        text = f"the endpoint is made in {endpoint_region}, and its VPC '{vpc if made is None else made.path}' in {stack.region}"
        yield RegionProblem("VpcId", text, "make it in the Region of its VPC, with ServiceRegion for a service of another Region")


def _problems_without_region(
    fields: Fields, name: str, named: str | None, made_in: str, service: Service | None
) -> Iterator[RegionProblem]:
    """Yield what is wrong where no ServiceRegion is given: EC2 looks for the service in the endpoint's own Region."""
    if named is not None and named != made_in:
        text = f"the service {name!r} is of {named}, the endpoint is made in {made_in}, and no ServiceRegion says that this is meant"
        elsewhere = partition(named) == partition(made_in) and named in REGIONS
        change = f"write the name with {made_in}" + (f", or set ServiceRegion to {named}" if elsewhere else "")
        yield RegionProblem("ServiceName", text, change)
        return
    own = _provided_service(fields, name)
    region = None if own is None else region_of(own)
    if own is not None and isinstance(region, str) and region != made_in:
        text = f"the endpoint service '{own.resource.path}' is made in {region}, the endpoint in {made_in}, and no ServiceRegion says so"
        yield RegionProblem("ServiceName", text, f"write the name with {region}, and set ServiceRegion to {region}")
    home = None if service is None else service.home_region(made_in)
    if service is not None and home is not None and home != made_in:
        text = f"the service {name!r} is in {home} alone, the endpoint is made in {made_in}, and no ServiceRegion says that this is meant"
        change = f"set ServiceRegion to {home}" if service.cross_region else f"make the endpoint in {home}"
        yield RegionProblem("ServiceName", text, change, certain=service.cross_region)


def _problems_with_region(
    fields: Fields, name: str, service_region: str, named: str | None, endpoint_region: str
) -> Iterator[RegionProblem]:
    """Yield what is wrong with a ServiceRegion."""
    if partition(service_region) != partition(endpoint_region):
        text = f"the ServiceRegion {service_region!r} is in another partition than {endpoint_region}, from which it cannot be reached"
        yield RegionProblem("ServiceRegion", text, "make the endpoint in a Region of that partition")
    elif named is not None and named != service_region:
        text = f"the ServiceRegion is {service_region!r}, and the service {name!r} is of {named}"
        yield RegionProblem("ServiceRegion", text, "let both name one Region")
    elif service_region not in REGIONS:
        meant = region_meant(service_region)
        text = f"no Region is known that is called {service_region!r} (data of {AS_OF})"
        change = f"write {meant}, if that is meant, or acknowledge this" if meant else "write a Region's name, or acknowledge this"
        yield RegionProblem("ServiceRegion", text, f"{change} if AWS has opened it", certain=False)
    else:
        yield from _provider_problems(fields, name, service_region, endpoint_region)


def _provider_problems(fields: Fields, name: str, service_region: str, endpoint_region: str) -> Iterator[RegionProblem]:
    """Yield what is wrong with the Region of an endpoint service that the set makes: its provider opens Regions."""
    own = _provided_service(fields, name)
    region = None if own is None else region_of(own)
    if own is None or not isinstance(region, str):
        return
    opened = own.get("SupportedRegions")
    if region != service_region:
        text = f"the ServiceRegion is {service_region!r}, and the endpoint service '{own.resource.path}' is made in {region}"
        yield RegionProblem("ServiceRegion", text, "let both name one Region")
    elif service_region != endpoint_region and _is_closed_to(endpoint_region, opened):
        text = f"the endpoint service '{own.resource.path}' of {service_region} is not open to {endpoint_region}"
        yield RegionProblem("ServiceRegion", text, f"add {endpoint_region} to its SupportedRegions")


def provided_service(fields: Fields) -> Fields | None:
    """Return the endpoint service of the set that an endpoint leads to; None where it is not in the set, or no endpoint service."""
    name = _name(fields)
    return _provided_service(fields, name) if isinstance(name, str) else None


def _provided_service(fields: Fields, name: str) -> Fields | None:
    """Return the endpoint service of the set that a name names."""
    return next((service for part in _PART.findall(name) if (service := _own_service(fields, part)) is not None), None)


def _is_closed_to(region: str, opened: Resolved) -> bool:
    """Return whether a Region is certainly not among those that a provider opens a service to."""
    if opened is None:
        return True
    return isinstance(opened, list) and region not in opened and all(isinstance(item, str) for item in opened)


def _remote_problems(kind: EndpointKind, service: Service | None, service_region: str, endpoint_region: str) -> Iterator[RegionProblem]:
    """Yield what is doubtful about reaching a service of another Region."""
    home = None if service is None else service.home_region(endpoint_region)
    if service is not None and home not in (None, service_region):
        text = f"the ServiceRegion is {service_region!r}, and AWS has the global service '{service}' in {home} (data of {service.as_of})"
        yield RegionProblem("ServiceRegion", text, f"set it to {home}", certain=service.cross_region)
    elif service is not None and not service.cross_region:
        text = f"AWS does not list '{service}' as reachable from another Region than {service_region} (data of {service.as_of})"
        change = "make the endpoint there, or acknowledge this if AWS has added it"
        yield RegionProblem("ServiceRegion", text, change, certain=False)
    elif kind == EndpointKind.GATEWAY:
        text = (
            f"AWS lists interface endpoints alone as reaching services of other Regions, and this is a gateway endpoint to {service_region}"
        )
        yield RegionProblem("ServiceRegion", text, "make it an interface endpoint", certain=False)


def _zone_problems(fields: Fields, subnets: tuple[Target, ...] | Unknown) -> Iterator[RegionProblem]:
    for target in dict.fromkeys(known_values(subnets)):
        subnet = None if isinstance(target, Unknown) else fields.reading.resource(target)
        zone = subnet.text("AvailabilityZoneId") if subnet is not None else None
        if subnet is not None and isinstance(zone, str) and zone in ZONES_WITHOUT_REMOTE_ACCESS:
            text = f"the subnet '{subnet.resource.path}' is in {zone}, from which AWS lists no access to services of other Regions"
            yield RegionProblem("SubnetIds", text, "leave the subnet out", certain=False)


def refusal(fields: Fields, problem: RegionProblem) -> Unknown:
    """Return why an endpoint with a problem is only perhaps there."""
    how = "EC2 refuses the endpoint" if problem.certain else "EC2 may refuse the endpoint"
    return Unknown(Code.PL_ENDPOINT_REFUSED, fields.where(problem.property), f"{how}: {problem.text}")
