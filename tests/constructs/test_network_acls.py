"""All entries of a network ACL are known together, by whatever way the ACL is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink import AwsService, EndpointNetwork, PrivateLinkEndpoint, PrivateLinkError
from constructs_privatelink.argument_kinds import shown
from tests.fixtures_vpc import ACL_ENTRY, acl_entries, isolated_vpc, resources

if TYPE_CHECKING:
    from collections.abc import Callable

CLIENT = "10.7.0.0/16"
NUMBER = 7_401
"""What ``in tcp 443 from 10.7.0.0/16`` has."""


def wired(stack: cdk.Stack, vpc: ec2.Vpc, id: str, acl: ec2.INetworkAcl) -> None:
    network = EndpointNetwork(stack, id, vpc=vpc, clients=[CLIENT], network_acl=acl)
    PrivateLinkEndpoint(stack, f"KmsOf{id}", network=network, service=AwsService.KMS, private_dns=False)


@pytest.mark.parametrize(
    "ids",
    [
        lambda _: ("acl-0123456789abcdef0", "acl-0123456789abcdef0"),
        lambda acl: (acl.ref, acl.attr_id),
        lambda _: (cdk.Fn.import_value("Acl"), cdk.Fn.import_value("Acl")),
    ],
    ids=["literals", "tokens of one resource", "imported values"],
)
def test_an_acl_named_in_two_ways_is_wired_once(
    stack: cdk.Stack, vpc: ec2.Vpc, ids: Callable[[ec2.CfnNetworkAcl], tuple[str, str]]
) -> None:
    one, other = ids(ec2.CfnNetworkAcl(stack, "Acl", vpc_id=vpc.vpc_id))

    wired(stack, vpc, "First", ec2.NetworkAcl.from_network_acl_id(stack, "One", one))
    wired(stack, vpc, "Second", ec2.NetworkAcl.from_network_acl_id(stack, "Other", other))

    assert len(resources(stack, ACL_ENTRY)) == len(acl_entries(stack)) == 2


def test_an_imported_value_of_another_stack_may_be_another_acl() -> None:
    app = cdk.App()
    stacks = [cdk.Stack(app, name) for name in ("One", "Two")]

    for stack in stacks:
        wired(stack, isolated_vpc(stack), "Network", ec2.NetworkAcl.from_network_acl_id(stack, "Acl", cdk.Fn.import_value("Acl")))

    assert [len(resources(stack, ACL_ENTRY)) for stack in stacks] == [2, 2]


@pytest.mark.parametrize("named", ["ref", "attr_id"])
def test_the_numbers_of_a_users_entries_are_known_however_they_name_the_acl(stack: cdk.Stack, vpc: ec2.Vpc, named: str) -> None:
    acl = ec2.NetworkAcl(stack, "Acl", vpc=vpc)
    resource = acl.node.default_child
    assert isinstance(resource, ec2.CfnNetworkAcl)
    ec2.CfnNetworkAclEntry(
        stack,
        "Mine",
        network_acl_id={"ref": resource.ref, "attr_id": resource.attr_id}[named],
        protocol=-1,
        rule_action="deny",
        rule_number=NUMBER,
        cidr_block="10.7.7.0/24",
    )

    with pytest.raises(PrivateLinkError, match=f"have the number {NUMBER}: 'in tcp 443 from 10.7.0.0/16' and 'Stack/Mine'"):
        wired(stack, vpc, "Network", acl)


def test_the_same_number_in_another_acl_or_as_a_token_is_no_clash(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    acl, other = (ec2.NetworkAcl(stack, name, vpc=vpc) for name in ("Acl", "Other"))
    everything = ec2.AclTraffic.all_traffic()
    other.add_entry("Mine", cidr=ec2.AclCidr.any_ipv4(), traffic=everything, rule_number=NUMBER, direction=ec2.TrafficDirection.INGRESS)
    number = cdk.CfnParameter(stack, "Number", type="Number").value_as_number
    acl.add_entry("Later", cidr=ec2.AclCidr.any_ipv4(), traffic=everything, rule_number=number, direction=ec2.TrafficDirection.INGRESS)

    wired(stack, vpc, "Network", acl)

    assert len(resources(stack, ACL_ENTRY)) == 4


@pytest.mark.parametrize(
    "numbers", [range(100), range(32_700, 32_767 + 1), range(100, 139), range(0), range(1, 10**30), (1_000, 32_000), 1_000, None]
)
def test_rule_numbers_are_a_range_that_acls_have_with_room_for_every_entry(stack: cdk.Stack, vpc: ec2.Vpc, numbers: object) -> None:
    with pytest.raises(PrivateLinkError) as refused:
        EndpointNetwork(stack, "Network", vpc=vpc, rule_numbers=numbers)  # type: ignore[arg-type]  # wrong use is what this is about

    assert refused.value.reasons == (f"got rule_numbers={shown(numbers)}; give a range of at least 40 numbers within 1 to 32766",)


@pytest.mark.parametrize("numbers", [range(1, 41), range(32_727, 32_767), range(32_766, 0, -1)])
def test_rule_numbers_may_be_few_or_count_down(stack: cdk.Stack, vpc: ec2.Vpc, numbers: range) -> None:
    acl = ec2.NetworkAcl(stack, "Acl", vpc=vpc)
    network = EndpointNetwork(stack, "Network", vpc=vpc, clients=[CLIENT], network_acl=acl, rule_numbers=numbers)

    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    used = [entry["Properties"]["RuleNumber"] for entry in resources(stack, ACL_ENTRY).values()]
    assert used
    assert {*used} <= {*numbers}
