"""Who is expected at an endpoint: the blocks that it declares as clients, else the workloads of its VPC that open connections.

An error of a rule stops a deployment. So what nobody uses is no error, and the VPC as the default client is nobody in particular.
"""

from __future__ import annotations

from functools import cached_property
from ipaddress import ip_network
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.kinds import NextHop
from constructs_privatelink.analysis.networks.model import Route
from constructs_privatelink.analysis.reachability.addresses import FAMILIES, Packets, block, hosts, nothing, union
from constructs_privatelink.analysis.reachability.blocks import block_of, vpc_packets
from constructs_privatelink.analysis.reachability.filter_cache import FilterCache
from constructs_privatelink.analysis.values import Unknown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs_privatelink.analysis.networks.model import Endpoint, Network, Subnet
    from constructs_privatelink.analysis.rules.context import RuleContext
    from constructs_privatelink.analysis.values import Target


class Expected:
    """The clients of endpoints, as far as they are certain.

    Args:
        context: The templates and their networks.

    Attributes:
        sources: The filters and route tables on their paths, each worked out once.

    """

    def __init__(self, context: RuleContext) -> None:
        self.sources = FilterCache(context.model)
        self._context = context
        self._model = context.model

    def at(self, endpoint: Endpoint, version: int) -> Packets:
        """Return the addresses of an endpoint's expected clients, with all ports."""
        if endpoint.intent is not None:
            return self.declared(endpoint, version)
        found = (hosts_of(subnet, version) for subnet in self._callers.get(endpoint.vpc, ()))
        return union(version, (box for packets in found for box in packets.boxes))

    def declared(self, endpoint: Endpoint, version: int) -> Packets:
        """Return the addresses of the blocks that an endpoint's metadata declares, with all ports."""
        blocks = (network for network in declared_blocks(endpoint) if network.version == version)
        return union(version, (box for network in blocks for box in block(network).boxes))

    def subnets(self, endpoint: Endpoint, version: int) -> tuple[Subnet, ...]:
        """Return the subnets of the endpoint's VPC in which expected clients stand."""
        if endpoint.intent is None:
            return self._callers.get(endpoint.vpc, ())
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
        found: dict[Target, tuple[Packets, bool]] = {}
        for fate in self.sources.fates(table, clients - vpc_packets(vpc, clients.version), inside=False):
            route = fate.options[0] if len(fate.options) == 1 else None
            if isinstance(route, Route) and route.kind == NextHop.TRANSIT_GATEWAY and route.target is not None:
                before, default = found.get(route.target, (nothing(clients.version), False))
                found[route.target] = (before | fate.addresses, default or getattr(route.destination, "prefixlen", None) == 0)
        return {gateway: behind for gateway, behind in found.items() if not isinstance(gateway, Unknown)}

    @cached_property
    def _callers(self) -> dict[Target, tuple[Subnet, ...]]:
        found: dict[Target, dict[Target, Subnet]] = {}
        for workload in self._model.workloads:
            if workload.initiates and not isinstance(workload.subnets, Unknown) and self._context.certain(workload.id):
                for target in workload.subnets:
                    subnet = self._model.subnets.get(target)
                    if subnet is not None:
                        found.setdefault(subnet.vpc, {})[target] = subnet
        return {vpc: tuple(subnets.values()) for vpc, subnets in found.items()}

    @cached_property
    def _subnets(self) -> dict[Target, list[Subnet]]:
        found: dict[Target, list[Subnet]] = {}
        for subnet in self._model.subnets.values():
            found.setdefault(subnet.vpc, []).append(subnet)
        return found


def versions(endpoint: Endpoint) -> tuple[int, ...]:
    """Return the IP versions that certainly count at an endpoint."""
    return () if isinstance(endpoint.families, Unknown) else tuple(each for each, family in FAMILIES.items() if family in endpoint.families)


def hosts_of(subnet: Subnet, version: int) -> Packets:
    """Return the addresses that interfaces in a subnet can have, as far as its block is known."""
    network = block_of(subnet, version)
    return nothing(version) if network is None or isinstance(network, Unknown) else hosts(network)


def declared_blocks(endpoint: Endpoint) -> list[Network]:
    """Return the blocks that an endpoint's metadata declares as its clients."""
    clients = endpoint.intent.get("clients") if endpoint.intent is not None else None
    texts = [one.get("cidr") for one in clients if isinstance(one, dict) and not one.get("default")] if isinstance(clients, list) else []
    found = []
    for text in texts:
        try:
            found += [ip_network(text, strict=False)] if isinstance(text, str) else []
        except ValueError:
            continue
    return found
