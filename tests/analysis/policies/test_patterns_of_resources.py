"""A role's resources are often patterns: an endpoint's policy matches all that one stands for, none of it, or nobody knows which."""

from __future__ import annotations

import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constructs_privatelink.analysis.policies.text_matching import glob, like_resource
from tests.analysis.policies.fixtures_policies import answers


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        (
            {"Condition": {"StringEquals": {"aws:SourceVpce": "vpce-0a1b2c3d"}}},
            "it denies on a first deployment: vpce-0a1b2c3d: it is written",
        ),
        (
            {"Condition": {"StringEquals": {"aws:SourceVpc": "vpc-0a1b2c3d"}}},
            "it denies on a first deployment: vpc-0a1b2c3d: it is written",
        ),
        ({"Condition": {"StringNotEquals": {"aws:SourceVpce": "vpce-0a1b2c3d"}}}, "it allows on a first deployment: "),
        ({"Effect": "Deny", "Condition": {"StringNotEquals": {"aws:SourceVpce": "vpce-0a1b2c3d"}}}, None),
        ({"Condition": {"StringEquals": {"aws:SourceVpce": {"Ref": "P"}}}}, "it depends: "),
    ],
)
def test_what_holds_on_a_first_deployment_is_said_of_ids_that_are_written_out(statement: dict[str, object], text: str | None) -> None:
    (answer,) = answers("*", "*", service="kms", action="kms:Decrypt", **statement)

    assert answer.verdict == ("conditional" if text else "denies")
    assert answer.text.startswith(text or "no statement allows it")


TEXTS = tuple("".join(letters) for length in range(4) for letters in product("ab", repeat=length))


PATTERNS = st.text("ab*?", max_size=4)


@given(PATTERNS, PATTERNS.filter(lambda pattern: re.search("[*?]", pattern) is not None and pattern != "*"))
def test_a_pattern_matches_all_some_or_none_of_what_another_stands_for(wanted: str, asked: str) -> None:
    answer = like_resource(wanted, asked, ())
    meant = {glob(wanted, text) for text in TEXTS if glob(asked, text)}

    if answer is True:
        assert False not in meant
    elif answer is False:
        assert True not in meant
