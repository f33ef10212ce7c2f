"""Which blocks of addresses a subnet and a VPC have, as far as that is known."""

from __future__ import annotations

from ipaddress import IPv4Network
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.reachability.addresses import FAMILIES, block, may_be, union
from constructs_privatelink.analysis.values import Unknown, UnknownBlock
from constructs_privatelink.decisions.clients import IPV4, IPV6

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.model import Network, Subnet, Vpc
    from constructs_privatelink.analysis.reachability.addresses import Packets
    from constructs_privatelink.analysis.values import Maybe


def block_of(subnet: Subnet, version: int) -> Network | Unknown | None:
    """Return a subnet's block of an IP version; None where it has none. One unknown block alone is IPv4."""
    by_version = {_version_of(cidr): cidr for cidr in subnet.cidrs}
    if version in by_version:
        return by_version[version]
    free = [candidate for candidate in (IPV4, IPV6) if candidate not in by_version]
    return next(
        (
            cidr
            for candidate, cidr in zip(free, (cidr for cidr in subnet.cidrs if _version_of(cidr) is None), strict=False)
            if candidate == version
        ),
        None,
    )


def shared_block(first: Vpc | None, second: Vpc | None) -> Network | None:
    """Return IPv4 addresses that two VPCs certainly both have: the narrower one of two blocks that overlap; None where none is known.

    Args:
        first: A VPC; None for one that is not known.
        second: Another.

    """
    own, others = ([cidr for cidr in vpc.cidrs if isinstance(cidr, IPv4Network)] if vpc is not None else [] for vpc in (first, second))
    overlapping = ((cidr, other) for cidr in own for other in others if cidr.overlaps(other))
    return next((max(pair, key=lambda network: network.prefixlen) for pair in overlapping), None)


def of_any_family(subnet: Subnet) -> Unknown | None:
    """Return the block of which not even the IP version is known: the subnet perhaps has one of the other version too, or instead."""
    return next((cidr for cidr in subnet.cidrs if isinstance(cidr, Unknown) and _version_of(cidr) is None), None)


def _version_of(cidr: Maybe[Network]) -> int | None:
    """Return the IP version of a block; None where that is not known."""
    if isinstance(cidr, UnknownBlock):
        return next((version for version, family in FAMILIES.items() if family == cidr.family), None)
    return None if isinstance(cidr, Unknown) else cidr.version


def vpc_packets(vpc: Vpc, version: int) -> Packets:
    """Return the addresses of a VPC that are known."""
    return union(
        version, (box for cidr in vpc.cidrs if not isinstance(cidr, Unknown) and cidr.version == version for box in block(cidr).boxes)
    )


def keys_around(subnet: Subnet | None, vpc: Vpc | None, version: int) -> frozenset[str]:
    """Return the keys of blocks of unknown number that certainly hold what stands in a subnet, or in a VPC.

    Args:
        subnet: The subnet; None where it is not known.
        vpc: The VPC; None where it is not known. Of several blocks nobody knows which one holds something.
        version: The IP version.

    """
    own = block_of(subnet, version) if subnet is not None else None
    around = (
        [cidr for cidr in vpc.cidrs if (may_be(version, cidr) if isinstance(cidr, Unknown) else cidr.version == version)] if vpc else []
    )
    only = around[0] if vpc is not None and vpc.closed and len(around) == 1 else None
    blocks = (cidr for cidr in (own, only) if isinstance(cidr, UnknownBlock) and cidr.family == FAMILIES[version])
    return frozenset(cidr.key for cidr in blocks if cidr.key is not None)


def unknown_block(vpc: Vpc, version: int) -> Unknown | None:
    """Return why a VPC may have further addresses of an IP version; None where it has not."""
    return next((cidr for cidr in vpc.cidrs if isinstance(cidr, Unknown) and may_be(version, cidr)), None)
