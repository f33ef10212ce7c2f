"""One small network for the tests of reachability: a client's subnet, an endpoint's, and another VPC."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import ip_network
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.kinds import EndpointKind, NextHop
from constructs_privatelink.analysis.networks.model import (
    Acl,
    Endpoint,
    Group,
    GroupRef,
    GroupRule,
    Model,
    NetworkAclEntry,
    PrefixListRef,
    Route,
    RouteTable,
    Subnet,
    Vpc,
    Workload,
)
from constructs_privatelink.analysis.reachability.client_kinds import WorkloadClient
from constructs_privatelink.analysis.reachability.verify import verify
from constructs_privatelink.analysis.values import ResourceId, Unknown
from constructs_privatelink.catalogue.lookup import template_of
from constructs_privatelink.catalogue.ports import HTTPS

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.model import Network
    from constructs_privatelink.analysis.reachability.client_kinds import AnyClient
    from constructs_privatelink.analysis.reachability.verdicts import Result
    from constructs_privatelink.analysis.values import Target

UNKNOWN = Unknown(Code.PL_UNRESOLVED_VALUE, "Some.Property", "a parameter without a default")
ALL = ip_network("0.0.0.0/0")


def the(name: str) -> ResourceId:
    return ResourceId("App", name)


def allow(
    name: str, way: str, number: int = 100, *, deny: bool = False, cidr: Network = ALL, ports: tuple[int, int] | None = None
) -> NetworkAclEntry:
    return NetworkAclEntry(the(name), number, way == "out", not deny, -1 if ports is None else 6, ports, cidr)


def acl(name: str, *more: NetworkAclEntry) -> Acl:
    return Acl(the(name), (allow(f"{name}In", "in"), allow(f"{name}Out", "out"), *more))


def group(name: str, *rules: GroupRule, vpc: str = "Vpc") -> Group:
    return Group(the(name), the(vpc), rules)


def rule(
    name: str, peer: Network | GroupRef | PrefixListRef | Unknown, *, egress: bool = False, ports: tuple[int, int] | None = None
) -> GroupRule:
    return GroupRule(the(name), egress, -1 if ports is None else 6, ports, peer)


def table(name: str, *more: Route, local: str = "10.0.0.0/16") -> RouteTable:
    return RouteTable(the(name), (Route(the(name), ip_network(local), NextHop.LOCAL), *more))


def route(to: str, kind: str, target: Target | None = None) -> Route:
    return Route(the("Route"), ip_network(to), NextHop(kind), target)


def vpc(name: str, *cidrs: str) -> Vpc:
    return Vpc(the(name), tuple(map(ip_network, cidrs)), closed=True, dns_support=True, dns_hostnames=True)


def subnet(name: str, cidr: str, where: str = "Vpc", zone: str = "eu-west-1a") -> Subnet:
    return Subnet(the(name), the(where), (ip_network(cidr),), zone, the(f"{name}Acl"), the(f"{name}Table"))


ENDPOINT = Endpoint(
    id=the("Eks"),
    kind=EndpointKind.INTERFACE,
    service_name="eks",
    service=template_of("eks"),
    vpc=the("Vpc"),
    subnets=(the("Ends"),),
    groups=(the("EndGroup"),),
    ports=(HTTPS,),
    families=frozenset({"ipv4"}),
    private_dns=True,
)
WORKLOAD = Workload(the("Function"), "AWS::Lambda::Function", (the("Apps"),), (the("AppGroup"),))
CLIENT = WorkloadClient(WORKLOAD)
NETWORK = Model(
    vpcs={the("Vpc"): vpc("Vpc", "10.0.0.0/16"), the("Other"): vpc("Other", "10.1.0.0/16")},
    subnets={
        the("Apps"): subnet("Apps", "10.0.0.0/24"),
        the("Ends"): subnet("Ends", "10.0.1.0/24"),
        the("Far"): subnet("Far", "10.1.0.0/24", "Other"),
    },
    acls={the(name): acl(name) for name in ("AppsAcl", "EndsAcl", "FarAcl")},
    groups={
        the("AppGroup"): group("AppGroup", rule("AppGroup", ALL, egress=True)),
        the("EndGroup"): group("EndGroup", rule("EndGroup", ip_network("10.0.0.0/8"), ports=(443, 443))),
        the("FarGroup"): group("FarGroup", rule("FarGroup", ALL, egress=True), vpc="Other"),
    },
    route_tables={
        the("AppsTable"): table("AppsTable"),
        the("EndsTable"): table("EndsTable"),
        the("FarTable"): table("FarTable", local="10.1.0.0/16"),
    },
    endpoints=(ENDPOINT,),
    workloads=(WORKLOAD,),
)
FAR = WorkloadClient(replace(WORKLOAD, subnets=(the("Far"),), groups=(the("FarGroup"),)))


def having(model: Model, *parts: Acl | Group | RouteTable | Subnet | Vpc) -> Model:
    """Return the model with some parts in place of those with their ids."""
    for part in parts:
        kinds = {Acl: "acls", Group: "groups", RouteTable: "route_tables", Subnet: "subnets", Vpc: "vpcs"}
        name = kinds[type(part)]
        model = replace(model, **{name: {**getattr(model, name), part.id: part}})  # type: ignore[arg-type] # the mapping of that kind
    return model


def asked(model: Model = NETWORK, client: AnyClient = CLIENT, endpoint: Endpoint = ENDPOINT, ports: str | None = None) -> Result:
    return verify(model, client, endpoint, ports)
