"""The construct tree knows the address blocks, the DNS attributes and the identity of a VPC; what it does not know stays open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink.constructs.vpc_facts import PrivateDnsClaims, VpcDns, blocks_without_name, vpc_blocks, vpc_dns, vpc_identity
from constructs_privatelink.decisions.clients import NotAClientError
from tests.fixtures_vpc import isolated_vpc, new_stack

if TYPE_CHECKING:
    from constructs import Construct

    from constructs_privatelink.decisions.clients import Client


def imported(scope: Construct, vpc_id: str = "vpc-0123456789abcdef0", cidr: str | None = None, id: str = "Imported") -> ec2.IVpc:
    return ec2.Vpc.from_vpc_attributes(
        scope, id, vpc_id=vpc_id, vpc_cidr_block=cidr, availability_zones=["a"], private_subnet_ids=["subnet-0123"]
    )


def beside(stack: cdk.Stack, id: str) -> cdk.Stack:
    """Return another stack of the same app."""
    app = cdk.Stage.of(stack)
    assert app is not None
    return cdk.Stack(app, id)


def keys(blocks: tuple[Client, ...]) -> list[str]:
    return [block.key for block in blocks]


def values(stack: cdk.Stack, blocks: tuple[Client, ...]) -> list[object]:
    return [stack.resolve(block.value) for block in blocks]


def attach(scope: Construct, vpc_id: str, cidr: str | None = "100.64.0.0/16", id: str = "More") -> ec2.CfnVPCCidrBlock:
    return ec2.CfnVPCCidrBlock(scope, id, vpc_id=vpc_id, cidr_block=cidr)


def test_the_blocks_of_a_vpc_are_literals_and_nobodys_declared_clients(stack: cdk.Stack) -> None:
    vpc = isolated_vpc(stack)
    attach(stack, vpc.vpc_id)

    blocks = vpc_blocks(vpc)

    assert [block.value for block in blocks] == ["10.0.0.0/16", "100.64.0.0/16"]
    assert not any(block.declared for block in blocks)


def test_a_block_attached_in_a_nested_or_another_stack_belongs_to_the_vpc_too(stack: cdk.Stack) -> None:
    vpc = isolated_vpc(stack)
    attach(cdk.NestedStack(stack, "Nested"), vpc.vpc_id, "100.64.0.0/16")
    attach(beside(stack, "Other"), vpc.vpc_id, "100.65.0.0/16")

    assert keys(vpc_blocks(vpc)) == ["10.0.0.0/16", "100.64.0.0/16", "100.65.0.0/16"]


def test_a_token_of_another_stack_is_no_block_since_it_could_tie_a_knot(stack: cdk.Stack) -> None:
    vpc = isolated_vpc(stack)
    other = beside(stack, "Other")
    attach(other, vpc.vpc_id, cdk.CfnParameter(other, "Cidr").value_as_string)

    assert keys(vpc_blocks(vpc)) == ["10.0.0.0/16"]


def test_a_block_of_another_vpc_is_left_out_even_where_the_logical_ids_are_equal(stack: cdk.Stack) -> None:
    vpc = isolated_vpc(stack)
    elsewhere = beside(stack, "Elsewhere")
    twin = isolated_vpc(elsewhere)
    attach(elsewhere, twin.vpc_id)
    attach(stack, "vpc-0123456789abcdef0")

    assert stack.resolve(vpc.vpc_id) == elsewhere.resolve(twin.vpc_id)
    assert keys(vpc_blocks(vpc)) == ["10.0.0.0/16"]
    assert keys(vpc_blocks(twin)) == ["10.0.0.0/16", "100.64.0.0/16"]


def test_a_block_that_is_a_token_is_known_by_the_path_of_its_attachment(stack: cdk.Stack) -> None:
    vpc = isolated_vpc(stack)
    attach(stack, vpc.vpc_id, cdk.Fn.import_value("Cidr"))

    blocks = vpc_blocks(vpc)

    assert keys(blocks) == ["10.0.0.0/16", "Stack/More"]
    assert values(stack, blocks) == ["10.0.0.0/16", {"Fn::ImportValue": "Cidr"}]


def test_a_vpc_from_an_ipam_pool_is_known_by_its_path(stack: cdk.Stack) -> None:
    addresses = ec2.IpAddresses.aws_ipam_allocation(
        ipv4_ipam_pool_id="ipam-pool-0123", ipv4_netmask_length=18, default_subnet_ipv4_netmask_length=24
    )
    vpc = ec2.Vpc(stack, "Vpc", max_azs=1, nat_gateways=0, ip_addresses=addresses)

    blocks = vpc_blocks(vpc)

    assert keys(blocks) == ["Stack/Vpc CIDR"]
    assert values(stack, blocks) == [{"Fn::GetAtt": [stack.get_logical_id(_resource(vpc)), "CidrBlock"]}]


def test_a_further_block_from_an_ipam_pool_has_no_name_in_a_template_and_is_doubted(stack: cdk.Stack) -> None:
    vpc = isolated_vpc(stack)
    ec2.CfnVPCCidrBlock(stack, "More", vpc_id=vpc.vpc_id, ipv4_ipam_pool_id="ipam-pool-0123", cidr_block="100.64.0.0/16")
    plain = blocks_without_name(vpc)
    ec2.CfnVPCCidrBlock(stack, "Pooled", vpc_id=vpc.vpc_id, ipv4_ipam_pool_id="ipam-pool-0123", ipv4_netmask_length=20)

    (doubt,) = blocks_without_name(vpc)

    assert plain == ()
    assert (doubt.id, "'Stack/Pooled'" in doubt.text, "give clients=[...]" in doubt.text) == ("vpc-cidr-without-name", True, True)
    assert keys(vpc_blocks(vpc)) == ["10.0.0.0/16", "100.64.0.0/16"]


def test_ipv6_blocks_belong_to_the_answer_on_request(stack: cdk.Stack) -> None:
    vpc = ec2.Vpc(stack, "Vpc", max_azs=1, nat_gateways=0, ip_protocol=ec2.IpProtocol.DUAL_STACK)
    ec2.CfnVPCCidrBlock(stack, "Own", vpc_id=vpc.vpc_id, ipv6_cidr_block="2001:db8::/56", ipv6_pool="ipv6pool-ec2-0123")
    first_of_the_vpc = {"Fn::Select": [0, {"Fn::GetAtt": [stack.get_logical_id(_resource(vpc)), "Ipv6CidrBlocks"]}]}

    assert keys(vpc_blocks(vpc)) == ["10.0.0.0/16"]
    assert keys(vpc_blocks(vpc, ipv6=True)) == ["10.0.0.0/16", "Stack/Vpc IPv6 CIDR", "2001:db8::/56"]
    assert values(stack, vpc_blocks(vpc, ipv6=True))[1] == first_of_the_vpc


@pytest.mark.parametrize(("cidr", "expected"), [("172.16.0.0/16", ["172.16.0.0/16"]), ("1.2.3.4/5", ["0.0.0.0/5"]), (None, [])])
def test_an_imported_vpc_has_the_block_that_it_was_imported_with(stack: cdk.Stack, cidr: str | None, expected: list[str]) -> None:
    assert keys(vpc_blocks(imported(stack, cidr=cidr))) == expected


def test_an_imported_block_that_is_a_token_is_known_by_the_path_of_the_import(stack: cdk.Stack) -> None:
    blocks = vpc_blocks(imported(stack, cidr=cdk.Fn.import_value("Cidr")))

    assert keys(blocks) == ["Stack/Imported CIDR"]
    assert values(stack, blocks) == [{"Fn::ImportValue": "Cidr"}]


def test_a_vpc_imported_with_what_is_no_cidr_is_refused(stack: cdk.Stack) -> None:
    with pytest.raises(NotAClientError, match="got the client 'ten'; give a CIDR"):
        vpc_blocks(imported(stack, cidr="ten"))


def test_an_import_by_the_token_of_a_vpc_in_the_tree_knows_what_the_tree_knows(stack: cdk.Stack) -> None:
    resource = ec2.CfnVPC(stack, "Resource", cidr_block="10.9.0.0/16", enable_dns_hostnames=True)
    attach(stack, resource.ref)
    vpc = imported(stack, vpc_id=resource.attr_vpc_id, cidr=resource.attr_cidr_block)

    assert keys(vpc_blocks(vpc)) == ["10.9.0.0/16", "100.64.0.0/16"]
    assert vpc_dns(vpc) == VpcDns(support=True, hostnames=True)


@pytest.mark.parametrize(
    ("support", "hostnames", "expected", "off"),
    [
        (None, None, VpcDns(support=True, hostnames=False), ("enable_dns_hostnames",)),
        (True, True, VpcDns(support=True, hostnames=True), ()),
        (False, False, VpcDns(support=False, hostnames=False), ("enable_dns_support", "enable_dns_hostnames")),
        (False, True, VpcDns(support=False, hostnames=True), ("enable_dns_support",)),
    ],
)
def test_dns_attributes_that_a_template_leaves_out_are_what_ec2_does(
    stack: cdk.Stack, *, support: bool | None, hostnames: bool | None, expected: VpcDns, off: tuple[str, ...]
) -> None:
    resource = ec2.CfnVPC(stack, "Resource", cidr_block="10.9.0.0/16", enable_dns_support=support, enable_dns_hostnames=hostnames)

    dns = vpc_dns(imported(stack, vpc_id=resource.ref))

    assert dns == expected
    assert dns.off == off


def test_dns_attributes_that_nobody_knows_are_not_off(stack: cdk.Stack) -> None:
    vpc = isolated_vpc(stack)
    _resource(vpc).enable_dns_support = cdk.Fn.condition_equals("a", "b")

    assert vpc_dns(vpc) == VpcDns(support=None, hostnames=True)
    assert vpc_dns(imported(stack)) == VpcDns(support=None, hostnames=None)
    assert vpc_dns(imported(stack, id="Again")).off == ()


def test_a_vpc_is_one_however_often_it_is_imported(stack: cdk.Stack) -> None:
    vpc = isolated_vpc(stack)
    other = beside(stack, "Other")

    assert vpc_identity(imported(other, vpc_id=vpc.vpc_id)) == vpc_identity(vpc)
    assert vpc_identity(imported(other, id="Again")) == vpc_identity(imported(stack)) == "vpc-0123456789abcdef0"


def test_vpcs_of_two_places_are_two_even_where_their_tokens_look_alike(stack: cdk.Stack) -> None:
    other = beside(stack, "Other")
    vpcs = [isolated_vpc(stack), isolated_vpc(other), *(imported(where, vpc_id=cdk.Fn.import_value("Vpc")) for where in (stack, other))]

    assert len({vpc_identity(vpc) for vpc in vpcs}) == 4


def test_the_dummy_of_a_pending_lookup_is_no_vpc_yet() -> None:
    stack = new_stack(region="eu-west-1", account="111122223333")

    assert vpc_identity(ec2.Vpc.from_lookup(stack, "Vpc", is_default=True)) is None


def test_the_private_dns_names_of_a_service_are_taken_once_in_a_vpc_of_an_app(stack: cdk.Stack) -> None:
    claims = PrivateDnsClaims.of(stack)
    claims.claim("vpc-1", "com.amazonaws.{region}.kms", "Stack/First")

    again = PrivateDnsClaims.of(beside(stack, "Other"))

    assert again.holder("vpc-1", "com.amazonaws.{region}.kms") == "Stack/First"
    assert again.holder("vpc-2", "com.amazonaws.{region}.kms") is None
    assert again.holder("vpc-1", "com.amazonaws.{region}.sqs") is None
    assert PrivateDnsClaims.of(new_stack()).holder("vpc-1", "com.amazonaws.{region}.kms") is None


def _resource(vpc: ec2.Vpc) -> ec2.CfnVPC:
    resource = vpc.node.default_child
    assert isinstance(resource, ec2.CfnVPC)
    return resource
