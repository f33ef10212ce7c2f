"""Swapping ec2.InterfaceVpcEndpoint for one of ours replaces nothing: same logical ids, same names, same descriptions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink import (
    ApiGatewayEndpoint,
    AppStreamApiEndpoint,
    AppStreamStreamingEndpoint,
    AwsService,
    EksAuthEndpoint,
    EksEndpoint,
    ElastiCacheEndpoint,
    EndpointNetwork,
    EndpointPolicy,
    PrivateLinkEndpoint,
)
from tests.fixtures_vpc import ENDPOINT, GROUP, endpoint_subnets, isolated_vpc, new_stack, resources

if TYPE_CHECKING:
    from collections.abc import Callable

L2 = ec2.InterfaceVpcEndpointAwsService
AGNOSTIC = None
REPLACING = ("ServiceName", "VpcEndpointType", "VpcId")
"""What replaces an endpoint when it changes, beside its logical id."""


def l2_constants() -> list[str]:
    """Return the names of the L2's services that are not deprecated."""
    texts = {name: member.fget.__func__.__doc__ or "" for name, member in vars(L2).items() if name.isupper()}
    return sorted(name for name, text in texts.items() if "deprecated" not in text)


def with_the_l2(service: ec2.IInterfaceVpcEndpointService, region: str | None = AGNOSTIC) -> cdk.Stack:
    """Return a stack with an L2 endpoint as users write it."""
    stack = new_stack(region=region)
    ec2.InterfaceVpcEndpoint(stack, "Endpoint", vpc=isolated_vpc(stack), service=service, subnets=endpoint_subnets())
    return stack


def without_tags(stack: cdk.Stack, kind: str) -> dict[str, dict[str, Any]]:
    made = resources(stack, kind)
    return {name: {key: value for key, value in resource["Properties"].items() if key != "Tags"} for name, resource in made.items()}


@pytest.mark.parametrize(
    ("l2", "ours"),
    [
        (L2.EKS, EksEndpoint),
        (L2.EKS_AUTH, EksAuthEndpoint),
        (L2.ELASTICACHE, ElastiCacheEndpoint),
        (L2.APIGATEWAY, ApiGatewayEndpoint),
        (L2.APPSTREAM_API, AppStreamApiEndpoint),
        (L2.APPSTREAM_STREAMING, AppStreamStreamingEndpoint),
    ],
)
@pytest.mark.parametrize("region", [AGNOSTIC, "eu-west-1", "cn-north-1"])
def test_a_named_class_takes_the_endpoint_and_its_group_over(l2: L2, ours: Callable[..., PrivateLinkEndpoint], region: str | None) -> None:
    theirs = with_the_l2(l2, region)
    stack = new_stack(region=region)

    ours(stack, "Endpoint", vpc=isolated_vpc(stack), subnets=endpoint_subnets())

    assert without_tags(stack, ENDPOINT) == without_tags(theirs, ENDPOINT)
    descriptions = {name: group["GroupDescription"] for name, group in without_tags(theirs, GROUP).items()}
    assert {name: group["GroupDescription"] for name, group in without_tags(stack, GROUP).items()} == descriptions


@pytest.mark.parametrize(
    ("name", "region", "expected"),
    [
        ("KMS", "eu-west-1", "com.amazonaws.eu-west-1.kms"),
        ("ECR_DOCKER", "cn-north-1", "cn.com.amazonaws.cn-north-1.ecr.dkr"),
        ("ECR_DOCKER", "us-iso-east-1", "gov.ic.c2s.us-iso-east-1.ecr.dkr"),
        ("ECR_DOCKER", "us-isob-east-1", "gov.sgov.sc2s.us-isob-east-1.ecr.dkr"),
        ("ECR_DOCKER", "us-isof-south-1", "gov.ic.hci.csp.us-isof-south-1.ecr.dkr"),
        ("ECR_DOCKER", "eu-isoe-west-1", "uk.adc-e.cloud.eu-isoe-west-1.ecr.dkr"),
        ("ECR_DOCKER", "eusc-de-east-1", "eu.amazonaws.eusc-de-east-1.ecr.dkr"),
        ("TRANSCRIBE", "cn-north-1", "cn.com.amazonaws.cn-north-1.transcribe.cn"),
        ("SAGEMAKER_NOTEBOOK", "eu-west-1", "aws.sagemaker.eu-west-1.notebook"),
        ("SAGEMAKER_STUDIO", AGNOSTIC, {"Fn::Join": ["", ["aws.sagemaker.", {"Ref": "AWS::Region"}, ".studio"]]}),
        ("S3_MULTI_REGION_ACCESS_POINTS", "eu-west-1", "com.amazonaws.s3-global.accesspoint"),
        ("S3_MULTI_REGION_ACCESS_POINTS", AGNOSTIC, "com.amazonaws.s3-global.accesspoint"),
    ],
)
def test_every_style_of_name_is_taken_over(name: str, region: str | None, expected: object) -> None:
    theirs = with_the_l2(getattr(L2, name), region)
    stack = new_stack(region=region)

    PrivateLinkEndpoint(stack, "Endpoint", vpc=isolated_vpc(stack), service=getattr(AwsService, name), subnets=endpoint_subnets())

    (before,), (after,) = resources(theirs, ENDPOINT).items(), resources(stack, ENDPOINT).items()
    assert after[0] == before[0]
    assert [after[1]["Properties"][key] for key in REPLACING] == [before[1]["Properties"][key] for key in REPLACING]
    assert after[1]["Properties"]["ServiceName"] == expected


def test_every_service_of_the_l2_is_in_the_catalogue_under_its_name() -> None:
    assert [name for name in l2_constants() if not hasattr(AwsService, name)] == []


def test_every_service_of_the_l2_has_the_same_name_as_ours_in_every_region() -> None:
    stack = new_stack()
    network = EndpointNetwork(stack, "Network", vpc=isolated_vpc(stack), subnets=endpoint_subnets(), clients=[])
    theirs = stack.resolve({name: getattr(L2, name).name for name in l2_constants()})

    for name in theirs:
        PrivateLinkEndpoint(stack, name, network=network, service=getattr(AwsService, name), private_dns=False)

    made = resources(stack, ENDPOINT).values()
    ours = {endpoint["Properties"]["Tags"][0]["Value"].removeprefix("Stack/"): endpoint["Properties"]["ServiceName"] for endpoint in made}
    assert ours == theirs


@pytest.mark.parametrize(
    "region",
    [
        "eu-west-1",
        "us-gov-west-1",
        "cn-north-1",
        "cn-northwest-1",
        "us-iso-east-1",
        "us-iso-west-1",
        "us-isob-east-1",
        "us-isob-west-1",
        "us-isof-south-1",
        "us-isof-east-1",
        "eu-isoe-west-1",
        "eusc-de-east-1",
    ],
)
def test_every_service_of_the_l2_has_the_same_name_as_ours_in_one_region(region: str) -> None:
    theirs = new_stack(region=region).resolve({name: getattr(L2, name).name for name in l2_constants()})

    ours = {name: getattr(AwsService, name).name(region) for name in theirs}

    assert ours == theirs


def test_an_endpoint_in_a_shared_network_keeps_its_logical_id_too() -> None:
    theirs = with_the_l2(L2.KMS)
    stack = new_stack()
    network = EndpointNetwork(stack, "Network", vpc=isolated_vpc(stack), subnets=endpoint_subnets())

    PrivateLinkEndpoint(stack, "Endpoint", network=network, service=AwsService.KMS, policy=EndpointPolicy.allow("kms:Decrypt"))

    assert list(resources(stack, ENDPOINT)) == list(resources(theirs, ENDPOINT))


def test_private_dns_that_the_l2_turned_off_is_taken_over_with_one_argument() -> None:
    theirs = new_stack()
    ec2.InterfaceVpcEndpoint(
        theirs, "Endpoint", vpc=isolated_vpc(theirs), service=L2.KMS, subnets=endpoint_subnets(), private_dns_enabled=False
    )
    stack = new_stack()

    PrivateLinkEndpoint(stack, "Endpoint", vpc=isolated_vpc(stack), service=AwsService.KMS, subnets=endpoint_subnets(), private_dns=False)

    assert without_tags(stack, ENDPOINT) == without_tags(theirs, ENDPOINT)


def test_the_resource_of_an_l1_is_taken_over_with_its_logical_id_and_group() -> None:
    subnet_ids = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
    before, after = new_stack(region="eu-west-1"), new_stack(region="eu-west-1")
    ec2.CfnVPCEndpoint(
        before,
        "Kms",
        vpc_endpoint_type="Interface",
        service_name="com.amazonaws.eu-west-1.kms",
        vpc_id="vpc-0123456789abcdef0",
        subnet_ids=subnet_ids,
        security_group_ids=["sg-0123456789abcdef0"],
        private_dns_enabled=True,
    )

    vpc = ec2.Vpc.from_vpc_attributes(
        after, "Vpc", vpc_id="vpc-0123456789abcdef0", availability_zones=["eu-west-1a", "eu-west-1b"], isolated_subnet_ids=subnet_ids
    )
    group = ec2.SecurityGroup.from_security_group_id(after, "Group", "sg-0123456789abcdef0")
    kms = PrivateLinkEndpoint(after, "Kms", vpc=vpc, service=AwsService.KMS, security_groups=[group])
    resource = kms.endpoint.node.default_child
    assert isinstance(resource, ec2.CfnVPCEndpoint)
    resource.override_logical_id("Kms")

    (old_id, old), (new_id, new) = (next(iter(resources(stack, ENDPOINT).items())) for stack in (before, after))
    assert new_id == old_id == "Kms"
    assert new["Properties"] == {**old["Properties"], "Tags": [{"Key": "Name", "Value": "Stack/Kms"}]}
