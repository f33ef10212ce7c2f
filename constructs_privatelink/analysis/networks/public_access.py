"""VPC Block Public Access: what of the internet an account and Region does not let through, whatever routes say.

Source: https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.kinds import NextHop
from constructs_privatelink.analysis.networks.properties import SUBNET, VPC
from constructs_privatelink.analysis.values import ResourceId, Unknown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs_privatelink.analysis.networks.model import Subnet, Vpc
    from constructs_privatelink.analysis.networks.properties import Fields, Reading
    from constructs_privatelink.analysis.values import Target

_OPTIONS, _EXCLUSION = "AWS::EC2::VPCBlockPublicAccessOptions", "AWS::EC2::VPCBlockPublicAccessExclusion"
_ONLY_OUT = (NextHop.NAT_GATEWAY, NextHop.EGRESS_ONLY_GATEWAY)
"""What the mode ``block-ingress`` leaves open."""


def public_access_doubts(
    reading: Reading, vpcs: Mapping[Target, Vpc], subnets: Mapping[Target, Subnet]
) -> dict[tuple[Target, NextHop], Unknown]:
    """Return why the internet is perhaps not reached from a subnet by a kind of gateway; a VPC or subnet that is excluded is let through.

    Args:
        reading: The templates.
        vpcs: Their VPCs.
        subnets: Their subnets.

    """
    excluded: set[Target | None] = set()
    for fields in reading.of_type(_EXCLUSION):
        if fields.exists is True and fields.get("InternetGatewayExclusionMode") == "allow-bidirectional":
            excluded |= {fields.target("VpcId", VPC), fields.target("SubnetId", SUBNET)}
    doubts: dict[tuple[Target, NextHop], Unknown] = {}
    for options in reading.of_type(_OPTIONS):
        mode = options.get("InternetGatewayBlockMode")
        if mode == "off":
            continue
        gateways = (NextHop.INTERNET_GATEWAY, *(() if mode == "block-ingress" else _ONLY_OUT))
        text = f"VPC Block Public Access ({mode if isinstance(mode, str) else 'a mode that is not known'}) perhaps does not let it through"
        why = Unknown(Code.PL_MIDDLEBOX, options.resource.path, text)
        for subnet in subnets.values():
            if subnet.id not in excluded and subnet.vpc not in excluded and subnet.vpc in vpcs and _in_one_region(options, subnet.id):
                doubts |= {(subnet.id, gateway): why for gateway in gateways}
    return doubts


def _in_one_region(options: Fields, subnet: Target) -> bool:
    """Return whether a subnet may be in the account and Region that options are for."""
    if not isinstance(subnet, ResourceId):
        return True
    stacks = options.reading.stacks.stacks
    options_stack, subnet_stack = stacks[options.id.stack], stacks[subnet.stack]
    pairs = ((options_stack.region, subnet_stack.region), (options_stack.account, subnet_stack.account))
    return all(isinstance(left, Unknown) or isinstance(right, Unknown) or left == right for left, right in pairs)
