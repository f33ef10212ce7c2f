"""The attachments of a transit gateway, their zones and their subnets' ACLs, on one small network."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import ip_network

from constructs_privatelink.analysis.networks.kinds import NextHop
from constructs_privatelink.analysis.networks.model import Acl, Attachment, GroupRef, Route, TransitGateway
from constructs_privatelink.analysis.reachability.verify import verify
from tests.analysis.reachability.fixtures_reachability import (
    ENDPOINT,
    FAR,
    NETWORK,
    allow,
    asked,
    group,
    having,
    route,
    rule,
    subnet,
    table,
    the,
)

TRANSIT = replace(
    having(
        NETWORK,
        table("FarTable", route("0.0.0.0/0", "transit-gateway", the("Tgw")), local="10.1.0.0/16"),
        table("EndsTable", route("10.1.0.0/16", "transit-gateway", the("Tgw"))),
    ),
    attachments=(
        Attachment(the("Here"), the("Tgw"), the("Vpc"), (the("Apps"),), the("TgwTable")),
        Attachment(the("There"), the("Tgw"), the("Other"), (the("Far"),), the("TgwTable")),
    ),
    transit_gateways={
        the("Tgw"): TransitGateway(
            the("Tgw"),
            default_tables=True,
            tables={
                the("TgwTable"): (
                    Route(the("Here"), ip_network("10.0.0.0/16"), NextHop.TRANSIT_GATEWAY, the("Here"), propagated=True),
                    Route(the("There"), ip_network("10.1.0.0/16"), NextHop.TRANSIT_GATEWAY, the("There"), propagated=True),
                )
            },
        )
    },
)


def test_section_5_4_over_a_transit_gateway_with_default_tables() -> None:
    assert asked(TRANSIT, FAR).verdict == "reachable"


def test_section_5_4_the_acls_of_the_attachments_subnets_count() -> None:
    outward = asked(having(TRANSIT, Acl(the("AppsAcl"), (allow("AppsAclIn", "in"),))), FAR)
    inward = asked(having(TRANSIT, Acl(the("AppsAcl"), (allow("AppsAclOut", "out"),))), FAR)

    assert [each.deciding and each.deciding.place for each in (outward, inward)] == [36, 75]


def test_section_5_4_an_attachment_without_the_endpoints_zone() -> None:
    assert asked(having(TRANSIT, subnet("Ends", "10.0.1.0/24", zone="eu-west-1b")), FAR).code == "TGW_ROUTE_AZ_RESTRICTION"


def test_section_5_4_tables_that_are_not_known_need_an_assumption() -> None:
    model = replace(TRANSIT, transit_gateways={})

    assert asked(model, FAR).code == "TGW_RTB_ROUTES_ARE_UNKNOWN"
    assert verify(model, FAR, ENDPOINT, assume={"transit"}).verdict == "reachable"


def test_section_6_2_references_are_not_preserved_by_a_transit_gateway() -> None:
    model = having(TRANSIT, group("EndGroup", rule("EndGroup", GroupRef(the("FarGroup")))))

    assert asked(model, FAR).code == "SG_REFERENCES_NOT_PRESERVED"
