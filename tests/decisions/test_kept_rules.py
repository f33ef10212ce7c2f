"""What the kept rule lets in gets no rule of its own, and what it may not let in does."""

from __future__ import annotations

import pytest

from constructs_privatelink.catalogue.ports import HTTPS, PortRange
from constructs_privatelink.decisions.clients import Client, ClientKind, parse_client, within
from constructs_privatelink.decisions.kept_rules import KeptRule, not_kept

TOKEN = "${Token[Vpc.CidrBlock.7]}"  # noqa: S105 - a token of the CDK, not a secret
OTHER = "${Token[Other.CidrBlock.8]}"
RULE = KeptRule(parse_client("10.0.0.0/16"), TOKEN, 443)
STREAMS = PortRange("tcp", 1400, 1499)


def named(key: str, value: str, kind: ClientKind = ClientKind.IPV4) -> Client:
    return Client(kind, key, value)


@pytest.mark.parametrize(
    ("client", "kept"),
    [
        (parse_client("10.0.0.0/16"), True),
        (parse_client("10.0.7.0/24"), True),
        (parse_client("10.0.0.0/15"), False),
        (parse_client("10.1.0.0/16"), False),
        (parse_client("2001:db8::/56"), False),
        (parse_client("pl-0123abcd"), False),
        (named("Vpc CIDR", TOKEN), True),
        (named("Other CIDR", OTHER), False),
        (named("Stack/Client", "sg-1", ClientKind.SECURITY_GROUP), False),
    ],
)
def test_who_certainly_comes_from_the_block_needs_no_rule(client: Client, *, kept: bool) -> None:
    assert not_kept(client, [HTTPS], [RULE]) == (() if kept else (HTTPS,))


@pytest.mark.parametrize("port", [STREAMS, PortRange("udp", 443, 443), PortRange("tcp", 443, 444), PortRange("tcp", 9142, 9142)])
def test_another_port_needs_a_rule(port: PortRange) -> None:
    assert not_kept(parse_client("10.0.0.0/16"), [HTTPS, port], [RULE]) == (port,)


def test_without_a_kept_rule_all_ports_need_one() -> None:
    assert not_kept(parse_client("10.0.0.0/16"), [HTTPS, STREAMS], []) == (HTTPS, STREAMS)


def test_a_block_that_only_the_deployment_knows_is_that_of_its_own_token_and_of_no_other() -> None:
    block = named("Vpc CIDR", TOKEN)

    assert within(named("Vpc CIDR", TOKEN), block)
    assert not within(parse_client("10.0.0.0/16"), block)
    assert not within(named("Other CIDR", OTHER), parse_client("10.0.0.0/16"))
