"""Every public name and argument as users write them; mypy checks this file, nothing runs it.

A line that stops type-checking is a breaking change. The marked lines must *not* type-check: mypy reports a marker that is not needed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_type

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_

from constructs_privatelink import (
    ApiGatewayEndpoint,
    AppStreamApiEndpoint,
    AppStreamStreamingEndpoint,
    AwsService,
    EksAuthEndpoint,
    EksEndpoint,
    ElastiCacheEndpoint,
    EndpointDefaults,
    EndpointNetwork,
    EndpointPolicy,
    ExistingEndpoint,
    GatewayEndpoint,
    OpenSearchServerlessEndpoint,
    PortRange,
    PrivateLinkEndpoint,
    PrivateLinkError,
    Service,
    testing,
)
from constructs_privatelink.analysis import (
    Analysis,
    Authorization,
    CallResult,
    Finding,
    NameResult,
    Proof,
    Result,
    WorkloadNeeds,
    judged,
    load,
)

if TYPE_CHECKING:
    from constructs import Construct


def services() -> None:
    assert_type(AwsService.KMS, Service)
    assert_type(Service.find("com.amazonaws.eu-west-1.kms"), Service)
    assert_type(AwsService.DSQL.with_parameters(id="ab12"), Service)
    assert_type(replace(AwsService.KMS, endpoint_policy=False), Service)
    assert_type(AwsService.KMS.name("eu-west-1"), str)
    assert_type(AwsService.KMS.dns_names("eu-west-1"), tuple[str, ...])
    assert_type(AwsService.KMS.available_in("eu-west-1"), bool)
    assert_type(AwsService.KMS.ports, tuple[PortRange, ...])
    assert_type(AwsService.DSQL.parameters, tuple[str, ...])
    Service.custom("com.example.{region}.service")
    Service.custom(
        "com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0",
        short_name="partner",
        title="Partner",
        ports=["tcp/8443", PortRange("udp", 1400, 1499), PortRange.parse("tcp/443")],
        private_dns=True,
        private_dns_names=["api.example.com"],
        endpoint_policy=False,
        iam_prefixes=("example",),
    )
    AwsService.KMSS  # type: ignore[attr-defined]  # noqa: B018 - no such service
    Service.custom("com.example.service", port=443)  # type: ignore[call-arg] # it is called ports


def gateways(scope: Construct, vpc: ec2.IVpc, network: EndpointNetwork, group: ec2.SecurityGroup) -> None:
    s3 = GatewayEndpoint(
        scope,
        "S3",
        network=network,
        service=AwsService.S3,
        clients=[group, "10.0.0.0/16"],
        policy=EndpointPolicy.full_access(),
        prefix_list=["pl-6da54004", ec2.PrefixList.from_prefix_list_id(scope, "List", "pl-6da54004"), {"PrefixLists": []}],
        service_ranges=["52.218.0.0/17"],
        subnets=ec2.SubnetSelection(subnet_group_name="apps"),
        ip_address_type=ec2.VpcEndpointIpAddressType.IPV4,
        dns_record_ip_type=ec2.VpcEndpointDnsRecordIpType.SERVICE_DEFINED,
    )
    GatewayEndpoint(scope, "Tables", vpc=vpc, service=ec2.GatewayVpcEndpointAwsService.DYNAMODB, route_tables=["rtb-0123456789abcdef0"])
    GatewayEndpoint(scope, "Public", network=network, service=AwsService.S3, service_ranges="public", prefix_list="pl-6da54004")
    assert_type(s3.endpoint, ec2.GatewayVpcEndpoint)
    assert_type(s3.vpc_endpoint_id, str)
    assert_type(s3.route_table_ids, tuple[str, ...])
    assert_type(s3.service, Service)
    s3.allow_from(group)
    s3.allow_from(cdk.Fn.import_value("Office"), "office")
    GatewayEndpoint(scope, "Region", vpc=vpc, service=AwsService.S3, service_region="us-east-1")  # type: ignore[call-arg] # its own alone


def policies() -> None:
    assert_type(EndpointPolicy.full_access(), EndpointPolicy)
    allowed = EndpointPolicy.allow(
        "kms:Decrypt",
        "kms:Describe*",
        principals=["123456789012"],
        resources=["arn:aws:kms:*:*:key/*"],
        conditions={"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}},
        sid="Ours",
    )
    denied = EndpointPolicy.deny("kms:Delete*", principals={"AWS": "*"}, resources="*", conditions=None, sid=None)
    assert_type(allowed + denied + EndpointPolicy.deny_accounts("123456789012", cdk.Aws.ACCOUNT_ID), EndpointPolicy)
    assert_type(EndpointPolicy.from_json('{"Statement": []}'), EndpointPolicy)
    assert_type(EndpointPolicy.from_json({"Statement": [{"Effect": "Allow"}]}).to_json(), dict[str, object])
    assert_type(allowed.statements, tuple[dict[str, object], ...])
    allowed.check(AwsService.KMS)
    EndpointPolicy.allow(["kms:Decrypt"])  # type: ignore[arg-type] # each action is an argument of its own


class Clients(cdk.Stack):
    """Everything that a client may be."""

    def __init__(self, scope: Construct, id: str, *, vpc: ec2.Vpc, function: lambda_.Function, group: ec2.ISecurityGroup) -> None:
        super().__init__(scope, id)
        network = EndpointNetwork(
            self,
            "Sequence",
            vpc=vpc,
            clients=[
                "10.0.0.0/16",
                "pl-0123456789abcdef0",
                ec2.Peer.ipv4("10.1.0.0/16"),
                function,
                group,
                vpc.isolated_subnets[0],
                vpc,
            ],
        )
        EndpointNetwork(self, "Strings", vpc=vpc, clients=("10.0.0.0/16", "10.1.0.0/16"))
        EndpointNetwork(self, "Functions", vpc=vpc, clients=[function])
        EndpointNetwork(self, "Subnets", vpc=vpc, clients=vpc.isolated_subnets)
        EndpointNetwork(self, "Mapping", vpc=vpc, clients={"office": cdk.Fn.import_value("OfficeCidr"), "app": function})
        network.allow_from(function)
        network.allow_from(cdk.Fn.import_value("PlantCidr"), "plant")
        network.allow_from(443)  # type: ignore[arg-type] # no client
        EndpointNetwork(self, "Number", vpc=vpc, clients=[443])  # type: ignore[list-item] # no client


class Platform(cdk.Stack):
    """Endpoints with every argument, and what they give back."""

    def __init__(
        self, scope: Construct, id: str, *, vpc: ec2.IVpc, acl: ec2.INetworkAcl, group: ec2.ISecurityGroup, role: iam.Role
    ) -> None:
        super().__init__(scope, id)
        subnets = ec2.SubnetSelection(subnet_group_name="endpoints")
        network = EndpointNetwork(
            self,
            "Network",
            vpc=vpc,
            subnets=subnets,
            clients=["10.0.0.0/16"],
            security_groups=[group],
            network_acl=acl,
            client_network_acl=acl,
            ip_address_type=ec2.VpcEndpointIpAddressType.DUALSTACK,
            rule_numbers=range(2_000, 32_000),
        )
        assert_type(network.vpc, ec2.IVpc)
        assert_type(network.subnets, tuple[ec2.ISubnet, ...])
        assert_type(network.ip_address_type, ec2.VpcEndpointIpAddressType | None)

        policy = EndpointPolicy.full_access()
        document = iam.PolicyDocument(statements=[iam.PolicyStatement(principals=[role], actions=["*"], resources=["*"])])
        kms = PrivateLinkEndpoint(self, "Kms", service=AwsService.KMS, network=network, clients=[group], private_dns=False, policy=document)
        PrivateLinkEndpoint(self, "Sts", service=AwsService.STS, vpc=vpc, subnets=subnets)
        EksEndpoint(self, "Eks", network=network, clients=[group], private_dns=True, policy=policy, service=AwsService.EKS_FIPS)
        EksEndpoint(self, "OwnEks", vpc=vpc, subnets=subnets)
        EksAuthEndpoint(self, "Pods", network=network, clients=[group], private_dns=True, policy=policy, service=AwsService.EKS_AUTH)
        EksAuthEndpoint(self, "OwnPods", vpc=vpc, subnets=subnets)
        ElastiCacheEndpoint(
            self, "Cache", network=network, clients=[group], private_dns=True, policy=policy, service=AwsService.ELASTICACHE
        )
        ElastiCacheEndpoint(self, "OwnCache", vpc=vpc, subnets=subnets)
        ApiGatewayEndpoint(self, "Apis", network=network, clients=[group], private_dns=True, policy=policy, service=AwsService.APIGATEWAY)
        ApiGatewayEndpoint(self, "OwnApis", vpc=vpc, subnets=subnets)
        AppStreamApiEndpoint(self, "Api", network=network, clients=[group], private_dns=True, service=AwsService.APPSTREAM_API)
        AppStreamApiEndpoint(self, "OwnApi", vpc=vpc, subnets=subnets)
        streaming = AppStreamStreamingEndpoint(
            self, "Streaming", network=network, clients=[group], private_dns=True, service=AwsService.APPSTREAM_STREAMING
        )
        AppStreamStreamingEndpoint(self, "OwnStreaming", vpc=vpc, subnets=subnets)
        search = OpenSearchServerlessEndpoint(self, "Search", network=network, clients=[group], name="search")
        OpenSearchServerlessEndpoint(self, "OwnSearch", vpc=vpc, subnets=subnets)

        assert_type(kms.vpc_endpoint_id, str)
        assert_type(kms.dns_name, str)
        assert_type(kms.hosted_zone_id, str)
        assert_type(kms.endpoint_url, str)
        assert_type(kms.private_dns, bool)
        assert_type(kms.service, Service)
        assert_type(kms.network.vpc, ec2.IVpc)
        assert_type(kms.endpoint, ec2.InterfaceVpcEndpoint)
        assert_type(kms.connections, ec2.Connections)
        assert_type(streaming.access_endpoint, cdk.IResolvable)
        assert_type(search.name, str)
        assert_type(search.vpc_endpoint_id, str)
        kms.allow_from("10.2.0.0/16")
        kms.allow_from(cdk.Fn.import_value("PlantCidr"), "plant")
        kms.endpoint.add_to_policy(iam.PolicyStatement())
        group.connections.allow_to_default_port(kms)
        search.allow_from(group)
        group.connections.allow_to_default_port(search)

        EksEndpoint(self, "Misspelt", vpc=vpc, privat_dns=False)  # type: ignore[call-arg] # misspelt
        EksEndpoint(self, "Text", vpc="vpc-0123")  # type: ignore[arg-type] # a VPC is an object
        PrivateLinkEndpoint(self, "Nothing", vpc=vpc)  # type: ignore[call-arg] # of what service?
        PrivateLinkEndpoint(self, "Name", vpc=vpc, service="kms")  # type: ignore[arg-type] # AwsService.KMS
        AppStreamApiEndpoint(self, "Policy", vpc=vpc, policy=policy)  # type: ignore[call-arg] # AWS takes none there
        OpenSearchServerlessEndpoint(self, "Dns", vpc=vpc, private_dns=True)  # type: ignore[call-arg] # the service decides
        kms.vpc_endpoint_id = "vpce-0123"  # type: ignore[misc] # read-only


def added(network: EndpointNetwork, policy: EndpointPolicy, worker: lambda_.Function) -> None:
    endpoints = network.add("kms", AwsService.SNS, policy=policy)
    network.add(ec2.InterfaceVpcEndpointAwsService.KMS, private_dns=False, service_region="us-west-2")
    kms = endpoints["kms"]
    assert_type(kms, PrivateLinkEndpoint | ExistingEndpoint)
    assert_type(kms.vpc_endpoint_id, str)
    if isinstance(kms, PrivateLinkEndpoint):
        assert_type(kms.policy, EndpointPolicy | None)
        assert_type(kms.service_region, str | None)
    network.add_gateway("s3", policy=policy)
    network.serve(worker, without=["kms"])
    network.add(["kms"])  # type: ignore[arg-type] # one by one: add(*services)


class Existing(cdk.Stack):
    """Endpoints that exist already."""

    def __init__(self, scope: Construct, id: str, *, group: ec2.ISecurityGroup, vpc: ec2.IVpc) -> None:
        super().__init__(scope, id)
        kms = PrivateLinkEndpoint.from_attributes(
            self,
            "Kms",
            vpc_endpoint_id="vpce-0123456789abcdef0",
            service=AwsService.KMS,
            dns_name="vpce-0123456789abcdef0-abcd.kms.eu-west-1.vpce.amazonaws.com",
            hosted_zone_id="Z0123",
            security_groups=[group],
        )
        assert_type(kms.endpoint_url, str)
        assert_type(kms.dns_name, str)
        assert_type(kms.hosted_zone_id, str)
        assert_type(kms.vpc_endpoint_id, str)
        assert_type(kms.service, Service)
        assert_type(kms.connections, ec2.Connections)
        kms.allow_from("10.0.0.0/16")
        kms.allow_from(cdk.Fn.import_value("OfficeCidr"), "office")
        group.connections.allow_to_default_port(kms)
        streaming = AppStreamStreamingEndpoint.from_attributes(self, "Streaming", vpc_endpoint_id="vpce-0123456789abcdef0")
        assert_type(streaming.access_endpoint, cdk.IResolvable)
        assert_type(kms.private_dns, bool | None)
        network = EndpointNetwork(
            self,
            "Network",
            vpc=vpc,
            existing={AwsService.KMS: kms, "sqs": "vpce-0123456789abcdef1", ec2.InterfaceVpcEndpointAwsService.SNS: kms},
            availability_zone_ids={"eu-west-1a": "euw1-az1"},
            keep_inline_rules=True,
        )
        assert_type(network.existing["kms"], ExistingEndpoint)
        EndpointNetwork(self, "Number", vpc=vpc, existing={"kms": 7})  # type: ignore[dict-item] # an id, or from_attributes(...)
        EndpointNetwork(self, "Zones", vpc=vpc, availability_zone_ids=["euw1-az1"])  # type: ignore[arg-type] # by names
        EksEndpoint.from_attributes(self, "Eks", endpoint_id="vpce-0123456789abcdef0")  # type: ignore[call-arg] # misspelt


def what_went_wrong(error: PrivateLinkError) -> None:
    assert_type(error.subject, str)
    assert_type(error.reasons, tuple[str, ...])


def analysis(app: cdk.App, endpoint: PrivateLinkEndpoint, function: lambda_.Function) -> None:
    networks = load("cdk.out", {"Resources": {}}, parameters={"Office": "10.0.0.0/8"}, region="eu-west-1", assume=["transit"])
    assert_type(networks, Analysis)
    assert_type(networks.verify(), tuple[Proof, ...])
    assert_type(networks.explain("10.0.0.0/24", "kms", "tcp/443").result, Result)
    assert_type(networks.findings(before=networks), tuple[Finding, ...])
    assert_type(judged(networks, unknown="ignore"), tuple[Finding, ...])
    assert_type(networks.needs(), tuple[WorkloadNeeds, ...])
    assert_type(networks.authorize("kms", "kms:Decrypt", principal="123456789012"), Authorization)
    assert_type(networks.verify()[0].names, tuple[NameResult, ...])
    assert_type(networks.verify()[0].authorization, tuple[CallResult, ...])
    judged(networks, unknown="maybe")  # type: ignore[arg-type] # one of three words
    testing.assert_reachable(app, function, endpoint)
    testing.assert_blocked("cdk.out", "10.0.0.0/24", "kms", code="ENI_SG_RULES_MISMATCH")
    testing.assert_no_findings(networks, severity="error", ignoring=["PL004"])
    testing.assert_policy_allows(app, endpoint, "kms:Decrypt", principal="123456789012")


def defaults(app: cdk.App, stage: cdk.Stage, stack: cdk.Stack) -> None:
    every = EndpointDefaults(
        policy=EndpointPolicy.full_access(),
        ip_address_type=ec2.VpcEndpointIpAddressType.DUALSTACK,
        dns_record_ip_type=ec2.VpcEndpointDnsRecordIpType.DUALSTACK,
        private_dns=False,
        tags={"owner": "platform"},
    )
    assert_type(every.apply_to(app), None)
    every.apply_to(stage, stack)
    EndpointDefaults(policy=iam.PolicyDocument()).apply_to(app)
    EndpointDefaults(ip_address_type="dualstack")  # type: ignore[arg-type]
    EndpointDefaults(tags=["owner"])  # type: ignore[arg-type]
    EndpointDefaults(private_dn=False)  # type: ignore[call-arg]
    every.apply_to("app")  # type: ignore[arg-type]
