"""What is said of the services that actions go to: their names, the Regions that have them, and the code that adds their endpoints."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from constructs_privatelink.catalogue.partitions import REGION

if TYPE_CHECKING:
    from constructs_privatelink.catalogue.actions import Alternatives
    from constructs_privatelink.catalogue.service import Service

OTHER_CREDENTIALS = frozenset({"email-smtp"})
"""Services that clients sign in to with credentials of their own: no role tells whether they call them.

Source: https://docs.aws.amazon.com/ses/latest/dg/smtp-credentials.html
"""

WITHOUT_SIGNATURE = OTHER_CREDENTIALS | {"appstream.streaming", "datasync", "execute-api", "s3", "storagegateway", "transfer.server"}
"""Services that also take calls, or connections, which no role signs: public objects, APIs without an authorizer, agents, file transfer.

Source: https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html
"""

_NAMED: dict[str, str] = {
    "aoss-data": "OpenSearchServerlessNextGenEndpoint",
    "aoss-managed": "OpenSearchServerlessEndpoint",
    "appstream.api": "AppStreamApiEndpoint",
    "appstream.streaming": "AppStreamStreamingEndpoint",
    "eks": "EksEndpoint",
    "eks-auth": "EksAuthEndpoint",
    "elasticache": "ElastiCacheEndpoint",
    "execute-api": "ApiGatewayEndpoint",
}
"""The constructs that a service has of its own."""


def offered(alternatives: Alternatives, region: str | None) -> Alternatives:
    """Return those of several services for which an endpoint can be made in a Region.

    Of one without a Region in its name, only AWS's list of Regions tells. One whose name has a parameter is for one
    resource, and which that is, is not known here.
    """
    known = [service for name in alternatives if (service := _by_name().get(name)) is not None and not service.parameters]
    known = [service for service in known if service.closed_to != "new-endpoints"] or known
    return tuple(
        service.short_name
        for service in known
        if (service.available_in(region) if region is not None else not service.available_regions)
        and (REGION in service.name_template or service.available_regions or service.managed_by)
    )


def title(short_name: str) -> str:
    """Return what AWS calls a service."""
    return _by_name()[short_name].title or short_name


def construct(short_name: str, region: str | None = None) -> str:
    """Return the line that adds an endpoint of a service: its gateway endpoint where it has one.

    Args:
        short_name: The service.
        region: Another Region that the service is to be of. Default: None, the endpoint's own.

    Returns:
        The line; empty where AWS does not list the service as reachable from another Region.

    """
    constant = _constants()[short_name]
    name = "".join(part.capitalize() for part in constant.split("_"))
    service = _by_name()[short_name]
    if region is not None:
        named = f'PrivateLinkEndpoint(self, "{name}", service=AwsService.{constant}, network=network, service_region="{region}")'
        return named if service.cross_region else ""
    if "Gateway" in service.endpoint_types:
        return f'GatewayEndpoint(self, "{name}", service=AwsService.{constant}, network=network)'
    if short_name in _NAMED:
        return f'{_NAMED[short_name]}(self, "{name}", network=network)'
    return f'PrivateLinkEndpoint(self, "{name}", service=AwsService.{constant}, network=network)'


@cache
def _services() -> tuple[Service, ...]:
    from constructs_privatelink.catalogue.lookup import services  # noqa: PLC0415 - loads the whole catalogue, which many templates do not need

    return services()


@cache
def _by_name() -> dict[str, Service]:
    return {service.short_name: service for service in _services()}


@cache
def _constants() -> dict[str, str]:
    from constructs_privatelink.catalogue.aws_services import AwsService  # noqa: PLC0415 - as above

    constants: dict[str, str] = {}
    for constant, service in vars(AwsService).items():
        if constant.isupper() and hasattr(service, "short_name"):
            constants.setdefault(service.short_name, constant)
    return constants
