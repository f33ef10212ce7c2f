"""What private domain names and the APIs that they lead to know of each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from aws_cdk import aws_apigateway as apigateway


@dataclass(frozen=True)
class MappingTarget:
    """The stage of an API that a domain name is mapped to.

    Args:
        rest_api_id: The API.
        stage: The name of its stage.
        ways_in: The endpoints that its policy lets in; None where it lets in whole VPCs.

    """

    rest_api_id: str
    stage: str
    ways_in: frozenset[str] | None


class MappableApi(Protocol):
    """An API that a domain name can be mapped to."""

    def mapping_target(self, stage: apigateway.IStage | str | None = None) -> MappingTarget:
        """Return the stage to map to; None is the one that the API was made with."""
