"""The set of a private EKS cluster in the VPC and Region where it stands: what is there already, and what is not there at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink import AwsService, EksPrivateClusterEndpoints, EndpointNetwork, PrivateLinkEndpoint, PrivateLinkError
from tests.fixtures_vpc import ENDPOINT, endpoint_subnets, isolated_vpc, logical_id, new_stack, properties, resources, warnings_of

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def network(stack: cdk.Stack, vpc: ec2.Vpc) -> EndpointNetwork:
    return EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), clients=["10.0.2.0/23"])


def by_this_library(stack: cdk.Stack, vpc: ec2.Vpc) -> str:
    return PrivateLinkEndpoint(stack, "Tokens", vpc=vpc, subnets=endpoint_subnets(), service=AwsService.STS).node.path


def by_the_cdk(stack: cdk.Stack, vpc: ec2.Vpc) -> str:  # noqa: ARG001 - the other maker needs it
    return vpc.add_interface_endpoint("Tokens", service=ec2.InterfaceVpcEndpointAwsService.STS).node.path


@pytest.mark.parametrize("make", [by_this_library, by_the_cdk])
def test_an_endpoint_that_the_vpc_has_already_is_to_be_left_out(
    stack: cdk.Stack, vpc: ec2.Vpc, network: EndpointNetwork, make: Callable[[cdk.Stack, ec2.Vpc], str]
) -> None:
    path = make(stack, vpc)

    with pytest.raises(PrivateLinkError) as refused:
        EksPrivateClusterEndpoints(stack, "Cluster", network=network, leave_out=["logs"])
    EksPrivateClusterEndpoints(stack, "Fewer", network=network, leave_out=["logs", "sts"], also=["autoscaling"])

    assert f"the VPC has endpoints for these already: 'sts' ('{path}'); give leave_out=['logs', 'sts']" in str(refused.value)
    assert warnings_of(stack) == []


def test_an_endpoint_without_private_dns_is_not_in_the_way(stack: cdk.Stack, vpc: ec2.Vpc, network: EndpointNetwork) -> None:
    PrivateLinkEndpoint(stack, "Tokens", network=network, service=AwsService.STS, private_dns=False)
    vpc.add_interface_endpoint("Logs", service=ec2.InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS, private_dns_enabled=False)

    EksPrivateClusterEndpoints(stack, "Cluster", network=network)

    assert str(properties(stack, ENDPOINT)).count("'.sts'") == 2


def test_a_second_cluster_in_the_vpc_uses_the_endpoints_of_the_first(stack: cdk.Stack, network: EndpointNetwork) -> None:
    first = EksPrivateClusterEndpoints(stack, "First", network=network)

    second = EksPrivateClusterEndpoints(stack, "Second", network=network)

    assert {name: member.endpoint for name, member in second.members.items()} == {
        name: member.endpoint for name, member in first.members.items()
    }
    assert len(resources(stack, ENDPOINT)) == 10


def test_another_vpc_has_endpoints_of_its_own(stack: cdk.Stack, network: EndpointNetwork) -> None:
    EksPrivateClusterEndpoints(stack, "First", network=network)

    EksPrivateClusterEndpoints(stack, "Second", vpc=isolated_vpc(stack, "Other"), subnets=endpoint_subnets())

    assert len(resources(stack, ENDPOINT)) == 20


def test_the_vpc_may_be_in_another_stack() -> None:
    app = cdk.App()
    vpc = isolated_vpc(cdk.Stack(app, "Networks"))
    stack = cdk.Stack(app, "Clusters")

    EksPrivateClusterEndpoints(stack, "Cluster", vpc=vpc, subnets=endpoint_subnets())

    assert len(resources(stack, ENDPOINT)) == 10


@pytest.mark.parametrize("region", ["ap-southeast-5", "mx-central-1"])
def test_a_region_without_a_member_draws_a_warning_at_that_member(region: str) -> None:
    stack = new_stack(region=region)

    EksPrivateClusterEndpoints(stack, "Cluster", vpc=isolated_vpc(stack), subnets=endpoint_subnets())

    ((path, text),) = warnings_of(stack)
    assert path == "/Stack/Cluster/Eks"
    assert f"AWS names {region} as being without 'eks'" in text


def test_china_has_service_names_of_its_own() -> None:
    stack = new_stack(region="cn-north-1")

    cluster = EksPrivateClusterEndpoints(stack, "Cluster", vpc=isolated_vpc(stack), subnets=endpoint_subnets())

    made = resources(stack, ENDPOINT)
    names = {name: made[logical_id(member.endpoint)]["Properties"]["ServiceName"] for name, member in cluster.members.items()}
    assert names["ecr.dkr"] == "cn.com.amazonaws.cn-north-1.ecr.dkr"
    assert names["logs"] == "com.amazonaws.cn-north-1.logs"
    assert stack.resolve(names["s3"]) == {"Fn::Join": ["", ["com.amazonaws.", {"Ref": "AWS::Region"}, ".s3"]]}


def test_the_endpoint_of_route_53_leads_to_the_region_of_the_service(stack: cdk.Stack, network: EndpointNetwork) -> None:
    cluster = EksPrivateClusterEndpoints(stack, "Cluster", network=network, also=["route53"])

    endpoint = resources(stack, ENDPOINT)[logical_id(cluster.members["route53"].endpoint)]["Properties"]
    assert (endpoint["ServiceName"], endpoint["ServiceRegion"]) == ("com.amazonaws.route53", "us-east-1")


def test_where_route_53_is_outside_of_the_commercial_regions_is_not_known() -> None:
    stack = new_stack(region="us-gov-west-1")

    EksPrivateClusterEndpoints(stack, "Cluster", vpc=isolated_vpc(stack), subnets=endpoint_subnets(), also=["route53"])

    ((_, text),) = warnings_of(stack)
    assert text.endswith("[ack: constructs-privatelink:global-service-region]")
