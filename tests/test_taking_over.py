"""Apps before and after their endpoints become ours: what the templates' difference and ``privatelink diff`` promise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink import AwsService, EndpointNetwork, PrivateLinkEndpoint
from constructs_privatelink.analysis import load
from constructs_privatelink.cli import diff
from tests.fixtures_intent import client_in
from tests.fixtures_vpc import endpoint_subnets, isolated_vpc

if TYPE_CHECKING:
    from collections.abc import Callable

    from constructs import Construct

HERE = cdk.Environment(account="111122223333", region="eu-west-1")
KMS, SQS = ec2.InterfaceVpcEndpointAwsService.KMS, ec2.InterfaceVpcEndpointAwsService.SQS


def swapped(before: Callable[[Construct, ec2.Vpc], object], after: Callable[[Construct, ec2.Vpc], object]) -> list[tuple[str, str, str]]:
    """Return what ``privatelink diff`` says of two apps, each with a VPC, a client in it and what a function makes."""
    analyses = []
    for make in (before, after):
        app = cdk.App()
        base = cdk.Stack(app, "Base", env=HERE)
        vpc = isolated_vpc(base)
        client_in(base, vpc, closed=False)
        make(cdk.Stack(app, "Endpoints", env=HERE), vpc)
        analyses.append(load(app.synth().directory))
    return [(change.part, change.kind, change.text) for change in diff.compared(*analyses).differences]


def by_the_cdk(stack: Construct, vpc: ec2.Vpc) -> None:
    ec2.InterfaceVpcEndpoint(stack, "Kms", vpc=vpc, service=KMS, subnets=endpoint_subnets())
    ec2.InterfaceVpcEndpoint(stack, "Sqs", vpc=vpc, service=SQS, subnets=endpoint_subnets())


def by_the_vpc(_stack: Construct, vpc: ec2.Vpc) -> None:
    vpc.add_interface_endpoint("Kms", service=KMS, subnets=endpoint_subnets())


def with_a_group(stack: Construct, vpc: ec2.Vpc) -> None:
    group = ec2.SecurityGroup(stack, "Group", vpc=vpc)
    ec2.InterfaceVpcEndpoint(stack, "Kms", vpc=vpc, service=KMS, subnets=endpoint_subnets(), security_groups=[group])


def ours(*, keep: bool) -> Callable[[Construct, ec2.Vpc], object]:
    def make(stack: Construct, vpc: ec2.Vpc) -> None:
        network = EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), keep_inline_rules=keep)
        PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)
        PrivateLinkEndpoint(stack, "Sqs", network=network, service=AwsService.SQS)

    return make


def ours_in_the_vpc(*, keep: bool) -> Callable[[Construct, ec2.Vpc], object]:
    def make(_stack: Construct, vpc: ec2.Vpc) -> None:
        PrivateLinkEndpoint(vpc, "Kms", vpc=vpc, service=AwsService.KMS, subnets=endpoint_subnets(), keep_inline_rules=keep)

    return make


def ours_with_the_group(*, keep: bool) -> Callable[[Construct, ec2.Vpc], object]:
    def make(stack: Construct, vpc: ec2.Vpc) -> None:
        arguments: dict[str, Any] = {"subnets": endpoint_subnets(), "security_groups": [ec2.SecurityGroup(stack, "Group", vpc=vpc)]}
        PrivateLinkEndpoint(stack, "Kms", vpc=vpc, service=AwsService.KMS, keep_inline_rules=keep, **arguments)

    return make


PAIRS = [
    pytest.param(by_the_cdk, ours, id="its own group"),
    pytest.param(by_the_vpc, ours_in_the_vpc, id="added to the VPC"),
    pytest.param(with_a_group, ours_with_the_group, id="a brought group"),
]


@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_with_the_rule_kept_nothing_is_known_to_change(before: Any, after: Any) -> None:  # noqa: ANN401 - functions of two stacks
    assert swapped(before, after(keep=True)) == []


@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_without_it_the_gap_is_named(before: Any, after: Any) -> None:  # noqa: ANN401 - as above
    parts = {(part, kind) for part, kind, _ in swapped(before, after(keep=False))}

    assert ("order", "gap") in parts or ("paths", "closed") in parts, parts
