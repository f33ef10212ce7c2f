"""What is of another VPC is said where the network is made, and so is that endpoints stand in public subnets for want of others."""

from __future__ import annotations

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink import AwsService, EndpointNetwork, PrivateLinkEndpoint, PrivateLinkError
from tests.fixtures_vpc import ACL_ENTRY, endpoint_subnets, isolated_vpc, properties, the_endpoint, warnings_of


def imported_vpc(stack: cdk.Stack, id: str = "Imported", vpc_id: str = "vpc-1", *, public: bool = False) -> ec2.IVpc:
    subnets, tables = [f"subnet-{id}"], ["rtb-1"]
    return ec2.Vpc.from_vpc_attributes(
        stack,
        id,
        vpc_id=vpc_id,
        availability_zones=["eu-west-1a"],
        vpc_cidr_block="10.0.0.0/16",
        private_subnet_ids=None if public else subnets,
        private_subnet_route_table_ids=None if public else tables,
        public_subnet_ids=subnets if public else None,
        public_subnet_route_table_ids=tables if public else None,
    )


def subnet_in(stack: cdk.Stack, vpc_id: str) -> ec2.Subnet:
    return ec2.Subnet(stack, "Subnet", vpc_id=vpc_id, availability_zone="eu-west-1a", cidr_block="10.0.9.0/24")


def test_subnets_of_another_vpc_are_refused_with_both(stack: cdk.Stack) -> None:
    vpc, other = isolated_vpc(stack), isolated_vpc(stack, "Other")

    with pytest.raises(PrivateLinkError) as refused:
        PrivateLinkEndpoint(stack, "Kms", vpc=vpc, service=AwsService.KMS, subnets=ec2.SubnetSelection(subnets=[other.isolated_subnets[0]]))

    (reason,) = refused.value.reasons
    assert reason == (
        "got the subnet 'Stack/Other/endpointsSubnet1' of the VPC 'Stack/Other' for endpoints in 'Stack/Vpc'; "
        "give subnets of that, or vpc=... of those"
    )


def test_an_acl_of_another_vpc_is_refused_and_that_of_the_clients_may_be_one(stack: cdk.Stack) -> None:
    vpc, other = isolated_vpc(stack), isolated_vpc(stack, "Other")
    acl = ec2.NetworkAcl(stack, "Acl", vpc=other)

    with pytest.raises(PrivateLinkError, match="got network_acl 'Stack/Acl' of the VPC 'Stack/Other' for endpoints in 'Stack/Vpc'; give"):
        EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), network_acl=acl)
    EndpointNetwork(stack, "Peered", vpc=vpc, subnets=endpoint_subnets(), client_network_acl=acl)


def test_the_vpcs_own_subnets_and_acls_are_taken(stack: cdk.Stack) -> None:
    vpc = isolated_vpc(stack)
    acl = ec2.NetworkAcl(stack, "Acl", vpc=vpc)

    own = subnet_in(stack, vpc.vpc_id)
    network = EndpointNetwork(stack, "Network", vpc=vpc, subnets=ec2.SubnetSelection(subnets=[own]), network_acl=acl)
    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    assert the_endpoint(stack)["Properties"]["SubnetIds"] == [stack.resolve(own.subnet_id)]
    assert properties(stack, ACL_ENTRY)


def test_two_written_ids_are_told_apart_and_others_may_be_the_same_vpc(stack: cdk.Stack) -> None:
    subnet = subnet_in(stack, "vpc-2")
    selection = ec2.SubnetSelection(subnets=[subnet])

    with pytest.raises(PrivateLinkError, match="got the subnet 'Stack/Subnet' of the VPC 'vpc-2' for endpoints in 'Stack/Imported'"):
        EndpointNetwork(stack, "Network", vpc=imported_vpc(stack), subnets=selection)
    EndpointNetwork(stack, "Same", vpc=imported_vpc(stack, "Again", "vpc-2"), subnets=selection)
    EndpointNetwork(stack, "Token", vpc=imported_vpc(stack, "ByExport", cdk.Fn.import_value("Vpc")), subnets=selection)
    EndpointNetwork(stack, "Tree", vpc=isolated_vpc(stack), subnets=selection)


def test_an_imported_subnet_and_acl_may_be_of_any_vpc(stack: cdk.Stack) -> None:
    subnet = ec2.Subnet.from_subnet_attributes(
        stack, "Subnet", subnet_id="subnet-1", availability_zone="eu-west-1a", ipv4_cidr_block="10.0.0.0/24"
    )
    acl = ec2.NetworkAcl.from_network_acl_id(stack, "Acl", "acl-1")

    network = EndpointNetwork(stack, "Network", vpc=isolated_vpc(stack), subnets=ec2.SubnetSelection(subnets=[subnet]), network_acl=acl)
    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    assert the_endpoint(stack)["Properties"]["SubnetIds"] == ["subnet-1"]
    assert {entry["NetworkAclId"] for entry in properties(stack, ACL_ENTRY)} == {"acl-1"}


@pytest.mark.parametrize("kind", ["made", "imported"])
def test_public_subnets_for_want_of_others_are_said(stack: cdk.Stack, kind: str) -> None:
    public = ec2.SubnetConfiguration(name="open", subnet_type=ec2.SubnetType.PUBLIC)
    made = kind == "made"
    vpc = ec2.Vpc(stack, "Vpc", max_azs=1, subnet_configuration=[public]) if made else imported_vpc(stack, public=True)

    PrivateLinkEndpoint(stack, "Kms", vpc=vpc, service=AwsService.KMS)

    ((path, text),) = warnings_of(stack)
    assert path == "/Stack/Kms/Network"
    assert text.startswith("the VPC has no private subnets, so that the endpoints stand in its public ones")
    assert text.endswith("[ack: constructs-privatelink:public-subnets]")


def test_who_selects_public_subnets_hears_nothing(stack: cdk.Stack) -> None:
    vpc = ec2.Vpc(stack, "Vpc", max_azs=1, subnet_configuration=[ec2.SubnetConfiguration(name="open", subnet_type=ec2.SubnetType.PUBLIC)])

    EndpointNetwork(stack, "Network", vpc=vpc, subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC))
    EndpointNetwork(stack, "Isolated", vpc=isolated_vpc(stack, "Other"), subnets=endpoint_subnets())
    EndpointNetwork(stack, "Imported", vpc=imported_vpc(stack, "Private"))

    assert warnings_of(stack) == []
