"""Findings of cdk-nag that resources of this library cause and AWS leaves no other way about, acknowledged on the one resource.

[cdk-nag](https://github.com/cdklabs/cdk-nag) is no dependency: an acknowledgement is a note in the construct tree, which the CDK reads
where a plugin of that name reports the rule. It is in no template, and is written where the app has imported cdk-nag. What the user made,
a network ACL for one, is the user's to answer for.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import aws_cdk as cdk

from constructs_privatelink.constructs.construct_paths import stack_of

if TYPE_CHECKING:
    from constructs import IConstruct

_BLOCKS_OF_A_VPC = {"CidrBlock", "Ipv6CidrBlocks"}


def acl_entry(entry: IConstruct) -> None:
    """Acknowledge VPC3, which is against every network ACL entry there is."""
    _acknowledge(
        entry,
        "AwsSolutions-VPC3",
        "The network ACL was named to be wired: this entry lets through one declared client of an endpoint, or the answers back.",
    )


def block_known_at_deployment(rule: IConstruct, cidr: str) -> None:
    """Acknowledge EC23, which fails on a CIDR that only the deployment knows, where it is a block of a VPC or of a subnet.

    EC2 refuses blocks wider than /16 there, and IPv6 blocks wider than /44
    (https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html), so that it cannot be every address there is. Any other token
    may be, a parameter for one: whoever gives it answers for it.
    """
    if _is_block_of_a_vpc(stack_of(rule).resolve(cidr)):
        _acknowledge(rule, "AwsSolutions-EC23", "The CIDR is one of a VPC or subnet, known at deployment, and never 0.0.0.0/0 or ::/0.")


def _is_block_of_a_vpc(resolved: object) -> bool:
    match resolved:
        case {"Fn::GetAtt": [_, attribute]}:
            return attribute in _BLOCKS_OF_A_VPC
        case {"Fn::Select": [_, blocks]} | {"Fn::Cidr": [blocks, *_]}:
            return _is_block_of_a_vpc(blocks)
    return False


def _acknowledge(construct: IConstruct, rule: str, reason: str) -> None:
    # Two messages to the kernel for each entry, which nobody hears where the app has not loaded cdk-nag.
    if "cdk_nag" in sys.modules:
        cdk.Validations.of(construct).acknowledge(cdk.Acknowledgment(id=f"AwsSolutions::{rule}", reason=reason))
