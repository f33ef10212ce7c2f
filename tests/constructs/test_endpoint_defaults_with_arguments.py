"""A platform's defaults beside every argument of every construct: each is taken as it is without them."""

from __future__ import annotations

import inspect

import aws_cdk as cdk
import pytest
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_certificatemanager as acm
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_route53 as route53
from constructs import Construct

import constructs_privatelink
from constructs_privatelink import (
    ApiGatewayEndpoint,
    AwsService,
    Bundle,
    EndpointDefaults,
    EndpointNetwork,
    EndpointPolicy,
    PrivateLinkEndpoint,
    PrivateLinkError,
)
from tests.constructs.fixtures_arguments import Value, constant, group
from tests.fixtures_vpc import ENDPOINT, properties

BOTH = (True, False)


ISOLATED = ec2.SubnetSelection(subnet_type=ec2.SubnetType.PRIVATE_ISOLATED)


def network(stack: cdk.Stack, vpc: ec2.Vpc) -> EndpointNetwork:
    return EndpointNetwork(stack, "Shared", vpc=vpc)


def apis(stack: cdk.Stack, vpc: ec2.Vpc) -> ApiGatewayEndpoint:
    return ApiGatewayEndpoint(stack, "Apis", vpc=vpc)


def certificate(stack: cdk.Stack, _vpc: ec2.Vpc) -> acm.ICertificate:
    arn = "arn:aws:acm:eu-west-1:123456789012:certificate/11111111-2222-3333-4444-555555555555"
    return acm.Certificate.from_certificate_arn(stack, "Certificate", arn)


VALUES: dict[str, tuple[Value, ...]] = {
    "also": constant(["xray"]),
    "associate": constant(*BOTH),
    "availability_zone_ids": constant({"eu-west-1a": "euw1-az1"}),
    "bundle": constant(Bundle.ECS_FARGATE),
    "certificate": (certificate,),
    "client_network_acl": (lambda stack, vpc: ec2.NetworkAcl(stack, "Acl", vpc=vpc, subnet_selection=ISOLATED),),
    "client_subnets": constant(ISOLATED),
    "clients": (*constant("10.0.0.0/16", {"office": "10.8.0.0/16"}), lambda _stack, vpc: [vpc]),
    "default_integration": (lambda _stack, _vpc: apigateway.MockIntegration(),),
    "default_method_options": constant(apigateway.MethodOptions(operation_name="Get")),
    "deploy_options": constant(apigateway.StageOptions(stage_name="prod")),
    "dns_record_ip_type": constant(*ec2.VpcEndpointDnsRecordIpType),
    "domain_name": constant("api.example.com"),
    "endpoints": (lambda stack, vpc: [apis(stack, vpc)],),
    "existing": constant({"kms": "vpce-0123456789abcdef0"}),
    "gateway_policy": constant(EndpointPolicy.full_access()),
    "gateway_prefix_list": constant("pl-6da54004"),
    "gateway_service_ranges": (),
    "gateway_subnets": constant(ISOLATED),
    "hosted_zone": (lambda stack, vpc: route53.PrivateHostedZone(stack, "Zone", zone_name="example.com", vpc=vpc),),
    "ip_address_type": constant(*ec2.VpcEndpointIpAddressType),
    "keep_inline_rules": constant(*BOTH),
    "leave_out": constant(["s3", "ecr.api", "ecr.dkr"]),
    "name": constant("search"),
    "network": (network,),
    "network_acl": (lambda stack, vpc: ec2.NetworkAcl(stack, "Acl", vpc=vpc, subnet_selection=ISOLATED),),
    "policy": constant(EndpointPolicy.full_access()),
    "prefix_list": constant("pl-6da54004"),
    "principals": constant(["123456789012"]),
    "private_dns": constant(*BOTH),
    "private_dns_only_for_inbound_resolver_endpoint": (),
    "rest_api_name": constant("orders"),
    "route_tables": (lambda _stack, vpc: [vpc.isolated_subnets[0].route_table],),
    "rule_numbers": constant(range(2_000, 32_000)),
    "security_groups": (group,),
    "service": (),
    "service_ranges": (),
    "service_region": constant("us-east-1"),
    "source_vpcs": constant(["vpc-0123456789abcdef0"]),
    "subnets": constant(ISOLATED),
    "vpc": (lambda _stack, vpc: vpc,),
    "vpcs": (lambda _stack, vpc: [vpc],),
    "without": constant(["logs"]),
}
"""Values of every argument; those of none need another argument, or are what the construct is about, and are tried elsewhere."""


NEEDED: dict[str, dict[str, Value]] = {
    "EndpointBundle": {"network": network, "bundle": lambda _stack, _vpc: Bundle.ECS_FARGATE},
    "GatewayEndpoint": {"service": lambda _stack, _vpc: AwsService.S3, "vpc": lambda _stack, vpc: vpc},
    "PrivateDomain": {
        "domain_name": lambda _stack, _vpc: "api.example.com",
        "certificate": certificate,
        "endpoints": lambda stack, vpc: [apis(stack, vpc)],
    },
    "PrivateLinkEndpoint": {"service": lambda _stack, _vpc: AwsService.KMS, "vpc": lambda _stack, vpc: vpc},
    "PrivateRestApi": {"endpoints": lambda stack, vpc: [apis(stack, vpc)]},
}
"""What a construct cannot do without; the others have a VPC."""


WITHOUT_ENDPOINTS = {"ExistingEndpoint", "OpenSearchServerlessCollections"}


def constructs() -> dict[str, type[Construct]]:
    every = {name: getattr(constructs_privatelink, name) for name in constructs_privatelink.__all__}
    classes = {name: kind for name, kind in every.items() if inspect.isclass(kind) and issubclass(kind, Construct)}
    return {name: kind for name, kind in classes.items() if name not in WITHOUT_ENDPOINTS}


def arguments_of(kind: type[Construct]) -> list[str]:
    parameters = inspect.signature(kind.__init__).parameters.values()
    return [parameter.name for parameter in parameters if parameter.kind is parameter.KEYWORD_ONLY]


CASES = [
    pytest.param(name, argument, value, id=f"{name}-{argument}-{number}")
    for name, kind in constructs().items()
    for argument in arguments_of(kind)
    for number, value in enumerate(VALUES.get(argument, ()))
]


def refusal(name: str, argument: str, value: Value, *, defaults: EndpointDefaults | None) -> str:
    """Make a construct with an argument, synthesize it, and return what it is refused for; empty where it is made."""
    stack = cdk.Stack(cdk.App(), "Stack", env=cdk.Environment(region="eu-west-1", account="123456789012"))
    if defaults is not None:
        defaults.apply_to(stack.node.root)
    isolated = [ec2.SubnetConfiguration(name="endpoints", subnet_type=ec2.SubnetType.PRIVATE_ISOLATED)]
    vpc = ec2.Vpc(stack, "Vpc", max_azs=2, ip_protocol=ec2.IpProtocol.DUAL_STACK, subnet_configuration=isolated)
    given = {**NEEDED.get(name, {"vpc": lambda _stack, of_stack: of_stack}), argument: value}
    if argument == "network":
        given.pop("vpc", None)
    try:
        made = constructs()[name](stack, "It", **{each: make(stack, vpc) for each, make in given.items()})
    except PrivateLinkError as error:
        return str(error)
    if isinstance(made, apigateway.RestApi):
        made.root.add_method("GET", apigateway.MockIntegration())
    tags = [endpoint.get("Tags", []) for endpoint in properties(stack, ENDPOINT)]
    assert all(({"Key": "owner", "Value": "platform"} in each) == (defaults is not None) for each in tags)
    return ""


def test_every_argument_has_values() -> None:
    assert {argument for kind in constructs().values() for argument in arguments_of(kind)} - VALUES.keys() == set()


@pytest.mark.parametrize(("name", "argument", "value"), CASES)
def test_an_argument_is_taken_beside_every_default_or_refused_as_without(name: str, argument: str, value: Value) -> None:
    defaults = EndpointDefaults(
        policy=EndpointPolicy.allow("*", conditions={"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}}),
        ip_address_type=ec2.VpcEndpointIpAddressType.DUALSTACK,
        dns_record_ip_type=ec2.VpcEndpointDnsRecordIpType.DUALSTACK,
        private_dns=False,
        tags={"owner": "platform"},
    )

    with_defaults = refusal(name, argument, value, defaults=defaults)

    assert with_defaults == (refusal(name, argument, value, defaults=None) if with_defaults else "")


def test_a_service_in_place_of_the_own_one_is_taken_too() -> None:
    stack = cdk.Stack(cdk.App(), "Stack")
    EndpointDefaults(ip_address_type=ec2.VpcEndpointIpAddressType.DUALSTACK).apply_to(stack)
    vpc = ec2.Vpc(stack, "Vpc", max_azs=2, ip_protocol=ec2.IpProtocol.DUAL_STACK, nat_gateways=0)

    s3 = PrivateLinkEndpoint(
        stack,
        "S3",
        vpc=vpc,
        service=ec2.InterfaceVpcEndpointAwsService.S3,
        private_dns_only_for_inbound_resolver_endpoint=ec2.VpcEndpointPrivateDnsOnlyForInboundResolverEndpoint.ALL_RESOLVERS,
    )

    assert s3.service is AwsService.S3
    (endpoint,) = properties(stack, ENDPOINT)
    assert endpoint["IpAddressType"] == "dualstack"
    assert endpoint["DnsOptions"] == {"PrivateDnsOnlyForInboundResolverEndpoint": "AllResolvers"}
