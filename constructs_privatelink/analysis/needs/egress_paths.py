"""The paths out of a subnet: to the internet, where AWS's public endpoints are, and to VPC endpoints. What is not certain is unknown.

Sources: https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-internet.html (a function never has a public address),
https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html, https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.dns.hubs import NOWHERE, Hubs
from constructs_privatelink.analysis.networks.declared import Declared
from constructs_privatelink.analysis.networks.kinds import EndpointKind, NextHop
from constructs_privatelink.analysis.networks.model import PrefixListRef
from constructs_privatelink.analysis.reachability.identity import Identities
from constructs_privatelink.analysis.values import ResourceId, Unknown, perhaps_same
from constructs_privatelink.catalogue.actions import plain
from constructs_privatelink.catalogue.lookup import template_of
from constructs_privatelink.catalogue.near_names import misspelt
from constructs_privatelink.decisions import used_endpoints
from constructs_privatelink.decisions.clients import IPV6

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.dns.hubs import Lead
    from constructs_privatelink.analysis.networks.model import Endpoint, Model, Route, Subnet
    from constructs_privatelink.analysis.networks.properties import Reading
    from constructs_privatelink.analysis.values import Maybe, Target
    from constructs_privatelink.catalogue.actions import Alternatives

_CODE = Code.UNKNOWN_RESOURCE
_NO_PATH = frozenset({NextHop.LOCAL, NextHop.BLACKHOLE, NextHop.PEERING})


class EgressPaths:
    """The paths out of a model's subnets, each asked for once.

    Args:
        model: The networks.
        reading: The templates' properties.

    """

    def __init__(self, model: Model, reading: Reading) -> None:
        self._model = model
        self._reading = reading
        self._out: dict[tuple[Target, Maybe[bool] | None, Maybe[bool] | None], Maybe[bool]] = {}
        self._at: dict[Target, dict[str, list[Endpoint]]] = defaultdict(lambda: defaultdict(list))
        self._unclear: dict[Target | None, list[Unknown]] = {}
        self._existing: dict[tuple[Target, str], Unknown] = {}
        self._anywhere: list[Endpoint] = []
        self._peers: dict[Target, list[Target]] = defaultdict(list)
        self._hubs = Hubs(model)
        self._across = self._hubs.is_needed
        self._by_service: dict[str, list[Endpoint]] = defaultdict(list)
        for endpoint in model.endpoints:
            self._note(endpoint)
        self._note_existing()
        self._strays = [vpc for vpc in self._at if not isinstance(vpc, ResourceId)]
        self._identities = Identities(model)
        for peering in model.peerings:
            first, second = peering.vpcs
            self._peers[first].append(second)
            self._peers[second].append(first)

    def _note(self, endpoint: Endpoint) -> None:
        if endpoint.short_name is None and isinstance(endpoint.service_name, Unknown):
            if endpoint.leads_to_others:
                return
            where = None if isinstance(endpoint.vpc, Unknown) else endpoint.vpc
            self._unclear.setdefault(where, []).append(endpoint.service_name)
        elif isinstance(endpoint.vpc, Unknown):
            self._anywhere.append(endpoint)
        elif (short_name := endpoint.short_name or _meant(endpoint)) is not None:
            # An endpoint of one cell or cluster serves as the service whose name has a parameter.
            template = template_of(short_name)
            name = plain(short_name if template is None else template.short_name)
            self._at[endpoint.vpc][name].append(endpoint)
            self._by_service[name].append(endpoint)
        if isinstance(endpoint.declared, Declared) and not isinstance(endpoint.vpc, Unknown):
            for used, physical_id in endpoint.declared.existing:
                why = f"the network of '{endpoint.path}' uses an endpoint of '{used}' that is there already; no template tells more of it"
                self._existing[endpoint.vpc, used] = Unknown(_CODE, physical_id or str(endpoint.id), why)

    def _note_existing(self) -> None:
        """Note what networks use that make no endpoint which could tell it."""
        for vpc in self._reading.of_type("AWS::EC2::VPC"):
            for network, used, physical_id in used_endpoints.read(vpc.resource.metadata):
                why = f"the network '{network}' uses an endpoint of '{used}' that is there already; no template tells more of it"
                self._existing.setdefault((vpc.id, used), Unknown(_CODE, physical_id or str(vpc.id), why))

    def internet(self, subnet: Target, *, public: Maybe[bool] | None, ipv6: Maybe[bool] | None) -> Maybe[bool]:
        """Return whether packets from a subnet reach AWS's public endpoints.

        Args:
            subnet: The subnet.
            public: Whether what stands there has a public address; None where the subnet decides.
            ipv6: Whether it asks for IPv6 addresses; None where the subnet decides.

        """
        known = (subnet, public, ipv6)
        if known not in self._out:
            self._out[known] = self._worked_out(subnet, public, ipv6)
        return self._out[known]

    def _worked_out(self, id: Target, public: Maybe[bool] | None, ipv6: Maybe[bool] | None) -> Maybe[bool]:
        subnet = self._model.subnets.get(id)
        vpc = self._model.vpcs.get(subnet.vpc) if subnet is not None else None
        if subnet is None or vpc is None or not isinstance(subnet.id, ResourceId) or not vpc.closed:
            return Unknown(_CODE, str(id), "the subnet or its VPC is not in the templates")
        for doubt in (subnet.exists, vpc.exists):
            if doubt is not True:
                return doubt
        table = self._model.table_of(subnet)
        if table is None or table.complete is not True:
            return table.complete if table is not None and table.complete is not True else Unknown(_CODE, str(id), "its routes are unknown")
        asked = subnet.assigns_ipv6 if ipv6 is None else ipv6
        reached = subnet.maps_public_ip if public is None else public
        answers = [self._let_out(self._leads_out(route, reached, asked), route, subnet) for route in table.routes]
        # What could not be read may hold another route.
        doubts = (*answers, *self._model.unread, self._model.handed.get(vpc.id))
        return True in answers or next((answer for answer in doubts if isinstance(answer, Unknown)), False)

    def _leads_out(self, route: Route, public: Maybe[bool], ipv6: Maybe[bool]) -> Maybe[bool]:
        if isinstance(route.kind, Unknown):
            return route.kind
        if route.kind in _NO_PATH or (route.kind == NextHop.TRANSIT_GATEWAY and _stays_inside(route)):
            return False
        if route.kind not in {NextHop.NAT_GATEWAY, NextHop.INTERNET_GATEWAY, NextHop.EGRESS_ONLY_GATEWAY}:
            return Unknown(_CODE, str(route.id), f"where the route ({route.kind}) leads in the end is not in the templates")
        if isinstance(route.destination, Unknown) or route.exists is not True:
            return (
                route.destination if isinstance(route.destination, Unknown) else Unknown(_CODE, str(route.id), "it is only perhaps there")
            )
        leads = _to_aws(route, ipv6)
        return self._translates(route) if leads is True and route.kind == NextHop.NAT_GATEWAY else public if leads is True else leads

    def _let_out(self, answer: Maybe[bool], route: Route, subnet: Subnet) -> Maybe[bool]:
        """Return whether what a route leads to is let out of the subnet's account."""
        if answer is not True or isinstance(route.kind, Unknown):
            return answer
        return self._model.public_access_doubts.get((subnet.id, route.kind), answer)

    def _translates(self, route: Route) -> Maybe[bool]:
        """Return True for a public NAT gateway; a private one leads to other networks."""
        gateway = self._reading.resource(route.target)
        kind = gateway.get("ConnectivityType") if gateway is not None else None
        return True if kind in (None, "public") else Unknown(_CODE, str(route.id), "the NAT gateway is a private one")

    def endpoint(self, id: Target, alternatives: Alternatives, region: str | None) -> Maybe[ResourceId | None]:
        """Return an endpoint of one of some services that a subnet reaches; None where there certainly is none.

        Args:
            id: The subnet.
            alternatives: The short names of the services.
            region: The Region of the service; None where it is not known.

        """
        subnet = self._model.subnets.get(id)
        if subnet is None:
            return Unknown(_CODE, str(id), "the subnet is not in the templates")
        elsewhere = list(self._of_other_vpcs(subnet, alternatives, region))
        led_to = next((endpoint for endpoint, lead in elsewhere if lead.leads), None)
        if led_to is not None:
            return led_to.id if led_to.exists is True else led_to.exists
        doubts: list[Unknown] = []
        for name in alternatives:
            for endpoint in self._at[subnet.vpc][name]:
                served = self._serves(endpoint, subnet, region)
                if served is True:
                    return endpoint.id
                doubts += [served] if isinstance(served, Unknown) else []
        doubts += [self._existing[subnet.vpc, name] for name in alternatives if (subnet.vpc, name) in self._existing]
        doubts += [unplaced.vpc for unplaced in self._anywhere if isinstance(unplaced.vpc, Unknown) and unplaced.short_name in alternatives]
        for vpc in self._strays if isinstance(subnet.vpc, ResourceId) else self._at:
            if vpc != subnet.vpc and any(self._at[vpc].get(name) for name in alternatives):
                same = self._identities.same(vpc, subnet.vpc)
                doubts += [same] if isinstance(same, Unknown) else []
        doubts += [*self._unclear.get(subnet.vpc, ()), *self._unclear.get(None, ())]
        doubts += [*self._model.unread, *([self._model.handed[subnet.vpc]] if subnet.vpc in self._model.handed else [])]
        doubts += [lead.doubt for _, lead in elsewhere if lead.doubt is not None]
        return next(iter([*doubts, *self._unread_peers(subnet)]), None)

    def meant(self, id: Target, alternatives: Alternatives, region: str | None) -> ResourceId | None:
        """Return an endpoint of another VPC that is meant for clients of a subnet, and that names do not lead to; arguments as above."""
        subnet = self._model.subnets.get(id)
        elsewhere = () if subnet is None else self._of_other_vpcs(subnet, alternatives, region)
        return next((endpoint.id for endpoint, lead in elsewhere if lead.meant and endpoint.exists is True), None)

    def _of_other_vpcs(self, subnet: Subnet, alternatives: Alternatives, region: str | None) -> Iterator[tuple[Endpoint, Lead]]:
        """Yield the endpoints of other VPCs that names may lead to, or should."""
        for name in alternatives if self._across else ():
            for endpoint in self._by_service[name]:
                lead = self._hubs.lead(subnet.vpc, endpoint) if endpoint.vpc != subnet.vpc and serves_region(endpoint, region) else NOWHERE
                if lead is not NOWHERE:
                    yield endpoint, lead

    def _serves(self, endpoint: Endpoint, subnet: Subnet, region: str | None) -> Maybe[bool]:
        if not serves_region(endpoint, region):
            return endpoint.exists if _is_misnamed(endpoint) else False
        if endpoint.exists is not True:
            return endpoint.exists
        if endpoint.kind != EndpointKind.GATEWAY:
            return True
        table = self._model.table_of(subnet)
        if isinstance(endpoint.route_tables, Unknown):
            return endpoint.route_tables
        if table is not None and table.id in endpoint.route_tables:
            return True
        own = subnet.vpc if table is None else table.id
        return next((doubt for listed in endpoint.route_tables if (doubt := perhaps_same(listed, own)) is not None), False)

    def _unread_peers(self, subnet: Subnet) -> Iterator[Unknown]:
        """Yield why an endpoint of a peered VPC that is not in the templates may serve."""
        for peer in self._peers.get(subnet.vpc, ()):
            vpc = self._model.vpcs.get(peer)
            if vpc is None or not vpc.closed:
                yield Unknown(_CODE, str(peer), "an endpoint of the peered VPC may serve, if its private names are known here too")


def _stays_inside(route: Route) -> bool:
    """Return whether a route leads to private addresses behind a transit gateway of the set, whose VPCs are known."""
    destination = route.destination
    return isinstance(route.target, ResourceId) and not isinstance(destination, PrefixListRef | Unknown) and destination.is_private


def _meant(endpoint: Endpoint) -> str | None:
    """Return the service that an endpoint is meant for whose name EC2 refuses, as PL011 says."""
    meant = misspelt(endpoint.service_name) if isinstance(endpoint.service_name, str) and _is_misnamed(endpoint) else None
    return None if meant is None else meant.short_name


def _is_misnamed(endpoint: Endpoint) -> bool:
    """Return whether EC2 refuses an endpoint for the Region in the name of its service: it is meant to be of its own, and PL024 says so."""
    why = endpoint.exists
    return isinstance(why, Unknown) and why.code == Code.PL_ENDPOINT_REFUSED and why.where.endswith(".ServiceName")


def serves_region(endpoint: Endpoint, region: str | None) -> bool:
    """Return whether an endpoint's service may be that of a Region: a global service is that of every one."""
    service = endpoint.service
    everywhere = service is not None and bool(service.home_regions)
    return everywhere or region is None or isinstance(endpoint.service_region, Unknown) or endpoint.service_region == region


def _to_aws(route: Route, ipv6: Maybe[bool]) -> Maybe[bool]:
    """Return whether the addresses that a route is for are those of AWS's public endpoints."""
    destination = route.destination
    if isinstance(destination, PrefixListRef | Unknown):
        return Unknown(_CODE, str(route.id), "whether the prefix list holds AWS's public addresses is not known")
    if destination.version == IPV6:
        why = "whether the service's public endpoint and the client use IPv6 is not in the templates"
        return False if ipv6 is False else Unknown(_CODE, str(route.id), why)
    if destination.prefixlen == 0:
        return True
    return False if destination.is_private else Unknown(_CODE, str(route.id), "it leads to some public addresses only")
