"""The sample app, and two changes of it: ``python -m tools.deploy_local.variants grown``.

- ``sample`` is the app as it stands.
- ``grown`` has one endpoint and one client more, and a gateway endpoint, to which the network's clients are let out.
- ``shrunk`` is ``grown`` without that client, and without an endpoint that the sample app has.
"""

from __future__ import annotations

import sys
from enum import StrEnum

import aws_cdk as cdk

from constructs_privatelink import AwsService, GatewayEndpoint, PrivateLinkEndpoint
from sample_app.app import build
from sample_app.network import APPLICATIONS, NetworkStack

ADDED_ENDPOINT = "Sns"
ADDED_GATEWAY = "Tables"
ADDED_CLIENT = "10.0.1.128/25"
"""A part of the subnets of applications."""
_LIST, _RANGES = "pl-0123456789abcdef0", ("198.51.100.0/24",)
"""What the clients of the gateway endpoint are let out to; nobody is there."""
REMOVED_ENDPOINT = "Kms"
_ITS_OUTPUT = "ListKeys"


class Variant(StrEnum):
    """What is deployed, in this order."""

    SAMPLE = "sample"
    GROWN = "grown"
    SHRUNK = "shrunk"


def main(variant: Variant) -> None:
    """Synthesize a variant, to where the CDK CLI says."""
    app = cdk.App()
    build(app)
    (network,) = (stack for stack in app.node.children if isinstance(stack, NetworkStack))
    if variant is not Variant.SAMPLE:
        PrivateLinkEndpoint(network, ADDED_ENDPOINT, network=network.endpoints, service=AwsService.SNS)
        GatewayEndpoint(
            network,
            ADDED_GATEWAY,
            network=network.endpoints,
            service=AwsService.DYNAMODB,
            subnets=APPLICATIONS,
            prefix_list=_LIST,
            service_ranges=_RANGES,
        )
    if variant is Variant.GROWN:
        network.endpoints.allow_from(ADDED_CLIENT)
    if variant is Variant.SHRUNK:
        for child in (REMOVED_ENDPOINT, _ITS_OUTPUT):
            if not network.node.try_remove_child(child):
                raise LookupError(f"the sample app has no '{child}' any more; name another endpoint to remove")
    app.synth()


if __name__ == "__main__":
    main(Variant(sys.argv[1]))
