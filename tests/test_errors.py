"""Whoever uses the library wrongly hears every reason at once, in one exception."""

from __future__ import annotations

import pytest

from constructs_privatelink.errors import PrivateLinkError, Problems, lines_of_some, said_by, some_of


def refuse(*reasons: str) -> None:
    raise PrivateLinkError("EksEndpoint 'Eks'", reasons)


def test_one_reason_stands_behind_the_subject() -> None:
    error = PrivateLinkError("EksEndpoint 'Eks'", ["got neither vpc nor network"])

    assert str(error) == "EksEndpoint 'Eks': got neither vpc nor network"


def test_several_reasons_are_counted_and_listed() -> None:
    error = PrivateLinkError("EksEndpoint 'Eks'", (reason for reason in ("got no vpc", "got no policy")))

    assert str(error) == "EksEndpoint 'Eks': 2 problems\n  - got no vpc\n  - got no policy"
    assert (error.subject, error.reasons) == ("EksEndpoint 'Eks'", ("got no vpc", "got no policy"))


def test_of_a_value_that_the_cdk_looks_up_later_it_is_said_what_may_stand_for_it_until_then() -> None:
    error = PrivateLinkError("EndpointNetwork 'Endpoints'", ["got 'dummy-value-for-/platform/kms' for 'kms'"])
    passed_on = PrivateLinkError("endpoint 'Kms'", error.reasons)

    assert len(error.reasons) == 2
    assert "give value_from_lookup a default_value=... of the kind that is wanted here" in error.reasons[1]
    assert passed_on.reasons == error.reasons


def test_a_refusal_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="got no vpc"):
        refuse("got no vpc")


def test_without_a_reason_nothing_is_refused() -> None:
    problems = Problems("EksEndpoint 'Eks'")

    problems.add([])
    problems.refuse()

    assert problems.reasons == ()


def test_reasons_are_told_once_each_in_the_order_in_which_they_were_found() -> None:
    problems = Problems("EksEndpoint 'Eks'")
    problems.add(["second is first", "first is second"])
    problems.add(["second is first", "third"])

    with pytest.raises(PrivateLinkError) as refused:
        problems.refuse()

    assert refused.value.subject == "EksEndpoint 'Eks'"
    assert refused.value.reasons == ("second is first", "first is second", "third")


def test_an_attempt_returns_its_answer_or_notes_why_there_is_none() -> None:
    problems = Problems("EksEndpoint 'Eks'")

    assert problems.attempt(lambda: 443) == 443
    problems.refuse()
    assert problems.attempt(lambda: refuse("got no vpc", "got no policy")) is None
    with pytest.raises(PrivateLinkError) as refused:
        problems.refuse()
    assert refused.value.reasons == ("got no vpc", "got no policy")


def test_an_attempt_hides_no_error_of_another_kind() -> None:
    problems = Problems("EksEndpoint 'Eks'")

    with pytest.raises(ZeroDivisionError):
        problems.attempt(lambda: 1 // 0)


class MuteError(Exception):
    def __str__(self) -> str:
        raise ValueError


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (KeyError("vpc"), "KeyError: 'vpc'"),
        (ValueError("first\nsecond"), "ValueError: first"),
        (SystemExit(), "SystemExit"),
        (MuteError(), "MuteError"),
    ],
)
def test_of_somebody_elses_error_the_type_and_the_first_line_are_told(error: BaseException, said: str) -> None:
    assert said_by(error) == said


def test_what_reasons_quote_of_templates_begins_no_line_of_a_log() -> None:
    error = PrivateLinkError("template 'a\x1b[2J'", ["'Odd\n::error::pwned' has no type", "::error::pwned"])

    assert str(error).splitlines() == [
        r"template 'a\x1b[2J': 2 problems",
        r"  - 'Odd\n::error::pwned' has no type",
        r"  - \x3a:error::pwned",
    ]


@pytest.mark.parametrize(
    ("texts", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a, b"), (["a", "b", "c"], "a, b and 1 more"), (["a"] * 5, "a, a and 3 more")]
)
def test_of_many_texts_some_are_told_and_the_others_counted(texts: list[str], text: str) -> None:
    assert some_of(texts, 2) == text


@pytest.mark.parametrize(("most", "lines"), [(2, ["a", "b", "and 1 more"]), (3, ["a", "b", "c"]), (None, ["a", "b", "c"])])
def test_of_many_lines_some_are_told_and_the_last_counts_the_others(most: int | None, lines: list[str]) -> None:
    assert lines_of_some(["a", "b", "c"], most) == lines
