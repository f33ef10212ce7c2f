"""What kind of value an argument is."""

from __future__ import annotations

from enum import Enum

import pytest

from constructs_privatelink.argument_kinds import not_a_sequence, not_a_switch, not_one_of, not_text, not_texts, shown


class Colour(Enum):
    """Something to choose from."""

    RED = "red"
    DARK_RED = "dark red"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("kms", "'kms'"),
        (None, "None"),
        (object(), "object"),
        ([object(), "a"], "[object, 'a']"),
        ((), "[]"),
        ({"a": 1}, "{'a': 1}"),
        (iter(()), "tuple_iterator"),
        (len, "<built-in function len>"),
        (not_text, "<function not_text>"),
        ({"a": object()}, "{'a': <object object>}"),
        ("it is at 0x7f", "'it is at 0x7f'"),
    ],
)
def test_a_value_is_shown_without_its_place_in_memory(value: object, words: str) -> None:
    assert shown(value) == words


def test_a_value_that_cannot_be_shown_is_called_by_its_type() -> None:
    class Mute:
        def __repr__(self) -> str:
            raise ValueError

    assert shown([Mute()]) == "[Mute]"


def test_true_and_false_are_switches_and_none_is_where_it_may_be_left_out() -> None:
    assert [reason for value in (True, False, None) for reason in not_a_switch("on", value)] == []
    assert not_a_switch("on", None, optional=False) == ["got on=None; give True or False"]
    assert not_a_switch("on", "true") == ["got on='true'; give True or False"]


@pytest.mark.parametrize(("value", "such_as"), [("dark_red", "DARK_RED"), ("RED", "RED"), ("blue", "RED"), (3, "RED")])
def test_what_is_no_member_is_answered_with_the_one_that_is_meant(value: object, such_as: str) -> None:
    assert not_one_of("colour", value, Colour, "paint.", such_as="RED") == [
        f"got colour={value!r}; give one of paint.Colour, such as {such_as}"
    ]


def test_members_are_what_they_are() -> None:
    assert not_one_of("colour", Colour.RED, Colour, such_as="RED") == not_one_of("colour", None, Colour, such_as="RED") == []
    assert not_one_of("colour", None, Colour, such_as="RED", optional=False) == ["got colour=None; give one of Colour, such as RED"]


@pytest.mark.parametrize("value", ["", 3, None])
def test_an_empty_text_is_none(value: object) -> None:
    assert not_text("name", value, "logs", optional=False) == [f"got name={value!r}; give a text such as 'logs'"]
    assert not_text("name", "a", "logs") == []


@pytest.mark.parametrize(
    ("value", "what"),
    [
        ("kms", "which is one string; give a sequence of strings, such as ['kms']"),
        ({"a": 1}, "which is a mapping; give a list, such as ['sqs']"),
        (3, "which is no sequence; give a list, such as ['sqs']"),
        (b"kms", "which is no sequence; give a list, such as ['sqs']"),
    ],
)
def test_a_lone_text_and_a_mapping_are_no_sequences(value: object, what: str) -> None:
    assert not_a_sequence("also", value, "'sqs'") == [f"got also={value!r}, {what}"]


def test_a_lone_text_where_things_are_wanted_is_no_sequence_of_texts() -> None:
    assert not_a_sequence("vpcs", "vpc-1", "vpc") == ["got vpcs='vpc-1', which is one string; give a list, such as [vpc]"]


def test_lists_tuples_and_sets_are() -> None:
    assert not_a_sequence("also", ["a"], "'sqs'") == not_a_sequence("also", (), "'sqs'") == not_texts("also", {"a"}, "sqs") == []
    assert not_texts("also", ["a", 3], "sqs") == ["got 3 in also; give texts such as 'sqs'"]
