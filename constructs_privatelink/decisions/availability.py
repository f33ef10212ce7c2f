"""What is doubtful about a service: whether AWS still offers it, whether the Region has it, and the kind of addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.catalogue.partitions import partition
from constructs_privatelink.errors import Doubt

if TYPE_CHECKING:
    from constructs_privatelink.catalogue.service import Service

REGION_WITHOUT_SERVICE = "region-without-service"
"""The doubt that a Region has a service."""


def doubts_about(service: Service, *, region: str | None, ip_address_type: str | None) -> tuple[Doubt, ...]:
    """Return the doubts; services come and go faster than any data learns of it, so none of them refuses.

    Args:
        service: The service.
        region: The Region, or None where the tree does not say.
        ip_address_type: ``"ipv4"``, ``"dualstack"`` or ``"ipv6"``, or None for EC2's default.

    """
    doubts = [Doubt("service-closed", text)] if (text := closing(service)) else []
    if region is not None and not service.available_in(region):
        there = partition(region)
        known = f"AWS names {region} as being without '{service}'"
        if there in service.unavailable_partitions:
            known = f"the AWS SDKs know no endpoint of '{service}' in the partition {there}, where {region} is"
        text = f"{known} (data of {service.as_of}); choose another Region, or acknowledge this if the service has come since"
        doubts.append(Doubt(REGION_WITHOUT_SERVICE, text))
    if ip_address_type is not None and service.ip_address_types and ip_address_type not in service.ip_address_types:
        kinds = ", ".join(service.ip_address_types)
        text = (
            f"'{service}' is documented with {kinds}, got {ip_address_type} (data of {service.as_of}); "
            "change ip_address_type, or acknowledge this"
        )
        doubts.append(Doubt("ip-address-type", text))
    return tuple(doubts)


def closing(service: Service) -> str:
    """Return how AWS takes a service out of use, and what to do about it; empty where it does not."""
    if service.ended_on:
        past = service.ended_on[: len(service.as_of)] < service.as_of
        news = f"'{service}' {'ended' if past else 'ends'} on {service.ended_on}, as AWS says"
    elif service.closed_to == "new-endpoints":
        news = f"'{service}' takes no new endpoints, as AWS says"
    elif service.closed_to:
        news = f"'{service}' takes no new customers, as AWS says"
    else:
        return ""
    instead = f"'{service.superseded_by}'" if service.superseded_by else service.successor
    change = f"use {instead}" if instead else "plan without it"
    return f"{news} (data of {service.as_of}); {change}, or acknowledge this"


def is_closed(service: Service) -> bool:
    """Return whether a service had ended by the date of its facts, or takes no new endpoints by whomever."""
    return service.closed_to == "new-endpoints" or ("" < service.ended_on[: len(service.as_of)] <= service.as_of)
