"""Defaults for the CDK's own endpoints: what an injector of Python is handed goes back as it came."""

from __future__ import annotations

import inspect
from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2
from aws_cdk.assertions import Template

from constructs_privatelink import EndpointDefaults
from tests.constructs.fixtures_arguments import Value, constant, group
from tests.fixtures_vpc import ENDPOINT

BOTH = (True, False)


ISOLATED = ec2.SubnetSelection(subnet_type=ec2.SubnetType.PRIVATE_ISOLATED)


OF_THE_CDK: dict[str, tuple[Value, ...]] = {
    "dns_record_ip_type": constant(*ec2.VpcEndpointDnsRecordIpType),
    "ip_address_type": constant(*ec2.VpcEndpointIpAddressType),
    "lookup_supported_azs": constant(*BOTH),
    "open": constant(*BOTH),
    "private_dns_enabled": constant(*BOTH),
    "private_dns_only_for_inbound_resolver_endpoint": constant(*ec2.VpcEndpointPrivateDnsOnlyForInboundResolverEndpoint),
    "security_groups": (group, lambda stack, vpc: [ec2.SecurityGroup(stack, "Own", vpc=vpc)]),
    "service": (
        *constant(ec2.InterfaceVpcEndpointAwsService.S3, ec2.InterfaceVpcEndpointAwsService("brand-new")),
        *constant(ec2.InterfaceVpcEndpointService("com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0", 8443)),
    ),
    "service_region": constant("us-east-1"),
    "subnets": (
        *constant(ISOLATED, ec2.SubnetSelection(subnet_group_name="endpoints", one_per_az=True)),
        *constant(ec2.SubnetSelection(subnet_filters=[ec2.SubnetFilter.by_cidr_mask(17)])),
        lambda _stack, vpc: ec2.SubnetSelection(subnets=vpc.isolated_subnets[:1]),
        lambda _stack, vpc: ec2.SubnetSelection(availability_zones=vpc.availability_zones[:1]),
    ),
}


CDK_CASES = [pytest.param(name, value, id=f"{name}-{number}") for name, values in OF_THE_CDK.items() for number, value in enumerate(values)]


def of_the_cdk(name: str, value: Value, *, added: bool, defaults: EndpointDefaults | None) -> dict[str, Any]:
    """Return the template of an endpoint of the CDK with one argument, without the tag of the defaults."""
    stack = cdk.Stack(cdk.App(), "Stack", env=cdk.Environment(region="eu-west-1", account="123456789012"))
    if defaults is not None:
        defaults.apply_to(stack.node.root)
    isolated = [ec2.SubnetConfiguration(name="endpoints", subnet_type=ec2.SubnetType.PRIVATE_ISOLATED)]
    vpc = ec2.Vpc(stack, "Vpc", max_azs=2, subnet_configuration=isolated)
    arguments: dict[str, Any] = {"service": ec2.InterfaceVpcEndpointAwsService.KMS, name: value(stack, vpc)}
    if added:
        vpc.add_interface_endpoint("It", **arguments)
    else:
        ec2.InterfaceVpcEndpoint(stack, "It", vpc=vpc, **arguments)
    template = dict(Template.from_stack(stack).to_json())
    (endpoint,) = [resource["Properties"] for resource in template["Resources"].values() if resource["Type"] == ENDPOINT]
    tags = endpoint.pop("Tags", [])
    endpoint["Tags"] = [tag for tag in tags if tag["Key"] != "owner"]
    assert len(endpoint["Tags"]) == len(tags) - (defaults is not None)
    return template


def test_every_argument_of_the_cdks_endpoint_has_values() -> None:
    arguments = set(inspect.signature(ec2.InterfaceVpcEndpointOptions.__init__).parameters) - {"self"}

    assert set(OF_THE_CDK) >= arguments


@pytest.mark.parametrize("added", BOTH)
@pytest.mark.parametrize(("name", "value"), CDK_CASES)
def test_an_argument_of_the_cdks_endpoint_comes_through_the_injector_unchanged(name: str, value: Value, *, added: bool) -> None:
    with_defaults = of_the_cdk(name, value, added=added, defaults=EndpointDefaults(tags={"owner": "platform"}))

    assert with_defaults == of_the_cdk(name, value, added=added, defaults=None)
