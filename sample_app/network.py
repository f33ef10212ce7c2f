"""The network stack, a platform team's: the VPC, its network ACLs and the endpoints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_logs as logs

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
    OpenSearchServerlessEndpoint,
    PrivateLinkEndpoint,
)

if TYPE_CHECKING:
    from constructs import Construct

APPLICATIONS = ec2.SubnetSelection(subnet_group_name="applications")
"""The subnets of functions, and of the machines from which users stream."""
_ENDPOINTS = ec2.SubnetSelection(subnet_group_name="endpoints")
_NODES = ec2.SubnetSelection(subnet_group_name="nodes")
_NOT_EVERYWHERE = (AwsService.APPSTREAM_API, AwsService.APPSTREAM_STREAMING, AwsService.AOSS_MANAGED)

# The two examples of AWS's page on ElastiCache.
_SNAPSHOTS = EndpointPolicy.allow("elasticache:CreateCacheCluster", "elasticache:ModifyCacheCluster", "elasticache:CreateSnapshot")
_ALL_BUT_ONE_ACCOUNT = EndpointPolicy.full_access() + EndpointPolicy.deny_accounts("123456789012")


class NetworkStack(cdk.Stack):
    """An isolated VPC, and the endpoints in it."""

    def __init__(self, scope: Construct, id: str, *, env: cdk.Environment, description: str) -> None:
        """Make the VPC, its endpoints, and the commands that use them.

        Args:
            scope: The app.
            id: Construct id.
            env: The Region, or none for templates that fit every Region which has all of these services.
            description: What CloudFormation shows.

        """
        super().__init__(scope, id, env=env, description=description)
        self._region = self.region
        self.vpc = ec2.Vpc(
            self,
            "Vpc",
            ip_addresses=ec2.IpAddresses.cidr("10.0.0.0/16"),
            max_azs=2,
            subnet_configuration=[
                _isolated("applications", cidr_mask=24),
                _isolated("endpoints", cidr_mask=26),
                _isolated("nodes", cidr_mask=24),
            ],
            # Nothing here is in the default group, and to close it would take a function outside of the VPC.
            restrict_default_security_group=False,
        )
        records = logs.LogGroup(self, "FlowLogs", retention=logs.RetentionDays.ONE_MONTH, removal_policy=cdk.RemovalPolicy.DESTROY)
        self.vpc.add_flow_log("FlowLog", destination=ec2.FlowLogDestination.to_cloud_watch_logs(records))
        endpoints_acl = self._network_acl("EndpointsAcl", _ENDPOINTS)
        self.endpoints = EndpointNetwork(
            self,
            "Endpoints",
            vpc=self.vpc,
            subnets=_ENDPOINTS,
            clients=[],  # each application lets itself in
            network_acl=endpoints_acl,
            client_network_acl=self._network_acl("ApplicationsAcl", APPLICATIONS),
            client_subnets=APPLICATIONS,
        )
        self._add_eks(endpoints_acl)
        self._add_elasticache()
        self.apis = self._add_api_gateway()
        self._add_kms()
        left_out = [service for service in _NOT_EVERYWHERE if not service.available_in(env.region or "")]
        self.search = self._add_opensearch_serverless() if AwsService.AOSS_MANAGED not in left_out else None
        self.streaming = self._add_appstream() if AwsService.APPSTREAM_STREAMING not in left_out else None
        if left_out:
            names = ", ".join(map(str, left_out))
            cdk.Annotations.of(self).add_info_v2("sample-app:left-out", f"left out, as {env.region} is without them: {names}")

    def _network_acl(self, id: str, subnets: ec2.SubnetSelection) -> ec2.NetworkAcl:
        acl = ec2.NetworkAcl(self, id, vpc=self.vpc, subnet_selection=subnets)
        reason = "What cdk-nag holds against network ACLs is keeping them by hand: here every entry is made from a declared client."
        cdk.Validations.of(acl).acknowledge(cdk.Acknowledgment(id="AwsSolutions::AwsSolutions-VPC3", reason=reason))
        return acl

    def _add_eks(self, network_acl: ec2.NetworkAcl) -> None:
        """Add the EKS API, for applications and nodes, and what else the nodes of a private cluster need."""
        nodes = self.vpc.select_subnets(subnet_group_name=_NODES.subnet_group_name).subnets
        eks = EksEndpoint(self, "Eks", network=self.endpoints, clients=nodes)
        self._command("ListClusters", "Lists the EKS clusters", f"aws eks list-clusters {self._at(eks)}")
        network = EndpointNetwork(self, "ClusterEndpoints", vpc=self.vpc, subnets=_ENDPOINTS, clients=nodes, network_acl=network_acl)
        EksAuthEndpoint(self, "EksAuth", network=network)
        EksPrivateClusterEndpoints(self, "Cluster", network=network, leave_out=["eks", "eks-auth"], gateway_subnets=_NODES)

    def _add_elasticache(self) -> None:
        """Add an endpoint for applications and one for operators: private DNS names can be those of one only."""
        policy = _SNAPSHOTS + EndpointPolicy.allow("elasticache:DescribeCacheClusters")  # which takes to find a cluster
        applications = ElastiCacheEndpoint(self, "ElastiCache", network=self.endpoints, policy=policy)
        operators = ElastiCacheEndpoint(
            self, "ElastiCacheOperators", network=self.endpoints, policy=_ALL_BUT_ONE_ACCOUNT, private_dns=False
        )
        describe = "aws elasticache describe-cache-clusters"
        self._command("DescribeCacheClusters", "Lists the ElastiCache clusters", f"{describe} {self._at(applications)}")
        self._command(
            "OperateCacheClusters",
            "Lists the ElastiCache clusters, where whatever else an operator may do works",
            f"{describe} {self._at(operators)}",
        )

    def _add_api_gateway(self) -> ApiGatewayEndpoint:
        api_gateway = ApiGatewayEndpoint(self, "ApiGateway", network=self.endpoints)
        cdk.Annotations.of(api_gateway).acknowledge_warning(
            "constructs-privatelink:execute-api-private-dns", "This VPC has no way out to public APIs, with private DNS or without."
        )
        host = f"API_ID.execute-api.{self._region}.{self.url_suffix}"
        self._command(
            "CallPrivateApi",
            "Calls a private REST API, once its id and stage are put in; works where private DNS does not, such as on premises",
            f"curl {api_gateway.endpoint_url}/STAGE -H 'Host: {host}'",
        )
        return api_gateway

    def _add_kms(self) -> None:
        kms = PrivateLinkEndpoint(self, "Kms", network=self.endpoints, service=AwsService.KMS)
        self._command("ListKeys", "Lists the KMS keys", f"aws kms list-keys {self._at(kms)}")

    def _add_opensearch_serverless(self) -> OpenSearchServerlessEndpoint:
        search = OpenSearchServerlessEndpoint(self, "Search", network=self.endpoints)
        cdk.CfnOutput(
            self,
            "SearchEndpointId",
            description="What the network policies of OpenSearch Serverless collections name in SourceVPCEs",
            value=search.vpc_endpoint_id,
        )
        return search

    def _add_appstream(self) -> AppStreamStreamingEndpoint:
        api = AppStreamApiEndpoint(self, "AppStreamApi", network=self.endpoints)
        self._command("DescribeFleets", "Lists the fleets of WorkSpaces Applications", f"aws appstream describe-fleets {self._at(api)}")
        users = self.vpc.select_subnets(subnet_group_name=APPLICATIONS.subnet_group_name).subnets
        return AppStreamStreamingEndpoint(self, "AppStreamStreaming", network=self.endpoints, clients=users)

    def _at(self, endpoint: PrivateLinkEndpoint) -> str:
        return f"--region {self._region} --endpoint-url {endpoint.endpoint_url}"

    def _command(self, id: str, description: str, command: str) -> None:
        cdk.CfnOutput(self, id, description=description, value=command)


def _isolated(name: str, *, cidr_mask: int) -> ec2.SubnetConfiguration:
    return ec2.SubnetConfiguration(name=name, subnet_type=ec2.SubnetType.PRIVATE_ISOLATED, cidr_mask=cidr_mask)
