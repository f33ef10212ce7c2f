"""Which Region's service an endpoint reaches: the one that it is made in, another that the user names, or the home of a global service.

EC2 takes the Region of the service apart from its name, and refuses a name of another Region without it
(https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-cross-region.html). Whoever makes such an endpoint needs the permission
``vpce:AllowMultiRegion``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constructs_privatelink.catalogue.partitions import REGION, is_region, partition, region_in
from constructs_privatelink.errors import Doubt

if TYPE_CHECKING:
    from constructs_privatelink.catalogue.service import Service

_PROVIDED = ".vpce-svc-"


@dataclass(frozen=True)
class ServiceRegion:
    """What was decided for one endpoint.

    Args:
        other: The Region of the service where it is another than the endpoint's, or may be; None for the endpoint's own.
        reasons: Why it cannot be.
        doubts: What deserves a look.

    """

    other: str | None = None
    reasons: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def decide(service: Service, asked: object, region: str | None) -> ServiceRegion:
    """Decide the service Region of one endpoint.

    Args:
        service: The service.
        asked: What the user said, whatever it is; None for nothing.
        region: The Region in which the endpoint is made; None where the tree does not say.

    """
    if asked is None:
        return _unasked(service, region)
    if not isinstance(asked, str) or not is_region(asked):
        words = "name the Region itself, for names of services and hosts are made of it: service_region='us-west-2'"
        return ServiceRegion(reasons=(f"got service_region={asked!r}; {words}",))
    reasons = []
    own = _region_of_name(service)
    if own is not None and own != asked:
        reasons.append(f"got service_region={asked!r} for the service '{service.name_template}', which is of {own}; let both be one Region")
    if region is not None and partition(region) != partition(asked):
        apart = f"nothing is reached from one partition to another ({partition(region)}, {partition(asked)})"
        reasons.append(f"got service_region={asked!r} for an endpoint in {region}; {apart}")
    if reasons:
        return ServiceRegion(reasons=tuple(reasons))
    if asked == region:
        return ServiceRegion()
    unlisted = not service.cross_region and _PROVIDED not in service.name_template
    return ServiceRegion(asked, doubts=(_unlisted(service, asked),) if unlisted else ())


def _unasked(service: Service, region: str | None) -> ServiceRegion:
    """Decide where nobody named a Region: a global service is reached in the home of its partition."""
    own = _region_of_name(service)
    if region is None:
        return ServiceRegion()
    if own is not None and own != region:
        if service.named_region:
            way_out = f"give service_region={own!r}, or Service.find({service.short_name!r}) for the one in {region}"
        else:
            way_out = f"give service_region={own!r}"
        return ServiceRegion(reasons=(f"the service '{_full(service, own)}' is of {own}, and the endpoint is made in {region}; {way_out}",))
    home = service.home_region(region)
    if home is None or home == region:
        return ServiceRegion()
    if service.cross_region:
        return ServiceRegion(home)
    text = (
        f"'{service}' is at home in {home} and not listed as reachable from another Region, and the endpoint is made in {region} "
        f"(data of {service.as_of}); make it in a stack of {home}, or acknowledge this if AWS has added it"
    )
    return ServiceRegion(doubts=(Doubt("service-region-unlisted", text),))


def _region_of_name(service: Service) -> str | None:
    """Return the Region that a service's name has; None where it has none, or any."""
    named = region_in(service.name_template)
    return service.named_region or (None if named == REGION else named)


def _full(service: Service, region: str) -> str:
    return service.name_template.replace(REGION, region)


def _unlisted(service: Service, asked: str) -> Doubt:
    dated = f" (data of {service.as_of})" if service.as_of else ""
    text = (
        f"AWS does not list '{service}' as reachable from another Region, got service_region={asked!r}{dated}; "
        f"make the endpoint in {asked}, or acknowledge this if AWS has added it"
    )
    return Doubt("service-region-unlisted", text)
