"""A bundle is what a kind of workload needs, as far as the network lacks it: each endpoint with its reason, none twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink import (
    AwsService,
    Bundle,
    EndpointBundle,
    EndpointNetwork,
    EndpointPolicy,
    GatewayEndpoint,
    PrivateLinkEndpoint,
    PrivateLinkError,
)
from constructs_privatelink.catalogue.workload_bundles import workload_bundles
from tests.fixtures_vpc import ENDPOINT, endpoint_subnets, isolated_vpc, logical_id, new_stack, properties, resources, warnings_of

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def stack() -> cdk.Stack:
    return new_stack(region="eu-west-1")


@pytest.fixture
def network(stack: cdk.Stack, vpc: ec2.Vpc) -> EndpointNetwork:
    return EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets())


OPEN = EndpointPolicy.full_access()


def paths(bundle: EndpointBundle) -> list[str]:
    return [member.endpoint.node.path for member in bundle.members.values()]


def test_one_line_makes_what_aws_lists_each_with_its_reason(stack: cdk.Stack, network: EndpointNetwork) -> None:
    fargate = EndpointBundle(stack, "Fargate", network=network, bundle=Bundle.ECS_FARGATE)

    assert list(fargate.members) == ["ecr.api", "ecr.dkr", "s3", "logs"]
    assert fargate.members["ecr.api"].why == "a login to the registry comes before each pull"
    assert fargate.members["logs"].service is AwsService.CLOUDWATCH_LOGS
    assert all(member.is_new for member in fargate.members.values())
    assert fargate.network is network
    assert sorted(endpoint["VpcEndpointType"] for endpoint in properties(stack, ENDPOINT)) == [
        "Gateway",
        "Interface",
        "Interface",
        "Interface",
    ]
    assert warnings_of(stack) == []


@pytest.mark.parametrize("bundle", Bundle)
def test_every_bundle_can_be_made_with_all_that_is_optional(bundle: Bundle) -> None:
    stack = new_stack(region="us-east-1")
    network = EndpointNetwork(stack, "Network", vpc=isolated_vpc(stack), subnets=endpoint_subnets())
    optional = [member.service for member in workload_bundles()[bundle].optional]

    made = EndpointBundle(stack, "Bundle", network=network, bundle=bundle, also=optional)

    assert len(resources(stack, ENDPOINT)) == len(made.members)
    assert set(optional) <= set(made.members)


def test_members_stand_in_the_network_under_ids_that_do_not_tell_who_asked(stack: cdk.Stack, network: EndpointNetwork) -> None:
    fargate = EndpointBundle(stack, "Fargate", network=network, bundle=Bundle.ECS_FARGATE)

    names = ["ecr.api", "ecr.dkr", "s3-gateway", "logs"]
    assert paths(fargate) == [f"Stack/Network/{name}" for name in names]


def by_add(network: EndpointNetwork) -> None:
    network.add("logs", "ecr.dkr", "ecr.api")
    network.add_gateway("s3")


def by_two_bundles(network: EndpointNetwork) -> None:
    for bundle in (Bundle.BATCH_FARGATE, Bundle.ECS_FARGATE):
        EndpointBundle(cdk.Stack.of(network), bundle.name, network=network, bundle=bundle)


def by_a_bundle(network: EndpointNetwork) -> None:
    EndpointBundle(cdk.Stack.of(network), "Fargate", network=network, bundle=Bundle.ECS_FARGATE)


@pytest.mark.parametrize("ask", [by_add, by_two_bundles])
def test_who_asks_changes_no_resource(ask: Callable[[EndpointNetwork], None]) -> None:
    templates = []
    for asking in (by_a_bundle, ask):
        stack = new_stack(region="eu-west-1")
        asking(EndpointNetwork(stack, "Network", vpc=isolated_vpc(stack)))
        templates.append({logical: {**endpoint, "Metadata": None} for logical, endpoint in resources(stack, ENDPOINT).items()})

    assert templates[0] == templates[1]


def test_what_the_network_has_is_used_and_not_made_twice(stack: cdk.Stack, network: EndpointNetwork) -> None:
    logs = PrivateLinkEndpoint(stack, "Logs", network=network, service=AwsService.CLOUDWATCH_LOGS)
    s3 = GatewayEndpoint(stack, "S3", network=network, service=AwsService.S3)

    fargate = EndpointBundle(stack, "Fargate", network=network, bundle=Bundle.ECS_FARGATE)

    assert fargate.members["logs"].endpoint is logs
    assert fargate.members["s3"].endpoint is s3
    assert {name for name, member in fargate.members.items() if member.is_new} == {"ecr.api", "ecr.dkr"}
    assert len(resources(stack, ENDPOINT)) == 4


def test_a_gateway_endpoint_that_the_cdk_added_is_used(stack: cdk.Stack, vpc: ec2.Vpc, network: EndpointNetwork) -> None:
    s3 = vpc.add_gateway_endpoint("S3", service=ec2.GatewayVpcEndpointAwsService.S3)

    fargate = EndpointBundle(stack, "Fargate", network=network, bundle=Bundle.ECS_FARGATE)

    member = fargate.members["s3"]
    assert member.endpoint.node.path == s3.node.path
    assert not member.is_new
    assert len(resources(stack, ENDPOINT)) == 4


def test_amazon_s3_by_interface_does_not_stand_in_for_its_gateway(stack: cdk.Stack, network: EndpointNetwork) -> None:
    network.add("s3")

    fargate = EndpointBundle(stack, "Fargate", network=network, bundle=Bundle.ECS_FARGATE)

    assert isinstance(fargate.members["s3"].endpoint, GatewayEndpoint)
    assert len(resources(stack, ENDPOINT)) == 5


def test_more_or_less_than_the_list(stack: cdk.Stack, network: EndpointNetwork) -> None:
    fargate = EndpointBundle(
        stack, "Fargate", network=network, bundle=Bundle.ECS_FARGATE, also=["secretsmanager", AwsService.SNS, "dynamodb"], without=["logs"]
    )

    assert list(fargate.members) == ["ecr.api", "ecr.dkr", "s3", "secretsmanager", "sns", "dynamodb"]
    assert isinstance(fargate.members["dynamodb"].endpoint, GatewayEndpoint)


def test_a_policy_is_that_of_every_endpoint_which_takes_one(stack: cdk.Stack, network: EndpointNetwork) -> None:
    EndpointBundle(stack, "Exec", network=network, bundle=Bundle.ECS_EXEC, also=["s3", "datasync"], policy=OPEN)

    with_policy = [logical for logical, endpoint in resources(stack, ENDPOINT).items() if "PolicyDocument" in endpoint["Properties"]]
    assert [logical[: len("Networks")] for logical in with_policy] == ["Networks", "Networks"]  # ssmmessages and s3
    assert [(path, text.partition(":")[0]) for path, text in warnings_of(stack) if "bundle-policy-not-taken" in text] == [
        ("/Stack/Exec", "'datasync' takes no endpoint policy")
    ]


def test_an_endpoint_that_is_there_with_another_policy_is_refused(stack: cdk.Stack, vpc: ec2.Vpc, network: EndpointNetwork) -> None:
    network.add("logs")
    vpc.add_gateway_endpoint("S3", service=ec2.GatewayVpcEndpointAwsService.S3)

    with pytest.raises(PrivateLinkError) as caught:
        EndpointBundle(stack, "Fargate", network=network, bundle=Bundle.ECS_FARGATE, policy=OPEN)

    s3, logs = caught.value.reasons
    assert s3 == "'s3': the CDK added 'Stack/Vpc/S3' to the VPC; give it the policy there, with add_to_policy(...), or give without=['s3']"
    assert logs.startswith("'logs': the endpoint 'Stack/Network/logs' is there already, with no policy; ")
    assert logs.endswith(", or give without=['logs']")


def test_a_name_that_another_network_of_the_vpc_has_is_told_with_the_way_out(
    stack: cdk.Stack, vpc: ec2.Vpc, network: EndpointNetwork
) -> None:
    network.add("ssmmessages")
    other = EndpointNetwork(stack, "Other", vpc=vpc, subnets=endpoint_subnets())

    with pytest.raises(PrivateLinkError, match=r"'ssmmessages': .*'Stack/Network/ssmmessages'.*, or give without=\['ssmmessages'\]"):
        EndpointBundle(stack, "Exec", network=other, bundle=Bundle.ECS_EXEC)


def test_an_interface_endpoint_that_the_cdk_added_is_told_with_the_way_out(
    stack: cdk.Stack, vpc: ec2.Vpc, network: EndpointNetwork
) -> None:
    vpc.add_interface_endpoint("Logs", service=ec2.InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS)
    reason = "'logs': 'Stack/Vpc/Logs' has the names of the service in the VPC already; let workloads in there, and give without=['logs']"

    with pytest.raises(PrivateLinkError) as caught:
        EndpointBundle(stack, "Fargate", network=network, bundle=Bundle.ECS_FARGATE)

    assert caught.value.reasons == (reason,)


def test_route_tables_that_are_not_known_are_told_with_the_way_out(stack: cdk.Stack) -> None:
    imported = ec2.Vpc.from_vpc_attributes(
        stack,
        "Imported",
        vpc_id="vpc-0123456789abcdef0",
        vpc_cidr_block="10.64.0.0/16",
        availability_zones=["eu-west-1a"],
        isolated_subnet_ids=["subnet-0123456789abcdef0"],
    )
    network = EndpointNetwork(stack, "Theirs", vpc=imported)

    with pytest.raises(PrivateLinkError, match=r"'s3': the route tables of these imported subnets are not known.*without=\['s3'\]"):
        EndpointBundle(stack, "Fargate", network=network, bundle=Bundle.ECS_FARGATE)
    EndpointBundle(stack, "Without", network=EndpointNetwork(stack, "Again", vpc=imported), bundle=Bundle.ECS_EXEC)


def test_a_list_that_its_page_does_not_call_required_says_so(stack: cdk.Stack, network: EndpointNetwork) -> None:
    builds = EndpointBundle(stack, "Builds", network=network, bundle=Bundle.CODEBUILD)

    assert "the page calls none of them required" in builds.table


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ({"bundle": "ecs-fargte"}, "got bundle='ecs-fargte', which is no bundle; did you mean Bundle.ECS_FARGATE"),
        ({"bundle": None}, "got bundle=None, which is no bundle; give one, such as Bundle.ECS_FARGATE"),
        ({"network": None}, "got network=None; give an EndpointNetwork"),
        ({"policy": "open"}, "got policy='open'; give an EndpointPolicy"),
        ({"also": ["kmz"], "without": ["sqs"]}, "got 'kmz' in also"),
    ],
)
def test_wrong_arguments_are_refused(stack: cdk.Stack, network: EndpointNetwork, arguments: dict[str, Any], reason: str) -> None:
    with pytest.raises(PrivateLinkError) as caught:
        EndpointBundle(stack, "Fargate", **{"network": network, "bundle": Bundle.ECS_FARGATE, **arguments})

    assert any(text.startswith(reason) for text in caught.value.reasons)
    assert not resources(stack, ENDPOINT)


def test_a_network_of_one_endpoint_is_no_place_for_a_bundle(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    kms = PrivateLinkEndpoint(stack, "Kms", vpc=vpc, service=AwsService.KMS)

    with pytest.raises(PrivateLinkError, match="give an EndpointNetwork, in which the endpoints are made"):
        EndpointBundle(stack, "Fargate", network=kms.network, bundle=Bundle.ECS_FARGATE)  # type: ignore[arg-type] # the test is this


def test_a_bundle_of_another_stack_makes_its_endpoints_where_the_network_is(stack: cdk.Stack, network: EndpointNetwork) -> None:
    other = cdk.Stack(stack.node.scope, "Other", env=cdk.Environment(region="eu-west-1"))  # type: ignore[arg-type] # it is the app

    fargate = EndpointBundle(other, "Fargate", network=network, bundle=Bundle.ECS_FARGATE)

    assert {cdk.Stack.of(member.endpoint).stack_name for member in fargate.members.values()} == {"Stack"}
    logs = fargate.members["logs"].endpoint
    assert logical_id(logs) in resources(stack, ENDPOINT)
