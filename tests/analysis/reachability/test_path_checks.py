"""The checks of one path, and what they say together."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import ip_network

import pytest

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.model import Acl, GroupRef, RouteTable
from constructs_privatelink.analysis.reachability.client_kinds import WorkloadClient
from constructs_privatelink.analysis.values import Unknown
from tests.analysis.reachability.fixtures_reachability import (
    ALL,
    ENDPOINT,
    NETWORK,
    UNKNOWN,
    WORKLOAD,
    asked,
    group,
    having,
    route,
    rule,
    table,
    the,
)


def test_section_5_1_inside_a_subnet_neither_acl_nor_route_counts() -> None:
    model = having(NETWORK, Acl(the("EndsAcl"), ()), RouteTable(the("EndsTable"), ()))

    result = asked(model, WorkloadClient(replace(WORKLOAD, subnets=(the("Ends"),))))

    assert (result.verdict, [hop.place for hop in result.hops]) == ("reachable", [10, 50])


@pytest.mark.parametrize("kind", ["vpc-endpoint", "interface", "nat"])
def test_section_5_2_a_middlebox_leaves_it_open(kind: str) -> None:
    result = asked(having(NETWORK, table("AppsTable", route("10.0.1.0/24", kind, the("Box")))))

    assert (result.verdict, result.code) == ("unknown", "PL_MIDDLEBOX")


def test_section_5_2_references_do_not_match_through_a_middlebox() -> None:
    model = having(NETWORK, group("EndGroup", rule("EndGroup", GroupRef(the("AppGroup")))))
    assert asked(model).verdict == "reachable"

    result = asked(having(model, table("AppsTable", route("10.0.1.0/24", "vpc-endpoint", the("Box")))))

    assert (result.verdict, result.code) == ("blocked", "SG_REFERENCES_NOT_PRESERVED")


def test_section_6_3_an_allow_all_that_may_be_revoked_is_undetermined() -> None:
    perhaps = replace(rule("AppGroup", ALL, egress=True), exists=Unknown(Code.PL_DEFAULT_EGRESS_REVOKED, "AppGroup", "a separate rule"))
    first = asked(having(NETWORK, group("AppGroup", perhaps)))

    assert (first.verdict, first.code) == ("unknown", "PL_DEFAULT_EGRESS_REVOKED")
    assert (
        asked(having(NETWORK, group("AppGroup", perhaps, rule("Separate", ip_network("10.0.1.0/24"), egress=True)))).verdict == "reachable"
    )


def test_section_8_what_is_not_understood_leaves_it_open() -> None:
    assert (
        asked(replace(NETWORK, middleboxes={the("Ends"): Unknown(Code.PL_MIDDLEBOX, "Ends", "a Network Firewall")})).code == "PL_MIDDLEBOX"
    )
    assert asked(endpoint=replace(ENDPOINT, ports=UNKNOWN)).verdict == "unknown"
    assert asked(having(NETWORK, group("EndGroup", rule("R", ALL))), endpoint=replace(ENDPOINT, ports=UNKNOWN)).verdict == "reachable"
