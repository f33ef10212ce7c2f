"""What the calls of a workload ask for: services, each once, with the calls that ask for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from constructs_privatelink.catalogue.actions import destination

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from constructs_privatelink.analysis.needs.own_calls import Call
    from constructs_privatelink.catalogue.actions import Alternatives


@dataclass(frozen=True)
class Wanted:
    """What calls ask for: one of some services, of one Region.

    Args:
        services: The services; nothing where no endpoint service answers, or nobody knows which.
        region: The Region; None for the workload's own.
        where: ``service``, ``nowhere`` where no endpoint service answers the calls, ``unknown`` where nobody knows which does.

    """

    services: Alternatives
    region: str | None = None
    where: Literal["service", "nowhere", "unknown"] = "service"


@dataclass(frozen=True)
class Asking:
    """A call that asks for a service.

    Args:
        call: The call.
        covered: Whether only a wildcard of it covers calls of the service, and of others.

    """

    call: Call
    covered: bool = False

    @property
    def certain(self) -> bool:
        """Whether the workload certainly makes such a call itself."""
        return self.call.certain and not self.covered


def wanted(calls: Sequence[Call]) -> Mapping[Wanted, Sequence[Asking]]:
    """Return what calls ask for, with the calls; one of several services that is needed anyway is not asked for twice."""
    asked: dict[Wanted, list[Asking]] = {}
    for call in calls:
        for what, asking in _asked(call):
            asked.setdefault(what, []).append(asking)
    sure = {
        (what.services[0], what.region): what
        for what, asks in asked.items()
        if len(what.services) == 1 and any(not each.covered for each in asks)
    }
    grouped: dict[Wanted, list[Asking]] = {}
    for what, asks in asked.items():
        at = next((sure[name, what.region] for name in what.services if (name, what.region) in sure), what)
        grouped.setdefault(at, []).extend(each for each in asks if each not in grouped.get(at, ()))
    return grouped


def _asked(call: Call) -> Iterator[tuple[Wanted, Asking]]:
    going = destination(call.action)
    for group in going.groups:
        yield Wanted(group, call.region), Asking(call)
    for name in going.perhaps:
        yield Wanted((name,), call.region), Asking(replace(call, certain=False), covered=True)
    if going.without_service:
        yield Wanted((), call.region, "nowhere"), Asking(call)
    if going.unknown:
        yield Wanted((), call.region, "unknown"), Asking(call)
