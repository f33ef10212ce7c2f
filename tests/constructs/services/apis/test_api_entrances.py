"""Which endpoints lead to private REST APIs, and what is refused as one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink import (
    ApiGatewayEndpoint,
    AwsService,
    EksEndpoint,
    OpenSearchServerlessEndpoint,
    PrivateLinkEndpoint,
    PrivateLinkError,
)
from constructs_privatelink.constructs.services.apis.private_rest_api import PrivateRestApi
from tests.fixtures_apis import CENTRAL, VPC_ID, admitted, an_endpoint, reasons_against, the_api, with_a_method
from tests.fixtures_vpc import endpoint_subnets, isolated_vpc, logical_id, new_stack, warnings_of

if TYPE_CHECKING:
    from collections.abc import Callable


def offered_by(api: PrivateRestApi) -> list[str]:
    """Return the calls of an API through its only endpoint that work."""
    return [call.addressing.name for call in api.invocations().offered]


def test_an_endpoint_of_this_library_serves_with_all_four_ways() -> None:
    stack = new_stack()

    api = PrivateRestApi(stack, "Orders", endpoints=[an_endpoint(stack)])

    assert offered_by(api) == ["PRIVATE_DNS", "ROUTE53_ALIAS", "HOST_HEADER", "API_ID_HEADER"]


def test_so_does_an_endpoint_of_any_service_class_that_is_of_execute_api() -> None:
    stack = new_stack()
    endpoint = PrivateLinkEndpoint(stack, "Apis", vpc=isolated_vpc(stack), subnets=endpoint_subnets(), service=AwsService.APIGATEWAY)

    assert len(offered_by(PrivateRestApi(stack, "Orders", endpoints=[endpoint]))) == 4


@pytest.mark.parametrize(("private_dns", "first"), [(None, "PRIVATE_DNS"), (False, "ROUTE53_ALIAS")])
def test_so_does_an_endpoint_of_the_cdk(private_dns: bool | None, first: str) -> None:  # noqa: FBT001 - a table
    stack = new_stack()
    service = ec2.InterfaceVpcEndpointAwsService.APIGATEWAY
    endpoint = isolated_vpc(stack).add_interface_endpoint(
        "Plain", service=service, private_dns_enabled=private_dns, subnets=endpoint_subnets()
    )

    api = with_a_method(PrivateRestApi(stack, "Orders", endpoints=[endpoint]))

    assert the_api(stack)["EndpointConfiguration"]["VpcEndpointIds"] == [{"Ref": logical_id(endpoint)}]
    assert offered_by(api)[0] == first
    assert offered_by(api)[-2:] == ["HOST_HEADER", "API_ID_HEADER"]


def test_an_imported_endpoint_of_the_cdk_serves_with_what_is_known_of_it() -> None:
    stack = new_stack()
    endpoint = ec2.InterfaceVpcEndpoint.from_interface_vpc_endpoint_attributes(stack, "Central", vpc_endpoint_id=CENTRAL, port=443)

    assert offered_by(PrivateRestApi(stack, "Orders", endpoints=[endpoint])) == ["ROUTE53_ALIAS"]


def test_a_central_endpoint_of_another_account_serves_with_what_is_said_of_it() -> None:
    stack = new_stack(region="eu-west-1", account="123456789012")
    dns_name = f"{CENTRAL}-01234567.execute-api.eu-west-1.vpce.amazonaws.com"
    central = ApiGatewayEndpoint.from_attributes(stack, "Central", vpc_endpoint_id=CENTRAL, dns_name=dns_name, private_dns=False)

    api = with_a_method(PrivateRestApi(stack, "Orders", endpoints=[central]))

    assert offered_by(api) == ["ROUTE53_ALIAS", "HOST_HEADER", "API_ID_HEADER"]
    assert admitted(the_api(stack)["Policy"], SourceVpce=CENTRAL)


def test_the_id_of_an_endpoint_may_be_a_token_where_the_endpoint_has_a_name() -> None:
    stack = new_stack()
    central = ApiGatewayEndpoint.from_attributes(stack, "Central", vpc_endpoint_id=cdk.Fn.import_value("Central"))

    with_a_method(PrivateRestApi(stack, "Orders", endpoints=[central]))

    assert the_api(stack)["EndpointConfiguration"]["VpcEndpointIds"] == [{"Fn::ImportValue": "Central"}]


def test_an_endpoint_and_the_one_of_the_cdk_inside_it_are_the_same() -> None:
    def api(stack: cdk.Stack) -> object:
        endpoint = an_endpoint(stack)
        return PrivateRestApi(stack, "Orders", endpoints=[endpoint, endpoint.endpoint])

    assert "is given twice; give it once" in reasons_against(api)


@pytest.mark.parametrize(
    ("arguments", "reasons"),
    [
        ({"endpoints": []}, ["got no endpoints, so that nobody could call the API"]),
        ({"endpoints": CENTRAL}, ["got endpoints='vpce-0123456789abcdef0'; give a list: endpoints=[endpoint]"]),
        ({"endpoints": ["vpce-xyz"]}, ["got 'vpce-xyz' as an endpoint; give an ApiGatewayEndpoint, an ec2.InterfaceVpcEndpoint, or an id"]),
        ({"endpoints": [7]}, ["got 7 as an endpoint; give an ApiGatewayEndpoint"]),
        ({"endpoints": [CENTRAL, CENTRAL]}, [f"the endpoint '{CENTRAL}' is given twice; give it once"]),
        (
            {"endpoints": [cdk.Fn.import_value("Central")]},
            ["got an endpoint id that is a token; name it: ApiGatewayEndpoint.from_attributes"],
        ),
        ({"endpoints": [CENTRAL], "source_vpcs": [CENTRAL]}, [f"got '{CENTRAL}' as a source VPC; give an ec2.IVpc or an id such as"]),
        ({"endpoints": [CENTRAL], "source_vpcs": VPC_ID}, [f"got source_vpcs='{VPC_ID}'; give a list"]),
        ({"endpoints": [CENTRAL], "principals": []}, ["got no principals, so that nobody could call the API; leave principals out"]),
        (
            {"endpoints": [CENTRAL], "principals": ["arn:aws:iam::123456789012:root"]},
            ["as a principal; give a role, a user or iam.ArnPrincipal"],
        ),
        (
            {"endpoints": ["vpce-1"], "source_vpcs": ["vpc-1"], "principals": []},
            ["3 problems", "got 'vpce-1' as an endpoint", "got 'vpc-1' as a source VPC", "got no principals"],
        ),
    ],
)
def test_what_nobody_could_call_is_refused_with_every_reason(arguments: dict[str, Any], reasons: list[str]) -> None:
    text = reasons_against(lambda stack: PrivateRestApi(stack, "Orders", **arguments))

    assert text.startswith("PrivateRestApi 'Orders': ")
    for reason in reasons:
        assert reason in text


@pytest.mark.parametrize(
    ("make", "service"),
    [
        (lambda stack, vpc: EksEndpoint(stack, "Wrong", vpc=vpc, subnets=endpoint_subnets()), "eks"),
        (lambda stack, vpc: PrivateLinkEndpoint(stack, "Wrong", vpc=vpc, service=AwsService.APIGATEWAY_CONTROL), "apigateway"),
        (lambda stack, vpc: OpenSearchServerlessEndpoint(stack, "Wrong", vpc=vpc, subnets=endpoint_subnets()), "aoss"),
        (lambda stack, _: EksEndpoint.from_attributes(stack, "Wrong", vpc_endpoint_id=CENTRAL), "eks"),
        (
            lambda _, vpc: vpc.add_interface_endpoint("Wrong", service=ec2.InterfaceVpcEndpointAwsService.KMS, subnets=endpoint_subnets()),
            "kms",
        ),
    ],
)
def test_an_endpoint_of_another_service_is_refused(make: Callable[[cdk.Stack, ec2.Vpc], object], service: str) -> None:
    def api(stack: cdk.Stack) -> object:
        endpoint = make(stack, isolated_vpc(stack))
        return PrivateRestApi(stack, "Orders", endpoints=[endpoint])  # type: ignore[list-item] # what is refused

    assert re.search(
        f"is one of '.*{service}.*', and private APIs are called through 'execute-api'; give an ApiGatewayEndpoint", reasons_against(api)
    )


def test_a_gateway_endpoint_is_refused() -> None:
    def api(stack: cdk.Stack) -> object:
        endpoint = isolated_vpc(stack).add_gateway_endpoint("S3", service=ec2.GatewayVpcEndpointAwsService.S3)
        return PrivateRestApi(stack, "Orders", endpoints=[endpoint])  # type: ignore[list-item] # what is refused

    assert "as an endpoint; give an ApiGatewayEndpoint" in reasons_against(api)


def test_a_wrong_endpoint_that_comes_later_is_refused_too() -> None:
    api = PrivateRestApi(new_stack(), "Orders", endpoints=[CENTRAL])

    with pytest.raises(PrivateLinkError, match=r"PrivateRestApi 'Orders'\.allow_from: got 'vpce-1' as an endpoint"):
        api.allow_from("vpce-1")


def test_an_endpoint_of_another_region_is_doubtful() -> None:
    app = cdk.App()
    ireland = cdk.Stack(app, "Ireland", env=cdk.Environment(region="eu-west-1"), cross_region_references=True)
    frankfurt = cdk.Stack(app, "Frankfurt", env=cdk.Environment(region="eu-central-1"), cross_region_references=True)

    with_a_method(PrivateRestApi(ireland, "Orders", endpoints=[an_endpoint(frankfurt)]))

    (text,) = (text for path, text in warnings_of(ireland) if path == "/Ireland/Orders")
    assert "the endpoint 'Frankfurt/Apis' is of another Region" in text
    assert text.endswith("[ack: constructs-privatelink:private-api-region]")
