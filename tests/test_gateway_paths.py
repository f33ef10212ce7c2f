"""What is pulled through gateway endpoints: images by Fargate and by EKS nodes, with closed groups and both network ACLs in force."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecr as ecr
from aws_cdk import aws_ecs as ecs

from constructs_privatelink import AwsService, EksPrivateClusterEndpoints, EndpointNetwork, GatewayEndpoint, PrivateLinkEndpoint
from tests.fixtures_intent import APPS, analysed, client_in, errors, proven
from tests.fixtures_vpc import endpoint_subnets, isolated_vpc

if TYPE_CHECKING:
    from constructs_privatelink.analysis.needs.workload_needs import Need

LIST = "pl-0123456789abcdef0"
RANGES = ["198.51.100.0/24", "203.0.113.0/25"]


def new_app() -> tuple[cdk.App, cdk.Stack, ec2.Vpc]:
    app = cdk.App()
    stack = cdk.Stack(app, "Stack", env=cdk.Environment(account="111122223333", region="eu-west-1"))
    return app, stack, isolated_vpc(stack)


def network_for(stack: cdk.Stack, vpc: ec2.Vpc, client: ec2.IConnectable) -> EndpointNetwork:
    """Return a network with one network ACL around its endpoints and another around their clients."""
    return EndpointNetwork(
        stack,
        "Network",
        vpc=vpc,
        subnets=endpoint_subnets(),
        clients=client,
        client_subnets=APPS,
        network_acl=ec2.NetworkAcl(stack, "Ends", vpc=vpc, subnet_selection=endpoint_subnets()),
        client_network_acl=ec2.NetworkAcl(stack, "Users", vpc=vpc, subnet_selection=APPS),
    )


def service_in(stack: cdk.Stack, vpc: ec2.Vpc) -> ecs.FargateService:
    """Return a Fargate service with a closed group, whose image comes from Amazon ECR and whose logs go to CloudWatch."""
    group = ec2.SecurityGroup(stack, "Tasks", vpc=vpc, allow_all_outbound=False)
    task = ecs.FargateTaskDefinition(stack, "Task")
    image = ecs.ContainerImage.from_ecr_repository(ecr.Repository(stack, "Images"))
    task.add_container("App", image=image, logging=ecs.LogDrivers.aws_logs(stream_prefix="app"))
    cluster = ecs.Cluster(stack, "Cluster", vpc=vpc)
    return ecs.FargateService(
        stack, "Service", cluster=cluster, task_definition=task, vpc_subnets=APPS, security_groups=[group], min_healthy_percent=100
    )


def fargate(**gateway: Any) -> cdk.App:  # noqa: ANN401 - arguments
    """Return an app with a Fargate service and what it needs to start."""
    app, stack, vpc = new_app()
    network = network_for(stack, vpc, service_in(stack, vpc))
    for name, service in {"Api": AwsService.ECR, "Registry": AwsService.ECR_DOCKER, "Logs": AwsService.CLOUDWATCH_LOGS}.items():
        PrivateLinkEndpoint(stack, name, network=network, service=service)
    GatewayEndpoint(stack, "S3", network=network, service=AwsService.S3, **gateway)
    return app


def needs_of(app: cdk.App) -> dict[str, Need]:
    return {need.services[0]: need for workload in analysed(app).needs() for need in workload.needs if need.services}


@pytest.mark.parametrize("ranges", [RANGES, "public"])
def test_a_fargate_service_with_both_acls_pulls_its_image(ranges: object) -> None:
    app = fargate(prefix_list=LIST, service_ranges=ranges)

    assert {(endpoint, verdict) for _, endpoint, verdict in proven(app)} == {
        (f"Stack/{name}", "reachable") for name in ("Api", "Registry", "Logs", "S3")
    }
    assert errors(app) == []
    needs = needs_of(app)
    assert {name: needs[name].path for name in ("ecr.api", "ecr.dkr", "logs", "s3")} == dict.fromkeys(
        ("ecr.api", "ecr.dkr", "logs", "s3"), "endpoint"
    )


def test_what_the_app_says_of_the_service_is_an_assumption_of_the_proof() -> None:
    (proof,) = (proof for proof in analysed(fargate(prefix_list=LIST, service_ranges=RANGES)).verify() if proof.endpoint.path == "Stack/S3")

    assert f"{LIST} is the prefix list of com.amazonaws.eu-west-1.s3, as the app says" in proof.result.assumptions
    assert "the public addresses of Amazon S3 are those that the app gives" in proof.result.assumptions


@pytest.mark.parametrize(
    ("gateway", "code"),
    [
        ({"service_ranges": "public"}, "ENI_SG_RULES_MISMATCH"),
        ({"prefix_list": LIST}, "SUBNET_ACL_RESTRICTION"),
        ({}, "ENI_SG_RULES_MISMATCH"),
    ],
)
def test_what_was_not_given_is_what_stands_in_the_way(gateway: dict[str, Any], code: str) -> None:
    (proof,) = (proof for proof in analysed(fargate(**gateway)).verify() if proof.endpoint.path == "Stack/S3")

    assert (proof.result.verdict, str(proof.result.code)) == ("blocked", code)


def test_a_saved_answer_goes_before_the_word_of_the_app() -> None:
    app = fargate(prefix_list=LIST, service_ranges=RANGES)
    described = {"PrefixListId": "pl-0fedcba9876543210", "PrefixListName": "com.amazonaws.eu-west-1.s3", "Cidrs": ["192.0.2.0/24"]}

    (proof,) = (proof for proof in analysed(app, assume=[{"PrefixLists": [described]}]).verify() if proof.endpoint.path == "Stack/S3")

    assert proof.result.verdict == "blocked"


def test_a_node_pulls_its_image_by_the_set_for_private_clusters() -> None:
    app, stack, vpc = new_app()
    network = network_for(stack, vpc, client_in(stack, vpc, "Node"))

    EksPrivateClusterEndpoints(
        stack, "Cluster", network=network, gateway_subnets=APPS, gateway_prefix_list=LIST, gateway_service_ranges=RANGES
    )

    proofs = proven(app)
    assert {verdict for _, _, verdict in proofs} == {"reachable"}
    assert ("Stack/NodeInstance", "Stack/Cluster/S3", "reachable") in proofs
    assert errors(app) == []


def hybrid(*, gateway: bool = True, **interface: Any) -> cdk.App:  # noqa: ANN401 - arguments
    """Return an app with Amazon S3 for a VPC and for a network behind a VPN."""
    app, stack, _ = new_app()
    isolated = ec2.SubnetType.PRIVATE_ISOLATED
    vpc = ec2.Vpc(
        stack,
        "Hybrid",
        ip_addresses=ec2.IpAddresses.cidr("10.8.0.0/16"),
        max_azs=2,
        subnet_configuration=[ec2.SubnetConfiguration(name=name, subnet_type=isolated, cidr_mask=24) for name in ("endpoints", "apps")],
        vpn_connections={"Office": ec2.VpnConnectionOptions(ip="198.51.100.1", static_routes=["192.168.0.0/16"])},
        vpn_route_propagation=[endpoint_subnets()],
    )
    client = client_in(stack, vpc, closed=True)
    if gateway:
        GatewayEndpoint(stack, "S3", vpc=vpc, service=AwsService.S3, clients=client, subnets=APPS, prefix_list=LIST)
    on_premises: dict[str, Any] = {"clients": ["192.168.0.0/16"], **interface}
    PrivateLinkEndpoint(stack, "OnPremises", vpc=vpc, service=AwsService.S3, subnets=endpoint_subnets(), **on_premises)
    return app


def verdicts(app: cdk.App) -> dict[tuple[str, str], str]:
    """Return what becomes of each client at each endpoint, where BGP announces what is needed."""
    proofs = analysed(app, ["bgp"]).verify()
    return {(str(proof.client), proof.endpoint.path): proof.result.verdict for proof in proofs}


def test_buckets_are_reached_from_the_vpc_and_from_on_premises_each_by_its_endpoint() -> None:
    app = hybrid()

    assert verdicts(app) == {
        ("192.168.0.0/16", "Stack/OnPremises"): "reachable",
        ("Stack/ClientInstance", "Stack/S3"): "reachable",
    }
    assert errors(app) == []
    assert [finding.rule for finding in analysed(app, ["bgp"]).findings()] == []
