"""What stands in the app.

The network comes first and knows no application; each application lets itself in. So the stacks depend on each other in one
direction, and the endpoints are there before the first function runs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import aws_cdk as cdk
from aws_cdk.region_info import RegionInfo

from constructs_privatelink import PrivateLinkValidation
from sample_app.application import ApplicationStack
from sample_app.network import NetworkStack
from sample_app.streaming import StreamingStack

if TYPE_CHECKING:
    from constructs import Construct


def build(app: cdk.App) -> None:
    """Add the stacks: for any account and Region, or for the Region in the context key `region` (``cdk synth -c region=cn-north-1``).

    Raises:
        ValueError: The context key names no Region.

    """
    cdk.Validations.of(app).add_plugins(PrivateLinkValidation())
    environment = cdk.Environment(region=region_of(app))
    network = NetworkStack(
        app,
        "SampleNetwork",
        env=environment,
        description="An isolated VPC and the PrivateLink endpoints through which it reaches AWS",
    )
    ApplicationStack(
        app,
        "SampleApplication",
        env=environment,
        description="A function that reaches AWS through the endpoints of the network only",
        vpc=network.vpc,
        endpoints=network.endpoints,
        apis=network.apis,
        search=network.search,
    )
    if network.streaming is not None:
        StreamingStack(
            app,
            "SampleStreaming",
            env=environment,
            description="Desktops whose users stream through the VPC",
            endpoint=network.streaming,
        )
    cdk.Tags.of(app).add("Project", "constructs-privatelink-sample")


def region_of(scope: Construct) -> str | None:
    """Return the Region in the context key `region`; None where there is none, for templates that fit every Region.

    Raises:
        ValueError: The key names no Region.

    """
    region: object = scope.node.try_get_context("region")
    if region is None:
        return None
    if not isinstance(region, str) or RegionInfo.get(region).partition is None:
        raise ValueError(f"got the context region={region!r}; give an AWS Region, such as eu-west-1 or cn-north-1, or leave it out")
    return region
