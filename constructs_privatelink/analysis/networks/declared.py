"""Who must reach an endpoint, as its metadata declares it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from constructs_privatelink.analysis.networks.traffic_rules import PrefixListRef

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.traffic_rules import Network
    from constructs_privatelink.analysis.values import Target, Unknown


@dataclass(frozen=True)
class AddressClaim:
    """Addresses that must reach an endpoint.

    Args:
        network: The block.
        name: What people call it; empty where the block says it.

    """

    network: Network | Unknown
    name: str = ""


@dataclass(frozen=True)
class GroupClaim:
    """Whoever carries a security group must reach an endpoint.

    Args:
        group: The group.
        name: What people call it.

    """

    group: Target
    name: str = ""


Claim: TypeAlias = AddressClaim | GroupClaim | PrefixListRef
"""One declared client."""


@dataclass(frozen=True)
class Declared:
    """What an endpoint's metadata declares.

    Args:
        clients: Who must reach it. The default client, the VPC itself, is nobody in particular and not among them.
        client_blocks: Where clients that are known by a security group alone stand; None where nobody says.
        prefix_lists: Of a gateway endpoint, what the app says its service's prefix lists are.
        service_blocks: Of a gateway endpoint, what the app says its service's addresses are; none where it does not say.
        opened_to_all: Of a gateway endpoint, whether the app asked for network ACL entries to every address.
        existing: The endpoints that its network uses since they are there already: short names of services, with ids that may be empty.

    """

    clients: tuple[Claim, ...] = ()
    client_blocks: tuple[Network | Unknown, ...] | None = None
    prefix_lists: tuple[PrefixListRef, ...] = ()
    service_blocks: tuple[Network, ...] = ()
    opened_to_all: bool = False
    existing: tuple[tuple[str, str], ...] = ()
