"""What workloads need, and whether packets, names and policies let them have it: what a need says of a path is what a check says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from constructs_privatelink.analysis.dns.names import ENDPOINT_SPECIFIC
from constructs_privatelink.analysis.needs.callers import CALLERS
from constructs_privatelink.analysis.needs.egress_paths import serves_region
from constructs_privatelink.analysis.needs.workload_needs import NOBODY_KNOWS
from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.reachability.client_kinds import WorkloadClient
from constructs_privatelink.analysis.reachability.verdicts import WORST_FIRST
from constructs_privatelink.analysis.rules.client_names import failing_names
from constructs_privatelink.analysis.rules.unknown_advice import what_would_tell
from constructs_privatelink.analysis.values import ResourceId, Unknown, known_values
from constructs_privatelink.catalogue.actions import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constructs_privatelink.analysis import Analysis, NameResult, Proof
    from constructs_privatelink.analysis.needs.workload_needs import Need, NeedPath, WorkloadNeeds
    from constructs_privatelink.analysis.networks.model import Endpoint, Workload
    from constructs_privatelink.analysis.values import Target

ProvenPath: TypeAlias = "NeedPath | Literal['blocked', 'missed']"
"""How a service is reached, or ``blocked``: packets to its endpoint are dropped, ``missed``: the service's names lead past it."""


@dataclass(frozen=True)
class ProvenNeed:
    """A service that a workload's role lets it call, and the path to it.

    Args:
        need: The service, and where its endpoint is.
        path: How it is reached.
        endpoint: The endpoint that serves; None where there is none.
        why: What keeps the path from being private; empty where nothing is known to.
        change: The change that would open it; empty where none is known.
        refused: Calls by this path that policies refuse.
        tells: Of a path that is not known, what would make it known; empty where nothing does.

    """

    need: Need
    path: ProvenPath
    endpoint: ResourceId | None
    why: str = ""
    change: str = ""
    refused: tuple[str, ...] = ()
    tells: str = ""


@dataclass(frozen=True)
class ProvenNeeds:
    """What one workload needs, with the paths."""

    workload: WorkloadNeeds
    needs: tuple[ProvenNeed, ...]


@dataclass(frozen=True)
class NotLookedAt:
    """A workload of which nothing is said, and why."""

    path: str
    type: str
    why: str


def proven_needs(analysis: Analysis) -> tuple[ProvenNeeds, ...]:
    """Return what the workloads need of which the templates tell a role, with what is proven of the paths."""
    prover = _Prover(analysis)
    return tuple(
        ProvenNeeds(workload, tuple(prover.proven(workload.workload, need) for need in workload.needs)) for workload in analysis.needs()
    )


def not_looked_at(analysis: Analysis) -> Iterator[NotLookedAt]:
    """Yield the workloads that call services of their own accord and of which `proven_needs` says nothing."""
    answered = {workload.workload for workload in analysis.needs()}
    for workload in {workload.id: workload for workload in analysis.model.workloads}.values():
        if workload.initiates and workload.id not in answered and workload.subnets != ():
            yield NotLookedAt(workload.path or str(workload.id), workload.type, _why_not(workload))


def _why_not(workload: Workload) -> str:
    if workload.type not in CALLERS:
        return f"which calls an {workload.type} makes from its subnets is not in the tables of this version"
    if workload.role is None and workload.execution_role is None:
        return "the templates name no role of it"
    if isinstance(workload.subnets, Unknown):
        return f"where it stands is not known: {workload.subnets}"
    role = workload.role or workload.execution_role
    return f"what its role may call is not known: {role}" if isinstance(role, Unknown) else f"its role {role} is not in the templates"


class _Prover:
    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._endpoints = {endpoint.id: endpoint for endpoint in analysis.model.endpoints}
        self._places: dict[ResourceId, list[Workload]] = {}
        for workload in analysis.model.workloads:
            self._places.setdefault(workload.id, []).append(workload)
        self._beside: dict[Target, list[Endpoint]] = {}
        for endpoint in analysis.model.endpoints:
            self._beside.setdefault(endpoint.vpc, []).append(endpoint)
        self._known: dict[ResourceId, dict[ResourceId, list[Proof]]] = {}
        for proof in analysis.verify():
            if isinstance(proof.client, WorkloadClient):
                self._known.setdefault(proof.client.workload.id, {}).setdefault(proof.endpoint.id, []).append(proof)

    def proven(self, workload: ResourceId, need: Need) -> ProvenNeed:
        near = self._of_a_connected_vpc(workload, need) if need.path == "none" and need.endpoint is None else None
        if near is None and need.path == "unknown":
            near = self._of_a_known_path(workload, need)
        if near is not None:
            return self._through(workload, near, need)
        if need.endpoint is None or need.path != "endpoint":
            return self._without_endpoint(workload, need)
        first = self._endpoints[need.endpoint]
        others = [endpoint for endpoint in self._beside[first.vpc] if endpoint is not first and _serves_too(endpoint, first, need)]
        answers = [self._through(workload, endpoint, need) for endpoint in (first, *others)]
        led_to = [
            answer
            for answer, endpoint in zip(answers, (first, *others), strict=True)
            if answer.path != "endpoint" or _leads_there(endpoint, self._proofs(workload, endpoint))
        ]
        return next((answer for answer in led_to if answer.path == "endpoint"), (led_to or answers)[0])

    def _without_endpoint(self, workload: ResourceId, need: Need) -> ProvenNeed:
        """Return a need for which no endpoint is known, with what would tell of one."""
        if need.why is None or need.path != "unknown":
            return ProvenNeed(need, need.path, need.endpoint, "" if need.why is None else str(need.why))
        if need.why == NOBODY_KNOWS:
            return ProvenNeed(need, need.path, need.endpoint, need.why.why)
        client = WorkloadClient(self._places[workload][0])
        return ProvenNeed(need, need.path, need.endpoint, str(need.why), tells=what_would_tell([need.why], client))

    def _of_a_known_path(self, workload: ResourceId, need: Need) -> Endpoint | None:
        """Return an endpoint that serves a need whichever way the conditions come out that left it open: its path was asked about."""
        region = need.region or self._analysis.region_of(workload)
        for asked, proofs in self._known.get(workload, {}).items():
            endpoint = self._endpoints[asked]
            serves = endpoint.short_name is not None and plain(endpoint.short_name) in need.services and serves_region(endpoint, region)
            if serves and all(proof.result.verdict != "unknown" for proof in proofs):
                return endpoint
        return None

    def _of_a_connected_vpc(self, workload: ResourceId, need: Need) -> Endpoint | None:
        """Return an endpoint that was asked about although no name leads there: packets arrive, and nothing else serves."""
        subnets = [subnet for place in self._places[workload] for subnet in known_values(place.subnets)]
        here = {self._analysis.model.subnets[subnet].vpc for subnet in subnets if subnet in self._analysis.model.subnets}
        region = need.region or self._analysis.region_of(workload)
        for endpoint in map(self._endpoints.__getitem__, self._known.get(workload, ())):
            serves = endpoint.short_name is not None and plain(endpoint.short_name) in need.services and serves_region(endpoint, region)
            if serves and endpoint.vpc not in here:
                return endpoint
        return None

    def _through(self, workload: ResourceId, endpoint: Endpoint, need: Need) -> ProvenNeed:
        proofs = self._proofs(workload, endpoint)
        worst = min(proofs, key=lambda proof: WORST_FIRST.index(proof.result.verdict))
        result = worst.result
        failing = [name for proof in proofs for name in failing_names(proof)]
        refused = tuple(dict.fromkeys(call.call for proof in proofs for call in proof.authorization if call.answer.verdict == "denies"))
        if result.verdict == "blocked":
            return ProvenNeed(need, "blocked", endpoint.id, str(result.deciding or result.code), result.change_text, refused)
        if result.verdict == "unknown":
            why = next((str(reason) for reason in result.reasons), str(result.deciding or result.code))
            return ProvenNeed(need, "unknown", endpoint.id, why, "", refused, what_would_tell(result.reasons, worst.client))
        if failing:
            path: ProvenPath = "internet" if all(proof.internet is True for proof in proofs) else "missed"
            return ProvenNeed(need, path, endpoint.id, f"{failing[0].name}: {failing[0].text}", "", refused)
        open_name = _open_name(endpoint, proofs)
        if open_name is not None:
            return ProvenNeed(need, "unknown", endpoint.id, f"{open_name.name}: {open_name.text}", "", refused)
        return ProvenNeed(need, "endpoint", endpoint.id, refused=refused)

    def _proofs(self, workload: ResourceId, endpoint: Endpoint) -> Sequence[Proof]:
        known = self._known.setdefault(workload, {})
        if endpoint.id not in known:
            places = [place for place in self._places[workload] if place.calls_through(endpoint.subnets)]
            known[endpoint.id] = [self._analysis.prove(WorkloadClient(place), endpoint) for place in places]
        return known[endpoint.id]


def _serves_too(endpoint: Endpoint, first: Endpoint, need: Need) -> bool:
    """Return whether another endpoint of the same VPC may serve the need."""
    served = endpoint.short_name is not None and plain(endpoint.short_name) in need.services
    return served and endpoint.service_region == first.service_region and endpoint.exists is True


def _open_name(endpoint: Endpoint, proofs: Sequence[Proof]) -> NameResult | None:
    """Return a name of the service of which nobody knows where it leads, where none is known to lead to an endpoint."""
    names = [name for proof in proofs for name in proof.names if name.name != ENDPOINT_SPECIFIC]
    if endpoint.kind == EndpointKind.GATEWAY or any(name.answer == "private" for name in names):
        return None
    return next((name for name in names if name.answer == "unknown"), None)


def _leads_there(endpoint: Endpoint, proofs: Sequence[Proof]) -> bool:
    """Return whether the service's names lead to an endpoint: to a gateway endpoint those that no interface endpoint beside it answers."""
    names = [name for proof in proofs for name in proof.names if name.name != ENDPOINT_SPECIFIC]
    if endpoint.kind == EndpointKind.GATEWAY:
        return not any(name.answer == "private" for name in names)
    return not names or any(name.answer == "private" for name in names)
