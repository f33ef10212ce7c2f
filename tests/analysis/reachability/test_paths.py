"""Each check of a path, on one small network: a client's subnet, an endpoint's, and what each test changes."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import ip_network
from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.networks.model import (
    Acl,
    Endpoint,
    GroupRef,
    GroupRule,
    Model,
    NetworkAclEntry,
    Peering,
    PrefixListRef,
    RouteTable,
)
from constructs_privatelink.analysis.reachability.client_kinds import (
    CidrClient,
    PrefixListClient,
    SecurityGroupClient,
    VpcClient,
    WorkloadClient,
)
from constructs_privatelink.analysis.values import Outside, Unknown
from constructs_privatelink.catalogue.ports import PortRange
from tests.analysis.reachability.fixtures_reachability import (
    ALL,
    CLIENT,
    ENDPOINT,
    FAR,
    NETWORK,
    UNKNOWN,
    WORKLOAD,
    acl,
    allow,
    asked,
    group,
    having,
    route,
    rule,
    table,
    the,
    vpc,
)

if TYPE_CHECKING:
    from constructs_privatelink.analysis.reachability.client_kinds import AnyClient
    from constructs_privatelink.analysis.values import Target


def test_section_1_everything_passes_and_the_assumptions_are_listed() -> None:
    result = asked()

    assert (result.verdict, result.deciding, result.changes) == ("reachable", None, ())
    assert [hop.place for hop in result.hops] == [10, 20, 30, 40, 50, 60, 70, 80]
    assert result.assumptions


def test_section_1_no_combination_is_never_reachable() -> None:
    assert asked(client=WorkloadClient(replace(WORKLOAD, subnets=()))).code == "PL_CLIENT_NOT_IN_VPC"
    assert asked(endpoint=replace(ENDPOINT, subnets=())).code == "PL_NO_ENDPOINT_INTERFACE"


def test_section_1_the_first_hop_that_drops_decides_and_the_others_are_told() -> None:
    model = having(NETWORK, Acl(the("EndsAcl"), ()), group("EndGroup"), Acl(the("AppsAcl"), acl("AppsAcl").entries, UNKNOWN))

    result = asked(model)

    assert (result.verdict, result.extent, result.deciding and result.deciding.place) == ("blocked", "all", 40)
    assert [hop.code for hop in result.also if hop.outcome == "drops"] == ["SG_HAS_NO_RULES", "SUBNET_ACL_RESTRICTION"]
    assert result.reasons == (UNKNOWN,)
    assert result.to_json()["code"] == "SUBNET_ACL_RESTRICTION"


def test_section_1_part_of_a_range_is_named() -> None:
    model = having(NETWORK, acl("EndsAcl", allow("Deny", "in", 50, deny=True, cidr=ip_network("10.0.0.128/25"))))

    result = asked(model)

    assert (result.verdict, result.extent) == ("blocked", "part")
    assert result.part is not None
    assert (result.part.addresses, result.part.ports) == (("10.0.0.128-10.0.0.254",), "443")


@pytest.mark.parametrize(
    ("client", "verdict"),
    [
        (CidrClient(ip_network("10.0.0.0/24")), "reachable"),
        (CidrClient(ip_network("10.0.1.0/24")), "reachable"),
        (CidrClient(ip_network("10.0.200.0/24")), "reachable"),
        (VpcClient(the("Vpc")), "reachable"),
        (SecurityGroupClient(the("AppGroup")), "reachable"),
        (PrefixListClient(PrefixListRef(the("List"), (ip_network("10.0.0.0/25"),))), "reachable"),
        (PrefixListClient(PrefixListRef(the("List"), UNKNOWN)), "unknown"),
        (CidrClient(UNKNOWN), "unknown"),
        (VpcClient(Outside("vpc-1")), "unknown"),
        (CidrClient(ip_network("10.1.0.0/24")), "blocked"),
        (CidrClient(ip_network("192.168.0.0/24")), "blocked"),
    ],
)
def test_section_4_each_kind_of_client(client: AnyClient, verdict: str) -> None:
    assert asked(client=client).verdict == verdict


def test_section_3_no_family_in_common() -> None:
    result = asked(client=CidrClient(ip_network("2001:db8::/64")))

    assert (result.verdict, result.extent, result.code) == ("blocked", "all", "PL_IP_FAMILY_MISMATCH")


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


def test_section_5_2_a_blackhole_more_specific_than_local_drops() -> None:
    result = asked(having(NETWORK, table("EndsTable", route("10.0.0.0/24", "blackhole"))))

    assert (result.code, result.deciding and result.deciding.place) == ("NO_ROUTE_TO_DESTINATION", 70)


PEERED = replace(
    having(
        NETWORK,
        table("FarTable", route("10.0.0.0/16", "peering", the("Pcx")), local="10.1.0.0/16"),
        table("EndsTable", route("10.1.0.0/16", "peering", the("Pcx"))),
    ),
    peerings=(Peering(the("Pcx"), (the("Vpc"), the("Other"))),),
)


def test_section_5_3_over_a_peering() -> None:
    assert asked(PEERED, FAR).verdict == "reachable"
    assert asked(having(PEERED, table("EndsTable")), FAR).code == "NO_ROUTE_TO_DESTINATION"


def test_section_5_3_a_peering_carries_only_the_peers_addresses() -> None:
    model = having(PEERED, table("EndsTable", route("192.168.0.0/16", "peering", the("Pcx"))), group("EndGroup", rule("EndGroup", ALL)))

    assert asked(model, CidrClient(ip_network("192.168.1.0/24"))).code == "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR"


@pytest.mark.parametrize(("same_region", "verdict"), [(True, "unknown"), (False, "blocked")])
def test_section_6_2_a_reference_across_a_peering(*, same_region: bool, verdict: str) -> None:
    model = having(PEERED, group("EndGroup", rule("EndGroup", GroupRef(the("FarGroup")))))
    model = replace(model, peerings=(replace(model.peerings[0], same_region=same_region),))

    assert asked(model, FAR).verdict == verdict


@pytest.mark.parametrize(
    ("found", "verdict", "code"),
    [
        (table("EndsTable", route("192.168.0.0/16", "virtual-private-gateway", the("Vgw"))), "reachable", ""),
        (table("EndsTable"), "blocked", "NO_ROUTE_TO_DESTINATION"),
        (table("EndsTable", route("0.0.0.0/0", "nat", the("Nat"))), "blocked", "NO_ROUTE_TO_DESTINATION"),
        (table("EndsTable", route("0.0.0.0/0", "internet-gateway", the("Igw"))), "blocked", "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS"),
        (table("EndsTable", route("0.0.0.0/0", "cloud-wan")), "unknown", "TGW_RTB_ROUTES_ARE_UNKNOWN"),
        (
            replace(table("EndsTable"), complete=Unknown(Code.PL_PROPAGATED_ROUTES_UNKNOWN, "Vgw", "BGP")),
            "unknown",
            "PL_PROPAGATED_ROUTES_UNKNOWN",
        ),
    ],
)
def test_sections_5_5_and_5_6_the_way_back_to_an_outside_client(found: RouteTable, verdict: str, code: str) -> None:
    model = having(NETWORK, found, group("EndGroup", rule("EndGroup", ALL)))

    result = asked(model, CidrClient(ip_network("192.168.1.0/24")))

    assert (result.verdict, result.code) == (verdict, code)


def test_section_5_5_routes_from_bgp_leave_local_routes_alone() -> None:
    propagated = replace(table("EndsTable"), complete=Unknown(Code.PL_PROPAGATED_ROUTES_UNKNOWN, "Vgw", "BGP"))

    assert asked(having(NETWORK, propagated)).verdict == "reachable"


def test_section_5_7_nothing_joins_two_closed_vpcs() -> None:
    assert asked(NETWORK, FAR).code == "DISCONNECTED_VPCS"
    assert asked(having(NETWORK, replace(vpc("Other", "10.1.0.0/16"), closed=False)), FAR).code != "DISCONNECTED_VPCS"


GATEWAY = replace(ENDPOINT, kind=EndpointKind.GATEWAY, subnets=(), groups=(), route_tables=(the("AppsTable"),))


@pytest.mark.parametrize(
    ("model", "client", "endpoint", "code"),
    [
        (NETWORK, CLIENT, GATEWAY, ""),
        (NETWORK, FAR, GATEWAY, "PL_GATEWAY_NOT_TRANSITIVE"),
        (NETWORK, CidrClient(ip_network("192.168.0.0/24")), GATEWAY, "PL_GATEWAY_NOT_TRANSITIVE"),
        (NETWORK, CLIENT, replace(GATEWAY, route_tables=(the("EndsTable"),)), "NO_ROUTE_TO_DESTINATION"),
        (NETWORK, CLIENT, replace(GATEWAY, route_tables=UNKNOWN), "PL_UNRESOLVED_VALUE"),
        (NETWORK, CLIENT, replace(GATEWAY, ports=(PortRange.parse("udp/443"),)), "VPCE_GATEWAY_PROTOCOL_RESTRICTION"),
        (having(NETWORK, group("AppGroup", rule("R", ip_network("10.0.0.0/8"), egress=True))), CLIENT, GATEWAY, "ENI_SG_RULES_MISMATCH"),
        (having(NETWORK, group("AppGroup", rule("R", ip_network("52.0.0.0/8"), egress=True))), CLIENT, GATEWAY, "PL_UNRESOLVED_VALUE"),
        (
            having(NETWORK, group("AppGroup", rule("R", PrefixListRef(Outside("pl-1"), UNKNOWN), egress=True))),
            CLIENT,
            GATEWAY,
            "PL_PREFIX_LIST_BY_ID",
        ),
    ],
)
def test_section_5_8_gateway_endpoints(model: Model, client: AnyClient, endpoint: Endpoint, code: str) -> None:
    assert asked(model, client, endpoint).code == code


def test_section_6_3_an_allow_all_that_may_be_revoked_is_undetermined() -> None:
    perhaps = replace(rule("AppGroup", ALL, egress=True), exists=Unknown(Code.PL_DEFAULT_EGRESS_REVOKED, "AppGroup", "a separate rule"))
    first = asked(having(NETWORK, group("AppGroup", perhaps)))

    assert (first.verdict, first.code) == ("unknown", "PL_DEFAULT_EGRESS_REVOKED")
    assert (
        asked(having(NETWORK, group("AppGroup", perhaps, rule("Separate", ip_network("10.0.1.0/24"), egress=True)))).verdict == "reachable"
    )


@pytest.mark.parametrize(("ports", "verdict"), [((-1, -1), "unknown"), ((0, 65_535), "reachable"), ((80, 80), "blocked")])
def test_section_6_1_tcp_without_a_port_range_is_unknown(ports: tuple[int, int], verdict: str) -> None:
    assert asked(having(NETWORK, group("EndGroup", rule("EndGroup", ALL, ports=ports)))).verdict == verdict


def test_section_7_1_the_lowest_number_decides_wherever_it_stands() -> None:
    deny = allow("Deny", "in", 99, deny=True, cidr=ip_network("10.0.0.0/8"), ports=(443, 443))
    model = having(NETWORK, acl("EndsAcl", deny))

    assert asked(model).code == "SUBNET_ACL_RESTRICTION"
    assert asked(having(NETWORK, acl("EndsAcl", replace(deny, number=101)))).verdict == "reachable"


def test_section_7_4_two_entries_of_one_number_are_unknown() -> None:
    twin = allow("Twin", "in", 100, deny=True)

    assert asked(having(NETWORK, acl("EndsAcl", twin))).verdict == "unknown"


def test_section_7_4_missing_return_ports_are_named() -> None:
    narrow = Acl(the("EndsAcl"), (allow("In", "in"), allow("Out", "out", ports=(32_768, 65_535))))

    result = asked(having(NETWORK, narrow))

    detail = result.deciding.detail if result.deciding is not None else ""
    assert (result.code, detail) == ("SUBNET_ACL_RESTRICTION", "PL_RETURN_PORTS 1024-32767; no rule allows it")
    assert result.deciding is None or result.deciding.direction == "egress"


def test_section_8_what_is_not_understood_leaves_it_open() -> None:
    assert (
        asked(replace(NETWORK, middleboxes={the("Ends"): Unknown(Code.PL_MIDDLEBOX, "Ends", "a Network Firewall")})).code == "PL_MIDDLEBOX"
    )
    assert asked(endpoint=replace(ENDPOINT, ports=UNKNOWN)).verdict == "unknown"
    assert asked(having(NETWORK, group("EndGroup", rule("R", ALL))), endpoint=replace(ENDPOINT, ports=UNKNOWN)).verdict == "reachable"


@pytest.mark.parametrize(
    "model",
    [
        having(NETWORK, group("EndGroup")),
        having(NETWORK, Acl(the("EndsAcl"), ())),
        having(NETWORK, acl("EndsAcl", allow("Deny", "in", 50, deny=True))),
        having(NETWORK, group("AppGroup", rule("R", ip_network("127.0.0.1/32"), egress=True))),
    ],
)
def test_section_1_the_changes_open_the_path(model: Model) -> None:
    for change in asked(model).changes:
        assert change.entries
        for entry in change.entries:
            model = applied(model, change.resource, entry)

    assert asked(model).verdict == "reachable"


def applied(model: Model, target: Target | None, entry: object) -> Model:
    assert isinstance(entry, dict)
    assert target is not None
    if "RuleNumber" in entry:
        ports, cidr = (entry["PortRange"]["From"], entry["PortRange"]["To"]), ip_network(entry["CidrBlock"])
        said = NetworkAclEntry(
            the("New"), entry["RuleNumber"], entry["Egress"], entry["RuleAction"] == "allow", entry["Protocol"], ports, cidr
        )
        return having(model, replace(model.acls[target], entries=(*model.acls[target].entries, said)))
    found, egress = model.groups[target], target == the("AppGroup")
    new = GroupRule(the("New"), egress=egress, protocol=6, ports=(entry["FromPort"], entry["ToPort"]), peer=ip_network(entry["CidrIp"]))
    return having(model, replace(found, rules=(*found.rules, new)))
