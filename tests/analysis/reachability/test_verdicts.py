"""The verdict of a client and an endpoint, with the hops that it rests on."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import ip_network

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.model import Acl
from constructs_privatelink.analysis.reachability.client_kinds import WorkloadClient
from constructs_privatelink.analysis.reachability.verdicts import Hop, Part
from tests.analysis.reachability.fixtures_reachability import ENDPOINT, NETWORK, UNKNOWN, WORKLOAD, acl, allow, asked, group, having, the


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


def test_a_hop_is_one_line() -> None:
    part = Part(
        addresses=("10.0.0.4", "10.0.0.6"),
        of="client",
        ports="443",
        protocol="tcp",
        family="ipv4",
        client="the client",
        endpoint="the endpoint",
    )

    assert str(Hop(1, "route out", "passes")) == "route out: passes"
    assert (
        str(Hop(1, "groups in", "drops", Code.ENI_SG_RULES_MISMATCH, "no rule", resource=the("EndGroup"), part=part))
        == "groups in: drops: at App.EndGroup: ENI_SG_RULES_MISMATCH (no rule): 10.0.0.4, 10.0.0.6 tcp 443"
    )
    assert str(Hop(1, "groups in", "drops", Code.ENI_SG_RULES_MISMATCH)) == "groups in: drops: ENI_SG_RULES_MISMATCH"
