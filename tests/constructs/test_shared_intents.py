"""Where the endpoints of a network keep what they share: at one of the library's groups in each stack, whatever joins first."""

from __future__ import annotations

import json
from typing import cast

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2

from benchmarks.messages import counted
from constructs_privatelink import AwsService, EndpointNetwork, PrivateLinkEndpoint, PrivateLinkError, Service
from constructs_privatelink.constructs.network import wiring_of
from constructs_privatelink.decisions.intent import KEY
from tests.fixtures_vpc import ENDPOINT, GROUP, endpoint_subnets, isolated_vpc, resources

SERVICES: dict[str, Service] = {"Keyspaces": AwsService.KEYSPACES, "Kms": AwsService.KMS, "Smtp": AwsService.EMAIL_SMTP}


def network_in(stack: cdk.Stack, groups: list[ec2.ISecurityGroup] | None = None) -> EndpointNetwork:
    vpc = isolated_vpc(stack)
    return EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), clients=["10.0.0.0/16"], security_groups=groups)


def metadata(stack: cdk.Stack, type_name: str) -> dict[str, dict[str, object]]:
    """Return what the resources of a type tell the proof, by logical id."""
    told = {name: resource.get("Metadata", {}).get(KEY) for name, resource in resources(stack, type_name).items()}
    return {name: intent for name, intent in told.items() if intent is not None}


@pytest.mark.parametrize("order", [("Keyspaces", "Kms", "Smtp"), ("Smtp", "Kms", "Keyspaces"), ("Kms", "Smtp", "Keyspaces")])
def test_one_group_holds_what_all_endpoints_of_a_stack_share_whichever_joins_first(stack: cdk.Stack, order: tuple[str, ...]) -> None:
    network = network_in(stack)
    for name in order:
        PrivateLinkEndpoint(stack, name, network=network, service=SERVICES[name])

    ((holder, shared),) = metadata(stack, GROUP).items()

    assert holder == min(resources(stack, GROUP))
    assert shared["clients"] == [{"cidr": "10.0.0.0/16"}]
    assert {intent["shared"] for intent in metadata(stack, ENDPOINT).values()} == {holder}


def test_a_client_that_is_let_in_late_stands_at_the_holder_and_at_no_endpoint(stack: cdk.Stack) -> None:
    network = network_in(stack)
    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    network.allow_from("10.9.0.0/16")

    assert [intent["clients"] for intent in metadata(stack, GROUP).values()] == [[{"cidr": "10.0.0.0/16"}, {"cidr": "10.9.0.0/16"}]]
    assert ["clients" in intent for intent in metadata(stack, ENDPOINT).values()] == [False]


def test_each_stack_has_a_holder_of_its_own() -> None:
    app = cdk.App()
    first, second = cdk.Stack(app, "First"), cdk.Stack(app, "Second")
    network = network_in(first)
    PrivateLinkEndpoint(first, "Kms", network=network, service=AwsService.KMS)
    PrivateLinkEndpoint(second, "Eks", network=network, service=AwsService.EKS)

    for stack in (first, second):
        (holder,) = metadata(stack, GROUP)
        assert [intent["shared"] for intent in metadata(stack, ENDPOINT).values()] == [holder]


def test_nothing_is_written_to_a_group_that_was_brought(stack: cdk.Stack) -> None:
    vpc = isolated_vpc(stack, "Other")
    network = network_in(stack, [ec2.SecurityGroup(stack, "Brought", vpc=vpc)])
    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    assert metadata(stack, GROUP) == {}
    assert [intent["clients"] for intent in metadata(stack, ENDPOINT).values()] == [[{"cidr": "10.0.0.0/16"}]]


def test_what_is_shared_says_all_that_the_proof_asks_of_a_network(stack: cdk.Stack) -> None:
    vpc = isolated_vpc(stack)
    cdk.Validations.of(stack.node.root).acknowledge(cdk.Acknowledgment(id="PrivateLink::PL010", reason="one zone will do"))
    network = EndpointNetwork(
        stack,
        "Network",
        vpc=vpc,
        subnets=endpoint_subnets(),
        clients=["172.16.0.0/16", "10.9.0.0/16", "2001:db8::/32"],
        client_subnets=ec2.SubnetSelection(subnet_group_name="apps"),
        existing={"sqs": "vpce-0123456789abcdef0"},
    )
    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    ((_, shared),) = metadata(stack, GROUP).items()

    assert shared["clients"] == [{"cidr": block} for block in ("10.9.0.0/16", "172.16.0.0/16", "2001:db8::/32")]
    assert shared["clientSubnets"] == [{"cidr": "10.0.2.0/24"}, {"cidr": "10.0.3.0/24"}]
    assert shared["warnings"] == {"Stack/Network": ["existing-endpoints-unchanged", "ipv6-client-of-ipv4-endpoint"]}
    assert shared["acknowledged"] == {"": {"PrivateLink::PL010": "one zone will do"}}
    assert shared["existing"] == {"sqs": "vpce-0123456789abcdef0"}


def test_what_is_written_often_in_a_block_is_written_once_at_its_end(stack: cdk.Stack) -> None:
    network = network_in(stack)
    intents = wiring_of(network).intents

    with counted() as inside:
        with intents.written_once(), intents.written_once():
            made = network.add("kms", "sqs")
            for endpoint in made.values():
                cast("PrivateLinkEndpoint", endpoint).note_needs({"Stack/App": ("its calls",)})
            before = inside.count("invoke addMetadata")
        written = inside.count("invoke addMetadata") - before

    assert written == len(made) == 2
    assert {json.dumps(intent["neededBy"]) for intent in metadata(stack, ENDPOINT).values()} == {'{"Stack/App": ["its calls"]}'}


def test_what_was_put_off_is_written_where_the_block_ends_in_an_error(stack: cdk.Stack) -> None:
    network = network_in(stack)

    def make() -> None:
        with wiring_of(network).intents.written_once():
            network.add("kms")
            network.add("no-such-service")

    with pytest.raises(PrivateLinkError):
        make()

    assert [intent["service"] for intent in metadata(stack, ENDPOINT).values()] == ["kms"]
