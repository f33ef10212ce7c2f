"""A policy that allows everybody and denies all but some means what one says that allows these."""

from __future__ import annotations

from typing import Any

import pytest

from constructs_privatelink.cli.diff.kept_out import allowing_only
from constructs_privatelink.cli.diff.policy_meaning import meant

ALLOW: dict[str, Any] = {"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}
INVOKE = ALLOW | {"Action": "execute-api:Invoke", "Resource": "execute-api:/*"}
DENY = {"Effect": "Deny"}


def when(operator: str, key: str, *values: object, of: dict[str, Any] = ALLOW) -> dict[str, Any]:
    return of | {"Condition": {operator: {key: list(values)}}}


ONLY_OURS = when("StringEquals", "aws:principalorgid", "o-1")
BUT_OURS = when("StringNotEquals", "aws:principalorgid", "o-1") | DENY


@pytest.mark.parametrize(
    ("statements", "same"),
    [
        ([ALLOW, BUT_OURS], [ONLY_OURS]),
        ([BUT_OURS, ALLOW], [ONLY_OURS]),
        ([ONLY_OURS, BUT_OURS], [ONLY_OURS]),
        ([ALLOW, when("NotIpAddress", "aws:vpcsourceip", "10.0.0.0/8") | DENY], [when("IpAddress", "aws:vpcsourceip", "10.0.0.0/8")]),
        (
            [INVOKE, when("StringNotEquals", "aws:sourcevpce", "vpce-1", of=INVOKE) | DENY],
            [when("StringEquals", "aws:sourcevpce", "vpce-1", of=INVOKE)],
        ),
    ],
)
def test_what_denies_all_but_some_is_a_condition_of_what_allows(statements: list[object], same: list[object]) -> None:
    assert allowing_only(statements) == same


@pytest.mark.parametrize(
    "statements",
    [
        [ALLOW, BUT_OURS | {"Action": "kms:Sign"}],
        [ALLOW, BUT_OURS | {"Resource": "arn:aws:kms:*:*:key/1"}],
        [ALLOW, BUT_OURS | {"Principal": {"AWS": "111111111111"}}],
        [ALLOW, when("StringEquals", "aws:principalorgid", "o-1") | DENY],
        [ALLOW, when("StringNotEqualsIfExists", "aws:principalorgid", "o-1") | DENY],
        [ALLOW, when("ForAllValues:StringNotEquals", "aws:principalorgid", "o-1") | DENY],
        [ALLOW, BUT_OURS | {"Condition": {"StringNotEquals": {"aws:principalorgid": ["o-1"], "aws:sourcevpc": ["vpc-1"]}}}],
        [ALLOW, {key: value for key, value in BUT_OURS.items() if key != "Action"} | {"NotAction": "kms:Sign"}],
        [when("StringEquals", "aws:principalorgid", "o-2"), BUT_OURS],
        ["no statement", BUT_OURS],
    ],
)
def test_what_denies_some_of_it_or_on_other_conditions_stays(statements: list[object]) -> None:
    assert allowing_only(statements) == statements


def test_where_silence_does_not_deny_a_deny_is_no_condition() -> None:
    policy = {"Statement": [INVOKE, when("StringNotEquals", "aws:sourcevpce", "vpce-1", of=INVOKE) | DENY]}

    assert len(meant(policy, api=True)["Statement"]) == 2  # type: ignore[index] # a mapping
    assert len(meant(policy, api=True, silence_denies=True)["Statement"]) == 1  # type: ignore[index] # as above


@pytest.mark.parametrize("resource", ["execute-api:/*", "execute-api:/*/*", "execute-api:/*/*/*"])
def test_stage_method_and_path_of_any_call_are_all_calls_of_an_api(resource: str) -> None:
    assert meant({"Statement": INVOKE | {"Resource": resource}}, api=True) == meant({"Statement": INVOKE}, api=True)
    assert meant({"Statement": INVOKE | {"Resource": "execute-api:/*/*/*/*"}}, api=True) != meant({"Statement": INVOKE}, api=True)
