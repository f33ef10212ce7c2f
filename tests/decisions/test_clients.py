"""A client is known by a key made of what it is: construct ids and rule numbers derive from it."""

from __future__ import annotations

import ipaddress
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constructs_privatelink.decisions.clients import Client, ClientKind, NotAClientError, cidr_client, doubts_about, overlap, parse_client

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
NETWORKS = st.one_of(
    st.builds(lambda *parts: ipaddress.IPv4Network(parts, strict=False), st.integers(0, 2**32 - 1), st.integers(0, 32)),
    st.builds(lambda *parts: ipaddress.IPv6Network(parts, strict=False), st.integers(0, 2**128 - 1), st.integers(0, 128)),
)

IPV4, IPV6, PREFIX_LIST, SECURITY_GROUP = ClientKind.IPV4, ClientKind.IPV6, ClientKind.PREFIX_LIST, ClientKind.SECURITY_GROUP
TOKEN = "${Token[TOKEN.12]}"  # noqa: S105 - a placeholder of the CDK, not a secret


@pytest.mark.parametrize(
    ("text", "kind", "key"),
    [
        ("10.0.0.0/16", IPV4, "10.0.0.0/16"),
        ("10.0.0.7/32", IPV4, "10.0.0.7/32"),
        ("0.0.0.0/0", IPV4, "0.0.0.0/0"),
        ("10.0.0.0/255.255.0.0", IPV4, "10.0.0.0/16"),
        ("2001:db8::/56", IPV6, "2001:db8::/56"),
        ("2001:0DB8:0000:0000::/56", IPV6, "2001:db8::/56"),
        ("::/0", IPV6, "::/0"),
        ("pl-0123456789abcdef0", PREFIX_LIST, "pl-0123456789abcdef0"),
        ("pl-63a5400a", PREFIX_LIST, "pl-63a5400a"),
    ],
)
def test_a_text_is_a_cidr_or_a_prefix_list_id_and_has_one_key_however_it_is_spelt(text: str, kind: ClientKind, key: str) -> None:
    client = parse_client(text)

    assert (client.kind, client.key, client.value) == (kind, key, key)
    assert client.declared


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("10.0.0.0", "write '10.0.0.0/32' for this one address"),
        ("2001:db8::1", "write '2001:db8::1/128' for this one address"),
        ("10.0.0.1/16", "write '10.0.0.0/16' for the network or '10.0.0.1/32' for the one address"),
        ("2001:db8::1/56", "write '2001:db8::/56' for the network or '2001:db8::1/128' for the one address"),
        ("sg-0123456789abcdef0", "pass ec2.SecurityGroup.from_security_group_id(self, 'Client', 'sg-0123456789abcdef0')"),
        ("10.0.0.0/33", "give a CIDR ('10.0.0.0/16'), a prefix list id"),
        ("10.0.0/16", "give a CIDR"),
        ("010.0.0.0/16", "give a CIDR"),
        (" 10.0.0.0/16", "give a CIDR"),
        ("fe80::1%eth0/128", "give a CIDR"),
        ("com.amazonaws.eu-west-1.s3", "give a CIDR ('10.0.0.0/16'), a prefix list id ('pl-0123456789abcdef0')"),
        ("pl-0123/16", "give a CIDR"),
        ("subnet-0123456789abcdef0", "an ec2.IPeer, IConnectable, ISubnet or IVpc"),
        ("", "give a CIDR"),
        ("/", "give a CIDR"),
    ],
)
def test_another_text_is_refused_with_what_to_write_instead(text: str, remedy: str) -> None:
    with pytest.raises(NotAClientError) as refused:
        parse_client(text)

    assert str(refused.value).startswith(f"got the client {text!r}")
    assert remedy in str(refused.value)


def test_bits_beyond_the_prefix_of_a_known_cidr_are_cleared_as_ec2_does() -> None:
    assert cidr_client("1.2.3.4/5").value == "0.0.0.0/5"
    assert cidr_client("2001:db8::1/56") == Client(IPV6, "2001:db8::/56", "2001:db8::/56")


def test_what_should_be_a_known_cidr_and_is_none_is_refused() -> None:
    with pytest.raises(NotAClientError, match=r"got the client '10\.0\.0\.0/99'; give a CIDR"):
        cidr_client("10.0.0.0/99")


@pytest.mark.parametrize(
    ("client", "is_cidr", "ipv6"),
    [
        (parse_client("10.0.0.0/16"), True, False),
        (parse_client("2001:db8::/56"), True, True),
        (parse_client("pl-63a5400a"), False, False),
        (Client(SECURITY_GROUP, "Stack/Group", "sg-63a5400a"), False, False),
    ],
)
def test_a_network_acl_entry_can_name_addresses_only(client: Client, *, is_cidr: bool, ipv6: bool) -> None:
    assert (client.is_cidr, client.ipv6) == (is_cidr, ipv6)


@pytest.mark.parametrize(
    ("client", "other", "expected"),
    [
        (parse_client("10.0.0.0/16"), parse_client("10.0.1.0/24"), True),
        (parse_client("10.0.0.0/16"), parse_client("10.1.0.0/16"), False),
        (parse_client("2001:db8::/56"), parse_client("10.0.0.0/16"), False),
        (Client(IPV4, "office", TOKEN), Client(IPV4, "office", TOKEN), True),
        (Client(IPV4, "office", TOKEN), parse_client("0.0.0.0/0"), False),
        (Client(SECURITY_GROUP, "Stack/Group", TOKEN), parse_client("10.0.0.0/16"), False),
    ],
)
def test_two_clients_overlap_where_that_is_certain(client: Client, other: Client, *, expected: bool) -> None:
    assert overlap(client, other) is expected


@pytest.mark.parametrize(
    ("text", "ipv4", "ipv6", "doubts"),
    [
        ("10.0.0.0/16", True, False, []),
        ("10.0.0.0/16", True, True, []),
        ("10.0.0.0/16", False, True, ["ipv4-client-of-ipv6-endpoint"]),
        ("2001:db8::/56", True, False, ["ipv6-client-of-ipv4-endpoint"]),
        ("2001:db8::/56", True, True, []),
        ("2001:db8::/56", False, True, []),
        ("0.0.0.0/0", True, False, ["client-is-anyone"]),
        ("0.0.0.0/1", True, False, []),
        ("::/0", True, False, ["client-is-anyone", "ipv6-client-of-ipv4-endpoint"]),
        ("pl-63a5400a", True, False, []),
        ("pl-63a5400a", False, True, []),
    ],
)
def test_everybody_and_addresses_that_the_endpoints_cannot_answer_are_doubted(
    text: str, *, ipv4: bool, ipv6: bool, doubts: list[str]
) -> None:
    warned = doubts_about((parse_client(text),), endpoint_ipv4=ipv4, endpoint_ipv6=ipv6)

    assert [doubt.id for doubt in warned] == doubts
    assert all(f"the client {text!r}" in doubt.text for doubt in warned)


def test_each_doubtful_client_is_doubted() -> None:
    doubts = doubts_about(
        (parse_client("0.0.0.0/0"), parse_client("10.0.0.0/8"), parse_client("::/0")), endpoint_ipv4=True, endpoint_ipv6=True
    )

    assert [doubt.text.partition(" is ")[0] for doubt in doubts] == ["the client '0.0.0.0/0'", "the client '::/0'"]


@given(NETWORKS)
def test_every_spelling_of_a_network_is_one_client(network: Network) -> None:
    spellings = [str(network), network.exploded, str(network).upper(), network.with_netmask if network.version == 4 else str(network)]

    assert {parse_client(text) for text in spellings} == {parse_client(str(network))}
    assert parse_client(str(network)).key == str(network)


@given(NETWORKS, st.integers(1, 2**128 - 1))
def test_what_a_refusal_tells_the_user_to_write_is_taken(network: Network, host: int) -> None:
    address = network[host % network.num_addresses]

    try:
        client = parse_client(f"{address}/{network.prefixlen}")
    except NotAClientError as refused:
        ((whole, single),) = re.findall(r"write '(\S+)' for the network or '(\S+)' for the one address", str(refused))
        assert parse_client(whole).value == str(network)
        assert parse_client(single).value == f"{address}/{network.max_prefixlen}"
    else:
        assert (client.value, address) == (str(network), network.network_address)
