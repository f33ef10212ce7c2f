"""The ARN that the call of a method has, as far as a template tells it, and who is asked for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from constructs_privatelink.analysis.networks.backends import ApiMethod, PrivateApi
from constructs_privatelink.analysis.networks.kinds import Authorizer
from constructs_privatelink.analysis.policies.api_methods import INVOKE, authorize_method, method_request
from constructs_privatelink.analysis.policies.request import ANONYMOUS, Principal
from constructs_privatelink.analysis.values import ResourceId, Unknown
from tests.analysis.policies.fixtures_policies import EXECUTE_API, MODEL, UNKNOWN, policy, statement

ACCOUNT = "1" * 12
OTHER = Principal("arn:aws:iam::111111111111:role/other", ACCOUNT)
OPEN = policy(statement(Principal="*", Action=INVOKE, Resource="*"))
CLOSED = policy(statement(Principal="arn:aws:iam::111111111111:role/somebody", Action=INVOKE, Resource="*"))
API = PrivateApi(ResourceId("Apis", "Api"), OPEN, Authorizer.NONE, ACCOUNT)


def method(name: str, authorizer: Authorizer = Authorizer.NONE) -> ApiMethod:
    return ApiMethod(name, authorizer)


@pytest.mark.parametrize(
    ("called", "account", "region", "key"),
    [
        (
            method("GET /orders"),
            ACCOUNT,
            "eu-west-1",
            "arn:aws:execute-api:eu-west-1:{A}:${Apis.Api}/${Apis.Api/stage}/GET/orders",
        ),
        (
            method("GET /"),
            ACCOUNT,
            "cn-north-1",
            "arn:aws-cn:execute-api:cn-north-1:{A}:${Apis.Api}/${Apis.Api/stage}/GET/",
        ),
        (
            method("PUT /orders/{id}/{rest+}"),
            ACCOUNT,
            "eu-west-1",
            "arn:aws:execute-api:eu-west-1:{A}:${Apis.Api}/${Apis.Api/stage}/PUT/orders/${id}/${rest+}",
        ),
        (
            method("GET *"),
            ACCOUNT,
            "eu-west-1",
            "arn:aws:execute-api:eu-west-1:{A}:${Apis.Api}/${Apis.Api/stage}/GET/${Apis.Api/path}",
        ),
        (
            method("ANY /orders"),
            ACCOUNT,
            "eu-west-1",
            "arn:aws:execute-api:eu-west-1:{A}:${Apis.Api}/${Apis.Api/stage}/${Apis.Api/verb}/orders",
        ),
        (
            None,
            ACCOUNT,
            "eu-west-1",
            "arn:aws:execute-api:eu-west-1:{A}:${Apis.Api}/${Apis.Api/stage}/${Apis.Api/verb}/${Apis.Api/path}",
        ),
        (
            method("GET /orders"),
            UNKNOWN,
            UNKNOWN,
            "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Apis.Api}/${Apis.Api/stage}/GET/orders",
        ),
    ],
)
def test_the_arn_of_a_method_is_known_but_for_what_the_deployment_tells(
    called: ApiMethod | None, account: str | Unknown, region: str | Unknown, key: str
) -> None:
    request = method_request(replace(API, account=account), called, region)

    assert isinstance(request.resource, Unknown)
    assert (request.action, request.resource.key) == (INVOKE, key.replace("{A}", ACCOUNT))


def test_whoever_calls_is_asked_about() -> None:
    assert method_request(API, None, "eu-west-1").caller == Principal()
    assert method_request(API, None, "eu-west-1", caller=ANONYMOUS).caller is ANONYMOUS


@pytest.mark.parametrize(("authorizer", "allowed"), [(Authorizer.NONE, False), (Authorizer.IAM, True)])
def test_the_authorizer_of_the_method_counts_and_not_that_of_the_api(authorizer: Authorizer, *, allowed: bool) -> None:
    called, caller = method("GET /orders", authorizer), OTHER
    request = method_request(API, called, "eu-west-1", caller=caller, identity_allows=True)

    answer = authorize_method(request, EXECUTE_API, MODEL, replace(API, policy=CLOSED, authorizer=UNKNOWN), called)

    assert (answer.verdict == "allows") is allowed


def test_without_a_method_the_authorizer_of_the_api_counts() -> None:
    request = method_request(API, None, "eu-west-1", caller=OTHER, identity_allows=True)
    closed = replace(API, policy=CLOSED)

    assert authorize_method(request, EXECUTE_API, MODEL, API, None).verdict == "allows"
    assert authorize_method(request, EXECUTE_API, MODEL, closed, None).verdict != "allows"
    assert authorize_method(request, EXECUTE_API, MODEL, replace(closed, authorizer=Authorizer.IAM), None).verdict == "allows"
