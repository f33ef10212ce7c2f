"""The endpoints that serve the workloads of a network: those that the VPC has, whoever made them, and those that are made now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, cast
from weakref import WeakKeyDictionary

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink.catalogue.service import Service
from constructs_privatelink.constructs.construct_paths import identity, path_of, stack_of
from constructs_privatelink.constructs.default_values import values_at
from constructs_privatelink.constructs.endpoint import PrivateLinkEndpoint
from constructs_privatelink.constructs.gateway_endpoint import GatewayEndpoint
from constructs_privatelink.constructs.network import wiring_of
from constructs_privatelink.constructs.networked_endpoint import NetworkedEndpoint
from constructs_privatelink.constructs.peers import translated
from constructs_privatelink.constructs.security_groups import EndpointGroup
from constructs_privatelink.constructs.service_objects import short_name_of
from constructs_privatelink.constructs.vpc_facts import vpc_identity
from constructs_privatelink.constructs.wiring import warn
from constructs_privatelink.decisions import acl
from constructs_privatelink.decisions.bundles import BY_GATEWAY
from constructs_privatelink.errors import Doubt, PrivateLinkError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constructs import Construct, IConstruct

    from constructs_privatelink.constructs.growing_network import GrowingNetwork
    from constructs_privatelink.constructs.peers import ClientLike
    from constructs_privatelink.constructs.wiring import NetworkWiring
    from constructs_privatelink.decisions.serving import AskedService

Endpoint: TypeAlias = "NetworkedEndpoint | GatewayEndpoint"


@dataclass(frozen=True)
class ServedWorkload:
    """A workload that is served.

    Args:
        construct: The workload.
        path: Its path.
        keys: What it is called as a client of the network.
        clients: Itself as a client, or what stands for it.

    """

    construct: Construct
    path: str
    keys: tuple[str, ...]
    clients: tuple[ClientLike, ...]


class ServedEndpoints:
    """The endpoints of one VPC at one moment.

    Args:
        network: The network that makes what lacks.
        wiring: What its endpoints join.
        every: Every construct of the stage, in the order of the tree.
        made: The short names of what was made for workloads, to which what is made now is added.

    Attributes:
        served: The short names of what serves a workload.
        nameless: The services whose own names do not lead to what serves, each with its endpoint and the workloads that call it.

    """

    def __init__(self, network: GrowingNetwork, wiring: NetworkWiring, every: Sequence[IConstruct], made: list[str]) -> None:
        self._network, self._wiring, self._made = network, wiring, made
        self.served: list[str] = []
        self.nameless: dict[str, tuple[str, list[str]]] = {}
        self._nameless_of_the_cdk: set[str] = set()
        self._wants_names = values_at(network).private_dns is not False
        self._needs: dict[tuple[str, str | None], dict[str, tuple[str, ...]]] = {}
        self._ours: dict[tuple[str, str | None], Endpoint] = {}
        for endpoint in every:
            if isinstance(endpoint, NetworkedEndpoint | GatewayEndpoint) and endpoint.is_made and self._serves_the_vpc(endpoint):
                self._ours.setdefault((endpoint.service.short_name, _region_of(endpoint)), endpoint)
        self._of_the_cdk = dict(self._endpoints_of_the_cdk(every))

    def _serves_the_vpc(self, endpoint: Endpoint) -> bool:
        vpc = self._wiring.vpc_identity
        if isinstance(endpoint, GatewayEndpoint):
            return vpc is not None and vpc_identity(endpoint.vpc) == vpc
        wiring = wiring_of(endpoint.network)
        if wiring is not self._wiring and (vpc is None or wiring.vpc_identity != vpc):
            return False
        # Workloads call a service by its own names, unless the platform has others for all of its endpoints.
        return not self._wants_names or not _lacks_names(endpoint)

    def _endpoints_of_the_cdk(self, every: Sequence[IConstruct]) -> Iterator[tuple[str, IConstruct]]:
        """Yield the endpoints in the VPC that this library did not make, with the short names of their services."""
        ours = {
            id(endpoint.endpoint) for endpoint in every if isinstance(endpoint, PrivateLinkEndpoint | GatewayEndpoint) and endpoint.is_made
        }
        around: IConstruct | None = None
        for construct in every:
            if isinstance(construct, ec2.InterfaceVpcEndpoint | ec2.GatewayVpcEndpoint):
                around = construct
            elif isinstance(construct, ec2.CfnVPCEndpoint):
                holder, around = around or construct, None
                name = None if id(holder) in ours else self._name_in_the_vpc(construct)
                if name is not None:
                    yield name, holder

    def _name_in_the_vpc(self, resource: ec2.CfnVPCEndpoint) -> str | None:
        """Return the service whose own names, or routes, lead to an endpoint of the VPC; None for others."""
        vpc = self._wiring.vpc_identity
        if vpc is None or identity(resource.vpc_id, resource) != vpc:
            return None
        if resource.vpc_endpoint_type not in {None, "Gateway"} and resource.private_dns_enabled is False:
            name = None if self._wants_names else short_name_of(resource)
            if name is not None:
                self._nameless_of_the_cdk.add(name)
            return name
        return short_name_of(resource)

    def present(self, asked: AskedService) -> set[str]:
        """Return which of the services that would serve a need have an endpoint in the VPC."""
        of_ours = {name for name in asked.services if (name, asked.region) in self._ours}
        adopted = {name for name in asked.services if self._network.existing_endpoint(Service.find(name), asked.region) is not None}
        if asked.region is not None:
            return of_ours | adopted
        return of_ours | adopted | ({*asked.services} & self._of_the_cdk.keys()) | {name for name in asked.services if self._is_named(name)}

    def _is_named(self, name: str) -> bool:
        """Return whether the names of a service lead to an endpoint already: to one that another network of the VPC uses, for instance."""
        vpc = self._wiring.vpc_identity
        return vpc is not None and self._wiring.claims.holder(vpc, Service.find(name).name_template) is not None

    def serve(self, name: str, asked: AskedService, workload: ServedWorkload) -> bool:
        """Let a workload reach the endpoint of a service, and return whether it had to be made.

        Args:
            name: The service.
            asked: The need.
            workload: The workload.

        """
        key, is_new = (name, asked.region), False
        if key not in self._ours and name in self.present(asked):
            self.served.append(asked.called(name))
            existing = self._network.existing_endpoint(Service.find(name), asked.region)
            if existing is not None and existing.private_dns is False and existing.service.private_dns is not False:
                self._note_nameless(asked.called(name), existing.vpc_endpoint_id, workload)
            of_the_cdk = self._of_the_cdk.get(name)
            if of_the_cdk is not None and name in self._nameless_of_the_cdk:
                self._note_nameless(asked.called(name), path_of(of_the_cdk), workload)
            if isinstance(of_the_cdk, ec2.InterfaceVpcEndpoint):
                _let_in_at(of_the_cdk, Service.find(name), workload, self._wiring)
            return False
        try:
            if asked.region is None:
                self._wiring.note_need(workload.keys, name)
            if key not in self._ours:
                self._ours[key], is_new = self._make(name, asked.region), True
                self._made.append(asked.called(name))
            endpoint = self._ours[key]
            if not any(own is endpoint for own in self._wiring.endpoints):
                self._let_in_elsewhere(name, endpoint, workload)
            needs = self._needs.setdefault(key, {})
            needs[workload.path] = (*needs.get(workload.path, ()), *asked.reasons)
        except PrivateLinkError as error:
            text = f"'{workload.path}' needs '{name}' ({asked.asks}): {error}; or give without=[{name!r}]"
            cdk.Annotations.of(self._network).add_error(text)
            return False
        self.served.append(asked.called(name))
        if not self._wants_names and _lacks_names(endpoint):
            self._note_nameless(asked.called(name), path_of(endpoint), workload)
        return is_new

    def _note_nameless(self, called: str, endpoint: str, workload: ServedWorkload) -> None:
        _, workloads = self.nameless.setdefault(called, (endpoint, []))
        if workload.path not in workloads:
            workloads.append(workload.path)

    def _let_in_elsewhere(self, name: str, endpoint: Endpoint, workload: ServedWorkload) -> None:
        """Let a workload in at an endpoint that is no part of the network: another network's, or one that stands alone.

        Raises:
            PrivateLinkError: An interface endpoint cannot let it in. What a gateway endpoint asks for is a warning: it may lead from there.

        """
        try:
            for client in workload.clients:
                endpoint.allow_from(client)
        except PrivateLinkError as error:
            if isinstance(endpoint, NetworkedEndpoint):
                raise
            text = f"whether '{workload.path}' reaches '{name}' through '{path_of(endpoint)}' is not known: {'; '.join(error.reasons)}"
            warn(workload.construct, [Doubt("serve-uncertain", f"{text}, or acknowledge this")])

    def note_needs(self) -> None:
        """Note at each endpoint who needs it."""
        for key, needs in self._needs.items():
            self._ours[key].note_needs(needs)

    def _make(self, name: str, region: str | None) -> Endpoint:
        """Make an endpoint; those that the CDK added and those that the network adopted are known, so that it is one of ours."""
        if name in BY_GATEWAY and region is None:
            return cast("GatewayEndpoint", self._network.add_gateway(name)[name])
        endpoint = cast("PrivateLinkEndpoint", self._network.add(name, service_region=region)[name])
        if self._wants_names:
            _NAMED[endpoint] = True
        return endpoint


_NAMED: WeakKeyDictionary[PrivateLinkEndpoint, bool] = WeakKeyDictionary()
"""Whether the names of services lead to endpoints, which costs a message each to ask."""


def _lacks_names(endpoint: Endpoint) -> bool:
    """Return whether the names that a service has lead elsewhere than to its endpoint."""
    if not isinstance(endpoint, PrivateLinkEndpoint) or endpoint.service.private_dns is False:
        return False
    if endpoint not in _NAMED:
        _NAMED[endpoint] = endpoint.private_dns
    return not _NAMED[endpoint]


_LET_IN: WeakKeyDictionary[ec2.InterfaceVpcEndpoint, set[str]] = WeakKeyDictionary()
"""The paths of the workloads that endpoints of the CDK let in."""


def _let_in_at(endpoint: ec2.InterfaceVpcEndpoint, service: Service, workload: ServedWorkload, wiring: NetworkWiring) -> None:
    """Let a workload reach an endpoint that the CDK made: rules at its groups, and at the workload's where that is closed."""
    known = _LET_IN.setdefault(endpoint, set())
    if workload.path in known:
        return
    known.add(workload.path)
    clients, _ = translated(workload.clients, scope=workload.construct)
    stack, vpc_stack = stack_of(endpoint), stack_of(wiring.vpc)
    groups = [EndpointGroup(group, stack, vpc_stack, owned=False) for group in endpoint.connections.security_groups]
    reasons = [reason for group in groups for reason in group.refusals()]
    if reasons:
        text = (
            f"'{workload.path}' is not let in at '{path_of(endpoint)}': {'; '.join(reasons)}; let it in there yourself, or acknowledge this"
        )
        warn(workload.construct, [Doubt("serve-uncertain", text)])
        return
    for group in groups:
        doubts = [group.let_in(client, acl.merged(service.ports)) for client in clients]
        warn(workload.construct, [doubt for doubt in doubts if doubt is not None])


def _region_of(endpoint: Endpoint) -> str | None:
    return endpoint.service_region if isinstance(endpoint, PrivateLinkEndpoint) else None
