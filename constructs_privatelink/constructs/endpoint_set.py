"""Sets of endpoints that are there together, each with the reason why: who comes, and what they cost."""

from __future__ import annotations

from abc import abstractmethod
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeAlias

from aws_cdk import aws_ec2 as ec2
from constructs import Construct

from constructs_privatelink.argument_kinds import shown
from constructs_privatelink.constructs.endpoint import PrivateLinkEndpoint
from constructs_privatelink.constructs.existing import ExistingEndpoint
from constructs_privatelink.constructs.gateway_endpoint import GatewayEndpoint
from constructs_privatelink.constructs.growing_network import GrowingNetwork
from constructs_privatelink.constructs.network import wiring_of
from constructs_privatelink.constructs.networked_endpoint import subject_of
from constructs_privatelink.constructs.wiring import warn
from constructs_privatelink.decisions import adoption, bundles
from constructs_privatelink.errors import Doubt, Problems

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from constructs_privatelink.constructs.peers import ClientLike

SetEndpoint: TypeAlias = PrivateLinkEndpoint | ExistingEndpoint | GatewayEndpoint | ec2.GatewayVpcEndpoint


class SetMember(Protocol):
    """One endpoint of a set."""

    @property
    def why(self) -> str:
        """What it is for."""

    @property
    def endpoint(self) -> SetEndpoint:
        """The endpoint."""

    @property
    def is_new(self) -> bool:
        """Whether it was made for this set, and not there already."""


class EndpointSet(Construct):
    """Endpoints of one network that are there for the same workloads."""

    _network: GrowingNetwork

    @property
    @abstractmethod
    def _of(self) -> Mapping[str, SetMember]:
        """The endpoints, by the short names of their services."""

    @property
    @abstractmethod
    def _title(self) -> str:
        """What they are for: ``"tasks of Amazon ECS on AWS Fargate"``."""

    @property
    @abstractmethod
    def _pages(self) -> Sequence[str]:
        """What is said of their source, a line each."""

    @property
    def network(self) -> GrowingNetwork:
        """Where the endpoints live, and who may come: ``network.allow_from(nodes)`` lets one more client in."""
        return self._network

    def allow_from(self, client: ClientLike, name: str | None = None) -> None:
        """Let one more client reach every one of these endpoints, and no others of the network.

        Args:
            client: A CIDR, ``IPeer``, ``IConnectable``, ``ISubnet`` or ``IVpc``; a prefix list id where no member is a gateway endpoint.
            name: What ids derive from where the client is a token.
                Default: - what the token stands for.

        Raises:
            PrivateLinkError: It is no client, or a network ACL cannot take it. Whom a gateway endpoint alone cannot serve, such as a client
                in another VPC, draws a warning.

        """
        problems = Problems(f"{subject_of(self, self.node.id)}.allow_from")
        endpoints = [member.endpoint for member in self._of.values()]
        interfaces = [endpoint for endpoint in endpoints if isinstance(endpoint, PrivateLinkEndpoint)]
        for endpoint in interfaces:
            problems.add(endpoint.refusals_to_allow(client, name))
        for existing in self._existing:
            problems.add(existing.refusals_to_admit())
        problems.refuse()
        for endpoint in interfaces:
            endpoint.allow_from(client, name)
        self._allow_into_existing(client, name)
        for gateway in (endpoint for endpoint in endpoints if isinstance(endpoint, GatewayEndpoint)):
            problems.attempt(partial(gateway.allow_from, client, name))
        if not interfaces:
            problems.refuse()
        warn(self, [Doubt("bundle-client-without-gateway", f"{reason}; or acknowledge this") for reason in problems.reasons])

    @property
    def _existing(self) -> list[ExistingEndpoint]:
        return [member.endpoint for member in self._of.values() if isinstance(member.endpoint, ExistingEndpoint)]

    def _allow_into_existing(self, client: ClientLike, name: str | None) -> None:
        """Let a client into the existing endpoints whose groups are known, and say which others it has to be let into elsewhere."""
        for endpoint in self._existing:
            if endpoint.groups_are_known:
                endpoint.allow_from(client, name)
        closed = {endpoint.service.short_name: endpoint.vpc_endpoint_id for endpoint in self._existing if not endpoint.groups_are_known}
        warn(self, adoption.unchanged(closed, [name or "the client"]))

    @property
    def table(self) -> str:
        """The endpoints as text: what each costs a month, why it is there, and AWS's page."""
        rows = [
            bundles.Row(name, member.why, gateway=is_gateway(member.endpoint), is_new=member.is_new) for name, member in self._of.items()
        ]
        wiring = wiring_of(self._network)
        return bundles.table(f"For {self._title}", rows, region=wiring.region, zones=wiring.chosen.count or None, pages=self._pages)


def is_gateway(endpoint: SetEndpoint) -> bool:
    """Return whether an endpoint is a gateway endpoint."""
    return not isinstance(endpoint, PrivateLinkEndpoint | ExistingEndpoint)


def is_new(endpoint: SetEndpoint, there: Sequence[Construct]) -> bool:
    """Return whether an endpoint was made for a set: it was not among those that were there, and was not made elsewhere."""
    return isinstance(endpoint, PrivateLinkEndpoint | GatewayEndpoint) and not any(endpoint is known for known in there)


def not_a_network(network: object, *, optional: bool = False) -> list[str]:
    """Return why something is no network in which a set of endpoints is made; None is one where it may be left out."""
    if isinstance(network, GrowingNetwork) or (network is None and optional):
        return []
    return [f"got network={shown(network)}; give an EndpointNetwork, in which the endpoints are made"]
