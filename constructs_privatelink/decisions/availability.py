"""What is doubtful about a service in one place: the Region, and the kind of addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.errors import Doubt

if TYPE_CHECKING:
    from constructs_privatelink.catalogue.service import Service


def doubts_about(service: Service, *, region: str | None, ip_address_type: str | None) -> tuple[Doubt, ...]:
    """Return the doubts; Regions gain services faster than any data learns of it, so none of them refuses.

    Args:
        service: The service.
        region: The Region, or None where the tree does not say.
        ip_address_type: ``"ipv4"``, ``"dualstack"`` or ``"ipv6"``, or None for EC2's default.

    """
    doubts = []
    if region is not None and not service.available_in(region):
        text = (
            f"AWS names {region} as being without '{service}' (data of {service.as_of}); "
            "choose another Region, or acknowledge this if the service has come since"
        )
        doubts.append(Doubt("region-without-service", text))
    if ip_address_type is not None and service.ip_address_types and ip_address_type not in service.ip_address_types:
        known = ", ".join(service.ip_address_types)
        text = (
            f"'{service}' is documented with {known}, got {ip_address_type} (data of {service.as_of}); "
            "change ip_address_type, or acknowledge this"
        )
        doubts.append(Doubt("ip-address-type", text))
    return tuple(doubts)
