"""Who must reach an endpoint: the clients that its metadata declares, or else the workloads of its VPC that open connections.

Where nobody is declared, be it an endpoint from elsewhere or one of this library with its default client, the whole VPC, the workloads
that stand there are asked about: moving an app to this library silences no question.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.declared import AddressClaim, Declared, GroupClaim
from constructs_privatelink.analysis.networks.kinds import EndpointKind, NextHop
from constructs_privatelink.analysis.networks.model import Route, subnets_by_vpc
from constructs_privatelink.analysis.reachability.addresses import FAMILIES, Packets, block, hosts, nothing, union
from constructs_privatelink.analysis.reachability.blocks import block_of, vpc_packets
from constructs_privatelink.analysis.reachability.client_kinds import (
    AnyClient,
    CidrClient,
    PrefixListClient,
    SecurityGroupClient,
    WorkloadClient,
)
from constructs_privatelink.analysis.reachability.filter_cache import FilterCache
from constructs_privatelink.analysis.values import Given, Unknown, known_values

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from constructs_privatelink.analysis.networks.declared import Claim
    from constructs_privatelink.analysis.networks.model import Endpoint, Model, Network, Subnet, Workload
    from constructs_privatelink.analysis.values import ResourceId, Target


def is_declared(endpoint: Endpoint) -> bool:
    """Return whether the metadata of an endpoint names somebody who must reach it; one that cannot be read may."""
    return isinstance(endpoint.declared, Unknown) or (endpoint.declared is not None and bool(endpoint.declared.clients))


def declared_blocks(endpoint: Endpoint) -> list[Network]:
    """Return the known blocks that an endpoint's metadata declares as its clients."""
    networks = (claim.network for claim in _declared(endpoint).clients if isinstance(claim, AddressClaim))
    return [network for network in networks if not isinstance(network, Unknown)]


def _declared(endpoint: Endpoint) -> Declared:
    return Declared() if endpoint.declared is None or isinstance(endpoint.declared, Unknown) else endpoint.declared


class DeclaredClients:
    """The clients of endpoints: as somebody to ask about, and as addresses.

    Args:
        model: The networks.
        certain: Returns whether a resource will be there, whatever its conditions come to. Default: - all are taken to be.
        homes: Returns the VPCs that a workload may stand in of which no subnet is known. Default: - nobody knows.

    Attributes:
        sources: The filters and route tables on their paths, each worked out once.

    """

    def __init__(
        self,
        model: Model,
        certain: Callable[[ResourceId], bool] = lambda _: True,
        homes: Callable[[Workload], Collection[Target]] = lambda _: (),
    ) -> None:
        self.sources = FilterCache(model)
        self._model = model
        self._certain = certain
        self._homes = homes

    def clients_of(self, endpoint: Endpoint) -> Iterable[AnyClient]:
        """Return who must reach an endpoint.

        A gateway endpoint that declares nobody is there for the subnets whose route tables it names: who stands in others as well is not
        asked about.
        """
        if isinstance(endpoint.declared, Unknown):
            return [CidrClient(endpoint.declared, "the clients that its metadata declares")]
        if is_declared(endpoint):
            return [client for claim in _declared(endpoint).clients for client in self._claimed(claim, endpoint)]
        callers = [client for client in self._callers.get(endpoint.vpc, ()) if _calls(client.workload, endpoint)]
        if endpoint.kind != EndpointKind.GATEWAY:
            return callers
        return [client for client in callers if self._is_served(client.workload, endpoint)]

    def _claimed(self, claim: Claim, endpoint: Endpoint) -> Iterable[AnyClient]:
        match claim:
            case AddressClaim(network, name):
                return [CidrClient(network, name)]
            case GroupClaim(group, name):
                return self._carriers.get(group) or [SecurityGroupClient(group, name, _declared(endpoint).client_blocks)]
            case prefix_list:
                return [PrefixListClient(prefix_list)]

    @cached_property
    def _workloads(self) -> tuple[WorkloadClient, ...]:
        """The workloads, each as one client of whatever it calls."""
        return tuple(map(WorkloadClient, self._model.workloads))

    @cached_property
    def _callers(self) -> dict[Target, list[WorkloadClient]]:
        """The workloads that open connections of their own accord, by the VPCs that they stand in."""
        callers: dict[Target, list[WorkloadClient]] = {}
        for client in self._workloads:
            if client.workload.initiates:
                subnets = known_values(client.workload.subnets)
                homes = {self._model.subnets[subnet].vpc for subnet in subnets if subnet in self._model.subnets}
                for vpc in homes or self._homes(client.workload):
                    callers.setdefault(vpc, []).append(client)
        return callers

    @cached_property
    def _carriers(self) -> dict[Target, list[WorkloadClient]]:
        """The workloads by the security groups that they carry."""
        carriers: dict[Target, list[WorkloadClient]] = {}
        for client in self._workloads:
            for group in dict.fromkeys(known_values(client.workload.groups)):
                carriers.setdefault(group, []).append(client)
        return carriers

    def _is_served(self, workload: Workload, gateway: Endpoint) -> bool:
        """Return whether the route tables of all subnets of a workload are, or perhaps are, among those of a gateway endpoint."""
        if isinstance(gateway.route_tables, Unknown) or isinstance(workload.subnets, Unknown):
            return True
        served = set(gateway.route_tables)
        if any(isinstance(table, Unknown | Given) for table in served):
            return True
        for subnet in (self._model.subnets.get(target) for target in workload.subnets):
            table = self._model.table_id_of(subnet) if subnet is not None else None
            if table is not None and not isinstance(table, Unknown) and table not in served:
                return False
        return True

    def addresses(self, endpoint: Endpoint, version: int) -> Packets:
        """Return the addresses of an endpoint's clients, as far as they are certain, with all ports."""
        if is_declared(endpoint):
            return self.declared(endpoint, version)
        callers = (hosts_of(subnet, version) for subnet in self._caller_subnets.get(endpoint.vpc, ()))
        return union(version, (box for packets in callers for box in packets.boxes))

    def declared(self, endpoint: Endpoint, version: int) -> Packets:
        """Return the addresses of the blocks that an endpoint's metadata declares, with all ports."""
        blocks = (network for network in declared_blocks(endpoint) if network.version == version)
        return union(version, (box for network in blocks for box in block(network).boxes))

    def subnets(self, endpoint: Endpoint, version: int) -> tuple[Subnet, ...]:
        """Return the subnets of the endpoint's VPC in which clients certainly stand."""
        if not is_declared(endpoint):
            return self._caller_subnets.get(endpoint.vpc, ())
        declared = self.declared(endpoint, version)
        return tuple(subnet for subnet in self._subnets.get(endpoint.vpc, ()) if hosts_of(subnet, version) & declared) if declared else ()

    def through_gateways(self, endpoint: Endpoint, subnet: Subnet, clients: Packets) -> Mapping[Target, tuple[Packets, bool]]:
        """Return the transit gateways that a subnet's table certainly leads to clients by.

        Args:
            endpoint: The endpoint.
            subnet: A subnet of it.
            clients: The clients' addresses; those in the endpoint's VPC are left out.

        Returns:
            The clients behind each gateway, and whether a default route is all that leads to some of them.

        """
        vpc, table = self._model.vpcs.get(endpoint.vpc), self.sources.table(subnet)
        if vpc is None or isinstance(table, Unknown):
            return {}
        behind: dict[Target, tuple[Packets, bool]] = {}
        for fate in self.sources.fates(table, clients - vpc_packets(vpc, clients.version), inside=False):
            route = fate.options[0] if len(fate.options) == 1 else None
            if isinstance(route, Route) and route.kind == NextHop.TRANSIT_GATEWAY and route.target is not None:
                before, default = behind.get(route.target, (nothing(clients.version), False))
                behind[route.target] = (before | fate.addresses, default or getattr(route.destination, "prefixlen", None) == 0)
        return {gateway: clients for gateway, clients in behind.items() if not isinstance(gateway, Unknown)}

    @cached_property
    def _caller_subnets(self) -> dict[Target, tuple[Subnet, ...]]:
        by_vpc: dict[Target, dict[Target, Subnet]] = {}
        for workload in self._model.workloads:
            if workload.initiates and self._certain(workload.id):
                for subnet in self._known(known_values(workload.subnets)):
                    by_vpc.setdefault(subnet.vpc, {})[subnet.id] = subnet
        return {vpc: tuple(subnets.values()) for vpc, subnets in by_vpc.items()}

    def _known(self, targets: Iterable[Target]) -> Iterator[Subnet]:
        return (self._model.subnets[target] for target in targets if target in self._model.subnets)

    @cached_property
    def _subnets(self) -> dict[Target, list[Subnet]]:
        return subnets_by_vpc(self._model)


def versions(endpoint: Endpoint) -> tuple[int, ...]:
    """Return the IP versions that certainly count at an endpoint."""
    return (
        ()
        if isinstance(endpoint.families, Unknown)
        else tuple(version for version, family in FAMILIES.items() if family in endpoint.families)
    )


def hosts_of(subnet: Subnet, version: int) -> Packets:
    """Return the addresses that interfaces in a subnet can have, as far as its block is known."""
    network = block_of(subnet, version)
    return nothing(version) if network is None or isinstance(network, Unknown) else hosts(network)


def _calls(workload: Workload, endpoint: Endpoint) -> bool:
    """Return whether a workload may call an endpoint or its service from there, as far as its kind tells."""
    if not workload.calls_through(endpoint.subnets):
        return False
    return workload.calls is None or endpoint.id in workload.calls or endpoint.short_name in workload.calls
