"""The checks of one path, and what they say together about the packets between two ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from constructs_privatelink.analysis.reachability.addresses import ALL_PORTS, FAMILIES, REPLY_PORTS, interfaces
from constructs_privatelink.analysis.reachability.filters import Filter, Judgement, Ports, judge, unknown_filter
from constructs_privatelink.analysis.reachability.verdicts import Hop, Part
from constructs_privatelink.decisions.clients import IPV4, IPV6

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constructs_privatelink.analysis.reachability.addresses import Interval, Packets
    from constructs_privatelink.analysis.reachability.ends import End
    from constructs_privatelink.analysis.reachability.filters import Span
    from constructs_privatelink.analysis.reachability.verdicts import Direction
    from constructs_privatelink.analysis.values import Target, Unknown

Whose: TypeAlias = Literal["client", "endpoint"]
REPLIES = Ports(REPLY_PORTS)
_NOT_KNOWN = {IPV4: "addresses that are not known", IPV6: "IPv6 addresses that are not known"}


@dataclass(frozen=True)
class Check:
    """One filter on the path, and which packets it sees.

    Args:
        place: Its place in path order.
        name: What it checks.
        filter: What it lets through.
        of: Whose addresses it looks at.
        reply: Whether it sees the reply: then the ports are the client's.
        direction: Egress or ingress.
        resource: The resource that decides.
        property: The property that decides.
        span: The addresses it sees where something on the path may have changed them.
        loose: Why it is not known whether it stands on the path, if that is so.

    """

    place: int
    name: str
    filter: Filter
    of: Whose
    reply: bool = False
    direction: Direction | None = None
    resource: Target | None = None
    property: str = ""
    span: Span | None = None
    loose: Unknown | None = None


Seen: TypeAlias = tuple[Check, Hop, bool]
"""A check, what it said, and whether it certainly drops something."""


@dataclass(frozen=True)
class Pair:
    """A client's place, an interface of the endpoint, and what was found between them.

    Args:
        client: The client's end.
        endpoint: The endpoint's end.
        protocol: ``"tcp"`` or ``"udp"``.
        ports: The service's ports.
        hops: The hops in path order.
        survivors: Whether some packet is not certainly dropped.
        assumptions: What must hold besides.

    """

    client: End
    endpoint: End
    protocol: str
    ports: Ports
    hops: tuple[Hop, ...]
    survivors: bool
    assumptions: tuple[str, ...] = ()


def evaluated(  # noqa: PLR0917 - the two ends, and what runs between them
    client: End, endpoint: End, protocol: str, ports: Ports, checks: Sequence[Check], assumptions: Sequence[str]
) -> Pair:
    """Say what the checks of a path do with the packets between two ends."""
    return paired(client, endpoint, protocol, ports, [seen(check, client, endpoint, protocol, ports) for check in checks], assumptions)


def paired(  # noqa: PLR0917 - the two ends, and what runs between them
    client: End, endpoint: End, protocol: str, ports: Ports, judged: Sequence[Seen], assumptions: Sequence[str] = ()
) -> Pair:
    """Put together what the checks of a path said."""
    hops = sorted((hop for _, hop, _ in judged), key=lambda hop: hop.place)
    dropping = [check for check, _, drops in judged if drops]
    survivors = not dropping or _some_pass(dropping, client, endpoint, ports)
    return Pair(client, endpoint, protocol, ports, tuple(hops), survivors, tuple(assumptions))


def seen(check: Check, client: End, endpoint: End, protocol: str, ports: Ports) -> Seen:
    """Return what one check says of the packets between two ends."""
    span = check.span or (client.span if check.of == "client" else endpoint.span)
    asked = span.to(REPLIES if check.reply else ports)
    judgement = judge(check.filter, asked)
    doubts = [reason for reason in (check.loose, client.maybe, endpoint.maybe) if reason is not None]
    if judgement.outcome == "drops" and doubts:
        open_ = judgement.dropped | judgement.open
        judgement = Judgement("undetermined", doubts[0].code, judgement.detail, asked.may - asked.may, open_, (*doubts, *judgement.reasons))
    packets = judgement.dropped or judgement.open
    part = None if judgement.outcome == "passes" else _part(packets, check, client, endpoint, protocol)
    lost = check.reply and judgement.outcome == "drops" and check.direction is not None
    detail = "; ".join(text for text in (f"PL_RETURN_PORTS {packets.port_text()}" if lost else "", judgement.detail) if text)
    hop = Hop(
        check.place, check.name, judgement.outcome, judgement.code, detail, check.direction, judgement.resource or check.resource,
        check.property, part, judgement.reasons, check.reply,
    )  # fmt: skip
    return check, hop, judgement.outcome == "drops"


def _part(packets: Packets, check: Check, client: End, endpoint: End, protocol: str) -> Part:
    end = client if check.of == "client" else endpoint
    hidden = (check.span or end.span).may == interfaces(client.version)
    addresses = (end.named,) if end.named and check.span is None else (_NOT_KNOWN[client.version],) if hidden else packets.blocks()
    return Part(FAMILIES[client.version], client.name, endpoint.name, addresses, check.of, packets.port_text(), protocol)


def _some_pass(dropping: Sequence[Check], client: End, endpoint: End, ports: Ports) -> bool:
    """Return whether a packet and its reply exist that none of the dropping checks certainly drops."""
    forward = [check for check in dropping if not check.reply]
    back = [check for check in dropping if check.reply]
    for port in _representatives(forward, ports.interval):
        for source in _representatives(back, REPLY_PORTS):
            clients, endpoints = client.span.may, endpoint.span.may
            for check in dropping:
                through = check.filter.may.at_port(source if check.reply else port)
                if check.span is not None:
                    if not check.span.may & through:
                        clients = clients - clients
                elif check.of == "client":
                    clients &= through.with_ports(ALL_PORTS)
                else:
                    endpoints &= through.with_ports(ALL_PORTS)
            if clients and endpoints:
                return True
    return False


def _representatives(checks: Sequence[Check], interval: Interval) -> list[int]:
    """Return one port of each stretch that no check tells apart."""
    first, last = interval
    edges = {first}
    for check in checks:
        for _, _, low, high in check.filter.may.boxes:
            edges |= {edge for edge in (low, high + 1) if first <= edge <= last}
    return sorted(edges)


def open_check(place: int, name: str, reason: Unknown, version: int, *, of: Whose = "endpoint", resource: Target | None = None) -> Check:
    """Return the check of which nothing is known."""
    return Check(place, name, unknown_filter(version, reason.code, reason), of, resource=resource)
