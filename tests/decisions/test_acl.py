"""A connection through network ACLs needs an entry for each direction at both ends; an entry is known by what it says."""

from __future__ import annotations

import pytest

from constructs_privatelink.catalogue.ports import HTTPS, PortRange
from constructs_privatelink.catalogue.quotas import ACL_ENTRIES, MOST_ACL_ENTRIES
from constructs_privatelink.decisions.acl import AclLedger, NeededEntry, merged, wire
from constructs_privatelink.decisions.clients import Client, ClientKind, cidr_client, parse_client

STREAMING = (HTTPS, PortRange("tcp", 1_400, 1_499))
NUMBERS = range(1_000, 32_000)
FEW = range(1, 41)


def blocks(*texts: str) -> list[Client]:
    return [parse_client(text) for text in texts]


def says(entries: tuple[NeededEntry, ...]) -> list[str]:
    return [entry.content for entry in entries]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("tcp/443", "tcp/443"),
        ("tcp/443 tcp/443", "tcp/443"),
        ("tcp/1400-1499 tcp/443", "tcp/443 tcp/1400-1499"),
        ("tcp/443 tcp/444", "tcp/443-444"),
        ("tcp/443 tcp/445", "tcp/443 tcp/445"),
        ("tcp/1-10 tcp/5-20 tcp/21", "tcp/1-21"),
        ("tcp/1-100 tcp/5-20 tcp/50", "tcp/1-100"),
        ("udp/443 tcp/443 tcp/444", "tcp/443-444 udp/443"),
        ("", ""),
    ],
)
def test_ports_are_said_in_the_fewest_ranges(given: str, expected: str) -> None:
    ranges = merged(PortRange.parse(text) for text in given.split())

    assert [str(port) for port in ranges] == expected.split()


def test_requests_enter_the_endpoints_subnets_and_answers_return_to_any_port_that_the_client_chose() -> None:
    needed = wire(STREAMING, parse_client("10.1.0.0/16"), blocks("10.0.0.0/24", "10.0.1.0/24"))

    assert says(needed.endpoint) == [
        "in tcp 443 from 10.1.0.0/16",
        "in tcp 1400-1499 from 10.1.0.0/16",
        "out tcp 1024-65535 to 10.1.0.0/16",
    ]
    assert says(needed.client) == [
        "out tcp 443 to 10.0.0.0/24",
        "out tcp 1400-1499 to 10.0.0.0/24",
        "out tcp 443 to 10.0.1.0/24",
        "out tcp 1400-1499 to 10.0.1.0/24",
        "in tcp 1024-65535 from 10.0.0.0/24",
        "in tcp 1024-65535 from 10.0.1.0/24",
    ]


def test_answers_of_a_service_of_two_protocols_return_over_both() -> None:
    needed = wire((PortRange("udp", 53, 53), PortRange("tcp", 53, 53)), parse_client("10.1.0.0/16"), [])

    assert says(needed.endpoint) == [
        "in tcp 53 from 10.1.0.0/16",
        "in udp 53 from 10.1.0.0/16",
        "out tcp 1024-65535 to 10.1.0.0/16",
        "out udp 1024-65535 to 10.1.0.0/16",
    ]


@pytest.mark.parametrize(
    ("client", "ends"),
    [
        ("10.1.0.0/16", ["out tcp 443 to 10.0.0.0/24", "in tcp 1024-65535 from 10.0.0.0/24"]),
        ("2001:db8:1::/56", ["out tcp 443 to 2001:db8::/64", "in tcp 1024-65535 from 2001:db8::/64"]),
    ],
)
def test_clients_meet_the_addresses_of_their_own_ip_version(client: str, ends: list[str]) -> None:
    needed = wire((HTTPS,), parse_client(client), blocks("10.0.0.0/24", "2001:db8::/64"))

    assert says(needed.client) == ends


@pytest.mark.parametrize(
    ("ports", "client", "expected"),
    [
        (
            STREAMING,
            "10.1.0.0/16",
            {
                "in tcp 443 from 10.1.0.0/16",
                "in tcp 1400-1499 from 10.1.0.0/16",
                "out tcp 1024-65535 to 10.1.0.0/16",
                "out tcp 443 to 10.0.0.0/24",
                "out tcp 1400-1499 to 10.0.0.0/24",
                "in tcp 1024-65535 from 10.0.0.0/24",
            },
        ),
        (
            STREAMING,
            "10.0.0.0/24",
            {
                "in tcp 443 from 10.0.0.0/24",
                "in tcp 1024-65535 from 10.0.0.0/24",
                "out tcp 443 to 10.0.0.0/24",
                "out tcp 1024-65535 to 10.0.0.0/24",
            },
        ),
        (
            (PortRange("tcp", 1_000, 1_100),),
            "10.0.0.0/24",
            {
                "in tcp 1000-1023 from 10.0.0.0/24",
                "in tcp 1024-65535 from 10.0.0.0/24",
                "out tcp 1000-1023 to 10.0.0.0/24",
                "out tcp 1024-65535 to 10.0.0.0/24",
            },
        ),
        (
            (PortRange("tcp", 443, 443), PortRange("udp", 1_400, 1_499)),
            "10.0.0.0/24",
            {
                "in tcp 443 from 10.0.0.0/24",
                "in tcp 1024-65535 from 10.0.0.0/24",
                "in udp 1024-65535 from 10.0.0.0/24",
                "out tcp 443 to 10.0.0.0/24",
                "out tcp 1024-65535 to 10.0.0.0/24",
                "out udp 1024-65535 to 10.0.0.0/24",
            },
        ),
    ],
)
def test_behind_one_acl_nothing_is_said_twice(ports: tuple[PortRange, ...], client: str, expected: set[str]) -> None:
    needed = wire(ports, parse_client(client), blocks("10.0.0.0/24"), one_acl=True)

    assert sorted(says(needed.endpoint)) == sorted(expected)
    assert needed.client == ()


def test_behind_one_acl_a_default_client_and_the_same_block_of_a_subnet_are_one() -> None:
    every_port = (PortRange("tcp", 1_024, 65_535),)

    needed = wire(every_port, cidr_client("10.0.0.0/24", declared=False), blocks("10.0.0.0/24"), one_acl=True)

    assert says(needed.endpoint) == ["in tcp 1024-65535 from 10.0.0.0/24", "out tcp 1024-65535 to 10.0.0.0/24"]


@pytest.mark.parametrize(
    ("egress", "ports", "client", "content", "number"),
    [
        (False, HTTPS, parse_client("10.7.0.0/16"), "in tcp 443 from 10.7.0.0/16", 7_401),
        (True, PortRange("tcp", 1_024, 65_535), parse_client("10.7.0.0/16"), "out tcp 1024-65535 to 10.7.0.0/16", 16_513),
        (False, PortRange("udp", 53, 53), parse_client("2001:db8::/56"), "in udp 53 from 2001:db8::/56", 20_522),
        (False, HTTPS, Client(ClientKind.IPV4, "office", "${Token[TOKEN.1]}"), "in tcp 443 from office", 27_048),
        (False, HTTPS, Client(ClientKind.IPV4, "office", "${Token[TOKEN.2]}"), "in tcp 443 from office", 27_048),
    ],
)
def test_the_number_of_an_entry_is_a_contract_and_comes_from_its_content(
    *, egress: bool, ports: PortRange, client: Client, content: str, number: int
) -> None:
    entry = NeededEntry(egress, ports, client)

    assert (entry.content, entry.number(NUMBERS)) == (content, number)


def test_a_network_can_choose_among_other_numbers() -> None:
    (entry, _) = wire((HTTPS,), parse_client("10.7.0.0/16"), []).endpoint

    assert entry.number(range(100, 141)) in range(100, 141)


def test_an_entry_that_is_there_is_known_by_its_content() -> None:
    ledger = AclLedger()
    entry, other = wire((HTTPS,), parse_client("10.7.0.0/16"), []).endpoint
    ledger.add(entry, NUMBERS)

    assert ledger.known(NeededEntry(False, HTTPS, cidr_client("10.7.0.0/16", declared=False))) is entry  # noqa: FBT003 - the direction
    assert ledger.known(other) is None


def test_a_number_that_is_taken_in_the_same_direction_is_refused_with_both_names() -> None:
    (entry, _) = wire((HTTPS,), parse_client("10.7.0.0/16"), []).endpoint
    ledger = AclLedger()
    ledger.occupy(7_401, egress=False, owner="'Stack/Acl/Mine'")

    assert ledger.refusal(entry, NUMBERS) == (
        "2 inbound entries of one network ACL have the number 7401: 'in tcp 443 from 10.7.0.0/16' and 'Stack/Acl/Mine'; "
        "give the network another range, such as rule_numbers=range(2_000, 32_000), or the other entry another number"
    )
    assert ledger.refusal(entry, range(2_000, 32_000)) is None


def test_a_number_that_is_taken_the_other_way_is_free() -> None:
    _, outgoing = wire((HTTPS,), parse_client("10.7.0.0/16"), []).endpoint
    ledger = AclLedger()
    ledger.occupy(16_513, egress=False, owner="'Stack/Acl/In'")
    free = ledger.refusal(outgoing, NUMBERS)
    ledger.occupy(16_513, egress=True, owner="'Stack/Acl/Out'")

    assert free is None
    assert (ledger.refusal(outgoing, NUMBERS) or "").startswith("2 outbound entries of one network ACL have the number 16513")


def test_two_of_our_own_entries_with_one_number_are_refused_with_both_contents() -> None:
    ledger = AclLedger()
    entries = [wire((HTTPS,), parse_client(f"10.{index}.0.0/16"), []).endpoint[0] for index in range(41)]
    first, second = next(
        (entry, other) for entry in entries for other in entries if entry is not other and entry.number(FEW) == other.number(FEW)
    )
    ledger.add(first, FEW)

    refusal = ledger.refusal(second, FEW)

    assert refusal is not None
    assert f"'{first.content}'" in refusal
    assert f"'{second.content}'" in refusal


def test_entries_are_counted_for_each_direction_whoever_made_them() -> None:
    ledger = AclLedger()
    ledger.occupy(100, egress=False, owner="'Stack/Acl/Mine'")
    ledger.add(wire((HTTPS,), parse_client("10.7.0.0/16"), []).endpoint[0], NUMBERS)

    assert (ledger.count(egress=False), ledger.count(egress=True)) == (2, 0)


def test_an_acl_is_full_after_forty_entries_of_a_direction() -> None:
    ledger = AclLedger()
    incoming, outgoing = wire((HTTPS,), parse_client("10.7.0.0/16"), []).endpoint
    for number in range(MOST_ACL_ENTRIES - 1):
        ledger.occupy(number + 1, egress=False, owner="'Stack/Acl/Mine'")
    last_place = ledger.refusal(incoming, NUMBERS)
    ledger.occupy(MOST_ACL_ENTRIES, egress=False, owner="'Stack/Acl/Mine'")

    assert (ACL_ENTRIES, MOST_ACL_ENTRIES, last_place) == (20, 40, None)
    assert (ledger.refusal(incoming, NUMBERS) or "").startswith(
        "'in tcp 443 from 10.7.0.0/16' would be inbound entry 41 of one network ACL"
    )
    assert ledger.refusal(outgoing, NUMBERS) is None
