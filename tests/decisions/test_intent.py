"""What constructs write of an endpoint is what the proof reads, in this form and in the one before."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constructs_privatelink.catalogue.ports import HTTPS, PortRange
from constructs_privatelink.decisions.intent import (
    KEY,
    VERSION,
    DeclaredClient,
    Intent,
    NamedValue,
    ResolvedValue,
    ResourceValue,
    Shared,
    UnreadableIntent,
    read_intent,
    read_shared,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

OFFICE = DeclaredClient("cidr", "192.168.0.0/16")
FUNCTION = DeclaredClient("securityGroup", ResourceValue("Group", "GroupId", "Orders.template.json"), "Orders/Function")
VPC = DeclaredClient("cidr", "10.0.0.0/16", default=True)

texts = st.text(min_size=1, max_size=12)
values = st.one_of(
    texts,
    st.builds(ResourceValue, texts, st.none() | texts, st.none() | texts),
    st.builds(ResolvedValue, texts),
    st.builds(NamedValue, texts),
)
clients = st.builds(DeclaredClient, st.sampled_from(("cidr", "prefixList", "securityGroup")), values, st.just("") | texts, st.booleans())
distinct = st.lists(clients, max_size=4, unique_by=lambda client: (client.kind, client.value)).map(tuple)
warnings = st.dictionaries(texts, st.lists(texts, max_size=2).map(tuple), max_size=2)
reasons = st.dictionaries(texts, st.dictionaries(texts, texts, min_size=1, max_size=2), max_size=2)
shared = st.builds(Shared, distinct, st.none() | distinct, warnings, reasons, st.dictionaries(texts, st.just("") | texts, max_size=2))


def nothing(_: str) -> None:
    return None


def through_json(value: Mapping[str, object]) -> dict[str, object]:
    return {KEY: json.loads(json.dumps(value))}


@given(shared, texts, st.lists(st.sampled_from((HTTPS, PortRange("udp", 53, 60)))).map(tuple))
def test_what_an_endpoint_holds_itself_is_read_as_it_was(part: Shared, service: str, ports: tuple[PortRange, ...]) -> None:
    intent = Intent(**vars(part), service=service, ports=ports, facts={"private_dns": False}, needed_by={"Stack/App": ("kms:Sign",)})

    assert read_intent(through_json(intent.to_json()), nothing) == intent


@given(shared)
def test_what_is_shared_is_read_at_its_holder(part: Shared) -> None:
    holder = through_json(part.to_json())

    assert read_shared(holder) == part
    read = read_intent(through_json(Intent(service="kms").to_json("Group")), {"Group": holder}.get)
    assert isinstance(read, Intent)
    assert (set(read.clients), read.client_subnets) == (set(part.clients), part.client_subnets)
    assert (read.warnings, read.acknowledged, read.existing) == (part.warnings, part.acknowledged, part.existing)


def test_a_client_is_declared_if_the_endpoint_or_its_network_declares_it() -> None:
    holder = through_json(Shared((VPC,)).to_json())
    own = Intent(clients=(OFFICE, DeclaredClient("cidr", "10.0.0.0/16")), service="kms")

    read = read_intent(through_json(own.to_json("Group")), {"Group": holder}.get)

    assert isinstance(read, Intent)
    assert {(client.value, client.default) for client in read.clients} == {("192.168.0.0/16", False), ("10.0.0.0/16", False)}


def test_a_client_that_is_a_resource_stands_there_without_a_reference() -> None:
    assert FUNCTION.to_json() == {
        "securityGroup": {"template": "Orders.template.json", "logicalId": "Group", "attribute": "GroupId"},
        "name": "Orders/Function",
    }


OLD = {
    "version": 1,
    "service": "kms",
    "ports": ["tcp/443"],
    "clients": [
        {"cidr": "10.0.0.0/16", "default": True},
        {"prefixList": "pl-1"},
        {"securityGroup": "Orders/Function"},
        {"securityGroup": "sg-1"},
        {"unresolved": "office"},
    ],
}


def test_the_first_form_is_read() -> None:
    assert read_intent({KEY: OLD}, nothing) == Intent(
        clients=(
            VPC,
            DeclaredClient("prefixList", "pl-1"),
            DeclaredClient("securityGroup", NamedValue("Orders/Function"), "Orders/Function"),
            DeclaredClient("securityGroup", "sg-1", "sg-1"),
            DeclaredClient("cidr", NamedValue("office"), "office"),
        ),
        service="kms",
        ports=(HTTPS,),
    )


def test_without_the_key_nothing_is_declared() -> None:
    assert read_intent({"another": "key"}, nothing) is None
    assert read_shared({"another": "key"}) is None


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"version": VERSION + 1}, "a newer version of constructs-privatelink"),
        ({"version": "2"}, "no form of constructs-privatelink that is known here: version '2'"),
        ({}, "version None"),
        ("text", "of another shape"),
        ({"version": 2, "clients": "all"}, "of another shape"),
        ({"version": 2, "clients": [{"who": "all"}]}, "a client of a kind that is not known"),
        ({"version": 2, "clients": [{"cidr": {"from": "here"}}]}, "a client in a form that is not known"),
        ({"version": 2, "ports": ["443"]}, "ports that are none"),
        ({"version": 2, "shared": "Gone"}, "the clients that stand at 'Gone', and there are none"),
        ({"version": 2, "shared": "Newer"}, "a newer version of constructs-privatelink"),
    ],
)
def test_what_cannot_be_read_is_said_and_is_never_nothing(said: object, why: str) -> None:
    holders = {"Newer": {KEY: {"version": VERSION + 1}}}

    read = read_intent({KEY: said}, holders.get)

    assert isinstance(read, UnreadableIntent)
    assert why in read.why
