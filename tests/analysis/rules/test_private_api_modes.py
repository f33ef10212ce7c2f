"""Private APIs with an enhanced security policy: calls that their endpoint access mode turns away, and values that do not fit."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.analysis.rules.examples import PARAMETER, broken, endpoint, found, texts

if TYPE_CHECKING:
    from collections.abc import Mapping

ENHANCED = "SecurityPolicy_TLS13_1_3_2025_09"
APIS = endpoint("execute-api", PrivateDnsEnabled=True)
API_WARNING = ("Api", "warning")


def api(*, types: object = ("PRIVATE",), endpoints: object = None, **properties: object) -> dict[str, object]:
    configuration = {"Types": list(types) if isinstance(types, tuple) else types}
    named = configuration if endpoints is None else {**configuration, "VpcEndpointIds": endpoints}
    return {"Type": "AWS::ApiGateway::RestApi", "Properties": {"Name": "orders", "EndpointConfiguration": named, **properties}}


def strict(**properties: object) -> dict[str, object]:
    return api(SecurityPolicy=ENHANCED, EndpointAccessMode="STRICT", **properties)


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ({}, 0),
        ({"SecurityPolicy": "TLS_1_2"}, 0),
        ({"SecurityPolicy": ENHANCED, "EndpointAccessMode": "STRICT"}, 0),
        ({"SecurityPolicy": ENHANCED, "EndpointAccessMode": "BASIC"}, 0),
        ({"SecurityPolicy": ENHANCED, "EndpointAccessMode": {"Ref": "P"}}, 0),
        ({"SecurityPolicy": {"Ref": "P"}, "EndpointAccessMode": "BASIC"}, 0),
        ({"SecurityPolicy": ENHANCED}, 1),
        ({"SecurityPolicy": "TLS_1_2", "EndpointAccessMode": "STRICT"}, 1),
        ({"EndpointAccessMode": "BASIC"}, 1),
        ({"SecurityPolicy": "SecurityPolicy_TLS13_2025_EDGE", "EndpointAccessMode": "BASIC"}, 1),
        ({"SecurityPolicy": ENHANCED, "types": ("REGIONAL",)}, 0),
    ],
)
def test_a_policy_and_a_mode_that_do_not_fit_are_found(properties: dict[str, object], expected: int) -> None:
    assert broken("PL086", {"Apis": APIS, "Api": api(**properties)}, **PARAMETER) == [API_WARNING] * expected


@pytest.mark.parametrize("as_text", [False, True])
def test_a_definition_says_both_too(*, as_text: bool) -> None:
    said = {"x-amazon-apigateway-security-policy": ENHANCED, "x-amazon-apigateway-endpoint-access-mode": "STRICT", "paths": {}}
    body: object = json.dumps(said) if as_text else said

    assert broken("PL086", {"Apis": APIS, "Api": api(Body=body)}) == []
    assert broken("PL086", {"Apis": APIS, "Api": api(Body=body, endpoints=[{"Ref": "Apis"}])}) == [API_WARNING]


def test_a_definition_that_stands_elsewhere_may_say_the_mode() -> None:
    assert broken("PL086", {"Apis": APIS, "Api": api(SecurityPolicy=ENHANCED, BodyS3Location={"Bucket": "b", "Key": "k"})}) == []


@pytest.mark.parametrize("mode", ["STRICT", "BASIC"])
def test_aliases_are_turned_away_in_the_mode_strict(mode: str) -> None:
    orders = api(SecurityPolicy=ENHANCED, EndpointAccessMode=mode, endpoints=[{"Ref": "Apis"}])

    assert broken("PL086", {"Apis": APIS, "Api": orders}) == ([API_WARNING] if mode == "STRICT" else [])


HOST = "execute-api.eu-west-1.amazonaws.com"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"Fn::Sub": f"https://${{Api}}.{HOST}/prod"}, False),
        ({"Fn::Sub": f"https://${{Api}}-${{Apis}}.{HOST}/prod"}, True),
        ({"Fn::Sub": f"https://${{Api}}-vpce-0123456789abcdef0.{HOST}/prod"}, True),
        ({"Fn::Sub": f"https://${{Other}}-${{Apis}}.{HOST}/prod"}, False),
        ({"Fn::Join": ["", ["curl 'https://vpce-01.vpce.amazonaws.com/prod' -H 'Host: ", {"Ref": "Api"}, f".{HOST}'"]]}, True),
        ({"Fn::Sub": "curl https://vpce-01.vpce.amazonaws.com/prod -H 'x-apigw-api-id:${Api}'"}, True),
        ({"Fn::Sub": "curl https://vpce-01.vpce.amazonaws.com/prod -H 'x-apigw-api-id:${Other}'"}, False),
    ],
)
def test_texts_that_call_in_other_ways_are_found(value: object, *, expected: bool) -> None:
    variables = {"Type": "AWS::SSM::Parameter", "Properties": {"Type": "String", "Value": value}}
    resources = {"Apis": APIS, "Api": strict(), "Other": api()}

    assert (API_WARNING in broken("PL086", {**resources, "Url": variables})) is expected
    assert (API_WARNING in broken("PL086", resources, Outputs={"Url": {"Value": value}})) is expected


def test_what_calls_is_named() -> None:
    value = {"Fn::Sub": "curl https://vpce-01.vpce.amazonaws.com/prod -H 'x-apigw-api-id:${Api}'"}

    (text,) = texts("PL086", {"Apis": APIS, "Api": strict()}, Outputs={"Url": {"Value": value}})

    assert text == (
        "it is called by a header or a Route 53 alias in the output 'Url', which API Gateway turns away in the mode STRICT; "
        "call it by private DNS or a private custom domain name, or set EndpointAccessMode to BASIC"
    )


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ({"Apis": APIS}, 0),
        ({"Apis": endpoint("execute-api")}, 1),
        ({"Apis": endpoint("execute-api", PrivateDnsEnabled={"Ref": "P"})}, 0),
        ({"Apis": endpoint("execute-api"), "Second": APIS}, 0),
        ({"Apis": endpoint("execute-api"), "Name": {"Type": "AWS::ApiGateway::DomainNameV2", "Properties": {}}}, 0),
        ({}, 0),
    ],
)
def test_an_api_that_no_call_leads_to_is_found(others: Mapping[str, object], expected: int) -> None:
    assert broken("PL086", {"Api": strict(), **others}, **PARAMETER) == [API_WARNING] * expected


def test_an_api_that_is_perhaps_there_is_let_be() -> None:
    perhaps = {"Conditions": {"Perhaps": {"Fn::Equals": [{"Ref": "P"}, "yes"]}}}
    resources = {"Api": {**strict(endpoints=["vpce-0123456789abcdef0"]), "Condition": "Perhaps"}}

    assert [finding.rule for finding in found({"Resources": resources, **PARAMETER, **perhaps}) if finding.rule == "PL086"] == []
