"""What DNS and policies answer to a client, beside its packets: where the service's names lead, and which calls policies let through.

None of this changes a verdict about packets.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.calls import CallAnswers
from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.dns.names import names
from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.reachability.client_kinds import (
    CidrClient,
    PrefixListClient,
    SecurityGroupClient,
    VpcClient,
    WorkloadClient,
)
from constructs_privatelink.analysis.reachability.identity import Identities
from constructs_privatelink.analysis.reachability.internet import internet
from constructs_privatelink.analysis.values import Outside, ResourceId, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from constructs_privatelink.analysis.calls import CallResult
    from constructs_privatelink.analysis.dns.names import NameResult
    from constructs_privatelink.analysis.networks.model import Endpoint, Model, Network, Vpc
    from constructs_privatelink.analysis.reachability.client_kinds import AnyClient
    from constructs_privatelink.analysis.templates.stack_set import StackSet
    from constructs_privatelink.analysis.values import Maybe, Target

_NAMED_KINDS = {EndpointKind.INTERFACE, EndpointKind.GATEWAY, EndpointKind.OPENSEARCH_SERVERLESS}


@dataclass(frozen=True)
class _Place:
    """An endpoint and a client's side of it, which names are alike for."""

    endpoint: ResourceId
    inside: Maybe[bool]


class Answers:
    """Answers what DNS and policies make of the clients of one set of templates.

    Args:
        stacks: The templates.
        model: What they say.

    """

    def __init__(self, stacks: StackSet, model: Model) -> None:
        self._stacks = stacks
        self._model = model
        self._identities = Identities(model)
        self._names: dict[_Place, tuple[NameResult, ...]] = {}
        self._calls = CallAnswers(stacks, model)
        self._answered: dict[tuple[ResourceId, Target | None], tuple[CallResult, ...]] = {}

    def names(self, client: AnyClient, endpoint: Endpoint) -> tuple[NameResult, ...]:
        """Return where the names of an endpoint's service lead a client."""
        vpc = self._model.vpcs.get(endpoint.vpc)
        if vpc is None or endpoint.kind not in _NAMED_KINDS:
            return ()
        place = _Place(endpoint.id, self._inside(client, vpc))
        if place not in self._names:
            resolution = self._model.resolution
            self._names[place] = names(
                endpoint,
                vpc,
                place.inside,
                region=endpoint.service_region,
                zones=resolution.zones,
                forwarding=resolution.forwarding,
                others=[neighbour for neighbour in self._neighbours.get(endpoint.vpc, ()) if neighbour.id != endpoint.id],
            )
        return self._names[place]

    def authorization(self, client: AnyClient, endpoint: Endpoint) -> tuple[CallResult, ...]:
        """Return what policies make of a client's calls through an endpoint.

        Those of its role's actions that the endpoint's policy denies or may deny; and all private APIs or collections behind the endpoint.
        """
        role = client.workload.role if isinstance(client, WorkloadClient) else None
        key = (endpoint.id, role)
        if key not in self._answered:
            self._answered[key] = (*self._calls.of_role(role, endpoint), *self._of_what_is_behind(role, endpoint))
        return self._answered[key]

    def internet(self, client: AnyClient) -> Maybe[bool]:
        """Return whether a client has a path to the internet; of what is no workload nobody knows."""
        if isinstance(client, WorkloadClient):
            return internet(self._model, client.workload)
        return Unknown(Code.UNKNOWN_RESOURCE, str(client), "what stands at these addresses is not known")

    @cached_property
    def _neighbours(self) -> Mapping[Target, list[Endpoint]]:
        by_vpc: dict[Target, list[Endpoint]] = {}
        for endpoint in self._model.endpoints:
            by_vpc.setdefault(endpoint.vpc, []).append(endpoint)
        return by_vpc

    def _inside(self, client: AnyClient, vpc: Vpc) -> Maybe[bool]:
        """Return whether a client stands in the endpoint's VPC."""
        match client:
            case WorkloadClient():
                subnets = client.workload.subnets
                if isinstance(subnets, Unknown):
                    return subnets
                return _all_in(
                    vpc,
                    (self._model.subnets[subnet].vpc if subnet in self._model.subnets else subnet for subnet in subnets),
                    self._identities,
                )
            case VpcClient():
                return _all_in(vpc, [client.vpc], self._identities)
            case SecurityGroupClient():
                group = self._model.groups.get(client.group)
                return _all_in(vpc, [client.group if group is None else group.vpc], self._identities)
            case CidrClient():
                return _within(vpc, [client.network])
            case PrefixListClient():
                networks = client.prefix_list.networks
                return networks if isinstance(networks, Unknown) else _within(vpc, networks)

    def _of_what_is_behind(self, role: Target | None, endpoint: Endpoint) -> tuple[CallResult, ...]:
        if endpoint.short_name == "execute-api" and self._model.backends.private_apis:
            return self._calls.of_apis(role, endpoint)
        if endpoint.kind == EndpointKind.OPENSEARCH_SERVERLESS and self._model.backends.collections:
            return self._calls.of_collections(endpoint)
        return ()


def _all_in(vpc: Vpc, targets: Iterable[Target], identities: Identities) -> Maybe[bool]:
    """Return whether all these are a VPC, or none of them."""
    places = list(targets)
    unknown = next((place for place in places if isinstance(place, Unknown)), None)
    if unknown is not None:
        return unknown
    here = [identities.same(place, vpc.id) for place in places]
    doubt = next((answer for answer in here if isinstance(answer, Unknown)), None)
    if doubt is not None or (True not in here and not vpc.closed and any(isinstance(place, Outside) for place in places)):
        return doubt or Unknown(Code.UNKNOWN_RESOURCE, vpc.path or str(vpc.id), "whether it is the client's VPC is not known")
    return _one_or_the_other({answer is True for answer in here}, vpc)


def _within(vpc: Vpc, networks: Iterable[Maybe[Network]]) -> Maybe[bool]:
    """Return whether addresses are a VPC's; of some that are and some that are not, it is not known which call."""
    hidden = next((cidr for cidr in vpc.cidrs if isinstance(cidr, Unknown)), None)
    answers: set[bool] = set()
    for network in networks:
        if isinstance(network, Unknown):
            return network
        blocks = [block for block in vpc.cidrs if not isinstance(block, Unknown) and block.version == network.version]
        inside = any(_holds(block, network) for block in blocks)
        if not inside and hidden is not None:
            return hidden
        answers |= {True, False} if not inside and any(block.overlaps(network) for block in blocks) else {inside}
    return _one_or_the_other(answers, vpc)


def _holds(block: Network, network: Network) -> bool:
    return int(block.network_address) <= int(network.network_address) and int(network.broadcast_address) <= int(block.broadcast_address)


def _one_or_the_other(answers: set[bool], vpc: Vpc) -> Maybe[bool]:
    if len(answers) == 1:
        return answers.pop()
    why = "part of the client stands outside of it" if answers else "the client stands in no VPC"
    return Unknown(Code.PL_DNS_NOT_VISIBLE_OUTSIDE_VPC, vpc.path or str(vpc.id), why)
