"""Whether a client reaches an endpoint: every packet arrives, and the reply comes back."""

from __future__ import annotations

from ipaddress import ip_network
from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis.networks.model import PrefixListRef
from constructs_privatelink.analysis.reachability.client_kinds import CidrClient, PrefixListClient, SecurityGroupClient, VpcClient
from constructs_privatelink.analysis.values import Outside
from tests.analysis.networks.fixtures_models import ref, resource
from tests.analysis.reachability.fixtures_reachability import UNKNOWN, asked, the
from tests.analysis.reachability.fixtures_verdicts import changed, own_acl, said

if TYPE_CHECKING:
    from constructs_privatelink.analysis.reachability.client_kinds import AnyClient


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


def test_section_1_a_client_in_no_vpc_is_blocked() -> None:
    assert said({"Client": resource("Lambda::Function")}).code == "PL_CLIENT_NOT_IN_VPC"


def test_section_1_all_interfaces_of_the_endpoint_count() -> None:
    both = changed("Endpoint", SubnetIds=[ref("Ends"), ref("Apps")])

    result = said(both, own_acl("Ends"))

    assert (result.verdict, result.extent) == ("blocked", "part")
    assert result.part is not None
    assert result.part.endpoint == "Ends"
