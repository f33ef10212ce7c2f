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


@pytest.mark.parametrize(
    ("argument", "value", "reason"),
    [
        ("network_acl", "acl-0123", r"got network_acl='acl-0123'; give an ec2.NetworkAcl, or an existing one with"),
        ("client_network_acl", "acl-0123", r"got client_network_acl='acl-0123'; give an ec2.NetworkAcl, or an existing one with"),
        ("security_groups", ["sg-0123"], r"got the security group 'sg-0123'; give an ec2.SecurityGroup, or an existing one with"),
        ("security_groups", "sg-0123", r"got security_groups, which is no sequence; give a list of them: security_groups=\[...\]"),
        ("ip_address_type", "dualstack", r"got ip_address_type='dualstack'; give one of ec2.VpcEndpointIpAddressType, such as DUALSTACK"),
    ],
)
def test_ids_and_words_are_no_acl_group_or_ip_version(argument: str, value: object, reason: str) -> None:
    stack = new_stack()
    arguments: dict[str, Any] = {argument: value}

    with pytest.raises(PrivateLinkError, match=f"EndpointNetwork 'Network': {reason}"):
        EndpointNetwork(stack, "Network", vpc=isolated_vpc(stack), **arguments)


def test_a_group_is_no_sequence_of_groups() -> None:
    stack = new_stack()
    vpc = isolated_vpc(stack)
    group: Any = ec2.SecurityGroup(stack, "Group", vpc=vpc)

    with pytest.raises(PrivateLinkError, match="got security_groups, which is no sequence"):
        EndpointNetwork(stack, "Network", vpc=vpc, security_groups=group)


def test_imported_acls_and_groups_are_of_the_right_kind() -> None:
    stack = new_stack()
    acl = ec2.NetworkAcl.from_network_acl_id(stack, "Acl", "acl-0123")
    group = ec2.SecurityGroup.from_security_group_id(stack, "Group", "sg-0123")

    network = EndpointNetwork(stack, "Network", vpc=isolated_vpc(stack), network_acl=acl, client_network_acl=acl, security_groups=[group])

    assert len(network.subnets) == len(isolated_vpc(stack, "Other").availability_zones)


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
