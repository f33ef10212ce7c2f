"""Which calls a resource of a private API's policy is about, with the begin of an ARN or without."""

from __future__ import annotations

from dataclasses import replace

import pytest

from constructs_privatelink.analysis.networks.backends import ApiMethod, PrivateApi
from constructs_privatelink.analysis.networks.kinds import Authorizer
from constructs_privatelink.analysis.policies.api_methods import INVOKE, authorize_method, method_request
from constructs_privatelink.analysis.policies.api_resources import is_shortened
from constructs_privatelink.analysis.values import ResourceId
from tests.analysis.policies.fixtures_policies import EXECUTE_API, MODEL, UNKNOWN, policy, statement

API = PrivateApi(ResourceId("Apis", "Api"), None, Authorizer.NONE, "1" * 12, stage="prod")
SOMEWHERE = "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}"


def verdict(resource: object, called: str, *, stage: str | None = "prod", account: object = "1" * 12) -> str:
    method = ApiMethod(called, Authorizer.NONE)
    allow = policy(statement(Action=INVOKE, Resource=resource))
    api = replace(API, policy=allow, stage=stage, account=account if isinstance(account, str) else UNKNOWN)
    region = "eu-west-1" if isinstance(account, str) else UNKNOWN

    return authorize_method(method_request(api, method, region), replace(EXECUTE_API, policy=None), MODEL, api, method).verdict


@pytest.mark.parametrize("stage", ["prod", None])
@pytest.mark.parametrize(
    ("resource", "called", "expected"),
    [
        ("execute-api:/*", "GET /", "allows"),
        ("execute-api:/*/*", "GET /", "allows"),
        ("execute-api:/*/*/*", "GET /", "allows"),
        ("execute-api:/*/*/*", "ANY /{proxy+}", "allows"),
        ("execute-api:/*/GET/*", "GET /orders/{id}", "allows"),
        ("execute-api:/*/GET/*", "ANY /orders", "conditional"),
        ("execute-api:/*/*/orders", "ANY /orders", "allows"),
        ("execute-api:/*/*/orders", "ANY /stock", "denies"),
        ("execute-api:/*/*/orders", "GET *", "conditional"),
        ("execute-api:/*/POST/orders", "GET /orders", "denies"),
        ("arn:aws:execute-api:eu-west-1:111111111111:*/*/GET/*", "GET /orders", "allows"),
        ("arn:aws:execute-api:*:*:*/*/GET/orders", "GET /orders", "allows"),
        ("arn:aws:execute-api:eu-west-1:111111111111:*/*/POST/orders", "GET /stock", "denies"),
        ("arn:aws:execute-api:us-east-1:111111111111:*", "GET /orders", "denies"),
        ("arn:aws:execute-api:eu-west-1:222222222222:*", "GET /orders", "denies"),
        ("arn:aws:sqs:eu-west-1:111111111111:*", "GET /orders", "denies"),
    ],
)
def test_a_resource_is_about_stages_methods_and_paths(resource: str, called: str, expected: str, stage: str | None) -> None:
    assert verdict(resource, called, stage=stage) == expected


@pytest.mark.parametrize("resource", ["execute-api:/*/*/*/*", "execute-api:/*/POST/*", "execute-api:/*/?ET/orders", "execute-api:/prod/*"])
def test_a_stage_that_nobody_knows_may_be_what_a_wildcard_asks_for(resource: str) -> None:
    assert verdict(resource, "GET /orders", stage=None) == "conditional"


@pytest.mark.parametrize(
    ("begin", "expected"),
    [(f"{SOMEWHERE}:*", "allows"), (f"{SOMEWHERE}:${{Apis.Api}}", "allows"), (f"{SOMEWHERE}:${{Apis.Other}}", "conditional")],
)
def test_an_account_that_nobody_knows_is_the_same_in_both(begin: str, expected: str) -> None:
    assert verdict(replace(UNKNOWN, key=f"{begin}/*/GET/*"), "GET /orders", account=None) == expected


def test_a_region_that_a_condition_chooses_may_be_the_apis() -> None:
    key = "arn:aws:execute-api:${Fn::If:Apis/Primary:${Apis/Region}:us-east-1}:111111111111:*/*/GET/orders"

    assert verdict(replace(UNKNOWN, key=key), "GET /orders") == "conditional"


@pytest.mark.parametrize("resource", ["execute-api:*", "execute-api:/", "execute-api:/prod", "execute-api:/prod/GET", "execute-api:/*/GET"])
def test_what_a_short_form_stands_for_that_no_page_tells_of_is_left_open(resource: str) -> None:
    assert verdict(resource, "GET /orders") == "conditional"


@pytest.mark.parametrize("resource", ["execute-api:/test", "execute-api:/prod/POST", "execute-api:/prod/GET/order"])
def test_what_another_call_alone_could_mean_is_not(resource: str) -> None:
    assert verdict(resource, "GET /orders") == "denies"


@pytest.mark.parametrize(
    ("resource", "expected"),
    [
        (replace(UNKNOWN, key=f"{SOMEWHERE}:${{Apis.Api}}/*/GET/*"), "allows"),
        (replace(UNKNOWN, key=f"{SOMEWHERE}:${{Apis.Api}}/*/POST/*"), "denies"),
        ("arn:*:execute-api:*:*:*/prod/*/orders", "allows"),
        ("execute-api:/*", "conditional"),
    ],
)
def test_an_endpoints_policy_is_about_calls_by_their_whole_arn(resource: object, expected: str) -> None:
    method = ApiMethod("GET /orders", Authorizer.NONE)
    api = replace(API, policy=policy(statement()), account=UNKNOWN)
    entrance = replace(EXECUTE_API, policy=policy(statement(Action=INVOKE, Resource=resource)))

    assert authorize_method(method_request(api, method, UNKNOWN), entrance, MODEL, api, method).verdict == expected


@pytest.mark.parametrize(
    ("pattern", "shortened"),
    [
        ("execute-api:/*", True),
        (replace(UNKNOWN, key="execute-api:/${Stage}/*"), True),
        ("execute-api:*", False),
        (UNKNOWN, False),
        ("arn:aws:execute-api:eu-west-1:1:a/*", False),
    ],
)
def test_the_short_form_begins_with_a_slash(pattern: object, *, shortened: bool) -> None:
    assert isinstance(pattern, str | type(UNKNOWN))
    assert is_shortened(pattern) is shortened
