"""Whether a workload has a path to the internet."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import ip_network

import pytest

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.kinds import NextHop
from constructs_privatelink.analysis.networks.model import Model, PrefixListRef, Route, RouteTable, Subnet, Vpc, Workload
from constructs_privatelink.analysis.reachability.internet import internet
from constructs_privatelink.analysis.values import Maybe, Outside, ResourceId, Target, Unknown

VPC, ONE, OTHER, TABLE, FUNCTION = (ResourceId("App", name) for name in ("Vpc", "One", "Other", "Table", "Function"))
UNKNOWN = Unknown(Code.PL_UNRESOLVED_VALUE, "App.Route", "parameter 'Way' has no default")
WORLD, WORLD_IPV6 = ip_network("0.0.0.0/0"), ip_network("::/0")
LOCAL = Route(TABLE, ip_network("10.0.0.0/16"), NextHop.LOCAL)
IN_ONE = Workload(FUNCTION, "AWS::Lambda::Function", (ONE,), ())
INSTANCE = replace(IN_ONE, type="AWS::EC2::Instance")


def model(*routes: Route, complete: Unknown | None = None) -> Model:
    subnets: dict[Target, Subnet] = {
        ONE: Subnet(ONE, VPC, (ip_network("10.0.0.0/24"),), "a", None, TABLE),
        OTHER: Subnet(OTHER, VPC, (ip_network("10.0.1.0/24"),), "b", None, None),
    }
    table = RouteTable(TABLE, (LOCAL, *routes), True if complete is None else complete)
    vpcs: dict[Target, Vpc] = {VPC: Vpc(VPC, (ip_network("10.0.0.0/16"),), closed=True, dns_support=True, dns_hostnames=True)}
    return Model(vpcs, subnets, {}, {}, {TABLE: table}, (), (), main_tables={VPC: RouteTable(VPC, (LOCAL,))})


def route(kind: Maybe[str], destination: object = WORLD, exists: object = True) -> Route:  # noqa: FBT002 - as in the model
    hop = kind if isinstance(kind, Unknown) else NextHop(kind)
    return Route(TABLE, destination, hop, exists=exists)  # type: ignore[arg-type] # a row of the table


@pytest.mark.parametrize(
    ("routes", "expected"),
    [
        ((), False),
        ((route("nat"),), True),
        ((route("internet-gateway"),), False),
        ((route("peering"),), False),
        ((route("blackhole"),), False),
        ((route("nat", ip_network("10.0.0.0/8")),), False),
        ((route("nat", ip_network("3.0.0.0/8")),), Unknown),
        ((route("transit-gateway"),), Unknown),
        ((route("instance"),), Unknown),
        ((route("vpc-endpoint"),), Unknown),
        ((route(UNKNOWN),), Unknown),
        ((route("nat", UNKNOWN),), Unknown),
        ((route("nat", exists=UNKNOWN),), Unknown),
        ((route("transit-gateway"), route("nat")), True),
        ((route("nat", PrefixListRef(Outside("pl-1"), UNKNOWN)),), Unknown),
        ((route("nat", PrefixListRef(Outside("pl-1"), (ip_network("10.1.0.0/16"),))),), False),
        ((route("egress-only", WORLD_IPV6),), False),
    ],
)
def test_a_function_follows_the_routes_of_its_subnet(routes: tuple[Route, ...], expected: object) -> None:
    result = internet(model(*routes), IN_ONE)

    assert isinstance(result, Unknown) if expected is Unknown else result is expected


@pytest.mark.parametrize(("public", "expected"), [(True, True), (False, False), (UNKNOWN, UNKNOWN)])
def test_an_internet_gateway_serves_public_addresses(public: Maybe[bool], expected: object) -> None:
    assert internet(model(route("internet-gateway")), replace(INSTANCE, public_address=public)) == expected


def test_a_function_never_has_a_public_address() -> None:
    assert internet(model(route("internet-gateway")), replace(IN_ONE, public_address=True)) is False


@pytest.mark.parametrize("kind", ["internet-gateway", "egress-only"])
def test_ipv6_alone_is_no_certain_path(kind: str) -> None:
    assert isinstance(internet(model(route(kind, WORLD_IPV6)), replace(INSTANCE, ipv6=True)), Unknown)
    assert internet(model(route(kind, WORLD_IPV6)), INSTANCE) is False


def test_a_table_with_unknown_routes_may_have_a_path() -> None:
    assert internet(model(complete=UNKNOWN), IN_ONE) == UNKNOWN


def test_a_subnet_without_a_table_of_its_own_has_the_main_one() -> None:
    assert internet(model(route("nat")), replace(IN_ONE, subnets=(OTHER,))) is False


def test_subnets_that_differ_leave_it_open() -> None:
    assert isinstance(internet(model(route("nat")), replace(IN_ONE, subnets=(ONE, OTHER))), Unknown)


@pytest.mark.parametrize("subnets", [UNKNOWN, (UNKNOWN,), (Outside("subnet-1"),)])
def test_unknown_subnets_leave_it_open(subnets: tuple[Target, ...] | Unknown) -> None:
    assert isinstance(internet(model(), replace(IN_ONE, subnets=subnets)), Unknown)


def test_what_is_in_no_vpc_has_a_way() -> None:
    assert internet(model(), replace(IN_ONE, subnets=())) is True


@pytest.mark.parametrize(
    ("first", "second", "expected"), [(True, True, True), (False, False, False), (True, False, None), (False, True, None)]
)
def test_a_public_address_is_asked_of_each_subnet(first: bool, second: bool, expected: bool | None) -> None:  # noqa: FBT001 - a row of the table
    known = model(route("internet-gateway"))
    one, other = replace(known.subnets[ONE], maps_public_ip=first), replace(known.subnets[ONE], id=OTHER, maps_public_ip=second)
    places: dict[Target, Subnet] = {ONE: one, OTHER: other}
    told = internet(replace(known, subnets=places), replace(INSTANCE, subnets=(ONE, OTHER), public_address=None))

    assert isinstance(told, Unknown) if expected is None else told is expected
