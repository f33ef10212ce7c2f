"""Wrong use is refused where it is written: one error that lists every reason, with the value got and the way out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, cast

import pytest
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from constructs_privatelink import (
    AppStreamStreamingEndpoint,
    AwsService,
    EksEndpoint,
    ElastiCacheEndpoint,
    EndpointNetwork,
    EndpointPolicy,
    OpenSearchServerlessEndpoint,
    PrivateLinkEndpoint,
    PrivateLinkError,
    Service,
)
from tests.fixtures_vpc import endpoint_subnets, isolated_vpc, new_stack

if TYPE_CHECKING:
    from collections.abc import Callable

HALF_A_POLICY = {"Statement": {"Effect": "Deny", "Action": "*", "Resource": "*"}}
TOO_LONG = EndpointPolicy.allow("*", resources=[f"arn:aws:kms:eu-west-1:123456789012:key/{number:032}" for number in range(300)])


class Place(NamedTuple):
    """What the wrong calls of this module are made in."""

    scope: Construct
    vpc: ec2.Vpc
    network: EndpointNetwork


@pytest.fixture(scope="module")
def ground() -> Place:
    stack = new_stack()
    vpc = isolated_vpc(stack)
    return Place(stack, vpc, EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets()))


@pytest.fixture
def place(ground: Place) -> Place:
    """Return the same VPC and network with a scope of the test's own: nothing is synthesized, so they need not be new each time."""
    return Place(Construct(ground.scope, f"Test{len(ground.scope.node.children)}"), ground.vpc, ground.network)


def without_dns(scope: Construct) -> ec2.Vpc:
    return ec2.Vpc(scope, "WithoutDns", max_azs=2, nat_gateways=1, enable_dns_hostnames=False, enable_dns_support=False)


def vpc_of_unknown_cidr(scope: Construct) -> ec2.IVpc:
    return ec2.Vpc.from_vpc_attributes(
        scope, "UnknownCidr", vpc_id="vpc-0123456789abcdef0", availability_zones=["eu-west-1a"], private_subnet_ids=["subnet-0123"]
    )


def function_outside(scope: Construct) -> lambda_.Function:
    code = lambda_.Code.from_inline("def handler(event, context): ...")
    return lambda_.Function(scope, "Outside", runtime=lambda_.Runtime.PYTHON_3_13, handler="index.handler", code=code)


WRONG: dict[str, tuple[Callable[[Place], object], list[str]]] = {
    "neither vpc nor network": (
        lambda at: EksEndpoint(at.scope, "Eks"),
        ["got neither vpc nor network; give vpc=... for an endpoint of its own, or network=... to share one"],
    ),
    "vpc and network": (
        lambda at: EksEndpoint(at.scope, "Eks", vpc=at.vpc, network=at.network),
        ["got vpc and network together; give vpc=... for an endpoint of its own, or network=... to share one"],
    ),
    "subnets with network": (
        lambda at: EksEndpoint(at.scope, "Eks", network=at.network, subnets=endpoint_subnets()),
        ["got subnets with network; subnets belong to the network: EndpointNetwork(subnets=...)"],
    ),
    "service as text": (
        lambda at: PrivateLinkEndpoint(at.scope, "Kms", network=at.network, service=cast("Service", "kms")),
        ["got service='kms'; give AwsService.KMS, Service.find('kms') or Service.custom(...)"],
    ),
    "service that nobody knows": (
        lambda at: PrivateLinkEndpoint(at.scope, "Cache", network=at.network, service=Service.find("elasticcache")),
        ["the catalogue has no such service; did you mean 'elasticache'"],
    ),
    "service that makes its endpoints": (
        lambda at: PrivateLinkEndpoint(at.scope, "Aoss", network=at.network, service=AwsService.AOSS_MANAGED),
        ["its endpoints are made by AWS::OpenSearchServerless::VpcEndpoint, not by EC2; use the construct that makes them"],
    ),
    "service with a gateway endpoint only": (
        lambda at: PrivateLinkEndpoint(at.scope, "Express", network=at.network, service=Service.find("s3express")),
        ["it has a gateway endpoint only; use GatewayEndpoint(...), or network.add_gateway('s3express')"],
    ),
    "service whose name asks for more": (
        lambda at: PrivateLinkEndpoint(at.scope, "Dsql", network=at.network, service=AwsService.DSQL),
        ["its name 'com.amazonaws.{region}.dsql-{id}' asks for 'id'; use .with_parameters(id=\"...\")"],
    ),
    "policy that the service refuses": (
        lambda at: PrivateLinkEndpoint(
            at.scope, "Api", network=at.network, service=AwsService.APPSTREAM_API, policy=EndpointPolicy.full_access()
        ),
        ["'appstream.api' takes no endpoint policy (as of 2026-11, https://docs.aws.amazon.com/"],
    ),
    "policy that allows nothing": (
        lambda at: ElastiCacheEndpoint(at.scope, "Cache", network=at.network, policy=EndpointPolicy.deny_accounts("123456789012")),
        ["the policy allows nothing, so every call is denied; add EndpointPolicy.full_access() or .allow(...)"],
    ),
    "policy without a principal": (
        lambda at: ElastiCacheEndpoint(
            at.scope,
            "Cache",
            network=at.network,
            policy=EndpointPolicy.from_json({"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}),
        ),
        ['no Principal, which an endpoint policy must have; write "Principal": "*" for everyone'],
    ),
    "policy that is too long": (
        lambda at: PrivateLinkEndpoint(at.scope, "Kms", network=at.network, service=AwsService.KMS, policy=TOO_LONG),
        ["characters, more than the 20,480 that AWS takes; merge statements"],
    ),
    "policy with a misspelt prefix": (
        lambda at: ElastiCacheEndpoint(at.scope, "Cache", network=at.network, policy=EndpointPolicy.allow("elasticcache:CreateSnapshot")),
        ["no service has the prefix 'elasticcache'; did you mean 'elasticache'"],
    ),
    "policy as text": (
        lambda at: EksEndpoint(at.scope, "Eks", network=at.network, policy=cast("EndpointPolicy", "{}")),
        ["got policy='{}'; give an EndpointPolicy, such as EndpointPolicy.from_json(...), or an iam.PolicyDocument"],
    ),
    "empty policy document": (
        lambda at: EksEndpoint(at.scope, "Eks", network=at.network, policy=iam.PolicyDocument()),
        ["got an iam.PolicyDocument without statements; add one, or leave policy out"],
    ),
    "private DNS where AWS has none": (
        lambda at: PrivateLinkEndpoint(at.scope, "Ddb", network=at.network, service=AwsService.DYNAMODB, private_dns=True),
        ["the service 'dynamodb' has no private DNS, got True; leave private_dns out and call endpoint_url"],
    ),
    "private DNS in a VPC without DNS": (
        lambda at: EksEndpoint(at.scope, "Eks", vpc=without_dns(at.scope)),
        ["got enable_dns_support and enable_dns_hostnames off; set enable_dns_support=True, enable_dns_hostnames=True on the VPC"],
    ),
    "private DNS for a second endpoint": (
        lambda at: [PrivateLinkEndpoint(at.scope, name, network=at.network, service=AwsService.SSM) for name in ("First", "Second")],
        ["2 endpoints claim the private DNS name of 'ssm', this and 'Stack/", "keep one, or set private_dns=False here"],
    ),
    "CIDR with host bits": (
        lambda at: EksEndpoint(at.scope, "Eks", vpc=at.vpc, clients=["10.0.0.1/16"]),
        ["got the client '10.0.0.1/16', which has host bits set; write '10.0.0.0/16' for the network or '10.0.0.1/32'"],
    ),
    "address without a length": (
        lambda at: EksEndpoint(at.scope, "Eks", network=at.network, clients=["10.0.0.1"]),
        ["got the client '10.0.0.1', an address without a prefix length; write '10.0.0.1/32' for this one address"],
    ),
    "security group id as text": (
        lambda at: EndpointNetwork(at.scope, "Other", vpc=at.vpc, clients=["sg-0123456789abcdef0"]),
        ["got the client 'sg-0123456789abcdef0'; pass ec2.SecurityGroup.from_security_group_id(self, 'Client', 'sg-0123456789abcdef0')"],
    ),
    "client of another type": (
        lambda at: EndpointNetwork(at.scope, "Other", vpc=at.vpc, clients=cast("list[str]", [443])),
        ["got the client 443; give a CIDR ('10.0.0.0/16'), a prefix list id, or an ec2.IPeer, IConnectable, ISubnet or IVpc"],
    ),
    "client without a security group": (
        lambda at: EksEndpoint(at.scope, "Eks", network=at.network, clients=[function_outside(at.scope)]),
        ["which has no security group"],
    ),
    "VPC of unknown CIDR without clients": (
        lambda at: EksEndpoint(at.scope, "Eks", vpc=vpc_of_unknown_cidr(at.scope)),
        ["/UnknownCidr' is not known; give clients=[...], or import it with vpc_cidr_block=..."],
    ),
    "prefix list in a network ACL": (
        lambda at: EndpointNetwork(
            at.scope, "Other", vpc=at.vpc, clients=["pl-0123456789abcdef0"], network_acl=ec2.NetworkAcl(at.scope, "Acl", vpc=at.vpc)
        ),
        ["the prefix list 'pl-0123456789abcdef0' cannot stand in a network ACL; give its CIDRs as clients, or wire the ACL yourself"],
    ),
    "too few rule numbers": (
        lambda at: EndpointNetwork(at.scope, "Other", vpc=at.vpc, rule_numbers=range(1, 30)),
        ["got rule_numbers=range(1, 30); give a range of at least 40 numbers within 1 to 32766"],
    ),
    "rule numbers that EC2 does not have": (
        lambda at: EndpointNetwork(at.scope, "Other", vpc=at.vpc, rule_numbers=range(32_700, 32_800)),
        ["got rule_numbers=range(32700, 32800)"],
    ),
    "no security group": (
        lambda at: EndpointNetwork(at.scope, "Other", vpc=at.vpc, security_groups=[]),
        ["got security_groups=[], and an endpoint needs one; leave it out to have them made, or give at least one"],
    ),
    "subnets that the VPC lacks": (
        lambda at: EksEndpoint(at.scope, "Eks", vpc=at.vpc, subnets=ec2.SubnetSelection(subnet_group_name="nowhere")),
        ["nowhere"],
    ),
    "no subnets": (
        lambda at: EksEndpoint(at.scope, "Eks", vpc=at.vpc, subnets=ec2.SubnetSelection(subnets=[])),
        ["got no subnets; give subnets=ec2.SubnetSelection(...) with at least one"],
    ),
    "subnet in an unknown zone": (
        lambda at: EksEndpoint(
            at.scope,
            "Eks",
            vpc=at.vpc,
            subnets=ec2.SubnetSelection(subnets=[ec2.Subnet.from_subnet_id(at.scope, "Nowhere", "subnet-0123")]),
        ),
        ["/Nowhere'; give from_subnet_attributes its availability_zone"],
    ),
    "name that OpenSearch Serverless refuses": (
        lambda at: OpenSearchServerlessEndpoint(at.scope, "Search", network=at.network, name="Search"),
        ["got name='Search'; begin with a lower-case letter, then 2 to 31 lower-case letters, digits and hyphens"],
    ),
}


@pytest.mark.parametrize(("call", "words"), WRONG.values(), ids=WRONG)
def test_wrong_use_is_refused_with_the_way_out(place: Place, call: Callable[[Place], object], words: list[str]) -> None:
    with pytest.raises(PrivateLinkError) as refused:
        call(place)

    (reason,) = refused.value.reasons
    assert [word for word in words if word not in reason] == []
    assert not reason[0].isupper()


def test_everything_that_is_wrong_with_an_endpoint_is_said_at_once(place: Place) -> None:
    with pytest.raises(PrivateLinkError) as refused:
        PrivateLinkEndpoint(
            place.scope,
            "Ddb",
            vpc=place.vpc,
            network=place.network,
            subnets=endpoint_subnets(),
            service=replace(AwsService.DYNAMODB, endpoint_policy=False, endpoint_policy_certain=True),
            clients=["10.0.0.1/16", "office"],
            private_dns=True,
            policy=EndpointPolicy.from_json(HALF_A_POLICY),
        )

    beginnings = [
        "'dynamodb' takes no endpoint policy",
        "no Principal",
        "the policy allows nothing",
        "the service 'dynamodb' has no private DNS, got True",
        "got vpc and network together",
        "got subnets with network",
        "got the client '10.0.0.1/16'",
        "got the client 'office'",
    ]
    assert len(refused.value.reasons) == len(beginnings)
    assert [begin for begin, reason in zip(beginnings, refused.value.reasons, strict=True) if begin not in reason] == []
    assert str(refused.value).startswith("PrivateLinkEndpoint 'Ddb': 8 problems\n  - ")


def test_a_service_that_cannot_be_is_no_reason_to_keep_quiet_about_the_rest(place: Place) -> None:
    with pytest.raises(PrivateLinkError) as refused:
        PrivateLinkEndpoint(place.scope, "Dsql", service=AwsService.DSQL, policy=EndpointPolicy.from_json(HALF_A_POLICY))

    words = ["use .with_parameters", "no Principal", "the policy allows nothing", "got neither vpc nor network"]
    assert [word for word in words if word not in str(refused.value)] == []


def test_what_is_no_service_is_no_reason_either(place: Place) -> None:
    with pytest.raises(PrivateLinkError) as refused:
        PrivateLinkEndpoint(place.scope, "Kms", service=cast("Service", "kms"), policy=cast("EndpointPolicy", "{}"))

    assert [reason.partition(";")[0] for reason in refused.value.reasons] == [
        "got service='kms'",
        "got policy='{}'",
        "got neither vpc nor network",
    ]


def test_a_prefix_list_of_one_endpoint_is_refused_by_the_network_acl_too(place: Place) -> None:
    acl = ec2.NetworkAcl(place.scope, "Acl", vpc=place.vpc)
    network = EndpointNetwork(place.scope, "Other", vpc=place.vpc, clients=[], network_acl=acl)

    with pytest.raises(PrivateLinkError, match=r"^EksEndpoint 'Eks': the prefix list 'pl-0123456789abcdef0' cannot stand in a network ACL"):
        EksEndpoint(place.scope, "Eks", network=network, clients=["pl-0123456789abcdef0"])


def test_everything_that_is_wrong_with_a_network_of_its_own_is_said_with_the_rest(place: Place) -> None:
    with pytest.raises(PrivateLinkError) as refused:
        OpenSearchServerlessEndpoint(place.scope, "Search", vpc=vpc_of_unknown_cidr(place.scope), clients=["office"], name="x")

    assert refused.value.subject == "OpenSearchServerlessEndpoint 'Search'"
    assert [reason.partition(";")[0] for reason in refused.value.reasons] == ["got name='x'", "got the client 'office'"]


def test_everything_that_is_wrong_with_a_network_is_said_at_once(place: Place) -> None:
    acl = ec2.NetworkAcl(place.scope, "Acl", vpc=place.vpc)

    with pytest.raises(PrivateLinkError) as refused:
        EndpointNetwork(
            place.scope,
            "Other",
            vpc=place.vpc,
            subnets=ec2.SubnetSelection(subnets=[]),
            clients=["office", "pl-0123456789abcdef0"],
            security_groups=[],
            network_acl=acl,
            rule_numbers=range(10),
        )

    words = ["'office'", "got no subnets", "rule_numbers=range(0, 10)", "the prefix list", "security_groups=[]"]
    assert len(refused.value.reasons) == len(words)
    assert [word for word, reason in zip(words, refused.value.reasons, strict=True) if word not in reason] == []


@pytest.mark.parametrize("of", ["network", "endpoint"])
def test_a_wrong_client_later_is_refused_as_one_at_once(place: Place, of: str) -> None:
    network = EndpointNetwork(place.scope, "Other", vpc=place.vpc)
    eks = EksEndpoint(place.scope, "Eks", network=network, private_dns=False)

    with pytest.raises(PrivateLinkError, match=r"\.allow_from: got the client '10.0.0.1/16', which has host bits set"):
        (network if of == "network" else eks).allow_from("10.0.0.1/16")


def test_a_refused_endpoint_takes_no_names(place: Place) -> None:
    with pytest.raises(PrivateLinkError):
        PrivateLinkEndpoint(place.scope, "Wrong", network=place.network, service=AwsService.SNS, clients=["office"])

    right = PrivateLinkEndpoint(place.scope, "Right", network=place.network, service=AwsService.SNS)

    assert right.private_dns


def test_a_misspelt_argument_is_a_type_error(place: Place) -> None:
    with pytest.raises(TypeError, match="privat_dns"):
        EksEndpoint(place.scope, "Eks", network=place.network, privat_dns=False)  # type: ignore[call-arg] # the point of the test


def test_a_class_of_a_service_without_policies_has_no_such_argument(place: Place) -> None:
    with pytest.raises(TypeError, match="policy"):
        AppStreamStreamingEndpoint(place.scope, "Streaming", network=place.network, policy=None)  # type: ignore[call-arg] # the point of the test
