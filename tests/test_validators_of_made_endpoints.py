"""The endpoints that a network makes itself, in the eyes of tools that others wrote: added, by gateway, of a bundle, for who is served."""

from __future__ import annotations

import re
from typing import NamedTuple

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink import Bundle, EndpointBundle, EndpointNetwork
from tests.fixtures_serving import APPS, function
from tests.fixtures_vpc import endpoint_subnets, isolated_vpc
from tests.test_validators import REGIONS
from tests.validators import Report, linted, new_app, report_of

OF_THE_CDK = r"W3005 AWS::Lambda::Function|W3010 AWS::EC2::Subnet "
"""Roles that functions depend on and name as well; Availability Zones by name."""


class Made(NamedTuple):
    """An app with such endpoints in a Region."""

    region: str
    report: Report


@pytest.fixture(scope="module", params=REGIONS)
def made(request: pytest.FixtureRequest) -> Made:
    app = new_app()
    stack = cdk.Stack(app, "Net", env=cdk.Environment(region=request.param, account="111122223333"))
    vpc = isolated_vpc(stack)
    network = EndpointNetwork(
        stack,
        "Endpoints",
        vpc=vpc,
        subnets=endpoint_subnets(),
        network_acl=ec2.NetworkAcl(stack, "Ends", vpc=vpc, subnet_selection=endpoint_subnets()),
        client_network_acl=ec2.NetworkAcl(stack, "Users", vpc=vpc, subnet_selection=APPS),
    )
    network.add("kms")
    network.add_gateway("s3")
    EndpointBundle(stack, "Exec", network=network, bundle=Bundle.ECS_EXEC)
    network.serve(function(stack, vpc, "sqs:SendMessage", "sts:AssumeRole"))
    return Made(request.param, report_of(app))


def test_neither_the_cdk_nor_cdk_nag_has_a_finding_at_them(made: Made) -> None:
    assert [finding for finding in made.report.open if finding[1].startswith("Net/Endpoints/")] == []


def test_cfn_lint_has_neither_error_nor_warning_about_them(made: Made) -> None:
    (template,) = made.report.templates.values()
    endpoints = [resource for resource in template["Resources"].values() if resource["Type"] == "AWS::EC2::VPCEndpoint"]

    assert len(endpoints) == 5  # kms, s3, ssmmessages, sqs, sts
    assert [text for text in linted(template, made.region) if not re.search(OF_THE_CDK, text)] == []
