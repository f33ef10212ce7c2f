"""Whether a client reaches an endpoint: every packet that it may send arrives, and the reply comes back.

`verify` asks this of every place where the client may stand, every interface of the endpoint, every IP family that both have, and every
port of the service; the answer is the worst. Blocked beats unknown beats reachable.

Example:
    >>> from ipaddress import ip_network
    >>> from constructs_privatelink.analysis.reachability.client_kinds import VpcClient
    >>> from constructs_privatelink.analysis.networks.model import Acl, Endpoint, Group, GroupRule, Model, Route, RouteTable, Subnet, Vpc
    >>> from constructs_privatelink.analysis.networks.kinds import EndpointKind, NextHop
    >>> from constructs_privatelink.analysis.values import ResourceId
    >>> from constructs_privatelink.catalogue.ports import HTTPS
    >>> vpc, subnet, acl, group, table, own = (ResourceId("App", name) for name in ("Vpc", "Subnet", "Acl", "Group", "Table", "Eks"))
    >>> block = ip_network("10.0.0.0/24")
    >>> model = Model(
    ...     vpcs={vpc: Vpc(vpc, (block,), closed=True, dns_support=True, dns_hostnames=True)},
    ...     subnets={subnet: Subnet(subnet, vpc, (block,), "a", acl, table)},
    ...     acls={acl: Acl(acl, ())},
    ...     groups={group: Group(group, vpc, (GroupRule(group, egress=False, protocol=6, ports=(80, 80), peer=block),))},
    ...     route_tables={table: RouteTable(table, (Route(table, block, NextHop.LOCAL),))},
    ...     endpoints=(Endpoint(own, EndpointKind.INTERFACE, "eks", vpc, (subnet,), (group,), (HTTPS,), frozenset({"ipv4"}), True),),
    ...     workloads=(),
    ... )
    >>> result = verify(model, VpcClient(vpc), model.endpoints[0])
    >>> result.verdict, str(result.code), result.changes[0].entries
    ('blocked', 'ENI_SG_RULES_MISMATCH', ({'IpProtocol': 'tcp', 'FromPort': 443, 'ToPort': 443, 'CidrIp': '10.0.0.0/24'},))

"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.alike import Alike
from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.kinds import ENTERED, EndpointKind
from constructs_privatelink.analysis.reachability.addresses import ALL_PORTS, FAMILIES, nothing
from constructs_privatelink.analysis.reachability.change_plans import planned
from constructs_privatelink.analysis.reachability.client_kinds import CidrClient, SecurityGroupClient, VpcClient, WorkloadClient
from constructs_privatelink.analysis.reachability.connection import Connection
from constructs_privatelink.analysis.reachability.crossing import Crossing
from constructs_privatelink.analysis.reachability.end_places import EndPlaces
from constructs_privatelink.analysis.reachability.ends import End
from constructs_privatelink.analysis.reachability.filter_cache import FilterCache
from constructs_privatelink.analysis.reachability.filters import UNKNOWN_RESOURCE, Filter, Ports, anywhere
from constructs_privatelink.analysis.reachability.gateways import NOT_TRANSITIVE, gateway_path
from constructs_privatelink.analysis.reachability.path_checks import Check, Pair, evaluated, open_check
from constructs_privatelink.analysis.reachability.paths import PacketPath
from constructs_privatelink.analysis.reachability.results import answer, best_of, whichever_of
from constructs_privatelink.analysis.reachability.service_addresses import service_addresses
from constructs_privatelink.analysis.values import Unknown
from constructs_privatelink.catalogue.ports import PortRange, alternatives
from constructs_privatelink.decisions.clients import IPV4

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable, Iterator

    from constructs_privatelink.analysis.networks.model import Endpoint, Model, Workload
    from constructs_privatelink.analysis.reachability.client_kinds import AnyClient
    from constructs_privatelink.analysis.reachability.verdicts import Result

_NO_CLIENT, _NO_INTERFACE, _MISMATCH = Code.PL_CLIENT_NOT_IN_VPC, Code.PL_NO_ENDPOINT_INTERFACE, Code.PL_IP_FAMILY_MISMATCH
_NOT_ENTERED = {
    EndpointKind.GATEWAY_LOAD_BALANCER: "routes lead packets to a gateway-load-balancer endpoint, and nobody connects to it",
    EndpointKind.UNKNOWN: "the type of the endpoint is not known",
}
"""Why nobody can tell of some kinds of endpoints whether a client reaches them."""


def verify(model: Model, client: AnyClient, endpoint: Endpoint, ports: str | None = None, *, assume: Collection[str] = ()) -> Result:
    """Say whether a client reaches an endpoint.

    For many questions about one model, one `Verifier` is faster.

    Args:
        model: The networks.
        client: Who connects.
        endpoint: What to.
        ports: Another port or range than the service's: ``"tcp/443"``, ``"1400-1499"``. Default: - all ports of the service.
        assume: What to take for granted: ``"transit"``, that transit gateways route between their attachments; ``"bgp"``, that BGP
            announces what is needed. Default: - nothing.

    Raises:
        PrivateLinkError: `ports` is no port range.

    """
    return Verifier(model, assume=assume).verify(client, endpoint, ports)


class Verifier:
    """Answers questions about one model, and works out each ACL, group and route table once.

    Args:
        model: The networks.
        assume: As for `verify`. Default: - nothing.

    """

    def __init__(self, model: Model, *, assume: Collection[str] = ()) -> None:
        self._model = model
        self._assume = assume
        self._filters = FilterCache(model)
        self._told: dict[object, Result] = {}
        self._workloads, self._endpoints = Alike(_workload_side), Alike(_endpoint_side)
        self._crossing = Crossing(model, assume)
        self._places = EndPlaces(model, self._crossing)

    def among(self, model: Model) -> Verifier:
        """Return what answers questions about other networks, and takes for granted what this does."""
        return Verifier(model, assume=self._assume)

    def verify(self, client: AnyClient, endpoint: Endpoint, ports: str | None = None) -> Result:
        """Say whether a client reaches an endpoint, as `verify` does."""
        key = self._alike(client, endpoint, ports)
        known = None if key is None else self._told.get(key) or self._told.get((key, endpoint.id))
        if known is not None:
            return known
        choices = _choices(endpoint) if ports is None else ()
        if len(choices) > 1:
            answers = [(choice, self._answered(client, endpoint, choice)) for choice in choices]
            result = best_of(answers) if endpoint.port_choice == "one-of" else whichever_of(answers, str(endpoint.id))
        else:
            result = self._answered(client, endpoint, _asked(endpoint, ports))
        if key is not None:
            # What is not reachable names the endpoint; of the client it names the subnets and groups, which are alike.
            self._told[key if result.verdict == "reachable" else (key, endpoint.id)] = result
        return result

    def _alike(self, client: AnyClient, endpoint: Endpoint, ports: str | None) -> object:
        """Return what is the same for questions that are answered alike: about workloads and interfaces; None for other questions."""
        if not isinstance(client, WorkloadClient) or endpoint.kind not in ENTERED:
            return None
        return self._workloads.number(client.workload), self._endpoints.number(endpoint), ports

    def _answered(self, client: AnyClient, endpoint: Endpoint, asked: list[tuple[str, Ports]]) -> Result:
        pairs = list(self._pairs(client, endpoint, asked))

        def ask(model: Model, endpoint: Endpoint) -> list[Pair]:
            return list(self.among(model)._pairs(client, endpoint, asked))  # noqa: SLF001 - its own kind

        return answer(pairs, cache(lambda: planned(pairs, self._model, endpoint, ask)))

    def _pairs(self, client: AnyClient, endpoint: Endpoint, asked: list[tuple[str, Ports]]) -> Iterator[Pair]:
        yield from (_only(name, why) for name, why in _perhaps(client, endpoint, self._model))
        ends = list(self._places.client(client, endpoint))
        if endpoint.kind in _NOT_ENTERED:
            yield _only("the endpoint", Unknown(UNKNOWN_RESOURCE, str(endpoint.id), _NOT_ENTERED[endpoint.kind]))
        elif not ends:
            yield _only("the client", _NO_CLIENT)
        elif endpoint.kind != EndpointKind.GATEWAY and endpoint.subnets == ():
            yield _only("the endpoint", _NO_INTERFACE)
        else:
            for protocol, ports in asked:
                yield from self._between(client, ends, endpoint, protocol, ports)

    def _between(self, client: AnyClient, ends: list[End], endpoint: Endpoint, protocol: str, ports: Ports) -> Iterator[Pair]:
        fitting = self._served(ends, endpoint)
        common = {end.name for end in fitting}
        yield from (
            _only("IP families", end.maybe)
            for end in fitting
            if end.maybe is not None and not end.instead and not _certain(end.name, fitting)
        )
        whole_client = not isinstance(client, WorkloadClient)
        mismatched = {end.name: end for end in ends if end.name not in common and not (whole_client and common)}
        for end in mismatched.values():
            # Addresses that somebody names are of their family wherever they stand.
            sure = isinstance(client, CidrClient) and end.span.reason is None
            yield self._refused(replace(end, loose=None) if sure else end, endpoint, protocol, ports)
        served = False
        for end in fitting:
            if endpoint.kind == EndpointKind.GATEWAY:
                if end.loose is None and self._is_nowhere(end, client, endpoint):
                    continue
                served = True
                addresses = service_addresses(self._model, endpoint)
                yield gateway_path(self._connection(end, addresses.end(endpoint, end.version), protocol, ports), endpoint, addresses)
                continue
            served = True
            for interface in self._places.endpoint(endpoint, end.version):
                yield PacketPath(self._connection(end, interface, protocol, ports)).evaluate()
        if not served and not mismatched:
            yield _only("the client", NOT_TRANSITIVE)

    def _is_nowhere(self, end: End, client: AnyClient, gateway: Endpoint) -> bool:
        """Return whether nobody stands at an end: at addresses of the VPC that are in none of its subnets, where all of these are known."""
        if end.subnet is not None or end.vpc != gateway.vpc or isinstance(client, WorkloadClient):
            return False
        vpc = self._model.vpcs.get(gateway.vpc)
        return not isinstance(client, SecurityGroupClient) or (vpc is not None and vpc.closed is True)

    def _connection(self, client: End, endpoint: End, protocol: str, ports: Ports) -> Connection:
        return Connection(client, endpoint, protocol, ports, self._model, self._filters, self._crossing)

    def _served(self, ends: list[End], endpoint: Endpoint) -> list[End]:
        """Return the ends of the endpoint's families."""
        families = endpoint.families
        if isinstance(families, Unknown):
            return [replace(end, maybe=families) for end in ends]
        return [end for end in ends if FAMILIES[end.version] in families]

    def _refused(self, end: End, endpoint: Endpoint, protocol: str, ports: Ports) -> Pair:
        """Return the pair of a client's place and an endpoint that have no IP family in common; perhaps, if the place is."""
        none = nothing(end.version)
        far = End(end.version, end.span, endpoint.path or str(endpoint.id), endpoint.vpc)
        check = Check(
            1, "IP families", Filter(none, none, _MISMATCH), "client", resource=endpoint.id, property="IpAddressType", loose=end.loose
        )
        return evaluated(end, far, protocol, ports, [check], ())


def _workload_side(workload: Workload) -> Hashable:
    """Return all of a workload that its path to an interface depends on."""
    return workload.subnets, workload.groups, workload.filtered, workload.ipv6, workload.exists


def _endpoint_side(endpoint: Endpoint) -> Hashable:
    """Return all of an endpoint that a workload's path to it depends on."""
    return (
        endpoint.kind,
        endpoint.vpc,
        endpoint.subnets,
        endpoint.groups,
        endpoint.ports,
        endpoint.port_choice,
        endpoint.ports_together,
        endpoint.families,
        endpoint.exists,
    )


def _perhaps(client: AnyClient, endpoint: Endpoint, model: Model) -> Iterator[tuple[str, Unknown]]:
    """Yield which end perhaps does not exist: then there is no combination, and that is never reachable.

    What these two name by their ids exists where they do: CloudFormation deploys no reference to a resource that it leaves out.
    """
    if isinstance(endpoint.exists, Unknown):
        yield "the endpoint", endpoint.exists
    if isinstance(client, WorkloadClient) and isinstance(client.workload.exists, Unknown):
        yield "the client", client.workload.exists
    vpc = model.vpcs.get(client.vpc) if isinstance(client, VpcClient) and client.vpc != endpoint.vpc else None
    if vpc is not None and isinstance(vpc.exists, Unknown):
        yield "the client", vpc.exists


def _certain(name: str, ends: list[End]) -> bool:
    return any(end.name == name and end.maybe is None for end in ends)


def _choices(endpoint: Endpoint) -> list[list[tuple[str, Ports]]]:
    """Return the choices among the ports, of which a client needs one; none where it needs all, or nobody knows them."""
    if endpoint.port_choice == "all" or isinstance(endpoint.ports, Unknown):
        return []
    return [_as_asked(choice) for choice in alternatives(endpoint.ports, endpoint.ports_together)]


def _asked(endpoint: Endpoint, ports: str | None) -> list[tuple[str, Ports]]:
    """Return the protocols and ports that are asked about."""
    if ports is not None:
        parts = (part.strip() for part in ports.split(","))
        ranges = tuple(PortRange.parse(part if "/" in part else f"tcp/{part}") for part in parts)
    elif isinstance(endpoint.ports, Unknown):
        return [("tcp", Ports(ALL_PORTS, endpoint.ports))]
    elif not endpoint.ports:
        return [("tcp", Ports(ALL_PORTS, Unknown(UNKNOWN_RESOURCE, str(endpoint.id), "which ports the service listens on is not known")))]
    else:
        ranges = endpoint.ports
    return _as_asked(ranges)


def _as_asked(ranges: Iterable[PortRange]) -> list[tuple[str, Ports]]:
    return [(ports_of.protocol, Ports((ports_of.first, ports_of.last))) for ports_of in ranges]


def _only(name: str, why: Unknown | Code) -> Pair:
    """Return the pair of a question that no packet answers."""
    reason = why if isinstance(why, Unknown) else Unknown(why, name, name)
    end = End(IPV4, anywhere(IPV4, reason), name, None)
    ports = Ports(ALL_PORTS)
    if isinstance(why, Unknown):
        return evaluated(end, end, "tcp", ports, [open_check(1, name, why, IPV4)], ())
    check = Check(1, name, Filter(nothing(IPV4), nothing(IPV4), why), "client")
    return evaluated(end, end, "tcp", ports, [check], ())
