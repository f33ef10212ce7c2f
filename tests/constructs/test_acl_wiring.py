"""Network ACLs that a user names are wired for every client, both ways and at both ends; others are left alone."""

from __future__ import annotations

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink import AppStreamStreamingEndpoint, AwsService, EndpointNetwork, PrivateLinkEndpoint, PrivateLinkError
from tests.fixtures_vpc import (
    ACL_ENTRY,
    acl_entries,
    endpoint_subnets,
    isolated_vpc,
    properties,
    resources,
    warnings_of,
)

HTTPS_FROM_OFFICE = {"in tcp 443-443 172.16.0.0/16", "out tcp 1024-65535 172.16.0.0/16"}


@pytest.fixture
def acl(stack: cdk.Stack, vpc: ec2.Vpc) -> ec2.NetworkAcl:
    return ec2.NetworkAcl(stack, "Acl", vpc=vpc)


def test_network_acls_that_nobody_names_are_left_alone(stack: cdk.Stack, vpc: ec2.Vpc, acl: ec2.NetworkAcl) -> None:
    PrivateLinkEndpoint(stack, "Kms", vpc=vpc, service=AwsService.KMS)

    assert acl_entries(stack, acl) == set()


def test_the_acl_of_the_endpoints_lets_clients_in_and_answers_out(stack: cdk.Stack, vpc: ec2.Vpc, acl: ec2.NetworkAcl) -> None:
    network = EndpointNetwork(stack, "Network", vpc=vpc, clients=["172.16.0.0/16"], network_acl=acl)

    AppStreamStreamingEndpoint(stack, "Streaming", network=network)

    assert acl_entries(stack, acl) == HTTPS_FROM_OFFICE | {"in tcp 1400-1499 172.16.0.0/16"}


def test_the_acl_of_the_clients_lets_requests_out_to_each_endpoint_subnet_and_answers_in(
    stack: cdk.Stack, vpc: ec2.Vpc, acl: ec2.NetworkAcl
) -> None:
    network = EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), clients=["172.16.0.0/16"], client_network_acl=acl)

    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    assert acl_entries(stack, acl) == {
        "out tcp 443-443 10.0.0.0/24",
        "out tcp 443-443 10.0.1.0/24",
        "in tcp 1024-65535 10.0.0.0/24",
        "in tcp 1024-65535 10.0.1.0/24",
    }


def test_two_acls_are_wired_each_for_its_end(stack: cdk.Stack, vpc: ec2.Vpc, acl: ec2.NetworkAcl) -> None:
    clients = ec2.NetworkAcl(stack, "ClientAcl", vpc=vpc)
    network = EndpointNetwork(
        stack,
        "Network",
        vpc=vpc,
        subnets=ec2.SubnetSelection(subnets=[vpc.isolated_subnets[0]]),
        clients=[vpc.isolated_subnets[2]],
        network_acl=acl,
        client_network_acl=clients,
    )

    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    assert acl_entries(stack, acl) == {"in tcp 443-443 10.0.2.0/24", "out tcp 1024-65535 10.0.2.0/24"}
    assert acl_entries(stack, clients) == {"out tcp 443-443 10.0.0.0/24", "in tcp 1024-65535 10.0.0.0/24"}


def test_one_acl_for_both_ends_says_nothing_twice(stack: cdk.Stack, vpc: ec2.Vpc, acl: ec2.NetworkAcl) -> None:
    subnet = ec2.SubnetSelection(subnets=[vpc.isolated_subnets[0]])
    network = EndpointNetwork(stack, "Network", vpc=vpc, subnets=subnet, clients=["10.0.0.0/24"], network_acl=acl, client_network_acl=acl)

    AppStreamStreamingEndpoint(stack, "Streaming", network=network)

    ways = ("in tcp 443-443", "in tcp 1024-65535", "out tcp 443-443", "out tcp 1024-65535")
    assert acl_entries(stack, acl) == {f"{way} 10.0.0.0/24" for way in ways}


def test_a_udp_service_gets_its_answers_over_udp(stack: cdk.Stack, vpc: ec2.Vpc, acl: ec2.NetworkAcl) -> None:
    network = EndpointNetwork(stack, "Network", vpc=vpc, clients=["172.16.0.0/16"], network_acl=acl)

    PrivateLinkEndpoint(stack, "Workspaces", network=network, service=AwsService.HIGHLANDER)

    over_udp = {"in udp 443-443 172.16.0.0/16", "in udp 4195-4195 172.16.0.0/16", "out udp 1024-65535 172.16.0.0/16"}
    assert acl_entries(stack, acl) == HTTPS_FROM_OFFICE | over_udp | {"in tcp 4195-4195 172.16.0.0/16"}


def test_an_ipv6_client_gets_ipv6_entries(stack: cdk.Stack, vpc: ec2.Vpc, acl: ec2.NetworkAcl) -> None:
    dualstack = ec2.VpcEndpointIpAddressType.DUALSTACK
    network = EndpointNetwork(stack, "Network", vpc=vpc, clients=["2001:db8::/56"], network_acl=acl, ip_address_type=dualstack)

    PrivateLinkEndpoint(stack, "Ec2", network=network, service=AwsService.EC2)

    assert acl_entries(stack, acl) == {"in tcp 443-443 2001:db8::/56", "out tcp 1024-65535 2001:db8::/56"}
    assert all("CidrBlock" not in entry for entry in properties(stack, ACL_ENTRY))


def test_a_client_known_only_by_its_security_group_is_widened_to_the_vpc(stack: cdk.Stack, vpc: ec2.Vpc, acl: ec2.NetworkAcl) -> None:
    group = ec2.SecurityGroup(stack, "Group", vpc=vpc)
    network = EndpointNetwork(stack, "Network", vpc=vpc, clients=[group], network_acl=acl)

    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    among_endpoints = {f"{way} {block}" for way in ("out tcp 443-443", "in tcp 1024-65535") for block in ("10.0.0.0/24", "10.0.1.0/24")}
    assert acl_entries(stack, acl) == {"in tcp 443-443 10.0.0.0/16", "out tcp 1024-65535 10.0.0.0/16"} | among_endpoints


def test_clients_admitted_later_are_wired_too(stack: cdk.Stack, vpc: ec2.Vpc, acl: ec2.NetworkAcl) -> None:
    network = EndpointNetwork(stack, "Network", vpc=vpc, clients=[], network_acl=acl)
    kms = PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)
    AppStreamStreamingEndpoint(stack, "Streaming", network=network)

    network.allow_from("172.16.0.0/16")
    kms.allow_from("172.17.0.0/16")

    of_kms_alone = {"in tcp 443-443 172.17.0.0/16", "out tcp 1024-65535 172.17.0.0/16"}
    assert acl_entries(stack, acl) == HTTPS_FROM_OFFICE | {"in tcp 1400-1499 172.16.0.0/16"} | of_kms_alone


def test_an_entry_that_several_endpoints_and_networks_need_is_made_once(stack: cdk.Stack, vpc: ec2.Vpc, acl: ec2.NetworkAcl) -> None:
    for name in ("First", "Second"):
        network = EndpointNetwork(stack, name, vpc=vpc, clients=["172.16.0.0/16"], network_acl=acl)
        PrivateLinkEndpoint(network, "Kms", network=network, service=AwsService.KMS, private_dns=False)
        PrivateLinkEndpoint(network, "Sts", network=network, service=AwsService.STS, private_dns=False)

    assert len(resources(stack, ACL_ENTRY)) == 2
    assert acl_entries(stack, acl) == HTTPS_FROM_OFFICE


def test_imports_of_one_acl_in_two_stacks_are_one_acl() -> None:
    app = cdk.App()
    stacks = [cdk.Stack(app, name) for name in ("First", "Second")]

    for stack in stacks:
        acl = ec2.NetworkAcl.from_network_acl_id(stack, "Acl", "acl-0123456789abcdef0")
        network = EndpointNetwork(stack, "Network", vpc=isolated_vpc(stack), clients=["172.16.0.0/16"], network_acl=acl)
        PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    assert [len(resources(stack, ACL_ENTRY)) for stack in stacks] == [2, 0]


def test_rule_numbers_come_from_the_range_of_the_network(stack: cdk.Stack, vpc: ec2.Vpc, acl: ec2.NetworkAcl) -> None:
    numbers = range(20_000, 20_100)
    network = EndpointNetwork(stack, "Network", vpc=vpc, clients=["172.16.0.0/16"], network_acl=acl, rule_numbers=numbers)

    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    assert [entry["RuleNumber"] in numbers for entry in properties(stack, ACL_ENTRY)] == [True, True]


def test_the_twenty_first_entry_of_a_direction_draws_one_warning(stack: cdk.Stack, vpc: ec2.Vpc, acl: ec2.NetworkAcl) -> None:
    clients = [f"172.16.{third}.0/24" for third in range(22)]
    network = EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), clients=clients, network_acl=acl)

    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    texts = [text for _, text in warnings_of(stack)]
    assert [text.partition(" entries")[0].rpartition(" ")[2] for text in texts] == ["inbound", "outbound"]
    assert all("'Rules per network ACL' (at most 40)" in text for text in texts)
    assert all(text.endswith("[ack: constructs-privatelink:network-acl-quota]") for text in texts)


def test_twenty_entries_of_a_direction_draw_no_warning(stack: cdk.Stack, vpc: ec2.Vpc, acl: ec2.NetworkAcl) -> None:
    clients = [f"172.16.{third}.0/24" for third in range(20)]
    network = EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), clients=clients, network_acl=acl)

    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    assert len(acl_entries(stack, acl)) == 40
    assert warnings_of(stack) == []


def test_the_forty_first_entry_of_a_direction_is_refused(stack: cdk.Stack, vpc: ec2.Vpc, acl: ec2.NetworkAcl) -> None:
    clients = [f"172.16.{third}.0/24" for third in range(41)]
    network = EndpointNetwork(stack, "Network", vpc=vpc, clients=clients, network_acl=acl)

    with pytest.raises(PrivateLinkError, match="would be inbound entry 41 of one network ACL, and AWS allows 40; name wider client blocks"):
        PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)


def test_a_number_that_a_users_entry_has_is_refused_with_both_names(stack: cdk.Stack, vpc: ec2.Vpc, acl: ec2.NetworkAcl) -> None:
    numbers = range(100, 140)
    for number in numbers:
        acl.add_entry(f"Mine{number}", cidr=ec2.AclCidr.ipv4("192.168.0.0/16"), traffic=ec2.AclTraffic.all_traffic(), rule_number=number)
    network = EndpointNetwork(stack, "Network", vpc=vpc, clients=["172.16.0.0/16"], network_acl=acl, rule_numbers=numbers)

    with pytest.raises(PrivateLinkError) as refused:
        PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    (reason,) = refused.value.reasons
    assert "2 inbound entries of one network ACL have the number" in reason
    assert "'in tcp 443 from 172.16.0.0/16' and 'Stack/Acl/Mine1" in reason
    assert "give the network another range, such as rule_numbers=range(2_000, 32_000)" in reason


def test_an_entry_whose_client_is_a_token_of_another_stack_belongs_to_the_network() -> None:
    app = cdk.App()
    first, second = cdk.Stack(app, "First"), cdk.Stack(app, "Second")
    vpc = isolated_vpc(first)
    acl = ec2.NetworkAcl(first, "Acl", vpc=vpc)
    office = cdk.CfnParameter(second, "OfficeCidr").value_as_string

    network = EndpointNetwork(second, "Network", vpc=vpc, clients={"office": office, "plant": "172.16.0.0/16"}, network_acl=acl)
    PrivateLinkEndpoint(second, "Kms", network=network, service=AwsService.KMS)

    assert acl_entries(first, acl) == HTTPS_FROM_OFFICE
    assert [entry["CidrBlock"] for entry in properties(second, ACL_ENTRY)] == [{"Ref": "OfficeCidr"}] * 2
