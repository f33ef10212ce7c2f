"""What goes through gateway endpoints: images, with both network ACLs in force, and buckets beside an on-premises network."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecr as ecr
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_route53resolver as route53resolver
from typer.testing import CliRunner

from constructs_privatelink import AwsService, EksPrivateClusterEndpoints, EndpointNetwork, GatewayEndpoint, PrivateLinkEndpoint
from constructs_privatelink.analysis import load
from constructs_privatelink.analysis.judgement import judged
from constructs_privatelink.cli.commands import app as command
from constructs_privatelink.cli.proven_needs import proven_needs
from tests.fixtures_intent import APPS, analysed, client_in, errors, proven
from tests.fixtures_vpc import endpoint_subnets, isolated_vpc

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from constructs_privatelink.analysis.needs.workload_needs import Need

Choice = ec2.VpcEndpointPrivateDnsOnlyForInboundResolverEndpoint
OPTION = "private_dns_only_for_inbound_resolver_endpoint"
LIST = "pl-0123456789abcdef0"
RANGES = ["198.51.100.0/24", "203.0.113.0/25"]


def new_app(static_routes: list[str] | None = None) -> tuple[cdk.App, cdk.Stack, ec2.Vpc]:
    """Return an app with a VPC of subnets for endpoints and for applications, with a VPN to some networks if there are any."""
    app = cdk.App()
    stack = cdk.Stack(app, "Stack", env=cdk.Environment(account="111122223333", region="eu-west-1"))
    if static_routes is None:
        return app, stack, isolated_vpc(stack)
    isolated = ec2.SubnetType.PRIVATE_ISOLATED
    vpc = ec2.Vpc(
        stack,
        "Vpc",
        ip_addresses=ec2.IpAddresses.cidr("10.0.0.0/16"),
        max_azs=2,
        subnet_configuration=[ec2.SubnetConfiguration(name=name, subnet_type=isolated, cidr_mask=24) for name in ("endpoints", "apps")],
        vpn_connections={"Office": ec2.VpnConnectionOptions(ip="198.51.100.1", static_routes=static_routes)},
        vpn_route_propagation=[endpoint_subnets()],
    )
    return app, stack, vpc


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


@dataclass(frozen=True)
class Hybrid:
    """What an app with Amazon S3 for a VPC and for a network behind a VPN says, each by default as it is right."""

    gateway: Mapping[str, Any] | None = field(default_factory=dict)
    interface: Mapping[str, Any] = field(default_factory=dict)
    resolver: bool = True

    def app(self) -> cdk.App:
        """Return the app: a function reads buckets in the VPC, and the office does by way of a resolver in it."""
        app, stack, vpc = new_app(static_routes=["192.168.0.0/16"])
        function = lambda_.Function(
            stack,
            "Reader",
            vpc=vpc,
            vpc_subnets=APPS,
            allow_all_outbound=False,
            runtime=lambda_.Runtime.PYTHON_3_13,
            handler="index.handler",
            code=lambda_.Code.from_inline("def handler(event, context): ..."),
        )
        function.add_to_role_policy(iam.PolicyStatement(actions=["s3:GetObject"], resources=["arn:aws:s3:::reports/*"]))
        if self.gateway is not None:
            given = {"clients": function, "subnets": APPS, "prefix_list": LIST, **self.gateway}
            GatewayEndpoint(stack, "S3", vpc=vpc, service=AwsService.S3, **cast("Any", given))
        if self.resolver:
            addresses = [{"subnetId": subnet.subnet_id} for subnet in vpc.select_subnets(subnet_group_name="endpoints").subnets]
            group = ec2.SecurityGroup(stack, "Resolver", vpc=vpc, allow_all_outbound=False)
            route53resolver.CfnResolverEndpoint(
                stack, "Inbound", direction="INBOUND", ip_addresses=addresses, security_group_ids=[group.security_group_id]
            )
        on_premises = {"clients": ["192.168.0.0/16"], "subnets": endpoint_subnets(), **self.interface}
        PrivateLinkEndpoint(stack, "OnPremises", vpc=vpc, service=AwsService.S3, **cast("Any", on_premises))
        return app


def said(app: cdk.App) -> list[tuple[str, str, str]]:
    """Return severity, rule and path of all that is found in an app."""
    return [(finding.severity, finding.rule, finding.path) for finding in judged(analysed(app)) if finding.severity != "info"]


def test_buckets_are_reached_from_the_vpc_and_from_on_premises_each_by_its_endpoint() -> None:
    app = Hybrid().app()

    assert proven(app) == [("192.168.0.0/16", "Stack/OnPremises", "reachable"), ("Stack/Reader", "Stack/S3", "reachable")]
    assert said(app) == []
    assert {need.path for need in needs_of(app).values()} == {"endpoint"}


@pytest.mark.parametrize(
    ("variant", "findings_told"),
    [
        (Hybrid(gateway=None), [("error", "PL027", "Stack/OnPremises")]),
        (Hybrid(gateway=None, interface={OPTION: Choice.ONLY_INBOUND_RESOLVER}), [("error", "PL022", "Stack/OnPremises")]),
        (
            Hybrid(interface={OPTION: Choice.ALL_RESOLVERS}),
            [("error", "PL027", "Stack/OnPremises"), ("warning", "PL028", "Stack/OnPremises")],
        ),
        (
            Hybrid(interface={OPTION: Choice.ALL_RESOLVERS, "clients": ["192.168.0.0/16", "10.0.0.0/16"]}),
            [("warning", "PL028", "Stack/OnPremises")],
        ),
        (Hybrid(resolver=False), [("warning", "client-name", "Stack/OnPremises")]),
        (Hybrid(gateway={"prefix_list": None}), [("error", "client-blocked", "Stack/S3")]),
        (Hybrid(gateway={"subnets": endpoint_subnets()}), [("error", "client-blocked", "Stack/S3")]),
        (
            Hybrid(gateway={"dns_record_ip_type": ec2.VpcEndpointDnsRecordIpType.IPV4}, interface={"dns_record_ip_type": None}),
            [],
        ),
    ],
)
def test_each_wrong_variant_is_named(variant: Hybrid, findings_told: list[tuple[str, str, str]]) -> None:
    assert sorted(said(variant.app())) == sorted(findings_told)


def test_records_of_another_kind_than_the_gateways_are_refused() -> None:
    app = Hybrid(gateway={"dns_record_ip_type": ec2.VpcEndpointDnsRecordIpType.IPV4}).app()
    template = app.synth().get_stack_by_name("Stack").template
    (interface,) = (resource for resource in template["Resources"].values() if resource["Properties"].get("VpcEndpointType") == "Interface")
    interface["Properties"] |= {"IpAddressType": "dualstack"}

    texts = [finding.text for finding in load(template, region="eu-west-1").findings() if finding.rule == "PL022"]

    (text,) = texts
    assert text.startswith("private DNS is on for inbound resolvers alone, with records 'dualstack', and the gateway endpoint 'S3")
    assert text.endswith("has 'ipv4'")


def test_what_names_lead_past_a_gateway_endpoint_is_not_said_to_be_served_by_it() -> None:
    analysis = analysed(Hybrid(interface={OPTION: Choice.ALL_RESOLVERS}).app())

    ((need,),) = [needed.needs for needed in proven_needs(analysis) if needed.workload.path == "Stack/Reader"]

    assert (need.path, str(need.endpoint).rpartition(".")[2][:10]) == ("blocked", "OnPremises")


@pytest.mark.parametrize(("ranges", "told"), [("public", True), (RANGES, False)])
def test_the_report_says_that_every_address_was_asked_for(ranges: object, told: bool) -> None:  # noqa: FBT001 - the case
    folder = fargate(prefix_list=LIST, service_ranges=ranges).synth().directory

    shown = CliRunner().invoke(command, ["report", folder, "--format", "markdown"]).stdout

    assert ("for Stack/S3 the network ACL of its clients lets tcp 443 out to every address" in shown) is told


def test_addresses_of_an_imported_vpc_are_not_known_to_be_outside_of_it() -> None:
    app, stack, _ = new_app()
    vpc = ec2.Vpc.from_vpc_attributes(
        stack,
        "Imported",
        vpc_id="vpc-0123456789abcdef0",
        vpc_cidr_block="10.7.0.0/16",
        availability_zones=["eu-west-1a"],
        private_subnet_ids=["subnet-0123456789abcdef0"],
        private_subnet_route_table_ids=["rtb-0123456789abcdef0"],
    )

    GatewayEndpoint(stack, "S3", vpc=vpc, service=AwsService.S3, clients=["10.7.0.0/16"])

    assert proven(app) == [("10.7.0.0/16", "Stack/S3", "unknown")]


def test_taking_over_from_the_vpc_changes_nothing_that_anybody_knows(tmp_path: Path) -> None:
    folders = {}
    for name in ("theirs", "ours"):
        app = cdk.App(outdir=str(tmp_path / name))
        stack = cdk.Stack(app, "Stack", env=cdk.Environment(account="111122223333", region="eu-west-1"))
        vpc = isolated_vpc(stack)
        client_in(stack, vpc, closed=False)
        if name == "theirs":
            vpc.add_gateway_endpoint("S3", service=ec2.GatewayVpcEndpointAwsService.S3)
        else:
            GatewayEndpoint(vpc, "S3", vpc=vpc, service=AwsService.S3)
        folders[name] = app.synth().directory

    shown = CliRunner().invoke(command, ["diff", folders["theirs"], folders["ours"]])

    assert (shown.exit_code, "nothing is known to change" in shown.stdout) == (0, True)
