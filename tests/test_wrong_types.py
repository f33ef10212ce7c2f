"""Arguments of a wrong kind: a type checker sees them, and so does whoever has none."""

from __future__ import annotations

from typing import Any

import pytest
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink import EksEndpoint, EndpointNetwork, PrivateLinkError
from tests.fixtures_vpc import isolated_vpc, new_stack, rules_in


def test_an_id_is_no_vpc() -> None:
    vpc: Any = "vpc-0123456789abcdef0"

    with pytest.raises(
        PrivateLinkError, match=r"EksEndpoint 'Eks': got vpc='vpc-0123456789abcdef0'; give an ec2.Vpc, or an existing one with"
    ):
        EksEndpoint(new_stack(), "Eks", vpc=vpc)


@pytest.mark.parametrize("argument", ["subnets", "client_subnets"])
def test_a_list_of_subnets_is_no_selection(argument: str) -> None:
    stack = new_stack()
    vpc = isolated_vpc(stack)
    arguments: dict[str, Any] = {argument: vpc.isolated_subnets}

    with pytest.raises(PrivateLinkError, match=rf"EndpointNetwork 'Network': got {argument}=\[.*\]; give ec2.SubnetSelection\(subnets="):
        EndpointNetwork(stack, "Network", vpc=vpc, **arguments)


def test_a_vpc_is_no_network() -> None:
    stack = new_stack()
    network: Any = isolated_vpc(stack)

    with pytest.raises(PrivateLinkError, match=r"got network=<.*>; give an EndpointNetwork, or vpc=\.\.\."):
        EksEndpoint(stack, "Eks", network=network)


def test_a_rule_that_a_brought_group_says_in_line_is_not_said_again() -> None:
    stack = new_stack()
    vpc = isolated_vpc(stack)
    group = ec2.SecurityGroup(stack, "Group", vpc=vpc)
    group.add_ingress_rule(ec2.Peer.ipv4("10.8.0.0/16"), ec2.Port.tcp(443))
    network = EndpointNetwork(stack, "Network", vpc=vpc, security_groups=[group])
    EksEndpoint(stack, "Eks", network=network)

    network.allow_from("10.8.0.0/16")
    network.allow_from("10.9.0.0/16")

    assert rules_in(stack) == ["10.9.0.0/16 tcp 443-443"]
