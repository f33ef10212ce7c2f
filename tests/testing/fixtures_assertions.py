"""A small app, and one whose group is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_lambda as lambda_

from constructs_privatelink import AwsService, EndpointNetwork, EndpointPolicy, PrivateLinkEndpoint
from tests.fixtures_vpc import endpoint_subnets, isolated_vpc

if TYPE_CHECKING:
    import pytest

APPS = ec2.SubnetSelection(subnet_group_name="apps")


class Platform:
    """An app with a function that reaches an endpoint, and an ACL for who wants to bar it."""

    def __init__(self, *, barred: bool = False, policy: EndpointPolicy | None = None) -> None:
        self.app = cdk.App()
        self.stack = cdk.Stack(self.app, "Stack")
        vpc = isolated_vpc(self.stack)
        if barred:
            ec2.NetworkAcl(self.stack, "Acl", vpc=vpc, subnet_selection=endpoint_subnets())
        self.function = lambda_.Function(
            self.stack,
            "Function",
            vpc=vpc,
            vpc_subnets=APPS,
            runtime=lambda_.Runtime.PYTHON_3_13,
            handler="index.handler",
            code=lambda_.Code.from_inline("def handler(event, context): ..."),
            allow_all_outbound=False,
        )
        network = EndpointNetwork(self.stack, "Network", vpc=vpc, subnets=endpoint_subnets(), clients=[self.function])
        self.kms = PrivateLinkEndpoint(self.stack, "Kms", network=network, service=AwsService.KMS, policy=policy)


def failure(excinfo: pytest.ExceptionInfo[AssertionError]) -> list[str]:
    return str(excinfo.value).splitlines()
