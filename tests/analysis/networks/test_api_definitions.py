"""What the definitions of private REST APIs say of their methods, and of their endpoints."""

from __future__ import annotations

import json

import pytest

from constructs_privatelink.analysis.networks.backends import ApiMethod
from constructs_privatelink.analysis.networks.kinds import Authorizer
from constructs_privatelink.analysis.values import Outside, Unknown
from tests.analysis.networks.fixtures_apis import PRIVATE, api
from tests.analysis.networks.fixtures_services import KMS, UNKNOWN


def test_methods_of_a_definition_are_not_known() -> None:
    assert isinstance(api({"Body": {}}).methods, Unknown)


SCHEMES = {
    "signed": {"x-amazon-apigateway-authtype": "awsSigv4"},
    "pool": {"x-amazon-apigateway-authtype": "cognito_user_pools", "x-amazon-apigateway-authorizer": {"type": "cognito_user_pools"}},
    "checked": {"x-amazon-apigateway-authtype": "custom", "x-amazon-apigateway-authorizer": {"type": "request"}},
    "counted": {"type": "apiKey", "name": "x-api-key", "in": "header"},
    "other": {"x-amazon-apigateway-authtype": UNKNOWN},
}


@pytest.mark.parametrize(
    ("operation", "expected"),
    [
        ({}, Authorizer.NONE),
        ({"security": []}, Authorizer.NONE),
        ({"security": [{"signed": []}]}, Authorizer.IAM),
        ({"security": [{"pool": []}]}, Authorizer.COGNITO),
        ({"security": [{"checked": []}, {"counted": []}]}, Authorizer.LAMBDA),
        ({"security": [{"counted": []}]}, Authorizer.NONE),
        ({"x-amazon-apigateway-auth": {"type": "AWS_IAM"}}, Authorizer.IAM),
        ({"security": [{"other": []}]}, None),
        ({"security": [{"missing": []}]}, None),
        ({"security": UNKNOWN}, None),
    ],
)
@pytest.mark.parametrize("form", [{"components": {"securitySchemes": SCHEMES}}, {"securityDefinitions": SCHEMES}])
def test_the_methods_of_a_definition_have_their_authorizers(
    form: dict[str, object], operation: dict[str, object], expected: Authorizer | None
) -> None:
    methods = api({"Body": {"paths": {"/orders": {"get": operation, "parameters": []}}, **form}}).methods

    assert not isinstance(methods, Unknown)
    assert [method.name for method in methods] == ["GET /orders"]
    assert methods[0].authorizer == expected or (expected is None and isinstance(methods[0].authorizer, Unknown))


def test_what_a_definition_says_of_all_methods_counts_for_those_that_say_nothing() -> None:
    paths: dict[str, object] = {"/": {"x-amazon-apigateway-any-method": {}, "options": {"security": []}}}
    body = {"paths": paths, "security": [{"signed": []}], "components": {"securitySchemes": SCHEMES}}

    assert api({"Body": body}).methods == (ApiMethod("ANY /", Authorizer.IAM), ApiMethod("OPTIONS /", Authorizer.NONE))


def test_a_definition_names_the_endpoints_where_the_resource_does_not() -> None:
    body = {"x-amazon-apigateway-endpoint-configuration": {"vpcEndpointIds": [{"Ref": "Kms"}]}}

    assert api({"Body": body}).endpoints == (KMS,)
    assert api({"Body": json.dumps({"x-amazon-apigateway-endpoint-configuration": {"vpcEndpointIds": ["vpce-1"]}})}).endpoints == (
        Outside("vpce-1"),
    )
    both = {"Body": body, "EndpointConfiguration": {**PRIVATE, "VpcEndpointIds": ["vpce-2"]}}
    assert api(both).endpoints == (Outside("vpce-2"),)


@pytest.mark.parametrize(
    ("servers", "expected"),
    [
        ([{"url": "/"}, {"x-amazon-apigateway-endpoint-configuration": {"vpcEndpointIds": ["vpce-1"]}}], (Outside("vpce-1"),)),
        ([{"url": "/"}, 5, None], ()),
        ([{"url": "/"}, {"Ref": "Given"}], None),
        ({"Ref": "Given"}, None),
    ],
)
def test_servers_name_endpoints_too_and_one_that_is_not_known_may(servers: object, expected: object) -> None:
    endpoints = api({"Body": {"openapi": "3.0.1", "servers": servers}}).endpoints

    assert endpoints == expected or (expected is None and isinstance(endpoints, Unknown))
