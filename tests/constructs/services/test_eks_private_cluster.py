"""The endpoints of a private EKS cluster: a set, of which every member says why it is there and can be left out."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from pathlib import Path
from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2
from aws_cdk.assertions import Template

from constructs_privatelink import (
    AwsService,
    EksAuthEndpoint,
    EksEndpoint,
    EksPrivateClusterEndpoints,
    EndpointNetwork,
    EndpointPolicy,
    GatewayEndpoint,
    PrivateLinkError,
)
from constructs_privatelink.decisions.private_cluster import MEMBERS
from tests.fixtures_vpc import (
    ENDPOINT,
    GROUP,
    endpoint_subnets,
    isolated_vpc,
    logical_id,
    new_stack,
    properties,
    resources,
    rules_in,
    warnings_of,
)

GUIDE = Path(__file__).parents[3] / "docs" / "eks.md"
ON_REQUEST = ["xray", "ssm", "ssmmessages", "autoscaling", "route53"]

# The ids are a contract: a changed one replaces an endpoint.
IDS = {
    "ec2": "Ec2",
    "ecr.api": "EcrApi",
    "ecr.dkr": "EcrDkr",
    "s3": "S3",
    "elasticloadbalancing": "ElasticLoadBalancing",
    "logs": "Logs",
    "sts": "Sts",
    "oidc-eks": "OidcEks",
    "eks-auth": "EksAuth",
    "eks": "Eks",
    "xray": "Xray",
    "ssm": "Ssm",
    "ssmmessages": "SsmMessages",
    "autoscaling": "AutoScaling",
    "route53": "Route53",
}


@pytest.fixture
def network(stack: cdk.Stack, vpc: ec2.Vpc) -> EndpointNetwork:
    return EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), clients=["10.0.2.0/23"])


def service_names(stack: cdk.Stack) -> list[str]:
    """Return the last part of the service name of each endpoint, sorted."""
    return sorted(endpoint["ServiceName"]["Fn::Join"][1][2].removeprefix(".") for endpoint in properties(stack, ENDPOINT))


def test_the_set_is_what_aws_lists_for_private_clusters(stack: cdk.Stack, network: EndpointNetwork) -> None:
    cluster = EksPrivateClusterEndpoints(stack, "Cluster", network=network)

    listed = ["ec2", "ecr.api", "ecr.dkr", "s3", "elasticloadbalancing", "logs", "sts", "oidc-eks", "eks-auth", "eks"]
    assert list(cluster.members) == listed
    assert service_names(stack) == sorted(listed)
    assert warnings_of(stack) == []


@pytest.mark.parametrize("name", ON_REQUEST)
def test_what_only_some_clusters_need_comes_on_request(stack: cdk.Stack, network: EndpointNetwork, name: str) -> None:
    cluster = EksPrivateClusterEndpoints(stack, "Cluster", network=network, also=[name])

    assert set(cluster.members) - {member.name for member in MEMBERS if not member.optional} == {name}


def test_every_member_says_why_it_is_there(stack: cdk.Stack, network: EndpointNetwork) -> None:
    cluster = EksPrivateClusterEndpoints(stack, "Cluster", network=network, also=ON_REQUEST)

    sts = cluster.members["sts"]
    assert sts.service is AwsService.STS
    assert sts.used_by == "IAM roles for service accounts"
    assert sts.why == "pods exchange their tokens for credentials with it, by the Regional name of AWS STS"
    assert all(member.why and member.used_by for member in cluster.members.values())
    with pytest.raises(FrozenInstanceError):
        sts.why = "no reason"  # type: ignore[misc]  # the test is that it cannot be set


def test_the_guide_gives_the_same_reasons() -> None:
    lines = GUIDE.read_text(encoding="utf-8").splitlines()

    reasons = [line for line in lines if line.startswith("| `") and "Endpoint" not in line]
    assert reasons == [f"| `{member.name}` | {member.used_by} | {member.why} |" for member in MEMBERS]


def test_the_ids_of_the_endpoints_are_a_contract(stack: cdk.Stack, network: EndpointNetwork) -> None:
    cluster = EksPrivateClusterEndpoints(stack, "Cluster", network=network, also=ON_REQUEST)

    assert {name: member.endpoint.node.id for name, member in cluster.members.items()} == IDS


def test_the_eks_endpoints_are_of_their_own_classes(stack: cdk.Stack, network: EndpointNetwork) -> None:
    cluster = EksPrivateClusterEndpoints(stack, "Cluster", network=network)

    assert isinstance(cluster.members["eks"].endpoint, EksEndpoint)
    assert isinstance(cluster.members["eks-auth"].endpoint, EksAuthEndpoint)
    s3 = cluster.members["s3"].endpoint
    assert isinstance(s3, GatewayEndpoint)
    assert cluster.s3_gateway is s3.endpoint
    assert list(cluster.interface_endpoints) == [name for name in cluster.members if name != "s3"]


def test_all_share_the_clients_and_the_group_of_their_network(stack: cdk.Stack, network: EndpointNetwork) -> None:
    cluster = EksPrivateClusterEndpoints(stack, "Cluster", network=network)
    cluster.network.allow_from("10.100.0.0/16")

    assert len(resources(stack, GROUP)) == 1
    assert rules_in(stack) == ["10.0.2.0/23 tcp 443-443", "10.100.0.0/16 tcp 443-443"]


def test_with_a_vpc_they_have_a_network_of_their_own(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    nodes = ec2.SecurityGroup(stack, "Nodes", vpc=vpc)

    cluster = EksPrivateClusterEndpoints(stack, "Cluster", vpc=vpc, subnets=endpoint_subnets(), clients=[nodes])

    assert cluster.network.node.path == "Stack/Cluster/Network"
    assert len(rules_in(stack)) == 1
    assert logical_id(nodes) in rules_in(stack)[0]


def everything_but(*names: str) -> dict[str, dict[str, Any]]:
    stack = new_stack()
    network = EndpointNetwork(stack, "Network", vpc=isolated_vpc(stack), subnets=endpoint_subnets())
    EksPrivateClusterEndpoints(stack, "Cluster", network=network, leave_out=names)
    made: dict[str, dict[str, Any]] = Template.from_stack(stack).to_json()["Resources"]
    return made


@pytest.mark.parametrize("name", [member.name for member in MEMBERS if not member.optional])
def test_each_can_be_left_out_and_no_other_resource_changes(name: str) -> None:
    every = everything_but()

    fewer = everything_but(name)

    (gone,) = set(every) - set(fewer)
    assert every[gone]["Properties"]["Tags"][0]["Value"] == f"Stack/Cluster/{IDS[name]}"
    assert fewer == {key: resource for key, resource in every.items() if key != gone}


def test_what_comes_on_request_only_may_be_left_out_too(stack: cdk.Stack, network: EndpointNetwork) -> None:
    cluster = EksPrivateClusterEndpoints(stack, "Cluster", network=network, leave_out=["xray"], also=["sts"])

    assert "xray" not in cluster.members
    assert "sts" in cluster.members


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ({"leave_out": ["ecr"]}, "got 'ecr' in leave_out, which is not in the set; did you mean 'ecr.api' or 'ecr.dkr'?"),
        ({"leave_out": ["xrai"]}, "got 'xrai' in leave_out, which is not in the set; did you mean 'xray'?"),
        ({"also": ["Route53"]}, "got 'Route53' in also, which is not in the set; did you mean 'route53'?"),
        ({"also": ["secretsmanager"]}, "other services are PrivateLinkEndpoint(..., service=Service.find('secretsmanager'))"),
        ({"leave_out": "sts"}, "got leave_out='sts', which is one string; give a sequence of strings, such as ['sts']"),
        ({"leave_out": ["xray"], "also": ["xray"]}, "got 'xray' in leave_out and in also; keep it in one of them"),
        ({"leave_out": [member.name for member in MEMBERS]}, "nothing is left; keep at least one"),
        ({"clients": ["10.0.0.0/8"]}, "got clients with network; clients belong to the network: EndpointNetwork(clients=...)"),
        ({"subnets": endpoint_subnets()}, "got subnets with network"),
        ({"leave_out": ["s3"], "gateway_subnets": endpoint_subnets()}, "got gateway_subnets or gateway_policy without the gateway"),
        ({"leave_out": ["s3"], "gateway_policy": EndpointPolicy.full_access()}, "keep 's3' in, or leave them out"),
        ({"gateway_policy": EndpointPolicy.deny("s3:*")}, "the policy allows nothing"),
        ({"gateway_subnets": ec2.SubnetSelection(subnet_group_name="none")}, "got gateway_subnets that cannot be selected in this VPC"),
    ],
)
def test_wrong_arguments_are_refused(stack: cdk.Stack, network: EndpointNetwork, arguments: dict[str, Any], reason: str) -> None:
    with pytest.raises(PrivateLinkError) as refused:
        EksPrivateClusterEndpoints(stack, "Cluster", network=network, **arguments)

    assert refused.value.subject == "EksPrivateClusterEndpoints 'Cluster'"
    assert reason in str(refused.value)


def test_a_place_is_asked_for_together_with_every_other_reason(stack: cdk.Stack) -> None:
    with pytest.raises(PrivateLinkError) as refused:
        EksPrivateClusterEndpoints(stack, "Cluster", leave_out=["xrai"])

    assert [reason.partition(";")[0] for reason in refused.value.reasons] == [
        "got 'xrai' in leave_out, which is not in the set",
        "got neither vpc nor network",
    ]


def test_a_vpc_without_dns_is_refused_once(stack: cdk.Stack) -> None:
    without = ec2.Vpc(stack, "WithoutDns", max_azs=2, nat_gateways=1, enable_dns_hostnames=False)

    with pytest.raises(PrivateLinkError) as refused:
        EksPrivateClusterEndpoints(stack, "Cluster", vpc=without)

    assert len(refused.value.reasons) == 1
    assert "set enable_dns_hostnames=True on the VPC" in str(refused.value)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"leave_out": ["s3"]}, "'ecr.api' and 'ecr.dkr' cannot do without 's3'"),
        ({"leave_out": ["ecr.dkr"]}, "'ecr.api' cannot do without 'ecr.dkr'"),
        ({"leave_out": ["sts"], "also": ["autoscaling"]}, "'autoscaling' cannot do without 'sts'"),
        ({"also": ["ssm"]}, "'ssm' cannot do without 'ssmmessages'"),
    ],
)
def test_what_others_need_is_left_out_with_a_warning(
    stack: cdk.Stack, network: EndpointNetwork, arguments: dict[str, Any], said: str
) -> None:
    EksPrivateClusterEndpoints(stack, "Cluster", network=network, **arguments)

    ((path, text),) = warnings_of(stack)
    assert path == "/Stack/Cluster"
    assert said in text
    assert text.endswith("[ack: constructs-privatelink:cluster-member-missing]")


def test_endpoints_that_the_network_has_are_used_and_not_made_twice(stack: cdk.Stack, network: EndpointNetwork) -> None:
    added, gateway = network.add("sts")["sts"], network.add_gateway("s3")["s3"]

    cluster = EksPrivateClusterEndpoints(stack, "Cluster", network=network)

    assert cluster.members["sts"].endpoint is added
    assert cluster.members["s3"].endpoint.node.path == gateway.node.path
    assert {name for name, member in cluster.members.items() if not member.is_new} == {"sts", "s3"}
    assert len(resources(stack, ENDPOINT)) == len(cluster.members)


def test_the_table_says_what_the_set_costs(stack: cdk.Stack, network: EndpointNetwork) -> None:
    cluster = EksPrivateClusterEndpoints(stack, "Cluster", network=network)

    assert cluster.table.splitlines()[0] == "For a private Amazon EKS cluster"
    assert cluster.table.splitlines()[-1] == "https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html"


def test_one_more_client_reaches_every_endpoint_of_the_set(stack: cdk.Stack, network: EndpointNetwork) -> None:
    cluster = EksPrivateClusterEndpoints(stack, "Cluster", network=network, leave_out=["s3"])

    cluster.allow_from("10.9.0.0/16")

    assert rules_in(stack).count("10.9.0.0/16 tcp 443-443") == len(cluster.members)
