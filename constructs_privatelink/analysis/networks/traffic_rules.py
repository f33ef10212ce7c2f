"""What lets packets through a network and leads them: network ACLs, security groups and routes.

Frozen values, as those of `model`, which has these names too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from ipaddress import IPv4Network, IPv6Network

    from constructs_privatelink.analysis.networks.kinds import NextHop
    from constructs_privatelink.analysis.values import Maybe, Outside, ResourceId, Target, Unknown

Network: TypeAlias = "IPv4Network | IPv6Network"
Family: TypeAlias = Literal["ipv4", "ipv6"]


@dataclass(frozen=True)
class NetworkAclEntry:
    """An entry of a network ACL.

    Args:
        id: The resource that says it; the default entries of a default ACL have the VPC's id, those of an imported ACL the ACL's.
        number: ``RuleNumber``.
        egress: Its direction.
        allow: Its action.
        protocol: ``-1`` for all, else the IANA number.
        ports: First and last destination port; None for all (protocol -1).
        cidr: The block at the other end.
        exists: True, or the reason why it is only perhaps there (a condition).

    """

    id: ResourceId | Outside
    number: Maybe[int]
    egress: Maybe[bool]
    allow: Maybe[bool]
    protocol: Maybe[int]
    ports: Maybe[tuple[int, int]] | None
    cidr: Maybe[Network]
    exists: Literal[True] | Unknown = True


@dataclass(frozen=True)
class Acl:
    """A network ACL; `entries` in any order. `complete` is False where entries may exist that the set does not hold (imports)."""

    id: ResourceId | Outside
    entries: tuple[NetworkAclEntry, ...]
    complete: Literal[True] | Unknown = True


@dataclass(frozen=True)
class GroupRule:
    """A rule of a security group.

    Args:
        id: The resource that says it: the group itself for rules in line and for implicit ones.
        egress: Its direction.
        protocol: ``-1`` for all, else the IANA number (tcp is 6, udp 17).
        ports: First and last port; None for all.
        peer: A block, a security group, a prefix list (`PrefixListRef`), or unknown.
        exists: True, or the reason why it is only perhaps there (a condition, an allow-all that a separate egress rule may have revoked).

    """

    id: ResourceId | Outside
    egress: bool
    protocol: Maybe[int]
    ports: Maybe[tuple[int, int]] | None
    peer: Network | GroupRef | PrefixListRef | Unknown
    exists: Literal[True] | Unknown = True


@dataclass(frozen=True)
class GroupRef:
    """A reference to a security group."""

    target: Target


@dataclass(frozen=True)
class PrefixListRef:
    """A reference to a prefix list; `networks` where the set holds its entries."""

    target: Target
    networks: Maybe[tuple[Network, ...]]


@dataclass(frozen=True)
class Group:
    """A security group; `complete` is False-like (a reason) where rules may exist that the set does not hold."""

    id: ResourceId | Outside
    vpc: Target
    rules: tuple[GroupRule, ...]
    complete: Literal[True] | Unknown = True
    associated_vpcs: tuple[Target, ...] = ()
    path: str = ""


@dataclass(frozen=True)
class Route:
    """A route.

    Args:
        id: The resource that says it; the route table or VPC for implicit local routes.
        destination: A block, or a prefix list.
        kind: What kind of target it leads to; unknown where it cannot be told.
        target: The resource it leads to; None for local.
        exists: True, or the reason why it is only perhaps there.
        propagated: Whether a gateway or an attachment brings it: then a static route to the same block wins, and a local route always.

    """

    id: ResourceId | Outside
    destination: Network | PrefixListRef | Unknown
    kind: Maybe[NextHop]
    target: Target | None = None
    exists: Literal[True] | Unknown = True
    propagated: bool = False


@dataclass(frozen=True)
class RouteTable:
    """A route table; `complete` is a reason where routes may exist that the set does not hold (imports, propagation from BGP)."""

    id: ResourceId | Outside
    routes: tuple[Route, ...]
    complete: Literal[True] | Unknown = True
    propagating: tuple[Target, ...] = ()
