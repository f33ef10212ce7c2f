"""VPC, endpoints and clients may stand in different stacks: the rules between their groups tie no knot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2
from aws_cdk.assertions import Template

from constructs_privatelink import AppStreamStreamingEndpoint, AwsService, EndpointNetwork, PrivateLinkEndpoint
from constructs_privatelink.decisions.intent import DeclaredClient, ResourceValue
from tests.fixtures_vpc import (
    EGRESS,
    ENDPOINT,
    GROUP,
    INGRESS,
    declared_by,
    endpoint_subnets,
    isolated_vpc,
    logical_id,
    port_pairs,
    resources,
    rules_in,
    warnings_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence


STREAMING_PORTS = [(443, 443), (1400, 1499)]


@dataclass(frozen=True)
class Shape:
    """Who stands in which stack."""

    vpc: str
    endpoints: str
    client: str


ALL_IN_ONE = Shape(vpc="One", endpoints="One", client="One")


CLIENT_APART = Shape(vpc="Base", endpoints="Base", client="Client")


ENDPOINTS_APART = Shape(vpc="Base", endpoints="Endpoints", client="Base")


ALL_APART = Shape(vpc="Base", endpoints="Endpoints", client="Client")


SHAPES = pytest.mark.parametrize(
    "shape", [ALL_IN_ONE, CLIENT_APART, ENDPOINTS_APART, ALL_APART], ids=["all in one", "client apart", "endpoints apart", "all apart"]
)


EGRESS_IS = pytest.mark.parametrize("closed", [False, True], ids=["open egress", "closed egress"])


def stacks_of(shape: Shape, *others: str) -> dict[str, cdk.Stack]:
    app = cdk.App()
    return {name: cdk.Stack(app, name) for name in sorted({shape.vpc, shape.endpoints, shape.client, *others})}


def synthesized(stacks: dict[str, cdk.Stack]) -> Sequence[cdk.Stack]:
    """Return the stacks after a synthesis, which refuses stacks that depend on each other."""
    for stack in stacks.values():
        Template.from_stack(stack)
    return list(stacks.values())


@SHAPES
@EGRESS_IS
@pytest.mark.parametrize("when", ["at once", "later"])
def test_a_client_reaches_the_endpoint_from_wherever_it_stands(shape: Shape, *, closed: bool, when: str) -> None:
    stacks = stacks_of(shape)
    vpc = isolated_vpc(stacks[shape.vpc])
    client = ec2.SecurityGroup(stacks[shape.client], "ClientGroup", vpc=vpc, allow_all_outbound=not closed)
    network = EndpointNetwork(stacks[shape.endpoints], "Network", vpc=vpc, clients=[client] if when == "at once" else [])
    AppStreamStreamingEndpoint(stacks[shape.endpoints], "Streaming", network=network)

    if when == "later":
        network.allow_from(client)

    all_stacks = synthesized(stacks)
    assert port_pairs(all_stacks, INGRESS) == STREAMING_PORTS
    assert port_pairs(all_stacks, EGRESS) == (STREAMING_PORTS if closed else [])


@SHAPES
@EGRESS_IS
def test_a_client_of_one_endpoint_reaches_it_from_wherever_it_stands(shape: Shape, *, closed: bool) -> None:
    stacks = stacks_of(shape)
    vpc = isolated_vpc(stacks[shape.vpc])
    client = ec2.SecurityGroup(stacks[shape.client], "ClientGroup", vpc=vpc, allow_all_outbound=not closed)
    network = EndpointNetwork(stacks[shape.vpc], "Network", vpc=vpc, clients=[])
    streaming = AppStreamStreamingEndpoint(stacks[shape.endpoints], "Streaming", network=network)

    streaming.allow_from(client)

    all_stacks = synthesized(stacks)
    assert port_pairs(all_stacks, INGRESS) == STREAMING_PORTS
    assert port_pairs(all_stacks, EGRESS) == (STREAMING_PORTS if closed else [])


@SHAPES
@EGRESS_IS
def test_an_imported_client_group_works_in_every_shape(shape: Shape, *, closed: bool) -> None:
    stacks = stacks_of(shape)
    vpc = isolated_vpc(stacks[shape.vpc])
    client = ec2.SecurityGroup.from_security_group_id(
        stacks[shape.client], "ClientGroup", "sg-0123456789abcdef0", allow_all_outbound=not closed
    )
    network = EndpointNetwork(stacks[shape.endpoints], "Network", vpc=vpc, clients=[client])

    AppStreamStreamingEndpoint(stacks[shape.endpoints], "Streaming", network=network)

    all_stacks = synthesized(stacks)
    assert port_pairs(all_stacks, INGRESS) == STREAMING_PORTS
    assert port_pairs(all_stacks, EGRESS) == (STREAMING_PORTS if closed else [])


@SHAPES
@EGRESS_IS
def test_an_imported_group_of_the_endpoints_works_in_every_shape(shape: Shape, *, closed: bool) -> None:
    stacks = stacks_of(shape)
    vpc = isolated_vpc(stacks[shape.vpc])
    client = ec2.SecurityGroup(stacks[shape.client], "ClientGroup", vpc=vpc, allow_all_outbound=not closed)
    brought = ec2.SecurityGroup.from_security_group_id(stacks[shape.endpoints], "EndpointGroup", "sg-0123456789abcdef0")
    network = EndpointNetwork(stacks[shape.endpoints], "Network", vpc=vpc, clients=[], security_groups=[brought])
    AppStreamStreamingEndpoint(stacks[shape.endpoints], "Streaming", network=network)

    network.allow_from(client)

    all_stacks = synthesized(stacks)
    assert port_pairs(all_stacks, INGRESS) == STREAMING_PORTS
    assert port_pairs(all_stacks, EGRESS) == (STREAMING_PORTS if closed else [])
    assert [text for stack in all_stacks for _, text in warnings_of(stack) if "immutable" in text] == []


@EGRESS_IS
def test_a_stack_that_the_endpoints_depend_on_holds_no_rule_that_names_them(*, closed: bool) -> None:
    stacks = stacks_of(ALL_APART)
    vpc = isolated_vpc(stacks["Base"])
    client = ec2.SecurityGroup(stacks["Client"], "ClientGroup", vpc=vpc, allow_all_outbound=not closed)
    stacks["Endpoints"].add_dependency(stacks["Client"])
    network = EndpointNetwork(stacks["Endpoints"], "Network", vpc=vpc, clients=[client])

    AppStreamStreamingEndpoint(stacks["Endpoints"], "Streaming", network=network)

    synthesized(stacks)
    assert port_pairs([stacks["Endpoints"]], INGRESS) == STREAMING_PORTS
    assert port_pairs([stacks["Endpoints"]], EGRESS) == (STREAMING_PORTS if closed else [])


@EGRESS_IS
def test_a_stack_that_the_endpoints_depend_on_by_way_of_another_holds_none_either(*, closed: bool) -> None:
    stacks = stacks_of(ALL_APART, "Between")
    vpc = isolated_vpc(stacks["Base"])
    client = ec2.SecurityGroup(stacks["Client"], "ClientGroup", vpc=vpc, allow_all_outbound=not closed)
    stacks["Between"].add_dependency(stacks["Client"])
    stacks["Endpoints"].add_dependency(stacks["Between"])
    network = EndpointNetwork(stacks["Endpoints"], "Network", vpc=vpc, clients=[client])

    AppStreamStreamingEndpoint(stacks["Endpoints"], "Streaming", network=network)

    synthesized(stacks)
    assert port_pairs([stacks["Endpoints"]], INGRESS) == STREAMING_PORTS
    assert port_pairs([stacks["Endpoints"]], EGRESS) == (STREAMING_PORTS if closed else [])


@pytest.mark.parametrize("client_in", ["Base", "Endpoints", "Client"])
@pytest.mark.parametrize("group_in", ["Base", "Endpoints"])
@EGRESS_IS
def test_a_brought_group_may_stand_in_another_stack_than_the_endpoints(group_in: str, client_in: str, *, closed: bool) -> None:
    stacks = stacks_of(ALL_APART)
    vpc = isolated_vpc(stacks["Base"])
    client = ec2.SecurityGroup(stacks[client_in], "ClientGroup", vpc=vpc, allow_all_outbound=not closed)
    brought = ec2.SecurityGroup(stacks[group_in], "EndpointGroup", vpc=vpc)
    network = EndpointNetwork(stacks["Endpoints"], "Network", vpc=vpc, clients=[], security_groups=[brought])
    AppStreamStreamingEndpoint(stacks["Endpoints"], "Streaming", network=network)

    network.allow_from(client)

    all_stacks = synthesized(stacks)
    assert port_pairs(all_stacks, INGRESS) == STREAMING_PORTS
    assert port_pairs(all_stacks, EGRESS) == (STREAMING_PORTS if closed else [])


@pytest.mark.parametrize("client_in", ["Base", "Client"])
@EGRESS_IS
def test_groups_of_an_existing_endpoint_may_stand_in_another_stack(client_in: str, *, closed: bool) -> None:
    stacks = stacks_of(ALL_APART)
    vpc = isolated_vpc(stacks["Base"])
    group = ec2.SecurityGroup(stacks["Base"], "EndpointGroup", vpc=vpc)
    client = ec2.SecurityGroup(stacks[client_in], "ClientGroup", vpc=vpc, allow_all_outbound=not closed)
    existing = AppStreamStreamingEndpoint.from_attributes(
        stacks["Client"], "Streaming", vpc_endpoint_id="vpce-0123456789abcdef0", security_groups=[group]
    )

    existing.allow_from(client)

    all_stacks = synthesized(stacks)
    assert port_pairs(all_stacks, INGRESS) == STREAMING_PORTS
    assert port_pairs(all_stacks, EGRESS) == (STREAMING_PORTS if closed else [])


@pytest.mark.parametrize("shape", [ALL_IN_ONE, CLIENT_APART, ENDPOINTS_APART, ALL_APART])
def test_a_group_that_takes_no_rules_gets_none_from_any_stack(shape: Shape) -> None:
    stacks = stacks_of(shape)
    vpc = isolated_vpc(stacks[shape.vpc])
    client = ec2.SecurityGroup(stacks[shape.client], "ClientGroup", vpc=vpc)
    brought = ec2.SecurityGroup.from_security_group_id(stacks[shape.endpoints], "EndpointGroup", "sg-0123456789abcdef0", mutable=False)
    network = EndpointNetwork(stacks[shape.endpoints], "Network", vpc=vpc, clients=[], security_groups=[brought])
    PrivateLinkEndpoint(stacks[shape.endpoints], "Kms", network=network, service=AwsService.KMS)

    network.allow_from(client)

    all_stacks = synthesized(stacks)
    assert port_pairs(all_stacks, INGRESS) == []
    assert [text for stack in all_stacks for _, text in warnings_of(stack) if "imported with mutable=False" in text] != []


@pytest.mark.parametrize("shape", [ALL_IN_ONE, CLIENT_APART, ENDPOINTS_APART, ALL_APART])
def test_two_networks_that_open_one_imported_group_for_one_client_make_one_rule(shape: Shape) -> None:
    stacks = stacks_of(shape)
    vpc = isolated_vpc(stacks[shape.vpc])
    client = ec2.SecurityGroup(stacks[shape.client], "ClientGroup", vpc=vpc)
    brought = ec2.SecurityGroup.from_security_group_id(stacks[shape.endpoints], "EndpointGroup", "sg-0123456789abcdef0")
    for name, service in (("First", AwsService.KMS), ("Second", AwsService.STS)):
        network = EndpointNetwork(stacks[shape.endpoints], name, vpc=vpc, clients=[], security_groups=[brought])
        PrivateLinkEndpoint(network, "Endpoint", network=network, service=service)

        network.allow_from(client)

    all_stacks = synthesized(stacks)
    assert port_pairs(all_stacks, INGRESS) == [(443, 443)]
    assert [text for stack in all_stacks for _, text in warnings_of(stack) if "imported with mutable=False" in text] == []


def test_endpoints_in_the_stack_of_a_client_share_a_group_of_that_stack() -> None:
    stacks = stacks_of(CLIENT_APART)
    network = EndpointNetwork(stacks["Base"], "Network", vpc=isolated_vpc(stacks["Base"]), clients=["172.16.0.0/16"])

    for name, service in (("Kms", AwsService.KMS), ("Sts", AwsService.STS)):
        PrivateLinkEndpoint(stacks["Client"], name, network=network, service=service)

    synthesized(stacks)
    assert not resources(stacks["Base"], GROUP)
    assert len(resources(stacks["Client"], GROUP)) == 1
    assert rules_in(stacks["Client"]) == ["172.16.0.0/16 tcp 443-443"]


def test_two_networks_in_another_stack_have_groups_of_their_own_there() -> None:
    stacks = stacks_of(CLIENT_APART)
    vpc = isolated_vpc(stacks["Base"])

    for name, service in (("First", AwsService.KMS), ("Second", AwsService.STS)):
        network = EndpointNetwork(stacks["Base"], name, vpc=vpc, clients=["172.16.0.0/16"])
        PrivateLinkEndpoint(stacks["Client"], name, network=network, service=service)

    assert len(resources(stacks["Client"], GROUP)) == 2


def test_the_metadata_of_an_endpoint_names_clients_of_other_stacks_without_a_reference() -> None:
    stacks = stacks_of(CLIENT_APART)
    vpc = isolated_vpc(stacks["Base"])
    client = ec2.SecurityGroup(stacks["Client"], "ClientGroup", vpc=vpc)

    PrivateLinkEndpoint(stacks["Base"], "Kms", vpc=vpc, service=AwsService.KMS, clients=[client])

    (endpoint,) = resources(stacks["Base"], ENDPOINT).values()
    group = ResourceValue(logical_id(client), "GroupId", "Client.template.json")
    assert declared_by(stacks["Base"], endpoint).clients == (DeclaredClient("securityGroup", group, "Client/ClientGroup"),)


def test_rules_have_the_same_ids_in_every_stage() -> None:
    app = cdk.App()

    def rule_ids_in(stage: cdk.Stage) -> list[list[str]]:
        base, other = cdk.Stack(stage, "Base"), cdk.Stack(stage, "Other")
        vpc = isolated_vpc(base)
        client = ec2.SecurityGroup(other, "ClientGroup", vpc=vpc, allow_all_outbound=False)
        network = EndpointNetwork(base, "Network", vpc=vpc, clients=[client, vpc.isolated_subnets[0], "172.16.0.0/16"])
        PrivateLinkEndpoint(base, "Kms", network=network, service=AwsService.KMS)
        return [sorted({**resources(stack, INGRESS), **resources(stack, EGRESS)}) for stack in (base, other)]

    blue, green = rule_ids_in(cdk.Stage(app, "Blue")), rule_ids_in(cdk.Stage(app, "Green"))

    assert blue == green
    assert [len(ids) for ids in blue] == [2, 2]


def test_the_first_pass_of_a_context_lookup_synthesizes() -> None:
    environment = cdk.Environment(account="123456789012", region="eu-west-1")
    stack = cdk.Stack(cdk.App(), "Stack", env=environment)
    vpc = ec2.Vpc.from_lookup(stack, "Vpc", vpc_id="vpc-0123456789abcdef0")
    network = EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets())

    for name in ("First", "Second"):
        PrivateLinkEndpoint(stack, name, network=network, service=AwsService.KMS)
    AppStreamStreamingEndpoint(stack, "Streaming", vpc=vpc)

    assert len(resources(stack, ENDPOINT)) == 3
    assert warnings_of(stack) == []
