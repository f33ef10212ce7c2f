"""Private REST APIs with policies, and the endpoints that lead to them."""

from __future__ import annotations

ANYBODY: dict[str, object] = {"Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke", "Resource": "execute-api:/*"}


UNKNOWN = {"Ref": "P"}


def api(*statements: object, types: object = "PRIVATE", configuration: object = None, **properties: object) -> dict[str, object]:
    said = {"Policy": {"Statement": list(statements)}} if statements else {}
    told = {"Types": [types], **(configuration if isinstance(configuration, dict) else {})}
    return {"Type": "AWS::ApiGateway::RestApi", "Properties": {"EndpointConfiguration": told, **said, **properties}}


def only(key: str, value: object, operator: str = "StringEquals") -> dict[str, object]:
    return ANYBODY | {"Condition": {operator: {key: value}}}


def method(kind: object = "NONE", verb: str = "GET", **rest: object) -> dict[str, object]:
    root = {"Fn::GetAtt": ["Api", "RootResourceId"]}
    properties = {"RestApiId": {"Ref": "Api"}, "ResourceId": root, "HttpMethod": verb, "AuthorizationType": kind, **rest}
    return {"Type": "AWS::ApiGateway::Method", "Properties": properties}
