"""What is unknown never makes an answer certain: the tables of and, or and not, with reasons."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.policies.three_valued import Truth, all_of, any_of, negated
from constructs_privatelink.analysis.values import Unknown

FIRST, SECOND = (Unknown(Code.PL_UNRESOLVED_VALUE, place, "nobody knows") for place in ("A", "B"))


@pytest.mark.parametrize(
    ("answers", "every", "some"),
    [
        ([], True, False),
        ([True], True, True),
        ([False], False, False),
        ([True, True], True, True),
        ([True, False], False, True),
        ([False, False], False, False),
        ([FIRST], FIRST, FIRST),
        ([FIRST, SECOND], FIRST, FIRST),
        ([True, FIRST], FIRST, True),
        ([FIRST, True], FIRST, True),
        ([False, FIRST], False, FIRST),
        ([SECOND, False], False, SECOND),
        ([FIRST, SECOND, True, False], False, True),
    ],
)
def test_answers_combine(answers: list[Truth], every: Truth, some: Truth) -> None:
    assert all_of(answers) is every
    assert any_of(answers) is some


def test_the_opposite_of_unknown_is_unknown() -> None:
    assert (negated(True), negated(False), negated(FIRST)) == (False, True, FIRST)  # noqa: FBT003 # an answer, no switch
