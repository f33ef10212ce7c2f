"""Endpoints that are there together: one more client for all of them, and what they cost."""

from __future__ import annotations

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink import Bundle, EndpointBundle, EndpointNetwork, GatewayEndpoint, PrivateLinkError
from tests.fixtures_vpc import INGRESS, endpoint_subnets, new_stack, properties, warnings_of


@pytest.fixture
def stack() -> cdk.Stack:
    return new_stack(region="eu-west-1")


@pytest.fixture
def network(stack: cdk.Stack, vpc: ec2.Vpc) -> EndpointNetwork:
    return EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets())


def test_one_more_client_is_let_in_by_the_members_alone(stack: cdk.Stack, network: EndpointNetwork) -> None:
    network.add("kms")
    exec_ = EndpointBundle(stack, "Exec", network=network, bundle=Bundle.ECS_EXEC, also=["s3"])

    exec_.allow_from("10.9.0.0/16")

    opened = [rule for rule in properties(stack, INGRESS) if rule["CidrIp"] == "10.9.0.0/16"]
    assert len(opened) == 1
    assert "ssmmessages" in str(opened[0]["GroupId"])
    assert [text for _, text in warnings_of(stack) if "bundle-client-without-gateway" in text and "'10.9.0.0/16' stands outside" in text]


def test_one_more_client_takes_no_route_from_others(stack: cdk.Stack, network: EndpointNetwork) -> None:
    fargate = EndpointBundle(stack, "Fargate", network=network, bundle=Bundle.ECS_FARGATE)
    gateway = fargate.members["s3"].endpoint
    assert isinstance(gateway, GatewayEndpoint)
    before = gateway.route_table_ids

    fargate.allow_from("10.0.2.0/24")
    fargate.allow_from(ec2.SecurityGroup(stack, "Tasks", vpc=network.vpc))

    assert gateway.route_table_ids == before


def test_a_client_that_cannot_be_is_refused_once(stack: cdk.Stack, network: EndpointNetwork) -> None:
    fargate = EndpointBundle(stack, "Fargate", network=network, bundle=Bundle.ECS_FARGATE)

    with pytest.raises(PrivateLinkError) as caught:
        fargate.allow_from("10.0.0.0/99")

    assert caught.value.subject == "EndpointBundle 'Fargate'.allow_from"
    assert len(caught.value.reasons) == 1


def test_the_table_says_what_is_added_a_month(stack: cdk.Stack, network: EndpointNetwork) -> None:
    network.add("logs")
    fargate = EndpointBundle(stack, "Fargate", network=network, bundle=Bundle.ECS_FARGATE)

    title, _, *members, together, estimate, page = fargate.table.splitlines()
    assert title == "For tasks of Amazon ECS on AWS Fargate"
    assert [line.split()[:2] for line in members] == [["14.60", "ecr.api"], ["14.60", "ecr.dkr"], ["0.00", "s3,"], ["0.00", "logs"]]
    assert together.split() == ["29.20", "together"]
    assert estimate.startswith("an estimate for 2 zones: prices of ")
    assert page == "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html (read on 2026-11-30)"
