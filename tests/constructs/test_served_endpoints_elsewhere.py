"""What a network that serves workloads uses outside of itself: other networks' endpoints, and services that are at home elsewhere."""

from __future__ import annotations

from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2
from aws_cdk.assertions import Annotations, Match

from constructs_privatelink import AwsService, EndpointDefaults, EndpointNetwork, GatewayEndpoint, PrivateLinkEndpoint
from tests.fixtures_serving import Base, doubts, function, grant
from tests.fixtures_vpc import ENDPOINT, endpoint_subnets, resources


@pytest.fixture
def base() -> Base:
    return Base(cdk.App())


def test_an_existing_endpoint_that_another_network_of_the_vpc_uses_is_used(base: Base) -> None:
    EndpointNetwork(
        base.stack, "Adopting", vpc=base.vpc, subnets=endpoint_subnets(), clients=[], existing={"sqs": "vpce-0123456789abcdef0"}
    )
    base.network.serve(base.worker)

    assert resources(base.stack, ENDPOINT) == {}
    assert Annotations.from_stack(base.stack).find_error("*", Match.any_value()) == []


def test_a_global_service_is_reached_at_home_and_one_that_aws_does_not_list_from_elsewhere_is_not_made(base: Base) -> None:
    grant(base.worker, "iam:GetRole", "route53:ListHostedZones")
    grant(base.worker, "sqs:SendMessage", resource="arn:aws:sqs:us-east-1:111122223333:queue")
    base.network.serve(base.worker)

    assert set(base.endpoints()) == {"sqs", "iam-us-east-1", "route53-us-east-1"}
    (said,) = doubts(base.orders, "serve-without-endpoint")
    assert "AWS does not list sqs as reachable from another Region than us-east-1" in said


@pytest.mark.parametrize("alone", [False, True])
def test_a_gateway_endpoint_elsewhere_in_the_vpc_lets_closed_groups_out(base: Base, *, alone: bool) -> None:
    given: dict[str, Any] = {"vpc": base.vpc} if alone else {}
    if not alone:
        given["network"] = EndpointNetwork(base.stack, "Theirs", vpc=base.vpc, subnets=endpoint_subnets(), clients=[])
    GatewayEndpoint(base.stack, "S3", service=AwsService.S3, prefix_list="pl-6da54004", **given)
    reader = function(base.orders, base.vpc, "s3:GetObject", id="Reader", allow_all_outbound=False)
    base.network.serve(reader)

    assert base.endpoints() == {"S3": ["Orders/Reader"]}
    (rule,) = resources(base.orders, "AWS::EC2::SecurityGroupEgress").values()
    assert rule["Properties"]["DestinationPrefixListId"] == "pl-6da54004"
    assert doubts(base.orders, "serve-uncertain") == []


def test_a_gateway_endpoint_that_leads_from_some_subnets_may_not_serve_who_stands_nobody_knows_where(base: Base) -> None:
    GatewayEndpoint(base.stack, "S3", service=AwsService.S3, vpc=base.vpc, clients=[base.vpc.isolated_subnets[0]])
    base.network.serve(function(base.orders, base.vpc, "s3:GetObject", id="Reader"))

    (said,) = doubts(base.orders, "serve-uncertain")
    assert "whether 'Orders/Reader' reaches 's3' through 'Net/S3' is not known: nobody knows in which subnets" in said


def test_an_endpoint_of_the_cdk_whose_group_is_an_element_of_a_list_token_lets_nobody_in_and_says_so(base: Base) -> None:
    listed = cdk.Fn.split(",", cdk.Fn.import_value("Groups"))[0]
    group = ec2.SecurityGroup.from_security_group_id(base.stack, "Listed", listed)
    base.vpc.add_interface_endpoint("Queues", service=ec2.InterfaceVpcEndpointAwsService.SQS, security_groups=[group], open=False)
    base.network.serve(base.worker)

    (said,) = doubts(base.orders, "serve-uncertain")
    assert said.startswith("'Orders/Worker' is not let in at 'Net/Vpc/Queues': security group 'Net/Listed': got a list token")
    assert resources(base.stack, "AWS::EC2::SecurityGroupIngress") == {} == resources(base.orders, "AWS::EC2::SecurityGroupIngress")


def without_private_dns() -> Base:
    app = cdk.App()
    EndpointDefaults(private_dns=False).apply_to(app)
    return Base(app)


def test_a_platform_without_private_dns_is_served_under_its_names_and_told() -> None:
    base = without_private_dns()
    grant(base.worker, "sns:Publish", "dynamodb:GetItem", "dynamodb:GetShardIterator")
    base.vpc.add_interface_endpoint("Topics", service=ec2.InterfaceVpcEndpointAwsService.SNS)
    base.network.serve(base.worker)

    for _ in range(2):
        assert base.endpoints() == {
            "Vpc": [],  # the topics', which the CDK tags with the name of the VPC
            "sqs": ["Orders/Worker"],
            "dynamodb-gateway": ["Orders/Worker"],
            "dynamodb-streams": ["Orders/Worker"],
        }
        said = sorted(doubts(base.stack, "serve-without-names"))
        assert ["sns" in text for text in said] == [False, True] == ["Net/Vpc/Topics" in text for text in said]
        assert "private DNS is off at the endpoint 'Net/Endpoints/sqs' of 'sqs', and 'Orders/Worker' would call it" in said[0]


def test_who_declares_it_with_names_is_told_nothing() -> None:
    base = without_private_dns()
    base.network.add("sqs", private_dns=True)
    base.network.serve(base.worker)

    assert base.endpoints() == {"sqs": ["Orders/Worker"]}
    assert doubts(base.stack, "serve-without-names") == []


def test_an_existing_endpoint_without_private_dns_is_told(base: Base) -> None:
    existing = PrivateLinkEndpoint.from_attributes(
        base.stack, "Existing", service=AwsService.SQS, vpc_endpoint_id="vpce-0123456789abcdef0", private_dns=False
    )
    network = EndpointNetwork(
        base.stack, "Adopting", vpc=base.vpc, subnets=endpoint_subnets(), clients=[], existing={AwsService.SQS: existing}
    )
    network.serve(base.worker)

    assert base.endpoints() == {}
    (said,) = doubts(base.stack, "serve-without-names")
    assert "private DNS is off at the endpoint 'vpce-0123456789abcdef0' of 'sqs'" in said
