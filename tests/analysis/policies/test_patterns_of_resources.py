"""A role's resources are often patterns: an endpoint's policy matches all that one stands for, none of it, or nobody knows which."""

from __future__ import annotations

import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constructs_privatelink.analysis import Authorization, load
from constructs_privatelink.analysis.policies.text_matching import glob, like_resource
from tests.analysis.rules.examples import VPC, endpoint, subnet
from tests.analysis.rules.networks import group, https

OURS, THEIRS = "arn:aws:s3:::ours/*", "arn:aws:s3:::theirs/*"
MADE = {
    "One": {"Type": "AWS::S3::Bucket"},
    "Two": {"Type": "AWS::S3::Bucket"},
    "Key": {"Type": "AWS::KMS::Key"},
    "OtherKey": {"Type": "AWS::KMS::Key"},
    "Custom": {"Type": "Custom::Key", "Properties": {"ServiceToken": "arn:aws:lambda:eu-west-1:111122223333:function:f"}},
}


def answers(role: object, policy: object, *, service: str = "s3", action: str = "s3:GetObject", **statement: object) -> list[Authorization]:
    """Return what is answered to a function's call through an endpoint: nothing where it is let through."""
    said = {"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": policy, **statement}
    allowed = {"Effect": "Allow", "Action": action, "Resource": role}
    calls = {"Policies": [{"PolicyName": "Calls", "PolicyDocument": {"Statement": [allowed]}}]}
    function = {"VpcConfig": {"SubnetIds": [{"Ref": "A"}], "SecurityGroupIds": [{"Ref": "G"}]}, "Role": {"Fn::GetAtt": ["Role", "Arn"]}}
    resources = {
        "Vpc": VPC,
        "A": subnet(0, "a"),
        "G": group(https()),
        "Endpoint": endpoint(service, PolicyDocument={"Statement": [said]}),
        "Role": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {"Statement": []}, **calls}},
        "Function": {"Type": "AWS::Lambda::Function", "Properties": function},
    }
    template = {"Parameters": {"P": {"Type": "String"}}, "Resources": {**resources, **MADE}}
    return [call.answer for proof in load(template, region="eu-west-1").verify() for call in proof.authorization]


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
    found = answers(role, policy, service="kms", action="kms:Decrypt")

    assert [answer.verdict for answer in found] == ([] if verdict is None else [verdict])


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        (
            {"Condition": {"StringEquals": {"aws:SourceVpce": "vpce-0a1b2c3d"}}},
            "it denies on a first deployment: vpce-0a1b2c3d: it is written",
        ),
        (
            {"Condition": {"StringEquals": {"aws:SourceVpc": "vpc-0a1b2c3d"}}},
            "it denies on a first deployment: vpc-0a1b2c3d: it is written",
        ),
        ({"Condition": {"StringNotEquals": {"aws:SourceVpce": "vpce-0a1b2c3d"}}}, "it allows on a first deployment: "),
        ({"Effect": "Deny", "Condition": {"StringNotEquals": {"aws:SourceVpce": "vpce-0a1b2c3d"}}}, None),
        ({"Condition": {"StringEquals": {"aws:SourceVpce": {"Ref": "P"}}}}, "it depends: "),
    ],
)
def test_what_holds_on_a_first_deployment_is_said_of_ids_that_are_written_out(statement: dict[str, object], text: str | None) -> None:
    (answer,) = answers("*", "*", service="kms", action="kms:Decrypt", **statement)

    assert answer.verdict == ("conditional" if text else "denies")
    assert answer.text.startswith(text or "no statement allows it")


TEXTS = tuple("".join(letters) for length in range(4) for letters in product("ab", repeat=length))
PATTERNS = st.text("ab*?", max_size=4)


@given(PATTERNS, PATTERNS.filter(lambda pattern: re.search("[*?]", pattern) is not None and pattern != "*"))
def test_a_pattern_matches_all_some_or_none_of_what_another_stands_for(wanted: str, asked: str) -> None:
    answer = like_resource(wanted, asked, ())
    meant = {glob(wanted, text) for text in TEXTS if glob(asked, text)}

    if answer is True:
        assert False not in meant
    elif answer is False:
        assert True not in meant
