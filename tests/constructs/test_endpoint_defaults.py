"""What a platform says once, for every endpoint of an app, a stage or a stack."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam

from constructs_privatelink import (
    ApiGatewayEndpoint,
    AppStreamApiEndpoint,
    AppStreamStreamingEndpoint,
    AwsService,
    EksAuthEndpoint,
    EksEndpoint,
    EksPrivateClusterEndpoints,
    ElastiCacheEndpoint,
    EndpointDefaults,
    EndpointNetwork,
    EndpointPolicy,
    GatewayEndpoint,
    OpenSearchServerlessEndpoint,
    OpenSearchServerlessNextGenEndpoint,
    PrivateLinkEndpoint,
)
from sample_app.app import build
from tests.constructs.fixtures_defaults import ALL, ORGANIZATION, DnsRecords, IpVersion, dual_stack_vpc, everything, shape
from tests.fixtures_sample import context
from tests.fixtures_vpc import ENDPOINT, INGRESS, endpoint_subnets, isolated_vpc, logical_id, new_stack, properties, resources, warnings_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from constructs import Construct


OURS: dict[str, Callable[[cdk.Stack, ec2.Vpc], Construct]] = {
    "generic": lambda at, vpc: PrivateLinkEndpoint(at, "E", vpc=vpc, service=AwsService.KMS),
    "S3": lambda at, vpc: PrivateLinkEndpoint(at, "E", vpc=vpc, service=AwsService.S3),
    "network": lambda at, vpc: PrivateLinkEndpoint(at, "E", network=EndpointNetwork(at, "N", vpc=vpc), service=AwsService.KMS),
    "added": lambda at, vpc: EndpointNetwork(at, "N", vpc=vpc).add("kms")["kms"],
    "eks auth": lambda at, vpc: EksAuthEndpoint(at, "E", vpc=vpc),
    "elasticache": lambda at, vpc: ElastiCacheEndpoint(at, "E", vpc=vpc),
    "apis": lambda at, vpc: ApiGatewayEndpoint(at, "E", vpc=vpc),
    "nextgen": lambda at, vpc: OpenSearchServerlessNextGenEndpoint(at, "E", vpc=vpc),
    "cluster": lambda at, vpc: EksPrivateClusterEndpoints(at, "E", vpc=vpc).interface_endpoints["ecr.api"],
    "plain": lambda at, vpc: ec2.InterfaceVpcEndpoint(at, "E", vpc=vpc, service=ec2.InterfaceVpcEndpointAwsService.KMS),
    "plain in ours": lambda at, vpc: ec2.InterfaceVpcEndpoint(
        EndpointNetwork(at, "N", vpc=vpc), "E", vpc=vpc, service=ec2.InterfaceVpcEndpointAwsService.KMS
    ),
    "of the VPC": lambda _, vpc: vpc.add_interface_endpoint("E", service=ec2.InterfaceVpcEndpointAwsService.S3),
}


@pytest.mark.parametrize("make", OURS.values(), ids=OURS)
def test_every_endpoint_of_an_app_gets_them(make: Callable[[cdk.Stack, ec2.Vpc], Construct]) -> None:
    stack = new_stack()
    everything().apply_to(stack.node.root)

    endpoint = make(stack, dual_stack_vpc(stack))

    assert shape(stack, endpoint) == ALL


@pytest.mark.parametrize("make", [AppStreamApiEndpoint, AppStreamStreamingEndpoint])
def test_what_a_service_does_not_take_is_left_out_with_a_word(make: type[AppStreamApiEndpoint | AppStreamStreamingEndpoint]) -> None:
    stack = new_stack()
    everything().apply_to(stack.node.root)

    streaming = make(stack, "Streaming", vpc=dual_stack_vpc(stack))

    assert shape(stack, streaming) == ALL | {"organization": False}
    assert [path for path, text in warnings_of(stack) if "default-policy-not-taken" in text] == ["/Stack/Streaming"]


def test_an_endpoint_of_opensearch_serverless_says_that_it_is_not_limited() -> None:
    stack = new_stack()
    everything().apply_to(stack)

    OpenSearchServerlessEndpoint(stack, "Search", vpc=dual_stack_vpc(stack))

    assert [path for path, text in warnings_of(stack) if "default-policy-not-taken" in text] == ["/Stack/Search"]


def test_a_service_that_is_documented_with_ipv4_keeps_that() -> None:
    stack = new_stack()
    EndpointDefaults(ip_address_type=IpVersion.IPV6).apply_to(stack)
    vpc = dual_stack_vpc(stack)
    network = EndpointNetwork(stack, "Network", vpc=vpc)

    sharing = EksEndpoint(stack, "Sharing", network=network, service=ipv4_only())
    alone = EksEndpoint(stack, "Alone", vpc=vpc, service=ipv4_only(), private_dns=False)

    assert (shape(stack, sharing)["ip"], shape(stack, alone)["ip"]) == (None, "ipv4")
    assert any("CidrIp" in rule for rule in properties(stack, INGRESS))
    said = {path: text for path, text in warnings_of(stack) if "default-ip-address-type-not-taken" in text}
    assert list(said) == ["/Stack/Sharing", "/Stack/Alone"]
    assert "give it vpc=... for a network of its own" in said["/Stack/Sharing"]


def ipv4_only() -> Any:  # noqa: ANN401 - a Service, which needs an import for the annotation only
    from dataclasses import replace  # noqa: PLC0415 - as above

    return replace(AwsService.EKS, ip_address_types=("ipv4",))


def test_a_vpc_without_ipv6_keeps_ipv4_and_dns_records_of_that() -> None:
    stack = new_stack()
    EndpointDefaults(ip_address_type=IpVersion.DUALSTACK, dns_record_ip_type=DnsRecords.DUALSTACK).apply_to(stack)
    vpc = isolated_vpc(stack)

    ours = PrivateLinkEndpoint(stack, "Kms", vpc=vpc, subnets=endpoint_subnets(), service=AwsService.KMS)
    plain = vpc.add_interface_endpoint("Sqs", service=ec2.InterfaceVpcEndpointAwsService.SQS, subnets=endpoint_subnets())

    assert [(shape(stack, endpoint)["ip"], shape(stack, endpoint)["records"]) for endpoint in (ours, plain)] == [(None, None)] * 2
    left_out = sorted(
        (path, text.partition(" of ")[0]) for path, text in warnings_of(stack) if "[ack: constructs-privatelink:default" in text
    )
    assert left_out == [
        ("/Stack/Kms", "dns_record_ip_type=dualstack"),
        ("/Stack/Kms/Network", "ip_address_type=dualstack"),
        ("/Stack/Vpc/Sqs", "dns_record_ip_type=dualstack"),
        ("/Stack/Vpc/Sqs", "ip_address_type=dualstack"),
    ]


def test_an_acknowledgement_for_the_whole_app_silences_what_was_left_out() -> None:
    stack = new_stack()
    EndpointDefaults(policy=ORGANIZATION).apply_to(stack.node.root)
    vpc = isolated_vpc(stack)
    AppStreamStreamingEndpoint(stack, "Streaming", vpc=vpc, subnets=endpoint_subnets())
    vpc.add_interface_endpoint("Plain", service=ec2.InterfaceVpcEndpointAwsService.APPSTREAM_API, subnets=endpoint_subnets())

    cdk.Annotations.of(stack).acknowledge_warning("constructs-privatelink:default-policy-not-taken", "known")

    assert [text for _, text in warnings_of(stack) if "default-policy" in text] == []


def test_the_arguments_of_an_endpoint_and_its_network_win() -> None:
    stack = new_stack()
    everything().apply_to(stack)
    vpc = dual_stack_vpc(stack)
    network = EndpointNetwork(stack, "Network", vpc=vpc, ip_address_type=IpVersion.IPV4, policy=EndpointPolicy.full_access())

    of_network = EksEndpoint(stack, "OfNetwork", network=network)
    own = PrivateLinkEndpoint(
        stack,
        "Own",
        vpc=vpc,
        service=AwsService.KMS,
        policy=EndpointPolicy.allow("kms:*"),
        private_dns=True,
        dns_record_ip_type=DnsRecords.DUALSTACK,
    )
    cdk.Tags.of(own).add("owner", "shop")

    assert shape(stack, of_network) == ALL | {"organization": False, "ip": "ipv4"}
    assert shape(stack, own) == ALL | {"organization": False, "records": "dualstack", "private_dns": True, "owner": "shop"}


def test_the_arguments_of_an_endpoint_of_the_cdk_win() -> None:
    stack = new_stack()
    everything().apply_to(stack)

    plain = ec2.InterfaceVpcEndpoint(
        stack,
        "Plain",
        vpc=dual_stack_vpc(stack),
        service=ec2.InterfaceVpcEndpointAwsService.KMS,
        subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PRIVATE_ISOLATED, one_per_az=True),
        ip_address_type=IpVersion.IPV4,
        dns_record_ip_type=DnsRecords.IPV4,
        private_dns_enabled=True,
        security_groups=[ec2.SecurityGroup.from_security_group_id(stack, "Group", "sg-0123456789abcdef0")],
        open=False,
    )
    plain.add_to_policy(iam.PolicyStatement(principals=[iam.AnyPrincipal()], actions=["kms:*"], resources=["*"]))
    cdk.Tags.of(plain).add("owner", "shop")

    assert shape(stack, plain) == {"organization": False, "ip": "ipv4", "records": "ipv4", "private_dns": True, "owner": "shop"}


def test_private_dns_is_not_switched_on_where_a_service_has_none() -> None:
    stack = new_stack()
    EndpointDefaults(private_dns=True).apply_to(stack)
    vpc = isolated_vpc(stack)
    dynamodb = ec2.InterfaceVpcEndpointAwsService.DYNAMODB

    plain = vpc.add_interface_endpoint("Plain", service=dynamodb, subnets=endpoint_subnets())
    ours = PrivateLinkEndpoint(stack, "Ours", vpc=vpc, subnets=endpoint_subnets(), service=dynamodb)

    assert [shape(stack, endpoint)["private_dns"] for endpoint in (plain, ours)] == [False, False]
    assert [text for _, text in warnings_of(stack) if "private-dns" in text] == []


def test_a_gateway_endpoint_gets_policy_and_tags() -> None:
    stack = new_stack()
    everything().apply_to(stack)
    vpc = dual_stack_vpc(stack)

    gateway = vpc.add_gateway_endpoint("S3", service=ec2.GatewayVpcEndpointAwsService.S3)
    assert shape(stack, gateway) == {"organization": True, "ip": None, "records": None, "private_dns": None, "owner": "platform"}


@pytest.mark.parametrize("policy", [None, EndpointPolicy.full_access()])
def test_the_gateway_endpoint_of_a_cluster_has_a_policy_of_its_own_where_one_is_given(policy: EndpointPolicy | None) -> None:
    stack = new_stack()
    everything().apply_to(stack)

    gateway = EksPrivateClusterEndpoints(stack, "Cluster", vpc=dual_stack_vpc(stack), gateway_policy=policy).s3_gateway

    assert gateway is not None
    assert shape(stack, gateway)["organization"] is (policy is None)


def test_a_service_that_the_catalogue_lacks_gets_what_every_service_takes() -> None:
    stack = new_stack()
    EndpointDefaults(policy=ORGANIZATION, tags={"owner": "platform"}).apply_to(stack)
    vpc = isolated_vpc(stack)

    new = vpc.add_interface_endpoint("New", service=ec2.InterfaceVpcEndpointAwsService("brand-new"), subnets=endpoint_subnets())
    provider = ec2.InterfaceVpcEndpointService(cdk.Fn.import_value("Provider"), 8443)
    partner = vpc.add_interface_endpoint("Partner", service=provider, subnets=endpoint_subnets())
    gateway = vpc.add_gateway_endpoint("Gateway", service=ec2.GatewayVpcEndpointAwsService("brand-new"))

    assert [shape(stack, endpoint)["organization"] for endpoint in (new, partner, gateway)] == [True, False, True]
    assert [shape(stack, endpoint)["owner"] for endpoint in (new, partner, gateway)] == ["platform", "platform", "platform"]


def test_a_gateway_endpoint_of_ours_gets_policy_and_tags_too() -> None:
    stack = new_stack()
    everything().apply_to(stack)
    network = EndpointNetwork(stack, "Network", vpc=dual_stack_vpc(stack))

    gateway = GatewayEndpoint(stack, "S3", network=network, service=AwsService.S3)
    own = GatewayEndpoint(stack, "DynamoDb", network=network, service=AwsService.DYNAMODB, policy=EndpointPolicy.full_access())

    assert [shape(stack, endpoint)["organization"] for endpoint in (gateway, own)] == [True, False]
    assert [shape(stack, endpoint)["owner"] for endpoint in (gateway, own)] == ["platform", "platform"]


def test_a_gateway_endpoint_without_a_network_asks_for_them_itself() -> None:
    stack = new_stack()
    everything().apply_to(stack)

    dual = GatewayEndpoint(stack, "Dual", vpc=dual_stack_vpc(stack), service=AwsService.S3)
    plain = GatewayEndpoint(stack, "Plain", vpc=ec2.Vpc(stack, "Ipv4"), service=AwsService.S3)
    tables = GatewayEndpoint(stack, "Tables", vpc=ec2.Vpc(stack, "Other"), service=AwsService.DYNAMODB)

    types = [resources(stack, ENDPOINT)[logical_id(endpoint)]["Properties"].get("IpAddressType") for endpoint in (dual, plain, tables)]
    assert types == ["dualstack", None, None]
    assert [path for path, text in warnings_of(stack) if "default-ip-address-type-not-taken" in text] == ["/Stack/Plain"]
    assert [shape(stack, endpoint)["owner"] for endpoint in (dual, plain, tables)] == ["platform"] * 3


def test_defaults_change_the_endpoints_of_an_app_and_no_logical_id() -> None:
    templates = {}
    for with_defaults in (False, True):
        app = cdk.App(context=context("eu-west-1"))
        if with_defaults:
            EndpointDefaults(policy=EndpointPolicy.full_access(), private_dns=True, tags={"owner": "platform"}).apply_to(app)
        build(app)
        templates[with_defaults] = {stack.stack_name: stack.template["Resources"] for stack in app.synth().stacks}

    changed = set()
    for stack, before in templates[False].items():
        after = templates[True][stack]
        assert list(before) == list(after)
        changed |= {before[name]["Type"] for name in before if without_metadata(before[name]) != without_metadata(after[name])}
    assert changed == {ENDPOINT}


def without_metadata(resource: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in resource.items() if key != "Metadata"}
