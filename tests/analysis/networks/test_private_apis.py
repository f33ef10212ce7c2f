"""Private REST APIs of templates, as values."""

from __future__ import annotations

import json

import pytest

from constructs_privatelink.analysis.networks.backends import ApiMethod, PrivateApi
from constructs_privatelink.analysis.networks.kinds import Authorizer
from constructs_privatelink.analysis.values import Outside, Unknown
from tests.analysis.networks.fixtures_services import KMS, UNKNOWN, model_with, of

PRIVATE = {"Types": ["PRIVATE"]}
ALLOW = {"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]}


def api(properties: dict[str, object] | None = None, **resources: object) -> PrivateApi:
    (found,) = model_with(
        Api=of("AWS::ApiGateway::RestApi", **{"EndpointConfiguration": PRIVATE, **(properties or {})}), **resources
    ).backends.private_apis
    return found


def method(kind: object = "NONE", resource: object = None, **properties: object) -> dict[str, object]:
    at = {"Fn::GetAtt": ["Api", "RootResourceId"]} if resource is None else resource
    said = {"RestApiId": {"Ref": "Api"}, "ResourceId": at, "HttpMethod": "GET", "AuthorizationType": kind, **properties}
    return of("AWS::ApiGateway::Method", **said)


@pytest.mark.parametrize("types", [["EDGE"], ["REGIONAL"], [UNKNOWN], UNKNOWN])
def test_only_private_apis_are_read(types: object) -> None:
    assert model_with(Api=of("AWS::ApiGateway::RestApi", EndpointConfiguration={"Types": types})).backends.private_apis == ()
    assert model_with(Api=of("AWS::ApiGateway::RestApi")).backends.private_apis == ()


@pytest.mark.parametrize(
    ("properties", "policy"),
    [
        ({}, None),
        ({"Policy": ALLOW}, ALLOW),
        ({"Policy": json.dumps(ALLOW)}, ALLOW),
        ({"Body": {"x-amazon-apigateway-policy": ALLOW}}, ALLOW),
        ({"Policy": UNKNOWN}, Unknown),
        ({"Policy": "{"}, Unknown),
        ({"Body": UNKNOWN}, Unknown),
        ({"BodyS3Location": {"Bucket": "b"}}, Unknown),
    ],
)
def test_the_policy_of_an_api_stands_with_it_or_in_its_definition(properties: dict[str, object], policy: object) -> None:
    found = api(properties).policy

    assert isinstance(found, Unknown) if policy is Unknown else found == policy


@pytest.mark.parametrize(
    ("kind", "authorizer"), [("NONE", Authorizer.NONE), ("AWS_IAM", Authorizer.IAM), ("COGNITO_USER_POOLS", Authorizer.COGNITO)]
)
def test_a_method_has_its_path_and_its_authorizer(kind: str, authorizer: Authorizer) -> None:
    orders = of("AWS::ApiGateway::Resource", ParentId={"Fn::GetAtt": ["Api", "RootResourceId"]}, PathPart="orders")
    one = of("AWS::ApiGateway::Resource", ParentId={"Ref": "Orders"}, PathPart="{id}")

    found = api(Orders=orders, One=one, Get=method(kind, {"Ref": "One"}))

    assert found.methods == (ApiMethod("GET /orders/{id}", authorizer),)
    assert found.authorizer == authorizer


@pytest.mark.parametrize("kind", [UNKNOWN, "SOMETHING"])
def test_an_authorizer_that_is_not_known_is_unknown(kind: object) -> None:
    methods = api(Get=method(kind)).methods

    assert not isinstance(methods, Unknown)
    assert isinstance(methods[0].authorizer, Unknown)


def test_methods_of_a_definition_are_not_known() -> None:
    assert isinstance(api({"Body": {}}).methods, Unknown)


@pytest.mark.parametrize(
    ("uri", "expected"),
    [
        ({"Fn::Sub": "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${Function.Arn}/invocations"}, True),
        ("arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:1:function:f/invocations", Unknown),
        (UNKNOWN, Unknown),
    ],
)
def test_a_lambda_authorizer_of_the_set_is_of_the_account(uri: object, expected: object) -> None:
    authorizer = of("AWS::ApiGateway::Authorizer", AuthorizerUri=uri)

    methods = api(Function=of("AWS::Lambda::Function"), Auth=authorizer, Get=method("CUSTOM", AuthorizerId={"Ref": "Auth"})).methods

    assert not isinstance(methods, Unknown)
    found = methods[0].authorizer_in_account
    assert isinstance(found, Unknown) if expected is Unknown else found is expected


def test_an_api_names_its_endpoints() -> None:
    found = api({"EndpointConfiguration": PRIVATE | {"VpcEndpointIds": [{"Ref": "Kms"}, "vpce-0123"]}})

    assert found.endpoints == (KMS, Outside("vpce-0123"))


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
