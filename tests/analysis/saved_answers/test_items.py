"""Values of answers are read as what AWS documents them to be; what is something else is refused with its place and what it is."""

from __future__ import annotations

from ipaddress import ip_network

import pytest

from constructs_privatelink.analysis.saved_answers.answer_files import SavedAnswer
from constructs_privatelink.analysis.saved_answers.items import Item
from constructs_privatelink.errors import PrivateLinkError


def item(**values: object) -> Item:
    return Item(SavedAnswer("vpc.json", values), values)


def refused(read: str, value: object) -> str:
    with pytest.raises(PrivateLinkError) as refusal:
        getattr(item(It=value), read)("It")
    (reason,) = refusal.value.reasons
    return reason


@pytest.mark.parametrize(
    ("read", "value", "expected"),
    [
        ("text", "a", "a"),
        ("text", "", None),
        ("text", None, None),
        ("named", "a", "a"),
        ("number", 0, 0),
        ("number", None, None),
        ("flag", False, False),
        ("flag", None, None),
        ("block", "10.0.0.5/24", ip_network("10.0.0.0/24")),
        ("block", "2001:db8::/56", ip_network("2001:db8::/56")),
        ("block", "", None),
        ("item", None, None),
        ("items", None, []),
        ("items", [], []),
        ("texts", ["a", "b"], ["a", "b"]),
        ("texts", None, []),
        ("state", {"State": "Available"}, "available"),
        ("state", {"Code": "Active"}, "active"),
        ("state", {}, ""),
        ("state", None, ""),
    ],
)
def test_a_value_is_read_as_what_it_is(read: str, value: object, expected: object) -> None:
    assert getattr(item(It=value), read)("It") == expected


@pytest.mark.parametrize(
    ("read", "value", "words"),
    [
        ("text", 5, "It: got 5; a text is needed"),
        ("named", None, "It: got nothing; a text is needed"),
        ("named", "", "It: got ''; a text is needed"),
        ("number", "5", "It: got '5'; a whole number is needed"),
        ("number", True, "It: got True; a whole number is needed"),
        ("flag", "true", "It: got 'true'; true or false is needed"),
        ("flag", 0, "It: got 0; true or false is needed"),
        ("block", "10.0.0.0/33", "It: got '10.0.0.0/33'; a CIDR block is needed"),
        ("item", [], "It: got []; an object is needed"),
        ("items", {}, "It: got {}; a list of objects is needed"),
        ("items", [1], "It: got [1]; a list of objects is needed"),
        ("texts", "a", "It: got 'a'; a list of texts is needed"),
        ("texts", [1], "It: got [1]; a list of texts is needed"),
    ],
)
def test_what_is_something_else_is_refused(read: str, value: object, words: str) -> None:
    assert refused(read, value) == words


def test_objects_in_objects_say_where_they_stand() -> None:
    inner = item(Vpcs=[{}, {"Options": {"Name": 5}}]).items("Vpcs")[1].item("Options")

    assert inner is not None
    with pytest.raises(PrivateLinkError, match=r"Vpcs\.1\.Options\.Name: got 5"):
        inner.text("Name")


@pytest.mark.parametrize(("length", "cut"), [(58, False), (59, True)])
def test_a_long_value_is_cut(length: int, *, cut: bool) -> None:
    assert refused("number", "x" * length).endswith("...; a whole number is needed") is cut
