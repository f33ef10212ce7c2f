"""Private REST APIs of templates, and what is read of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.analysis.networks.fixtures_services import model_with, of

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.backends import PrivateApi

PRIVATE = {"Types": ["PRIVATE"]}


def api(properties: dict[str, object] | None = None, **resources: object) -> PrivateApi:
    (private,) = model_with(
        Api=of("AWS::ApiGateway::RestApi", **{"EndpointConfiguration": PRIVATE, **(properties or {})}), **resources
    ).backends.private_apis
    return private


def method(kind: object = "NONE", resource: object = None, **properties: object) -> dict[str, object]:
    at = {"Fn::GetAtt": ["Api", "RootResourceId"]} if resource is None else resource
    said = {"RestApiId": {"Ref": "Api"}, "ResourceId": at, "HttpMethod": "GET", "AuthorizationType": kind, **properties}
    return of("AWS::ApiGateway::Method", **said)
