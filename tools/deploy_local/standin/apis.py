"""REST APIs, through API Gateway's own API."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tools.deploy_local.standin.handler import Handler, Made, pairs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tools.deploy_local.account import Account, Json


class RestApi(Handler):
    """``AWS::ApiGateway::RestApi``."""

    why = "moto drops its policy and its endpoints"

    def create(self, account: Account, properties: Mapping[str, Json], name: str) -> Made:
        """Make it."""
        ends = properties.get("EndpointConfiguration", {})
        words = {"Types": "types", "VpcEndpointIds": "vpcEndpointIds", "IpAddressType": "ipAddressType"}
        given: dict[str, Json] = {"endpointConfiguration": {words[key]: value for key, value in ends.items()}} if ends else {}
        if "Policy" in properties:
            given["policy"] = json.dumps(properties["Policy"])
        if "Description" in properties:
            given["description"] = properties["Description"]
        made = account.client("apigateway").create_rest_api(name=properties.get("Name", name), tags=pairs(properties.get("Tags")), **given)
        return Made(made["id"], {"RestApiId": made["id"], "RootResourceId": made["rootResourceId"]})

    def delete(self, account: Account, id: str, properties: Mapping[str, Json]) -> None:  # noqa: ARG002 - its id is enough
        """Delete it."""
        account.client("apigateway").delete_rest_api(restApiId=id)


class Method(Handler):
    """``AWS::ApiGateway::Method``."""

    why = "moto fails on an integration without a URI, such as MOCK"

    def create(self, account: Account, properties: Mapping[str, Json], name: str) -> Made:
        """Make it, with its integration."""
        client, key = account.client("apigateway"), _method(properties)
        api_key = str(properties.get("ApiKeyRequired", False)).lower() == "true"
        client.put_method(**key, authorizationType=properties.get("AuthorizationType", "NONE"), apiKeyRequired=api_key)
        integration = properties.get("Integration")
        if integration:
            words = {"Type": "type", "Uri": "uri", "IntegrationHttpMethod": "integrationHttpMethod", "RequestTemplates": "requestTemplates"}
            client.put_integration(**key, **{word: integration[key] for key, word in words.items() if key in integration})
        return Made(name, {})

    def delete(self, account: Account, id: str, properties: Mapping[str, Json]) -> None:  # noqa: ARG002 - its verb is its key
        """Delete it."""
        account.client("apigateway").delete_method(**_method(properties))


class Deployment(Handler):
    """``AWS::ApiGateway::Deployment``."""

    why = "moto gives it no id, and never deletes it"

    def create(self, account: Account, properties: Mapping[str, Json], name: str) -> Made:  # noqa: ARG002 - it has no name
        """Make it."""
        given = {"description": properties["Description"]} if "Description" in properties else {}
        deployment = account.client("apigateway").create_deployment(restApiId=properties["RestApiId"], **given)["id"]
        return Made(deployment, {"DeploymentId": deployment})

    def delete(self, account: Account, id: str, properties: Mapping[str, Json]) -> None:
        """Delete it."""
        account.client("apigateway").delete_deployment(restApiId=properties["RestApiId"], deploymentId=id)


class Stage(Handler):
    """``AWS::ApiGateway::Stage``."""

    why = "moto's CloudFormation ignores it"
    in_place = frozenset({"DeploymentId"})

    def create(self, account: Account, properties: Mapping[str, Json], name: str) -> Made:
        """Make it."""
        words = {"DeploymentId": "deploymentId", "Description": "description", "RestApiId": "restApiId", "TracingEnabled": "tracingEnabled"}
        given = {word: properties[key] for key, word in words.items() if key in properties}
        stage = properties.get("StageName", name)
        account.client("apigateway").create_stage(stageName=stage, tags=pairs(properties.get("Tags")), **given)
        return Made(stage, {})

    def delete(self, account: Account, id: str, properties: Mapping[str, Json]) -> None:
        """Delete it."""
        account.client("apigateway").delete_stage(restApiId=properties["RestApiId"], stageName=id)

    def update(self, account: Account, id: str, before: Mapping[str, Json], after: Mapping[str, Json]) -> None:  # noqa: ARG002
        """Let it serve another deployment."""
        changes = [{"op": "replace", "path": "/deploymentId", "value": after["DeploymentId"]}]
        account.client("apigateway").update_stage(restApiId=after["RestApiId"], stageName=id, patchOperations=changes)


def _method(properties: Mapping[str, Json]) -> dict[str, Json]:
    words = {"RestApiId": "restApiId", "ResourceId": "resourceId", "HttpMethod": "httpMethod"}
    return {word: properties[key] for key, word in words.items()}
