"""What the endpoints of one network share: its VPC's facts, its security groups, its network ACL entries.

`EndpointNetworkBase` is the face of this; endpoints join here. A service that joins later meets every client that came before, and the
other way round, so that the order in which they are declared does not matter.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import aws_cdk as cdk

from constructs_privatelink.constructs.acknowledged_scopes import acknowledged_above
from constructs_privatelink.constructs.construct_paths import is_token, path_of, region_of, stack_of
from constructs_privatelink.constructs.intents import declared_client
from constructs_privatelink.constructs.network_acls import WiredAcl
from constructs_privatelink.constructs.network_groups import NetworkGroups
from constructs_privatelink.constructs.peers import SecurityGroupSource
from constructs_privatelink.constructs.shared_intents import SharedIntents
from constructs_privatelink.constructs.subnets import ChosenSubnets, blocks_of
from constructs_privatelink.constructs.vpc_facts import Neighbour, PrivateDnsClaims, VpcDns, neighbour_of, vpc_blocks, vpc_dns, vpc_identity
from constructs_privatelink.decisions import acl
from constructs_privatelink.decisions.clients import Client, ClientKind, doubts_about, overlap
from constructs_privatelink.decisions.intent import Shared
from constructs_privatelink.errors import Doubt, PrivateLinkError, Problems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from aws_cdk import aws_ec2 as ec2
    from constructs import Construct

    from constructs_privatelink.catalogue.service import Service
    from constructs_privatelink.constructs.network_groups import PortSet
    from constructs_privatelink.constructs.security_groups import EndpointGroup
    from constructs_privatelink.constructs.shared_intents import IntentWriter
    from constructs_privatelink.constructs.zone_ids import ZoneIds
    from constructs_privatelink.decisions.kept_rules import KeptRule
    from constructs_privatelink.policy.document import EndpointPolicy


class NetworkWiring:
    """The state of one `EndpointNetwork`."""

    def __init__(
        self,
        network: Construct,
        *,
        vpc: ec2.IVpc,
        chosen: ChosenSubnets,
        ip_address_type: ec2.VpcEndpointIpAddressType | None,
        acls: tuple[ec2.INetworkAcl | None, ec2.INetworkAcl | None],
        brought: Sequence[ec2.ISecurityGroup] | None,
        client_subnets: ChosenSubnets | None,
        rule_numbers: range,
        subject: str,
    ) -> None:
        self.network = network
        self.vpc = vpc
        self.chosen = chosen
        self.ip_address_type = ip_address_type
        self.stack = stack_of(network)
        self.clients: list[Client] = []
        self.endpoints: list[Construct] = []
        self.policy: EndpointPolicy | None = None
        self.keeps_inline_rules = False
        self.zone_ids: ZoneIds | None = None
        self.existing: dict[str, str] = {}
        self.has_default_address_type = False
        self._endpoint_acl, self._client_acl = (WiredAcl.of(network_acl) if network_acl is not None else None for network_acl in acls)
        self._client_subnets = client_subnets
        self._numbers = rule_numbers
        self._subject = subject
        self._port_sets: list[PortSet] = []
        self.intents = SharedIntents(self._shared_intent)
        self.on_admission: list[Callable[[], None]] = []
        self.by_need: dict[str, set[str]] = {}
        """The clients, by their keys, that reach gateway endpoints only as far as they need them: their services' short names."""
        self._warned: list[str] = []
        self._scopes: dict[Construct, tuple[cdk.Stack, str]] = {}
        self.groups = NetworkGroups(network, vpc=vpc, stack=self.stack, brought=brought, intents=self.intents, warn=self.warn)

    @cached_property
    def region(self) -> str | None:
        """The Region where the tree names one, else None."""
        region = region_of(self.stack)
        return None if is_token(region) else region

    @cached_property
    def dns(self) -> VpcDns:
        """The DNS attributes of the VPC."""
        return vpc_dns(self.vpc)

    @cached_property
    def claims(self) -> PrivateDnsClaims:
        """The private DNS names taken in the app."""
        return PrivateDnsClaims.of(self.stack)

    @cached_property
    def vpc_identity(self) -> str | None:
        """What tells the VPC from others; None while a lookup is pending."""
        return vpc_identity(self.vpc)

    @property
    def wires_acls(self) -> bool:
        """Whether network ACLs are wired."""
        return self._endpoint_acl is not None or self._client_acl is not None

    @property
    def ipv6(self) -> bool:
        """Whether the endpoints have IPv6 addresses."""
        return self.ip_address_type is not None and self.ip_address_type.name != "IPV4"

    @property
    def ipv4(self) -> bool:
        """Whether the endpoints have IPv4 addresses."""
        return self.ip_address_type is None or self.ip_address_type.name != "IPV6"

    @cached_property
    def vpc_blocks(self) -> tuple[Client, ...]:
        """Every address block of the VPC that endpoints of this network can serve."""
        return tuple(block for block in vpc_blocks(self.vpc, ipv6=self.ipv6) if block.ipv6 or self.ipv4)

    @cached_property
    def _endpoint_blocks(self) -> tuple[Client, ...]:
        return self._blocks_of(self.chosen)

    @cached_property
    def _endpoint_blocks_if_known(self) -> tuple[Client, ...]:
        """The endpoints' own subnets, where somebody may stand as well; none where the CIDR of an imported one is not known."""
        return tuple(blocks_of(self.chosen.subnets, ipv6=self.ipv6, scope=self.network)[0])

    def _is_among_endpoints(self, client: Client, ends: Sequence[Client]) -> bool:
        """Return whether a client's addresses certainly are in the endpoints' subnets too."""
        return any(block.key == client.key for block in self.vpc_blocks) or any(overlap(client, end) for end in ends)

    @property
    def client_places(self) -> tuple[ec2.ISubnet, ...] | None:
        """Where the user said that clients are that only have a security group; None for anywhere in the VPC."""
        return None if self._client_subnets is None else self._client_subnets.subnets

    def acls_around(self, clients: Iterable[Client]) -> list[WiredAcl]:
        """Return the wired network ACLs that clients are behind: that of the clients, and of the endpoints for those who stand there."""
        asked, ends = list(clients), self._endpoint_blocks_if_known
        blocks = [block for client in asked for block in self._blocks_for(client)] if self._endpoint_acl is not None else []
        there = any(self._is_among_endpoints(block, ends) for block in blocks)
        acls = (self._client_acl if asked else None, self._endpoint_acl if there else None)
        return list(dict.fromkeys(wired for wired in acls if wired is not None))

    def open_acl(self, wired: WiredAcl, entries: Sequence[acl.NeededEntry]) -> None:
        """Make entries of one network ACL of this network.

        Raises:
            PrivateLinkError: A number is taken, or the ACL is full.

        """
        reasons = self._allow(wired, entries)
        if reasons:
            raise PrivateLinkError(self._subject, dict.fromkeys(reasons))

    @cached_property
    def _group_blocks(self) -> tuple[Client, ...]:
        """Where clients are that only have a security group."""
        return self.vpc_blocks if self._client_subnets is None else self._blocks_of(self._client_subnets)

    def refusals_of_client_subnets(self) -> tuple[str, ...]:
        """Return why nobody knows where clients are that only have a security group."""
        problems = Problems(self._subject)
        problems.attempt(lambda: self._group_blocks)
        return problems.reasons

    def _blocks_for(self, client: Client) -> Sequence[Client]:
        """Return what a network ACL names for a client; of a security group the CIDRs of its VPC, which may be a peered one."""
        if client.is_cidr:
            return [client]
        neighbour = self._neighbour_of(client)
        return self._group_blocks if neighbour is None else [block for block in neighbour.blocks if block.ipv6 or self.ipv4]

    def _neighbour_of(self, client: Client) -> Neighbour | None:
        if self._client_subnets is not None or not isinstance(client, SecurityGroupSource) or client.group is None:
            return None
        return neighbour_of(client.group, self.vpc, ipv6=self.ipv6)

    def _blocks_of(self, chosen: ChosenSubnets) -> tuple[Client, ...]:
        blocks, reasons = blocks_of(chosen.subnets, ipv6=self.ipv6, scope=self.network)
        if reasons:
            raise PrivateLinkError(self._subject, reasons)
        return tuple(blocks)

    def subnets_with(self, service: Service, *, elsewhere: bool) -> ChosenSubnets:
        """Return the subnets without those in zones that are known to be without a service.

        Args:
            service: The service.
            elsewhere: Whether its Region is another than the network's.

        """
        return self.chosen if self.zone_ids is None else self.zone_ids.narrowed(self.chosen, service, elsewhere=elsewhere)

    def place(self, scope: Construct) -> tuple[cdk.Stack, str]:
        """Return the stack and path of the construct that endpoints are made in; asked of the kernel once for each."""
        if scope not in self._scopes:
            self._scopes[scope] = (scope if isinstance(scope, cdk.Stack) else cdk.Stack.of(scope), path_of(scope))
        return self._scopes[scope]

    def refusals_of_place(self, stack: cdk.Stack) -> list[str]:
        """Return why an endpoint cannot be in a stack: interfaces stand in the VPC's own Region."""
        if stack is self.stack or self.region is None or is_token(stack.region) or stack.region == self.region:
            return []
        way_out = f"make it in a stack of {self.region}, or with a network in a VPC of {stack.region}"
        return [f"the network is in the Region {self.region} and the endpoint would be made in {stack.region}; {way_out}"]

    def join(
        self, endpoint: IntentWriter, ports: PortSet, stack: cdk.Stack, own: EndpointGroup | None, kept: KeptRule | None
    ) -> list[EndpointGroup]:
        """Add an endpoint, and return its security groups.

        Args:
            endpoint: The endpoint.
            ports: What it listens on.
            stack: The stack it is in.
            own: Its own group where it does not share one.
            kept: The inline rule that the CDK writes for it; None for none.

        """
        groups = self.groups.of_endpoint(ports, stack, own, kept, self.clients)
        if ports not in self._port_sets:
            self._port_sets.append(ports)
            self.groups.open_brought(ports)
            self.wire_acls(self.clients, [ports])
        self.intents.join(endpoint, stack)
        return groups

    def _shared_intent(self, stack: cdk.Stack) -> Shared:
        """Return what the network's endpoints in a stack share, as the intent tells it."""
        clients = {client.key: declared_client(client, stack) for client in self.clients}
        subnets = None if self._client_subnets is None else tuple(declared_client(block, stack) for block in self._group_blocks)
        warned = {path_of(self.network): tuple(self._warned)} if self._warned else {}
        return Shared(tuple(clients[key] for key in sorted(clients)), subnets, warned, acknowledged_above(stack), self.existing)

    def admit(self, clients: Iterable[Client], *, into_brought: bool) -> None:
        """Let clients reach every endpoint that is here or will come.

        Args:
            clients: The clients; those known already are passed over.
            into_brought: Whether groups that the user brought are to be changed.

        """
        asked, known = list(clients), {client.key: client for client in self.clients}
        new = [client for client in asked if client.key not in known]
        # A client that was only the default is declared once somebody names it.
        self.clients = list((known | {client.key: client for client in asked if client.declared or client.key not in known}).values())
        self.groups.admit(new)
        if into_brought and self.groups.are_brought:
            self.groups.admit_into_brought(asked, self._port_sets)
        self.wire_acls(new, self._port_sets)
        self.warn(doubts_about(tuple(new), endpoint_ipv4=self.ipv4, endpoint_ipv6=self.ipv6))
        for admitted in self.on_admission:
            admitted()

    def note_need(self, keys: Iterable[str], service: str) -> None:
        """Let clients reach the gateway endpoint of a service that they need, be it there or not yet.

        Args:
            keys: The clients' keys.
            service: The service's short name.

        """
        lacking = [needed for key in keys if service not in (needed := self.by_need.get(key, {service}))]
        for needed in lacking:
            needed.add(service)
        for admitted in self.on_admission if lacking else ():
            admitted()

    def acl_refusals(self, clients: Iterable[Client]) -> list[str]:
        """Return why clients cannot stand in the network ACLs of this network."""
        if not self.wires_acls:
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
        if self._client_subnets is None and not self.vpc_blocks and of_this_vpc:
            reasons.append(
                "a network ACL admits a client that is only known by its security group with the VPC's CIDRs, and those of the "
                "imported VPC are not known; name the network's client_subnets, or give the client's CIDRs instead"
            )
        return reasons

    def wire_acls(self, clients: Iterable[Client], port_sets: Iterable[PortSet]) -> None:
        """Make the network ACL entries of clients and port sets.

        Raises:
            PrivateLinkError: A number is taken, or an ACL is full.

        """
        if not self.wires_acls:
            return
        one_acl = self._endpoint_acl is self._client_acl
        ends = self._endpoint_blocks if self._client_acl is not None else self._endpoint_blocks_if_known
        reasons: list[str] = []
        blocks = list(dict.fromkeys(block for client in clients for block in self._blocks_for(client)))
        for ports in port_sets:
            for block in blocks:
                needed = acl.wire(ports, block, ends, one_acl=one_acl, among_endpoints=self._is_among_endpoints(block, ends))
                reasons += self._allow(self._endpoint_acl, needed.endpoint) + self._allow(self._client_acl, needed.client)
        if reasons:
            raise PrivateLinkError(self._subject, dict.fromkeys(reasons))

    def _allow(self, wired: WiredAcl | None, entries: Iterable[acl.NeededEntry]) -> list[str]:
        reasons: list[str] = []
        for entry in entries if wired is not None else ():
            refused, doubts = wired.allow(entry, self._numbers, self.network) if wired is not None else ([], [])
            reasons += refused
            self.warn(doubts)
        return reasons

    def warn(self, doubts: Iterable[Doubt]) -> None:
        """Say what is doubtful, at the network."""
        listed = list(doubts)
        self._warned += [doubt.id for doubt in listed if doubt.id not in self._warned]
        warn(self.network, listed)


def warn(construct: Construct, doubts: Iterable[Doubt]) -> None:
    """Add acknowledgeable warnings to a construct."""
    for doubt in doubts:
        cdk.Annotations.of(construct).add_warning_v2(f"constructs-privatelink:{doubt.id}", doubt.text)
