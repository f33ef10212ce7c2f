"""Policies of private APIs by what a call is about, and by what it says of its caller."""

from __future__ import annotations

import pytest

from tests.analysis.rules.examples import PARAMETER, broken, endpoint, texts
from tests.analysis.rules.fixtures_private_apis import ANYBODY, api, method, only

DENY = {"Effect": "Deny"}
BY_ENDPOINT = only("aws:SourceVpce", {"Ref": "Apis"})


def found(*statements: object, kind: str = "NONE", others: dict[str, object] | None = None) -> list[tuple[str, str]]:
    """Return what is found of an API with one method, whatever its severity."""
    everything = {"Apis": endpoint("execute-api"), "Api": api(*statements), "Get": method(kind), **(others or {})}
    rules = ("PL060", "PL061", "PL063", "PL065")
    return [(rule, severity) for rule in rules for _, severity in broken(rule, everything, **PARAMETER)]


@pytest.mark.parametrize(
    ("resource", "lets_in"),
    [
        ("execute-api:/*", True),
        ("execute-api:/*/GET/", True),
        ("execute-api:/prod/*", True),  # which stage is called nobody knows
        ("execute-api:/prod/GET/", True),
        ("execute-api:/prod/GET/orders", False),
        ("execute-api:/*/POST/orders", False),
        ({"Fn::Sub": "execute-api:/${P}/*"}, True),
        ({"Fn::Join": ["", ["execute-api:/", {"Ref": "P"}, "/GET/orders"]]}, False),
        ({"Ref": "P"}, True),
    ],
)
def test_a_resource_without_the_begin_of_an_arn_is_about_stage_method_and_path(resource: object, *, lets_in: bool) -> None:
    assert found(BY_ENDPOINT | {"Resource": resource}) == ([] if lets_in else [("PL061", "error")])


@pytest.mark.parametrize(
    ("resource", "lets_in"),
    [("execute-api:/prod/*", True), ("execute-api:/prod/GET/", True), ("execute-api:/test/*", False), ("execute-api:/*/POST/*", False)],
)
@pytest.mark.parametrize("stages", [["prod"], ["prod", "test"]])
def test_the_only_stage_of_an_api_is_the_one_that_is_called(resource: str, *, lets_in: bool, stages: list[str]) -> None:
    deployed: dict[str, object] = {
        f"Stage{name}": {"Type": "AWS::ApiGateway::Stage", "Properties": {"RestApiId": {"Ref": "Api"}, "StageName": name}}
        for name in stages
    }

    result = found(BY_ENDPOINT | {"Resource": resource}, others=deployed)
    assert result == ([] if lets_in or len(stages) > 1 else [("PL061", "error")])


def test_a_policy_about_other_calls_is_no_policy_for_others() -> None:
    resources = {"Apis": endpoint("execute-api"), "Api": api(BY_ENDPOINT | {"Resource": "execute-api:/*/GET/orders"}), "Get": method()}

    (text,) = texts("PL061", resources)
    assert "its Resource matches none of its calls; write execute-api:/*, or" in text


@pytest.mark.parametrize(
    ("kind", "statements", "expected"),
    [
        ("NONE", [only("aws:PrincipalOrgID", "o-a1b2c3d4e5")], [("PL065", "error")]),
        ("COGNITO_USER_POOLS", [only("aws:PrincipalAccount", "111111111111")], [("PL065", "error")]),
        ("NONE", [only("aws:PrincipalOrgPaths", ["o-a1b2c3d4e5/*"], "ForAnyValue:StringLike")], [("PL065", "error")]),
        ("NONE", [ANYBODY | {"Principal": {"AWS": "111111111111"}}], [("PL065", "error")]),
        ("AWS_IAM", [only("aws:PrincipalOrgID", "o-a1b2c3d4e5")], []),
        ("CUSTOM", [only("aws:PrincipalOrgID", "o-a1b2c3d4e5")], []),
        ("NONE", [only("aws:PrincipalOrgID", "o-a1b2c3d4e5"), BY_ENDPOINT], []),
        ("NONE", [only("aws:PrincipalOrgPaths", ["o-a1b2c3d4e5/*"], "ForAllValues:StringLike")], []),
        ("NONE", [only("aws:SourceOrgID", "o-a1b2c3d4e5")], []),
        ("NONE", [only("aws:PrincipalType", "Anonymous")], []),
        ("NONE", [only("aws:PrincipalType", "AssumedRole")], [("PL065", "error")]),
        ("NONE", [only("aws:PrincipalAccount", "*", "StringLike")], []),
        ("NONE", [only("aws:PrincipalAccount", {"Ref": "P"})], []),
        ("NONE", [only("aws:PrincipalArn", "*", "StringLike")], [("PL065", "error")]),
    ],
)
def test_who_makes_no_signature_is_let_in_by_none_that_asks_for_one(
    kind: str, statements: list[object], expected: list[tuple[str, str]]
) -> None:
    assert [finding for finding in found(*statements, kind=kind) if finding[1] == "error"] == expected


@pytest.mark.parametrize(
    "statements",
    [
        [only("aws:SourceIp", "10.0.0.0/8", "IpAddress")],
        [BY_ENDPOINT, only("aws:SourceIp", "10.0.0.0/8", "NotIpAddress") | DENY],
    ],
)
def test_the_address_that_an_endpoint_rewrites_is_told(statements: list[object]) -> None:
    assert found(*statements) == [("PL065", "warning")]
