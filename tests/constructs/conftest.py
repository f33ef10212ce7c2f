"""What most tests of constructs stand in; a file that needs another stack or network has a fixture of its own under that name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from constructs_privatelink import EndpointNetwork
from tests.fixtures_vpc import endpoint_subnets, isolated_vpc, new_stack

if TYPE_CHECKING:
    import aws_cdk as cdk
    from aws_cdk import aws_ec2 as ec2


@pytest.fixture
def stack() -> cdk.Stack:
    """Return the only stack of an app, whose account and Region are not told."""
    return new_stack()


@pytest.fixture
def vpc(stack: cdk.Stack) -> ec2.Vpc:
    """Return a VPC without internet access, with subnets for endpoints and for apps."""
    return isolated_vpc(stack)


@pytest.fixture
def network(stack: cdk.Stack, vpc: ec2.Vpc) -> EndpointNetwork:
    """Return a network whose clients are on premises."""
    return EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), clients=["172.16.0.0/16"])
