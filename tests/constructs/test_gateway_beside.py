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


def test_a_gateway_endpoint_whose_stack_comes_later_through_others_is_told_and_ties_no_circle() -> None:
    app = cdk.App()
    ours, between, later = (cdk.Stack(app, name) for name in ("Ours", "Between", "Later"))
    between.add_stack_dependency(ours)
    later.add_stack_dependency(between)
    PrivateLinkEndpoint(ours, "S3", vpc=imported_vpc(ours), service=AwsService.S3)
    ec2.GatewayVpcEndpoint(later, "Gateway", vpc=imported_vpc(later), service=S3)

    told = [text for _, text in warnings_of(ours) if "'Later/Gateway' stands in a stack that is made after" in text]

    assert (len(told), ours.dependencies) == (1, [])


def test_a_gateway_endpoint_of_a_stack_that_needs_the_one_around_is_told_and_ties_no_circle() -> None:
    app = cdk.App()
    around, later = cdk.Stack(app, "Around"), cdk.Stack(app, "Later")
    nested, vpc = cdk.NestedStack(around, "Nested"), isolated_vpc(around)
    PrivateLinkEndpoint(nested, "S3", vpc=vpc, service=AwsService.S3)
    ec2.GatewayVpcEndpoint(later, "Gateway", vpc=vpc, service=S3)

    told = [text for _, text in warnings_of(around) if "'Later/Gateway' stands in a stack that is made after" in text]

    assert (len(told), later.dependencies, around.dependencies) == (1, [around], [])


def in_the_stack_around(around: cdk.Stack) -> tuple[cdk.Stack, cdk.Stack]:
    return around, cdk.NestedStack(around, "Endpoints")


def in_a_stack_nested_beside(around: cdk.Stack) -> tuple[cdk.Stack, cdk.Stack]:
    return cdk.NestedStack(around, "Gateways"), cdk.NestedStack(around, "Endpoints")


@pytest.mark.parametrize("places", [in_the_stack_around, in_a_stack_nested_beside])
def test_a_nested_stack_waits_for_the_gateway_endpoint_outside_it(places: Callable[[cdk.Stack], tuple[cdk.Stack, cdk.Stack]]) -> None:
    around = cdk.Stack(cdk.App(), "Around")
    vpc, (gateways, endpoints) = isolated_vpc(around), places(around)
    gateway = ec2.GatewayVpcEndpoint(gateways, "Gateway", vpc=vpc, service=S3)
    PrivateLinkEndpoint(endpoints, "S3", vpc=vpc, service=AwsService.S3)

    first = logical_id(gateway) if gateways is around else around.get_logical_id(resource_of(gateways))
    nested = Template.from_stack(around).to_json()["Resources"][around.get_logical_id(resource_of(endpoints))]

    assert (nested["Type"], nested["DependsOn"]) == ("AWS::CloudFormation::Stack", [first])
    assert interface_endpoint(endpoints) == (None, None)


def test_it_waits_for_the_nested_stack_of_a_gateway_endpoint_that_needs_nothing_of_its_own() -> None:
    around = cdk.Stack(cdk.App(), "Around")
    nested = cdk.NestedStack(around, "Gateways")
    ec2.GatewayVpcEndpoint(nested, "Gateway", vpc=imported_vpc(nested), service=S3)
    PrivateLinkEndpoint(around, "S3", vpc=imported_vpc(around), service=AwsService.S3)

    assert interface_endpoint(around) == (None, [around.get_logical_id(resource_of(nested))])


def resource_of(nested: cdk.Stack) -> cdk.CfnResource:
    """Return the resource that makes a nested stack."""
    resource = nested.nested_stack_resource
    assert resource is not None, "the stack is nested"
    return resource


def imported_vpc(stack: cdk.Stack) -> ec2.IVpc:
    return ec2.Vpc.from_vpc_attributes(
        stack,
        "Vpc",
        vpc_id="vpc-0123456789abcdef0",
        vpc_cidr_block="10.0.0.0/16",
        availability_zones=["eu-west-1a", "eu-west-1b"],
        isolated_subnet_ids=["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
        isolated_subnet_route_table_ids=["rtb-0123456789abcdef0", "rtb-0123456789abcdef1"],
    )


@pytest.mark.parametrize("choice", [None, Choice.ALL_RESOLVERS, Choice.ONLY_INBOUND_RESOLVER])
def test_an_imported_vpc_may_have_a_gateway_endpoint_that_nobody_sees(choice: Choice | None) -> None:
    stack = cdk.Stack(cdk.App(), "Stack")
    PrivateLinkEndpoint(stack, "S3", vpc=imported_vpc(stack), service=AwsService.S3, private_dns_only_for_inbound_resolver_endpoint=choice)

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
