"""What the templates say that a role may call."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis.networks.roles import denies, granted, roles
from constructs_privatelink.analysis.networks.statements import RoleStatement
from constructs_privatelink.analysis.templates.stack_set import load
from constructs_privatelink.analysis.values import Outside
from tests.analysis.needs.fixtures_roles import allow, document, inline
from tests.analysis.networks.fixtures_models import Json, named, perhaps, ref, resource
from tests.analysis.networks.fixtures_roles import granted_to, grants


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
    grant = granted_to(role, **more)

    assert (grant.actions, grant.unknown) == (("kms:decrypt",), ())


def test_an_imported_role_is_known_by_its_name_and_its_own_policies_are_not() -> None:
    of_roles = grants(Policy=resource("IAM::Policy", Roles=["caller"], PolicyDocument=document(allow("kms:Decrypt"))))

    asked = granted(of_roles, Outside("arn:aws:iam::123456789012:role/team/caller"))

    assert asked is not None
    assert (asked.actions, [doubt.why for doubt in asked.unknown]) == (
        ("kms:decrypt",),
        ["the role's own policies are not in the templates"],
    )


@pytest.mark.parametrize(("policy", "unknown"), [("ReadOnlyAccess", 1), ("service-role/AWSLambdaBasicExecutionRole", 0)])
def test_an_aws_managed_policy_is_named_and_unknown_but_for_those_of_what_lambda_does_itself(policy: str, unknown: int) -> None:
    arn = {"Fn::Join": ["", ["arn:", ref("AWS::Partition"), f":iam::aws:policy/{policy}"]]}

    grant = granted_to(resource("IAM::Role", ManagedPolicyArns=[arn]))

    assert (grant.managed, len(grant.unknown)) == ((policy.rpartition("/")[2],), unknown)


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
    grant = granted_to(role)

    assert grant.actions == ()
    assert len(grant.unknown) == 1


def test_a_policy_under_a_condition_grants_nothing_for_certain() -> None:
    grant = granted_to(
        resource("IAM::Role"), Policy=perhaps("IAM::Policy", Roles=[ref("Role")], PolicyDocument=document(allow("kms:Decrypt")))
    )

    assert (grant.actions, len(grant.unknown)) == ((), 1)


def test_an_aws_managed_policy_is_named_where_the_partition_is_not_known() -> None:
    arn = {"Fn::Join": ["", ["arn:", ref("AWS::Partition"), ":iam::aws:policy/AmazonSSMManagedInstanceCore"]]}
    stacks = load({"Resources": {"Role": resource("IAM::Role", ManagedPolicyArns=[arn])}})

    assert roles(stacks)[named("Role")].managed == ("AmazonSSMManagedInstanceCore",)


@pytest.mark.parametrize(
    ("actions", "action", "all_but", "denied"),
    [
        (("kms:decrypt",), "kms:decrypt", False, True),
        (("kms:*",), "kms:de*", False, True),
        (("kms:decrypt",), "kms:*", False, False),
        (("kms:decrypt",), "sqs:sendmessage", True, True),
        (("kms:decrypt",), "kms:*", True, False),
        (("kms:decrypt",), "kms:decrypt", True, False),
    ],
)
def test_a_deny_leaves_nothing_of_what_it_covers_or_does_not_except(
    actions: tuple[str, ...], action: str, *, all_but: bool, denied: bool
) -> None:
    statement = RoleStatement(named("Role"), allow=False, actions=actions, all_but=all_but)

    assert denies(statement, action) is denied
