"""Templates with an endpoint of KMS, and what else the tests put beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.building import build
from constructs_privatelink.analysis.templates.stack_set import load
from constructs_privatelink.analysis.values import ResourceId

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.model import Model

VPC, KMS = (ResourceId("Template", name) for name in ("Vpc", "Kms"))
UNKNOWN = {"Ref": "P"}
PERHAPS = {"Condition": "Perhaps"}


def of(kind: str, **properties: object) -> dict[str, object]:
    return {"Type": kind, "Properties": properties}


def model_with(**resources: object) -> Model:
    made = {
        "Vpc": of("AWS::EC2::VPC", CidrBlock="10.0.0.0/16"),
        "Kms": of("AWS::EC2::VPCEndpoint", VpcEndpointType="Interface", ServiceName="com.amazonaws.eu-west-1.kms", VpcId={"Ref": "Vpc"}),
        **resources,
    }
    perhaps = {"Perhaps": {"Fn::Equals": [UNKNOWN, "yes"]}, "Never": {"Fn::Equals": ["a", "b"]}}
    template = {"Parameters": {"P": {"Type": "String"}}, "Conditions": perhaps, "Resources": made}
    return build(load(template, region="eu-west-1"))
