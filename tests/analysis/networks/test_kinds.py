"""The kinds of things in a network, by the words that answers have for them."""

from __future__ import annotations

from constructs_privatelink.analysis.networks.kinds import ENTERED, LATTICE, UNASKED, EndpointKind, NextHop


def test_a_kind_is_said_by_its_word() -> None:
    assert str(EndpointKind.OPENSEARCH_SERVERLESS) == "opensearch-serverless"
    assert f"a {EndpointKind.GATEWAY} endpoint" == "a gateway endpoint"
    assert str(NextHop.EGRESS_ONLY_GATEWAY) == "egress-only"
    assert f"{NextHop.NETWORK_INTERFACE}" == "interface"


def test_clients_connect_to_interfaces_of_all_kinds_but_those_that_routes_lead_to() -> None:
    by_routes = {EndpointKind.GATEWAY, EndpointKind.GATEWAY_LOAD_BALANCER}

    assert {*ENTERED} == {*EndpointKind} - by_routes - {EndpointKind.UNKNOWN}


def test_no_role_tells_who_comes_to_what_lattice_or_a_load_balancer_serves() -> None:
    assert {*UNASKED} == {*LATTICE, EndpointKind.GATEWAY_LOAD_BALANCER}
    assert EndpointKind.INTERFACE not in UNASKED
