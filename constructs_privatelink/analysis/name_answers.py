"""Where the names of an endpoint's service lead a client: which VPC it asks in, and what answers there.

None of this changes a verdict about packets.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.alike import Alike
from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.dns.client_names import depends_on_actions, is_called
from constructs_privatelink.analysis.dns.known_endpoints import known_endpoints
from constructs_privatelink.analysis.dns.lookups import names_of
from constructs_privatelink.analysis.dns.names import ENDPOINT_SPECIFIC, NameResult, Surroundings, names
from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.reachability.client_kinds import (
    CidrClient,
    PrefixListClient,
    SecurityGroupClient,
    VpcClient,
    WorkloadClient,
)
from constructs_privatelink.analysis.reachability.identity import Identities
from constructs_privatelink.analysis.values import Outside, ResourceId, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from constructs_privatelink.analysis.calls import CallAnswers
    from constructs_privatelink.analysis.given_names import GivenNames
    from constructs_privatelink.analysis.networks.model import Endpoint, Model, Network, Vpc, Workload
    from constructs_privatelink.analysis.reachability.client_kinds import AnyClient
    from constructs_privatelink.analysis.values import Maybe, Target

_NAMED_KINDS = {EndpointKind.INTERFACE, EndpointKind.GATEWAY, EndpointKind.OPENSEARCH_SERVERLESS}
_GIVEN_INSTEAD = {Code.PL_PRIVATE_DNS_OFF, Code.PL_DNS_NOT_VISIBLE_OUTSIDE_VPC}
GIVEN = "it leads to public addresses, and the client's environment gives it the endpoint's own name"
_UNCALLED = "nothing here is known to call it: it leads to public addresses"


@dataclass(frozen=True)
class _Side:
    """What the names of an endpoint depend on, of a client.

    Args:
        endpoint: The endpoint.
        places: The VPCs that the client may ask in; None for one that is in none that is known.
        doubt: Why it is not known in which of several.
        served: The gateway endpoints beside it, with whether each serves the client.
        actions: What its role may call.

    """

    endpoint: ResourceId
    places: tuple[Target | None, ...]
    doubt: Unknown | None
    served: tuple[tuple[Target, Maybe[bool]], ...]
    actions: frozenset[str]


class NameAnswers:
    """Answers where names lead the clients of one model.

    Args:
        model: The networks.
        calls: What roles may call.
        given: Which workloads are given names of endpoints' own.

    """

    def __init__(self, model: Model, calls: CallAnswers, given: GivenNames) -> None:
        self._model = model
        self._calls = calls
        self._given = given
        self._identities = Identities(model)
        self._known: dict[_Side, tuple[NameResult, ...]] = {}
        self._stands_alike: Alike[Workload] = Alike(lambda workload: workload.subnets)
        self._calls_alike: Alike[Workload] = Alike(lambda workload: (workload.subnets, workload.role))
        self._by_role: dict[ResourceId, bool] = {}
        self._by_workload: dict[tuple[int, ResourceId], tuple[tuple[NameResult, ...], frozenset[NameResult]]] = {}

    def of(self, client: AnyClient, endpoint: Endpoint) -> tuple[NameResult, ...]:
        """Return where the names of an endpoint's service lead a client."""
        vpc = self._model.vpcs.get(endpoint.vpc)
        if vpc is None or endpoint.kind not in _NAMED_KINDS:
            return ()
        if not isinstance(client, WorkloadClient):
            return self._of_side(self._side(client, endpoint, vpc), endpoint)
        by_role = self._by_role.get(endpoint.id)
        if by_role is None:
            by_role = self._by_role[endpoint.id] = depends_on_actions(names_of(endpoint))
        alike = (self._calls_alike if by_role else self._stands_alike).number(client.workload), endpoint.id
        answer = self._by_workload.get(alike)
        if answer is None:
            results = self._of_side(self._side(client, endpoint, vpc), endpoint)
            missing = frozenset(result for result in results if result.fails and result.code in _GIVEN_INSTEAD)
            answer = self._by_workload[alike] = results, missing
        known, missing = answer
        given = self._given.given(client.workload, endpoint) if missing else False
        if given is False:
            return known
        return tuple(_with_given(result, given) if result in missing else result for result in known)

    def _of_side(self, side: _Side, endpoint: Endpoint) -> tuple[NameResult, ...]:
        if side not in self._known:
            self._known[side] = tuple(self._answered(side, endpoint))
        return self._known[side]

    def _side(self, client: AnyClient, endpoint: Endpoint, vpc: Vpc) -> _Side:
        inside = self._inside(client, vpc)
        others = () if inside is True else tuple(place for place in self._stands(client) if place != vpc.id) or (None,)
        places = (vpc.id, *others) if inside is not False else others
        doubt = inside if isinstance(inside, Unknown) else None
        if len(places) > 1 and doubt is None:
            doubt = Unknown(Code.PL_DNS_NOT_VISIBLE_OUTSIDE_VPC, vpc.path or str(vpc.id), "parts of the client stand in several VPCs")
        served = tuple(self._gateways(client, places, endpoint))
        role = client.workload.role if isinstance(client, WorkloadClient) else None
        actions = self._calls.actions_of(role) if depends_on_actions(names_of(endpoint)) else frozenset()
        return _Side(endpoint.id, places, doubt, served, actions)

    def _answered(self, side: _Side, endpoint: Endpoint) -> Iterator[NameResult]:
        around = Surroundings(self._model.resolution, self._neighbours, dict(side.served))
        each = [names(endpoint, None if place is None else self._model.vpcs.get(place), around) for place in side.places]
        known = names_of(endpoint)
        for alike in zip(*each, strict=True):
            result = alike[0]
            if side.doubt is not None and len(set(alike)) > 1:
                result = NameResult(result.name, "unknown", side.doubt.code, f"it depends: {side.doubt}", (side.doubt,))
            called = result.name == ENDPOINT_SPECIFIC or is_called(result.name, known, side.actions)
            yield replace(result, code="", text=_UNCALLED) if result.fails and not called else result

    @cached_property
    def _neighbours(self) -> Mapping[Target, Sequence[Endpoint]]:
        return known_endpoints(self._model)

    def _gateways(self, client: AnyClient, places: Iterable[Target | None], endpoint: Endpoint) -> Iterator[tuple[Target, Maybe[bool]]]:
        """Yield whether the gateway endpoints of a service serve a workload: whether all of its subnets' tables lead to them."""
        for place in places:
            for gateway in self._neighbours.get(place, ()) if place is not None else ():
                if gateway.kind == EndpointKind.GATEWAY and gateway.short_name == endpoint.short_name and gateway.id != endpoint.id:
                    yield gateway.id, self._is_served(client, gateway)

    def _is_served(self, client: AnyClient, gateway: Endpoint) -> Maybe[bool]:
        if not isinstance(client, WorkloadClient) or isinstance(client.workload.subnets, Unknown):
            return True
        if isinstance(gateway.route_tables, Unknown):
            return gateway.route_tables
        known = (self._model.subnets[subnet] for subnet in client.workload.subnets if subnet in self._model.subnets)
        answers = [
            self._identities.among(table, gateway.route_tables) for table in map(self._model.table_id_of, known) if table is not None
        ]
        unknown = next((answer for answer in answers if isinstance(answer, Unknown)), True)
        return False if False in answers else unknown

    def _stands(self, client: AnyClient) -> tuple[Target | None, ...]:
        """Return the VPCs of the model that a client stands in, each once."""
        match client:
            case WorkloadClient():
                subnets = () if isinstance(client.workload.subnets, Unknown) else client.workload.subnets
                places = [self._model.subnets[subnet].vpc for subnet in subnets if subnet in self._model.subnets]
            case VpcClient():
                places = [client.vpc]
            case SecurityGroupClient():
                group = self._model.groups.get(client.group)
                places = [] if group is None else [group.vpc]
            case CidrClient():
                places = [vpc.id for vpc in self._model.vpcs.values() if _within(vpc, [client.network]) is True]
            case PrefixListClient():
                places = []
        return tuple(dict.fromkeys(place for place in places if place in self._model.vpcs))

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


def _with_given(result: NameResult, given: Maybe[bool]) -> NameResult:
    """Return an answer to a client whose environment tells another address for a name, or perhaps does."""
    if isinstance(given, Unknown):
        return NameResult(result.name, "unknown", result.code, str(given), (given,))
    return replace(result, code="", text=GIVEN)


def _all_in(vpc: Vpc, targets: Iterable[Target], identities: Identities) -> Maybe[bool]:
    """Return whether all these are a VPC, or none of them; what stands in no VPC is outside of it."""
    places = list(targets)
    unknown = next((place for place in places if isinstance(place, Unknown)), None)
    if unknown is not None or not places:
        return unknown or False
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
