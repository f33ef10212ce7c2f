"""What the statements of an endpoint policy say is found where AWS refuses it, or where it admits nobody."""

from __future__ import annotations

import pytest

from tests.analysis.rules.examples import ALLOW, PARAMETER, broken, endpoint, texts


def of_a_key(*statements: object) -> dict[str, object]:
    return {"It": endpoint("kms", PolicyDocument={"Statement": list(statements)})}


def like(value: object, key: str = "aws:PrincipalAccount") -> dict[str, object]:
    return ALLOW | {"Condition": {"StringLike": {key: value}}}


@pytest.mark.parametrize(
    ("statement", "severity"),
    [
        (like("12*"), "error"),
        (like("123456*"), "warning"),
        (like(["123456789012"]), None),
        (like({"Ref": "P"}), None),
        (like({"Fn::Sub": "${P}*"}, "aws:PrincipalTag/team"), None),
        (like({"Fn::Sub": "${P}*"}), "warning"),
        (like("home/*", "s3:prefix"), "warning"),
        (ALLOW | {"Resource": {"Fn::Sub": "arn:${AWS::Partition}:kms:*:12*:key/*"}}, "error"),
        (ALLOW | {"Resource": {"Fn::Join": ["", ["arn:aws:kms:*:", {"Ref": "P"}, "*:key/*"]]}}, None),
        (ALLOW | {"Effect": "Deny", "NotResource": "arn:aws:kms:*:?23456789012:key/*"}, "error"),
        (ALLOW | {"Condition": {"Ref": "P"}}, None),
    ],
)
def test_wildcards_are_found_where_aws_refuses_them(statement: object, severity: str | None) -> None:
    assert broken("PL053", of_a_key(statement), **PARAMETER) == ([("It", severity)] if severity else [])


def test_a_wildcard_is_found_in_its_statement() -> None:
    [text] = texts("PL053", of_a_key(ALLOW, like("12*")))

    assert text.startswith("statement 2: the condition StringLike aws:PrincipalAccount: got '12*', and AWS refuses wildcards")


def test_a_policy_that_is_text_is_read() -> None:
    text = '{"Statement": {"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "arn:aws:kms:*:12*:key/*"}}'

    assert broken("PL053", {"It": endpoint("kms", PolicyDocument=text)}) == [("It", "error")]


def test_a_policy_that_is_not_there_for_certain_is_let_be() -> None:
    perhaps = {"Conditions": {"Perhaps": {"Fn::Equals": [{"Ref": "P"}, "yes"]}}}
    only_if = {"Fn::If": ["Perhaps", {"Statement": [like("12*")]}, {"Ref": "AWS::NoValue"}]}

    assert broken("PL053", {"It": endpoint("kms", PolicyDocument=only_if)}, **PARAMETER, **perhaps) == []


ROLE = {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {}}}


@pytest.mark.parametrize(
    ("principal", "is_told"),
    [
        ({"AWS": "123456789012"}, True),
        ({"AWS": ["arn:aws:iam::123456789012:root", "arn:aws:iam::123456789012:role/app"]}, True),
        ({"AWS": {"Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:root"}}, True),
        ({"AWS": {"Ref": "AWS::AccountId"}}, True),
        ({"AWS": {"Fn::GetAtt": ["Role", "Arn"]}}, True),
        ("*", False),
        ({"AWS": "*"}, False),
        ({"AWS": ["*", "123456789012"]}, False),
        ({"AWS": {"Ref": "P"}}, False),
        ({"AWS": ["123456789012", {"Ref": "P"}]}, False),
        ({"Service": "ec2.amazonaws.com"}, False),
        ({"AWS": []}, False),
        ({"Ref": "P"}, False),
    ],
)
def test_a_gateway_endpoint_admits_everyone_or_nobody_but_root(principal: object, *, is_told: bool) -> None:
    policy = {"Statement": [ALLOW | {"Principal": principal}]}
    gateway = endpoint("s3", VpcEndpointType="Gateway", PolicyDocument=policy)
    interface = endpoint("s3", PolicyDocument=policy)

    result = broken("PL054", {"Role": ROLE, "Gateway": gateway, "Interface": interface}, **PARAMETER)

    assert result == ([("Gateway", "warning")] if is_told else [])


@pytest.mark.parametrize("effect", ["Deny", {"Ref": "P"}])
def test_a_principal_in_what_does_not_allow_is_let_be(effect: object) -> None:
    statement = ALLOW | {"Effect": effect, "Principal": {"AWS": "123456789012"}}
    gateway = endpoint("s3", VpcEndpointType="Gateway", PolicyDocument={"Statement": statement})

    assert broken("PL054", {"Gateway": gateway}, **PARAMETER) == []


@pytest.mark.parametrize(
    ("action", "told"),
    [
        ("kms:Decypt", 1),
        (["kms:Decrypt", "kms:GenerateDataKye"], 1),
        ("kms:Decrypt", 0),
        ("kms:Teleport", 0),
        ({"Fn::Sub": "kms:${P}"}, 0),
        ("*", 0),
    ],
)
def test_an_action_that_iam_lacks_is_told_where_another_is_near(action: object, told: int) -> None:
    assert broken("PL087", of_a_key(ALLOW | {"Action": action}), **PARAMETER) == [("It", "warning")] * told


def test_a_misspelt_action_is_told_with_what_was_meant() -> None:
    [text] = texts("PL087", of_a_key(ALLOW, ALLOW | {"Action": "kms:Decypt"}))

    assert text.startswith("statement 2: 'kms:Decypt' is no action in IAM's list of 20")
    assert "did you mean 'kms:Decrypt'" in text
