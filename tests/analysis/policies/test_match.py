"""What a policy answers to a request: principals, actions, resources, and a deny before an allow."""

from __future__ import annotations

from dataclasses import replace

import pytest

from constructs_privatelink.analysis.policies.match import StatementRef
from constructs_privatelink.analysis.policies.request import ANONYMOUS, Principal, Request, arn_of
from constructs_privatelink.analysis.values import Reference, ResourceId
from tests.analysis.policies.fixtures_policies import (
    ACCOUNT,
    GATEWAY,
    OTHER_ACCOUNT,
    OTHER_ROLE_ID,
    READ,
    ROLE,
    ROLE_ID,
    ROOT,
    SECRET,
    SESSION,
    UNKNOWN,
    asked,
    statement,
)


@pytest.mark.parametrize(
    ("statements", "verdict", "index"),
    [
        ((statement(),), "allows", 0),
        ((statement(), statement("Deny")), "denies", 1),
        ((statement("Deny", Action="secretsmanager:Put*"),), "denies", None),
        ((statement(Action="kms:*"),), "denies", None),
        ((statement(Action="kms:*"), statement(Action="secretsmanager:*")), "allows", 1),
        ((), "denies", None),
        ((statement(Principal=UNKNOWN),), "conditional", 0),
        ((statement(), statement("Deny", Principal=UNKNOWN)), "conditional", 1),
        ((statement("Deny", Principal=UNKNOWN),), "denies", None),
        ((statement(), statement(Principal=UNKNOWN)), "allows", 0),
        ((statement("Deny"), statement(Principal=UNKNOWN)), "denies", 0),
        ((statement(), statement(UNKNOWN)), "conditional", 1),
        ((statement(), statement(UNKNOWN, Action="kms:*")), "allows", 0),
        ((UNKNOWN, statement("Deny")), "denies", 1),
        ((statement(), UNKNOWN), "conditional", 1),
        (({"Effect": "Allow", "Action": "*", "Resource": "*"},), "conditional", 0),
        ((statement(Condtion={}),), "conditional", 0),
        ((statement(NotAction="kms:*", Action="*"),), "conditional", 0),
    ],
)
def test_point_1_an_explicit_deny_beats_an_allow_and_what_nothing_allows_is_denied(
    statements: tuple[object, ...], verdict: str, index: int | None
) -> None:
    authorization = asked(*statements)

    assert (authorization.verdict, authorization.statement) == (verdict, None if index is None else StatementRef(index))
    assert authorization.code == {"allows": "", "denies": "PL_ENDPOINT_POLICY_DENIES", "conditional": "PL_UNRESOLVED_VALUE"}[verdict]
    assert bool(authorization.reasons) == (verdict == "conditional")


@pytest.mark.parametrize(
    ("elements", "matches"),
    [
        ({"Action": "secretsmanager:getsecretvalue"}, "allows"),
        ({"Action": ["kms:*", "secretsmanager:Get????????lue"]}, "allows"),
        ({"Action": "secretsmanager:Get*X"}, "denies"),
        ({"Action": []}, "conditional"),
        ({"Action": [UNKNOWN, "secretsmanager:*"]}, "allows"),
        ({"NotAction": "secretsmanager:*"}, "denies"),
        ({"NotAction": [UNKNOWN, "secretsmanager:*"]}, "denies"),
        ({"NotAction": UNKNOWN}, "conditional"),
        ({"NotAction": "kms:*"}, "allows"),
        ({"Resource": SECRET}, "allows"),
        ({"Resource": SECRET.upper()}, "denies"),
        ({"Resource": f"arn:aws:secretsmanager:*:{ACCOUNT}:secret:app-*"}, "allows"),
        ({"Resource": "arn:aws:secretsmanager:*"}, "allows"),
        ({"Resource": "arn:aws:secrets*app-x"}, "conditional"),
        ({"Resource": "arn:aws:kms:*"}, "denies"),
        ({"Resource": UNKNOWN}, "conditional"),
        ({"NotResource": "arn:aws:kms:*:*:*"}, "allows"),
        ({"NotResource": "arn:aws:kms:*"}, "conditional"),
        ({"NotResource": "arn:aws:secretsmanager:*"}, "denies"),
        ({"Resource": "arn:aws:secretsmanager:*:*:secret:${aws:PrincipalTag/app}"}, "conditional"),
        ({"Resource": "arn:aws:secretsmanager:*:*:secret:app-${aws:PrincipalAccount}"}, "denies"),
        ({"Resource": ["arn:aws:secretsmanager:*:*:secret:${aws:PrincipalAccount}", SECRET]}, "allows"),
        ({"Resource": "arn:aws:secretsmanager:*:${aws:PrincipalAccount}:secret:*"}, "conditional"),
    ],
)
def test_point_1_actions_and_resources_match_with_wildcards(elements: dict[str, object], matches: str) -> None:
    assert asked(statement(**elements)).verdict == matches


@pytest.mark.parametrize(
    ("elements", "caller", "verdict"),
    [
        ({"Principal": {"AWS": "*"}}, Principal(ROLE), "allows"),
        ({"Principal": {"AWS": ACCOUNT}}, Principal(ROLE), "allows"),
        ({"Principal": {"AWS": ROOT}}, Principal(SESSION), "allows"),
        ({"Principal": {"AWS": OTHER_ACCOUNT}}, Principal(ROLE), "denies"),
        ({"Principal": {"AWS": [OTHER_ACCOUNT, ROLE]}}, Principal(ROLE), "allows"),
        ({"Principal": {"AWS": ROLE}}, Principal(SESSION), "allows"),
        ({"Principal": {"AWS": ROLE}}, Principal(SESSION.replace("reader", "writer")), "denies"),
        ({"Principal": {"AWS": SESSION}}, Principal(ROLE), "conditional"),
        ({"Principal": {"AWS": ROLE}}, Principal(), "conditional"),
        ({"Principal": {"AWS": ROLE}}, Principal(account=OTHER_ACCOUNT), "denies"),
        ({"Principal": {"AWS": ROLE}}, Principal(arn_of(ROLE_ID)), "conditional"),
        ({"Principal": {"AWS": Reference(ROLE_ID, "Arn")}}, Principal(arn_of(ROLE_ID)), "allows"),
        ({"Principal": {"AWS": Reference(OTHER_ROLE_ID, "Arn")}}, Principal(arn_of(ROLE_ID)), "denies"),
        ({"Principal": {"AWS": Reference(ResourceId("App", "Custom"), "Arn")}}, Principal(arn_of(ROLE_ID)), "conditional"),
        ({"Principal": {"AWS": "AROAEXAMPLEEXAMPLEEX"}}, Principal(ROLE), "conditional"),
        ({"Principal": {"AWS": UNKNOWN}}, Principal(ROLE), "conditional"),
        ({"Principal": {"Service": "ec2.amazonaws.com"}}, Principal(ROLE), "denies"),
        ({"Principal": {"Federated": "cognito-identity.amazonaws.com"}}, Principal(ROLE), "conditional"),
        ({"Principal": {"AWS": ROLE}}, ANONYMOUS, "denies"),
        ({"Principal": "everyone"}, Principal(ROLE), "conditional"),
        ({"NotPrincipal": {"AWS": OTHER_ACCOUNT}}, Principal(ROLE), "allows"),
        ({"NotPrincipal": {"AWS": ROLE}}, Principal(ROLE), "conditional"),
        ({"NotPrincipal": "*"}, Principal(ROLE), "denies"),
    ],
)
def test_point_1_principals_name_callers(elements: dict[str, object], caller: Principal, verdict: str) -> None:
    request = replace(READ, caller=caller, distinct=frozenset({OTHER_ROLE_ID}))

    assert asked(statement(**elements), request=request).verdict == verdict


@pytest.mark.parametrize(
    ("effect", "principal", "caller", "verdict"),
    [
        ("Allow", "*", Principal(ROLE), "allows"),
        ("Allow", {"AWS": "*"}, Principal(ROLE), "allows"),
        ("Allow", {"AWS": ROLE}, Principal(ROLE), "denies"),
        ("Allow", {"AWS": ACCOUNT}, Principal(ROLE), "denies"),
        ("Allow", {"AWS": ACCOUNT}, Principal(ROOT), "allows"),
        ("Allow", {"AWS": ACCOUNT}, Principal(arn_of(ROLE_ID), ACCOUNT), "denies"),
        ("Allow", {"AWS": ACCOUNT}, Principal(), "conditional"),
        ("Allow", {"AWS": UNKNOWN}, Principal(ROLE), "conditional"),
        ("Deny", {"AWS": ROLE}, Principal(ROLE), "conditional"),
        ("Deny", {"AWS": OTHER_ACCOUNT}, Principal(ROLE), "allows"),
    ],
)
def test_point_2_a_gateway_endpoints_principal_is_everyone_or_at_most_the_root_user(
    effect: str, principal: object, caller: Principal, verdict: str
) -> None:
    first = [statement()] if effect == "Deny" else []

    authorization = asked(*first, statement(effect, Principal=principal), endpoint=GATEWAY, request=Request("s3:GetObject", "*", caller))

    assert authorization.verdict == verdict
