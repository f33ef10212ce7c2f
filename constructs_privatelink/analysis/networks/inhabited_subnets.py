"""Subnets and what stands in them, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from constructs_privatelink.analysis.values import Unknown, known_values

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.traffic_rules import Network
    from constructs_privatelink.analysis.values import Maybe, Outside, ResourceId, Target


@dataclass(frozen=True)
class Subnet:
    """A subnet.

    Args:
        id: The resource, or an imported subnet's id.
        vpc: Its VPC.
        cidrs: Its blocks, at most one of each family.
        zone: What tells its Availability Zone from others: a name, or the canonical JSON of an intrinsic.
        acl: Its network ACL; None for the VPC's default ACL.
        route_table: Its route table; None for the VPC's main table.
        path: The construct path.
        assigns_ipv6: Whether what stands in it gets an IPv6 address unasked: it assigns them on creation, or has no IPv4.
        ipv6_only: ``Ipv6Native``.
        maps_public_ip: ``MapPublicIpOnLaunch``.
        owner: The account that owns it, where a saved answer of AWS tells; a subnet of the set is of its stack's account.
        exists: True, or the reason why it is only perhaps there.

    """

    id: ResourceId | Outside
    vpc: Target
    cidrs: tuple[Maybe[Network], ...]
    zone: Maybe[str]
    acl: Target | None
    route_table: Target | None
    path: str = ""
    assigns_ipv6: Maybe[bool] = False
    ipv6_only: Maybe[bool] = False
    maps_public_ip: Maybe[bool] = False
    owner: str | None = None
    exists: Literal[True] | Unknown = True


@dataclass(frozen=True)
class Workload:
    """Something with network interfaces in subnets: a function, a task, an instance, a database.

    Args:
        id: The resource.
        type: Its CloudFormation type.
        subnets: Where it may stand.
        groups: The security groups on its interfaces.
        ipv6: Whether it asks for IPv6 addresses where its subnets have some; None where each subnet decides.
        public_address: Whether it can have a public address; None where each subnet decides.
        role: The IAM role it acts with; None where it has none or none is told.
        path: The construct path.
        initiates: Whether it calls services of its own accord. What only answers (a cache, a load balancer) is analysed when it
            is named as a client, and nobody asks about it unasked.
        exists: True, or the reason why it is only perhaps there.
        without_role: Whether it certainly has no role, and signs nothing: an instance without an instance profile.
        calls: All that it calls: short names of services, and endpoints; None where its role tells.
        execution_role: The role with which AWS Fargate or an agent starts a task, through the interfaces that it has here; None for others.
        filtered: Whether it has security groups at all: what a load balancer that was made without any sends passes none.
        beside: Of a further interface of an instance the subnets of the first one; None of a first one.

    """

    id: ResourceId
    type: str
    subnets: tuple[Target, ...] | Unknown
    groups: tuple[Target, ...] | Unknown
    ipv6: Maybe[bool] | None = None
    public_address: Maybe[bool] | None = False
    role: Target | None = None
    path: str = ""
    initiates: bool = True
    exists: Literal[True] | Unknown = True
    execution_role: Target | None = None
    without_role: bool = False
    calls: frozenset[str | ResourceId] | None = None
    filtered: bool = True
    beside: tuple[Target, ...] | None = None

    def ipv6_in(self, subnet: Subnet) -> Maybe[bool]:
        """Return whether it has an IPv6 address in one of its subnets."""
        return subnet.assigns_ipv6 if self.ipv6 is None else self.ipv6

    def public_in(self, subnet: Subnet) -> Maybe[bool]:
        """Return whether it can have a public address in one of its subnets."""
        return subnet.maps_public_ip if self.public_address is None else self.public_address

    def calls_through(self, interfaces: tuple[Target, ...] | Unknown) -> bool:
        """Return whether calls to an endpoint leave from here.

        Those of an instance with several network interfaces leave by the first, which its default route names, unless the endpoint has an
        interface in the subnet of a further one. Source: https://github.com/canonical/cloud-init/pull/4799

        Args:
            interfaces: The subnets that the endpoint has interfaces in.

        """
        if self.beside is None:
            return True
        own = set(known_values(self.subnets)) - set(self.beside)
        return not own.isdisjoint(known_values(interfaces))
