"""Clients in another VPC or Region, and address blocks that are there only after something else."""

from __future__ import annotations

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink import AwsService, EndpointNetwork, PrivateLinkEndpoint, PrivateLinkError
from tests.fixtures_vpc import ACL_ENTRY, INGRESS, acl_entries, endpoint_subnets, isolated_vpc, resources

DUALSTACK = ec2.VpcEndpointIpAddressType.DUALSTACK


def dual_stack_vpc(stack: cdk.Stack) -> ec2.Vpc:
    isolated = ec2.SubnetType.PRIVATE_ISOLATED
    groups = [ec2.SubnetConfiguration(name=name, subnet_type=isolated) for name in ("endpoints", "apps")]
    return ec2.Vpc(stack, "Vpc", max_azs=2, nat_gateways=0, ip_protocol=ec2.IpProtocol.DUAL_STACK, subnet_configuration=groups)


def peered_vpc(stack: cdk.Stack) -> ec2.Vpc:
    return ec2.Vpc(stack, "Peered", ip_addresses=ec2.IpAddresses.cidr("10.50.0.0/16"), max_azs=1, nat_gateways=0)


def test_rules_with_the_ipv6_block_of_the_vpc_wait_for_its_attachment(stack: cdk.Stack) -> None:
    vpc = dual_stack_vpc(stack)
    network = EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), ip_address_type=DUALSTACK)

    PrivateLinkEndpoint(stack, "Ec2", network=network, service=AwsService.EC2)

    attachments = list(resources(stack, "AWS::EC2::VPCCidrBlock"))
    waits = {"CidrIpv6" in rule["Properties"]: rule.get("DependsOn") for rule in resources(stack, INGRESS).values()}
    assert waits == {True: attachments, False: None}


def test_network_acl_entries_with_ipv6_blocks_wait_for_what_has_them(stack: cdk.Stack) -> None:
    vpc = dual_stack_vpc(stack)
    acl, client_acl = (ec2.NetworkAcl(stack, name, vpc=vpc) for name in ("Acl", "ClientAcl"))
    network = EndpointNetwork(
        stack,
        "Network",
        vpc=vpc,
        subnets=endpoint_subnets(),
        ip_address_type=DUALSTACK,
        network_acl=acl,
        client_network_acl=client_acl,
    )

    PrivateLinkEndpoint(stack, "Ec2", network=network, service=AwsService.EC2)

    entries = resources(stack, ACL_ENTRY).values()
    waited_for = {name for entry in entries if "Ipv6CidrBlock" in entry["Properties"] for name in entry["DependsOn"]}
    subnets = set(resources(stack, "AWS::EC2::Subnet"))
    assert waited_for - subnets == set(resources(stack, "AWS::EC2::VPCCidrBlock"))
    assert len(waited_for & subnets) == len(network.subnets)
    assert all("DependsOn" not in entry for entry in entries if "CidrBlock" in entry["Properties"])


def test_a_network_acl_admits_a_group_of_a_peered_vpc_with_the_cidr_of_that_vpc(stack: cdk.Stack) -> None:
    vpc = isolated_vpc(stack)
    acl = ec2.NetworkAcl(stack, "Acl", vpc=vpc)
    group = ec2.SecurityGroup(stack, "Group", vpc=peered_vpc(stack))
    network = EndpointNetwork(stack, "Network", vpc=vpc, clients=[group], network_acl=acl)

    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    assert acl_entries(stack, acl) == {"in tcp 443-443 10.50.0.0/16", "out tcp 1024-65535 10.50.0.0/16"}


def test_a_network_acl_cannot_admit_a_group_of_an_imported_vpc_that_is_not_the_endpoints_own(stack: cdk.Stack) -> None:
    zones, subnets = ["eu-west-1a"], ["subnet-0123456789abcdef0"]
    vpc, other = (
        ec2.Vpc.from_vpc_attributes(
            stack, name, vpc_id=f"vpc-{name.lower()}", vpc_cidr_block="10.0.0.0/16", availability_zones=zones, private_subnet_ids=subnets
        )
        for name in ("Own", "Other")
    )
    acl = ec2.NetworkAcl(stack, "Acl", vpc=vpc)
    group = ec2.SecurityGroup(stack, "Group", vpc=other)

    with pytest.raises(PrivateLinkError) as refused:
        EndpointNetwork(stack, "Network", vpc=vpc, clients=[group], network_acl=acl)

    assert str(refused.value) == (
        "EndpointNetwork 'Network': a network ACL admits the client 'Stack/Group' with the CIDRs of its VPC 'vpc-other', which are not "
        "known; name the network's client_subnets, or give the client's CIDRs instead"
    )


def test_a_vpc_whose_lookup_is_pending_may_be_the_endpoints_own(stack: cdk.Stack) -> None:
    zones, subnets = ["eu-west-1a"], ["subnet-0123456789abcdef0"]
    vpc, pending = (
        ec2.Vpc.from_vpc_attributes(
            stack, vpc_id, vpc_id=vpc_id, vpc_cidr_block="10.0.0.0/16", availability_zones=zones, private_subnet_ids=subnets
        )
        for vpc_id in ("vpc-0123456789abcdef0", "vpc-12345")
    )
    acl = ec2.NetworkAcl(stack, "Acl", vpc=vpc)
    network = EndpointNetwork(stack, "Network", vpc=vpc, clients=[ec2.SecurityGroup(stack, "Group", vpc=pending)], network_acl=acl)

    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    assert acl_entries(stack, acl) == {"in tcp 443-443 10.0.0.0/16", "out tcp 1024-65535 10.0.0.0/16"}


def test_a_security_group_of_another_region_is_no_client() -> None:
    app = cdk.App()
    here, there = (
        cdk.Stack(app, region, env=cdk.Environment(account="111122223333", region=region)) for region in ("eu-west-1", "us-east-1")
    )
    network = EndpointNetwork(here, "Network", vpc=isolated_vpc(here), subnets=endpoint_subnets())
    group = ec2.SecurityGroup(there, "Group", vpc=isolated_vpc(there))

    with pytest.raises(PrivateLinkError) as refused:
        network.allow_from(group)

    assert str(refused.value) == (
        "EndpointNetwork 'Network'.allow_from: got the client 'us-east-1/Group', a security group of us-east-1, and no rule in eu-west-1 "
        "can name it; give its subnets or CIDR instead"
    )
