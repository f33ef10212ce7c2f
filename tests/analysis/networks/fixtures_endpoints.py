"""An endpoint of a template, and what is read of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.analysis.networks.fixtures_models import GROUP, VPC, Json, model_of, ref, resource, subnet

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.model import Endpoint


KMS = "com.amazonaws.eu-west-1.kms"


def endpoint_of(*parts: Json, metadata: Json = None, **changes: Json) -> Endpoint:
    said = {"VpcEndpointType": "Interface", "VpcId": ref("Vpc"), "ServiceName": KMS, "SubnetIds": [ref("Subnet")], **changes}
    endpoint = resource("EC2::VPCEndpoint", **{name: value for name, value in said.items() if value is not None})
    endpoint |= {"Metadata": metadata} if metadata is not None else {}
    (read,) = model_of(VPC, GROUP, {"Subnet": subnet()}, *parts, Endpoint=endpoint).endpoints
    return read
