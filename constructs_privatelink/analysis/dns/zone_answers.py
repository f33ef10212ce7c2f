"""Private hosted zones, and what they answer for a name instead of Amazon's public servers.

Of the zones of a VPC whose names end a name, the longest answers for it alone, if only to say that there is no such name.

AWS: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.values import Unknown, perhaps_same
from constructs_privatelink.catalogue.partitions import REGION, dns_suffixes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constructs_privatelink.analysis.networks.model import Endpoint
    from constructs_privatelink.analysis.networks.name_resolution import HostedZone, ZoneRecord
    from constructs_privatelink.analysis.values import Target


ZoneState: TypeAlias = Literal["leads", "elsewhere", "empty"]
ZONE_STATES: tuple[ZoneState, ...] = ("leads", "elsewhere", "empty")


@dataclass(frozen=True)
class ZoneAnswer:
    """What the zones of a VPC make of a name.

    Args:
        state: ``leads`` where records lead to one endpoint, ``elsewhere`` where they lead to something else, ``empty`` where the zone has
            none; None without a zone.
        to: The endpoint that records lead to.
        same: Whether the zone has, or may have, the very name that an endpoint's private DNS would take.
        unknown: Why none of this is certain.

    """

    state: ZoneState | None = None
    to: Target | None = None
    same: bool = False
    unknown: Unknown | None = None


def zone_answer(name: str, vpc: Target, zones: Sequence[HostedZone]) -> ZoneAnswer:
    """Return what the private hosted zones of a VPC answer for a name.

    Args:
        name: A private DNS name of a service, such as ``*.execute-api.eu-west-1.amazonaws.com``, with ``{region}`` where only the Region is
            not known; ``*`` where it is not known at all.
        vpc: The VPC.
        zones: The private hosted zones of the set.

    """
    domain = name.removeprefix("*.")
    covering: list[tuple[str, HostedZone]] = []
    for zone in zones:
        inside, covers = _inside(zone, vpc), _covers(zone, domain)
        if inside is False or covers is False:
            continue
        if isinstance(zone.name, Unknown) or isinstance(inside, Unknown) or covers is None:
            reason = zone.name if isinstance(zone.name, Unknown) else inside
            why = "whether it answers the service's names is not known"
            unknown = reason if isinstance(reason, Unknown) else Unknown(Code.PL_UNRESOLVED_VALUE, f"{zone.id}.Name", why)
            return ZoneAnswer(same=True, unknown=unknown)
        covering.append((_plain(zone.name), zone))
    if not covering:
        return ZoneAnswer()
    longest = max(len(text) for text, _ in covering)
    nearest = [zone for text, zone in covering if len(text) == longest]
    return _state([record for zone in nearest for record in zone.records], name, same=longest == len(_plain(domain)))


def leading_elsewhere(name: str, endpoint: Endpoint, vpc: Target, zones: Sequence[HostedZone]) -> HostedZone | None:
    """Return a zone that answers a name with an endpoint, and not in a VPC."""
    covering = (zone for zone in zones if _inside(zone, vpc) is False and _covers(zone, name.removeprefix("*.")))
    return next((zone for zone in covering if _state(zone.records, name, same=True).to == endpoint.id), None)


def shared_elsewhere(name: str, vpc: Target, zones: Sequence[HostedZone]) -> bool:
    """Return whether a zone that may answer a name stands in another VPC too, so that its clients may be told the endpoint's addresses."""
    domain = name.removeprefix("*.")
    return any(any(target != vpc for target in zone.vpcs) and _covers(zone, domain) is not False for zone in zones)


def _state(records: Sequence[ZoneRecord], name: str, *, same: bool) -> ZoneAnswer:
    unnamed = next((record.name for record in records if isinstance(record.name, Unknown)), None)
    if unnamed is not None:
        return ZoneAnswer(same=same, unknown=unnamed)
    plain = _plain(name)
    named = [(_plain(record.name), record.target) for record in records if isinstance(record.name, str)]
    wildcards = [text for text, _ in named if text.startswith("*.") and plain.endswith(text[1:])]
    nearest = max(wildcards, key=len, default="")
    hits = [target for text, target in named if text == plain] or [target for text, target in named if nearest and text == nearest]
    if not hits:
        partly = any(text.endswith(plain[1:]) for text, _ in named) if plain.startswith("*.") else False
        return ZoneAnswer("elsewhere" if partly else "empty", same=same)
    unknown = next((target for target in hits if isinstance(target, Unknown)), None)
    if unknown is not None:
        return ZoneAnswer(same=same, unknown=unknown)
    only = hits[0] if len(set(hits)) == 1 else None
    return ZoneAnswer("elsewhere", same=same) if only is None else ZoneAnswer("leads", only, same)


def _inside(zone: HostedZone, vpc: Target) -> bool | Unknown:
    if vpc in zone.vpcs:
        return True
    perhaps = dict(zone.perhaps_in).get(vpc)
    return perhaps or next((doubt for target in zone.vpcs if (doubt := perhaps_same(target, vpc)) is not None), False)


def _covers(zone: HostedZone, domain: str) -> bool | None:
    """Return whether a zone answers a name; None where that is not known."""
    if isinstance(zone.name, Unknown) or domain == "*":
        return None
    name, plain = _plain(zone.name), _plain(domain)
    if name in {"", plain} or plain.endswith(f".{name}"):
        return True
    return None if REGION in name + plain and _alike(name, plain) else False


def _alike(zone: str, name: str) -> bool:
    """Return whether a zone may answer a name in some Region: whether both are AWS's, or of one domain."""
    if REGION in zone and REGION in name and not f".{name.partition(REGION)[0]}".endswith(f".{zone.partition(REGION)[0]}"):
        return False
    suffixes = dns_suffixes() | {".".join(name.split(".")[-2:])}
    return any(zone == suffix or zone.endswith(f".{suffix}") or suffix.endswith(f".{zone}") for suffix in suffixes)


def _plain(name: str) -> str:
    return name.rstrip(".").lower()
