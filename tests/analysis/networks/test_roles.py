"""What the templates say that a role may call."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis.networks.roles import Granted, granted, roles
from constructs_privatelink.analysis.networks.statements import covers, overlap
from constructs_privatelink.analysis.templates.stack_set import load
from constructs_privatelink.analysis.values import Outside, Unknown
from tests.analysis.needs.fixtures_roles import allow, deny, document, inline
from tests.analysis.networks.fixtures_models import CONDITION, Json, named, perhaps, ref, resource

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs_privatelink.analysis.values import Target


def grants(**resources: Json) -> Mapping[Target, Granted]:
    return roles(load({**CONDITION, "Resources": resources}, region="eu-west-1"))


def granted_to(role: Json, **more: Json) -> Granted:
    return grants(Role=role, **more)[named("Role")]


@pytest.mark.parametrize(
    ("role", "more"),
    [
        (inline(allow("kms:Decrypt")), {}),
        (resource("IAM::Role"), {"Policy": resource("IAM::Policy", Roles=[ref("Role")], PolicyDocument=document(allow("kms:Decrypt")))}),
        (
            resource("IAM::Role"),
            {"Policy": resource("IAM::RolePolicy", RoleName=ref("Role"), PolicyDocument=document(allow("kms:Decrypt")))},
        ),
        (
            resource("IAM::Role"),
            {"Policy": resource("IAM::ManagedPolicy", Roles=[ref("Role")], PolicyDocument=document(allow("kms:Decrypt")))},
        ),
        (
            resource("IAM::Role", ManagedPolicyArns=[ref("Policy")]),
            {"Policy": resource("IAM::ManagedPolicy", PolicyDocument=document(allow("kms:Decrypt")))},
        ),
        (
            resource("IAM::Role", RoleName="caller"),
            {"Policy": resource("IAM::Policy", Roles=["caller"], PolicyDocument=document(allow("kms:Decrypt")))},
        ),
        (resource("IAM::Role", Policies=[{"PolicyName": "x", "PolicyDocument": {"Statement": allow() | {"Action": "kms:Decrypt"}}}]), {}),
    ],
    ids=["inline", "policy", "role policy", "attached", "named by the role", "by the role's name", "one statement, one action"],
)
def test_a_role_may_call_what_its_policies_allow(role: Json, more: Json) -> None:
    found = granted_to(role, **more)

    assert (found.actions, found.unknown) == (("kms:decrypt",), ())


def test_an_imported_role_is_known_by_its_name_and_its_own_policies_are_not() -> None:
    found = grants(Policy=resource("IAM::Policy", Roles=["caller"], PolicyDocument=document(allow("kms:Decrypt"))))

    asked = granted(found, Outside("arn:aws:iam::123456789012:role/team/caller"))

    assert asked is not None
    assert (asked.actions, [one.why for one in asked.unknown]) == (("kms:decrypt",), ["the role's own policies are not in the templates"])


@pytest.mark.parametrize(("policy", "unknown"), [("ReadOnlyAccess", 1), ("service-role/AWSLambdaBasicExecutionRole", 0)])
def test_an_aws_managed_policy_is_named_and_unknown_but_for_those_of_what_lambda_does_itself(policy: str, unknown: int) -> None:
    arn = {"Fn::Join": ["", ["arn:", ref("AWS::Partition"), f":iam::aws:policy/{policy}"]]}

    found = granted_to(resource("IAM::Role", ManagedPolicyArns=[arn]))

    assert (found.managed, len(found.unknown)) == ((policy.rpartition("/")[2],), unknown)


@pytest.mark.parametrize(
    "role",
    [
        resource("IAM::Role", Policies=[{"PolicyName": "x", "PolicyDocument": ref("Switch")}]),
        resource(
            "IAM::Role", Policies=[{"PolicyName": "x", "PolicyDocument": {"Statement": [{"Effect": ref("Switch"), "Action": "a:b"}]}}]
        ),
        inline(allow() | {"Action": [ref("Switch")]}),
        inline(allow("kms:Decrypt", Condition=ref("Switch"))),
        inline(allow() | {"Action": 5}),
        inline(allow("kms:Decrypt") | {"Effect": ["Allow"]}),
        resource("IAM::Role", ManagedPolicyArns=[ref("Switch")]),
        resource("IAM::Role", PermissionsBoundary="arn:aws:iam::123456789012:policy/boundary"),
    ],
    ids=["document", "effect", "action", "condition", "no text", "effect of a wrong type", "managed policy", "boundary"],
)
def test_what_a_policy_leaves_open_is_unknown(role: Json) -> None:
    found = granted_to(role)

    assert found.actions == ()
    assert len(found.unknown) == 1


def test_a_policy_under_a_condition_grants_nothing_for_certain() -> None:
    found = granted_to(
        resource("IAM::Role"), Policy=perhaps("IAM::Policy", Roles=[ref("Role")], PolicyDocument=document(allow("kms:Decrypt")))
    )

    assert (found.actions, len(found.unknown)) == ((), 1)


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
    found = granted_to(inline(allow("kms:Decrypt", "s3:Get*"), denied))

    assert found.actions == left


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


def test_an_aws_managed_policy_is_named_where_the_partition_is_not_known() -> None:
    arn = {"Fn::Join": ["", ["arn:", ref("AWS::Partition"), ":iam::aws:policy/AmazonSSMManagedInstanceCore"]]}
    stacks = load({"Resources": {"Role": resource("IAM::Role", ManagedPolicyArns=[arn])}})

    assert roles(stacks)[named("Role")].managed == ("AmazonSSMManagedInstanceCore",)
