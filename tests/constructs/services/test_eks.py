"""Amazon EKS: one endpoint for its management API, one for the credentials of EKS Pod Identity."""

from __future__ import annotations

from dataclasses import replace

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink import AwsService, EksAuthEndpoint, EksEndpoint, EndpointNetwork, EndpointPolicy, PrivateLinkError
from tests.fixtures_vpc import endpoint_subnets, isolated_vpc, new_stack, properties, rules_in, the_endpoint, warnings_of


def service_name(last: str) -> dict[str, object]:
    return {"Fn::Join": ["", ["com.amazonaws.", {"Ref": "AWS::Region"}, f".{last}"]]}


def test_the_smallest_use_is_one_line(stack: cdk.Stack) -> None:
    vpc = ec2.Vpc(stack, "Vpc", max_azs=2, nat_gateways=1)

    EksEndpoint(stack, "Eks", vpc=vpc)

    endpoint = the_endpoint(stack)["Properties"]
    assert endpoint["ServiceName"] == service_name("eks")
    assert endpoint["PrivateDnsEnabled"] is True
    assert len(endpoint["SubnetIds"]) == 2
    assert rules_in(stack) == ["10.0.0.0/16 tcp 443-443"]
    assert warnings_of(stack) == []


def test_pods_fetch_credentials_through_an_endpoint_of_its_own(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    network = EndpointNetwork(stack, "Network", vpc=vpc)
    EksEndpoint(stack, "Eks", network=network)

    pods = EksAuthEndpoint(stack, "Pods", network=network)

    names = [endpoint["ServiceName"] for endpoint in properties(stack, "AWS::EC2::VPCEndpoint")]
    assert names == [service_name("eks"), service_name("eks-auth")]
    assert pods.service is AwsService.EKS_AUTH


def test_private_dns_needs_both_dns_attributes_of_the_vpc(stack: cdk.Stack) -> None:
    vpc = ec2.Vpc(stack, "Vpc", max_azs=2, nat_gateways=1, enable_dns_hostnames=False)

    with pytest.raises(
        PrivateLinkError, match="got enable_dns_hostnames off; set enable_dns_hostnames=True on the VPC, or private_dns=False"
    ):
        EksEndpoint(stack, "Eks", vpc=vpc)


def test_peered_and_on_premises_networks_are_clients_by_their_cidrs(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    EksEndpoint(stack, "Eks", vpc=vpc, clients=[vpc, "10.100.0.0/16", "192.168.0.0/16"])

    assert rules_in(stack) == [f"{cidr} tcp 443-443" for cidr in ("10.0.0.0/16", "10.100.0.0/16", "192.168.0.0/16")]


def test_the_eks_api_takes_an_endpoint_policy(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    EksEndpoint(stack, "Eks", vpc=vpc, subnets=endpoint_subnets(), policy=EndpointPolicy.allow("eks:DescribeCluster"))

    (statement,) = the_endpoint(stack)["Properties"]["PolicyDocument"]["Statement"]
    assert statement == {"Effect": "Allow", "Principal": "*", "Action": "eks:DescribeCluster", "Resource": "*"}
    assert warnings_of(stack) == []


@pytest.mark.parametrize("region", ["ap-southeast-5", "ap-southeast-7", "mx-central-1", "ap-east-2"])
def test_a_region_without_the_service_is_a_warning_rather_than_an_error(region: str) -> None:
    stack = new_stack(region=region)

    EksEndpoint(stack, "Eks", vpc=isolated_vpc(stack), subnets=endpoint_subnets())

    ((_, text),) = warnings_of(stack)
    assert f"AWS names {region} as being without 'eks'" in text


@pytest.mark.parametrize("region", ["ap-northeast-3", "ap-southeast-3", "me-central-1"])
def test_regions_that_the_older_guide_names_have_the_service_now(region: str) -> None:
    stack = new_stack(region=region)

    EksEndpoint(stack, "Eks", vpc=isolated_vpc(stack), subnets=endpoint_subnets())

    assert warnings_of(stack) == []


def test_the_fips_twin_is_another_record_of_the_service(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    fips = EksEndpoint(stack, "Eks", vpc=vpc, service=AwsService.EKS_FIPS)

    assert the_endpoint(stack)["Properties"]["ServiceName"] == service_name("eks-fips")
    assert fips.service is AwsService.EKS_FIPS


def test_a_fact_that_changed_is_replaced_in_the_record(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    newer = replace(AwsService.EKS_AUTH, endpoint_policy=True)

    EksAuthEndpoint(stack, "Pods", vpc=vpc, subnets=endpoint_subnets(), service=newer, policy=EndpointPolicy.full_access())

    assert warnings_of(stack) == []
