"""What is refused leaves nothing behind for a program that catches the error; where something stays, that is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2
from aws_cdk.assertions import Template

from constructs_privatelink import (
    ApiGatewayEndpoint,
    AwsService,
    Bundle,
    EksPrivateClusterEndpoints,
    EndpointBundle,
    EndpointNetwork,
    EndpointPolicy,
    GatewayEndpoint,
    PrivateLinkEndpoint,
    PrivateLinkError,
    PrivateRestApi,
)
from tests.fixtures_vpc import endpoint_subnets, isolated_vpc, new_stack, warnings_of

if TYPE_CHECKING:
    from collections.abc import Callable

NOWHERE = "10.77.0.0/16"
MANY = [f"172.16.{place}.0/24" for place in range(40)]
"""Each makes an entry for each port range in an ACL, which takes 40, and the endpoints' two subnets make 2."""


def one_acl(stack: cdk.Stack, vpc: ec2.Vpc, acl: ec2.NetworkAcl | None = None, *, clients: list[str]) -> EndpointNetwork:
    acl = acl or ec2.NetworkAcl(stack, "Acl", vpc=vpc)
    return EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), network_acl=acl, client_network_acl=acl, clients=clients)


def two_gateways(stack: cdk.Stack, vpc: ec2.Vpc) -> tuple[EndpointNetwork, GatewayEndpoint]:
    """Make a gateway endpoint of a network whose clients stand in the first subnet, and another that the second one's table leads to."""
    first, second = vpc.isolated_subnets[:2]
    GatewayEndpoint(stack, "Other", vpc=vpc, service=AwsService.S3, subnets=ec2.SubnetSelection(subnets=[second]))
    network = EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), clients=[first])
    return network, GatewayEndpoint(stack, "S3", network=network, service=AwsService.S3)


def client_of_a_gateway(stack: cdk.Stack, vpc: ec2.Vpc) -> Callable[[], object]:
    _, gateway = two_gateways(stack, vpc)
    return lambda: gateway.allow_from(vpc.isolated_subnets[1])


def client_of_a_network_with_a_gateway(stack: cdk.Stack, vpc: ec2.Vpc) -> Callable[[], object]:
    network, _ = two_gateways(stack, vpc)
    network.add("kms")
    return lambda: network.allow_from(vpc.isolated_subnets[1])


def client_too_many_of_a_network(stack: cdk.Stack, vpc: ec2.Vpc) -> Callable[[], object]:
    """Prepare a client with two port ranges for an ACL that has place for one more entry."""
    acl = ec2.NetworkAcl(stack, "Acl", vpc=vpc)
    acl.add_entry("Own", cidr=ec2.AclCidr.ipv4("192.0.2.0/24"), rule_number=1, traffic=ec2.AclTraffic.all_traffic())
    network = one_acl(stack, vpc, acl, clients=MANY[:18])
    PrivateLinkEndpoint(stack, "Streams", network=network, service=AwsService.APPSTREAM_STREAMING)
    return lambda: network.allow_from(NOWHERE)


def client_too_many_of_an_endpoint(stack: cdk.Stack, vpc: ec2.Vpc) -> Callable[[], object]:
    network = one_acl(stack, vpc, clients=MANY[:38])
    kms = PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)
    return lambda: kms.allow_from(NOWHERE)


def endpoint_with_too_many_clients(stack: cdk.Stack, vpc: ec2.Vpc) -> Callable[[], object]:
    network = one_acl(stack, vpc, clients=MANY)
    return lambda: PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)


def gateway_of_another_table(stack: cdk.Stack, vpc: ec2.Vpc) -> Callable[[], object]:
    network, _ = two_gateways(stack, vpc)
    return lambda: GatewayEndpoint(stack, "Third", network=network, service=AwsService.S3)


def two_gateways_that_want_one_table(stack: cdk.Stack, vpc: ec2.Vpc) -> Callable[[], object]:
    """Prepare a client of a network in a subnet whose route table leads to neither gateway endpoint: both would follow."""
    first, second = vpc.isolated_subnets[:2]
    network = EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), clients=[])
    for name, subnet in (("First", first), ("Second", second)):
        GatewayEndpoint(stack, name, network=network, service=AwsService.S3, clients=[subnet])
    return lambda: network.allow_from(vpc.isolated_subnets[2])


def two_gateways_that_fill_an_acl(stack: cdk.Stack, vpc: ec2.Vpc) -> Callable[[], object]:
    """Prepare a client of a network behind an ACL with place for the entries of either gateway endpoint, and not for those of both."""
    acl = ec2.NetworkAcl(stack, "Acl", vpc=vpc)
    network = EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), client_network_acl=acl, clients=[])
    for name, service, net in (("Objects", AwsService.S3, 16), ("Items", AwsService.DYNAMODB, 17)):
        ranges = [f"172.{net}.{2 * place}.0/24" for place in range(25)]
        tables = [subnet.route_table for subnet in vpc.isolated_subnets]
        GatewayEndpoint(stack, name, network=network, service=service, route_tables=tables, service_ranges=ranges)
    return lambda: network.allow_from(vpc.isolated_subnets[1])


def groups_that_take_no_rules(stack: cdk.Stack, vpc: ec2.Vpc) -> Callable[[], object]:
    listed = cdk.Fn.split(",", cdk.Fn.import_value("groups"))[0]
    groups = [ec2.SecurityGroup.from_security_group_id(stack, "Listed", listed)]
    network = EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), security_groups=groups)
    network.add("kms")
    return lambda: network.allow_from(NOWHERE)


def one_of_two_endpoints_of_an_api(stack: cdk.Stack, vpc: ec2.Vpc) -> Callable[[], object]:
    entrance = ApiGatewayEndpoint(stack, "Apis", vpc=vpc, subnets=endpoint_subnets())
    more = ApiGatewayEndpoint(stack, "More", vpc=vpc, subnets=endpoint_subnets(), private_dns=False)
    kms = PrivateLinkEndpoint(stack, "Kms", vpc=vpc, subnets=endpoint_subnets(), service=AwsService.KMS)
    api = PrivateRestApi(stack, "Api", endpoints=[entrance])
    api.root.add_method("GET")
    return lambda: api.grant_invoke_from_vpc_endpoints_only([more, kms])


def cluster_without_place_for_its_gateway(stack: cdk.Stack, vpc: ec2.Vpc) -> Callable[[], object]:
    network = EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets())
    GatewayEndpoint(stack, "S3", vpc=vpc, service=AwsService.S3)
    return lambda: EksPrivateClusterEndpoints(stack, "Cluster", network=network)


REFUSED: dict[str, Callable[[cdk.Stack, ec2.Vpc], Callable[[], object]]] = {
    "a client of a gateway endpoint": client_of_a_gateway,
    "a client of a network with a gateway endpoint": client_of_a_network_with_a_gateway,
    "one client too many of a network": client_too_many_of_a_network,
    "one client too many of an endpoint": client_too_many_of_an_endpoint,
    "an endpoint with too many clients": endpoint_with_too_many_clients,
    "one more gateway endpoint": gateway_of_another_table,
    "two gateway endpoints that want one route table": two_gateways_that_want_one_table,
    "two gateway endpoints that fill a network ACL": two_gateways_that_fill_an_acl,
    "groups that take no rules": groups_that_take_no_rules,
    "a cluster whose gateway has no place": cluster_without_place_for_its_gateway,
    "one of two endpoints of an API": one_of_two_endpoints_of_an_api,
}


def template(prepare: Callable[[cdk.Stack, ec2.Vpc], Callable[[], object]], *, tried: bool) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    stack = new_stack()
    attempt = prepare(stack, isolated_vpc(stack))
    if tried:
        with pytest.raises(PrivateLinkError):
            attempt()
    return dict(Template.from_stack(stack).to_json()), warnings_of(stack)


@pytest.mark.parametrize("prepare", REFUSED.values(), ids=REFUSED)
def test_what_is_refused_changes_nothing(prepare: Callable[[cdk.Stack, ec2.Vpc], Callable[[], object]]) -> None:
    assert template(prepare, tried=True) == template(prepare, tried=False)


def test_a_client_that_was_refused_once_may_come_another_time() -> None:
    stack = new_stack()
    vpc = isolated_vpc(stack)
    _, gateway = two_gateways(stack, vpc)
    with pytest.raises(PrivateLinkError, match="leads route tables of these to 's3' already"):
        gateway.allow_from(vpc.isolated_subnets[1])

    gateway.allow_from(vpc.isolated_subnets[0])

    assert len(gateway.route_table_ids) == 1


CLOSED = EndpointPolicy.allow("ecrr:GetAuthorizationToken")
"""The prefix of an action is misspelt: refused where the service's own prefix is known and like it."""


@pytest.mark.parametrize("by", ["add", "bundle"])
def test_what_was_made_beside_something_refused_is_said(by: str) -> None:
    stack = new_stack()
    vpc = isolated_vpc(stack)
    network = EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets())
    made: dict[str, Callable[[], object]] = {
        "add": lambda: network.add("kms", "ecr.api", policy=CLOSED),
        "bundle": lambda: EndpointBundle(stack, "Tasks", network=network, bundle=Bundle.ECS_FARGATE, policy=CLOSED),
    }

    with pytest.raises(PrivateLinkError) as refusal:
        made[by]()

    (said,) = [text for _, text in warnings_of(stack) if "made-in-part" in text]
    assert refusal.value.subject in said
    assert "were made before and stay: 'Stack/" in said
    assert said.endswith("let the error end the synthesis, or acknowledge this [ack: constructs-privatelink:made-in-part]")
