"""What a workload asks for: services, each once, with the calls and the properties that ask for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from constructs_privatelink.analysis.needs.collection_data import COLLECTION_DATA
from constructs_privatelink.catalogue.actions import destination

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from constructs_privatelink.analysis.needs.collection_data import CollectionData
    from constructs_privatelink.analysis.needs.own_calls import Call
    from constructs_privatelink.catalogue.actions import Alternatives
    from constructs_privatelink.catalogue.workload_kinds import Confidence, KindNeed


@dataclass(frozen=True)
class Wanted:
    """What is asked for: one of some services, of one Region.

    Args:
        services: The services; nothing where no endpoint service answers, or nobody knows which.
        region: The Region; None for the workload's own.
        where: ``service``, ``nowhere`` where no endpoint service answers, ``unknown`` where nobody knows which does.
        reason: What no endpoint answers, where no call tells.

    """

    services: Alternatives
    region: str | None = None
    where: Literal["service", "nowhere", "unknown"] = "service"
    reason: str = ""


@dataclass(frozen=True)
class Asking:
    """What asks for a service.

    Args:
        action: The call, as a policy writes it; empty where a property asks.
        reason: What the property tells, as a clause; empty for a call.
        certain: Whether the workload certainly asks for it itself.
        covered: Whether only a wildcard covers calls of the service, and of others.
        confidence: How sure the table of workloads is.
        change: What to do where there is no endpoint; empty for the endpoint itself.
        through: The call of AWS's own that the endpoint's policy has to let through; empty where there is none.
        of_pods: Whether a role of pods allows the call.

    """

    action: str = ""
    reason: str = ""
    certain: bool = True
    covered: bool = False
    confidence: Confidence = "high"
    change: str = ""
    through: str = ""
    of_pods: bool = False


def wanted(calls: Sequence[Call], needs: Sequence[tuple[KindNeed, bool]], collections: CollectionData) -> Mapping[Wanted, Sequence[Asking]]:
    """Return what is asked for, with what asks; one of several services that is needed anyway is not asked for twice.

    Args:
        calls: What the workload may call.
        needs: What its kind needs, each with whether its conditions certainly hold.
        collections: What serves the data of the collections of OpenSearch Serverless.

    """
    asked: dict[Wanted, list[Asking]] = {}
    for what, asking in (*_of_calls(calls, collections), *_of_kind(needs)):
        asked.setdefault(what, []).append(asking)
    sure = {
        (what.services[0], what.region): what
        for what, asks in asked.items()
        if len(what.services) == 1 and any(ask.certain for ask in asks)
    }
    grouped: dict[Wanted, list[Asking]] = {}
    for what, asks in asked.items():
        at = next((sure[name, what.region] for name in what.services if (name, what.region) in sure), what)
        grouped.setdefault(at, []).extend(ask for ask in asks if ask not in grouped.get(at, ()))
    return grouped


def _of_calls(calls: Iterable[Call], collections: CollectionData) -> Iterator[tuple[Wanted, Asking]]:
    for call in calls:
        going = destination(call.action)
        asking = Asking(call.action, certain=call.certain, of_pods=call.of_pods)
        for group in going.groups:
            for services, certain in collections.serving(call.collections) if group == COLLECTION_DATA else ((group, True),):
                yield Wanted(services, call.region), replace(asking, certain=asking.certain and certain)
        for name in going.perhaps:
            yield Wanted((name,), call.region), Asking(call.action, certain=False, covered=True)
        if going.without_service:
            yield Wanted((), call.region, "nowhere"), asking
        if going.unknown:
            yield Wanted((), call.region, "unknown"), asking


def _of_kind(needs: Iterable[tuple[KindNeed, bool]]) -> Iterator[tuple[Wanted, Asking]]:
    for need, holds in needs:
        asking = Asking("", need.why, holds and not need.perhaps, confidence=need.confidence, change=need.change, through=need.through)
        if need.services or holds:
            yield (Wanted(need.services, need.region or None) if need.services else Wanted((), None, "nowhere", need.why)), asking
