"""What the tests of private REST APIs build on, and how they read a resource policy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_certificatemanager as acm

from constructs_privatelink import ApiGatewayEndpoint, PrivateLinkError
from constructs_privatelink.constructs.services.apis.private_domains import PrivateDomain
from tests.fixtures_vpc import endpoint_subnets, isolated_vpc, new_stack, properties

if TYPE_CHECKING:
    from collections.abc import Callable

    import aws_cdk as cdk

    from constructs_privatelink.constructs.services.apis.apigateway import ExistingApiGatewayEndpoint
    from constructs_privatelink.constructs.services.apis.private_rest_api import PrivateRestApi

API = "AWS::ApiGateway::RestApi"
CENTRAL = "vpce-0123456789abcdef0"
"""An endpoint that nobody here makes."""
OTHER = "vpce-0fedcba9876543210"
VPC_ID = "vpc-0123456789abcdef0"
NAME = "api.internal.example.com"
MAPPING = "AWS::ApiGateway::BasePathMappingV2"


def an_endpoint(stack: cdk.Stack, id: str = "Apis", *, private_dns: bool | None = None) -> ApiGatewayEndpoint:
    """Return an endpoint in a VPC of its own."""
    vpc = isolated_vpc(stack, f"{id}Vpc")
    return ApiGatewayEndpoint(stack, id, vpc=vpc, subnets=endpoint_subnets(), private_dns=private_dns)


def with_a_method(api: PrivateRestApi) -> PrivateRestApi:
    """Return the API with ``GET /pets``: the CDK refuses one without a method."""
    api.root.add_resource("pets").add_method("GET", apigateway.MockIntegration())
    return api


def the_api(stack: cdk.Stack) -> dict[str, Any]:
    """Return the properties of the only API of a stack."""
    (only,) = properties(stack, API)
    return only


def admitted(policy: dict[str, Any], **context: str) -> bool:
    """Evaluate a resource policy as IAM does, for the operator that ours has: a missing key differs from every value."""
    keys = {f"aws:{name}": value for name, value in context.items()}
    effects = {
        statement["Effect"]
        for statement in policy["Statement"]
        if all(keys.get(key) not in values for key, values in statement.get("Condition", {}).get("StringNotEquals", {}).items())
    }
    return effects == {"Allow"}


def reasons_against(make: Callable[[cdk.Stack], object]) -> str:
    """Return what making something wrong says."""
    with pytest.raises(PrivateLinkError) as error:
        make(new_stack(region="eu-west-1", account="123456789012"))
    return str(error.value)


def a_certificate(stack: cdk.Stack, region: str = "eu-west-1") -> acm.ICertificate:
    """Return a certificate that exists already."""
    return acm.Certificate.from_certificate_arn(stack, f"Certificate-{region}", f"arn:aws:acm:{region}:123456789012:certificate/a1b2c3d4")


def a_domain(stack: cdk.Stack, **arguments: Any) -> PrivateDomain:  # noqa: ANN401 - each test names what it is about
    """Return a domain name in a stack."""
    return PrivateDomain(stack, "Domain", **{"domain_name": NAME, "certificate": a_certificate(stack), **arguments})


def a_central_endpoint(stack: cdk.Stack, *, private_dns: bool | None = True) -> ExistingApiGatewayEndpoint:
    """Return an endpoint that exists already, with its DNS name."""
    return ApiGatewayEndpoint.from_attributes(
        stack,
        "Central",
        vpc_endpoint_id=CENTRAL,
        dns_name=f"{CENTRAL}-01234567.execute-api.eu-west-1.vpce.amazonaws.com",
        hosted_zone_id="Z38GZ743OKFT7T",
        private_dns=private_dns,
    )
