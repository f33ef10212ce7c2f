"""The network ACLs that a network was given: which entries its clients and endpoints need in them, and why they cannot be.

What an entry cannot be is found before anything is made, so that a refusal leaves nothing behind.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from constructs_privatelink.constructs.network_acls import WiredAcl
from constructs_privatelink.constructs.peers import SecurityGroupSource
from constructs_privatelink.constructs.subnets import blocks_of
from constructs_privatelink.constructs.vpc_facts import Neighbour, neighbour_of
from constructs_privatelink.decisions import acl
from constructs_privatelink.decisions.clients import Client, ClientKind, overlap
from constructs_privatelink.errors import PrivateLinkError, Problems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from aws_cdk import aws_ec2 as ec2
    from constructs import Construct

    from constructs_privatelink.constructs.network_groups import PortSet
    from constructs_privatelink.constructs.subnets import ChosenSubnets
    from constructs_privatelink.errors import Doubt


class AclWiring:
    """The network ACLs of one network.

    Args:
        network: The network.
        vpc: Its VPC.
        chosen: Where its endpoints stand.
        client_subnets: Where clients are that have a security group and no address; None for anywhere in the VPC.
        acls: That of the endpoints' subnets and that of the clients'; None for one that is left alone.
        numbers: The numbers that entries may get.
        ip_versions: Whether the endpoints have IPv4 addresses, and IPv6 ones.
        vpc_blocks: Returns every address block of the VPC that the endpoints can serve.
        subject: What errors call the network.
        warn: Says what is doubtful.

    """

    def __init__(
        self,
        network: Construct,
        *,
        vpc: ec2.IVpc,
        chosen: ChosenSubnets,
        client_subnets: ChosenSubnets | None,
        acls: tuple[ec2.INetworkAcl | None, ec2.INetworkAcl | None],
        numbers: range,
        ip_versions: tuple[bool, bool],
        vpc_blocks: Callable[[], tuple[Client, ...]],
        subject: str,
        warn: Callable[[Iterable[Doubt]], None],
    ) -> None:
        self._network, self._vpc, self._chosen, self._client_subnets = network, vpc, chosen, client_subnets
        self._endpoint_acl, self._client_acl = (None if given is None else WiredAcl.of(given) for given in acls)
        self._numbers, self._vpc_blocks, self._subject, self._warn = numbers, vpc_blocks, subject, warn
        self._ipv4, self._ipv6 = ip_versions

    @property
    def are_wired(self) -> bool:
        """Whether there are any."""
        return self._endpoint_acl is not None or self._client_acl is not None

    def around(self, clients: Iterable[Client]) -> list[WiredAcl]:
        """Return the wired network ACLs that clients are behind: that of the clients, and of the endpoints for those who stand there."""
        asked, ends = list(clients), self._endpoint_blocks_if_known
        blocks = [block for client in asked for block in self._blocks_for(client)] if self._endpoint_acl is not None else []
        there = any(self._is_among_endpoints(block, ends) for block in blocks)
        acls = (self._client_acl if asked else None, self._endpoint_acl if there else None)
        return list(dict.fromkeys(wired for wired in acls if wired is not None))

    def refusals(self, entries: Mapping[WiredAcl, Sequence[acl.NeededEntry]]) -> list[str]:
        """Return why network ACLs of this network cannot take entries: a number is taken, or one is full."""
        reasons = [reason for wired, needed in entries.items() for reason in wired.refusals(needed, self._numbers)]
        return list(dict.fromkeys(reasons))

    def make(self, entries: Mapping[WiredAcl, Sequence[acl.NeededEntry]]) -> None:
        """Make entries that `refusals` has nothing against."""
        for wired, needed in entries.items():
            for entry in needed:
                self._warn(wired.allow(entry, self._numbers, self._network))

    def entries(self, clients: Iterable[Client], port_sets: Iterable[PortSet]) -> dict[WiredAcl, list[acl.NeededEntry]]:
        """Return the network ACL entries of clients and port sets.

        Raises:
            PrivateLinkError: The CIDR of a subnet is not known.

        """
        if not self.are_wired:
            return {}
        one_acl = self._endpoint_acl is self._client_acl
        ends = self._endpoint_blocks if self._client_acl is not None else self._endpoint_blocks_if_known
        entries: dict[WiredAcl, list[acl.NeededEntry]] = {}
        blocks = list(dict.fromkeys(block for client in clients for block in self._blocks_for(client)))
        for ports in port_sets:
            for block in blocks:
                needed = acl.wire(ports, block, ends, one_acl=one_acl, among_endpoints=self._is_among_endpoints(block, ends))
                for wired, of_acl in ((self._endpoint_acl, needed.endpoint), (self._client_acl, needed.client)):
                    if wired is not None:
                        entries.setdefault(wired, []).extend(of_acl)
        return entries

    def refusals_of_clients(self, clients: Iterable[Client]) -> list[str]:
        """Return why clients cannot stand in the network ACLs."""
        if not self.are_wired:
            return []
        clients = list(clients)
        reasons = [
            f"the prefix list {client.key!r} cannot stand in a network ACL; give its CIDRs as clients, or wire the ACL yourself"
            for client in clients
            if client.kind is ClientKind.PREFIX_LIST
        ]
        neighbours = {client.key: self._neighbour_of(client) for client in clients}
        reasons += [
            f"a network ACL admits the client {key!r} with the CIDRs of its VPC '{neighbour.name}', which are not known; "
            "name the network's client_subnets, or give the client's CIDRs instead"
            for key, neighbour in neighbours.items()
            if neighbour is not None and not neighbour.blocks
        ]
        of_this_vpc = [client for client in clients if client.kind is ClientKind.SECURITY_GROUP and neighbours[client.key] is None]
        if self._client_subnets is None and not self._vpc_blocks() and of_this_vpc:
            reasons.append(
                "a network ACL admits a client that is only known by its security group with the VPC's CIDRs, and those of the "
                "imported VPC are not known; name the network's client_subnets, or give the client's CIDRs instead"
            )
        return reasons

    @cached_property
    def group_blocks(self) -> tuple[Client, ...]:
        """Where clients are that only have a security group."""
        return self._vpc_blocks() if self._client_subnets is None else self._blocks_of(self._client_subnets)

    def refusals_of_client_subnets(self) -> tuple[str, ...]:
        """Return why nobody knows where clients are that only have a security group."""
        problems = Problems(self._subject)
        problems.attempt(lambda: self.group_blocks)
        return problems.reasons

    def _blocks_for(self, client: Client) -> Sequence[Client]:
        """Return what a network ACL names for a client; of a security group the CIDRs of its VPC, which may be a peered one."""
        if client.is_cidr:
            return [client]
        neighbour = self._neighbour_of(client)
        return self.group_blocks if neighbour is None else [block for block in neighbour.blocks if block.ipv6 or self._ipv4]

    def _neighbour_of(self, client: Client) -> Neighbour | None:
        if self._client_subnets is not None or not isinstance(client, SecurityGroupSource) or client.group is None:
            return None
        return neighbour_of(client.resource, self._vpc, ipv6=self._ipv6)

    def _blocks_of(self, chosen: ChosenSubnets) -> tuple[Client, ...]:
        blocks, reasons = blocks_of(chosen.subnets, ipv6=self._ipv6, scope=self._network)
        if reasons:
            raise PrivateLinkError(self._subject, reasons)
        return tuple(blocks)

    @cached_property
    def _endpoint_blocks(self) -> tuple[Client, ...]:
        return self._blocks_of(self._chosen)

    @cached_property
    def _endpoint_blocks_if_known(self) -> tuple[Client, ...]:
        """The endpoints' own subnets, where somebody may stand as well; none where the CIDR of an imported one is not known."""
        return tuple(blocks_of(self._chosen.subnets, ipv6=self._ipv6, scope=self._network)[0])

    def _is_among_endpoints(self, client: Client, ends: Sequence[Client]) -> bool:
        """Return whether a client's addresses certainly are in the endpoints' subnets too."""
        return any(block.key == client.key for block in self._vpc_blocks()) or any(overlap(client, end) for end in ends)
