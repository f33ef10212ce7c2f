"""Who reaches a gateway endpoint, and all that lets them: routes, outbound rules of their groups, entries of their network ACL."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from constructs_privatelink.constructs import gateway_places
from constructs_privatelink.constructs.construct_paths import path_of
from constructs_privatelink.constructs.gateway_egress import closed_groups
from constructs_privatelink.constructs.gateway_places import ClientPlaces
from constructs_privatelink.constructs.gateway_plans import GatewayPlan
from constructs_privatelink.constructs.peers import NamedClient, named, offers, refusals_of_set, translated
from constructs_privatelink.constructs.subnets import ChosenSubnets
from constructs_privatelink.constructs.vpc_facts import vpc_identity
from constructs_privatelink.constructs.wiring import NetworkWiring
from constructs_privatelink.decisions import gateway
from constructs_privatelink.decisions.clients import doubts_about

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Protocol

    from aws_cdk import aws_ec2 as ec2
    from constructs import Construct, IConstruct

    from constructs_privatelink.constructs.gateway_egress import GatewayEgress
    from constructs_privatelink.constructs.network_acls import WiredAcl
    from constructs_privatelink.constructs.peers import ClientLike, Clients
    from constructs_privatelink.decisions.acl import NeededEntry
    from constructs_privatelink.decisions.clients import Client
    from constructs_privatelink.errors import Doubt

    class GatewayFace(IConstruct, Protocol):
        """The endpoint, which says what is doubtful."""

        def warn(self, *doubts: Doubt) -> None:
            """Say it."""


class GatewayClients:
    """The clients of one gateway endpoint: its own, and those of the network that stand in the VPC.

    Args:
        endpoint: The endpoint.
        path: Its path.
        wiring: The network.
        egress: What lets closed groups out.
        ranges: What the network ACL of clients is opened to; None for nothing.
        fixed: The route tables that the user chose; None where the clients tell them.
        ipv6: Whether it leads IPv6 packets too.

    Attributes:
        tables: The route tables that lead to the endpoint.

    """

    def __init__(
        self,
        endpoint: GatewayFace,
        path: str,
        *,
        wiring: NetworkWiring,
        egress: GatewayEgress,
        ranges: gateway.ServiceRanges | None,
        fixed: list[str] | None,
        ipv6: bool,
    ) -> None:
        self._endpoint, self._path = endpoint, path
        self._wiring, self._egress, self._ranges, self._fixed, self._ipv6 = wiring, egress, ranges, fixed, ipv6
        self._places = ClientPlaces(wiring, endpoint)
        self._own: dict[str, Client] = {}
        self._subnets_of: dict[str, tuple[ec2.ISubnet, ...]] = {}
        self._resource: ec2.CfnVPCEndpoint | None = None
        self._open: set[str] = set()
        self._acl_said = False
        self.tables: Sequence[str] = ()

    @property
    def served(self) -> list[Client]:
        """All clients that the endpoint is there for."""
        of_network = {client.key: client for client in self._wiring.clients if self._is_served(client)}
        return list((of_network | self._own).values())

    def outside(self) -> list[str]:
        """Return what the clients of the network are called whom its VPC's gateway endpoints cannot serve, nor an existing one does."""
        if self._egress.service.short_name in self._wiring.existing:
            return []
        return [repr(client.key) for client in self._wiring.clients if self._is_meant(client) and self._places.is_outside(client)]

    def _is_meant(self, client: Client) -> bool:
        """Return whether a client of the network is one of the endpoint: of whom it serves it is known what they need."""
        needed = self._wiring.by_need.get(client.key)
        return needed is None or self._egress.service.short_name in needed

    def _is_served(self, client: Client) -> bool:
        return self._is_meant(client) and (self._ipv6 or not client.ipv6) and not self._places.is_outside(client)

    def take(self, clients: Clients | NamedClient | None) -> list[str]:
        """Note clients of the endpoint's own, and return why they cannot be."""
        places = dict(self._subnets_of)
        reasons = refusals_of_set(clients)
        taken: dict[str, Client] = {}
        for name, given in () if clients is None or reasons else named(clients):
            translations, why = translated(NamedClient(given, name), scope=self._endpoint, known=[*self._own.values(), *taken.values()])
            reasons += why
            for client in translations:
                taken[client.key] = client
                self._note_place(client, given)
        reasons += [reason for client in taken.values() if (reason := self._refusal(client)) is not None]
        if reasons:
            self._subnets_of = places
        else:
            self._own |= taken
        return reasons

    def admit(self, clients: NamedClient) -> Sequence[str]:
        """Let more clients of the endpoint's own reach it, or change nothing and return why they cannot."""
        own, places = dict(self._own), dict(self._subnets_of)
        reasons = self.take(clients)
        if reasons:
            return reasons
        plan = self.plan()
        if plan.reasons:
            self._own, self._subnets_of = own, places
        else:
            self.follow(plan)
        return plan.reasons

    def _note_place(self, client: Client, given: ClientLike) -> None:
        """Note where a client stands that is a subnet, or the VPC itself."""
        if offers(given, "vpc_cidr_block"):
            same = vpc_identity(cast("ec2.IVpc", given)) in {None, self._wiring.vpc_identity}
            self._subnets_of[client.key] = self._places.every if same else ()
        elif offers(given, "route_table"):
            self._subnets_of[client.key] = (cast("ec2.ISubnet", given),)

    def _place(self, client: Client) -> tuple[ec2.ISubnet, ...] | None:
        return self._subnets_of[client.key] if client.key in self._subnets_of else self._places.of(client)

    @property
    def _serves_everybody(self) -> bool:
        """Whether the network's client is the whole VPC: who is named besides takes no route from it."""
        return any(not client.declared and self._is_served(client) for client in self._wiring.clients)

    @property
    def _leads_from_everywhere(self) -> bool:
        """Whether the route tables of all subnets lead to the endpoint already, so that it is no matter where somebody stands."""
        every = gateway_places.tables_of(self._places.every)
        return bool(every) and set(every) <= set(self.tables)

    def _refusal(self, client: Client) -> str | None:
        if self._places.is_outside(client) or self._subnets_of.get(client.key) == ():
            return gateway.refusal_of_outsider(client.key, path_of(self._wiring.vpc), self._egress.service)
        if self._fixed is None and not (self._serves_everybody or self._leads_from_everywhere) and self._place(client) is None:
            return (
                f"nobody knows in which subnets the client {client.key!r} stands, whose route tables are to lead to "
                f"'{self._egress.service}'; give subnets=ec2.SubnetSelection(...) or route_tables=[...], or the network's client_subnets"
            )
        return None

    def plan(self) -> GatewayPlan:
        """Return what the clients that there are now make of the endpoint; nothing is changed."""
        wiring, service, served = self._wiring, self._egress.service.short_name, self.served
        gateway_places.note_of_the_cdk(wiring.vpc, wiring.vpc_identity, service)
        tables, reasons = self._chosen_tables(served)
        acls = wiring.acls.around(served)
        entries = self._entries(acls)
        many = [reason for wired, needed in entries.items() if (reason := wired.too_many(needed)) is not None]
        return GatewayPlan(self._path, service, served, tables, acls, entries, reasons + (many or wiring.acls.refusals(entries)))

    def _entries(self, acls: Sequence[WiredAcl]) -> dict[WiredAcl, list[NeededEntry]]:
        """Return the entries of network ACLs for the service's addresses."""
        needed = [] if self._ranges is None else list(gateway.needed_entries(self._egress.ports, self._ranges))
        return {wired: needed for wired in acls if needed}

    def _chosen_tables(self, served: Sequence[Client]) -> tuple[list[str], list[str]]:
        wiring, service = self._wiring, self._egress.service.short_name
        reasons: list[str] = []
        tables = self._fixed
        if tables is None:
            subnets = self._client_subnets(served)
            reasons += gateway_places.without_table(subnets)
            tables = self._in_order(gateway_places.tables_of(subnets))
        if not tables and not reasons:
            way_out = "give subnets=ec2.SubnetSelection(...) or route_tables=['rtb-...']"
            reasons.append(f"got no subnets whose route tables could lead to '{service}'; {way_out}")
        return tables, reasons + gateway_places.taken_tables(tables, wiring.vpc_identity, service, self._path, self._endpoint)

    def _client_subnets(self, served: Sequence[Client]) -> Sequence[ec2.ISubnet]:
        """Return the subnets in which clients stand; all of the VPC where nobody is declared, or nobody knows."""
        places = [self._place(client) for client in served if client.declared]
        if not places or any(place is None for place in places):
            return self._places.every
        return list(dict.fromkeys(subnet for place in places for subnet in place or ()))

    def _in_order(self, tables: Sequence[str]) -> list[str]:
        """Return route tables in the order in which the CDK's own endpoint lists them, whoever came first."""
        of_the_vpc = [table for table in gateway_places.tables_of(self._places.every) if table in tables]
        return [*of_the_vpc, *(table for table in tables if table not in of_the_vpc)]

    def begin(self, resource: ec2.CfnVPCEndpoint, plan: GatewayPlan) -> None:
        """Let everybody reach the endpoint now that it is there as planned, and whoever comes to the network later."""
        self._resource, self.tables = resource, plan.tables
        self.follow(plan)
        self._wiring.gateways.join(self)

    def follow(self, plan: GatewayPlan) -> None:
        """Let all clients of a plan reach the endpoint, those who came since the last one among them."""
        if self._resource is not None and self.tables != plan.tables:
            self._resource.route_table_ids = list(plan.tables)
        self.tables = plan.tables
        gateway_places.claim_tables(plan.tables, self._wiring.vpc_identity, plan.service, self._path, self._endpoint)
        self._open_acls(plan)
        new = [client for client in plan.served if client.key not in self._open]
        self._open.update(client.key for client in new)
        self._open_groups(new)
        own = tuple(client for client in new if client.key in self._own)
        self._endpoint.warn(*doubts_about(own, endpoint_ipv4=True, endpoint_ipv6=self._ipv6))

    def _open_acls(self, plan: GatewayPlan) -> None:
        if self._ranges is not None:
            self._wiring.acls.make(plan.entries)
        elif plan.acls and not self._acl_said:
            self._acl_said = True
            self._endpoint.warn(gateway.doubt_about_acl(self._egress.service))

    def _open_groups(self, clients: Sequence[Client]) -> None:
        groups = closed_groups(clients)
        if groups and not self._egress.lists:
            names = [client.key for client in groups]
            self._endpoint.warn(gateway.doubt_about_egress(names, self._egress.service, self._wiring.region))
        for client in groups:
            self._egress.let_out(client)


def wiring_around(endpoint: Construct, vpc: ec2.IVpc, subject: str) -> NetworkWiring:
    """Return a network of one endpoint: it has no interfaces, so that nothing of a VPC has to be known that these need."""
    return NetworkWiring(
        endpoint,
        vpc=vpc,
        chosen=ChosenSubnets(None, ()),
        ip_address_type=None,
        acls=(None, None),
        client_subnets=None,
        brought=None,
        rule_numbers=range(1),
        subject=subject,
    )
