"""Where the names of a service lead a client: to the endpoint, to public addresses, or nowhere.

Private DNS needs the endpoint's own switch, both DNS attributes of the VPC and Amazon's DNS servers; a private hosted zone with a record
does the same by hand. Whatever is unknown is tried as both: only where every combination ends alike is the answer certain.

AWS: https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html and
https://docs.aws.amazon.com/vpc/latest/userguide/vpc-dns.html
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Literal, TypeAlias

from constructs_privatelink.analysis.codes import Code, MaybeCode
from constructs_privatelink.analysis.dns.zone_answers import ZONE_STATES, ZoneAnswer, shared_elsewhere, zone_answer
from constructs_privatelink.analysis.networks.kinds import LATTICE, EndpointKind
from constructs_privatelink.analysis.values import Unknown
from constructs_privatelink.catalogue.lookup import template_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constructs_privatelink.analysis.networks.model import Endpoint, Vpc
    from constructs_privatelink.analysis.networks.name_resolution import HostedZone
    from constructs_privatelink.analysis.values import Maybe

NameAnswer: TypeAlias = Literal["private", "public", "none", "unknown"]

ENDPOINT_SPECIFIC = "vpce-*"
"""What stands for the names that AWS makes for one endpoint, and that no template knows."""
_NOT_NAMED = "*"

_MEANT = "it leads to public addresses, as it is meant to"
_TEXTS = {
    Code.PL_PRIVATE_DNS_OFF: "the name leads to public addresses, since the endpoint does not answer it",
    Code.PL_DNS_SUPPORT_OFF: "the VPC has no DNS server of Amazon; set EnableDnsSupport",
    Code.PL_DNS_CUSTOM_RESOLVER: "the VPC's DHCP options name other DNS servers, and only Amazon's know private names",
    Code.PL_DNS_NOT_VISIBLE_OUTSIDE_VPC: "private names answer inside the endpoint's VPC only; use the endpoint's own name",
    Code.PL_DNS_CONFLICT: "a private hosted zone of the VPC hides the name",
}


@dataclass(frozen=True)
class NameResult:
    """Where one name leads.

    Args:
        name: The name, with ``{region}`` where only the Region is not known; ``*`` for the service's names where they are not known,
            ``vpce-*`` for those of the endpoint itself.
        answer: ``private`` (the endpoint, or another of its VPC that serves the name), ``public``, ``none`` (no answer at all), or
            ``unknown``.
        code: What keeps it from the endpoint; empty where nothing does, or where it is meant to be so.
        text: The answer in words.
        reasons: What is not known.

    """

    name: str
    answer: NameAnswer
    code: MaybeCode = ""
    text: str = ""
    reasons: tuple[Unknown, ...] = ()

    @property
    def fails(self) -> bool:
        """Whether a client who uses the name certainly misses the endpoint."""
        return self.code != "" and self.answer in {"public", "none"} and not self.reasons

    def severity(self, *, internet: Maybe[bool]) -> Literal["error", "warning"] | None:
        """Return how much it matters; None where the name does not fail.

        Args:
            internet: Whether the client has a route to the internet and an address to use it. A Lambda function never has.

        """
        if not self.fails:
            return None
        return "error" if internet is False else "warning"

    def to_json(self) -> dict[str, object]:
        """Return the result as JSON values."""
        reasons = [{"code": reason.code, "where": reason.where, "why": reason.why} for reason in self.reasons]
        return {"name": self.name, "answer": self.answer, "code": self.code, "text": self.text, "reasons": reasons}

    def __str__(self) -> str:
        """The name and where it leads."""
        return f"{self.name}: {self.answer}: {self.text}"


@dataclass(frozen=True)
class _Found:
    answer: NameAnswer
    code: MaybeCode = ""


@dataclass(frozen=True)
class _Around:
    """What may tell a client something else than the endpoint and its VPC do."""

    region: Maybe[str]
    zones: Sequence[HostedZone]
    forwarding: Maybe[bool]
    others: Sequence[Endpoint]


def names(
    endpoint: Endpoint,
    vpc: Vpc,
    client_in_vpc: Maybe[bool],
    *,
    region: Maybe[str],
    zones: Sequence[HostedZone] = (),
    forwarding: Maybe[bool] = False,
    others: Sequence[Endpoint] = (),
) -> tuple[NameResult, ...]:
    """Return where the names of an endpoint's service lead a client.

    Args:
        endpoint: The endpoint.
        vpc: Its VPC.
        client_in_vpc: Whether the client stands in that VPC.
        region: The Region of the endpoint.
        zones: The private hosted zones of the set.
        forwarding: Whether the set has a Route 53 Resolver inbound endpoint or a Route 53 profile, so that clients outside the VPC may
            be told private names.
        others: The other endpoints of the VPC: a name that one of them serves does not fail.

    """
    around = _Around(region, zones, forwarding, others)
    if not isinstance(client_in_vpc, Unknown):
        return _told(endpoint, vpc, around, client_in_vpc=client_in_vpc)
    within, without = (_told(endpoint, vpc, around, client_in_vpc=inside) for inside in (True, False))
    doubt = client_in_vpc
    return tuple(
        name if name == elsewhere else NameResult(name.name, "unknown", doubt.code, f"it depends: {doubt}", (doubt,))
        for name, elsewhere in zip(within, without, strict=True)
    )


def _told(endpoint: Endpoint, vpc: Vpc, around: _Around, *, client_in_vpc: bool) -> tuple[NameResult, ...]:
    names_of_service = tuple(
        _private_name(name, endpoint, vpc, around) if client_in_vpc else _from_outside(name, endpoint, vpc, around)
        for name in _names(endpoint, around.region)
    )
    if endpoint.kind != EndpointKind.INTERFACE:
        return names_of_service
    return (*names_of_service, _own_name(vpc, client_in_vpc=client_in_vpc))


def _names(endpoint: Endpoint, region: Maybe[str]) -> tuple[str, ...]:
    return _names_of(endpoint.kind, endpoint.short_name, region if isinstance(region, str) else None)


@cache
def _names_of(kind: EndpointKind, short_name: str | None, region: str | None) -> tuple[str, ...]:
    if kind == EndpointKind.GATEWAY_LOAD_BALANCER or kind in LATTICE:
        return ()
    service = None if short_name is None else template_of(short_name)
    if service and service.private_dns is False and kind == EndpointKind.INTERFACE:
        return ()
    known = () if service is None else service.dns_names(region) if region is not None else service.private_dns_names
    return known or (_NOT_NAMED,)


def _private_name(name: str, endpoint: Endpoint, vpc: Vpc, around: _Around) -> NameResult:
    zone = zone_answer(name, endpoint, vpc.id, around.zones)
    own = True if endpoint.kind == EndpointKind.OPENSEARCH_SERVERLESS else endpoint.private_dns
    inbound_only = False if endpoint.inbound_resolver_only is None else endpoint.inbound_resolver_only
    switches = (own, vpc.dns_support, vpc.dns_hostnames, vpc.custom_dns_servers, inbound_only)
    decided = {
        _decided(endpoint.kind, _Switches(*states), answer) for states in product(*map(_either, switches)) for answer in _each_answer(zone)
    }
    unknown = (*(answer for answer in switches if isinstance(answer, Unknown)), *((zone.unknown,) if zone.unknown else ()))
    own_answer = _result(name, decided, unknown)
    served = (
        [_by_another(own_answer, endpoint, other, vpc, around) for other in around.others]
        if own_answer.code == Code.PL_PRIVATE_DNS_OFF
        else []
    )
    answered = [answer for answer in served if answer is not None]
    return next((answer for answer in answered if not answer.reasons), answered[0] if answered else own_answer)


def _by_another(unanswered: NameResult, endpoint: Endpoint, other: Endpoint, vpc: Vpc, around: _Around) -> NameResult | None:
    """Return where a name leads that another endpoint of the VPC serves; None where it does not."""
    name, called = unanswered.name, other.path or str(other.id)
    if other.kind == EndpointKind.GATEWAY and other.short_name is not None and other.short_name == endpoint.short_name:
        switches: tuple[object, ...] = (other.exists,)
        text, answer = f"it leads to public addresses, which the gateway endpoint '{called}' serves", unanswered.answer
    elif (
        other.kind == EndpointKind.INTERFACE
        and other.private_dns is not False
        and name in _names(other, around.region)
        and (name != _NOT_NAMED or _same_service(endpoint, other))
    ):
        inbound_only = other.inbound_resolver_only
        open_inbound = inbound_only if isinstance(inbound_only, Unknown) else inbound_only is not True
        switches = (other.private_dns, vpc.dns_hostnames, open_inbound, other.exists)
        text, answer = f"another endpoint of the VPC answers it, '{called}'", "private"
    else:
        return None
    if any(switch is False for switch in switches):
        return None
    doubts = tuple(switch for switch in switches if isinstance(switch, Unknown))
    if doubts:
        return NameResult(name, "unknown", doubts[0].code, f"it depends: {doubts[0]}", doubts)
    return NameResult(name, answer, text=text)


def _same_service(endpoint: Endpoint, other: Endpoint) -> bool:
    return endpoint.service_name == other.service_name and isinstance(endpoint.service_name, str)


def _from_outside(name: str, endpoint: Endpoint, vpc: Vpc, around: _Around) -> NameResult:
    if endpoint.kind == EndpointKind.GATEWAY:
        return NameResult(name, "public", text=_MEANT)
    return _outside(name, vpc, around.zones, around.forwarding)


def _own_name(vpc: Vpc, *, client_in_vpc: bool) -> NameResult:
    """Public records hold the endpoint's addresses, which every server can tell."""
    switches = (vpc.dns_support, vpc.custom_dns_servers)
    decided = {
        _Found("private") if not client_in_vpc or support or custom else _Found("none", Code.PL_DNS_SUPPORT_OFF)
        for support, custom in product(*map(_either, switches))
    }
    return _result(ENDPOINT_SPECIFIC, decided, tuple(switch for switch in switches if isinstance(switch, Unknown)))


def _outside(name: str, vpc: Vpc, zones: Sequence[HostedZone], forwarding: Maybe[bool]) -> NameResult:
    code = Code.PL_DNS_NOT_VISIBLE_OUTSIDE_VPC
    if forwarding is False and not shared_elsewhere(name, vpc.id, zones):
        return NameResult(name, "public", code, _TEXTS[code])
    why = "a resolver endpoint, a Route 53 profile or a shared zone of the set may tell it to clients outside the VPC"
    return NameResult(name, "unknown", code, why, (forwarding,) if isinstance(forwarding, Unknown) else ())


def _result(name: str, decided: set[_Found], unknown: tuple[Unknown, ...]) -> NameResult:
    answers = {either.answer for either in decided}
    if len(answers) > 1:
        return NameResult(name, "unknown", unknown[0].code, f"it depends: {unknown[0]}", unknown)
    code = max(either.code for either in decided)
    answer = answers.pop()
    text = _TEXTS[code] if code else "the endpoint answers it" if answer == "private" else _MEANT
    return NameResult(name, answer, code, text, unknown if len(decided) > 1 else ())


def _either(switch: Maybe[bool]) -> tuple[bool, ...]:
    return (True, False) if isinstance(switch, Unknown) else (switch,)


def _each_answer(zone: ZoneAnswer) -> tuple[ZoneAnswer, ...]:
    if zone.unknown is None:
        return (zone,)
    return (ZoneAnswer(), *(ZoneAnswer(state, same=same) for state in ZONE_STATES for same in {False, zone.same}))


@dataclass(frozen=True)
class _Switches:
    on: bool
    support: bool
    hostnames: bool
    custom: bool
    inbound_only: bool


def _decided(kind: EndpointKind, switches: _Switches, zone: ZoneAnswer) -> _Found:
    if switches.custom:
        return _Found("unknown", Code.PL_DNS_CUSTOM_RESOLVER)
    if not switches.support:
        return _Found("none", Code.PL_DNS_SUPPORT_OFF)
    answered = kind != EndpointKind.GATEWAY and switches.on and switches.hostnames and not switches.inbound_only
    # Amazon's servers ask private hosted zones only where the VPC has both attributes.
    if switches.hostnames and zone.state is not None and (zone.same or not answered):
        return _zoned(zone, answered=answered)
    if answered:
        return _Found("private")
    meant = kind == EndpointKind.GATEWAY or (switches.on and switches.hostnames)
    return _Found("public", "" if meant else Code.PL_PRIVATE_DNS_OFF)


def _zoned(zone: ZoneAnswer, *, answered: bool) -> _Found:
    if zone.state == "leads":
        return _Found("private")
    return _Found("none" if zone.state == "empty" and not answered else "unknown", Code.PL_DNS_CONFLICT)
