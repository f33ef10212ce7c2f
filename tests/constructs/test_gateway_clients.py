"""Clients of a gateway endpoint: late, in other stacks, outside the VPC, and beside an interface endpoint."""

from __future__ import annotations

from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink import (
    AwsService,
    EndpointNetwork,
    GatewayEndpoint,
    PrivateLinkEndpoint,
    PrivateLinkError,
)
from tests.constructs.fixtures_gateways import LIST, stack_in_ireland, tables
from tests.fixtures_intent import APPS, analysed, client_in, errors, proven
from tests.fixtures_vpc import EGRESS, endpoint_subnets, isolated_vpc, properties, the_endpoint, warnings_of


def test_clients_may_come_late_to_the_endpoint_and_to_its_network() -> None:
    app = cdk.App()
    stack = cdk.Stack(app, "Stack", env=cdk.Environment(region="eu-west-1"))
    vpc = isolated_vpc(stack)
    network = EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), clients=[], client_subnets=APPS)
    s3 = GatewayEndpoint(stack, "S3", network=network, service=AwsService.S3, clients="10.0.0.0/24", prefix_list=LIST)
    assert stack.resolve(list(s3.route_table_ids)) == tables(stack, vpc, "endpoints")[:1]

    s3.allow_from(client_in(stack, vpc, "First"))
    network.allow_from(client_in(stack, vpc, "Second"))

    assert the_endpoint(stack)["Properties"]["RouteTableIds"] == [*tables(stack, vpc, "endpoints")[:1], *tables(stack, vpc, "apps")]
    assert {(client, verdict) for client, _, verdict in proven(app)} == {
        ("10.0.0.0/24", "reachable"),
        ("Stack/FirstInstance", "reachable"),
        ("Stack/SecondInstance", "reachable"),
    }


def test_a_client_in_another_stack_gets_its_rule_there_and_ties_no_knot() -> None:
    app = cdk.App()
    base, apps = (cdk.Stack(app, name, env=cdk.Environment(region="eu-west-1")) for name in ("Base", "Apps"))
    vpc = isolated_vpc(base)
    client = client_in(apps, vpc)

    GatewayEndpoint(base, "S3", vpc=vpc, service=AwsService.S3, clients=client, subnets=APPS, prefix_list=LIST)

    assert len(properties(apps, EGRESS)) == 1
    assert proven(app) == [("Apps/ClientInstance", "Base/S3", "reachable")]


def test_the_endpoint_may_be_in_another_stack_than_the_vpc() -> None:
    app = cdk.App()
    base, own = (cdk.Stack(app, name, env=cdk.Environment(region="eu-west-1")) for name in ("Base", "Own"))
    vpc = isolated_vpc(base)

    GatewayEndpoint(cdk.NestedStack(own, "Nested"), "S3", vpc=vpc, service=AwsService.S3, clients=["10.0.2.0/24"])

    assert proven(app) == [("10.0.2.0/24", "Own/Nested/S3", "reachable")]


@pytest.mark.parametrize("outsider", ["192.168.0.0/16", "other vpc", "other group"])
def test_nobody_outside_the_vpc_is_a_client(outsider: str) -> None:
    stack = stack_in_ireland()
    vpc, other = isolated_vpc(stack), ec2.Vpc(stack, "Other", ip_addresses=ec2.IpAddresses.cidr("10.1.0.0/16"), max_azs=1)
    clients: dict[str, Any] = {"other vpc": other, "other group": ec2.SecurityGroup(stack, "Far", vpc=other)}

    with pytest.raises(PrivateLinkError, match=r"stands outside the VPC 'Stack/Vpc', .* interface endpoint for it, PrivateLinkEndpoint"):
        GatewayEndpoint(stack, "S3", vpc=vpc, service=AwsService.S3, clients=clients.get(outsider, outsider))


def test_what_others_write_of_another_client_changes_nothing_here() -> None:
    def of(*names: str) -> dict[str, Any]:
        stack = stack_in_ireland()
        vpc = isolated_vpc(stack)
        groups = {name: client_in(stack, vpc, name) for name in ("First", "Second")}
        clients = [groups[name] for name in names]
        GatewayEndpoint(stack, "S3", vpc=vpc, service=AwsService.S3, clients=clients, subnets=APPS, prefix_list=LIST)
        return dict(cdk.assertions.Template.from_stack(stack).find_resources(EGRESS))

    both, turned, alone = of("First", "Second"), of("Second", "First"), of("First")

    assert both == turned
    assert alone.items() <= both.items()


def test_hybrid_buckets_are_proven_and_the_names_lead_each_its_own_path() -> None:
    app = cdk.App()
    stack = cdk.Stack(app, "Stack", env=cdk.Environment(region="eu-west-1"))
    vpc = isolated_vpc(stack)
    network = EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), clients=["10.0.0.0/16", "192.168.0.0/16"])

    PrivateLinkEndpoint(stack, "OnPremises", network=network, service=AwsService.S3)
    gateway = GatewayEndpoint(stack, "S3", network=network, service=AwsService.S3)

    resources = cdk.assertions.Template.from_stack(stack).to_json()["Resources"].values()
    (interface,) = (resource for resource in resources if resource["Properties"].get("VpcEndpointType") == "Interface")
    assert interface["DependsOn"] == [stack.resolve(gateway.endpoint.node.default_child.logical_id)]  # type: ignore[union-attr]
    assert [client for client, endpoint, _ in proven(app) if endpoint == "Stack/S3"] == ["10.0.0.0/16"]
    assert [finding for finding in errors(app) if "PL022" in finding] == []
    assert analysed(app).problems == ()


def test_clients_of_the_network_outside_the_vpc_have_an_interface_endpoint_or_are_named() -> None:
    stack = stack_in_ireland()
    vpc = isolated_vpc(stack)
    network = EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), clients=["10.0.0.0/16", "192.168.0.0/16"])
    GatewayEndpoint(stack, "S3", network=network, service=AwsService.S3)
    GatewayEndpoint(stack, "Tables", network=network, service=AwsService.DYNAMODB)
    PrivateLinkEndpoint(stack, "OnPremises", network=network, service=AwsService.S3)

    ((path, text),) = [(path, text) for path, text in warnings_of(stack) if "gateway-client-outside" in text]

    assert path == "/Stack/Tables"
    assert "stand outside it: '192.168.0.0/16'; make PrivateLinkEndpoint(..., service=Service.find('dynamodb')) in the network" in text


def test_clients_outside_the_vpc_are_not_named_where_an_existing_endpoint_serves_them() -> None:
    stack = stack_in_ireland()
    vpc = isolated_vpc(stack)
    network = EndpointNetwork(stack, "Network", vpc=vpc, clients=["192.168.0.0/16"], existing={AwsService.S3: "vpce-0123456789abcdef0"})
    GatewayEndpoint(stack, "S3", network=network, service=AwsService.S3)

    assert [text for _, text in warnings_of(stack) if "gateway-client-outside" in text] == []
