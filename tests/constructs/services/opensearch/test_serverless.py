"""Amazon OpenSearch Serverless: an endpoint that the service itself makes, by a resource type of its own."""

from __future__ import annotations

import re

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink import AwsService, EndpointNetwork, OpenSearchServerlessEndpoint, PrivateLinkEndpoint, PrivateLinkError
from constructs_privatelink.catalogue.ports import HTTPS
from constructs_privatelink.decisions.intent import DeclaredClient
from tests.fixtures_vpc import (
    ENDPOINT,
    GROUP,
    acl_entries,
    declared_by,
    endpoint_subnets,
    isolated_vpc,
    logical_id,
    new_stack,
    properties,
    resources,
    rules_in,
)

KIND = "AWS::OpenSearchServerless::VpcEndpoint"
NAME = re.compile(r"^[a-z][a-z0-9-]{2,31}$")


@pytest.fixture
def stack() -> cdk.Stack:
    return new_stack()


def test_an_endpoint_is_a_resource_of_the_service(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    search = OpenSearchServerlessEndpoint(stack, "Search", vpc=vpc, subnets=endpoint_subnets(), name="search")

    (group,) = resources(stack, GROUP)
    assert properties(stack, KIND) == [
        {
            "Name": "search",
            "VpcId": {"Ref": logical_id(vpc)},
            "SubnetIds": [{"Ref": logical_id(subnet)} for subnet in vpc.isolated_subnets[:2]],
            "SecurityGroupIds": [{"Fn::GetAtt": [group, "GroupId"]}],
        }
    ]
    assert not resources(stack, ENDPOINT)
    assert stack.resolve(search.vpc_endpoint_id) == {"Fn::GetAtt": [logical_id(search), "Id"]}
    assert search.name == "search"


def test_its_security_group_admits_clients_on_443(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    search = OpenSearchServerlessEndpoint(stack, "Search", vpc=vpc, clients=["172.16.0.0/16"])

    search.allow_from("172.17.0.0/16")

    assert rules_in(stack) == ["172.16.0.0/16 tcp 443-443", "172.17.0.0/16 tcp 443-443"]


def test_it_shares_a_network_with_ec2_endpoints(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    acl = ec2.NetworkAcl(stack, "Acl", vpc=vpc)
    network = EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), clients=["172.16.0.0/16"], network_acl=acl)
    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    search = OpenSearchServerlessEndpoint(stack, "Search", network=network, clients=["172.17.0.0/16"])

    (ec2_endpoint,), (endpoint,) = properties(stack, ENDPOINT), properties(stack, KIND)
    assert endpoint["SecurityGroupIds"][0] == ec2_endpoint["SecurityGroupIds"][0]
    assert len(endpoint["SecurityGroupIds"]) == 2
    assert endpoint["SubnetIds"] == ec2_endpoint["SubnetIds"]
    ways = ("in tcp 443-443", "out tcp 1024-65535")
    assert acl_entries(stack, acl) == {f"{way} {cidr}" for way in ways for cidr in ("172.16.0.0/16", "172.17.0.0/16")}
    assert search.network is network


def test_its_metadata_says_who_must_connect(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    OpenSearchServerlessEndpoint(stack, "Search", vpc=vpc, clients=["172.16.0.0/16"])

    (endpoint,) = resources(stack, KIND).values()
    intent = declared_by(stack, endpoint)
    assert (intent.service, intent.ports) == ("aoss-managed", (HTTPS,))
    assert intent.clients == (DeclaredClient("cidr", "172.16.0.0/16"),)


@pytest.mark.parametrize("id", ["Search", "A", "Ünïcode", "9lives", "x" * 60, "--", "Search--Logs"])
def test_a_name_that_nobody_gave_derives_from_the_path_and_fits_the_service(id: str) -> None:
    def name_of(parent: str) -> str:
        stack = new_stack(parent)
        return OpenSearchServerlessEndpoint(stack, id, vpc=isolated_vpc(stack)).name

    assert NAME.match(name_of("Stack"))
    assert name_of("Stack") == name_of("Stack")
    assert name_of("Stack") != name_of("Other")


def test_endpoints_whose_paths_begin_alike_have_different_names(stack: cdk.Stack) -> None:
    ids = [f"{'Search' * 10}{number}" for number in range(2)]

    names = {OpenSearchServerlessEndpoint(stack, identifier, vpc=isolated_vpc(stack, f"Vpc{identifier}")).name for identifier in ids}

    assert len(names) == 2


def test_a_name_may_be_a_token(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    name = cdk.CfnParameter(stack, "Name").value_as_string

    OpenSearchServerlessEndpoint(stack, "Search", vpc=vpc, name=name)

    assert [property_["Name"] for property_ in properties(stack, KIND)] == [{"Ref": "Name"}]


@pytest.mark.parametrize("name", ["abc", "a-1", "a" * 32])
def test_names_within_the_rules_are_kept(stack: cdk.Stack, vpc: ec2.Vpc, name: str) -> None:
    OpenSearchServerlessEndpoint(stack, "Search", vpc=vpc, name=name)

    assert [property_["Name"] for property_ in properties(stack, KIND)] == [name]


@pytest.mark.parametrize("name", ["ab", "a" * 33, "Abc", "1bc", "a_b", "-bc", "abc\n"])
def test_names_outside_the_rules_are_refused(stack: cdk.Stack, vpc: ec2.Vpc, name: str) -> None:
    with pytest.raises(ValueError, match="begin with a lower-case letter"):
        OpenSearchServerlessEndpoint(stack, "Search", vpc=vpc, name=name)


def test_more_than_six_subnets_are_refused(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    subnets = [
        ec2.Subnet.from_subnet_attributes(stack, f"Subnet{zone}", subnet_id=f"subnet-012{zone}", availability_zone=f"us-east-1{zone}")
        for zone in "abcdefg"
    ]

    with pytest.raises(PrivateLinkError, match="got 7 subnets; OpenSearch Serverless takes 1 to 6, so select fewer"):
        OpenSearchServerlessEndpoint(stack, "Search", vpc=vpc, subnets=ec2.SubnetSelection(subnets=subnets))


def test_six_subnets_are_taken(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    subnets = [
        ec2.Subnet.from_subnet_attributes(stack, f"Subnet{zone}", subnet_id=f"subnet-012{zone}", availability_zone=f"us-east-1{zone}")
        for zone in "abcdef"
    ]

    OpenSearchServerlessEndpoint(stack, "Search", vpc=vpc, subnets=ec2.SubnetSelection(subnets=subnets))

    (endpoint,) = properties(stack, KIND)
    assert endpoint["SubnetIds"] == [f"subnet-012{zone}" for zone in "abcdef"]


def network_with_groups(stack: cdk.Stack, vpc: ec2.Vpc, count: int) -> EndpointNetwork:
    groups = [ec2.SecurityGroup(stack, f"Group{number}", vpc=vpc) for number in range(count)]
    return EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), clients=[], security_groups=groups)


def test_more_than_five_security_groups_are_refused(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    network = network_with_groups(stack, vpc, 6)

    with pytest.raises(PrivateLinkError, match="got 6 security groups; OpenSearch Serverless takes 1 to 5, so give the network fewer"):
        OpenSearchServerlessEndpoint(stack, "Search", network=network)


def test_a_sixth_group_is_refused_later_too(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    search = OpenSearchServerlessEndpoint(stack, "Search", network=network_with_groups(stack, vpc, 5))

    with pytest.raises(PrivateLinkError, match="it has 5 security groups of the network, and one of its own is one too many"):
        search.allow_from("172.16.0.0/16")


def test_a_vpc_without_dns_is_refused(stack: cdk.Stack) -> None:
    vpc = ec2.Vpc(stack, "Vpc", max_azs=2, nat_gateways=1, enable_dns_hostnames=False)

    with pytest.raises(PrivateLinkError, match="got a VPC with enable_dns_hostnames=False"):
        OpenSearchServerlessEndpoint(stack, "Search", vpc=vpc)


@pytest.mark.parametrize("argument", ["policy", "private_dns", "service"])
def test_it_takes_neither_policy_nor_private_dns(stack: cdk.Stack, vpc: ec2.Vpc, argument: str) -> None:
    with pytest.raises(TypeError, match=argument):
        OpenSearchServerlessEndpoint(stack, "Search", vpc=vpc, **{argument: None})


def test_it_waits_for_a_context_lookup() -> None:
    stack = new_stack(region="eu-west-1", account="123456789012")
    vpc = ec2.Vpc.from_lookup(stack, "Vpc", vpc_id="vpc-0123456789abcdef0")

    OpenSearchServerlessEndpoint(stack, "Search", vpc=vpc)

    (endpoint,) = properties(stack, KIND)
    assert endpoint["SubnetIds"]


def test_the_other_two_endpoints_of_the_service_are_ec2_endpoints(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    network = EndpointNetwork(stack, "Network", vpc=vpc)

    for service in (AwsService.AOSS, AwsService.AOSS_DATA):
        PrivateLinkEndpoint(stack, service.short_name, network=network, service=service)

    assert [property_["ServiceName"]["Fn::Join"][1][-1] for property_ in properties(stack, ENDPOINT)] == [".aoss", ".aoss-data"]
