"""Each kind of client, its addresses, and the paths that it may take, through templates."""

from __future__ import annotations

from ipaddress import ip_network

import pytest

from constructs_privatelink.analysis.networks.model import Workload
from constructs_privatelink.analysis.reachability.client_kinds import CidrClient, WorkloadClient, told_apart
from constructs_privatelink.analysis.values import ResourceId
from tests.analysis.networks.fixtures_models import Json, ref, resource
from tests.analysis.reachability.fixtures_kinds import ANYBODY, GATEWAY, out_by
from tests.analysis.reachability.fixtures_verdicts import HOME, OPEN, changed, entry, https, own_acl, said

ROUTED = {"Endpoint": resource("EC2::VPCEndpoint", **HOME, ServiceName="com.amazonaws.eu-west-1.s3", RouteTableIds=[ref("Table")])}


PRIVATE_OUT = changed("AppGroup", SecurityGroupEgress=[https(CidrIp="10.0.0.0/8")])


SOME_OUT = changed("AppGroup", SecurityGroupEgress=[https(CidrIp="52.0.0.0/8")])


REPLIES_IN = {"AclIn": entry(ref("Acl"), 1, Protocol=6, PortRange={"From": 1_024, "To": 65_535})}


def test_section_4_an_outside_client_is_an_assumption_about_its_own_side() -> None:
    result = said(ANYBODY, out_by(GatewayId="vgw-1"), client="192.168.0.0/24")

    assert result.verdict == "reachable"
    assert "the client's host, network, firewall and DNS let it connect" in result.assumptions


@pytest.mark.parametrize(
    ("parts", "client", "port", "verdict", "code"),
    [
        ([GATEWAY, ROUTED], "Client", None, "reachable", ""),
        ([GATEWAY], "Client", None, "blocked", "NO_ROUTE_TO_DESTINATION"),
        ([GATEWAY, ROUTED], "Client", "udp/443", "blocked", "VPCE_GATEWAY_PROTOCOL_RESTRICTION"),
        ([GATEWAY, ROUTED], "192.168.0.0/24", None, "blocked", "PL_GATEWAY_NOT_TRANSITIVE"),
        ([GATEWAY, ROUTED, PRIVATE_OUT], "Client", None, "blocked", "ENI_SG_RULES_MISMATCH"),
        ([GATEWAY, ROUTED, SOME_OUT], "Client", None, "unknown", "PL_UNRESOLVED_VALUE"),
        ([GATEWAY, ROUTED, own_acl("Ends")], "Client", None, "reachable", ""),
        ([GATEWAY, ROUTED, own_acl("Apps")], "Client", None, "blocked", "SUBNET_ACL_RESTRICTION"),
        ([GATEWAY, ROUTED, own_acl("Apps", AclOut=OPEN["AclOut"], **REPLIES_IN)], "Client", None, "reachable", ""),
    ],
)  # fmt: skip
def test_section_5_8_a_gateway_endpoint(parts: list[Json], client: str, port: str | None, verdict: str, code: str) -> None:
    result = said(*parts, client=client, port=port)

    assert (result.verdict, result.code) == (verdict, code)


def test_section_5_8_a_prefix_list_that_is_not_known_is_undetermined() -> None:
    listed = changed("AppGroup", SecurityGroupEgress=[https(DestinationPrefixListId="pl-1")])

    assert said(GATEWAY, ROUTED, listed).verdict == "unknown"
    assert said(listed).verdict == "unknown"


def workload(stack: str, path: str = "Web") -> WorkloadClient:
    return WorkloadClient(Workload(ResourceId(stack, "Web"), "AWS::EC2::Instance", (), (), path=path))


@pytest.mark.parametrize(
    ("clients", "names"),
    [
        ([workload("one"), workload("one")], ["Web"]),
        ([workload("one"), workload("two")], ["one.Web", "two.Web"]),
        ([workload("one", "One/Web"), workload("two", "Two/Web")], ["One/Web", "Two/Web"]),
        ([workload("one"), CidrClient(ip_network("10.0.0.0/8"))], ["Web", "10.0.0.0/8"]),
    ],
)
def test_workloads_of_one_name_are_told_apart_by_their_stacks(clients: list[WorkloadClient | CidrClient], names: list[str]) -> None:
    assert told_apart(clients) == names
