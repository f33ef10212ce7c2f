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

    """

    clients: tuple[Claim, ...] = ()
    client_blocks: tuple[Network | Unknown, ...] | None = None
