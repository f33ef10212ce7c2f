"""What holds for the network ACL entries of every connection: they allow what was asked for, the way back, and nothing else."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from constructs_privatelink.catalogue.ports import HTTPS, PortRange
from constructs_privatelink.catalogue.quotas import MOST_ACL_ENTRIES
from constructs_privatelink.decisions.acl import AclLedger, NeededEntry, merged, wire
from constructs_privatelink.decisions.clients import Client, parse_client

PORT_RANGES = st.builds(
    lambda protocol, first, more: PortRange(protocol, first, min(first + more, 65_535)),
    st.sampled_from(["tcp", "udp"]),
    st.sampled_from([0, 53, 443, 1_022, 1_023, 1_024, 1_400, 65_535]) | st.integers(0, 65_535),
    st.just(0) | st.integers(0, 3_000),
)
PORTS = st.lists(PORT_RANGES, min_size=1, max_size=4)
BLOCKS = st.sampled_from(["10.0.0.0/24", "10.0.1.0/24", "10.0.0.0/16", "0.0.0.0/0", "2001:db8::/64", "2001:db8::/56"]).map(parse_client)
ENDS = st.lists(BLOCKS, unique_by=lambda block: block.key, max_size=3)
RULE_NUMBERS = st.builds(lambda first, size: range(first, first + size), st.integers(1, 30_000), st.integers(40, 2_766))
BACK = [PortRange(protocol, 1_024, 65_535) for protocol in ("tcp", "udp")]

Ranges = list[PortRange] | tuple[PortRange, ...]
Entries = list[NeededEntry] | tuple[NeededEntry, ...]


def probes(*some: Ranges) -> set[tuple[str, int]]:
    """Return the ports at, before and behind every edge: ranges that agree on these are the same ports."""
    edges = {edge for ranges in some for block in ranges for edge in (block.first - 1, block.first, block.last, block.last + 1)}
    return {(protocol, edge) for protocol in ("tcp", "udp") for edge in edges if 0 <= edge <= 65_535}


def have(ranges: Ranges, protocol: str, port: int) -> bool:
    return any(block.protocol == protocol and block.first <= port <= block.last for block in ranges)


def same_ports(some: Ranges, others: Ranges) -> bool:
    return all(have(some, *probe) == have(others, *probe) for probe in probes(some, others))


def said(entries: Entries, block: Client, *, egress: bool) -> list[PortRange]:
    return [entry.ports for entry in entries if (entry.egress, entry.cidr.key) == (egress, block.key)]


@given(PORTS)
def test_the_fewest_ranges_are_the_same_ports_in_order_with_gaps_between(ports: list[PortRange]) -> None:
    ranges = merged(ports)

    assert same_ports(ranges, ports)
    assert all(one.protocol < other.protocol or one.last + 1 < other.first for one, other in pairwise(ranges))
    assert merged(reversed(ports)) == merged(ranges) == ranges


@given(PORTS, BLOCKS, ENDS)
def test_two_acls_allow_what_was_asked_for_and_the_way_back_and_nothing_else(
    ports: list[PortRange], client: Client, ends: list[Client]
) -> None:
    needed = wire(ports, client, ends)

    met = [end for end in ends if end.ipv6 == client.ipv6]
    back = [ports_back for ports_back in BACK if ports_back.protocol in {port.protocol for port in ports}]
    assert {entry.cidr.key for entry in needed.endpoint} == {client.key}
    assert same_ports(said(needed.endpoint, client, egress=False), ports)
    assert same_ports(said(needed.endpoint, client, egress=True), back)
    assert {entry.cidr.key for entry in needed.client} == {end.key for end in met}
    for end in met:
        assert same_ports(said(needed.client, end, egress=True), ports)
        assert same_ports(said(needed.client, end, egress=False), back)


@given(PORTS, BLOCKS, ENDS)
@example([PortRange("tcp", 1_023, 1_100)], parse_client("10.0.0.0/24"), [parse_client("10.0.0.0/24")])
def test_one_acl_for_both_ends_allows_what_two_would(ports: list[PortRange], client: Client, ends: list[Client]) -> None:
    apart, together = wire(ports, client, ends), wire(ports, client, ends, one_acl=True)

    two = (*apart.endpoint, *apart.client)
    assert together.client == ()
    assert {entry.cidr.key for entry in together.endpoint} == {entry.cidr.key for entry in two}
    for block in (client, *ends):
        for egress in (True, False):
            assert same_ports(said(together.endpoint, block, egress=egress), said(two, block, egress=egress))


@given(PORTS, BLOCKS, ENDS)
@example([PortRange("tcp", 1_000, 1_100)], parse_client("10.0.0.0/24"), [parse_client("10.0.0.0/24")])
@example([PortRange("tcp", 1_024, 65_535)], parse_client("10.0.0.0/24"), [parse_client("10.0.0.0/24")])
def test_behind_one_acl_no_entry_of_a_service_says_what_another_says(ports: list[PortRange], client: Client, ends: list[Client]) -> None:
    entries = wire(ports, client, ends, one_acl=True).endpoint

    for block in (client, *ends):
        for egress in (True, False):
            ranges = sorted(said(entries, block, egress=egress))
            assert all(one.protocol < other.protocol or one.last < other.first for one, other in pairwise(ranges))


@given(ports=PORTS, client=BLOCKS, ends=ENDS, one_acl=st.booleans())
def test_every_entry_has_the_way_back_beside_it(ports: list[PortRange], client: Client, ends: list[Client], *, one_acl: bool) -> None:
    needed = wire(ports, client, ends, one_acl=one_acl)

    for entries in (needed.endpoint, needed.client):
        for request in [entry for entry in entries if entry.ports not in BACK]:
            back = said(entries, request.cidr, egress=not request.egress)
            assert PortRange(request.ports.protocol, 1_024, 65_535) in back


@given(st.lists(st.tuples(st.booleans(), PORT_RANGES, BLOCKS), max_size=6), RULE_NUMBERS)
def test_entries_that_differ_have_content_that_differs_and_a_number_of_the_range(
    made_of: list[tuple[bool, PortRange, Client]], numbers: range
) -> None:
    entries = {NeededEntry(*parts) for parts in made_of}

    assert len({entry.content for entry in entries}) == len(entries)
    assert len({entry.content.replace("/", "--") for entry in entries}) == len(entries)
    assert all(entry.number(numbers) in numbers for entry in entries)


@given(st.lists(st.integers(0, 255), max_size=120), st.sampled_from([range(1, 41), range(1, 200)]))
def test_what_a_ledger_takes_has_one_number_each_and_stays_within_the_limit(networks: list[int], numbers: range) -> None:
    ledger, taken = AclLedger(), []
    for entry in (NeededEntry(False, HTTPS, parse_client(f"10.{network}.0.0/16")) for network in networks):  # noqa: FBT003 - the direction
        if ledger.known(entry) is None and ledger.refusal(entry, numbers) is None:
            ledger.add(entry, numbers)
            taken.append(entry)

    assert len({entry.number(numbers) for entry in taken}) == len({entry.content for entry in taken}) == len(taken)
    assert len(taken) == ledger.count(egress=False) <= MOST_ACL_ENTRIES
