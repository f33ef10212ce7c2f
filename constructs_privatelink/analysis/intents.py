"""Who must reach an endpoint: the clients that its metadata declares, or else the workloads of its VPC."""

from __future__ import annotations

import ipaddress
from functools import cached_property
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.naming import is_named
from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.networks.model import PrefixListRef
from constructs_privatelink.analysis.reachability.client_kinds import (
    AnyClient,
    CidrClient,
    PrefixListClient,
    SecurityGroupClient,
    WorkloadClient,
)
from constructs_privatelink.analysis.values import Given, Outside, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from constructs_privatelink.analysis.networks.model import Endpoint, Model, Subnet, Workload
    from constructs_privatelink.analysis.values import Target


def is_declared(endpoint: Endpoint) -> bool:
    """Return whether the metadata of an endpoint says who its clients are."""
    return _said(endpoint) is not None


def _said(endpoint: Endpoint) -> list[object] | None:
    declared = endpoint.intent.get("clients") if endpoint.intent is not None else None
    return declared if isinstance(declared, list) else None


class Intents:
    """The clients of endpoints.

    Args:
        model: The networks.

    """

    def __init__(self, model: Model) -> None:
        self._model = model

    def clients_of(self, endpoint: Endpoint) -> Iterable[AnyClient]:
        """Return who must reach an endpoint; the default client, the whole VPC, is a permission and nobody who must.

        A gateway endpoint is there for the subnets whose route tables it names: who stands in others as well is not asked about.
        """
        declared = _said(endpoint)
        if declared is None:
            callers = [one for one in self._callers.get(endpoint.vpc, ()) if _calls(one.workload, endpoint)]
            return callers if endpoint.kind != EndpointKind.GATEWAY else [one for one in callers if self._is_served(one.workload, endpoint)]
        wanted = [one for one in declared if isinstance(one, dict) and not one.get("default")]
        return [client for one in wanted for client in self._declared(one, endpoint)]

    @cached_property
    def _callers(self) -> dict[Target, list[WorkloadClient]]:
        """The workloads that open connections of their own accord, by the VPCs that they stand in."""
        found: dict[Target, list[WorkloadClient]] = {}
        for one in self._model.workloads:
            known = () if isinstance(one.subnets, Unknown) or not one.initiates else one.subnets
            for vpc in {self._model.subnets[subnet].vpc for subnet in known if subnet in self._model.subnets}:
                found.setdefault(vpc, []).append(WorkloadClient(one))
        return found

    def _is_served(self, workload: Workload, gateway: Endpoint) -> bool:
        """Return whether the route tables of all subnets of a workload are, or perhaps are, among those of a gateway endpoint."""
        if isinstance(gateway.route_tables, Unknown) or isinstance(workload.subnets, Unknown):
            return True
        served = set(gateway.route_tables)
        if any(isinstance(one, Unknown | Given) for one in served):
            return True
        for subnet in (self._model.subnets.get(one) for one in workload.subnets):
            table = self._table(subnet) if subnet is not None else None
            if table is not None and not isinstance(table, Unknown) and table not in served:
                return False
        return True

    def _table(self, subnet: Subnet) -> Target | None:
        main = self._model.main_tables.get(subnet.vpc)
        return subnet.route_table if subnet.route_table is not None else main.id if main is not None else None

    def _declared(self, intent: Mapping[str, object], endpoint: Endpoint) -> Iterable[AnyClient]:
        match intent:
            case {"cidr": str(block)}:
                return [_cidr(block, endpoint)]
            case {"prefixList": str(name)}:
                unread = Unknown(
                    Code.UNKNOWN_RESOURCE, str(endpoint.id), f"the entries of the prefix list '{name}' are not in the templates"
                )
                return [PrefixListClient(PrefixListRef(Outside(name), self._model.prefix_lists.get(Outside(name), unread)))]
            case {"securityGroup": str(name)}:
                return self._carriers(name)
            case _:
                name = f"the client {intent.get('unresolved', intent)!r}"
                return [CidrClient(Unknown(Code.PL_UNRESOLVED_VALUE, str(endpoint.id), f"{name} is known at deployment only"), name)]

    def _carriers(self, name: str) -> list[AnyClient]:
        """Return the workloads with a security group, by its path below its stage or its id; else the group itself."""
        named = {target for target, group in self._model.groups.items() if is_named(group.path, name) or str(target) == name}
        groups = named or {Outside(name)}
        carriers = [one for one in self._model.workloads if not isinstance(one.groups, Unknown) and groups & set(one.groups)]
        return [WorkloadClient(one) for one in carriers] or [SecurityGroupClient(group) for group in groups]


def _calls(workload: Workload, endpoint: Endpoint) -> bool:
    """Return whether a workload may call an endpoint or its service, as far as its kind tells."""
    return workload.calls is None or endpoint.id in workload.calls or endpoint.short_name in workload.calls


def _cidr(block: str, endpoint: Endpoint) -> CidrClient:
    try:
        return CidrClient(ipaddress.ip_network(block, strict=False))
    except ValueError:
        return CidrClient(Unknown(Code.PL_UNRESOLVED_VALUE, str(endpoint.id), f"the declared client {block!r} is no CIDR"))
