"""What every endpoint has, whoever creates it: a service, a network, security groups and clients."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Protocol

import jsii
from aws_cdk import aws_ec2 as ec2
from constructs import Construct

from constructs_privatelink.argument_kinds import shown
from constructs_privatelink.constructs.construct_paths import made_at, path_of, stack_of
from constructs_privatelink.constructs.default_values import AsksForDefaults, values_at
from constructs_privatelink.constructs.intents import at_synthesis, declared_client, is_known_now
from constructs_privatelink.constructs.kept_groups import make_kept_group
from constructs_privatelink.constructs.needed_by import NotesNeeds
from constructs_privatelink.constructs.network import EndpointNetworkBase, wiring_of
from constructs_privatelink.constructs.peers import ClientLike, Clients, NamedClient, translated
from constructs_privatelink.constructs.security_groups import EndpointGroup, default_port, make_group
from constructs_privatelink.constructs.wiring import warn
from constructs_privatelink.decisions import acl
from constructs_privatelink.decisions.clients import Client, doubts_about
from constructs_privatelink.decisions.corrected_facts import corrections
from constructs_privatelink.decisions.intent import KEY, Intent, Shared
from constructs_privatelink.errors import PrivateLinkError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from constructs_privatelink.catalogue.service import Service
    from constructs_privatelink.decisions.kept_rules import KeptRule
    from constructs_privatelink.errors import Doubt, Problems


class EndpointResource(Protocol):
    """The CloudFormation resource of an endpoint."""

    @property
    def security_group_ids(self) -> list[str] | None:
        """The ids of its security groups."""

    @security_group_ids.setter
    def security_group_ids(self, value: list[str] | None) -> None: ...

    def add_metadata(self, key: str, value: object) -> None:
        """Write metadata."""


def subject_of(endpoint: object, id: str) -> str:
    """Return what errors call an endpoint: ``"EksEndpoint 'Eks'"``."""
    return f"{type(endpoint).__name__} '{id}'"


def misplaced(vpc: object, network: object, subnets: object, security_groups: object = None) -> list[str]:
    """Return why an endpoint has no place, or several."""
    reasons = []
    if network is not None and not isinstance(network, EndpointNetworkBase):
        reasons.append(f"got network={shown(network)}; give an EndpointNetwork, or vpc=... for an endpoint of its own")
    if (vpc is None) == (network is None):
        got = "neither vpc nor network" if vpc is None else "vpc and network together"
        reasons.append(f"got {got}; give vpc=... for an endpoint of its own, or network=... to share one")
    if network is not None and subnets is not None:
        reasons.append("got subnets with network; subnets belong to the network: EndpointNetwork(subnets=...)")
    if network is not None and security_groups is not None:
        reasons.append("got security_groups with network; groups belong to the network: EndpointNetwork(security_groups=...)")
    return reasons


@jsii.implements(ec2.IConnectable)
class NetworkedEndpoint(Construct, AsksForDefaults, NotesNeeds):
    """An endpoint in a network, whether EC2 or the service itself creates it."""

    _resource: EndpointResource

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        service: Service,
        vpc: ec2.IVpc | None,
        network: EndpointNetworkBase | None,
        subnets: ec2.SubnetSelection | None,
        clients: Clients | None,
        problems: Problems,
        security_groups: Sequence[ec2.ISecurityGroup] | None = None,
        keep_inline_rules: bool | None = None,
    ) -> None:
        super().__init__(scope, id)
        self._keeps_inline_rules = keep_inline_rules
        self._service = service
        self._left_out: tuple[Doubt, ...] = ()
        self._ports = acl.merged(service.ports)
        self._network = self._found_network(vpc, network, problems, subnets=subnets, clients=clients, security_groups=security_groups)
        self._wiring = wiring_of(self._network)
        self._stack, path = stack_of(scope), path_of(scope)
        self._path = f"{path}/{id}" if path else id
        made_at(self, self._path, self._stack)
        problems.add(self._wiring.refusals_of_place(self._stack))
        self._shares = network is not None
        self._own_group: EndpointGroup | None = None
        self._own_clients: list[Client] = []
        self._first_clients: list[Client] = []
        self._warned: list[str] = []
        self._is_finished = False
        if self._shares and clients is not None:
            self._first_clients, reasons = translated(clients, scope=self)
            problems.add([*reasons, *self._wiring.acls.refusals_of_clients(self._first_clients)])
        problems.add(self._wiring.refusals_to_join(self._ports, self._first_clients))

    def _found_network(
        self,
        vpc: ec2.IVpc | None,
        network: EndpointNetworkBase | None,
        problems: Problems,
        *,
        subnets: ec2.SubnetSelection | None,
        clients: Clients | None,
        security_groups: Sequence[ec2.ISecurityGroup] | None,
    ) -> EndpointNetworkBase:
        problems.add(misplaced(vpc, network, subnets, security_groups))
        if isinstance(network, EndpointNetworkBase):
            return network
        if vpc is not None:
            made = problems.attempt(
                lambda: EndpointNetworkBase(
                    self,
                    "Network",
                    vpc=vpc,
                    subnets=subnets,
                    clients=clients,
                    security_groups=security_groups,
                    keep_inline_rules=self._keeps_inline_rules,
                    ip_address_type=self._address_type_of_own_network(),
                )
            )
            if made is not None:
                return made
        problems.refuse()
        raise AssertionError  # pragma: no cover - there is always a problem here

    def _address_type_of_own_network(self) -> ec2.VpcEndpointIpAddressType | None:
        """Return IPv4 where the default is another that the service does not take; None leaves it to the network."""
        defaults = values_at(self)
        taken, self._left_out = defaults.address_type_of(self._service)
        return ec2.VpcEndpointIpAddressType.IPV4 if taken is not defaults.ip_address_type else None

    def _join(self, kept: KeptRule | None = None) -> list[ec2.ISecurityGroup]:
        """Join the network, and return the security groups to begin with.

        Args:
            kept: The inline rule that the CDK writes for the endpoint. Default: none.

        """
        brought = self._wiring.groups.are_brought
        self._is_alone = not self._shares or (kept is not None and not brought)
        own = self._make_own_group(kept) if self._is_alone and not brought else None
        self._shared_groups = self._wiring.join(self, self._ports, self._stack, own, kept)
        if self._first_clients and not self._is_alone:
            self._own_group = self._make_own_group()
        return self._groups()

    def _finish(self, resource: EndpointResource, doubts: Iterable[Doubt] = ()) -> None:
        """Admit the endpoint's own clients, say what is doubtful and write its intent, once its resource is there."""
        self._resource = resource
        self._admit(self._first_clients)
        self.warn(*doubts)
        self._is_finished = True
        self._wiring.endpoints.append(self)
        self.is_made = True
        self.write_intent()

    def _make_own_group(self, kept: KeptRule | None = None) -> EndpointGroup:
        make = make_group if kept is None else make_kept_group
        return self._wiring.groups.around(make(self, "SecurityGroup", self._wiring.vpc), self._stack)

    def _groups(self) -> list[ec2.ISecurityGroup]:
        return [group.group for group in (*self._shared_groups, *([self._own_group] if self._own_group is not None else []))]

    def _group_of_its_own(self) -> EndpointGroup:
        """Return the group that only this endpoint has, made when it is first needed."""
        if self._is_alone:
            return self._shared_groups[0]
        if self._own_group is None:
            self._own_group = self._make_own_group()
            self._resource.security_group_ids = [group.security_group_id for group in self._groups()]
        return self._own_group

    def _admit(self, clients: Sequence[Client]) -> None:
        new = [client for client in clients if client.key not in {known.key for known in self._own_clients}]
        if new:
            group = self._group_of_its_own()
            self._own_clients.extend(new)
            doubts = [group.let_in(client, self._ports) for client in new]
            self.warn(*(doubt for doubt in doubts if doubt is not None), *self._doubts_about(new))
            self._wiring.acls.make(self._wiring.acls.entries(new, [self._ports]))

    def _doubts_about(self, clients: Sequence[Client]) -> tuple[Doubt, ...]:
        return doubts_about(tuple(clients), endpoint_ipv4=self._wiring.ipv4, endpoint_ipv6=self._wiring.ipv6)

    def allow_from(self, client: ClientLike, name: str | None = None) -> None:
        """Let one more client reach this endpoint, as `clients` does.

        Args:
            client: A CIDR, prefix list id, ``IPeer``, ``IConnectable``, ``ISubnet`` or ``IVpc``.
            name: What ids derive from where the client is a token.
                Default: - what the token stands for.

        Raises:
            PrivateLinkError: It is no client, or a network ACL cannot take it.

        """
        new_clients, reasons = self._translated(client, name)
        subject = f"{subject_of(self, self._path.rpartition('/')[2])}.allow_from"
        if reasons:
            raise PrivateLinkError(subject, reasons)
        if self._shares:
            self._admit(new_clients)
            self.write_intent()
        else:
            self._wiring.admit(new_clients, subject, into_brought=True)

    def _translated(self, client: ClientLike, name: str | None) -> tuple[list[Client], list[str]]:
        known = self._own_clients if self._shares else self._wiring.clients
        new_clients, reasons = translated(NamedClient(client, name), scope=self, known=known)
        reasons += self._wiring.acls.refusals_of_clients(new_clients)
        reasons += self._wiring.refusals_to_join(self._ports, new_clients) if self._shares else []
        return new_clients, reasons

    def refusals_to_allow(self, client: ClientLike, name: str | None) -> list[str]:
        """Return why `allow_from` would refuse a client; nothing is changed."""
        return self._translated(client, name)[1]

    def write_intent(self) -> None:
        """Write the endpoint's intent; its network calls this where another security group becomes the holder of what is shared."""
        if self._wiring.intents.puts_off(self):
            return
        holder = self._wiring.intents.holder_in(self._stack)
        if holder is not None and all(map(is_known_now, self._own_clients)):
            self._resource.add_metadata(KEY, self._intent(Shared()).to_json(holder.logical_id))
        else:
            self._resource.add_metadata(KEY, at_synthesis(self._intent_at_synthesis))

    def _intent_at_synthesis(self) -> dict[str, object]:
        holder = self._wiring.intents.holder_in(self._stack)
        if holder is not None:
            return self._intent(Shared()).to_json(holder.logical_id)
        return self._intent(self._wiring.intents.of(self._stack)).to_json()

    def _intent(self, shared: Shared) -> Intent:
        """Return what the endpoint declares, with what it tells itself of the network's."""
        own = {client.key: declared_client(client, self._stack) for client in self._own_clients}
        warned = {self._path: tuple(self._warned)} if self._warned else {}
        return Intent(
            clients=(*shared.clients, *(own[key] for key in sorted(own))),
            client_subnets=shared.client_subnets,
            warnings={**shared.warnings, **warned},
            acknowledged=shared.acknowledged,
            existing=shared.existing,
            service=self._service.short_name,
            ports=self._ports,
            facts=corrections(self._service),
            needed_by=self.needed_by,
        )

    def warn(self, *doubts: Doubt) -> None:
        """Say what is doubtful, as acknowledgeable warnings at this endpoint."""
        warn(self, doubts)
        new = [doubt.id for doubt in doubts if doubt.id not in self._warned]
        if new:
            self._warned += new
            if self._is_finished:
                self.write_intent()

    @property
    def service(self) -> Service:
        """What the catalogue says about the service."""
        return self._service

    @property
    def network(self) -> EndpointNetworkBase:
        """Where the endpoint lives."""
        return self._network

    @property
    def connections(self) -> ec2.Connections:
        """The endpoint's own security group, for ``allow_from`` and ``allow_to`` of the CDK.

        It has a default port only where the service listens on a single one. An endpoint that shares a network gets a group of its own
        when this is first asked for: rules added here concern no other endpoint.
        """
        return self._connections

    @cached_property
    def _connections(self) -> ec2.Connections:
        return ec2.Connections(security_groups=[self._group_of_its_own().group], default_port=default_port(self._ports))


def resource_of(endpoint: NetworkedEndpoint) -> EndpointResource:
    """Return the CloudFormation resource of an endpoint, without asking the kernel."""
    return endpoint._resource  # noqa: SLF001 - what the endpoints of this library share
