"""OpenSearch Serverless, through its own API."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tools.deploy_local.standin.handler import Handler, Made

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tools.deploy_local.account import Account, Json

AWS_OWNED = "AWS owned"
"""The ARN that moto is told of a key of AWS's own."""
_SERVICE = "opensearchserverless"
_WHY = "moto's CloudFormation ignores it"


class SearchEndpoint(Handler):
    """``AWS::OpenSearchServerless::VpcEndpoint``."""

    why = f"{_WHY}, and its API neither describes nor deletes it"

    def create(self, account: Account, properties: Mapping[str, Json], name: str) -> Made:  # noqa: ARG002 - its name is given
        """Make it."""
        words = {"Name": "name", "VpcId": "vpcId", "SubnetIds": "subnetIds", "SecurityGroupIds": "securityGroupIds"}
        given = {words[key]: value for key, value in properties.items()}
        endpoint = account.client(_SERVICE).create_vpc_endpoint(**given)["createVpcEndpointDetail"]["id"]
        return Made(endpoint, {"Id": endpoint})

    def delete(self, account: Account, id: str, properties: Mapping[str, Json]) -> None:  # noqa: ARG002 - its id is enough
        """Delete it."""
        account.client(_SERVICE).delete_vpc_endpoint(id=id)


class SearchPolicy(Handler):
    """``AWS::OpenSearchServerless::SecurityPolicy`` and ``AccessPolicy``."""

    why = f"{_WHY}, its API deletes no security policy, and knows no access policy"

    def create(self, account: Account, properties: Mapping[str, Json], name: str) -> Made:  # noqa: ARG002 - its name is given
        """Make it."""
        client, data = account.client(_SERVICE), properties["Type"] == "data"
        create = client.create_access_policy if data else client.create_security_policy
        given = {key.lower(): value for key, value in properties.items()}
        if properties["Type"] == "encryption":
            # moto reads the key's ARN off every encryption policy, and AWS wants none with a key of its own.
            given["policy"] = json.dumps({"KmsARN": AWS_OWNED, **json.loads(properties["Policy"])})
        create(**given)
        return Made(properties["Name"], {})

    def delete(self, account: Account, id: str, properties: Mapping[str, Json]) -> None:
        """Delete it."""
        client, kind = account.client(_SERVICE), properties["Type"]
        delete = client.delete_access_policy if kind == "data" else client.delete_security_policy
        delete(name=id, type=kind)


class Collection(Handler):
    """``AWS::OpenSearchServerless::Collection``."""

    why = _WHY

    def create(self, account: Account, properties: Mapping[str, Json], name: str) -> Made:  # noqa: ARG002 - its name is given
        """Make it."""
        client = account.client(_SERVICE)
        words = {"Name": "name", "Type": "type", "Description": "description", "StandbyReplicas": "standbyReplicas"}
        given = {word: properties[key] for key, word in words.items() if key in properties}
        tags = [{"key": tag["Key"], "value": tag["Value"]} for tag in properties.get("Tags", ())]
        made = client.create_collection(**given, tags=tags)["createCollectionDetail"]
        (described,) = client.batch_get_collection(ids=[made["id"]])["collectionDetails"]
        attributes = {"Id": "id", "Arn": "arn", "CollectionEndpoint": "collectionEndpoint", "DashboardEndpoint": "dashboardEndpoint"}
        return Made(made["id"], {name: described[word] for name, word in attributes.items()})

    def delete(self, account: Account, id: str, properties: Mapping[str, Json]) -> None:  # noqa: ARG002 - its id is enough
        """Delete it."""
        account.client(_SERVICE).delete_collection(id=id)
