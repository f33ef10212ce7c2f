"""Filters of ACLs, groups and tables: those that are named, those of the VPC where none is, and unknown ones where they are not there."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import ip_network

from constructs_privatelink.analysis.reachability.addresses import block, everything, nothing
from constructs_privatelink.analysis.reachability.filter_cache import FilterCache
from constructs_privatelink.analysis.values import Outside, Unknown
from tests.analysis.reachability.fixtures_reachability import NETWORK, UNKNOWN, acl, route, subnet, table, the

TCP = 6
APPS = subnet("Apps", "10.0.0.0/24")
DEFAULTED = replace(APPS, acl=None, route_table=None)


def test_a_subnet_has_the_acl_that_it_names_or_the_default_one_of_its_vpc() -> None:
    cache = FilterCache(replace(NETWORK, default_acls={the("Vpc"): replace(acl("Default"), entries=())}))

    named, its_id = cache.acl(APPS, 4, TCP, egress=True)
    default, default_id = cache.acl(DEFAULTED, 4, TCP, egress=True)

    assert (named.sure, its_id) == (everything(4), the("AppsAcl"))
    assert (default.may, default_id) == (nothing(4), the("Default"))


def test_an_acl_that_is_not_there_may_let_anything_through() -> None:
    cache = FilterCache(NETWORK)

    missing, place = cache.acl(replace(APPS, acl=Outside("acl-1")), 4, TCP, egress=True)
    default, vpc = cache.acl(DEFAULTED, 4, TCP, egress=True)
    unknown, _ = cache.acl(replace(APPS, acl=UNKNOWN), 4, TCP, egress=True)

    assert (missing.sure, missing.may, place) == (nothing(4), everything(4), Outside("acl-1"))
    assert (default.sure, default.may, vpc) == (nothing(4), everything(4), the("Vpc"))
    assert [reason for _, reason in unknown.doubts] == [UNKNOWN]


def test_a_filter_is_worked_out_once_for_each_direction_and_protocol() -> None:
    cache = FilterCache(NETWORK)
    first, _ = cache.acl(APPS, 4, TCP, egress=True)

    assert cache.acl(APPS, 4, TCP, egress=True)[0] is first
    assert cache.acl(APPS, 4, TCP, egress=False)[0] is not first
    assert cache.acl(APPS, 4, 17, egress=True)[0] is not first


def test_a_subnet_has_the_table_that_it_names_or_the_main_one_of_its_vpc() -> None:
    main = table("Main")
    cache = FilterCache(replace(NETWORK, main_tables={the("Vpc"): main}))

    assert cache.table(APPS) == NETWORK.route_tables[the("AppsTable")]
    assert cache.table(DEFAULTED) is main


def test_a_table_that_is_not_there_is_unknown() -> None:
    cache = FilterCache(NETWORK)
    own, main = cache.table(replace(APPS, route_table=Outside("rtb-1"))), cache.table(DEFAULTED)

    assert isinstance(own, Unknown)
    assert (own.where, own.why) == ("rtb-1", "the route table of the subnet is not in the templates")
    assert isinstance(main, Unknown)
    assert (main.where, main.why) == ("App.Vpc", "the main route table of the VPC is not in the templates")


def test_detours_are_those_of_whole_tables_each_once() -> None:
    partly = replace(table("Partly", route("0.0.0.0/0", "nat", the("Nat"))), complete=UNKNOWN)
    cache = FilterCache(replace(NETWORK, route_tables={the("A"): table("A"), the("Partly"): partly}, main_tables={the("Vpc"): table("A")}))

    assert len(cache.detours(block(ip_network("10.0.0.0/16")))) == 1


def test_what_stands_between_is_told_of_the_first_place_that_has_something() -> None:
    cache = FilterCache(replace(NETWORK, middleboxes={the("Apps"): UNKNOWN}))

    assert cache.between(None, the("Ends")) is None
    assert cache.between(the("Ends"), None, the("Apps")) is UNKNOWN
