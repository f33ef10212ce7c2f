"""Endpoints and the collections that they allow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.fixtures_opensearch import SECURITY_POLICY, documents

if TYPE_CHECKING:
    import aws_cdk as cdk


def policies(stack: cdk.Stack) -> list[Any]:
    """Return the JSON of the network access policies."""
    return documents(stack, SECURITY_POLICY)
