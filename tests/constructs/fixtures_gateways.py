"""Networks with gateway endpoints, and what stands in their templates."""

from __future__ import annotations

from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink import EndpointNetwork
from tests.fixtures_intent import APPS
from tests.fixtures_vpc import endpoint_subnets, new_stack


def stack_in_ireland() -> cdk.Stack:
    return new_stack(region="eu-west-1", account="111122223333")


def table(vpc: ec2.IVpc, group: str, number: int = 0) -> str:
    return vpc.select_subnets(subnet_group_name=group).subnets[number].route_table.route_table_id


def imported(stack: cdk.Stack, **more: Any) -> ec2.IVpc:  # noqa: ANN401 - whatever the CDK takes
    zones = ["eu-west-1a", "eu-west-1b"]
    subnets = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
    return ec2.Vpc.from_vpc_attributes(
        stack, "Vpc", vpc_id="vpc-0123456789abcdef0", availability_zones=zones, private_subnet_ids=subnets, **more
    )


LIST = "pl-0123456789abcdef0"


RANGES = ["198.51.100.0/24", "203.0.113.0/25"]


ANSWER = {
    "PrefixLists": [
        {"PrefixListId": "pl-0aaaaaaaaaaaaaaaa", "PrefixListName": "com.amazonaws.eu-west-1.dynamodb", "Cidrs": ["192.0.2.0/24"]},
        {"PrefixListId": LIST, "PrefixListName": "com.amazonaws.eu-west-1.s3", "Cidrs": RANGES},
    ]
}


def network_with_acls(stack: cdk.Stack, vpc: ec2.Vpc, **more: Any) -> tuple[EndpointNetwork, ec2.NetworkAcl]:  # noqa: ANN401 - arguments
    ends = ec2.NetworkAcl(stack, "Ends", vpc=vpc, subnet_selection=endpoint_subnets())
    users = ec2.NetworkAcl(stack, "Users", vpc=vpc, subnet_selection=APPS)
    network = EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), network_acl=ends, client_network_acl=users, **more)
    return network, users


def tables(stack: cdk.Stack, vpc: ec2.IVpc, *groups: str) -> list[Any]:
    return [stack.resolve(table(vpc, group, number)) for group in groups for number in (0, 1)]
