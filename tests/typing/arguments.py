"""Every argument of every public construct and method, as users write them; mypy checks this file, nothing runs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aws_cdk as cdk
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam

from constructs_privatelink import (
    ApiGatewayEndpoint,
    AppStreamApiEndpoint,
    AppStreamStreamingEndpoint,
    AwsService,
    Bundle,
    Caller,
    EksAuthEndpoint,
    EksEndpoint,
    EksPrivateClusterEndpoints,
    ElastiCacheEndpoint,
    EndpointBundle,
    EndpointDefaults,
    EndpointNetwork,
    EndpointPolicy,
    GatewayEndpoint,
    OpenSearchServerlessCollections,
    OpenSearchServerlessEndpoint,
    OpenSearchServerlessNextGenEndpoint,
    PrivateDomain,
    PrivateLinkEndpoint,
    PrivateLinkValidation,
    PrivateRestApi,
    Service,
)

if TYPE_CHECKING:
    from aws_cdk import aws_certificatemanager as acm
    from aws_cdk import aws_kms as kms
    from aws_cdk import aws_lambda as lambda_
    from aws_cdk import aws_route53 as route53
    from constructs import Construct

POLICY = EndpointPolicy.full_access()
Choice = ec2.VpcEndpointPrivateDnsOnlyForInboundResolverEndpoint
IpVersion = ec2.VpcEndpointIpAddressType
Records = ec2.VpcEndpointDnsRecordIpType


def networks(scope: Construct, vpc: ec2.IVpc, group: ec2.ISecurityGroup, acl: ec2.INetworkAcl, function: lambda_.IFunction) -> None:
    selection = ec2.SubnetSelection(subnet_group_name="endpoints")
    network = EndpointNetwork(
        scope,
        "Network",
        vpc=vpc,
        subnets=selection,
        clients=["10.0.0.0/16", function, group],
        security_groups=[group],
        network_acl=acl,
        client_network_acl=acl,
        client_subnets=selection,
        ip_address_type=IpVersion.DUALSTACK,
        rule_numbers=range(2_000, 32_000),
        policy=POLICY,
        keep_inline_rules=True,
        existing={AwsService.KMS: "vpce-0123456789abcdef0", "sqs": "vpce-0123456789abcdef1"},
        availability_zone_ids={"eu-west-1a": "euw1-az2"},
    )
    network.add("kms", AwsService.SQS, ec2.InterfaceVpcEndpointAwsService.SNS, policy=POLICY, private_dns=True, service_region="us-west-2")
    network.add_gateway("s3", AwsService.DYNAMODB, ec2.GatewayVpcEndpointAwsService.S3, policy=iam.PolicyDocument())
    network.existing_endpoint(AwsService.KMS, service_region="us-west-2")
    network.serve(function, without=["logs"])
    network.allow_from(function, name="function")


def endpoints(scope: Construct, vpc: ec2.IVpc, network: EndpointNetwork, group: ec2.ISecurityGroup) -> None:
    selection = ec2.SubnetSelection(subnet_group_name="endpoints")
    alone = PrivateLinkEndpoint(
        scope,
        "Alone",
        vpc=vpc,
        service=ec2.InterfaceVpcEndpointAwsService.S3,
        subnets=selection,
        clients={"office": cdk.Fn.import_value("office")},
        private_dns=True,
        policy=POLICY,
        service_region="us-west-2",
        security_groups=[group],
        private_dns_only_for_inbound_resolver_endpoint=Choice.ALL_RESOLVERS,
        dns_record_ip_type=Records.IPV4,
        keep_inline_rules=False,
    )
    alone.metric("NewConnections", statistic="Sum", period=cdk.Duration.minutes(1), label="new", subnet=vpc.private_subnets[0])
    for metric in (alone.metric_active_connections, alone.metric_bytes_processed, alone.metric_new_connections):
        metric(statistic="Sum", period=cdk.Duration.minutes(1), subnet=vpc.private_subnets[0])
    for metric in (alone.metric_packets_dropped, alone.metric_rst_packets_received):
        metric(statistic="Sum", period=cdk.Duration.minutes(1), subnet=vpc.private_subnets[0])
    alone.alarm_on_dropped_packets(scope, "Alarm", threshold=1, evaluation_periods=2, period=cdk.Duration.minutes(1))
    alone.add_flow_logs(
        "Logs",
        destination=ec2.FlowLogDestination.to_cloud_watch_logs(),
        traffic_type=ec2.FlowLogTrafficType.REJECT,
        max_aggregation_interval=ec2.FlowLogMaxAggregationInterval.ONE_MINUTE,
    )
    PrivateLinkEndpoint.from_attributes(
        scope,
        "There",
        vpc_endpoint_id="vpce-0123456789abcdef0",
        service=ec2.InterfaceVpcEndpointAwsService.KMS,
        dns_name="vpce-0123-abcd.kms.eu-west-1.vpce.amazonaws.com",
        hosted_zone_id="Z2E726K9Y6RL4W",
        security_groups=[group],
        private_dns=True,
    )
    for limited in (EksEndpoint, EksAuthEndpoint, ElastiCacheEndpoint, ApiGatewayEndpoint):
        limited(
            scope,
            limited.__name__,
            network=network,
            clients=[group],
            private_dns=False,
            policy=POLICY,
            service=AwsService.EKS,
            service_region="us-west-2",
            keep_inline_rules=True,
        )
        limited(
            scope,
            f"{limited.__name__}Alone",
            vpc=vpc,
            subnets=selection,
            security_groups=[group],
            dns_record_ip_type=ec2.VpcEndpointDnsRecordIpType.IPV4,
        )
    for streaming in (AppStreamApiEndpoint, AppStreamStreamingEndpoint):
        streaming(
            scope,
            streaming.__name__,
            network=network,
            clients=[group],
            private_dns=False,
            service=AwsService.APPSTREAM_API,
            service_region="us-west-2",
            keep_inline_rules=True,
        )
        streaming(
            scope,
            f"{streaming.__name__}Alone",
            vpc=vpc,
            subnets=selection,
            security_groups=[group],
            dns_record_ip_type=ec2.VpcEndpointDnsRecordIpType.IPV4,
        )


def gateways(scope: Construct, vpc: ec2.IVpc, network: EndpointNetwork, group: ec2.ISecurityGroup) -> None:
    selection = ec2.SubnetSelection(subnet_group_name="apps")
    GatewayEndpoint(
        scope,
        "S3",
        network=network,
        service=AwsService.S3,
        clients=[group],
        policy=POLICY,
        prefix_list=["pl-6da54004", ec2.PrefixList.from_prefix_list_id(scope, "List", "pl-6da54004")],
        service_ranges="public",
        subnets=[selection],
        ip_address_type=IpVersion.IPV4,
        dns_record_ip_type=Records.SERVICE_DEFINED,
    ).allow_from(group, name="nodes")
    GatewayEndpoint(scope, "Tables", vpc=vpc, service=AwsService.DYNAMODB, route_tables=[vpc.private_subnets[0].route_table])
    EndpointBundle(
        scope, "Tasks", network=network, bundle=Bundle.ECS_FARGATE, also=["secretsmanager", AwsService.SSM], without=["logs"], policy=POLICY
    ).allow_from(group, name="tasks")
    EksPrivateClusterEndpoints(
        scope,
        "Cluster",
        network=network,
        leave_out=["sts"],
        also=["xray"],
        gateway_subnets=selection,
        gateway_policy=POLICY,
        gateway_prefix_list="pl-6da54004",
        gateway_service_ranges=["52.218.0.0/17"],
    )
    EksPrivateClusterEndpoints(scope, "Alone", vpc=vpc, subnets=selection, clients=[group])


def collections(scope: Construct, vpc: ec2.IVpc, group: ec2.ISecurityGroup, role: iam.IRole, key: kms.IKey) -> None:
    network = EndpointNetwork(scope, "Network", vpc=vpc)
    selection = ec2.SubnetSelection(subnet_group_name="endpoints")
    search = OpenSearchServerlessEndpoint(scope, "Search", network=network, clients=[group], name="search")
    OpenSearchServerlessEndpoint(scope, "Alone", vpc=vpc, subnets=selection, security_groups=[group])
    search.allow_collections("logs", "metrics-*", dashboards=True)
    search.grant_manage(role)
    search.add_flow_logs(
        "Logs",
        destination=ec2.FlowLogDestination.to_cloud_watch_logs(),
        traffic_type=ec2.FlowLogTrafficType.ALL,
        max_aggregation_interval=ec2.FlowLogMaxAggregationInterval.ONE_MINUTE,
    )
    OpenSearchServerlessEndpoint.from_attributes(
        scope, "There", vpc_endpoint_id="vpce-0123456789abcdef0", name="search", vpc=vpc, security_groups=[group]
    )
    OpenSearchServerlessNextGenEndpoint(
        scope,
        "NextGen",
        network=network,
        clients=[group],
        private_dns=True,
        policy=POLICY,
        service=AwsService.AOSS_DATA,
        keep_inline_rules=False,
    )
    OpenSearchServerlessNextGenEndpoint(
        scope, "NextGenAlone", vpc=vpc, subnets=selection, security_groups=[group], dns_record_ip_type=ec2.VpcEndpointDnsRecordIpType.IPV4
    )
    logs = OpenSearchServerlessCollections(scope, "Collections", collections=["logs"], name="logs")
    logs.encrypt(key)
    logs.grant_read(role, indexes=["orders-*"], dashboards=True)
    logs.grant_read_write(role, indexes=["orders-*"], dashboards=False)
    logs.allow_data(role, permissions=["aoss:ReadDocument"], indexes=["*"])


def apis(
    scope: Construct, vpc: ec2.IVpc, entrance: ApiGatewayEndpoint, certificate: acm.ICertificate, zone: route53.IPrivateHostedZone
) -> None:
    api = PrivateRestApi(
        scope,
        "Api",
        endpoints=[entrance, "vpce-0123456789abcdef0"],
        source_vpcs=[vpc, "vpc-0123456789abcdef0"],
        principals=[iam.AccountPrincipal("123456789012")],
        associate=True,
        rest_api_name="orders",
        deploy_options=apigateway.StageOptions(stage_name="live"),
        default_integration=apigateway.MockIntegration(),
        default_method_options=apigateway.MethodOptions(),
    )
    api.allow_from(entrance)
    api.grant_invoke_from_vpc_endpoints_only([entrance.endpoint])
    api.invocations(entrance, stage=api.deployment_stage, caller=Caller.OUTSIDE_VPC, dns_name=entrance.dns_name)
    api.add_invocation_outputs("orders", stage="live", caller=Caller.INSIDE_VPC)
    domain = api.add_private_domain(
        "Domain",
        domain_name="api.example.com",
        certificate=certificate,
        base_path="orders",
        associate=False,
        vpcs=[vpc],
        hosted_zone=zone,
    )
    there = PrivateRestApi.from_attributes(
        scope, "There", rest_api_id="a1b2c3d4e5", stage="live", endpoints=[entrance], associated=True, endpoint_access_mode="STRICT"
    )
    domain.map(there, base_path="invoices", stage="live")
    PrivateDomain(
        scope,
        "Name",
        domain_name="name.example.com",
        certificate=certificate,
        endpoints=[entrance],
        source_vpcs=[vpc],
        associate=True,
        vpcs=[],
        hosted_zone=None,
    )


def defaults(app: cdk.App) -> None:
    EndpointDefaults(
        policy=POLICY, ip_address_type=IpVersion.DUALSTACK, dns_record_ip_type=Records.IPV4, private_dns=False, tags={"owner": "platform"}
    ).apply_to(app)
    cdk.Validations.of(app).add_plugins(PrivateLinkValidation(unknown="error", assume=["transit", "answers.json"], rules=[]))
    Service.custom(
        "com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0",
        short_name="ledger",
        title="The ledger",
        ports=["tcp/8443"],
        private_dns=True,
        private_dns_names=["ledger.example.com"],
        endpoint_policy=False,
        iam_prefixes=["ledger"],
    )
    EndpointPolicy.deny("kms:Delete*", principals="*", resources=["*"], conditions={"Bool": {"aws:SecureTransport": "false"}}, sid="Tls")
