"""The sample app, and two changes of it: ``python -m tools.deploy_local.variants grown``.

- ``sample`` is the app as it stands.
- ``grown`` has one endpoint and one client more.
- ``shrunk`` is ``grown`` without that client, and without an endpoint that the sample app has.
"""

from __future__ import annotations

import sys
from enum import StrEnum

import aws_cdk as cdk

from constructs_privatelink import AwsService, PrivateLinkEndpoint
from sample_app.app import build
from sample_app.network import NetworkStack

ADDED_ENDPOINT = "Sts"
ADDED_CLIENT = "10.0.1.128/25"
"""A network beyond the VPC, such as one that is peered."""
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
        PrivateLinkEndpoint(network, ADDED_ENDPOINT, network=network.endpoints, service=AwsService.STS)
    if variant is Variant.GROWN:
        network.endpoints.allow_from(ADDED_CLIENT)
    if variant is Variant.SHRUNK:
        for child in (REMOVED_ENDPOINT, _ITS_OUTPUT):
            if not network.node.try_remove_child(child):
                raise LookupError(f"the sample app has no '{child}' any more; name another endpoint to remove")
    app.synth()


if __name__ == "__main__":
    main(Variant(sys.argv[1]))
