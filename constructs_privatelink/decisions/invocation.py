"""How a client addresses a private REST API, and which addressings work from where it is.

AWS names four (https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html):

1. The API's own name, ``https://{api}.execute-api.{region}.amazonaws.com/{stage}``: inside the endpoint's VPC, where private DNS is on.
2. A Route 53 alias, ``https://{api}-{vpce}.execute-api.{region}.amazonaws.com/{stage}``: from everywhere that reaches the endpoint, if the
   API is associated with it.
3. The endpoint's own DNS name, and the API in a ``Host`` header.
4. The endpoint's own DNS name, and the API in an ``x-apigw-api-id`` header.

In the endpoint access mode ``STRICT``, which security policies that begin with ``SecurityPolicy_`` bring, the name in the TLS handshake has
to be the host that is called: of the four, API Gateway takes the first alone
(https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies.html).

The values may be tokens of the CDK: they are put together and never looked into.
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from constructs_privatelink.argument_kinds import shown
from constructs_privatelink.errors import PrivateLinkError

if TYPE_CHECKING:
    from collections.abc import Callable

_API_ID = re.compile(r"[a-z0-9]{4,32}")
_STAGE = re.compile(r"[A-Za-z0-9_-]{1,128}")


class Addressing(Enum):
    """How a call says which private API it is for; the value is what people call it."""

    PRIVATE_DNS = "private DNS"
    ROUTE53_ALIAS = "Route 53 alias"
    HOST_HEADER = "Host header"
    API_ID_HEADER = "x-apigw-api-id header"
    CUSTOM_DOMAIN = "private custom domain name"


class Caller(Enum):
    """Where a client is; the value is what people call it."""

    INSIDE_VPC = "inside the endpoint's VPC"
    """It asks the Route 53 Resolver of the endpoint's VPC."""
    OUTSIDE_VPC = "outside the endpoint's VPC"
    """It comes over Direct Connect, a VPN, a peering connection or a transit gateway: other VPCs, and networks on premises."""


STRICT = "STRICT"
ACCESS_MODES = (STRICT, "BASIC")
"""The endpoint access modes of APIs with an enhanced security policy."""
_FROM_INSIDE = "inside the endpoint's VPC, and from where queries are forwarded to a Route 53 Resolver inbound endpoint of it"
_FROM_EVERYWHERE = "from everywhere that reaches the endpoint, networks on premises among them"


@dataclass(frozen=True)
class Invocation:
    """A call of one stage of an API that works.

    Args:
        addressing: How it says which API it is for.
        url: The URL of the stage, without a slash at the end.
        headers: The headers that must be sent.

    """

    addressing: Addressing
    url: str
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def works_from(self) -> str:
        """From where it works, in words."""
        return _FROM_INSIDE if self.addressing in {Addressing.PRIVATE_DNS, Addressing.CUSTOM_DOMAIN} else _FROM_EVERYWHERE

    def url_of(self, path: str) -> str:
        """Return the URL of a resource: ``url_of("pets/1")``."""
        return f"{self.url}/{path.lstrip('/')}" if path.strip("/") else self.url

    def curl(self, path: str = "", *, method: str = "GET") -> str:
        """Return a command line for a POSIX shell that calls a resource.

        Args:
            path: The resource, such as ``"pets/1"``.
                Default: - the root.
            method: The HTTP method.

        """
        chosen = "" if method == "GET" else f"-X {shlex.quote(method)} "
        headers = "".join(f" -H {_quoted(f'{name}: {value}')}" for name, value in self.headers)
        return f"curl {chosen}{_quoted(self.url_of(path))}{headers}"


@dataclass(frozen=True)
class Entrance:
    """What is known of an endpoint that leads to an API.

    Args:
        name: What errors call it.
        vpc_endpoint_id: ``"vpce-0123456789abcdef0"``.
        dns_name: Its regional DNS name; None when unknown.
        private_dns: Whether it answers the API's own name inside its VPC; None when unknown.
        associated: Whether the API is associated with it, which makes the Route 53 alias; None when unknown.

    """

    name: str
    vpc_endpoint_id: str
    dns_name: str | None = None
    private_dns: bool | None = None
    associated: bool | None = None


@dataclass(frozen=True)
class ApiStage:
    """One stage of an API.

    Args:
        rest_api_id: ``"a1b2c3d4e5"``.
        stage: ``"prod"``.
        region: ``"eu-west-1"``.
        dns_suffix: ``"amazonaws.com"``, and in China ``"amazonaws.com.cn"``.
        default_endpoint: False when the API refuses calls under its ``execute-api`` names.
        access_mode: Its endpoint access mode, ``"STRICT"`` or ``"BASIC"``; None where it has none, or nobody knows.

    """

    rest_api_id: str
    stage: str
    region: str
    dns_suffix: str
    default_endpoint: bool = True
    access_mode: str | None = None

    @property
    def host(self) -> str:
        """The API's own host name."""
        return self._host(self.rest_api_id)

    def alias(self, entrance: Entrance) -> str:
        """Return the host name that API Gateway makes for one endpoint."""
        return self._host(f"{self.rest_api_id}-{entrance.vpc_endpoint_id}")

    def _host(self, label: str) -> str:
        return f"{label}.execute-api.{self.region}.{self.dns_suffix}"


@dataclass(frozen=True)
class Refusal:
    """An addressing that cannot work, or is not known to.

    Args:
        addressing: Which it is.
        reasons: Each why, and the change to make.

    """

    addressing: Addressing
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Invocations:
    """The calls of one stage through one endpoint: `offered` has those that work, `refused` says why the others do not.

    Args:
        subject: What errors call the API.
        offered: The calls that work, the most convenient first.
        refused: The others.

    """

    subject: str
    offered: tuple[Invocation, ...]
    refused: tuple[Refusal, ...]

    def by(self, addressing: Addressing) -> Invocation:
        """Return the call by one addressing.

        Raises:
            PrivateLinkError: It does not work here; the text says why, and the way out.

        """
        for invocation in self.offered:
            if invocation.addressing is addressing:
                return invocation
        refused = [refusal for refusal in self.refused if refusal.addressing is addressing]
        reasons = [f"no call by {addressing.value}: {reason}" for refusal in refused for reason in refusal.reasons]
        others = ", ".join(invocation.addressing.name for invocation in self.offered) or "none"
        none = f"a {addressing.value} calls nothing through an endpoint; what does: {others}"
        raise PrivateLinkError(self.subject, reasons or [none])

    @property
    def private_dns(self) -> Invocation:
        """By the API's own name. Raises `PrivateLinkError` where private DNS does not lead to the endpoint."""
        return self.by(Addressing.PRIVATE_DNS)

    @property
    def route53_alias(self) -> Invocation:
        """By the name that API Gateway makes for the endpoint. Raises `PrivateLinkError` without association."""
        return self.by(Addressing.ROUTE53_ALIAS)

    @property
    def host_header(self) -> Invocation:
        """By the endpoint's DNS name and a ``Host`` header. Raises `PrivateLinkError` where that name is not known."""
        return self.by(Addressing.HOST_HEADER)

    @property
    def api_id_header(self) -> Invocation:
        """By the endpoint's DNS name and an ``x-apigw-api-id`` header. Raises `PrivateLinkError` where that name is not known."""
        return self.by(Addressing.API_ID_HEADER)


def decide(api: ApiStage, entrance: Entrance, caller: Caller, subject: str) -> Invocations:
    """Decide which addressings work.

    Args:
        api: The API and its stage.
        entrance: The endpoint.
        caller: Where the client is.
        subject: What errors call the API.

    """
    against = {addressing: _why_not(addressing, api, entrance, caller) for addressing in _CALLS}
    offered = tuple(call(api, entrance) for addressing, call in _CALLS.items() if not against[addressing])
    refused = tuple(Refusal(addressing, tuple(reasons)) for addressing, reasons in against.items() if reasons)
    return Invocations(subject, offered, refused)


def reasons_against(rest_api_id: object, stage: object) -> list[str]:
    """Return what is wrong with the id of an API and the name of a stage; None where a value is not known yet."""
    reasons = []
    if rest_api_id is not None and not (isinstance(rest_api_id, str) and _API_ID.fullmatch(rest_api_id)):
        reasons.append(f"got rest_api_id={shown(rest_api_id)}; give the id alone, such as 'a1b2c3d4e5'")
    if stage is not None and not (isinstance(stage, str) and _STAGE.fullmatch(stage)):
        reasons.append(f"got stage={shown(stage)}; a stage's name has 1 to 128 letters, digits, hyphens and underscores")
    return reasons


def reasons_against_mode(access_mode: object) -> list[str]:
    """Return why something is no endpoint access mode; None is that of an API without one."""
    if access_mode is None or (isinstance(access_mode, str) and access_mode in ACCESS_MODES):
        return []
    return [
        f"got endpoint_access_mode={shown(access_mode)}; give {' or '.join(map(repr, ACCESS_MODES))}, or leave it out where it is not known"
    ]


def _why_not(addressing: Addressing, api: ApiStage, entrance: Entrance, caller: Caller) -> list[str]:
    reasons = []
    if not api.default_endpoint:
        reasons.append("the API's default endpoint is disabled; call its private custom domain name, or enable it")
    if api.access_mode == STRICT and addressing is not Addressing.PRIVATE_DNS:
        way_out = "call it by private DNS or a private custom domain name, or set the endpoint access mode to BASIC"
        reasons.append(f"the API's endpoint access mode is {STRICT}, in which API Gateway turns such calls away; {way_out}")
    if addressing is Addressing.PRIVATE_DNS:
        reasons += _no_private_dns(entrance, caller)
    elif addressing is Addressing.ROUTE53_ALIAS:
        reasons += _no_alias(entrance)
    elif entrance.dns_name is None:
        known = "ApiGatewayEndpoint.from_attributes(dns_name=...)"
        reasons.append(f"the DNS name of the endpoint '{entrance.name}' is not known; give it with {known}")
    return reasons


def _no_private_dns(entrance: Entrance, caller: Caller) -> list[str]:
    reasons = []
    if entrance.private_dns is None:
        known = "ApiGatewayEndpoint.from_attributes(private_dns=True)"
        reasons.append(
            f"nobody said whether the endpoint '{entrance.name}' has private DNS; say it with {known}, or call it by another name"
        )
    elif not entrance.private_dns:
        reasons.append(f"private DNS is off at the endpoint '{entrance.name}'; set private_dns=True there, or call it by another name")
    if caller is Caller.OUTSIDE_VPC:
        way_out = "call it by another name, or forward its queries to a Route 53 Resolver inbound endpoint and ask for Caller.INSIDE_VPC"
        reasons.append(f"a client {caller.value} cannot resolve private DNS names; {way_out}")
    return reasons


def _no_alias(entrance: Entrance) -> list[str]:
    if entrance.associated:
        return []
    if entrance.associated is None:
        way_out = "say associated=True if its vpcEndpointIds has it"
        reason = f"nobody said whether the API is associated with the endpoint '{entrance.name}'; {way_out}"
    else:
        reason = f"the API is not associated with the endpoint '{entrance.name}'; leave associate=False out, or call it by another name"
    return [reason]


def _quoted(text: str) -> str:
    # Always in quotes: what shlex would leave bare depends on how a token happens to be spelt.
    return "'" + text.replace("'", "'\"'\"'") + "'"


def _through_endpoint(addressing: Addressing, api: ApiStage, entrance: Entrance, header: tuple[str, str]) -> Invocation:
    return Invocation(addressing, f"https://{entrance.dns_name}/{api.stage}", (header,))


_CALLS: dict[Addressing, Callable[[ApiStage, Entrance], Invocation]] = {
    Addressing.PRIVATE_DNS: lambda api, _: Invocation(Addressing.PRIVATE_DNS, f"https://{api.host}/{api.stage}"),
    Addressing.ROUTE53_ALIAS: lambda api, entrance: Invocation(Addressing.ROUTE53_ALIAS, f"https://{api.alias(entrance)}/{api.stage}"),
    Addressing.HOST_HEADER: lambda api, entrance: _through_endpoint(Addressing.HOST_HEADER, api, entrance, ("Host", api.host)),
    Addressing.API_ID_HEADER: lambda api, entrance: _through_endpoint(
        Addressing.API_ID_HEADER, api, entrance, ("x-apigw-api-id", api.rest_api_id)
    ),
}
