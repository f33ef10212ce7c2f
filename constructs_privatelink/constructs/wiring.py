"""What the endpoints of one network share: its VPC's facts, its security groups, its network ACL entries.

`EndpointNetworkBase` is the face of this; endpoints join here. A service that joins later meets every client that came before, and the
other way round, so that the order in which they are declared does not matter.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import aws_cdk as cdk

from constructs_privatelink.constructs.acknowledged_scopes import acknowledged_above
from constructs_privatelink.constructs.acl_wiring import AclWiring
from constructs_privatelink.constructs.construct_paths import is_token, path_of, region_of, stack_of
from constructs_privatelink.constructs.gateway_plans import NetworkGateways
from constructs_privatelink.constructs.intents import declared_client
from constructs_privatelink.constructs.network_groups import NetworkGroups
from constructs_privatelink.constructs.shared_intents import SharedIntents
from constructs_privatelink.constructs.vpc_facts import PrivateDnsClaims, VpcDns, vpc_blocks, vpc_dns, vpc_identity
from constructs_privatelink.decisions.clients import Client, doubts_about
from constructs_privatelink.decisions.intent import Shared
from constructs_privatelink.errors import Doubt, PrivateLinkError, Problems, some_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aws_cdk import aws_ec2 as ec2
    from constructs import Construct

    from constructs_privatelink.catalogue.service import Service
    from constructs_privatelink.constructs.network_groups import PortSet
    from constructs_privatelink.constructs.security_groups import EndpointGroup
    from constructs_privatelink.constructs.shared_intents import IntentWriter
    from constructs_privatelink.constructs.subnets import ChosenSubnets
    from constructs_privatelink.constructs.zone_ids import ZoneIds
    from constructs_privatelink.decisions.kept_rules import KeptRule
    from constructs_privatelink.policy.document import EndpointPolicy


_MOST_NAMED = 5


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
        self._client_subnets = client_subnets
        self.acls = AclWiring(
            network,
            vpc=vpc,
            chosen=chosen,
            client_subnets=client_subnets,
            acls=acls,
            numbers=rule_numbers,
            ip_versions=(self.ipv4, self.ipv6),
            vpc_blocks=lambda: self.vpc_blocks,
            subject=subject,
            warn=self.warn,
        )
        self.subject = subject
        self._port_sets: list[PortSet] = []
        self.intents = SharedIntents(self._shared_intent)
        self.gateways = NetworkGateways(self.acls)
        self.by_need: dict[str, set[str]] = {}
        """The clients, by their keys, that reach gateway endpoints only as far as they need them: their services' short names."""
        self._warned: list[str] = []
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

    @property
    def client_places(self) -> tuple[ec2.ISubnet, ...] | None:
        """Where the user said that clients are that only have a security group; None for anywhere in the VPC."""
        return None if self._client_subnets is None else self._client_subnets.subnets

    def subnets_with(self, service: Service, *, elsewhere: bool) -> ChosenSubnets:
        """Return the subnets without those in zones that are known to be without a service.

        Args:
            service: The service.
            elsewhere: Whether its Region is another than the network's.

        """
        return self.chosen if self.zone_ids is None else self.zone_ids.narrowed(self.chosen, service, elsewhere=elsewhere)

    def refusals_of_place(self, stack: cdk.Stack) -> list[str]:
        """Return why an endpoint cannot be in a stack: interfaces stand in the VPC's own Region."""
        region = region_of(stack)
        if stack is self.stack or self.region is None or is_token(region) or region == self.region:
            return []
        way_out = f"make it in a stack of {self.region}, or with a network in a VPC of {region}"
        return [f"the network is in the Region {self.region} and the endpoint would be made in {region}; {way_out}"]

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
        entries = self.acls.entries(self.clients, [ports])
        groups = self.groups.of_endpoint(ports, stack, own, kept, self.clients)
        if ports not in self._port_sets:
            self._port_sets.append(ports)
            self.groups.open_brought(ports)
            self.acls.make(entries)
        self.intents.join(endpoint, stack)
        return groups

    def _shared_intent(self, stack: cdk.Stack) -> Shared:
        """Return what the network's endpoints in a stack share, as the intent tells it."""
        clients = {client.key: declared_client(client, stack) for client in self.clients}
        subnets = None if self._client_subnets is None else tuple(declared_client(block, stack) for block in self.acls.group_blocks)
        warned = {path_of(self.network): tuple(self._warned)} if self._warned else {}
        return Shared(tuple(clients[key] for key in sorted(clients)), subnets, warned, acknowledged_above(stack), self.existing)

    def admit(self, clients: Iterable[Client], subject: str, *, into_brought: bool) -> None:
        """Let clients reach every endpoint that is here or will come.

        Args:
            clients: The clients; those known already are passed over.
            subject: What an error calls what was asked for it.
            into_brought: Whether groups that the user brought are to be changed.

        Raises:
            PrivateLinkError: A network ACL, a group or a gateway endpoint cannot take them; nothing is changed then.

        """
        asked, before, known = list(clients), self.clients, {client.key: client for client in self.clients}
        new = [client for client in asked if client.key not in known]
        entries = self.acls.entries(new, self._port_sets)
        # A client that was only the default is declared once somebody names it.
        self.clients = list((known | {client.key: client for client in asked if client.declared or client.key not in known}).values())
        plans = self.gateways.plans()
        reasons = [*(self.groups.refusals() if into_brought else ()), *self.gateways.refusals(plans, entries)]
        if reasons:
            self.clients = before
            raise PrivateLinkError(subject, dict.fromkeys(reasons))
        self.groups.admit(new)
        if into_brought and self.groups.are_brought:
            self.groups.admit_into_brought(asked, self._port_sets)
        self.acls.make(entries)
        self.warn(doubts_about(tuple(new), endpoint_ipv4=self.ipv4, endpoint_ipv6=self.ipv6))
        self.gateways.follow(plans)

    def note_need(self, keys: Iterable[str], service: str) -> None:
        """Let clients reach the gateway endpoint of a service that they need, be it there or not yet.

        Args:
            keys: The clients' keys.
            service: The service's short name.

        Raises:
            PrivateLinkError: A gateway endpoint cannot take them; nothing is changed then.

        """
        lacking = [needed for key in keys if service not in (needed := self.by_need.get(key, {service}))]
        if not lacking:
            return
        for needed in lacking:
            needed.add(service)
        plans = self.gateways.plans()
        reasons = self.gateways.refusals(plans, {})
        if reasons:
            for needed in lacking:
                needed.discard(service)
            raise PrivateLinkError(self.subject, dict.fromkeys(reasons))
        self.gateways.follow(plans)

    def refusals_to_join(self, ports: PortSet, clients: Sequence[Client]) -> list[str]:
        """Return why the network ACLs cannot take what an endpoint needs.

        Args:
            ports: What it listens on.
            clients: Its own clients, besides those of the network.

        """
        if not self.acls.are_wired or self.acls.refusals_of_clients(clients):
            return []
        problems = Problems(self.subject)
        of_network = self.clients if ports not in self._port_sets else []
        entries = problems.attempt(lambda: self.acls.entries([*of_network, *clients], [ports])) or {}
        return [*problems.reasons, *self.acls.refusals(entries)]

    def warn(self, doubts: Iterable[Doubt]) -> None:
        """Say what is doubtful, at the network."""
        listed = list(doubts)
        self._warned += [doubt.id for doubt in listed if doubt.id not in self._warned]
        warn(self.network, listed)


def refuse(construct: Construct, problems: Problems, made: Sequence[Construct]) -> None:
    """Raise what was noted, after saying what was made all the same: whoever catches the error goes on with that.

    Args:
        construct: Where it is said.
        problems: What was noted.
        made: The endpoints that were made beside what is refused.

    Raises:
        PrivateLinkError: There is at least one reason.

    """
    if problems.reasons and made:
        paths = some_of([f"'{path_of(endpoint)}'" for endpoint in made], _MOST_NAMED)
        text = (
            f"{problems.subject} was refused, and these endpoints were made before and stay: {paths}; let the error end the synthesis, or "
            "acknowledge this"
        )
        warn(construct, [Doubt("made-in-part", text)])
    problems.refuse()


def warn(construct: Construct, doubts: Iterable[Doubt]) -> None:
    """Add acknowledgeable warnings to a construct."""
    for doubt in doubts:
        cdk.Annotations.of(construct).add_warning_v2(f"constructs-privatelink:{doubt.id}", doubt.text)
