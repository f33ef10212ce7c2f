"""What statements allow and deny, and what patterns of actions have in common."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis.networks.statements import covers, overlap
from constructs_privatelink.analysis.values import Unknown
from tests.analysis.needs.fixtures_roles import allow, deny, inline
from tests.analysis.networks.fixtures_models import Json, resource
from tests.analysis.networks.fixtures_roles import granted_to


@pytest.mark.parametrize(
    ("denied", "left"),
    [
        (deny("kms:*"), ("s3:get*",)),
        (deny("*"), ()),
        (deny("s3:GetObject"), ("kms:decrypt", "s3:get*")),
        (deny("kms:*", Condition={"Bool": {"aws:SecureTransport": False}}), ("kms:decrypt", "s3:get*")),
        (deny("kms:*", Resource="arn:aws:kms:eu-west-1:123456789012:key/x"), ("kms:decrypt", "s3:get*")),
        ({"Effect": "Deny", "NotAction": ["s3:*"], "Resource": "*"}, ("s3:get*",)),
        ({"Effect": "Deny", "NotAction": ["s3:List*", "kms:Dec*"], "Resource": "*"}, ("kms:decrypt",)),
    ],
    ids=["a service", "all", "a part", "under a condition", "of one key", "all but a service", "all but some actions"],
)
def test_what_is_denied_everywhere_is_not_allowed(denied: Json, left: tuple[str, ...]) -> None:
    granted = granted_to(inline(allow("kms:Decrypt", "s3:Get*"), denied))

    assert granted.actions == left


@pytest.mark.parametrize(
    ("statement", "allowed"),
    [
        (allow("kms:Decrypt"), True),
        (allow("KMS:decrypt"), True),
        (allow("kms:De*"), True),
        (allow("*"), True),
        (allow("s3:*"), False),
        ({"Effect": "Allow", "NotAction": ["iam:*"], "Resource": "*"}, True),
        ({"Effect": "Allow", "NotAction": ["kms:*"], "Resource": "*"}, False),
    ],
)
def test_an_action_is_allowed_by_its_name_or_a_pattern(statement: Json, allowed: bool) -> None:  # noqa: FBT001 - a column of the table
    assert granted_to(inline(statement)).allows("kms:Decrypt") is allowed


@pytest.mark.parametrize(
    ("statement", "everything"),
    [(allow("*"), True), ({"Effect": "Allow", "NotAction": ["iam:*"], "Resource": "*"}, True), (allow("s3:*"), False), (deny("*"), False)],
)
def test_what_a_statement_allows_without_naming_it_is_everything(statement: Json, everything: bool) -> None:  # noqa: FBT001 - as above
    assert granted_to(inline(statement)).everything is everything


def test_conditions_and_resources_are_kept() -> None:
    (statement,) = granted_to(
        inline(allow("kms:Decrypt", Resource={"Fn::GetAtt": ["Key", "Arn"]}, Condition={"StringEquals": {"kms:ViaService": "s3"}})),
        Key=resource("KMS::Key"),
    ).statements

    assert [(condition.operator, condition.key, condition.values) for condition in statement.conditions] == [
        ("stringequals", "kms:viaservice", ("s3",))
    ]
    assert not isinstance(statement.resources[0], str | Unknown)
    assert (statement.everywhere, statement.written) == (False, ("kms:Decrypt",))


@pytest.mark.parametrize(
    ("pattern", "action", "covered", "meets"),
    [
        ("s3:*", "s3:get*", True, True),
        ("s3:get*", "s3:*", False, True),
        ("s3:*t", "s3:get*", False, True),
        ("s3:?et", "s3:get", True, True),
        ("s3:?et", "s3:*", False, True),
        ("s3:g?t", "s3:p?t", False, False),
        ("a*b*c", "a*c*b", False, False),
        ("kms:*", "s3:*", False, False),
        ("*", "kms:decrypt", True, True),
        ("kms:decrypt", "kms:decrypt", True, True),
        ("kms:decrypt", "kms:encrypt", False, False),
    ],
)
def test_patterns_cover_and_meet(pattern: str, action: str, covered: bool, meets: bool) -> None:  # noqa: FBT001 - as above
    assert (covers(pattern, action), overlap(pattern, action), overlap(action, pattern)) == (covered, meets, meets)


@pytest.mark.parametrize(
    ("text", "actions", "why"),
    [
        ('{"Statement": [{"Effect": "Allow", "Action": ["kms:Sign", "s3:GetObject"], "Resource": "*"}]}', ("kms:sign", "s3:getobject"), []),
        ('{"Statement": {"Effect": "Allow", "Action": "kms:Sign", "Resource": "*"}}', ("kms:sign",), []),
        ("{", (), ["the text is no JSON"]),
    ],
)
def test_a_document_may_be_json_text(text: str, actions: tuple[str, ...], why: list[str]) -> None:
    policies = [{"PolicyName": "own", "PolicyDocument": text}]

    granted = granted_to(resource("IAM::Role", AssumeRolePolicyDocument={"Statement": []}, Policies=policies))

    assert (granted.actions, [reason.why for reason in granted.unknown]) == (actions, why)
