"""Workloads of other VPCs that are asked about at an endpoint: those whose roles call its service, and that it is there for.

It is for those whom names lead there, or would if a zone that leads there were associated with their VPC; and for those that have no other
path to the service while their packets arrive, which nobody opens by chance.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.declared_clients import is_declared
from constructs_privatelink.analysis.dns.hubs import Hubs
from constructs_privatelink.analysis.needs.egress_paths import serves_region
from constructs_privatelink.analysis.reachability.client_kinds import WorkloadClient
from constructs_privatelink.analysis.values import known_values
from constructs_privatelink.catalogue.actions import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from constructs_privatelink.analysis.needs.workload_needs import Need, WorkloadNeeds
    from constructs_privatelink.analysis.networks.model import Endpoint, Model, Workload
    from constructs_privatelink.analysis.values import ResourceId, Target

    Arrives = Callable[[WorkloadClient, Endpoint], bool]
    """Whether all packets of a client certainly arrive at an endpoint."""


def led_clients(
    model: Model, needs: Callable[[], Iterable[WorkloadNeeds]], regions: Mapping[str, str], arrives: Arrives
) -> Mapping[ResourceId, Sequence[WorkloadClient]]:
    """Return the clients of other VPCs, by the endpoints that declare nobody.

    Args:
        model: The networks.
        needs: Tells what workloads need, and through which endpoint. It is asked only where there is an endpoint that declares nobody, and
            a workload that stands elsewhere.
        regions: The known Regions of stacks.
        arrives: Tells whether packets arrive.

    """
    asked = _Asked(model, arrives)
    clients_by_endpoint: dict[ResourceId, dict[Workload, WorkloadClient]] = defaultdict(dict)
    for needed in needs() if asked.anybody() else ():
        here = regions.get(needed.workload.stack)
        for need in needed.needs:
            for workload in asked.places.get(needed.workload, ()):
                for endpoint in asked.endpoints(workload, need, here):
                    clients_by_endpoint[endpoint.id].setdefault(workload, WorkloadClient(workload))
    return {endpoint: tuple(clients.values()) for endpoint, clients in clients_by_endpoint.items()}


class _Asked:
    """What is asked of all workloads alike."""

    def __init__(self, model: Model, arrives: Arrives) -> None:
        self._model = model
        self._hubs = Hubs(model)
        self._arrives = arrives
        self._by_id = {endpoint.id: endpoint for endpoint in model.endpoints if not is_declared(endpoint)}
        self._by_service: dict[str, list[Endpoint]] = defaultdict(list)
        for endpoint in self._by_id.values():
            if endpoint.short_name is not None:
                self._by_service[plain(endpoint.short_name)].append(endpoint)
        self.places: dict[ResourceId, list[Workload]] = defaultdict(list)
        for workload in model.workloads:
            if workload.beside is None:
                self.places[workload.id].append(workload)

    def anybody(self) -> bool:
        """Return whether a workload may stand in another VPC than an endpoint that declares nobody."""
        vpcs = {endpoint.vpc for endpoint in self._by_id.values()}
        return bool(vpcs) and (len(vpcs) > 1 or any(not self._vpcs(workload) <= vpcs for workload in self._model.workloads))

    def _vpcs(self, workload: Workload) -> set[Target]:
        return {self._model.subnets[subnet].vpc for subnet in known_values(workload.subnets) if subnet in self._model.subnets}

    def endpoints(self, workload: Workload, need: Need, here: str | None) -> Iterator[Endpoint]:
        """Yield the endpoints of other VPCs that are there for a workload's need."""
        vpcs = self._vpcs(workload)
        endpoint = self._by_id.get(need.endpoint) if need.endpoint is not None else None
        if endpoint is not None and vpcs and endpoint.vpc not in vpcs:
            # Who perhaps does not make the call himself misses nothing where no name leads.
            if need.certain or all(self._hubs.lead(vpc, endpoint).leads for vpc in vpcs):
                yield endpoint
        elif need.path == "none" and need.endpoint is None and need.certain:
            yield from (connected for connected in self._connected(need, vpcs, here) if self._arrives(WorkloadClient(workload), connected))

    def _connected(self, need: Need, vpcs: set[Target], here: str | None) -> Iterator[Endpoint]:
        """Yield the endpoints of connected VPCs that would serve a need, and whose own names nothing uses instead."""
        used = self._model.resolution.used_endpoints
        for name in need.services:
            for endpoint in (endpoint for endpoint in self._by_service.get(name, ()) if endpoint.id not in used):
                joined = bool(vpcs) and all(self._hubs.connected(vpc, endpoint.vpc) for vpc in vpcs)
                if joined and endpoint.exists is True and serves_region(endpoint, need.region or here):
                    yield endpoint
