"""Who connects: the kinds of client that a question about reachability can be about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

    from constructs_privatelink.analysis.networks.model import Network, PrefixListRef, Workload
    from constructs_privatelink.analysis.values import Maybe, ResourceId, Target


@dataclass(frozen=True)
class WorkloadClient:
    """A workload: every address of every subnet it may stand in, with all its security groups on the interface."""

    workload: Workload

    def __str__(self) -> str:
        """Its construct path, or its id."""
        return self.workload.path or str(self.workload.id)


@dataclass(frozen=True)
class CidrClient:
    """Every address of a block. Inside a VPC of the set it is subject to the ACLs and routes there; outside it is not looked at.

    A client whose address is translated on the path, as behind AWS Client VPN or a private NAT gateway, is declared by that address.

    Args:
        network: The block.
        name: What to call it where the block is not known. Default: "", its reason.

    """

    network: Maybe[Network]
    name: str = ""

    def __str__(self) -> str:
        """The block, or the client's name."""
        return self.name or str(self.network)


@dataclass(frozen=True)
class VpcClient:
    """Every address of a VPC."""

    vpc: Target

    def __str__(self) -> str:
        """The VPC's id."""
        return str(self.vpc)


@dataclass(frozen=True)
class PrefixListClient:
    """Every address of a prefix list."""

    prefix_list: PrefixListRef

    def __str__(self) -> str:
        """The prefix list's id."""
        return str(self.prefix_list.target)


@dataclass(frozen=True)
class SecurityGroupClient:
    """Whoever carries a security group.

    Args:
        group: The group.
        name: What to call it. Default: "", its id.
        blocks: Where they stand. Default: None, anywhere in the group's VPC.

    """

    group: Target
    name: str = ""
    blocks: tuple[Maybe[Network], ...] | None = None

    def __str__(self) -> str:
        """The group's name or id."""
        return self.name or str(self.group)


AnyClient: TypeAlias = WorkloadClient | CidrClient | VpcClient | PrefixListClient | SecurityGroupClient
"""Any client."""


def shared_names(clients: Iterable[AnyClient]) -> frozenset[str]:
    """Return the names that several workloads have: of stacks that are read together, and say no construct paths."""
    named: dict[str, set[ResourceId]] = {}
    for client in clients:
        if isinstance(client, WorkloadClient):
            named.setdefault(str(client), set()).add(client.workload.id)
    return frozenset(name for name, ids in named.items() if len(ids) > 1)


def name_of(client: AnyClient, shared: frozenset[str]) -> str:
    """Return what a client is called: a workload by its stack too where others share its name."""
    return str(client.workload.id) if isinstance(client, WorkloadClient) and str(client) in shared else str(client)


def told_apart(clients: Iterable[AnyClient]) -> list[str]:
    """Return what clients are called, each once, and no two workloads alike."""
    clients = list(clients)
    shared = shared_names(clients)
    return list(dict.fromkeys(name_of(client, shared) for client in clients))
