"""Texts of which a deployment fills in a part match by what is known."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis.policies.request import Principal, Request
from tests.analysis.policies.fixtures_policies import GATEWAY, ROLE, UNKNOWN, answers, asked, statement

if TYPE_CHECKING:
    from constructs_privatelink.analysis.policies.text_matching import PolicyText


@pytest.mark.parametrize(
    ("pattern", "resource", "verdict"),
    [
        ("arn:aws:s3:::${App.Bucket}/*", "arn:aws:s3:::${App.Bucket}/key", "allows"),
        ("arn:aws:s3:::${App.Bucket}/*", "arn:aws:s3:::${App.Other}/key", "conditional"),
        ("arn:aws:s3:::${App.Bucket}/*", "arn:aws:s3:::assets/key", "conditional"),
        ("arn:aws:s3:::${App.Bucket}/*", "arn:aws:s3:::assets", "denies"),
        ("arn:aws:s3:::${App.Bucket}/*", "arn:aws:sqs:::assets/key", "denies"),
        ("arn:aws:s3:::?${App.Bucket}/*", "arn:aws:s3:::a${App.Bucket}/key", "conditional"),
    ],
)
def test_point_1_texts_of_which_a_deployment_fills_in_a_part_match_by_what_is_known(pattern: str, resource: str, verdict: str) -> None:
    wanted = replace(UNKNOWN, key=pattern)
    given: PolicyText = replace(UNKNOWN, key=resource) if "${" in resource else resource

    authorization = asked(statement(Resource=wanted), endpoint=GATEWAY, request=Request("s3:GetObject", given, Principal(ROLE)))

    assert authorization.verdict == verdict


OURS, THEIRS = "arn:aws:s3:::ours/*", "arn:aws:s3:::theirs/*"


@pytest.mark.parametrize(
    ("role", "policy", "verdict"),
    [
        (OURS, OURS, None),
        (OURS, "*", None),
        (OURS, "arn:aws:s3:::our*", None),
        (OURS, THEIRS, "denies"),
        (OURS, [THEIRS, OURS], None),
        ([OURS, THEIRS], OURS, "conditional"),
        (OURS, "arn:aws:s3:::ours/public/*", "conditional"),
        ("arn:aws:s3:::ours/public/*", OURS, None),
        ("arn:aws:s3:::ours-*/*", THEIRS, "denies"),
        ("arn:aws:s3:::o?rs/*", OURS, "conditional"),
        ("*", THEIRS, "conditional"),
        ({"Ref": "P"}, THEIRS, "conditional"),
        ({"Fn::Sub": "arn:aws:s3:::ours-${P}/*"}, THEIRS, "denies"),
        ({"Fn::Sub": "arn:aws:s3:::ours-${P}/*"}, "arn:aws:s3:::ours-a/*", "conditional"),
        ({"Fn::Sub": "arn:aws:s3:::ours-${P}/*"}, {"Fn::Sub": "arn:aws:s3:::ours-${P}/*"}, None),
        ({"Fn::Sub": "${One.Arn}/*"}, {"Fn::Sub": "${One.Arn}/*"}, None),
        ({"Fn::Sub": "${One.Arn}/*"}, {"Fn::Sub": "${Two.Arn}/*"}, "denies"),
        ({"Fn::Sub": "${One.Arn}/in/*"}, {"Fn::Sub": "${One.Arn}/out/*"}, "denies"),
        ({"Fn::Sub": "arn:aws:s3:::${One}/*"}, {"Fn::Sub": "arn:aws:s3:::${Two}/*"}, "denies"),
        ({"Fn::Sub": "${One.Arn}/*"}, OURS, "conditional"),
        ({"Fn::Sub": "${Custom.Arn}/*"}, {"Fn::Sub": "${One.Arn}/*"}, "conditional"),
        ("arn:aws:s3:::ours/${aws:username}/*", THEIRS, "denies"),
        ("arn:aws:s3:::ours/${aws:username}/*", OURS, None),
    ],
)
def test_patterns_of_a_role_are_held_against_those_of_a_policy(role: object, policy: object, verdict: str | None) -> None:
    assert [answer.verdict for answer in answers(role, policy)] == ([] if verdict is None else [verdict])


@pytest.mark.parametrize(
    ("role", "policy", "verdict"),
    [
        ({"Fn::GetAtt": ["Key", "Arn"]}, {"Fn::GetAtt": ["Key", "Arn"]}, None),
        ({"Fn::GetAtt": ["Key", "Arn"]}, {"Fn::GetAtt": ["OtherKey", "Arn"]}, "denies"),
        ({"Fn::GetAtt": ["Key", "Arn"]}, {"Fn::GetAtt": ["Custom", "Arn"]}, "conditional"),
        ({"Fn::GetAtt": ["Key", "Arn"]}, "arn:aws:kms:eu-west-1:111122223333:key/1a2b", "conditional"),
        ("arn:aws:kms:eu-west-1:111122223333:key/*", "arn:aws:kms:us-east-1:111122223333:key/*", "denies"),
        ("arn:aws:kms:eu-west-1:111122223333:key/*", "arn:aws:kms:eu-west-1:999900001111:key/*", "denies"),
        ("arn:aws:kms:*:111122223333:key/*", "arn:aws:kms:eu-west-1:111122223333:key/*", "conditional"),
    ],
)
def test_two_keys_are_never_one(role: object, policy: object, verdict: str | None) -> None:
    told = answers(role, policy, service="kms", action="kms:Decrypt")

    assert [answer.verdict for answer in told] == ([] if verdict is None else [verdict])
