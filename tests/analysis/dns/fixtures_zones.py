"""A VPC with an endpoint and zones, and what names lead to there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.dns import names as dns_names
from constructs_privatelink.analysis.dns.names import NameResult, Surroundings
from constructs_privatelink.analysis.networks.name_resolution import HostedZone, NameResolution, ZoneRecord
from constructs_privatelink.analysis.values import Maybe, ResourceId, Target, Unknown
from tests.analysis.fixtures_endpoint import ENDPOINT, VPC, VPC_ID

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs_privatelink.analysis.networks.model import Endpoint, Vpc


REGION = "eu-west-1"


KMS = "kms.eu-west-1.amazonaws.com"


OTHER_VPC = ResourceId("Network", "Other")


UNKNOWN = Unknown(Code.PL_UNRESOLVED_VALUE, "Network.Vpc.EnableDnsHostnames", "parameter 'Dns' has no default")


def names(
    endpoint: Endpoint,
    vpc: Vpc | None = VPC,
    *,
    region: Maybe[str] = REGION,
    zones: tuple[HostedZone, ...] = (),
    forwarding: Maybe[bool] = False,
    others: tuple[Endpoint, ...] = (),
    served: Mapping[Target, Maybe[bool]] | None = None,
) -> tuple[NameResult, ...]:
    """Return where names lead a client in a VPC; None for one in no VPC."""
    here, *around = (replace(known, service_region=region) for known in (endpoint, *others))
    known: dict[Target, list[Endpoint]] = {}
    for there in (here, *around):
        known.setdefault(there.vpc, []).append(there)
    return dns_names.names(here, vpc, Surroundings(NameResolution(zones, forwarding), known, served or {}))


def name(endpoint: Endpoint = ENDPOINT, vpc: Vpc = VPC, zones: tuple[HostedZone, ...] = (), *, inside: bool = True) -> NameResult:
    """Return the result of the service's first name."""
    return names(endpoint, vpc if inside else None, zones=zones)[0]


def zone(zone_name: Maybe[str], *records: tuple[str, Target | None], vpcs: tuple[Target, ...] = (VPC_ID,)) -> HostedZone:
    return HostedZone(ResourceId("Network", "Zone"), zone_name, vpcs, tuple(ZoneRecord(*record) for record in records))
