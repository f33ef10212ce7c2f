"""Private REST APIs of templates, as values."""

from __future__ import annotations

import json

import pytest

from constructs_privatelink.analysis.networks.backends import ApiMethod
from constructs_privatelink.analysis.networks.kinds import Authorizer
from constructs_privatelink.analysis.values import Outside, Unknown
from tests.analysis.networks.fixtures_apis import PRIVATE, api, method
from tests.analysis.networks.fixtures_services import KMS, UNKNOWN, model_with, of

ALLOW = {"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]}


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
    document = api(properties).policy

    assert isinstance(document, Unknown) if policy is Unknown else document == policy


@pytest.mark.parametrize(
    ("kind", "authorizer"), [("NONE", Authorizer.NONE), ("AWS_IAM", Authorizer.IAM), ("COGNITO_USER_POOLS", Authorizer.COGNITO)]
)
def test_a_method_has_its_path_and_its_authorizer(kind: str, authorizer: Authorizer) -> None:
    orders = of("AWS::ApiGateway::Resource", ParentId={"Fn::GetAtt": ["Api", "RootResourceId"]}, PathPart="orders")
    order = of("AWS::ApiGateway::Resource", ParentId={"Ref": "Orders"}, PathPart="{id}")

    read = api(Orders=orders, One=order, Get=method(kind, {"Ref": "One"}))

    assert read.methods == (ApiMethod("GET /orders/{id}", authorizer),)
    assert read.authorizer == authorizer


@pytest.mark.parametrize("kind", [UNKNOWN, "SOMETHING"])
def test_an_authorizer_that_is_not_known_is_unknown(kind: object) -> None:
    methods = api(Get=method(kind)).methods

    assert not isinstance(methods, Unknown)
    assert isinstance(methods[0].authorizer, Unknown)


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
    in_account = methods[0].authorizer_in_account
    assert isinstance(in_account, Unknown) if expected is Unknown else in_account is expected


def test_an_api_names_its_endpoints() -> None:
    read = api({"EndpointConfiguration": PRIVATE | {"VpcEndpointIds": [{"Ref": "Kms"}, "vpce-0123"]}})

    assert read.endpoints == (KMS, Outside("vpce-0123"))
