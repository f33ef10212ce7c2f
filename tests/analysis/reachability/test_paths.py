"""Each check of a path, on one small network: a client's subnet, an endpoint's, and what each test changes."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import ip_network
from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.networks.model import Acl, Endpoint, GroupRule, Model, NetworkAclEntry, PrefixListRef
from constructs_privatelink.analysis.reachability.client_kinds import CidrClient
from constructs_privatelink.analysis.values import Outside
from constructs_privatelink.catalogue.ports import PortRange
from tests.analysis.reachability.fixtures_reachability import (
    ALL,
    CLIENT,
    ENDPOINT,
    FAR,
    NETWORK,
    UNKNOWN,
    acl,
    allow,
    asked,
    group,
    having,
    rule,
    the,
)

if TYPE_CHECKING:
    from constructs_privatelink.analysis.reachability.client_kinds import AnyClient
    from constructs_privatelink.analysis.values import Target


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
    group_of_it, egress = model.groups[target], target == the("AppGroup")
    new = GroupRule(the("New"), egress=egress, protocol=6, ports=(entry["FromPort"], entry["ToPort"]), peer=ip_network(entry["CidrIp"]))
    return having(model, replace(group_of_it, rules=(*group_of_it.rules, new)))
