"""What a VPC's DNS server answers to a name: one answer for a VPC and a name, from all its endpoints, private hosted zones and profiles.

Private DNS needs the endpoint's own switch, both DNS attributes of the VPC and Amazon's DNS servers; a private hosted zone with a record
does the same by hand. Whatever is unknown is tried as both.

AWS: https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html,
https://docs.aws.amazon.com/vpc/latest/userguide/vpc-dns.html and https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/profiles.html
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import product
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, TypeAlias

from constructs_privatelink.analysis.codes import Code, MaybeCode
from constructs_privatelink.analysis.dns.zone_answers import ZONE_STATES, ZoneAnswer, zone_answer
from constructs_privatelink.analysis.networks.kinds import LATTICE, EndpointKind
from constructs_privatelink.analysis.values import Unknown
from constructs_privatelink.catalogue.partitions import localized

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from constructs_privatelink.analysis.networks.model import Endpoint, Vpc
    from constructs_privatelink.analysis.networks.name_resolution import HostedZone
    from constructs_privatelink.analysis.values import Maybe, Target
    from constructs_privatelink.catalogue.service import Service

NameAnswer: TypeAlias = Literal["private", "public", "none", "unknown"]

_CALLED: Mapping[str, str] = MappingProxyType(
    {"dynamodb": "dynamodb.{region}.amazonaws.com", "dynamodb-streams": "streams.dynamodb.{region}.amazonaws.com"}
)
"""The names of services without private DNS that clients call all the same
(https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/privatelink-interface-endpoints.html)."""
NOT_NAMED = "*"
"""What stands for the names of a service that are not known."""


@dataclass(frozen=True)
class Led:
    """Where a lookup may end.

    Args:
        answer: As in `NameResult`.
        to: The endpoint that answers; None for any other answer.
        code: What went wrong; empty where nothing did.

    """

    answer: NameAnswer
    to: Target | None = None
    code: MaybeCode = ""


@dataclass(frozen=True)
class Lookup:
    """All that a lookup may end with, and what is not known of it."""

    ends: frozenset[Led]
    unknown: tuple[Unknown, ...] = ()


def names_of(endpoint: Endpoint) -> tuple[str, ...]:
    """Return the names of an endpoint's service that private DNS answers, with ``{region}`` where the Region is not known."""
    region = endpoint.service_region
    return _names_of(endpoint.kind, endpoint.service, region if isinstance(region, str) else None)


@cache
def _names_of(kind: EndpointKind, service: Service | None, region: str | None) -> tuple[str, ...]:
    if kind == EndpointKind.GATEWAY_LOAD_BALANCER or kind in LATTICE:
        return ()
    called = _called_all_the_same(service)
    if called is not None:
        return (called if region is None else localized(called, region),)
    if service and service.private_dns is False and kind == EndpointKind.INTERFACE:
        return ()
    known = () if service is None else service.dns_names(region) if region is not None else service.private_dns_names
    return known or (NOT_NAMED,)


def without_private_dns(endpoint: Endpoint) -> bool:
    """Return whether an endpoint's service offers no private DNS, while clients call a name of it."""
    return _called_all_the_same(endpoint.service) is not None


def _called_all_the_same(service: Service | None) -> str | None:
    return _CALLED.get(service.short_name) if service is not None and service.private_dns is False else None


def looked_up(name: str, vpc: Vpc, endpoints: Sequence[Endpoint], zones: Sequence[HostedZone]) -> Lookup:
    """Return what a name may lead to in a VPC.

    Args:
        name: The name; `NOT_NAMED` where it is not known.
        vpc: The VPC in which somebody asks.
        endpoints: The endpoints whose private names the VPC knows and that may answer this one.
        zones: The private hosted zones of the set.

    """
    zone = zone_answer(name, vpc.id, zones)
    switches: dict[Target, Maybe[bool]] = {
        endpoint.id: _switch(endpoint) for endpoint in endpoints if endpoint.kind != EndpointKind.GATEWAY
    }
    ends: set[Led] = set()
    for support, hostnames, custom in product(*map(_either, (vpc.dns_support, vpc.dns_hostnames, vpc.custom_dns_servers))):
        if custom:
            ends.add(Led("unknown", code=Code.PL_DNS_CUSTOM_RESOLVER))
        elif not support:
            ends.add(Led("none", code=Code.PL_DNS_SUPPORT_OFF))
        else:
            answered = _answering(switches) if hostnames else [None]
            ends |= {_end(state, target, hostnames=hostnames) for state in _each_answer(zone) for target in answered}
    unknown = [vpc.dns_support, vpc.dns_hostnames, vpc.custom_dns_servers, *switches.values(), zone.unknown]
    return Lookup(frozenset(ends), tuple(switch for switch in unknown if isinstance(switch, Unknown)))


def _switch(endpoint: Endpoint) -> Maybe[bool]:
    """Return whether an endpoint answers its names, in a VPC that lets it."""
    if endpoint.kind == EndpointKind.OPENSEARCH_SERVERLESS:
        return endpoint.exists
    if without_private_dns(endpoint):
        return False
    only = endpoint.inbound_resolver_only
    switches = (endpoint.private_dns, only if isinstance(only, Unknown) else only is not True, endpoint.exists)
    unknown = next((switch for switch in switches if isinstance(switch, Unknown)), True)
    return False if False in switches else unknown


def _answering(switches: dict[Target, Maybe[bool]]) -> list[Target | None]:
    """Return the endpoints one of which answers, and None where perhaps none does."""
    certain = [target for target, on in switches.items() if on is True]
    return list(certain[:1]) or [*(target for target, on in switches.items() if isinstance(on, Unknown)), None]


def _end(zone: ZoneAnswer, answered: Target | None, *, hostnames: bool) -> Led:
    # Amazon's servers ask private hosted zones only where the VPC has both attributes.
    if hostnames and zone.state is not None and (zone.same or answered is None):
        if zone.state == "leads":
            return Led("private", zone.to)
        return Led("none" if zone.state == "empty" and answered is None else "unknown", code=Code.PL_DNS_CONFLICT)
    return Led("public") if answered is None else Led("private", answered)


def _either(switch: Maybe[bool]) -> tuple[bool, ...]:
    return (True, False) if isinstance(switch, Unknown) else (switch,)


def _each_answer(zone: ZoneAnswer) -> Iterator[ZoneAnswer]:
    if zone.unknown is None:
        yield zone
        return
    yield ZoneAnswer()
    for state in ZONE_STATES:
        for same in {False, zone.same}:
            yield ZoneAnswer(state, same=same)
