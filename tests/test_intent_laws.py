"""Laws of what is declared, over random apps: what the library claims it wires, and stages know nothing of each other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2
from hypothesis import given, settings
from hypothesis import strategies as st

from constructs_privatelink import AwsService, Bundle, EndpointBundle, EndpointNetwork, GatewayEndpoint, PrivateLinkEndpoint, Service
from tests.fixtures_intent import APPS, client_in, errors, proven
from tests.fixtures_serving import function
from tests.fixtures_vpc import endpoint_subnets, isolated_vpc

if TYPE_CHECKING:
    from collections.abc import Iterable

    from constructs import Construct


ZONES = {"availability-zones:account=111122223333:region=eu-west-1": ["eu-west-1a", "eu-west-1b"]}
"""What the CDK looks up."""
BLOCKS = ("10.0.0.0/16", "10.0.2.0/24", "10.0.0.0/24", "10.0.1.128/25")
CLIENTS = (*BLOCKS, "vpc", "closed", "open", "elsewhere", "nobody's")
ACLS = ("none", "endpoints", "both", "one")
GATEWAYS = ("none", "ranges", "public")
LISTS = {"s3": "pl-0123456789abcdef0", "dynamodb": "pl-0aaaaaaaaaaaaaaaa"}
IN_ONE_ZONE = replace(AwsService.KMS, unavailable_az_ids=("euw1-az2",))
SERVICES = {"kms": IN_ONE_ZONE, "streaming": AwsService.APPSTREAM_STREAMING, "smtp": AwsService.EMAIL_SMTP}


@dataclass(frozen=True)
class Program:
    """An app of the laws: a network's clients, those that are let in late or served, its endpoints, and how it is wired."""

    clients: tuple[str, ...]
    late: tuple[str, ...]
    services: tuple[str, ...]
    acls: str
    narrow: bool
    apart: bool
    keeps: bool
    zones: bool
    existing: bool
    bundled: bool
    served: bool
    gateways: str


def some(names: Iterable[str], least: int, most: int) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(sorted(names)), min_size=least, max_size=most, unique=True).map(tuple)


programs = st.builds(
    Program,
    some(CLIENTS, 1, 3),
    some(CLIENTS, 0, 2),
    some(SERVICES, 1, 3),
    st.sampled_from(ACLS),
    *[st.booleans()] * 7,
    st.sampled_from(GATEWAYS),
)


def made(scope: Construct, program: Program) -> None:
    """Make what a program of the law says."""
    base = cdk.Stack(scope, "Base", env=cdk.Environment(account="111122223333", region="eu-west-1"))
    vpc = isolated_vpc(base)
    others = cdk.Stack(scope, "Others", env=cdk.Environment(account="111122223333", region="eu-west-1"))
    ends = ec2.NetworkAcl(base, "Ends", vpc=vpc, subnet_selection=endpoint_subnets()) if program.acls in {"endpoints", "both"} else None
    users = ec2.NetworkAcl(base, "Users", vpc=vpc, subnet_selection=APPS) if program.acls == "both" else None
    if program.acls == "one":
        ends = users = ec2.NetworkAcl(
            base, "One", vpc=vpc, subnet_selection=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PRIVATE_ISOLATED)
        )

    def named(name: str) -> str | ec2.IVpc | ec2.IConnectable:
        match name:
            case "vpc":
                return vpc
            case "closed" | "open":
                return client_in(base, vpc, name.title(), closed=name == "closed")
            case "elsewhere":
                return client_in(others, vpc, "Elsewhere")
            case "nobody's":
                return ec2.SecurityGroup(base, "Nobodys", vpc=vpc, allow_all_outbound=False)
        return name

    network = EndpointNetwork(
        base,
        "Network",
        vpc=vpc,
        subnets=endpoint_subnets(),
        clients=[named(name) for name in program.clients],
        network_acl=ends,
        client_network_acl=users,
        client_subnets=APPS if program.narrow else None,
        keep_inline_rules=program.keeps,
        existing={AwsService.STS: "vpce-0123456789abcdef0"} if program.existing else None,
        availability_zone_ids={"eu-west-1a": "euw1-az1", "eu-west-1b": "euw1-az2"} if program.zones else None,
    )
    network.add("sts")
    for number, name in enumerate(program.services):
        PrivateLinkEndpoint(others if program.apart and number else base, name.title(), network=network, service=SERVICES[name])
    gateways_of(program, network, base, others)
    served(program, network, base, others)
    for name in program.late:
        if name not in program.clients:
            network.allow_from(named(name))


def gateways_of(program: Program, network: EndpointNetwork, base: cdk.Stack, others: cdk.Stack) -> None:
    """Make the gateway endpoints of a program."""
    for number, (name, listed) in enumerate(LISTS.items() if program.gateways != "none" else ()):
        ranges: str | list[str] = "public" if program.gateways == "public" else [f"198.51.100.{128 * number}/25"]
        GatewayEndpoint(
            others if program.apart and number else base,
            name.title(),
            network=network,
            service=Service.find(name),
            prefix_list=listed,
            service_ranges=ranges if program.acls != "none" else None,
        )


def served(program: Program, network: EndpointNetwork, base: cdk.Stack, others: cdk.Stack) -> None:
    """Make the bundle of a program, and the workload that its network serves."""
    if program.bundled:
        EndpointBundle(base, "Exec", network=network, bundle=Bundle.ECS_EXEC)
    if program.served:
        network.serve(function(others, network.vpc, "sqs:SendMessage", "sts:AssumeRole", allow_all_outbound=program.narrow))


@settings(max_examples=40, deadline=None)
@given(programs)
def test_what_the_library_claims_it_wires(program: Program) -> None:
    app = cdk.App(context=ZONES)
    made(app, program)

    assert errors(app) == []
    assert {verdict for _, _, verdict in proven(app)} == {"reachable"}


@settings(max_examples=10, deadline=None)
@given(programs, programs)
def test_the_proofs_of_two_stages_are_those_of_each_alone(dev: Program, prod: Program) -> None:
    both = cdk.App(context=ZONES)
    alone = []
    for name, program in (("Dev", dev), ("Prod", prod)):
        made(cdk.Stage(both, name), program)
        app = cdk.App(context=ZONES)
        made(cdk.Stage(app, name), program)
        alone += proven(app)

    assert proven(both) == sorted(alone)
