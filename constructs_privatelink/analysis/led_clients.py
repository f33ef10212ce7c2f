"""Workloads of other VPCs that are asked about at an endpoint: those whose roles call its service, and whose names lead there or should."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.declared_clients import is_declared
from constructs_privatelink.analysis.reachability.client_kinds import WorkloadClient
from constructs_privatelink.analysis.values import known_values

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from constructs_privatelink.analysis.needs.workload_needs import WorkloadNeeds
    from constructs_privatelink.analysis.networks.model import Endpoint, Model, Workload
    from constructs_privatelink.analysis.values import ResourceId


def led_clients(model: Model, needs: Iterable[WorkloadNeeds]) -> Mapping[ResourceId, Sequence[WorkloadClient]]:
    """Return the clients of other VPCs, by the endpoints that declare nobody.

    Args:
        model: The networks.
        needs: What workloads need, and through which endpoint.

    """
    asked = {endpoint.id: endpoint for endpoint in model.endpoints if not is_declared(endpoint)}
    places: dict[ResourceId, list[Workload]] = defaultdict(list)
    for workload in model.workloads:
        places[workload.id].append(workload)
    found: dict[ResourceId, dict[Workload, WorkloadClient]] = defaultdict(dict)
    for needed in needs:
        for need in needed.needs:
            endpoint = asked.get(need.endpoint) if need.endpoint is not None else None
            for workload in places[needed.workload] if endpoint is not None else ():
                if endpoint is not None and _stands_elsewhere(workload, endpoint, model):
                    found[endpoint.id].setdefault(workload, WorkloadClient(workload))
    return {endpoint: tuple(clients.values()) for endpoint, clients in found.items()}


def _stands_elsewhere(workload: Workload, endpoint: Endpoint, model: Model) -> bool:
    """Return whether no subnet of a workload is in the VPC of an endpoint: one that has some there is asked about anyway."""
    vpcs = {model.subnets[subnet].vpc for subnet in known_values(workload.subnets) if subnet in model.subnets}
    return bool(vpcs) and endpoint.vpc not in vpcs
