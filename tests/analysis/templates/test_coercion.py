"""Numbers, truth values and texts, as properties want them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.templates.coercion import as_bool, as_int, as_text
from constructs_privatelink.analysis.values import Unknown
from tests.analysis.templates.fixtures_values import VPC

if TYPE_CHECKING:
    from constructs_privatelink.analysis.values import Resolved


@pytest.mark.parametrize(("value", "expected"), [(443, 443), ("443", 443), (" 443 ", 443), (443.0, 443), ("-1", -1), ("443.0", 443)])
def test_whole_numbers_are_read_from_text(value: Resolved, expected: int) -> None:
    assert as_int(value) == expected


@pytest.mark.parametrize("value", ["", "all", 1.5, True, None, [], {}, "1" * 30, VPC])
def test_what_is_no_whole_number_is_unknown(value: Resolved) -> None:
    assert isinstance(as_int(value, "Acl.RuleNumber"), Unknown)


@pytest.mark.parametrize(("value", "expected"), [(True, True), ("true", True), ("False", False), (False, False)])
def test_truth_values_are_read_from_text(value: Resolved, expected: bool) -> None:  # noqa: FBT001 - a table
    assert as_bool(value) is expected


@pytest.mark.parametrize("value", ["yes", 1, None, [], VPC])
def test_what_is_no_truth_value_is_unknown(value: Resolved) -> None:
    assert isinstance(as_bool(value), Unknown)


@pytest.mark.parametrize(("value", "expected"), [("a", "a"), (1, "1"), (True, "true"), (1.5, "1.5")])
def test_texts_are_read_from_numbers_and_truth_values(value: Resolved, expected: str) -> None:
    assert as_text(value) == expected


def test_a_reason_says_what_was_wrong_and_an_unknown_stays_the_same() -> None:
    unknown = Unknown(Code.PL_UNRESOLVED_VALUE, "Acl.Protocol", "the parameter 'P' has no default")

    assert as_int(unknown, "elsewhere") is unknown
    assert as_int("all", "Acl.Protocol") == Unknown(Code.PL_UNRESOLVED_VALUE, "Acl.Protocol", "got 'all' where a whole number is due")
    assert as_text(VPC, "Acl.X") == Unknown(
        Code.PL_UNRESOLVED_VALUE, "Acl.X", "the value of Template.Vpc is set at deployment", "${Template.Vpc}"
    )
