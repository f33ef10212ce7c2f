"""Private REST APIs whose policies turn away who comes by the app's own endpoints: why, and a change that lets one in."""

from __future__ import annotations

import pytest

from tests.analysis.rules.examples import PARAMETER, broken, endpoint, texts
from tests.analysis.rules.fixtures_private_apis import ANYBODY, UNKNOWN, api, method, only

APIS = {"Apis": endpoint("execute-api"), "Kms": endpoint("kms")}
DENY = {"Effect": "Deny"}


@pytest.mark.parametrize(
    "statements",
    [
        [only("aws:SourceVpce", {"Ref": "Kms"})],
        [only("aws:sourcevpce", [{"Ref": "Kms"}])],
        [only("aws:SourceVpce", {"Ref": "Kms"}), only("aws:SourceVpc", {"Ref": "Second"})],
    ],
)
def test_a_policy_that_lets_in_another_endpoint_only_is_found(statements: list[object]) -> None:
    second = {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.1.0.0/16"}}
    resources = {**APIS, "Second": second, "Api": api(*statements), "Get": method()}

    assert broken("PL061", resources) == [("Api", "error")]
    assert texts("PL061", resources)[0].endswith("lets in no execute-api endpoint of the app; add one of them to aws:SourceVpce: 'Apis'")


@pytest.mark.parametrize(
    "statements",
    [
        [only("aws:SourceVpce", {"Ref": "Apis"})],
        [only("aws:SourceVpce", [{"Ref": "Kms"}, {"Ref": "Apis"}])],
        [only("aws:SourceVpce", {"Ref": "Kms"}), only("aws:SourceVpc", {"Ref": "Vpc"})],
        [only("aws:SourceVpce", "vpce-0123456789abcdef0")],
        [only("aws:SourceVpce", UNKNOWN)],
        [only("aws:SourceVpce", {"Ref": "Kms"}) | {"Effect": UNKNOWN}, ANYBODY],
        [ANYBODY],
        [ANYBODY | {"Principal": {"AWS": "111111111111"}}],
    ],
)
def test_a_policy_that_may_let_in_an_endpoint_of_the_app_is_let_be(statements: list[object]) -> None:
    assert broken("PL061", {**APIS, "Api": api(*statements), "Get": method()}, **PARAMETER) == []


@pytest.mark.parametrize(
    ("kind", "statement", "is_told"),
    [
        ("AWS_IAM", only("aws:SourceVpce", {"Ref": "Kms"}), False),
        ("COGNITO_USER_POOLS", only("aws:SourceVpce", {"Ref": "Kms"}), True),
        ("AWS_IAM", only("aws:SourceVpce", {"Ref": "Kms"}, "StringNotEquals") | {"Effect": "Deny"}, True),
        (UNKNOWN, only("aws:SourceVpce", {"Ref": "Kms"}), False),
    ],
)
def test_with_authorization_in_the_account_only_a_deny_turns_away(kind: object, statement: object, *, is_told: bool) -> None:
    resources = {**APIS, "Api": api(statement), "Get": method(kind)}

    assert broken("PL061", resources, **PARAMETER) == ([("Api", "error")] if is_told else [])


def test_one_method_that_is_let_in_is_enough() -> None:
    resources = {**APIS, "Api": api(only("aws:SourceVpce", {"Ref": "Kms"})), "Get": method(), "Post": method("AWS_IAM", "POST")}

    assert broken("PL061", resources) == []


def test_without_an_endpoint_in_the_app_its_policy_is_for_those_elsewhere() -> None:
    assert broken("PL061", {"Kms": endpoint(), "Api": api(only("aws:SourceVpce", {"Ref": "Kms"})), "Get": method()}) == []


@pytest.mark.parametrize(
    ("statements", "said"),
    [
        (
            [only("aws:SourceVpc", {"Ref": "Second"})],
            "its policy names others, and lets in no execute-api endpoint of the app; add a VPC of theirs to aws:SourceVpc: 'Vpc'",
        ),
        (
            [ANYBODY, only("aws:SourceVpce", {"Ref": "Kms"}, "StringNotEquals") | DENY],
            (
                "its policy denies those who come by an execute-api endpoint of the app: statement 2; "
                "add one of them to aws:SourceVpce of statement 2: 'Apis'"
            ),
        ),
        (
            [only("aws:SourceVpc", {"Ref": "Second"}, "StringNotEqualsIfExists") | DENY, ANYBODY],
            (
                "its policy denies those who come by an execute-api endpoint of the app: statement 1; "
                "add a VPC of theirs to aws:SourceVpc of statement 1: 'Vpc'"
            ),
        ),
        (
            [ANYBODY, only("aws:SourceVpce", [{"Ref": "Kms"}, {"Ref": "Apis"}]) | DENY],
            (
                "its policy denies those who come by an execute-api endpoint of the app: statement 2; "
                "let statement 2 leave out one of them: 'Apis'"
            ),
        ),
        (
            [only("aws:SourceVpce", {"Ref": "Apis"}) | {"Condition": {"StringEquals": {"aws:SourceVpce": {"Ref": "Kms"}, "a:B": "c"}}}],
            (
                "its policy names others, and lets in no execute-api endpoint of the app; "
                "allow execute-api:Invoke under a condition that their calls meet: aws:SourceVpce with one of 'Apis'"
            ),
        ),
        (
            [only("aws:SourceVpce", {"Ref": "Apis"}) | {"Resource": "execute-api:/*/POST/orders"}],
            (
                "its policy lets in an execute-api endpoint of the app, and its Resource matches none of its calls; "
                "write execute-api:/*, or the stage, the method and the path that are called: execute-api:/stage/METHOD/path"
            ),
        ),
    ],
)
def test_the_change_is_one_that_lets_an_endpoint_in(statements: list[object], said: str) -> None:
    second = {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.1.0.0/16"}}

    assert texts("PL061", {**APIS, "Second": second, "Api": api(*statements), "Get": method()}) == [said]


def test_a_policy_for_signed_calls_that_nobody_signs_is_told_once() -> None:
    both = ANYBODY | {"Condition": {"StringEquals": {"aws:SourceVpce": {"Ref": "Apis"}, "aws:PrincipalOrgID": "o-a1b2c3d4e5"}}}
    resources = {**APIS, "Api": api(both), "Get": method()}

    assert (broken("PL061", resources), broken("PL065", resources)) == ([], [("Api", "error")])
