"""An app with cdk-nag hears nothing about what this library makes, and everything about what its user makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_logs as logs
from constructs import Construct

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
    PrivateLinkEndpoint,
)
from tests.validators import new_app, report_of

if TYPE_CHECKING:
    from collections.abc import Callable

GROUP = ec2.SubnetSelection(subnet_group_name="endpoints")
REFERENCE = "From a parameter that only we fill in."


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
        self.acl = ec2.NetworkAcl(self, "Acl", vpc=self.vpc, subnet_selection=GROUP)
        cdk.Validations.of(self.acl).acknowledge(cdk.Acknowledgment(id="AwsSolutions::AwsSolutions-VPC3", reason="Asked for."))

    def found(self) -> list[tuple[str, str]]:
        """Synthesize, and return what nobody acknowledged."""
        app = self.node.root
        assert isinstance(app, cdk.App)
        return report_of(app).open


def flow_logs(team: Team) -> None:
    EksEndpoint(team, "Eks", vpc=team.vpc).add_flow_logs()
    OpenSearchServerlessEndpoint(team, "Search", vpc=team.vpc).add_flow_logs()


def alarm(team: Team) -> None:
    EksEndpoint(team, "Eks", vpc=team.vpc).alarm_on_dropped_packets("Dropped")


def policy(team: Team) -> None:
    snapshots = EndpointPolicy.allow("elasticache:CreateSnapshot")
    ElastiCacheEndpoint(team, "ElastiCache", vpc=team.vpc, policy=snapshots + EndpointPolicy.deny_accounts("123456789012"))


def collections(team: Team) -> None:
    search = OpenSearchServerlessEndpoint(team, "Search", vpc=team.vpc)
    search.allow_collections("logs", "metrics-*", dashboards=True)


def collection_policies(team: Team) -> None:
    OpenSearchServerlessCollections(team, "Collections")


def many_clients(team: Team) -> None:
    client = ec2.SecurityGroup(team, "Client", vpc=team.vpc, allow_all_outbound=False)
    network = EndpointNetwork(team, "Network", vpc=team.vpc, clients=[client, "10.8.0.0/16", "pl-0123456789abcdef0", *team.vpc.isolated_subnets])
    AppStreamStreamingEndpoint(team, "Streaming", network=network, clients=["10.9.0.0/16"])


@pytest.mark.parametrize(
    "use",
    [
        lambda team: EksEndpoint(team, "Eks", vpc=team.vpc),
        lambda team: EksAuthEndpoint(team, "EksAuth", vpc=team.vpc),
        lambda team: EksPrivateClusterEndpoints(team, "Cluster", vpc=team.vpc),
        lambda team: ElastiCacheEndpoint(team, "ElastiCache", vpc=team.vpc),
        lambda team: ApiGatewayEndpoint(team, "Apis", vpc=team.vpc),
        lambda team: AppStreamApiEndpoint(team, "AppStream", vpc=team.vpc),
        lambda team: AppStreamStreamingEndpoint(team, "Streaming", vpc=team.vpc),
        lambda team: OpenSearchServerlessEndpoint(team, "Search", vpc=team.vpc),
        lambda team: OpenSearchServerlessNextGenEndpoint(team, "Search", vpc=team.vpc),
        lambda team: PrivateLinkEndpoint(team, "Kms", vpc=team.vpc, service=AwsService.KMS),
        flow_logs,
        alarm,
        policy,
        collections,
        collection_policies,
        many_clients,
    ],
)
def test_what_the_library_makes_has_no_finding(use: Callable[[Team], object]) -> None:
    team = Team()

    use(team)

    assert [x for x in team.found()] == []
