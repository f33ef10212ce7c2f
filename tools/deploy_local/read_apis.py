"""Read back REST APIs, from API Gateway."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tools.deploy_local.read_back import ReadBack, Reader

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tools.deploy_local.account import Account, Json

INTEGRATION = {"Type": "type", "Uri": "uri", "IntegrationHttpMethod": "httpMethod", "RequestTemplates": "requestTemplates"}
"""What can be told of an integration."""


def _rest_api(account: Account, id: str, _: Mapping[str, Json]) -> ReadBack | None:
    described = account.client("apigateway").get_rest_api(restApiId=id)
    ends = described["endpointConfiguration"]
    configuration = {"Types": ends["types"], "VpcEndpointIds": ends.get("vpcEndpointIds")}
    if "ipAddressType" in ends:
        configuration["IpAddressType"] = ends["ipAddressType"]
    return ReadBack(
        {
            "Description": described.get("description"),
            "DisableExecuteApiEndpoint": described.get("disableExecuteApiEndpoint"),
            "EndpointConfiguration": configuration,
            "Name": described["name"],
            "Policy": json.loads(described["policy"]) if described.get("policy") else None,
            "Tags": [{"Key": key, "Value": value} for key, value in described.get("tags", {}).items()],
        },
        {"RestApiId": id, "RootResourceId": described["rootResourceId"]},
    )


def _resource(account: Account, id: str, declared: Mapping[str, Json]) -> ReadBack | None:
    api = declared["RestApiId"]
    resource = account.client("apigateway").get_resource(restApiId=api, resourceId=id)
    return ReadBack({"RestApiId": api, "ParentId": resource["parentId"], "PathPart": resource["pathPart"]}, {"ResourceId": id})


def _method(account: Account, _: str, declared: Mapping[str, Json]) -> ReadBack | None:
    key = {"restApiId": declared["RestApiId"], "resourceId": declared["ResourceId"], "httpMethod": declared["HttpMethod"]}
    method = account.client("apigateway").get_method(**key)
    same = {name: declared[name] for name in ("RestApiId", "ResourceId")}
    properties = {
        **same,
        "ApiKeyRequired": method.get("apiKeyRequired"),
        "AuthorizationType": method["authorizationType"],
        "HttpMethod": method["httpMethod"],
    }
    # The rest of an integration, such as the responses of a mock, is neither made nor read back.
    if declared.get("Integration", {}).keys() <= INTEGRATION.keys():
        integration = method.get("methodIntegration", {})
        properties["Integration"] = {name: integration[key] for name, key in INTEGRATION.items() if integration.get(key) is not None}
    return ReadBack(properties, {})


def _deployment(account: Account, id: str, declared: Mapping[str, Json]) -> ReadBack | None:
    api = declared["RestApiId"]
    deployment = account.client("apigateway").get_deployment(restApiId=api, deploymentId=id)
    return ReadBack({"RestApiId": api, "Description": deployment.get("description")}, {"DeploymentId": id})


def _stage(account: Account, id: str, declared: Mapping[str, Json]) -> ReadBack | None:
    api = declared["RestApiId"]
    stage = account.client("apigateway").get_stage(restApiId=api, stageName=id)
    return ReadBack(
        {
            "DeploymentId": stage["deploymentId"],
            "Description": stage.get("description"),
            "RestApiId": api,
            "StageName": stage["stageName"],
            "TracingEnabled": stage.get("tracingEnabled"),
            "Tags": [{"Key": key, "Value": value} for key, value in stage.get("tags", {}).items()],
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
