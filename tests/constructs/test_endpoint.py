"""A PrivateLinkEndpoint is one service in one network: its resource, its names and its private DNS."""

from __future__ import annotations

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink import AwsService, EndpointNetwork, EndpointPolicy, PrivateLinkEndpoint, PrivateLinkError, Service
from tests.fixtures_vpc import (
    ENDPOINT,
    GROUP,
    endpoint_subnets,
    group_ids,
    isolated_vpc,
    logical_id,
    properties,
    resources,
    rules_in,
    the_endpoint,
    warnings_of,
)


def test_an_endpoint_is_an_interface_endpoint_of_its_service(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    PrivateLinkEndpoint(stack, "Kms", vpc=vpc, service=AwsService.KMS, subnets=endpoint_subnets())

    said = the_endpoint(stack)["Properties"]
    assert said["VpcEndpointType"] == "Interface"
    assert said["VpcId"] == {"Ref": logical_id(vpc)}
    assert said["ServiceName"] == {"Fn::Join": ["", ["com.amazonaws.", {"Ref": "AWS::Region"}, ".kms"]]}
    assert said["SubnetIds"] == [{"Ref": logical_id(subnet)} for subnet in vpc.isolated_subnets[:2]]
    assert said["PrivateDnsEnabled"] is True
    assert "PolicyDocument" not in said


def test_an_endpoint_with_a_vpc_has_a_network_and_one_group_of_its_own(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    kms = PrivateLinkEndpoint(stack, "Kms", vpc=vpc, service=AwsService.KMS, clients=["172.16.0.0/16"])

    assert kms.network.vpc is vpc
    assert group_ids(stack, kms) == list(resources(stack, GROUP))
    assert rules_in(stack) == ["172.16.0.0/16 tcp 443-443"]


def test_an_endpoint_says_what_it_is(stack: cdk.Stack, network: EndpointNetwork) -> None:
    kms = PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    assert kms.network is network
    assert kms.service is AwsService.KMS
    assert isinstance(kms.endpoint, ec2.InterfaceVpcEndpoint)
    assert kms.endpoint.node.path == "Stack/Kms/Default"


def test_a_custom_service_has_its_own_name_and_ports(stack: cdk.Stack, network: EndpointNetwork) -> None:
    partner = Service.custom("com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0", short_name="partner", ports=["tcp/8443", "udp/53"])

    PrivateLinkEndpoint(stack, "Partner", network=network, service=partner)

    assert the_endpoint(stack)["Properties"]["ServiceName"] == "com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0"
    assert rules_in(stack) == ["172.16.0.0/16 tcp 8443-8443", "172.16.0.0/16 udp 53-53"]


def test_a_name_with_parameters_is_filled(stack: cdk.Stack, network: EndpointNetwork) -> None:
    PrivateLinkEndpoint(stack, "Dsql", network=network, service=AwsService.DSQL.with_parameters(id="ab12"))

    name = {"Fn::Join": ["", ["com.amazonaws.", {"Ref": "AWS::Region"}, ".dsql-ab12"]]}
    assert the_endpoint(stack)["Properties"]["ServiceName"] == name
    assert rules_in(stack) == ["172.16.0.0/16 tcp 5432-5432"]


def test_a_users_own_name_tag_wins_over_ours(stack: cdk.Stack, network: EndpointNetwork) -> None:
    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    cdk.Tags.of(stack).add("Name", "ours")

    tagged = [the_endpoint(stack)["Properties"], *properties(stack, GROUP)]
    assert [finding["Tags"] for finding in tagged] == [[{"Key": "Name", "Value": "ours"}]] * 2


@pytest.mark.parametrize(
    ("service", "asked", "enabled", "on"),
    [
        (AwsService.KMS, None, True, True),
        (AwsService.KMS, True, True, True),
        (AwsService.KMS, False, False, False),
        (AwsService.DYNAMODB, None, False, False),
        (AwsService.DYNAMODB, False, False, False),
    ],
)
def test_private_dns_is_on_unless_somebody_said_otherwise(
    stack: cdk.Stack, network: EndpointNetwork, service: Service, *, asked: bool | None, enabled: bool, on: bool
) -> None:
    endpoint = PrivateLinkEndpoint(stack, "Endpoint", network=network, service=service, private_dns=asked)

    assert the_endpoint(stack)["Properties"]["PrivateDnsEnabled"] is enabled
    assert endpoint.private_dns is on


@pytest.mark.parametrize(
    ("asked", "options"), [(None, {"PrivateDnsOnlyForInboundResolverEndpoint": "AllResolvers"}), (False, None)], ids=["on", "off"]
)
def test_the_names_of_s3_answer_everybody_in_the_vpc(
    stack: cdk.Stack, network: EndpointNetwork, *, asked: bool | None, options: object
) -> None:
    PrivateLinkEndpoint(stack, "S3", network=network, service=AwsService.S3, private_dns=asked)

    assert the_endpoint(stack)["Properties"].get("DnsOptions") == options


def test_a_vpc_without_dns_attributes_takes_endpoints_without_private_dns(stack: cdk.Stack) -> None:
    vpc = ec2.Vpc(stack, "Vpc", max_azs=2, nat_gateways=1, enable_dns_hostnames=False)

    PrivateLinkEndpoint(stack, "Kms", vpc=vpc, service=AwsService.KMS, private_dns=False)

    assert the_endpoint(stack)["Properties"]["PrivateDnsEnabled"] is False


def test_a_second_endpoint_of_a_service_is_made_without_private_dns(stack: cdk.Stack, network: EndpointNetwork) -> None:
    PrivateLinkEndpoint(stack, "First", network=network, service=AwsService.KMS)

    second = PrivateLinkEndpoint(stack, "Second", network=network, service=AwsService.KMS, private_dns=False)

    assert resources(stack, "AWS::EC2::VPCEndpoint")[logical_id(second)]["Properties"]["PrivateDnsEnabled"] is False


def test_endpoints_of_one_service_in_two_vpcs_have_private_dns_both(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    other = isolated_vpc(stack, "Other")

    for name, where in (("First", vpc), ("Second", other)):
        PrivateLinkEndpoint(stack, name, vpc=where, service=AwsService.KMS)

    assert [property_["PrivateDnsEnabled"] for property_ in properties(stack, "AWS::EC2::VPCEndpoint")] == [True, True]


def test_the_l2_inside_has_the_port_of_a_service_with_one_and_its_own_default_for_one_with_several(
    stack: cdk.Stack, network: EndpointNetwork
) -> None:
    ports = {"one": ["tcp/9142"], "several": ["tcp/1433", "tcp/9142"], "a range": ["tcp/1024-1064"]}
    services = {name: Service.custom(f"com.example.{name.replace(' ', '-')}", ports=several) for name, several in ports.items()}

    endpoints = {name: PrivateLinkEndpoint(stack, name.title(), network=network, service=service) for name, service in services.items()}

    defaults = {name: endpoint.endpoint.connections.default_port for name, endpoint in endpoints.items()}
    first = {name: port and port.to_rule_json()["fromPort"] for name, port in defaults.items()}
    assert first == {"one": 9142, "several": 443, "a range": 443}


def test_an_ordinary_endpoint_draws_no_warning(stack: cdk.Stack, network: EndpointNetwork) -> None:
    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS, private_dns=True, policy=EndpointPolicy.full_access())

    assert warnings_of(stack) == []


def in_region(region: str, id: str = "Stack") -> tuple[cdk.Stack, ec2.Vpc]:
    stack = cdk.Stack(cdk.App(), id, env=cdk.Environment(account="111122223333", region=region))
    return stack, isolated_vpc(stack)


def test_a_service_of_another_region_is_named_with_its_region() -> None:
    stack, vpc = in_region("eu-west-1")
    network = EndpointNetwork(stack, "Network", vpc=vpc)

    here = PrivateLinkEndpoint(stack, "Here", network=network, service=AwsService.KMS)
    there = PrivateLinkEndpoint(stack, "There", network=network, service=AwsService.KMS, service_region="us-west-2")

    made = {endpoint["ServiceName"]: endpoint.get("ServiceRegion") for endpoint in properties(stack, ENDPOINT)}
    assert made == {"com.amazonaws.eu-west-1.kms": None, "com.amazonaws.us-west-2.kms": "us-west-2"}
    assert here.private_dns
    assert there.private_dns


@pytest.mark.parametrize(("region", "home"), [("eu-west-1", "us-east-1"), ("us-east-1", None), ("cn-north-1", None)])
def test_a_global_service_is_reached_in_the_home_of_its_partition(region: str, home: str | None) -> None:
    stack, vpc = in_region(region)

    PrivateLinkEndpoint(stack, "Route53", vpc=vpc, service=AwsService.ROUTE53)

    assert the_endpoint(stack)["Properties"].get("ServiceRegion") == home


def test_an_endpoint_in_another_region_than_its_network_is_refused() -> None:
    app = cdk.App()
    here, there = (cdk.Stack(app, region, env=cdk.Environment(region=region)) for region in ("eu-west-1", "us-east-1"))
    network = EndpointNetwork(here, "Network", vpc=isolated_vpc(here), clients=["10.0.0.0/16"])

    with pytest.raises(PrivateLinkError, match="the network is in the Region eu-west-1 and the endpoint would be made in us-east-1"):
        PrivateLinkEndpoint(there, "Kms", network=network, service=AwsService.KMS)
