"""Which wildcards an endpoint policy may hold: those that AWS refuses are refused, those that may pass are a doubt."""

from __future__ import annotations

import pytest

from constructs_privatelink.catalogue.service import Service
from constructs_privatelink.errors import PrivateLinkError
from constructs_privatelink.policy.document import EndpointPolicy
from constructs_privatelink.policy.wildcards import forbidden_wildcards


def verdicts(condition: dict[str, object]) -> list[bool]:
    """Return, for each wildcard that a condition should not have, whether AWS certainly refuses it."""
    return [wildcard.certain for wildcard in forbidden_wildcards({"Condition": condition})]


@pytest.mark.parametrize(
    ("operator", "key", "value", "expected"),
    [
        ("StringLike", "aws:PrincipalAccount", "1234*", [True]),
        ("StringLike", "AWS:principalaccount", "*", [True]),
        ("StringNotLikeIfExists", "aws:SourceVpc", "vpc-?", [True]),
        ("ForAnyValue:StringLike", "aws:ResourceOrgID", "o-??????z???", [True]),
        ("StringLike", "aws:ResourceOrgID", "o-a1b2c3*", [False]),
        ("StringLike", "aws:PrincipalAccount", ["123456789012", "210*"], [True]),
        ("StringLike", "aws:PrincipalAccount", "123456789012", []),
        ("StringEquals", "aws:PrincipalAccount", "1234*", []),
        ("StringLike", "aws:PrincipalAccount", "${Token[TOKEN.7]}", []),
        ("StringLike", "aws:PrincipalAccount", {"Ref": "Account"}, []),
    ],
)
def test_ids_that_aws_gives_take_no_wildcard(operator: str, key: str, value: object, expected: list[bool]) -> None:
    assert verdicts({operator: {key: value}}) == expected


@pytest.mark.parametrize(
    ("operator", "key", "expected"),
    [
        ("NumericEquals", "aws:PrincipalAccount", [True]),
        ("NumericLessThanIfExists", "aws:SourceAccount", [True]),
        ("NumericLessThan", "aws:MultiFactorAuthAge", []),
        ("StringEquals", "aws:SourceAccount", []),
    ],
)
def test_ids_that_aws_gives_are_no_numbers(operator: str, key: str, expected: list[bool]) -> None:
    assert verdicts({operator: {key: "123456789012"}}) == expected


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("aws:PrincipalTag/team", "data*", [True]),
        ("aws:PrincipalTag/team", "*", [True]),
        ("aws:PrincipalTag/team", "data-a*", []),
        ("aws:PrincipalTag/team", "*-data-a", []),
        ("aws:PrincipalTag/team", "abcdef*xyz", []),
        ("aws:PrincipalTag/team", "abcdef*xyz*", [True]),
        ("aws:PrincipalTag/team", "abcdef**", []),
        ("aws:PrincipalOrgPaths", "o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*", []),
        ("aws:PrincipalTag/team", "${aws:username}*", []),
        ("aws:PrincipalTag/team", "${Token[TOKEN.7]}*", []),
        ("aws:PrincipalTag/team", "data${*}", []),
        ("s3:prefix", "home/*", [False]),
        ("s3:prefix", "homes/*", []),
    ],
)
def test_a_wildcard_has_six_characters_beside_it(key: str, value: str, expected: list[bool]) -> None:
    assert verdicts({"StringLike": {key: value}}) == expected


@pytest.mark.parametrize(
    ("arn", "mixed"),
    [
        ("arn:aws:iam::1234*:role/app", True),
        ("arn:${AWS::Partition}:iam::12345678901?:role/app", True),
        ("arn:aws:iam::${AWS::AccountId}*:role/app", True),
        ("arn:${Token[AWS.Partition.3]}:iam::*12:role/app", True),
        ("arn:aws:iam::*:role/app", False),
        ("arn:aws:iam::????????????:role/app", False),
        ("arn:aws:iam::123456789012:role/app-*", False),
        ("arn:aws:s3:::bucket/1*", False),
        ("arn:aws:s3:*:bucket1*", False),
        ("arn:aws:iam::${Start}*:role/app", False),
        ("${Prefix}:iam::12*:role/app", False),
        ("*", False),
    ],
)
def test_the_account_of_an_arn_is_an_id_or_a_wildcard(arn: str, *, mixed: bool) -> None:
    expected = [True] if mixed else []

    assert [wildcard.certain for wildcard in forbidden_wildcards({"Resource": ["*", arn]})] == expected
    assert [wildcard.certain for wildcard in forbidden_wildcards({"NotResource": arn})] == expected
    assert verdicts({"ArnLike": {"aws:PrincipalArn": arn}}) == expected
    assert verdicts({"StringEquals": {"aws:PrincipalArn": arn}}) == []


@pytest.mark.parametrize("condition", [{"Fn::If": ["A", {}, {}]}, {"StringLike": {"Fn::If": []}}, "none", None, {"StringLike": "*"}])
def test_what_is_no_condition_yet_is_let_be(condition: object) -> None:
    assert list(forbidden_wildcards({"Condition": condition})) == []


def policy(condition: dict[str, object]) -> EndpointPolicy:
    return EndpointPolicy.allow("kms:*", conditions=condition)


def test_an_endpoint_refuses_what_aws_refuses() -> None:
    wrong = policy({"StringLike": {"aws:PrincipalOrgID": "o-a*"}})

    with pytest.raises(PrivateLinkError) as refusal:
        wrong.check(Service.find("kms"))

    expected = (
        "the condition StringLike aws:PrincipalOrgID: got 'o-a*', and AWS refuses wildcards in ids that it gives; "
        "write whole ids under StringEquals"
    )
    assert refusal.value.reasons == (expected,)


def test_an_endpoint_doubts_what_aws_may_refuse() -> None:
    doubts = policy({"StringLike": {"kms:ViaService": "ec2.*"}}).check(Service.find("kms"))

    assert [doubt.id for doubt in doubts] == ["policy-wildcard"]
