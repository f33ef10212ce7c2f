"""Where the names of a service lead a client: to the endpoint, to another one, to public addresses, or nowhere.

A name is answered by the DNS server of the client's own VPC, which another VPC's private DNS says nothing to: there, a private hosted zone
or a Route 53 profile has to lead to the endpoint.

AWS: https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html and
https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from constructs_privatelink.analysis.codes import Code, MaybeCode
from constructs_privatelink.analysis.dns.lookups import NOT_NAMED, Led, Lookup, NameAnswer, looked_up, names_of, without_private_dns
from constructs_privatelink.analysis.dns.zone_answers import leading_elsewhere, shared_elsewhere
from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.networks.name_resolution import NameResolution
from constructs_privatelink.analysis.values import Unknown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from constructs_privatelink.analysis.networks.model import Endpoint, Vpc
    from constructs_privatelink.analysis.values import Maybe, Target

ENDPOINT_SPECIFIC = "vpce-*"
"""What stands for the names that AWS makes for one endpoint, and that no template knows."""

_OWN_NAMES = "it leads to public addresses: the service has no private DNS, and something uses the endpoint's own names"
_OF_APIS = "it leads to public addresses: private APIs have names for the endpoint (their VpcEndpointIds), which lead to it from everywhere"
_ANSWERED = "the endpoint answers it"
_MEANT = "it leads to public addresses, as it is meant to"
_TEXTS = {
    Code.PL_PRIVATE_DNS_OFF: "the name leads to public addresses, since the endpoint does not answer it",
    Code.PL_DNS_SUPPORT_OFF: "the VPC has no DNS server of Amazon; set EnableDnsSupport",
    Code.PL_DNS_CUSTOM_RESOLVER: "the VPC's DHCP options name other DNS servers, and only Amazon's know private names",
    Code.PL_DNS_NOT_VISIBLE_OUTSIDE_VPC: "private names answer inside the endpoint's VPC only",
    Code.PL_DNS_CONFLICT: "a private hosted zone of the VPC hides the name",
}


@dataclass(frozen=True)
class NameResult:
    """Where one name leads.

    Args:
        name: The name, with ``{region}`` where only the Region is not known; ``*`` for the service's names where they are not known,
            ``vpce-*`` for those of the endpoint itself.
        answer: ``private`` (the endpoint, or another that serves the name), ``public``, ``none`` (no answer at all), or ``unknown``.
        code: What keeps it from the endpoint; empty where nothing does, or where it is meant to be so.
        text: The answer in words.
        reasons: What is not known.
        to: The endpoint that answers; None where none certainly does.

    """

    name: str
    answer: NameAnswer
    code: MaybeCode = ""
    text: str = ""
    reasons: tuple[Unknown, ...] = ()
    to: Target | None = field(default=None, compare=False)

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
class Surroundings:
    """What answers names, and who may stand behind an answer.

    Args:
        resolution: The private hosted zones of the set, and what forwards names.
        endpoints: The endpoints that each VPC knows private names of: its own, then those that a Route 53 profile brings.
        served: Whether a gateway endpoint serves the client, by the endpoint. Default: it does.

    """

    resolution: NameResolution = field(default_factory=NameResolution)
    endpoints: Mapping[Target, Sequence[Endpoint]] = field(default_factory=dict)
    served: Mapping[Target, Maybe[bool]] = field(default_factory=dict)

    @cached_property
    def by_id(self) -> Mapping[Target, Endpoint]:
        """The endpoints by their ids."""
        return {endpoint.id: endpoint for endpoints in self.endpoints.values() for endpoint in endpoints}


def names(endpoint: Endpoint, place: Vpc | None, around: Surroundings) -> tuple[NameResult, ...]:
    """Return where the names of an endpoint's service lead a client, and last those of the endpoint itself.

    Args:
        endpoint: The endpoint.
        place: The VPC in which the client stands; None for a client in none that is known, such as an office.
        around: What answers names.

    """
    asked = replace(endpoint, exists=True)
    results = tuple(_elsewhere(name, asked, around) if place is None else _in_vpc(name, asked, place, around) for name in names_of(asked))
    return (*results, _own_name(place)) if endpoint.kind == EndpointKind.INTERFACE else results


def _in_vpc(name: str, endpoint: Endpoint, vpc: Vpc, around: Surroundings) -> NameResult:
    known = around.endpoints.get(vpc.id, ())
    own = endpoint if endpoint.vpc == vpc.id else next((other for other in known if other.id == endpoint.id), None)
    here = [*([own] if own is not None else []), *(other for other in known if other.id != endpoint.id)]
    serving = [other for other in here if _serves(name, other, endpoint)]
    lookup = looked_up(name, vpc, serving, around.resolution.zones)
    return _Relation(name, endpoint, vpc, around).result(lookup)


def _serves(name: str, other: Endpoint, endpoint: Endpoint) -> bool:
    """Return whether another endpoint may answer a name; of a name that is not known, only one of the same service."""
    same = other.id == endpoint.id or (isinstance(endpoint.service_name, str) and other.service_name == endpoint.service_name)
    return other.kind != EndpointKind.GATEWAY and name in names_of(other) and (name != NOT_NAMED or same)


@dataclass(frozen=True)
class _Relation:
    """What the end of a lookup means to whoever wants to reach an endpoint."""

    name: str
    endpoint: Endpoint
    vpc: Vpc
    around: Surroundings

    def result(self, lookup: Lookup) -> NameResult:
        """Return the one answer, or that it depends on what is not known."""
        means = {self._meaning(end): None for end in sorted(lookup.ends, key=str)}
        results = list(means)
        answers = {result.answer for result in results}
        if len(answers) > 1:
            unknown = (*lookup.unknown, *(reason for result in results for reason in result.reasons))
            return NameResult(self.name, "unknown", unknown[0].code, f"it depends: {unknown[0]}", tuple(dict.fromkeys(unknown)))
        worst = max(results, key=lambda result: result.code)
        return replace(worst, reasons=tuple(dict.fromkeys((*worst.reasons, *lookup.unknown)))) if len(results) > 1 else worst

    def _meaning(self, end: Led) -> NameResult:
        if end.answer == "public":
            return self._public()
        if end.answer != "private":
            return NameResult(self.name, end.answer, end.code, _TEXTS[Code(end.code)])
        if end.to is None or end.to == self.endpoint.id:
            return NameResult(self.name, "private", text=_ANSWERED, to=end.to)
        other = self.around.by_id.get(end.to)
        if other is None or not (_serves(self.name, other, self.endpoint) or self._alike(other)):
            return NameResult(self.name, "unknown", Code.PL_DNS_CONFLICT, _TEXTS[Code.PL_DNS_CONFLICT])
        where = "of the VPC " if other.vpc == self.vpc.id else ""
        return NameResult(self.name, "private", text=f"another endpoint {where}answers it, '{other.path or other.id}'", to=end.to)

    def _alike(self, other: Endpoint) -> bool:
        return other.short_name is not None and other.short_name == self.endpoint.short_name

    def _public(self) -> NameResult:
        endpoint = self.endpoint
        here = endpoint.vpc == self.vpc.id
        if endpoint.kind == EndpointKind.GATEWAY:
            return NameResult(self.name, "public", text=_MEANT)
        around = self.around.endpoints.get(self.vpc.id, ())
        gateway = next((other for other in around if other.kind == EndpointKind.GATEWAY and self._alike(other)), None)
        served = None if gateway is None else gateway.exists if gateway.exists is not True else self.around.served.get(gateway.id, True)
        if gateway is not None and served is True:
            text = f"it leads to public addresses, which the gateway endpoint '{gateway.path or gateway.id}' serves"
            return NameResult(self.name, "public", text=text)
        if isinstance(served, Unknown):
            return NameResult(self.name, "unknown", served.code, f"it depends: {served}", (served,))
        if endpoint.id in self.around.resolution.used_endpoints and (without_private_dns(endpoint) or endpoint.leads_to_apis):
            return NameResult(self.name, "public", text=_OF_APIS if endpoint.leads_to_apis else _OWN_NAMES)
        if here and gateway is None and endpoint.private_dns is not False and self.vpc.dns_hostnames is not False:
            # Private DNS for the inbound resolver alone leaves names public in the VPC.
            return NameResult(self.name, "public", text=_MEANT)
        code = Code.PL_PRIVATE_DNS_OFF if here else Code.PL_DNS_NOT_VISIBLE_OUTSIDE_VPC
        return NameResult(self.name, "public", code, self._text_of_public(code, gateway if here else None))

    def _text_of_public(self, code: Code, gateway: Endpoint | None) -> str:
        zone = leading_elsewhere(self.name, self.endpoint, self.vpc.id, self.around.resolution.zones)
        if zone is not None:
            return f"the private hosted zone '{zone.path or zone.id}' answers it, and not in the client's VPC"
        if gateway is not None:
            where = gateway.path or gateway.id
            return f"it leads to public addresses, and the gateway endpoint '{where}' does not serve the client's subnets"
        return _TEXTS[code]


def _elsewhere(name: str, endpoint: Endpoint, around: Surroundings) -> NameResult:
    """Return where a name leads a client in no VPC that is known."""
    if endpoint.kind == EndpointKind.GATEWAY:
        return NameResult(name, "public", text=_MEANT)
    code, forwarding = Code.PL_DNS_NOT_VISIBLE_OUTSIDE_VPC, around.resolution.forwarding
    if forwarding is False and not shared_elsewhere(name, endpoint.vpc, around.resolution.zones):
        return NameResult(name, "public", code, f"{_TEXTS[code]}, and no Route 53 Resolver inbound endpoint of it tells them to others")
    why = "a resolver endpoint, a Route 53 profile or a shared zone of the set may tell it to clients outside the VPC"
    return NameResult(name, "unknown", code, why, (forwarding,) if isinstance(forwarding, Unknown) else ())


def _own_name(place: Vpc | None) -> NameResult:
    """Public records hold the endpoint's addresses, which every server can tell."""
    if place is None:
        return NameResult(ENDPOINT_SPECIFIC, "private", text=_ANSWERED)
    support, custom = place.dns_support, place.custom_dns_servers
    silent = NameResult(ENDPOINT_SPECIFIC, "none", Code.PL_DNS_SUPPORT_OFF, _TEXTS[Code.PL_DNS_SUPPORT_OFF])
    if support is True or custom is True:
        return NameResult(ENDPOINT_SPECIFIC, "private", text=_ANSWERED)
    unknown = tuple(switch for switch in (support, custom) if isinstance(switch, Unknown))
    return NameResult(ENDPOINT_SPECIFIC, "unknown", unknown[0].code, f"it depends: {unknown[0]}", unknown) if unknown else silent
