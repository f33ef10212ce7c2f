"""Policies in one form: what is only written in another manner becomes equal, and no condition is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from constructs_privatelink.analysis.policies.match import evaluate
from constructs_privatelink.cli.diff.policy_meaning import meant
from tests.cli.diff.fixtures_policies import DECRYPT, FACTS, KEY, OTHERS, OURS, POLICIES, Json, asked, differences, policy, statement

if TYPE_CHECKING:
    from constructs_privatelink.analysis.policies.request import Facts

ACCOUNT, ROOT = "111122223333", "arn:aws:iam::111122223333:root"


def to(*principals: object) -> Json:
    return statement(Principal={"AWS": list(principals)})


def spared(principal: str) -> Json:
    return statement("Deny", Principal=None, NotPrincipal={"AWS": principal})


@pytest.mark.parametrize(
    ("before", "other"),
    [
        (policy(DECRYPT), policy({"Sid": "Named", **DECRYPT})),
        (policy(DECRYPT), policy(statement(Action=["KMS:decrypt"], Resource=[f"{KEY}*"]))),
        (None, policy(statement())),
        (policy(statement(Action=["kms:A", "kms:B"])), policy(statement(Action="kms:A"), statement(Action="kms:B"))),
        (policy(statement(Principal={"AWS": "*"})), policy(statement())),
        (policy(statement(Principal={"AWS": "111122223333"})), policy(statement(Principal={"AWS": "arn:aws:iam::111122223333:root"}))),
        (policy(statement(Condition=OURS)), policy(statement(Condition={"StringEquals": {"AWS:principalorgid": ["o-1"]}}))),
        (policy(DECRYPT, OTHERS), policy(OTHERS, DECRYPT)),
        (policy(DECRYPT), {"Statement": DECRYPT}),
        (policy(to(ACCOUNT, "444455556666")), policy(to("444455556666"), to(ROOT))),
        (policy(statement(), spared(ACCOUNT)), policy(statement(), spared(ROOT))),
        (policy(to({"Ref": "AWS::AccountId"})), policy(to({"Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:root"}))),
        (policy(asked("StringEquals", "o-1")), policy(asked("stringlike", ["o-1"]))),
        (policy(asked("StringLike", ["b*", "a*"])), policy(asked("StringLike", ["a*", "b*"]))),
        (policy(asked("ArnEquals", f"{KEY}*")), policy(asked("ArnLike", f"{KEY}*"))),
        (policy(asked("Bool", "true")), policy(asked("Bool", value=True))),
        (policy(asked("Bool", "true")), policy(asked("Bool", "True"))),
        (policy(asked("NumericLessThan", 10)), policy(asked("NumericLessThan", "10.0"))),
        (policy(asked("IpAddress", "10.0.0.0/16")), policy(asked("IpAddress", ["10.0.128.0/17", "10.0.0.9/17"]))),
        (policy(asked("NotIpAddress", "10.0.0.1")), policy(asked("NotIpAddress", "10.0.0.1/32"))),
        (policy(statement(), asked("StringNotEquals", "a", "Deny")), policy(statement(), asked("StringNotEqualsIfExists", "a", "Deny"))),
    ],
)
def test_what_is_only_written_differently_changes_nothing(before: object, other: object) -> None:
    assert differences(before, other) == ()


@given(POLICIES, FACTS)
def test_a_policy_in_the_form_in_which_it_is_compared_means_the_same(written: Json, facts: Facts) -> None:
    assert evaluate(meant(written), facts, "").outcomes == evaluate(written, facts, "").outcomes
