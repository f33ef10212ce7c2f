"""Both ends of a connection as its checks see them: whose addresses an ACL sees, and which table routes stand in."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import ip_network
from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.reachability.addresses import block
from constructs_privatelink.analysis.reachability.connection import Connection
from constructs_privatelink.analysis.reachability.ends import End
from constructs_privatelink.analysis.reachability.filter_cache import FilterCache
from constructs_privatelink.analysis.reachability.filters import Ports, known
from constructs_privatelink.analysis.values import Outside, Unknown
from tests.analysis.reachability.fixtures_reachability import NETWORK, UNKNOWN, subnet, the

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.model import Subnet

APPS, ENDS = NETWORK.subnets[the("Apps")], NETWORK.subnets[the("Ends")]


def end(name: str, cidr: str, at: Subnet | None) -> End:
    return End(4, known(block(ip_network(cidr))), name, the("Vpc"), at, loose=UNKNOWN)


def connection(client: Subnet | None = APPS, endpoint: Subnet | None = ENDS) -> Connection:
    """Return the connection of an application to an endpoint; nothing here crosses VPCs."""
    ends = end("client", "10.0.0.0/24", client), end("endpoint", "10.0.1.0/24", endpoint)
    return Connection(*ends, "tcp", Ports((443, 443)), NETWORK, FilterCache(NETWORK), crossing=None)  # type: ignore[arg-type]


def test_an_end_is_the_endpoints_or_the_clients() -> None:
    both = connection()

    assert (both.whose(both.client), both.whose(both.endpoint)) == ("client", "endpoint")
    assert both.version == 4


@pytest.mark.parametrize(("egress", "direction"), [(True, "egress"), (False, "ingress")])
def test_the_check_of_an_acl_names_it_with_its_direction(direction: str, *, egress: bool) -> None:
    check = connection().acl_check(3, "a subnet", APPS, "endpoint", egress=egress, reply=True)

    assert (check.place, check.name, check.of, check.reply) == (3, "a subnet", "endpoint", True)
    assert (check.direction, check.resource, check.property) == (direction, the("AppsAcl"), "NetworkAclEntry")


def test_packets_go_by_the_table_of_the_subnet_that_they_leave() -> None:
    both = connection()

    assert both.table_of(both.client) == the("AppsTable")
    assert both.table_of(both.endpoint) == the("EndsTable")
    assert both.forward(inside=True) == both.filters.fates(NETWORK.route_tables[the("AppsTable")], both.endpoint.span.may, inside=True)
    assert both.back(inside=True) == both.filters.fates(NETWORK.route_tables[the("EndsTable")], both.client.span.may, inside=True)


def test_an_end_without_a_subnet_has_no_table() -> None:
    both = connection(client=None)

    assert both.table_of(both.client) == the("Vpc")
    assert both.forward(inside=True) is UNKNOWN


def test_a_table_that_is_not_in_the_templates_is_named_all_the_same() -> None:
    both = connection(client=replace(subnet("Apps", "10.0.0.0/24"), route_table=Outside("rtb-1")))

    assert both.table_of(both.client) == Outside("rtb-1")
    fates = both.forward(inside=True)
    assert isinstance(fates, Unknown)
    assert fates.code == Code.UNKNOWN_RESOURCE
