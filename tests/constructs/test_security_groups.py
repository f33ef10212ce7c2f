"""Rules are resources of their own with ids that stay, in groups that are the user's as well as in our own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_lambda as lambda_

from constructs_privatelink import AwsService, EndpointNetwork, PrivateLinkEndpoint, PrivateLinkError
from constructs_privatelink.catalogue.ports import PortRange
from constructs_privatelink.constructs.security_groups import default_port
from constructs_privatelink.decisions.intent import DeclaredClient
from tests.fixtures_vpc import (
    EGRESS,
    GROUP,
    INGRESS,
    declared_by,
    endpoint_subnets,
    isolated_vpc,
    logical_id,
    new_stack,
    properties,
    resources,
    rules_in,
    the_endpoint,
    warnings_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constructs import Construct

    from constructs_privatelink.constructs.existing import ExistingEndpoint

GROUP_ID = "sg-0123456789abcdef0"


def kms_in(network: EndpointNetwork, scope: Construct, id: str = "Kms") -> PrivateLinkEndpoint:
    return PrivateLinkEndpoint(scope, id, network=network, service=AwsService.KMS, private_dns=False)


def brought(stack: cdk.Stack, vpc: ec2.Vpc, groups: Sequence[ec2.ISecurityGroup], *ids: str) -> list[EndpointNetwork]:
    networks = [EndpointNetwork(stack, name, vpc=vpc, subnets=endpoint_subnets(), clients=[], security_groups=groups) for name in ids]
    for network in networks:
        kms_in(network, stack, f"KmsOf{network.node.id}")
    return networks


def test_a_closed_client_keeps_its_group_as_it_is_and_gets_a_rule_beside_it(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    client = ec2.SecurityGroup(stack, "Client", vpc=vpc, allow_all_outbound=False)
    before = resources(stack, GROUP)[logical_id(client)]
    other = new_stack()
    where = isolated_vpc(other)
    same = ec2.SecurityGroup(other, "Client", vpc=where, allow_all_outbound=False)

    PrivateLinkEndpoint(other, "Kms", vpc=where, service=AwsService.KMS, clients=[same])

    (rule,) = properties(other, EGRESS)
    assert resources(other, GROUP)[logical_id(same)] == before
    assert rule["GroupId"] == {"Fn::GetAtt": [logical_id(same), "GroupId"]}
    assert (rule["IpProtocol"], rule["FromPort"], rule["ToPort"]) == ("tcp", 443, 443)


@pytest.mark.parametrize("mutable", [True, False])
def test_only_an_imported_group_that_takes_no_rules_draws_a_warning(stack: cdk.Stack, vpc: ec2.Vpc, *, mutable: bool) -> None:
    group = ec2.SecurityGroup.from_security_group_id(stack, "Own", GROUP_ID, mutable=mutable)

    for network in brought(stack, vpc, [group], "First", "Second"):
        network.allow_from("172.16.0.0/16")

    warnings = [text for _, text in warnings_of(stack)]
    assert rules_in(stack) == (["172.16.0.0/16 tcp 443-443"] if mutable else [])
    assert len(warnings) == (0 if mutable else 2)
    assert all("was imported with mutable=False, so no rule for '172.16.0.0/16' was added" in text for text in warnings)


@pytest.mark.parametrize("closed", [True, False])
def test_a_client_of_two_networks_with_one_brought_group_has_its_rules_once(stack: cdk.Stack, vpc: ec2.Vpc, *, closed: bool) -> None:
    code = lambda_.Code.from_inline("def handler(event, context): ...")
    function = lambda_.Function(
        stack,
        "Function",
        vpc=vpc,
        vpc_subnets=ec2.SubnetSelection(subnet_group_name="apps"),
        allow_all_outbound=not closed,
        runtime=lambda_.Runtime.PYTHON_3_13,
        handler="index.handler",
        code=code,
    )

    for network in brought(stack, vpc, [ec2.SecurityGroup(stack, "Own", vpc=vpc)], "First", "Second"):
        network.allow_from(function)

    assert len(resources(stack, INGRESS)) == 1
    assert len(resources(stack, EGRESS)) == (1 if closed else 0)


def test_a_client_group_imported_twice_gets_one_rule(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    clients = [ec2.SecurityGroup.from_security_group_id(stack, name, GROUP_ID) for name in ("One", "Two")]

    PrivateLinkEndpoint(stack, "Kms", vpc=vpc, service=AwsService.KMS, clients=clients)

    assert rules_in(stack) == [f"{GROUP_ID} tcp 443-443"]
    assert declared_by(stack, the_endpoint(stack)).clients == (DeclaredClient("securityGroup", GROUP_ID),)


def test_the_id_of_a_rule_of_a_named_token_comes_from_the_name() -> None:
    def ids(name: str) -> set[str]:
        other = new_stack()
        where = isolated_vpc(other)
        token = cdk.CfnParameter(other, name).value_as_string
        PrivateLinkEndpoint(other, "Kms", vpc=where, service=AwsService.KMS, clients={"office": token})
        return set(resources(other, INGRESS))

    assert ids("Office") == ids("Renamed")


@pytest.mark.parametrize(
    ("id", "description"),
    [
        ("Kms", "Stack/Kms/SecurityGroup"),
        ("Schlüssel", "Stack/Schl-ssel/SecurityGroup"),
        ("K" * 300, f"Stack/{'K' * 249}"),
    ],
)
def test_a_group_is_described_by_its_path_in_letters_that_ec2_takes(stack: cdk.Stack, vpc: ec2.Vpc, id: str, description: str) -> None:
    PrivateLinkEndpoint(stack, id, vpc=vpc, service=AwsService.KMS)

    (group,) = properties(stack, GROUP)
    assert group["GroupDescription"] == description


def test_a_rule_is_described_in_letters_that_ec2_takes(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    office: dict[str, Any] = {"Büro <Nord>": cdk.Fn.import_value("Cidr")}

    PrivateLinkEndpoint(stack, "Kms", vpc=vpc, service=AwsService.KMS, clients=office)

    (rule,) = properties(stack, INGRESS)
    assert rule["Description"] == "from B-ro -Nord- to tcp 443"


def test_the_default_client_is_declared_once_somebody_names_it(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    network = EndpointNetwork(stack, "Network", vpc=vpc)
    kms_in(network, stack)

    network.allow_from(vpc)

    assert declared_by(stack, the_endpoint(stack)).clients == (DeclaredClient("cidr", "10.0.0.0/16"),)
    assert rules_in(stack) == ["10.0.0.0/16 tcp 443-443"]


@pytest.mark.parametrize("place", ["network", "endpoint", "existing endpoint"])
def test_a_name_that_another_client_has_is_refused_when_it_comes_later(stack: cdk.Stack, vpc: ec2.Vpc, place: str) -> None:
    network = EndpointNetwork(stack, "Network", vpc=vpc, clients=[])
    group = ec2.SecurityGroup.from_security_group_id(stack, "Own", GROUP_ID)
    places: dict[str, EndpointNetwork | PrivateLinkEndpoint | ExistingEndpoint] = {
        "network": network,
        "endpoint": kms_in(network, stack),
        "existing endpoint": PrivateLinkEndpoint.from_attributes(
            stack, "Existing", service=AwsService.KMS, vpc_endpoint_id="vpce-0123456789abcdef0", security_groups=[group]
        ),
    }
    where = places[place]
    where.allow_from(cdk.Fn.import_value("First"), "office")

    where.allow_from(cdk.Fn.import_value("First"), "office")

    with pytest.raises(PrivateLinkError, match="2 clients have the name 'office'"):
        where.allow_from(cdk.Fn.import_value("Second"), "office")
    assert len(rules_in(stack)) == 1


@pytest.mark.parametrize(
    ("ports", "default"),
    [
        (["tcp/443"], 443),
        (["udp/53"], 53),
        (["tcp/443", "tcp/1400-1499"], None),
        (["tcp/443", "tcp/8443"], None),
        (["tcp/1024-1064"], None),
    ],
)
def test_a_default_port_is_that_of_a_service_with_a_single_one(ports: list[str], default: int | None) -> None:
    port = default_port([PortRange.parse(text) for text in ports])

    assert (None if port is None else port.to_rule_json()["fromPort"]) == default
