"""A client of another stage is refused: no template names a resource of another stage's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink.constructs.peers import translated
from tests.fixtures_vpc import isolated_vpc

if TYPE_CHECKING:
    from collections.abc import Callable

    from constructs_privatelink.constructs.peers import ClientLike

OF_A_POOL = ec2.IpAddresses.aws_ipam_allocation(
    ipv4_ipam_pool_id="ipam-pool-0123456789abcdef0", ipv4_netmask_length=16, default_subnet_ipv4_netmask_length=24
)
OF_A_STAGE: list[Callable[[cdk.Stack], ClientLike]] = [
    lambda stack: ec2.SecurityGroup(stack, "Group", vpc=isolated_vpc(stack)),
    lambda stack: ec2.Vpc(stack, "Vpc", ip_addresses=OF_A_POOL),
    lambda stack: ec2.CfnPrefixList(stack, "List", address_family="IPv4", max_entries=1, prefix_list_name="list").attr_prefix_list_id,
]


@pytest.mark.parametrize("make", OF_A_STAGE)
def test_what_is_made_in_another_stage_is_refused_and_in_its_own_taken(make: Callable[[cdk.Stack], ClientLike]) -> None:
    app = cdk.App()
    test, prod = (cdk.Stack(cdk.Stage(app, name), "Stack") for name in ("Test", "Prod"))
    client = make(prod)

    taken, reasons = translated(client, scope=cdk.Stack(cdk.Stage.of(prod) or app, "Endpoints"))
    refused, (reason,) = translated(client, scope=test)

    assert (len(taken), reasons, refused) == (1, [], [])
    assert re.search("got the client 'Prod/Stack/.*', which is of another stage, .*; make a network in each stage, or give an id", reason)


def test_what_is_written_out_or_imported_by_name_is_a_client_in_any_stage() -> None:
    app = cdk.App()
    test, prod = (cdk.Stack(cdk.Stage(app, name), "Stack") for name in ("Test", "Prod"))
    literal = ec2.SecurityGroup.from_security_group_id(prod, "Literal", "sg-0123456789abcdef0")
    imported = ec2.SecurityGroup.from_security_group_id(prod, "Imported", cdk.Fn.import_value("group"))

    clients, reasons = translated([literal, imported], scope=test)

    assert ([client.key for client in clients], reasons) == (["sg-0123456789abcdef0", "Stack/Imported"], [])
