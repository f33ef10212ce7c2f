"""What answers names in VPCs: private hosted zones with their records, and what forwards names.

Frozen values, as those of `model`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from constructs_privatelink.analysis.values import Maybe, Outside, ResourceId, Target, Unknown


@dataclass(frozen=True)
class ZoneRecord:
    """A record of a zone.

    Args:
        name: Its name.
        target: The endpoint that it leads to; None for anything else.

    """

    name: Maybe[str]
    target: Target | None


@dataclass(frozen=True)
class HostedZone:
    """A private hosted zone, or what answers names in VPCs as one does: a forwarding rule of a resolver, a Route 53 profile.

    Args:
        id: The resource.
        name: Its name.
        vpcs: The VPCs that it answers in.
        records: Its records.
        path: The construct path, or the logical id where there is none.
        perhaps_in: The VPCs that it perhaps answers in too, with the reason. Default: none.

    """

    id: ResourceId | Outside
    name: Maybe[str]
    vpcs: tuple[Target, ...]
    records: tuple[ZoneRecord, ...]
    path: str = ""
    perhaps_in: tuple[tuple[Target, Unknown], ...] = ()


@dataclass(frozen=True)
class SharedEndpoint:
    """An endpoint whose private names a Route 53 profile brings to a VPC.

    Args:
        endpoint: The endpoint.
        vpc: The VPC.
        exists: True, or why the profile brings it only perhaps.

    """

    endpoint: ResourceId
    vpc: Target
    exists: Literal[True] | Unknown = True


@dataclass(frozen=True)
class NameResolution:
    """What answers names.

    Args:
        zones: The private hosted zones, and what answers as they do.
        forwarding: Whether names may be told to clients outside of the VPCs that know them, by a resolver's endpoint or rule or a profile.
        shared_endpoints: The endpoints whose private names profiles bring to other VPCs.
        used_endpoints: The endpoints without private DNS, and those of execute-api, whose own names or ids something else takes.

    """

    zones: tuple[HostedZone, ...] = ()
    forwarding: Maybe[bool] = False
    shared_endpoints: tuple[SharedEndpoint, ...] = ()
    used_endpoints: frozenset[ResourceId] = frozenset()
