"""Rules about private REST APIs: what they find, and what they leave alone."""

from __future__ import annotations

import json

import pytest

from tests.analysis.rules.examples import PARAMETER, broken, endpoint, texts
from tests.analysis.rules.fixtures_private_apis import ANYBODY, UNKNOWN, api, method, only

PERHAPS = {"Conditions": {"Perhaps": {"Fn::Equals": [{"Ref": "P"}, "yes"]}}}


DEPLOYMENT: dict[str, object] = {"Type": "AWS::ApiGateway::Deployment", "Properties": {"RestApiId": {"Ref": "Api"}}}


def test_a_deployment_of_a_private_api_without_a_policy_is_refused() -> None:
    expected = ["it is private and has no resource policy, so that 'Deployment' is refused; allow its endpoints or VPCs"]

    assert texts("PL060", {"Api": api(), "Deployment": DEPLOYMENT, "Again": DEPLOYMENT}) == expected


@pytest.mark.parametrize(
    "resources",
    [
        {"Api": api()},
        {"Api": api(), "Deployment": DEPLOYMENT | {"Condition": "Perhaps"}},
        {"Api": api() | {"Condition": "Perhaps"}, "Deployment": DEPLOYMENT},
        {"Api": api(), "Deployment": DEPLOYMENT | {"Properties": {"RestApiId": UNKNOWN}}},
        {"Api": api(types="REGIONAL"), "Deployment": DEPLOYMENT},
        {"Api": api(types=UNKNOWN), "Deployment": DEPLOYMENT},
        {"Api": api(ANYBODY), "Deployment": DEPLOYMENT},
        {"Api": api(Policy=UNKNOWN), "Deployment": DEPLOYMENT},
        {"Api": api(Policy=json.dumps({"Statement": [ANYBODY]})), "Deployment": DEPLOYMENT},
        {"Api": api(Body={"x-amazon-apigateway-policy": {"Statement": [ANYBODY]}}), "Deployment": DEPLOYMENT},
        {"Api": api(BodyS3Location={"Bucket": "b", "Key": "k"}), "Deployment": DEPLOYMENT},
    ],
)
def test_an_api_that_may_be_deployed_is_let_be(resources: dict[str, object]) -> None:
    assert broken("PL060", resources, **PARAMETER, **PERHAPS) == []


APIS = {"Apis": endpoint("execute-api"), "Kms": endpoint("kms")}


@pytest.mark.parametrize(
    ("resources", "is_told"),
    [
        ({"Api": api(ANYBODY)}, True),
        ({"Api": api()}, True),
        ({"Api": api(ANYBODY), "Kms": endpoint()}, True),
        ({"Api": api(ANYBODY), "Apis": endpoint("execute-api")}, False),
        ({"Api": api(ANYBODY), "Apis": endpoint("execute-api") | {"Condition": "Perhaps"}}, False),
        ({"Api": api(ANYBODY), "Some": endpoint(ServiceName=UNKNOWN)}, False),
        ({"Api": api(only("aws:SourceVpce", "vpce-0123"))}, False),
        ({"Api": api(only("aws:SourceVpc", "vpc-0123"))}, False),
        ({"Api": api(ANYBODY | {"Condition": UNKNOWN})}, False),
        ({"Api": api(UNKNOWN)}, False),
        ({"Api": api(Policy=UNKNOWN)}, False),
        ({"Api": api(ANYBODY, configuration={"VpcEndpointIds": ["vpce-0123"]})}, False),
        ({"Api": api(ANYBODY, configuration={"VpcEndpointIds": UNKNOWN})}, False),
        ({"Api": api(only("aws:VpceOrgID", "o-a1b2c3d4e5"))}, False),
        ({"Api": api(ANYBODY), "Named": {"Type": "AWS::ApiGateway::DomainNameAccessAssociation", "Properties": {}}}, False),
        ({"Api": api(ANYBODY) | {"Condition": "Perhaps"}}, False),
        ({"Api": api(ANYBODY, types="EDGE")}, False),
    ],
)
def test_a_private_api_that_no_endpoint_leads_to_is_doubted(resources: dict[str, object], *, is_told: bool) -> None:
    assert broken("PL062", resources, **PARAMETER, **PERHAPS) == ([("Api", "warning")] if is_told else [])


ACCOUNT = {"Effect": "Allow", "Principal": {"AWS": "111111111111"}, "Action": "*", "Resource": "*"}


LIMITED = endpoint("execute-api", PolicyDocument={"Version": "2012-10-17", "Statement": [ACCOUNT]})


ORGANIZATION = ANYBODY | {"Resource": "*", "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}}}


@pytest.mark.parametrize("kind", ["NONE", "CUSTOM", "COGNITO_USER_POOLS"])
def test_an_endpoint_policy_for_principals_turns_anonymous_callers_away(kind: str) -> None:
    resources = {"Apis": LIMITED, "Api": api(ANYBODY), "Get": method(kind), "Post": method(kind, "POST")}

    assert broken("PL063", resources) == [("Apis", "error")]
    assert "callers of 'GET /' and 1 more of 'Api' are anonymous" in texts("PL063", resources)[0]


def test_an_endpoint_policy_for_an_organization_turns_anonymous_callers_away() -> None:
    limited = endpoint("execute-api", PolicyDocument={"Statement": [ORGANIZATION]})

    assert broken("PL063", {"Apis": limited, "Api": api(ANYBODY), "Get": method()}) == [("Apis", "error")]


@pytest.mark.parametrize(
    "resources",
    [
        {"Apis": LIMITED, "Api": api(ANYBODY), "Get": method("AWS_IAM")},
        {"Apis": LIMITED, "Api": api(ANYBODY), "Get": method(UNKNOWN)},
        {"Apis": LIMITED, "Api": api(ANYBODY), "Cors": method(verb="OPTIONS")},
        {"Apis": LIMITED, "Api": api(ANYBODY), "Get": method() | {"Condition": "Perhaps"}},
        {"Apis": LIMITED | {"Condition": "Perhaps"}, "Api": api(ANYBODY), "Get": method()},
        {"Apis": LIMITED, "Api": api(ANYBODY, Body=UNKNOWN)},
        {"Apis": LIMITED, "Api": api(only("aws:SourceVpc", {"Ref": "Second"})), "Get": method()},
        {"Apis": LIMITED, "Open": endpoint("execute-api"), "Api": api(ANYBODY), "Get": method()},
        {"Apis": endpoint("execute-api", PolicyDocument=UNKNOWN), "Api": api(ANYBODY), "Get": method()},
        {"Apis": endpoint("execute-api"), "Api": api(ANYBODY), "Get": method()},
        {
            "Apis": endpoint("execute-api", PolicyDocument={"Statement": [ANYBODY | {"Effect": "Deny", "Resource": "*"}]}),
            "Api": api(ANYBODY),
            "Get": method(),
        },
    ],
)
def test_callers_who_may_be_let_in_or_are_kept_out_for_another_reason_are_let_be(resources: dict[str, object]) -> None:
    second = {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.1.0.0/16"}}

    assert broken("PL063", {"Second": second, **resources}, **PARAMETER, **PERHAPS) == []


@pytest.mark.parametrize(
    ("types", "configuration", "is_told"),
    [
        ("PRIVATE", {"IpAddressType": "ipv4"}, True),
        ("REGIONAL", {"VpcEndpointIds": ["vpce-0123"]}, True),
        ("EDGE", {"VpcEndpointIds": [UNKNOWN]}, True),
        ("PRIVATE", {"IpAddressType": "dualstack", "VpcEndpointIds": ["vpce-0123"]}, False),
        ("PRIVATE", {"IpAddressType": UNKNOWN}, False),
        ("REGIONAL", {"IpAddressType": "ipv4", "VpcEndpointIds": []}, False),
        ("REGIONAL", {"VpcEndpointIds": UNKNOWN}, False),
        (UNKNOWN, {"IpAddressType": "ipv4", "VpcEndpointIds": ["vpce-0123"]}, False),
    ],
)
def test_a_configuration_fits_the_type(types: object, configuration: object, *, is_told: bool) -> None:
    resources = {"Api": api(types=types, configuration=configuration)}

    assert broken("PL064", resources, **PARAMETER) == ([("Api", "error")] if is_told else [])


ENTRANCE = {"x-amazon-apigateway-endpoint-configuration": {"vpcEndpointIds": [{"Ref": "Apis"}]}}


@pytest.mark.parametrize(
    ("properties", "is_told"),
    [
        ({"Body": ENTRANCE}, True),
        ({"Body": json.dumps({"x-amazon-apigateway-endpoint-configuration": {"vpcEndpointIds": ["vpce-1"]}})}, True),
        ({"Body": {"openapi": "3.0.1", "servers": [{"url": "/"}, ENTRANCE]}}, True),
        ({"Body": {"openapi": "3.0.1", "servers": UNKNOWN}}, False),
        ({"Body": ENTRANCE, "EndpointConfiguration": {"Types": ["REGIONAL"]}}, True),
        ({"Body": ENTRANCE, "EndpointConfiguration": {"Types": ["PRIVATE"]}}, False),
        ({"Body": ENTRANCE, "Parameters": {"endpointConfigurationTypes": "PRIVATE"}}, False),
        ({"Body": ENTRANCE, "EndpointConfiguration": {"Types": [UNKNOWN]}}, False),
        ({"Body": ENTRANCE, "EndpointConfiguration": UNKNOWN}, False),
        ({"Body": {"x-amazon-apigateway-endpoint-configuration": {"vpcEndpointIds": []}}}, False),
        ({"Body": {"x-amazon-apigateway-endpoint-configuration": {"disableExecuteApiEndpoint": True}}}, False),
        ({"Body": UNKNOWN}, False),
    ],
)
def test_a_definition_that_names_endpoints_is_that_of_a_private_api(properties: dict[str, object], is_told: bool) -> None:  # noqa: FBT001 - a table
    resources = {"Apis": endpoint("execute-api"), "Api": {"Type": "AWS::ApiGateway::RestApi", "Properties": properties}}

    assert broken("PL064", resources, **PARAMETER) == ([("Api", "error")] if is_told else [])
