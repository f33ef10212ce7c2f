"""What requests say under condition keys, so that a statement matches them."""

from __future__ import annotations

import pytest

from constructs_privatelink.cli.diff.probe_conditions import guarded, keys_for, keys_named, strange_values
from tests.cli.diff.fixtures_policies import differences, policy, statement, verdict


@pytest.mark.parametrize("keys", [("StringLike", "aws:SourceVpc"), ("StringEquals", "aws:sourcevpc")])
def test_a_condition_that_goes_beside_one_on_the_same_key_is_wider(keys: tuple[str, str]) -> None:
    operator, key = keys
    kept = {"StringEquals": {"aws:SourceVpc": ["vpc-b", "vpc-c"]}}
    both = {**kept, operator: {**kept.get(operator, {}), key: ["vpc-a", "vpc-b"]}}

    assert verdict(policy(statement(Condition=both)), policy(statement(Condition=kept))) != "narrowed"
    assert differences(policy(statement(Condition=both)), policy(statement(Condition=kept))) != ()


def asking(operator: str, value: object, effect: str = "Allow", key: str = "aws:SourceVpc") -> dict[str, object]:
    return {"Effect": effect, "Condition": {operator: {key: value}}}


def test_keys_are_those_that_statements_name_but_for_those_that_follow_from_others() -> None:
    statements = [
        asking("StringEquals", "vpc-a"),
        asking("StringLike", "x", key="kms:ViaService"),
        asking("Bool", "true", key="aws:ViaAWSService"),
    ]

    assert keys_named(statements) == {"aws:sourcevpc", "kms:viaservice"}


def test_strange_values_are_of_the_kinds_that_statements_ask_for_and_absence() -> None:
    statements = [asking("StringEquals", "vpc-a"), asking("IpAddress", "10.0.0.0/8", key="aws:VpcSourceIp")]

    assert strange_values(statements, ["aws:sourcevpc", "aws:vpcsourceip"]) == {
        "aws:sourcevpc": [("any-other",), None],
        "aws:vpcsourceip": [("198.51.100.7/32",), None],
    }


def test_only_what_a_deny_spares_is_guarded() -> None:
    statements = [asking("StringNotEquals", ["o-1", "o-2"], "Deny", "aws:PrincipalOrgID"), asking("StringNotEquals", "vpc-a")]

    assert guarded(statements, ["aws:principalorgid", "aws:sourcevpc"]) == {"aws:principalorgid": ("o-1",)}
    assert guarded(statements, ["aws:sourcevpc"]) == {}


@pytest.mark.parametrize(
    ("operator", "value", "holding"),
    [
        ("StringEquals", ["vpc-a", "vpc-b"], [("vpc-a",), ("vpc-b",)]),
        ("ForAnyValue:StringEqualsIfExists", "vpc-a", [("vpc-a",)]),
        ("Null", "true", [None]),
        ("Null", "false", [("any-other",)]),
        ("StringNotEquals", "vpc-a", [("strange",), None]),
        ("NumericLessThan", "10", [("10",), ("9.0",), ("11.0",)]),
    ],
)
def test_what_requests_say_lets_a_condition_hold(operator: str, value: object, holding: list[tuple[str] | None]) -> None:
    said = list(keys_for([asking(operator, value)], {"aws:sourcevpc": [("strange",), None]}, {}))

    assert said == [{"aws:sourcevpc": values} for values in holding]


def test_keys_that_no_condition_asks_for_are_strange_spared_or_absent() -> None:
    strange = {"aws:sourcevpc": [("strange",), None], "aws:principalorgid": [("other",), None]}

    said = list(keys_for([asking("StringEquals", "vpc-a")], strange, {"aws:principalorgid": ("o-1",)}))

    assert [values["aws:principalorgid"] for values in said] == [("other",), ("o-1",), None, ("other",), None]
    assert {values["aws:sourcevpc"] for values in said} == {("vpc-a",)}
