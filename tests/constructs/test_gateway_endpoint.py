"""A gateway endpoint in a network: who is let out to it, by which routes, and what stands in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam

from constructs_privatelink import AwsService, EndpointNetwork, EndpointPolicy, GatewayEndpoint, PrivateLinkError, Service
from tests.constructs.fixtures_gateways import imported, stack_in_ireland
from tests.fixtures_intent import APPS
from tests.fixtures_vpc import endpoint_subnets, isolated_vpc, new_stack, properties, the_endpoint, warnings_of

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (AwsService.S3, ec2.GatewayVpcEndpointAwsService.S3),
        (AwsService.DYNAMODB, ec2.GatewayVpcEndpointAwsService.DYNAMODB),
        (AwsService.S3EXPRESS, ec2.GatewayVpcEndpointAwsService("s3express")),
        (ec2.GatewayVpcEndpointAwsService.S3, ec2.GatewayVpcEndpointAwsService.S3),
    ],
)
@pytest.mark.parametrize("region", [None, "eu-west-1", "cn-north-1"])
def test_what_the_cdk_added_to_the_vpc_is_taken_over_without_a_change(
    ours: Service | ec2.IGatewayVpcEndpointService, theirs: ec2.IGatewayVpcEndpointService, region: str | None
) -> None:
    before, after = new_stack(region=region), new_stack(region=region)
    isolated_vpc(before).add_gateway_endpoint("Gateway", service=theirs)
    vpc = isolated_vpc(after)

    GatewayEndpoint(vpc, "Gateway", vpc=vpc, service=ours)

    template = cdk.assertions.Template.from_stack
    old, new = (template(stack).to_json()["Resources"] for stack in (before, after))
    (ours_now,) = (resource for resource in new.values() if resource["Type"] == "AWS::EC2::VPCEndpoint")
    assert ours_now.pop("Metadata")
    assert new == old


def test_the_cdks_own_class_is_taken_over_in_its_scope() -> None:
    before, after = new_stack(), new_stack()
    ec2.GatewayVpcEndpoint(before, "S3", vpc=isolated_vpc(before), service=ec2.GatewayVpcEndpointAwsService.S3)

    GatewayEndpoint(after, "S3", vpc=isolated_vpc(after), service=AwsService.S3)

    find = {"Type": "AWS::EC2::VPCEndpoint"}
    assert list(cdk.assertions.Template.from_stack(after).find_resources(find["Type"])) == list(
        cdk.assertions.Template.from_stack(before).find_resources(find["Type"])
    )


def test_an_imported_vpc_needs_neither_its_cidr_nor_zones_for_it() -> None:
    stack = stack_in_ireland()
    ids = ["rtb-0123456789abcdef0", "rtb-0123456789abcdef1"]

    GatewayEndpoint(stack, "S3", vpc=imported(stack, private_subnet_route_table_ids=ids), service=AwsService.S3)

    assert the_endpoint(stack)["Properties"]["RouteTableIds"] == ids
    assert warnings_of(stack) == []


def test_a_lookup_that_is_pending_passes() -> None:
    stack = stack_in_ireland()
    vpc = ec2.Vpc.from_lookup(stack, "Vpc", vpc_name="shared")

    GatewayEndpoint(stack, "S3", vpc=vpc, service=AwsService.S3, clients=["10.99.0.0/24"])

    assert the_endpoint(stack)["Properties"]["RouteTableIds"]


def test_the_policy_of_the_network_is_a_default() -> None:
    stack = stack_in_ireland()
    policy = EndpointPolicy.allow("s3:GetObject", resources="arn:aws:s3:::reports/*")
    network = EndpointNetwork(stack, "Network", vpc=isolated_vpc(stack), subnets=endpoint_subnets(), clients=[], policy=policy)

    GatewayEndpoint(stack, "S3", network=network, service=AwsService.S3)

    (statement,) = the_endpoint(stack)["Properties"]["PolicyDocument"]["Statement"]
    assert statement["Resource"] == "arn:aws:s3:::reports/*"


def test_a_policy_of_its_own_goes_before_and_takes_statements_of_the_cdk() -> None:
    stack = stack_in_ireland()
    network = EndpointNetwork(
        stack, "Network", vpc=isolated_vpc(stack), subnets=endpoint_subnets(), clients=[], policy=EndpointPolicy.full_access()
    )
    own = EndpointPolicy.allow("s3:GetObject", resources="arn:aws:s3:::reports/*")
    endpoint = GatewayEndpoint(stack, "S3", network=network, service=AwsService.S3, policy=own)

    statement = iam.PolicyStatement(principals=[iam.AnyPrincipal()], actions=["s3:PutObject"], resources=["arn:aws:s3:::reports/*"])
    endpoint.endpoint.add_to_policy(statement)

    actions = [statement["Action"] for statement in the_endpoint(stack)["Properties"]["PolicyDocument"]["Statement"]]
    assert actions == ["s3:GetObject", "s3:PutObject"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"service": AwsService.KMS}, "'kms' has no gateway endpoint; use PrivateLinkEndpoint"),
        ({"service": "s3"}, "got service='s3'; give AwsService.S3"),
        ({"service": Service.find("com.amazonaws.us-east-1.s3")}, "is of us-east-1, and a gateway endpoint in eu-west-1 leads to that of"),
        ({"route_tables": "rtb-0123456789abcdef0"}, "give a sequence: route_tables="),
        ({"route_tables": []}, "a gateway endpoint without a route serves nobody"),
        ({"route_tables": ["table"]}, "got the route table 'table'"),
        ({"route_tables": ["rtb-0123456789abcdef0"], "subnets": APPS}, "got route_tables and subnets together"),
        ({"subnets": ["apps"]}, "got subnets='apps'; give ec2.SubnetSelection"),
        ({"ip_address_type": "ipv4"}, "give one of ec2.VpcEndpointIpAddressType"),
        ({"dns_record_ip_type": "ipv4"}, "give one of ec2.VpcEndpointDnsRecordIpType"),
        ({"dns_record_ip_type": ec2.VpcEndpointDnsRecordIpType.IPV6}, "got dns_record_ip_type ipv6 with ip_address_type ipv4"),
        (
            {"service": AwsService.DYNAMODB, "ip_address_type": ec2.VpcEndpointIpAddressType.DUALSTACK},
            "got ip_address_type dualstack, and 'dynamodb' has IPv4 alone",
        ),
        (
            {"service": AwsService.DYNAMODB, "dns_record_ip_type": ec2.VpcEndpointDnsRecordIpType.IPV4},
            "got dns_record_ip_type ipv4, and 'dynamodb' takes service-defined alone",
        ),
        (
            {"policy": EndpointPolicy.from_json({"Statement": [{"Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*"}]})},
            "the policy allows nothing",
        ),
    ],
)
def test_what_ec2_would_refuse_is_refused(arguments: dict[str, Any], words: str) -> None:
    stack = stack_in_ireland()

    with pytest.raises(PrivateLinkError) as refused:
        GatewayEndpoint(stack, "S3", **cast("Any", {"vpc": isolated_vpc(stack), "service": AwsService.S3} | arguments))

    assert words in str(refused.value)


def test_one_of_vpc_and_network_is_given() -> None:
    stack = stack_in_ireland()

    with pytest.raises(PrivateLinkError, match="got neither vpc nor network"):
        GatewayEndpoint(stack, "S3", service=AwsService.S3)


def test_the_ip_version_is_that_of_the_network_where_the_service_has_it() -> None:
    stack = stack_in_ireland()
    vpc = ec2.Vpc(stack, "Vpc", max_azs=2, nat_gateways=0, ip_protocol=ec2.IpProtocol.DUAL_STACK)
    network = EndpointNetwork(stack, "Network", vpc=vpc, ip_address_type=ec2.VpcEndpointIpAddressType.DUALSTACK)

    records = ec2.VpcEndpointDnsRecordIpType.DUALSTACK
    GatewayEndpoint(stack, "S3", network=network, service=AwsService.S3, dns_record_ip_type=records)
    GatewayEndpoint(stack, "Tables", network=network, service=AwsService.DYNAMODB)

    made = {property_["Tags"][0]["Value"]: property_ for property_ in properties(stack, "AWS::EC2::VPCEndpoint")}
    assert made["Stack/S3"]["IpAddressType"] == "dualstack"
    assert made["Stack/S3"]["DnsOptions"] == {"DnsRecordIpType": "dualstack"}
    assert "IpAddressType" not in made["Stack/Tables"]


def by_the_cdk(_: cdk.Stack, vpc: ec2.Vpc) -> str:
    vpc.add_gateway_endpoint("Buckets", service=ec2.GatewayVpcEndpointAwsService.S3)
    return "Stack/Vpc/Buckets"


def by_us(stack: cdk.Stack, vpc: ec2.Vpc) -> str:
    GatewayEndpoint(stack, "Buckets", vpc=vpc, service=AwsService.S3, subnets=[APPS])
    return "Stack/Buckets"


@pytest.mark.parametrize("first", [by_the_cdk, by_us])
def test_a_route_table_leads_to_one_endpoint_of_a_service(first: Callable[[cdk.Stack, ec2.Vpc], str]) -> None:
    stack = stack_in_ireland()
    vpc = isolated_vpc(stack)
    path = first(stack, vpc)

    with pytest.raises(PrivateLinkError, match=f"'{path}' leads route tables of these to 's3' already"):
        GatewayEndpoint(stack, "Second", vpc=vpc, service=AwsService.S3)
    GatewayEndpoint(stack, "Tables", vpc=vpc, service=AwsService.DYNAMODB)


def test_it_stands_where_the_cdk_takes_a_gateway_endpoint() -> None:
    stack = stack_in_ireland()
    endpoint = GatewayEndpoint(stack, "S3", vpc=isolated_vpc(stack), service=AwsService.S3)

    def use(given: ec2.IGatewayVpcEndpoint) -> Any:  # noqa: ANN401 - what the template says
        return stack.resolve([given.vpc_endpoint_id, given.vpc_endpoint_ref.vpc_endpoint_id])

    endpoint.apply_removal_policy(cdk.RemovalPolicy.RETAIN)

    resource = the_endpoint(stack)
    assert use(endpoint)[0] == use(endpoint)[1] == stack.resolve(endpoint.endpoint.vpc_endpoint_id)
    assert resource["DeletionPolicy"] == "Retain"
    assert endpoint.stack is stack
    assert (endpoint.service, endpoint.env.region) == (AwsService.S3, "eu-west-1")
