"""Whether an endpoint's policy lets a request through, statement by statement, with what is not known."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.policies.authorization import Authorization, authorize
from constructs_privatelink.analysis.policies.match import StatementRef
from constructs_privatelink.analysis.policies.request import ANONYMOUS, Principal, Request, arn_of
from constructs_privatelink.analysis.values import Reference, ResourceId
from constructs_privatelink.catalogue.lookup import template_of
from tests.analysis.policies.fixtures_policies import (
    ACCOUNT,
    AOSS,
    ENDPOINT_ID,
    GATEWAY,
    MODEL,
    OTHER_ACCOUNT,
    OTHER_ID,
    OTHER_ROLE_ID,
    READ,
    ROLE,
    ROLE_ID,
    ROOT,
    SECRET,
    SECRETS,
    SESSION,
    UNKNOWN,
    VPC_ID,
    asked,
    statement,
)

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.model import Endpoint
    from constructs_privatelink.analysis.policies.text_matching import PolicyText


def test_no_policy_lets_everything_through() -> None:
    assert authorize(READ, SECRETS, MODEL) == Authorization("allows", text="no endpoint policy limits it")


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
    found = asked(*statements)

    assert (found.verdict, found.statement) == (verdict, None if index is None else StatementRef(index))
    assert found.code == {"allows": "", "denies": "PL_ENDPOINT_POLICY_DENIES", "conditional": "PL_UNRESOLVED_VALUE"}[verdict]
    assert bool(found.reasons) == (verdict == "conditional")


def test_point_1_a_policy_that_is_unknown_as_a_whole_makes_everything_conditional() -> None:
    found = authorize(READ, replace(SECRETS, policy=UNKNOWN), MODEL)

    assert (found.verdict, found.reasons) == ("conditional", (UNKNOWN,))


def test_point_1_the_deciding_statement_is_named_by_its_sid() -> None:
    found = asked(statement(), statement("Deny", Sid="NotSecrets", Action="secretsmanager:*"))

    assert found.to_json() == {
        "verdict": "denies",
        "code": "PL_ENDPOINT_POLICY_DENIES",
        "policy": "Network.Endpoint.PolicyDocument",
        "statement": {"index": 1, "sid": "NotSecrets"},
        "text": "a statement denies it",
        "reasons": [],
    }


@pytest.mark.parametrize(
    ("endpoint", "verdict"),
    [
        (replace(SECRETS, service=template_of("opensearch-domain")), "allows"),
        (replace(SECRETS, service=None, service_name="com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0"), "allows"),
        (replace(SECRETS, kind=EndpointKind.GATEWAY_LOAD_BALANCER), "allows"),
        (AOSS, "allows"),
        (replace(SECRETS, service=None, service_name=UNKNOWN), "conditional"),
        (SECRETS, "denies"),
    ],
)
def test_point_1_a_service_that_takes_no_policy_lets_everything_through(endpoint: Endpoint, verdict: str) -> None:
    assert asked(statement("Deny"), endpoint=endpoint).verdict == verdict


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
    ("pattern", "resource", "verdict"),
    [
        ("arn:aws:s3:::${App.Bucket}/*", "arn:aws:s3:::${App.Bucket}/key", "allows"),
        ("arn:aws:s3:::${App.Bucket}/*", "arn:aws:s3:::${App.Other}/key", "conditional"),
        ("arn:aws:s3:::${App.Bucket}/*", "arn:aws:s3:::assets/key", "conditional"),
        ("arn:aws:s3:::${App.Bucket}/*", "arn:aws:s3:::assets", "denies"),
        ("arn:aws:s3:::${App.Bucket}/*", "arn:aws:sqs:::assets/key", "denies"),
        ("arn:aws:s3:::?${App.Bucket}/*", "arn:aws:s3:::a${App.Bucket}/key", "conditional"),
    ],
)
def test_point_1_texts_of_which_a_deployment_fills_in_a_part_match_by_what_is_known(pattern: str, resource: str, verdict: str) -> None:
    wanted = replace(UNKNOWN, key=pattern)
    given: PolicyText = replace(UNKNOWN, key=resource) if "${" in resource else resource

    found = asked(statement(Resource=wanted), endpoint=GATEWAY, request=Request("s3:GetObject", given, Principal(ROLE)))

    assert found.verdict == verdict


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
    ("conditions", "verdict"),
    [
        ({}, "allows"),
        ({"StringEquals": {"aws:SourceVpce": Reference(ENDPOINT_ID)}}, "allows"),
        ({"StringEquals": {"AWS:SourceVPCE": [Reference(OTHER_ID), Reference(ENDPOINT_ID)]}}, "allows"),
        ({"StringEquals": {"aws:SourceVpce": Reference(OTHER_ID)}}, "denies"),
        ({"StringEquals": {"aws:SourceVpce": "vpce-0123"}}, "conditional"),
        ({"StringNotEquals": {"aws:SourceVpce": [Reference(OTHER_ID)]}}, "allows"),
        ({"StringNotEquals": {"aws:SourceVpce": [UNKNOWN, Reference(ENDPOINT_ID)]}}, "denies"),
        ({"StringNotEquals": {"aws:SourceVpce": [UNKNOWN]}}, "conditional"),
        ({"StringLike": {"aws:SourceVpce": "*"}}, "allows"),
        ({"StringEquals": {"aws:SourceVpc": Reference(VPC_ID)}, "StringLike": {"aws:PrincipalArn": "arn:*:role/path/*"}}, "allows"),
        ({"StringEquals": {"aws:SourceVpc": Reference(VPC_ID), "aws:PrincipalAccount": OTHER_ACCOUNT}}, "denies"),
        ({"ArnLike": {"aws:PrincipalArn": f"arn:aws:iam::{ACCOUNT}:role/*"}}, "allows"),
        ({"ArnLike": {"aws:PrincipalArn": f"arn:aws:*:{ACCOUNT}:role/*"}}, "conditional"),
        ({"ArnNotLike": {"aws:PrincipalArn": f"arn:aws:iam::{OTHER_ACCOUNT}:role/*"}}, "allows"),
        ({"StringEqualsIgnoreCase": {"aws:PrincipalArn": ROLE.upper()}}, "allows"),
        ({"StringEquals": {"aws:PrincipalOrgID": "o-1"}}, "conditional"),
        ({"StringEquals": {"aws:ResourceAccount": ACCOUNT}}, "allows"),
        ({"StringEqualsIfExists": {"aws:absent": "x"}}, "allows"),
        ({"StringEquals": {"aws:absent": "x"}}, "denies"),
        ({"StringNotEquals": {"aws:absent": "x"}}, "allows"),
        ({"Null": {"aws:absent": "true"}}, "allows"),
        ({"Null": {"aws:absent": False}}, "denies"),
        ({"Null": {"aws:PrincipalOrgID": True}}, "conditional"),
        ({"IpAddress": {"aws:SourceIp": "0.0.0.0/0"}}, "denies"),
        ({"NotIpAddress": {"aws:SourceIp": "192.0.2.0/24"}}, "allows"),
        ({"IpAddress": {"aws:VpcSourceIp": "10.0.0.0/8"}}, "allows"),
        ({"IpAddress": {"aws:VpcSourceIp": "10.0.0.0/28"}}, "conditional"),
        ({"IpAddress": {"aws:VpcSourceIp": "192.0.2.0/24"}}, "denies"),
        ({"Bool": {"aws:SecureTransport": True}}, "allows"),
        ({"Bool": {"aws:SecureTransport": "false"}}, "denies"),
        ({"NumericLessThan": {"aws:MultiFactorAuthAge": 3600}}, "allows"),
        ({"NumericGreaterThanEquals": {"aws:MultiFactorAuthAge": "3600"}}, "denies"),
        ({"NumericLessThan": {"aws:MultiFactorAuthAge": "soon"}}, "conditional"),
        ({"DateLessThan": {"aws:CurrentTime": "2030-01-01T00:00:00Z"}}, "conditional"),
        ({"ForAnyValue:StringEquals": {"aws:TagKeys": ["cost", "team"]}}, "allows"),
        ({"ForAllValues:StringEquals": {"aws:TagKeys": ["team"]}}, "denies"),
        ({"ForAllValues:StringLike": {"aws:TagKeys": ["te*", "ow*"]}}, "allows"),
        ({"ForAllValues:StringEquals": {"aws:absent": ["team"]}}, "allows"),
        ({"ForAnyValue:StringNotEquals": {"aws:absent": ["team"]}}, "denies"),
        ({"StringEquals": {"aws:TagKeys": "team"}}, "conditional"),
        ({"StringEquals": {"aws:SourceVpc": []}}, "conditional"),
        ({"StringEquals": UNKNOWN}, "conditional"),
        ({"StringSimilar": {"aws:SourceVpc": "x"}}, "conditional"),
        (UNKNOWN, "conditional"),
        ("always", "conditional"),
    ],
)
def test_point_1_conditions_hold_or_not_or_nobody_knows(conditions: object, verdict: str) -> None:
    context = {
        "aws:ResourceAccount": ACCOUNT,
        "aws:absent": None,
        "aws:VpcSourceIp": "10.0.0.0/24",
        "aws:SecureTransport": "true",
        "aws:MultiFactorAuthAge": 60,
        "aws:TagKeys": ["team", "owner"],
    }

    assert asked(statement(Condition=conditions), request=replace(READ, context=context)).verdict == verdict


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

    found = asked(*first, statement(effect, Principal=principal), endpoint=GATEWAY, request=Request("s3:GetObject", "*", caller))

    assert found.verdict == verdict


def test_point_2_a_gateway_endpoints_policy_names_a_role_by_a_condition() -> None:
    named = statement(Condition={"ArnEquals": {"aws:PrincipalArn": ROLE}})

    assert asked(named, endpoint=GATEWAY, request=Request("s3:GetObject", "*", Principal(ROLE))).verdict == "allows"
    assert asked(named, endpoint=GATEWAY, request=Request("s3:GetObject", "*", Principal(f"{ROLE}2"))).verdict == "denies"
    assert asked(named, endpoint=GATEWAY, request=Request("s3:GetObject", "*", Principal(SESSION))).verdict == "conditional"
