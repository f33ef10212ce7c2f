"""What most tests of OpenSearch Serverless stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from constructs_privatelink import OpenSearchServerlessEndpoint
from tests.fixtures_opensearch import ACCOUNT
from tests.fixtures_vpc import new_stack

if TYPE_CHECKING:
    import aws_cdk as cdk
    from aws_cdk import aws_ec2 as ec2


@pytest.fixture
def stack() -> cdk.Stack:
    """Return the only stack of an app, whose account and Region are told."""
    return new_stack(region="eu-west-1", account=ACCOUNT)


@pytest.fixture
def search(stack: cdk.Stack, vpc: ec2.Vpc) -> OpenSearchServerlessEndpoint:
    """Return an endpoint in the VPC."""
    return OpenSearchServerlessEndpoint(stack, "Search", vpc=vpc, name="search")
