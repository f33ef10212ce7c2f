"""Private REST APIs whose policies let in everybody, or nobody."""

from __future__ import annotations

import pytest

from tests.analysis.rules.examples import PARAMETER, broken, endpoint, texts
from tests.analysis.rules.fixtures_private_apis import ANYBODY, UNKNOWN, api, method, only


@pytest.mark.parametrize(
    ("statements", "is_told"),
    [
        ([ANYBODY], True),
        ([ANYBODY | {"Principal": {"AWS": ["*"]}}], True),
        ([only("aws:SourceVpce", "vpce-0123456789abcdef0")], False),
        ([only("aws:PrincipalOrgID", "o-a1b2c3d4e5")], False),
        ([ANYBODY | {"Principal": {"AWS": "111111111111"}}], False),
        ([ANYBODY, only("aws:SourceVpce", "vpce-0123456789abcdef0", "StringNotEquals") | {"Effect": "Deny"}], False),
        ([ANYBODY, UNKNOWN], False),
        ([ANYBODY | {"Condition": UNKNOWN}], False),
    ],
)
def test_a_policy_for_everybody_by_any_endpoint_is_told(statements: list[object], *, is_told: bool) -> None:
    assert broken("PL065", {"Api": api(*statements)}, **PARAMETER) == ([("Api", "info")] if is_told else [])


DENY = {"Effect": "Deny"}


PEER = {"Fn::GetAtt": ["Apis", "Id"]}


@pytest.mark.parametrize(
    ("statements", "is_told"),
    [
        ([only("aws:SourceVpce", "*", "StringLike")], True),
        ([only("aws:SourceVpce", "vpce-*", "StringLike")], True),
        ([only("aws:SourceVpce", "vpce-0a1b*", "StringLike")], False),
        ([only("aws:SourceVpc", ["vpc-0123456789abcdef0", "*"], "StringLike")], True),
        ([only("aws:SourceVpce", "vpce-0123456789abcdef0", "StringNotEquals")], True),
        ([only("aws:SourceVpce", "false", "Null")], True),
        ([only("aws:SecureTransport", "true", "Bool")], True),
        ([only("aws:VpcSourceIp", "10.0.0.0/8", "IpAddress")], True),
        ([only("aws:PrincipalOrgID", "o-a1b2c3d4e5", "StringEqualsIfExists")], True),
        ([only("aws:SourceVpce", "vpce-0123456789abcdef0", "StringEqualsIfExists")], False),
        ([only("aws:VpceOrgID", "o-a1b2c3d4e5")], False),
        ([ANYBODY, only("aws:SecureTransport", "false", "Bool") | DENY], True),
        ([ANYBODY, only("aws:SourceVpce", "vpce-0123456789abcdef0") | DENY], True),
        ([ANYBODY, only("aws:VpceAccount", "111111111111", "StringNotEquals") | DENY], False),
        ([ANYBODY, only("aws:SourceVpc", UNKNOWN, "StringNotEquals") | DENY], False),
        ([ANYBODY, ANYBODY | DENY | {"Condition": UNKNOWN}], False),
        ([ANYBODY | {"Action": "execute-api:ManageConnections"}, only("aws:SourceVpce", "vpce-0123456789abcdef0")], False),
    ],
)
def test_a_condition_that_every_endpoint_meets_keeps_out_nobody(statements: list[object], is_told: bool) -> None:  # noqa: FBT001 - a table
    resources = {"Apis": endpoint("execute-api"), "Api": api(*statements), "Get": method()}

    assert [severity for _, severity in broken("PL065", resources, **PARAMETER)] == (["info"] if is_told else [])


@pytest.mark.parametrize(
    ("statements", "severity"),
    [
        ([], None),
        ([ANYBODY | DENY], "error"),
        ([only("aws:SourceIp", "10.0.0.0/8", "IpAddress") | DENY], "error"),
        ([ANYBODY | {"Principal": {"AWS": []}}], "error"),
        ([ANYBODY | {"Principal": []}], "error"),
        ([ANYBODY | {"Resource": []}], "error"),
        ([{name: value for name, value in ANYBODY.items() if name != "Resource"}], "info"),
        ([ANYBODY | {"Action": "apigateway:GET"}], "error"),
        ([only("aws:SourceVpce", [])], "error"),
        ([only("aws:SourceVpce", []), only("aws:SourceVpc", [])], "error"),
        ([only("aws:SourceVpce", []), only("aws:SourceVpc", "vpc-0123456789abcdef0")], None),
        ([ANYBODY, ANYBODY | DENY], "error"),
        ([ANYBODY, ANYBODY | DENY | {"Resource": "execute-api:/*/GET/admin"}], "info"),
        ([ANYBODY, only("aws:SourceVpce", "false", "Null") | DENY], "error"),
        ([ANYBODY, only("aws:SourceVpce", "true", "Null") | DENY], "info"),
        ([ANYBODY, ANYBODY | DENY | {"Resource": "execute-api:*"}], "info"),
        ([only("aws:SourceVpce", "vpce-1"), only("aws:SourceVpce", "vpce-2", "StringNotEquals") | DENY], "error"),
        ([only("aws:SourceVpce", "vpce-1"), only("aws:SourceVpce", ["vpce-1", "vpce-2"], "StringNotEquals") | DENY], None),
        ([only("aws:SourceVpce", PEER), only("aws:SourceVpce", "vpce-2", "StringNotEquals") | DENY], None),
        ([only("aws:SourceVpce", PEER), only("aws:SourceVpce", {"Ref": "Kms"}, "StringNotEquals") | DENY], "error"),
        ([only("aws:SourceVpce", "vpce-1"), only("aws:SourceVpc", "vpc-2", "StringNotEquals") | DENY], None),
        (
            [
                ANYBODY,
                only("aws:SourceVpce", "vpce-1", "StringNotEquals") | DENY,
                only("aws:SourceVpce", "vpce-2", "StringNotEquals") | DENY,
            ],
            "error",
        ),
        ([only("aws:SourceVpce", UNKNOWN)], None),
        ([UNKNOWN], None),
    ],
)
def test_a_policy_that_no_call_matches_lets_in_nobody(statements: list[object], severity: str | None) -> None:
    resources = {"Apis": endpoint("execute-api"), "Kms": endpoint("kms"), "Api": api(*statements), "Get": method()}

    assert [severity_told for _, severity_told in broken("PL065", resources, **PARAMETER)] == ([severity] if severity else [])
    assert severity != "error" or broken("PL061", resources, **PARAMETER) == []


@pytest.mark.parametrize(
    ("kind", "statements", "severity"),
    [("AWS_IAM", [only("aws:SourceVpce", [])], None), ("AWS_IAM", [ANYBODY | DENY], "error"), ("NONE", [ANYBODY | DENY], "error")],
)
def test_callers_who_sign_in_the_account_need_no_allow(kind: str, statements: list[object], severity: str | None) -> None:
    resources = {"Apis": endpoint("execute-api"), "Api": api(*statements), "Get": method(kind)}

    assert [severity_told for _, severity_told in broken("PL065", resources)] == ([severity] if severity else [])


def test_where_methods_are_not_known_a_policy_for_nobody_is_a_warning() -> None:
    elsewhere = api(ANYBODY | DENY, BodyS3Location={"Bucket": "b", "Key": "k"})

    assert broken("PL065", {"Api": elsewhere}) == [("Api", "warning")]


@pytest.mark.parametrize(
    ("statements", "whom"),
    [
        ([ANYBODY], "everybody by any execute-api endpoint"),
        ([ANYBODY, only("aws:SourceVpce", {"Ref": "Kms"}) | DENY], "everybody by any other execute-api endpoint"),
        ([ANYBODY, only("aws:SourceVpce", "true", "Null") | DENY], "everybody by any execute-api endpoint"),
        (
            [only("aws:VpcSourceIp", "10.0.0.0/8", "IpAddress")],
            "whoever has one of its addresses, which other networks have too, by any execute-api endpoint",
        ),
    ],
)
def test_whom_an_open_policy_lets_in_is_told_as_it_is(statements: list[object], whom: str) -> None:
    resources = {"Apis": endpoint("execute-api"), "Kms": endpoint("kms"), "Api": api(*statements), "Get": method()}

    assert [text.partition(" of the Region")[0] for text in texts("PL065", resources)] == [f"its policy lets in {whom}"]


def test_a_public_api_is_open_on_purpose() -> None:
    assert broken("PL065", {"Api": api(ANYBODY, types="REGIONAL")}) == []
