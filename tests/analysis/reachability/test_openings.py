"""What a hop should let through, as texts and as references of a template."""

from __future__ import annotations

from ipaddress import ip_network
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from constructs_privatelink.analysis.reachability.filters import Ports
from constructs_privatelink.analysis.reachability.openings import Opening, reference, without
from constructs_privatelink.analysis.values import Outside, ResourceId
from tests.analysis.reachability.fixtures_reachability import UNKNOWN, the

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.model import Network
    from constructs_privatelink.analysis.reachability.results import Hop  # type: ignore[attr-defined]


def opening(*clients: tuple[str, ...], named: str = "", reply: bool = False, of: str = "client", ports: Ports | None = None) -> Opening:
    """Return an opening for clients with some addresses each, to an endpoint with others."""
    endpoint = SimpleNamespace(cidrs=("10.0.9.0/24",), named="")
    ends = [SimpleNamespace(cidrs=cidrs, named=named) for cidrs in clients]
    pairs = [SimpleNamespace(client=end, endpoint=endpoint, protocol="tcp", ports=ports or Ports((443, 443))) for end in ends]
    return Opening(cast("Hop", SimpleNamespace(part=SimpleNamespace(of=of), reply=reply)), tuple(pairs))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("clients", "networks"),
    [
        ([("10.0.0.0/24",), ("10.0.1.0/24", "10.0.0.0/24")], ["10.0.0.0/24", "10.0.1.0/24"]),
        ([("10.0.0.0-10.0.1.255",)], ["10.0.0.0/23"]),
        ([("10.0.0.0-10.0.0.127",), ("10.0.0.128/25",)], ["10.0.0.0/24"]),
        ([("2001:db8::-2001:db8::1",), ("10.0.0.4-10.0.0.4",)], ["10.0.0.4/32", "2001:db8::/127"]),
        ([()], []),
    ],
)
def test_addresses_are_the_fewest_blocks_where_some_are_ranges(clients: list[tuple[str, ...]], networks: list[str]) -> None:
    assert [*map(str, opening(*clients).networks)] == networks


def test_addresses_are_said_by_their_name_their_blocks_or_as_not_known() -> None:
    blocks: tuple[Network, ...] = (ip_network("10.0.9.0/24"),)

    assert opening(("10.0.0.0/24",), named="the prefix list pl-1").addresses == "the prefix list pl-1"
    assert opening(("10.0.0.0/24",)).addresses == "10.0.0.0/24"
    assert opening(()).addresses == "the client, whose addresses are not known"
    assert opening((), of="endpoint").networks == blocks


@pytest.mark.parametrize(
    ("ports", "reply", "text"),
    [
        (Ports((443, 443)), False, "tcp 443"),
        (Ports((8000, 8010)), False, "tcp 8000-8010"),
        (Ports((443, 443)), True, "tcp 1024-65535"),
        (Ports((0, 65535), UNKNOWN), False, "tcp on the service's ports"),
        (Ports((0, 65535), UNKNOWN), True, "tcp 1024-65535"),
    ],
)
def test_ports_are_those_of_the_service_or_of_replies(ports: Ports, text: str, *, reply: bool) -> None:
    assert opening(("10.0.0.0/24",), ("10.0.1.0/24",), ports=ports, reply=reply).ports == text


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (the("Table"), {"Ref": "Table"}),
        (the("Vpc.DefaultNetworkAcl"), {"Fn::GetAtt": ["Vpc", "DefaultNetworkAcl"]}),
        (Outside("rtb-1"), "rtb-1"),
        (ResourceId("Other", "Table"), None),
        (UNKNOWN, None),
        (None, None),
    ],
)
def test_a_template_names_what_it_holds_and_what_has_an_id(target: ResourceId | Outside | None, expected: object) -> None:
    assert reference(target, the("Near")) == expected


def test_beside_what_is_not_of_the_set_only_ids_are_names() -> None:
    assert reference(the("Table"), Outside("rtb-2")) is None
    assert reference(Outside("rtb-1"), None) == "rtb-1"


@pytest.mark.parametrize(
    ("removed", "text"),
    [
        ((), ""),
        ((the("Deny"),), ", and remove App.Deny, which is in the way"),
        ((the("A"), the("B")), ", and remove App.A, App.B, which are in the way"),
    ],
)
def test_what_is_in_the_way_is_named(removed: tuple[ResourceId, ...], text: str) -> None:
    assert without(removed) == text
