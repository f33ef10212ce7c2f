"""Read back REST APIs, from API Gateway."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tools.deploy_local.found import Found, Reader

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tools.deploy_local.account import Account, Json

INTEGRATION = {"Type": "type", "Uri": "uri", "IntegrationHttpMethod": "httpMethod", "RequestTemplates": "requestTemplates"}
"""What can be told of an integration."""


def _rest_api(account: Account, id: str, _: Mapping[str, Json]) -> Found | None:
    found = account.client("apigateway").get_rest_api(restApiId=id)
    ends = found["endpointConfiguration"]
    configuration = {"Types": ends["types"], "VpcEndpointIds": ends.get("vpcEndpointIds")}
    if "ipAddressType" in ends:
        configuration["IpAddressType"] = ends["ipAddressType"]
    return Found(
        {
            "Description": found.get("description"),
            "DisableExecuteApiEndpoint": found.get("disableExecuteApiEndpoint"),
            "EndpointConfiguration": configuration,
            "Name": found["name"],
            "Policy": json.loads(found["policy"]) if found.get("policy") else None,
            "Tags": [{"Key": key, "Value": value} for key, value in found.get("tags", {}).items()],
        },
        {"RestApiId": id, "RootResourceId": found["rootResourceId"]},
    )


def _resource(account: Account, id: str, declared: Mapping[str, Json]) -> Found | None:
    api = declared["RestApiId"]
    found = account.client("apigateway").get_resource(restApiId=api, resourceId=id)
    return Found({"RestApiId": api, "ParentId": found["parentId"], "PathPart": found["pathPart"]}, {"ResourceId": id})


def _method(account: Account, _: str, declared: Mapping[str, Json]) -> Found | None:
    key = {"restApiId": declared["RestApiId"], "resourceId": declared["ResourceId"], "httpMethod": declared["HttpMethod"]}
    found = account.client("apigateway").get_method(**key)
    same = {name: declared[name] for name in ("RestApiId", "ResourceId")}
    properties = {
        **same,
        "ApiKeyRequired": found.get("apiKeyRequired"),
        "AuthorizationType": found["authorizationType"],
        "HttpMethod": found["httpMethod"],
    }
    # The rest of an integration, such as the responses of a mock, is neither made nor read back.
    if declared.get("Integration", {}).keys() <= INTEGRATION.keys():
        integration = found.get("methodIntegration", {})
        properties["Integration"] = {name: integration[key] for name, key in INTEGRATION.items() if integration.get(key) is not None}
    return Found(properties, {})


def _deployment(account: Account, id: str, declared: Mapping[str, Json]) -> Found | None:
    api = declared["RestApiId"]
    found = account.client("apigateway").get_deployment(restApiId=api, deploymentId=id)
    return Found({"RestApiId": api, "Description": found.get("description")}, {"DeploymentId": id})


def _stage(account: Account, id: str, declared: Mapping[str, Json]) -> Found | None:
    api = declared["RestApiId"]
    found = account.client("apigateway").get_stage(restApiId=api, stageName=id)
    return Found(
        {
            "DeploymentId": found["deploymentId"],
            "Description": found.get("description"),
            "RestApiId": api,
            "StageName": found["stageName"],
            "TracingEnabled": found.get("tracingEnabled"),
            "Tags": [{"Key": key, "Value": value} for key, value in found.get("tags", {}).items()],
        },
        {},
    )


APIS: Mapping[str, Reader] = {
    "AWS::ApiGateway::Deployment": _deployment,
    "AWS::ApiGateway::Method": _method,
    "AWS::ApiGateway::Resource": _resource,
    "AWS::ApiGateway::RestApi": _rest_api,
    "AWS::ApiGateway::Stage": _stage,
}
"""How each type is read."""
