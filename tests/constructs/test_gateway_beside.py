"""An interface endpoint of Amazon S3 leaves a VPC's own traffic to the gateway endpoint that stands beside it, and waits for that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2
from aws_cdk.assertions import Template

from constructs_privatelink import AwsService, PrivateLinkEndpoint, PrivateLinkError, Service
from constructs_privatelink.analysis import load
from tests.fixtures_vpc import ENDPOINT, isolated_vpc, logical_id, warnings_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from constructs import Construct

Choice = ec2.VpcEndpointPrivateDnsOnlyForInboundResolverEndpoint
S3 = ec2.GatewayVpcEndpointAwsService.S3


def interface_endpoint(stack: cdk.Stack) -> tuple[dict[str, object] | None, object]:
    """Return the DNS options of the only interface endpoint, and what it waits for."""
    made = Template.from_stack(stack).find_resources(ENDPOINT, {"Properties": {"VpcEndpointType": "Interface"}})
    (resource,) = made.values()
    return resource["Properties"].get("DnsOptions"), resource.get("DependsOn")


def before(stack: cdk.Stack, vpc: ec2.Vpc) -> ec2.GatewayVpcEndpoint:
    gateway = vpc.add_gateway_endpoint("Gateway", service=S3)
    PrivateLinkEndpoint(stack, "S3", vpc=vpc, service=AwsService.S3)
    return gateway


def after(stack: cdk.Stack, vpc: ec2.Vpc) -> ec2.GatewayVpcEndpoint:
    PrivateLinkEndpoint(stack, "S3", vpc=vpc, service=AwsService.S3)
    return ec2.GatewayVpcEndpoint(stack, "Gateway", vpc=vpc, service=S3)


@pytest.mark.parametrize("make", [before, after])
@pytest.mark.parametrize("region", [None, "eu-west-1", "cn-north-1"])
def test_beside_a_gateway_endpoint_the_names_are_for_inbound_resolvers(
    make: Callable[[cdk.Stack, ec2.Vpc], ec2.GatewayVpcEndpoint], region: str | None
) -> None:
    stack = cdk.Stack(cdk.App(), "Stack", env=cdk.Environment(region=region))
    gateway = make(stack, isolated_vpc(stack))

    assert interface_endpoint(stack) == (None, [logical_id(gateway)])


def none(_: Construct, __: ec2.Vpc) -> None:
    """Make no gateway endpoint."""


def of_another_service(_: Construct, vpc: ec2.Vpc) -> None:
    vpc.add_gateway_endpoint("Tables", service=ec2.GatewayVpcEndpointAwsService.DYNAMODB)


def of_another_vpc(scope: Construct, _: ec2.Vpc) -> None:
    isolated_vpc(scope, "Other").add_gateway_endpoint("Gateway", service=S3)


@pytest.mark.parametrize("make", [none, of_another_service, of_another_vpc])
def test_without_one_the_names_answer_everybody(make: Callable[[Construct, ec2.Vpc], None]) -> None:
    stack = cdk.Stack(cdk.App(), "Stack")
    vpc = isolated_vpc(stack)
    make(stack, vpc)
    PrivateLinkEndpoint(stack, "S3", vpc=vpc, service=AwsService.S3)

    assert interface_endpoint(stack) == ({"PrivateDnsOnlyForInboundResolverEndpoint": "AllResolvers"}, None)


def test_the_user_may_choose_and_hears_what_moves() -> None:
    stack = cdk.Stack(cdk.App(), "Stack")
    vpc = isolated_vpc(stack)
    vpc.add_gateway_endpoint("Gateway", service=S3)
    PrivateLinkEndpoint(stack, "S3", vpc=vpc, service=AwsService.S3, private_dns_only_for_inbound_resolver_endpoint=Choice.ALL_RESOLVERS)

    assert interface_endpoint(stack) == ({"PrivateDnsOnlyForInboundResolverEndpoint": "AllResolvers"}, None)
    assert any("past the gateway endpoint 'Stack/Vpc/Gateway'" in text for _, text in warnings_of(stack))


def test_a_gateway_endpoint_in_the_stack_of_the_vpc_comes_first() -> None:
    app = cdk.App()
    base, ours = cdk.Stack(app, "Base"), cdk.Stack(app, "Ours")
    vpc = isolated_vpc(base)
    vpc.add_gateway_endpoint("Gateway", service=S3)
    PrivateLinkEndpoint(ours, "S3", vpc=vpc, service=AwsService.S3)

    assert interface_endpoint(ours) == (None, None)
    assert base in ours.dependencies


def test_a_gateway_endpoint_whose_stack_comes_later_is_told_and_ties_no_circle() -> None:
    app = cdk.App()
    ours, later = cdk.Stack(app, "Ours"), cdk.Stack(app, "Later")
    vpc = isolated_vpc(ours)
    PrivateLinkEndpoint(ours, "S3", vpc=vpc, service=AwsService.S3)
    ec2.GatewayVpcEndpoint(later, "Gateway", vpc=vpc, service=S3)

    app.synth()

    assert (later.dependencies, ours.dependencies) == ([ours], [])
    ((_, text),) = [warning for warning in warnings_of(ours) if "gateway-endpoint-later" in str(warning)]
    assert "the gateway endpoint 'Later/Gateway' stands in a stack that is made after that of this endpoint" in text


@pytest.mark.parametrize("choice", [None, Choice.ALL_RESOLVERS, Choice.ONLY_INBOUND_RESOLVER])
def test_an_imported_vpc_may_have_a_gateway_endpoint_that_nobody_sees(choice: Choice | None) -> None:
    stack = cdk.Stack(cdk.App(), "Stack")
    ids = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
    vpc = ec2.Vpc.from_vpc_attributes(
        stack,
        "Vpc",
        vpc_id="vpc-0123456789abcdef0",
        vpc_cidr_block="10.0.0.0/16",
        availability_zones=["eu-west-1a", "eu-west-1b"],
        isolated_subnet_ids=ids,
    )
    PrivateLinkEndpoint(stack, "S3", vpc=vpc, service=AwsService.S3, private_dns_only_for_inbound_resolver_endpoint=choice)

    told = [text for _, text in warnings_of(stack) if "nobody knows whether the imported VPC 'Stack/Vpc' has a gateway endpoint" in text]
    assert len(told) == (choice is None)
    everybody = choice is not Choice.ONLY_INBOUND_RESOLVER
    assert ((interface_endpoint(stack)[0] or {}).get("PrivateDnsOnlyForInboundResolverEndpoint") == "AllResolvers") is everybody


def test_the_proof_finds_nothing_wrong_with_both() -> None:
    app = cdk.App()
    stack = cdk.Stack(app, "Stack", env=cdk.Environment(account="111122223333", region="eu-west-1"))
    before(stack, isolated_vpc(stack))

    findings = load(app.synth().directory).findings()

    assert [finding.rule for finding in findings if finding.severity == "error"] == []


@pytest.mark.parametrize(
    ("service", "choice", "words"),
    [
        (AwsService.KMS, Choice.ALL_RESOLVERS, "for 'kms', whose names EC2 does not limit; leave it out"),
        (AwsService.S3, "AllResolvers", "give one of ec2.VpcEndpointPrivateDnsOnlyForInboundResolverEndpoint"),
    ],
)
def test_a_choice_that_nobody_has_is_refused(service: Service, choice: Choice, words: str) -> None:
    stack = cdk.Stack(cdk.App(), "Stack")

    with pytest.raises(PrivateLinkError, match=words):
        PrivateLinkEndpoint(
            stack,
            "Endpoint",
            vpc=isolated_vpc(stack),
            service=service,
            private_dns_only_for_inbound_resolver_endpoint=choice,
        )


def test_the_records_ip_version_is_passed_on() -> None:
    stack = cdk.Stack(cdk.App(), "Stack")
    PrivateLinkEndpoint(
        stack, "Kms", vpc=isolated_vpc(stack), service=AwsService.KMS, dns_record_ip_type=ec2.VpcEndpointDnsRecordIpType.IPV4
    )

    assert interface_endpoint(stack)[0] == {"DnsRecordIpType": "ipv4"}
