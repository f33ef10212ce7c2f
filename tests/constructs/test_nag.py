"""An app with cdk-nag hears nothing about what this library makes, and everything about what its user makes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import aws_cdk as cdk
import pytest
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_certificatemanager as acm
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam
from aws_cdk import aws_logs as logs
from aws_cdk.assertions import Template

from constructs_privatelink import (
    ApiGatewayEndpoint,
    AppStreamApiEndpoint,
    AppStreamStreamingEndpoint,
    AwsService,
    EksAuthEndpoint,
    EksEndpoint,
    EksPrivateClusterEndpoints,
    ElastiCacheEndpoint,
    EndpointNetwork,
    EndpointPolicy,
    OpenSearchServerlessCollections,
    OpenSearchServerlessEndpoint,
    OpenSearchServerlessNextGenEndpoint,
    PrivateDomain,
    PrivateLinkEndpoint,
    PrivateRestApi,
)
from tests.validators import new_app, report_of

if TYPE_CHECKING:
    from collections.abc import Callable


class Team(cdk.Stack):
    """What a user has before: an app with cdk-nag, and a VPC with a flow log."""

    def __init__(self, *, dual_stack: bool = False, pool: str | None = None) -> None:
        super().__init__(new_app(), "Team")
        blocks = ec2.IpAddresses.cidr("10.0.0.0/16")
        if pool is not None:
            blocks = ec2.IpAddresses.aws_ipam_allocation(
                ipv4_ipam_pool_id=pool, ipv4_netmask_length=16, default_subnet_ipv4_netmask_length=24
            )
        isolated = ec2.SubnetType.PRIVATE_ISOLATED
        self.vpc = ec2.Vpc(
            self,
            "Vpc",
            ip_addresses=blocks,
            ip_protocol=ec2.IpProtocol.DUAL_STACK if dual_stack else None,
            max_azs=2,
            subnet_configuration=[ec2.SubnetConfiguration(name="endpoints", subnet_type=isolated)],
            flow_logs={"All": ec2.FlowLogOptions(destination=ec2.FlowLogDestination.to_cloud_watch_logs(logs.LogGroup(self, "Records")))},
        )

    def found(self) -> list[tuple[str, str]]:
        """Synthesize, and return what nobody acknowledged."""
        app = self.node.root
        assert isinstance(app, cdk.App)
        return report_of(app).open


def flow_logs(team: Team) -> None:
    EksEndpoint(team, "Eks", vpc=team.vpc).add_flow_logs()
    OpenSearchServerlessEndpoint(team, "Search", vpc=team.vpc).add_flow_logs()


def alarm(team: Team) -> None:
    EksEndpoint(team, "Eks", vpc=team.vpc).alarm_on_dropped_packets(team, "Dropped")


def policy(team: Team) -> None:
    snapshots = EndpointPolicy.allow("elasticache:CreateSnapshot")
    ElastiCacheEndpoint(team, "ElastiCache", vpc=team.vpc, policy=snapshots + EndpointPolicy.deny_accounts("123456789012"))


def collections(team: Team) -> None:
    OpenSearchServerlessEndpoint(team, "Search", vpc=team.vpc).allow_collections("logs", "metrics-*", dashboards=True)
    OpenSearchServerlessCollections(team, "Collections", collections=["logs"]).encrypt()


def many_clients(team: Team) -> None:
    client = ec2.SecurityGroup(team, "Client", vpc=team.vpc, allow_all_outbound=False)
    network = EndpointNetwork(team, "Network", vpc=team.vpc, clients=[client, "10.8.0.0/16", "pl-0123456789abcdef0"])
    AppStreamStreamingEndpoint(team, "Streaming", network=network, clients=team.vpc.isolated_subnets)


def kept_rules(team: Team) -> None:
    EksEndpoint(team, "Eks", vpc=team.vpc, keep_inline_rules=True)
    network = EndpointNetwork(team, "Network", vpc=team.vpc, clients=["10.8.0.0/16"], keep_inline_rules=True)
    ElastiCacheEndpoint(team, "ElastiCache", network=network)


def private_domain(team: Team) -> None:
    apis = ApiGatewayEndpoint(team, "Apis", vpc=team.vpc)
    certificate = acm.Certificate.from_certificate_arn(team, "Certificate", "arn:aws:acm:eu-west-1:123456789012:certificate/1")
    PrivateDomain(team, "Domain", domain_name="api.internal.example.com", certificate=certificate, endpoints=[apis])


USES: dict[str, Callable[[Team], object]] = {
    "AppStreamApiEndpoint": lambda team: AppStreamApiEndpoint(team, "AppStream", vpc=team.vpc),
    "AppStreamStreamingEndpoint": lambda team: AppStreamStreamingEndpoint(team, "Streaming", vpc=team.vpc),
    "ApiGatewayEndpoint": lambda team: ApiGatewayEndpoint(team, "Apis", vpc=team.vpc),
    "EksAuthEndpoint": lambda team: EksAuthEndpoint(team, "EksAuth", vpc=team.vpc),
    "EksEndpoint": lambda team: EksEndpoint(team, "Eks", vpc=team.vpc),
    "EksPrivateClusterEndpoints": lambda team: EksPrivateClusterEndpoints(team, "Cluster", vpc=team.vpc),
    "ElastiCacheEndpoint": lambda team: ElastiCacheEndpoint(team, "ElastiCache", vpc=team.vpc),
    "OpenSearchServerlessEndpoint": lambda team: OpenSearchServerlessEndpoint(team, "Search", vpc=team.vpc),
    "OpenSearchServerlessNextGenEndpoint": lambda team: OpenSearchServerlessNextGenEndpoint(team, "Search", vpc=team.vpc),
    "PrivateLinkEndpoint": lambda team: PrivateLinkEndpoint(team, "Kms", vpc=team.vpc, service=AwsService.KMS),
    "PrivateDomain": private_domain,
    "alarm": alarm,
    "collections": collections,
    "flow logs": flow_logs,
    "kept rules": kept_rules,
    "many clients": many_clients,
    "policy": policy,
}


@pytest.mark.parametrize("use", USES)
def test_what_the_library_makes_has_no_finding(use: str) -> None:
    team = Team()

    USES[use](team)

    assert team.found() == []


def test_a_private_api_has_the_findings_of_any_api_and_no_more() -> None:
    ours, plain = Team(), Team()
    PrivateRestApi(ours, "Api", endpoints=[ApiGatewayEndpoint(ours, "Apis", vpc=ours.vpc)]).root.add_method("GET")

    apigateway.RestApi(plain, "Api").root.add_method("GET")

    assert ours.found() == plain.found() != []


def test_what_a_grant_cannot_narrow_is_held_against_the_role_of_the_user_alone() -> None:
    team = Team()
    role = iam.Role(team, "Role", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"))

    OpenSearchServerlessEndpoint(team, "Search", vpc=team.vpc).grant_manage(role)
    OpenSearchServerlessCollections(team, "Collections", collections=["logs"]).grant_read(role)

    assert {(rule.partition("[")[0], path) for rule, path in team.found()} == {("IAM5", "Team/Role/DefaultPolicy/Resource")}


@pytest.mark.parametrize(("dual_stack", "pool"), [(True, None), (False, "ipam-pool-0123456789abcdef0")], ids=["ipv6", "ipam"])
def test_blocks_of_the_vpc_that_only_the_deployment_knows_have_no_finding(*, dual_stack: bool, pool: str | None) -> None:
    team = Team(dual_stack=dual_stack, pool=pool)
    kind = ec2.VpcEndpointIpAddressType.DUALSTACK if dual_stack else None

    network = EndpointNetwork(team, "Network", vpc=team.vpc, ip_address_type=kind)
    EksEndpoint(team, "Eks", network=network, clients=team.vpc.isolated_subnets)

    assert team.found() == []


@pytest.mark.parametrize(
    "client",
    [
        lambda team: cdk.CfnParameter(team, "Office").value_as_string,
        lambda _: cdk.Fn.import_value("office"),
        lambda _: "0.0.0.0/0",
    ],
    ids=["parameter", "import", "literal"],
)
def test_a_client_that_may_be_every_address_has_its_finding(client: Callable[[Team], str]) -> None:
    team = Team()

    EksEndpoint(team, "Eks", vpc=team.vpc, clients={"office": client(team)})

    ((rule, path),) = team.found()
    assert (rule, path.partition(" ")[0]) == ("EC23", "Team/Eks/SecurityGroup/from")


def test_of_a_network_acl_only_what_its_user_made_has_findings() -> None:
    team = Team()
    acl = ec2.NetworkAcl(team, "Acl", vpc=team.vpc)
    everything = ec2.AclTraffic.all_traffic()
    acl.add_entry("Mine", cidr=ec2.AclCidr.ipv4("10.0.0.0/8"), rule_number=10, traffic=everything)

    network = EndpointNetwork(team, "Network", vpc=team.vpc, network_acl=acl, client_network_acl=acl)
    EksEndpoint(team, "Eks", network=network)

    assert set(team.found()) == {("VPC3", "Team/Acl/Resource"), ("VPC3", "Team/Acl/Mine/Resource")}


def test_entries_of_an_imported_network_acl_have_no_findings() -> None:
    team = Team()
    acl = ec2.NetworkAcl.from_network_acl_id(team, "Acl", "acl-0123456789abcdef0")

    network = EndpointNetwork(team, "Network", vpc=team.vpc, network_acl=acl)
    EksEndpoint(team, "Eks", network=network)

    assert team.found() == []


def test_acknowledgements_are_in_no_template() -> None:
    team = Team(dual_stack=True)
    network = EndpointNetwork(
        team, "Network", vpc=team.vpc, network_acl=ec2.NetworkAcl(team, "Acl", vpc=team.vpc), clients=[team.vpc, *team.vpc.isolated_subnets]
    )
    EksEndpoint(team, "Eks", network=network)

    resources = Template.from_stack(team).to_json()["Resources"].values()

    assert {key for resource in resources for key in resource.get("Metadata", {})} == {"constructs-privatelink"}


def test_in_an_app_without_cdk_nag_nothing_is_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "cdk_nag")
    stack = cdk.Stack(cdk.App(), "Stack")
    vpc = ec2.Vpc(stack, "Vpc", max_azs=2)
    acl = ec2.NetworkAcl(stack, "Acl", vpc=vpc)
    EksEndpoint(stack, "Eks", network=EndpointNetwork(stack, "Network", vpc=vpc, network_acl=acl))

    kinds = {entry.type for child in acl.node.find_all() for entry in child.node.metadata}
    assert cdk.Validations.ACKNOWLEDGED_RULES_METADATA_KEY not in kinds
