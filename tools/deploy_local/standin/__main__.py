"""The stand-in as a process: it prints its address, and ends when its input does.

``python -m tools.deploy_local.standin``
"""

from __future__ import annotations

import json
import sys
from threading import Thread
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from moto.ec2.models.security_groups import SecurityGroupRule
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, MotoRequestHandler, create_backend_app
from moto.opensearchserverless import urls
from moto.opensearchserverless.exceptions import ResourceNotFoundException
from moto.opensearchserverless.responses import OpenSearchServiceServerlessResponse
from werkzeug.serving import make_server
from werkzeug.wrappers import Request

from tools.deploy_local.account import Account
from tools.deploy_local.standin.appstream import AppStream
from tools.deploy_local.standin.engine import installed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from moto.opensearchserverless.models import OSEndpoint

    from tools.deploy_local.account import Json


class Search(OpenSearchServiceServerlessResponse):
    """OpenSearch Serverless with what moto's API lacks: describing and deleting endpoints, deleting policies, access policies."""

    access_policies: dict[str, Json] = {}  # noqa: RUF012 - moto makes one of these for each request

    def batch_get_vpc_endpoint(self) -> str:
        """Describe endpoints."""
        wanted = json.loads(self.body)["ids"]
        return json.dumps({"vpcEndpointDetails": [_described(endpoint) for endpoint in self._endpoints() if endpoint.id in wanted]})

    def delete_vpc_endpoint(self) -> str:
        """Delete an endpoint."""
        gone, endpoints = json.loads(self.body)["id"], self.opensearchserverless_backend.os_endpoints
        for token in [token for token, endpoint in endpoints.items() if endpoint.id == gone]:
            del endpoints[token]
        return json.dumps({"deleteVpcEndpointDetail": {"id": gone, "status": "DELETING"}})

    def delete_security_policy(self) -> str:
        """Delete a policy on encryption or on the network."""
        given, policies = json.loads(self.body), self.opensearchserverless_backend.security_policies
        for token in [token for token, policy in policies.items() if (policy.name, policy.type) == (given["name"], given["type"])]:
            del policies[token]
        return "{}"

    def create_access_policy(self) -> str:
        """Make a policy on data."""
        given = json.loads(self.body)
        self.access_policies[given["name"]] = {**given, "policy": json.loads(given["policy"])}
        return json.dumps({"accessPolicyDetail": self.access_policies[given["name"]]})

    def get_access_policy(self) -> str:
        """Describe a policy on data."""
        name = json.loads(self.body)["name"]
        if name not in self.access_policies:
            raise ResourceNotFoundException(f"Policy with name {name} is not found")
        return json.dumps({"accessPolicyDetail": self.access_policies[name]})

    def delete_access_policy(self) -> str:
        """Delete a policy on data."""
        self.access_policies.pop(json.loads(self.body)["name"], None)
        return "{}"

    def _endpoints(self) -> Iterable[OSEndpoint]:
        return self.opensearchserverless_backend.os_endpoints.values()


class Door:
    """Sends AppStream's requests to `AppStream`, and all others to moto."""

    def __init__(self) -> None:
        """Open."""
        self._appstream = AppStream()
        self._moto = DomainDispatcherApplication(create_backend_app)

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:  # noqa: ANN401 - a WSGI application
        """Answer a request, by the service that it is signed for."""
        if "/appstream/aws4_request" in environ.get("HTTP_AUTHORIZATION", ""):
            return self._appstream.answer(Request(environ))(environ, start_response)
        return self._moto(environ, start_response)  # type: ignore[no-any-return] # moto declares it with Any


def _described(endpoint: OSEndpoint) -> dict[str, Json]:
    more = {"vpcId": endpoint.vpc_id, "subnetIds": endpoint.subnet_ids, "securityGroupIds": endpoint.security_group_ids}
    return {**endpoint.to_dict(), **more}


def _description(rule: SecurityGroupRule) -> str | None:
    """Describe rules on groups too: moto describes those on addresses only."""
    return rule.ip_range.get("Description") or rule.source_group.get("Description")


def main() -> None:
    """Listen until the input ends."""
    server = make_server("127.0.0.1", 0, Door(), threaded=True, request_handler=MotoRequestHandler)
    # The word, not the number: before a number, the CDK CLI takes the path of a template's URL for a bucket's name.
    url = f"http://localhost:{server.server_port}"
    with (
        installed(Account(url)),
        patch.dict(urls.url_paths, {"{0}/$": Search.dispatch}),
        patch.object(SecurityGroupRule, "description", property(_description)),
    ):
        Thread(target=server.serve_forever, daemon=True).start()
        print(url, flush=True)
        sys.stdin.read()
        server.shutdown()


if __name__ == "__main__":
    main()
