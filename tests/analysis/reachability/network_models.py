"""Networks of plain values as the analysis wants them."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import ip_network
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.kinds import EndpointKind, NextHop
from constructs_privatelink.analysis.networks.model import (
    Acl,
    Attachment,
    Endpoint,
    Group,
    GroupRef,
    GroupRule,
    Model,
    NetworkAclEntry,
    Peering,
    PrefixListRef,
    Route,
    RouteTable,
    Subnet,
    TransitGateway,
    Vpc,
    Workload,
)
from constructs_privatelink.analysis.reachability.client_kinds import AnyClient, CidrClient, WorkloadClient
from constructs_privatelink.analysis.values import Outside, ResourceId, Unknown
from constructs_privatelink.catalogue.lookup import template_of
from constructs_privatelink.catalogue.ports import PortRange
from tests.analysis.reachability.oracle_networks import SERVICE

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.model import Family, Network
    from constructs_privatelink.analysis.values import Target
    from tests.analysis.reachability.oracle_networks import Entry, Net, Rule
    from tests.analysis.reachability.oracle_routes import Hub, Lane, Way

FAMILIES: dict[int, Family] = {4: "ipv4", 6: "ipv6"}
TARGETS = {"peering": "Peering0", "virtual-private-gateway": "Vgw0", "nat": "Nat0", "vpc-endpoint": "Firewall0", "transit-gateway": "Hub0"}


def the(kind: str, number: int) -> ResourceId:
    return ResourceId("App", f"{kind}{number}")


def as_model(net: Net) -> tuple[Model, AnyClient, Endpoint]:
    """Return a network as the analysis wants it, with its client and its endpoint."""
    vpcs: dict[Target, Vpc] = {
        the("Vpc", at): Vpc(the("Vpc", at), tuple(map(ip_network, cidrs)), closed=True, dns_support=True, dns_hostnames=True)
        for at, cidrs in enumerate(net.vpcs)
    }
    subnets: dict[Target, Subnet] = {
        the("Subnet", at): Subnet(
            the("Subnet", at),
            the("Vpc", place.vpc),
            tuple(map(ip_network, place.cidrs)),
            f"eu-west-1{'abc'[place.zone]}",
            the("Acl", place.acl),
            the("Table", place.table),
            assigns_ipv6=place.assigns,
        )
        for at, place in enumerate(net.places)
    }
    acls: dict[Target, Acl] = {
        the("Acl", at): Acl(the("Acl", at), tuple(_entry(at, *each) for each in enumerate(acl))) for at, acl in enumerate(net.acls)
    }
    groups: dict[Target, Group] = {
        the("Group", at): Group(
            the("Group", at),
            the("Vpc", 0),
            tuple(_rule(at, rule, net) for rule in group),
            associated_vpcs=(the("Vpc", 1),) if at in net.shared_groups else (),
        )
        for at, group in enumerate(net.groups)
    }
    tables: dict[Target, RouteTable] = {
        the("Table", at): RouteTable(the("Table", at), tuple(_route(at, way) for way in table)) for at, table in enumerate(net.tables)
    }
    endpoint, workload = _endpoint(net), _workload(net)
    lists: dict[Target, tuple[Network, ...]] = {Outside(SERVICE): tuple(map(ip_network, net.service))} if net.service else {}
    model = Model(
        vpcs, subnets, acls, groups, tables, (endpoint,), (workload,), (Peering(the("Peering", 0), (the("Vpc", 0), the("Vpc", 1))),),
        *(_transit(net.hub) if net.hub is not None else ()),
    )  # fmt: skip
    model = replace(model, prefix_lists=lists, prefix_list_names=dict.fromkeys(lists, "com.amazonaws.eu-west-1.s3"))
    client: AnyClient = WorkloadClient(workload) if net.client_cidr is None else CidrClient(ip_network(net.client_cidr))
    return model, client, endpoint


def _endpoint(net: Net) -> Endpoint:
    gateway = net.gateway_tables is not None
    return Endpoint(
        id=the("Endpoint", 0),
        kind=EndpointKind.GATEWAY if gateway else EndpointKind.INTERFACE,
        service_name="com.amazonaws.eu-west-1.s3",
        service=template_of("s3"),
        vpc=the("Vpc", 0),
        subnets=() if gateway else tuple(the("Subnet", at) for at in net.endpoint_places),
        groups=() if gateway else tuple(the("Group", at) for at in net.endpoint_groups),
        ports=tuple(PortRange("tcp", *ports) for ports in (net.ports, *net.choices)),
        port_choice="one-of" if net.choices else "all",
        families=frozenset(FAMILIES[version] for version in net.families),
        private_dns=True,
        route_tables=tuple(the("Table", at) for at in net.gateway_tables or ()),
    )


def _workload(net: Net) -> Workload:
    subnets, groups = (tuple(the("Subnet", at) for at in net.client_places), tuple(the("Group", at) for at in net.client_groups))
    return Workload(the("Function", 0), "AWS::Lambda::Function", subnets, groups, net.client_ipv6)


def _transit(hub: Hub) -> tuple[tuple[Attachment, ...], dict[Target, TransitGateway]]:
    own = the("Hub", 0)
    attachments = tuple(
        Attachment(
            the("Attachment", at),
            own,
            the("Vpc", at),
            tuple(the("Subnet", place) for place in attached.places),
            None if attached.table is None else the("HubTable", attached.table),
        )
        for at, attached in enumerate(hub.attached)
    )
    tables: dict[Target, tuple[Route, ...]] = {
        the("HubTable", at): tuple(_lane(at, number, lane) for number, lane in enumerate(lanes)) for at, lanes in enumerate(hub.tables)
    }
    return attachments, {own: TransitGateway(own, default_tables=False, tables=tables)}


def _lane(table: int, number: int, lane: Lane) -> Route:
    own = ResourceId("App", f"HubTable{table}Route{number}")
    if lane.to is None:
        return Route(own, ip_network(lane.cidr), NextHop.BLACKHOLE, propagated=lane.propagated)
    return Route(own, ip_network(lane.cidr), NextHop.TRANSIT_GATEWAY, the("Attachment", lane.to), propagated=lane.propagated)


def _entry(acl: int, at: int, entry: Entry) -> NetworkAclEntry:
    ports = None if entry.protocol == -1 else entry.ports
    return NetworkAclEntry(
        ResourceId("App", f"Acl{acl}Entry{at}"), entry.number, entry.egress, entry.allow, entry.protocol, ports, ip_network(entry.cidr)
    )


def _rule(group: int, rule: Rule, net: Net) -> GroupRule:
    peer: Network | GroupRef | PrefixListRef
    if rule.peer.startswith("pl-"):
        unknown = Unknown(Code.UNKNOWN_RESOURCE, rule.peer, "its entries are not in the templates")
        known = tuple(map(ip_network, net.service)) if net.service and rule.peer == SERVICE else unknown
        peer = PrefixListRef(Outside(rule.peer), known)
    else:
        peer = GroupRef(the("Group", int(rule.peer[3:]))) if rule.peer.startswith("sg-") else ip_network(rule.peer)
    return GroupRule(the("Group", group), rule.egress, rule.protocol, None if rule.protocol == -1 else rule.ports, peer)


def _route(table: int, way: Way) -> Route:
    target = ResourceId("App", TARGETS[way.kind]) if way.kind in TARGETS else None
    return Route(the("Table", table), ip_network(way.cidr), NextHop(way.kind), target)
