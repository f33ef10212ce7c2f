"""What requests say under condition keys, so that a statement matches them."""

from __future__ import annotations

import pytest

from tests.cli.diff.fixtures_policies import differences, policy, statement, verdict


@pytest.mark.parametrize("keys", [("StringLike", "aws:SourceVpc"), ("StringEquals", "aws:sourcevpc")])
def test_a_condition_that_goes_beside_one_on_the_same_key_is_wider(keys: tuple[str, str]) -> None:
    operator, key = keys
    kept = {"StringEquals": {"aws:SourceVpc": ["vpc-b", "vpc-c"]}}
    both = {**kept, operator: {**kept.get(operator, {}), key: ["vpc-a", "vpc-b"]}}

    assert verdict(policy(statement(Condition=both)), policy(statement(Condition=kept))) != "narrowed"
    assert differences(policy(statement(Condition=both)), policy(statement(Condition=kept))) != ()
