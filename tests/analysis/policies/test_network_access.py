"""Whether policies let calls of private APIs and of collections through."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis.networks.backends import NetworkPolicy, PrivateApi
from constructs_privatelink.analysis.networks.kinds import Authorizer
from constructs_privatelink.analysis.policies.authorization import authorize_api
from constructs_privatelink.analysis.policies.network_access import authorize_collection
from constructs_privatelink.analysis.values import Outside, Reference, ResourceId
from tests.analysis.fixtures_endpoint import ENDPOINT_ID, VPC_ID
from tests.analysis.policies.fixtures_policies import (
    ACCOUNT,
    AOSS,
    CALL,
    EXECUTE_API,
    MODEL,
    OTHER_ACCOUNT,
    OTHER_ID,
    UNKNOWN,
    policy,
    statement,
)

if TYPE_CHECKING:
    from constructs_privatelink.analysis.values import Maybe


def api(*statements: object, authorizer: Maybe[Authorizer] = Authorizer.NONE, account: Maybe[str] = ACCOUNT) -> PrivateApi:
    return PrivateApi(ResourceId("App", "Api"), policy(*statements) if statements else None, authorizer, account)


@pytest.mark.parametrize(
    ("authorizer", "verdict"),
    [(Authorizer.NONE, "denies"), (Authorizer.LAMBDA, "denies"), (Authorizer.COGNITO, "denies"), (Authorizer.IAM, "allows")],
)
def test_point_3_who_does_not_sign_is_anonymous_to_the_endpoint_policy(authorizer: Authorizer, verdict: str) -> None:
    limited = replace(EXECUTE_API, policy=policy(statement(Principal={"AWS": ACCOUNT})))

    authorization = authorize_api(CALL, limited, MODEL, api(statement(), authorizer=authorizer))

    assert authorization.verdict == verdict
    assert authorization.code == ("PL_ENDPOINT_POLICY_DENIES" if verdict == "denies" else "")


def test_point_3_a_private_api_must_have_a_resource_policy() -> None:
    authorization = authorize_api(CALL, EXECUTE_API, MODEL, api())

    assert (authorization.verdict, authorization.code, authorization.policy) == ("denies", "PL_RESOURCE_POLICY_DENIES", "App.Api.Policy")


SILENT = statement(Condition={"StringEquals": {"aws:SourceVpce": Reference(OTHER_ID)}})


@pytest.mark.parametrize(
    ("statements", "authorizer", "account", "identity", "verdict"),
    [
        ((statement(),), Authorizer.NONE, ACCOUNT, UNKNOWN, "allows"),
        ((SILENT,), Authorizer.NONE, ACCOUNT, True, "denies"),
        ((SILENT,), Authorizer.COGNITO, ACCOUNT, True, "denies"),
        ((SILENT,), Authorizer.IAM, ACCOUNT, True, "allows"),
        ((SILENT,), Authorizer.IAM, ACCOUNT, False, "denies"),
        ((SILENT,), Authorizer.IAM, ACCOUNT, UNKNOWN, "conditional"),
        ((SILENT,), Authorizer.IAM, OTHER_ACCOUNT, True, "denies"),
        ((SILENT,), Authorizer.IAM, UNKNOWN, True, "conditional"),
        ((SILENT,), Authorizer.IAM, UNKNOWN, False, "denies"),
        ((SILENT,), Authorizer.LAMBDA, OTHER_ACCOUNT, True, "allows"),
        ((SILENT,), Authorizer.LAMBDA, ACCOUNT, UNKNOWN, "conditional"),
        ((statement(),), Authorizer.LAMBDA, ACCOUNT, UNKNOWN, "allows"),
        ((statement(),), Authorizer.IAM, OTHER_ACCOUNT, UNKNOWN, "allows"),
        ((statement(), statement("Deny")), Authorizer.IAM, ACCOUNT, True, "denies"),
        ((statement(), statement("Deny")), Authorizer.LAMBDA, ACCOUNT, True, "denies"),
        ((SILENT,), UNKNOWN, ACCOUNT, True, "conditional"),
        ((statement(),), UNKNOWN, ACCOUNT, UNKNOWN, "allows"),
        ((statement("Deny"),), UNKNOWN, ACCOUNT, True, "denies"),
    ],
)
def test_point_3_what_the_authorizer_makes_of_the_resource_policy(
    statements: tuple[object, ...], authorizer: Maybe[Authorizer], account: Maybe[str], identity: Maybe[bool], verdict: str
) -> None:
    request = replace(CALL, identity_allows=identity)

    authorization = authorize_api(request, EXECUTE_API, MODEL, api(*statements, authorizer=authorizer, account=account))

    assert authorization.verdict == verdict


@pytest.mark.parametrize(
    ("conditions", "verdict"),
    [
        ({"StringNotEquals": {"aws:SourceVpce": [Reference(ENDPOINT_ID)]}}, "allows"),
        ({"StringNotEquals": {"aws:SourceVpce": [Reference(OTHER_ID)]}}, "denies"),
        ({"StringNotEquals": {"aws:SourceVpc": Reference(VPC_ID)}}, "allows"),
        ({"StringNotEquals": {"aws:SourceVpce": Reference(OTHER_ID), "aws:SourceVpc": Reference(VPC_ID)}}, "allows"),
        ({"StringNotEquals": {"aws:SourceVpc": UNKNOWN}}, "conditional"),
        ({"StringNotEquals": {"aws:SourceVpc": "vpc-0123"}}, "conditional"),
    ],
)
def test_point_3_the_endpoint_and_its_vpc_both_identify_the_caller(conditions: object, verdict: str) -> None:
    guide = (statement(Resource="execute-api:/*"), statement("Deny", Resource="execute-api:/*", Condition=conditions))

    assert authorize_api(CALL, EXECUTE_API, MODEL, api(*guide)).verdict == verdict


@pytest.mark.parametrize(
    ("resource", "verdict"), [("execute-api:/prod/GET/pets", "allows"), ("execute-api:/prod/*", "allows"), ("execute-api:/dev/*", "denies")]
)
def test_point_3_a_resource_policy_may_leave_out_what_comes_before_the_stage(resource: str, verdict: str) -> None:
    assert authorize_api(CALL, EXECUTE_API, MODEL, api(statement(Resource=resource))).verdict == verdict


def test_point_3_both_policies_must_be_certain() -> None:
    open_endpoint = replace(EXECUTE_API, policy=policy(statement(Resource=UNKNOWN)))

    assert authorize_api(CALL, open_endpoint, MODEL, api(statement())).verdict == "conditional"
    assert authorize_api(CALL, open_endpoint, MODEL, api(SILENT)).verdict == "denies"
    assert authorize_api(CALL, open_endpoint, MODEL, api(statement(Action=UNKNOWN))).policy == "Network.Endpoint.PolicyDocument"


def network(*, kind: object = "collection", resource: object = "collection/logs", **rest: object) -> dict[str, object]:
    return {"Rules": [{"ResourceType": kind, "Resource": [resource]}], **rest}


ENTRANCE = [Reference(ENDPOINT_ID)]


@pytest.mark.parametrize(
    ("document", "verdict"),
    [
        ([network(AllowFromPublic=False, SourceVPCEs=ENTRANCE)], "allows"),
        ([network(AllowFromPublic=False, SourceVPCEs=[Reference(OTHER_ID)])], "denies"),
        ([network(AllowFromPublic=True, SourceVPCEs=[Reference(OTHER_ID)])], "allows"),
        ([network(AllowFromPublic=False, SourceServices=["bedrock.amazonaws.com"])], "denies"),
        ([network(resource="collection/lo*", SourceVPCEs=ENTRANCE)], "allows"),
        ([network(resource="collection/*", SourceVPCEs=ENTRANCE)], "allows"),
        ([network(resource="collection/log", SourceVPCEs=ENTRANCE)], "denies"),
        ([network(kind="dashboard", SourceVPCEs=ENTRANCE)], "denies"),
        ([network(AllowFromPublic=UNKNOWN)], "conditional"),
        ([network(resource=UNKNOWN, SourceVPCEs=ENTRANCE)], "conditional"),
        ([network(resource=UNKNOWN, SourceVPCEs=[Reference(OTHER_ID)])], "denies"),
        ([network(SourceVPCEs=["vpce-0123"])], "conditional"),
        ([network(SourceVPCEs=[Reference(OTHER_ID)]), network(SourceVPCEs=ENTRANCE)], "allows"),
        (network(SourceVPCEs=ENTRANCE), "conditional"),
        (UNKNOWN, "conditional"),
        ("no JSON", "conditional"),
        (json.dumps([network(AllowFromPublic=True)]), "allows"),
        (json.dumps([network(AllowFromPublic=False)]), "denies"),
        (replace(UNKNOWN, key=json.dumps([network(SourceVPCEs=[f"${{{ENDPOINT_ID}}}"])])), "allows"),
        (replace(UNKNOWN, key=json.dumps([network(SourceVPCEs=["${Network.Elsewhere}"])])), "conditional"),
        (replace(UNKNOWN, key=json.dumps([network(SourceVPCEs=["${Network/Parameter}", f"${{{ENDPOINT_ID}}}"])])), "conditional"),
    ],
)
def test_point_4_a_network_policy_lets_the_endpoint_in(document: object, verdict: str) -> None:
    authorization = authorize_collection(AOSS, MODEL, "logs", [NetworkPolicy(ResourceId("App", "Policy"), document)])

    assert authorization.verdict == verdict
    if verdict == "denies":
        assert authorization.code == "PL_NETWORK_POLICY_OMITS_ENDPOINT"


def test_point_4_the_rules_of_all_policies_add_up() -> None:
    other = NetworkPolicy(ResourceId("App", "One"), [network(SourceVPCEs=[Reference(OTHER_ID)])])
    ours = NetworkPolicy(Outside("two"), [network(kind="dashboard", SourceVPCEs=ENTRANCE)])

    assert authorize_collection(AOSS, MODEL, "logs", [other, ours], "dashboard").verdict == "allows"
    assert authorize_collection(AOSS, MODEL, "logs", [other, ours], "collection").verdict == "denies"
    assert authorize_collection(AOSS, MODEL, UNKNOWN, [ours], "dashboard").verdict == "conditional"
