"""The account that the stand-in plays, and boto3 clients for it."""

from __future__ import annotations

from typing import Any, TypeAlias

import boto3  # type: ignore[import-untyped] # boto3 has no types, and its stubs are a package for each service
from botocore.config import Config  # type: ignore[import-untyped] # as above

Json: TypeAlias = Any
"""What a template or an answer holds: it has every shape that JSON has."""

ACCOUNT = "123456789012"
# moto's `Fn::GetAZs` knows the zones of this Region alone.
REGION = "us-east-1"
_CREDENTIALS = {"aws_access_key_id": "local", "aws_secret_access_key": "local"}


class Account:
    """Clients of the services that listen at one address."""

    def __init__(self, url: str) -> None:
        """Know the address; nothing is sent yet.

        Args:
            url: Where the stand-in listens.

        """
        self.url = url
        self._session = boto3.Session(**_CREDENTIALS, region_name=REGION)
        self._clients: dict[str, Json] = {}
        # boto3 speaks CBOR to AppStream where it may, and the stand-in only JSON, which AppStream knows as well.
        loader = self._session._session.get_component("data_loader")  # noqa: SLF001 - boto3 shows its loader nowhere else
        loader.load_service_model("appstream", "service-2")["metadata"]["protocols"] = ["json"]

    def client(self, service: str) -> Json:
        """Return the boto3 client of a service."""
        if service not in self._clients:
            # A stand-in that fails once fails again: no retry hides or delays it.
            config = Config(retries={"total_max_attempts": 1})
            self._clients[service] = self._session.client(service, endpoint_url=self.url, config=config)
        return self._clients[service]

    def close(self) -> None:
        """Close the connections."""
        for client in self._clients.values():
            client.close()
