"""What the CDK's own interface endpoint writes, kept where one of ours takes its place: its group, with the inline rule in it.

The inline rule lets in the one port from the primary block of the VPC. CloudFormation takes it away before, or while, a rule of its own
resource comes, so that whoever swaps one endpoint for the other loses every connection for moments, unless the rule stays as it is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk import aws_ec2 as ec2

from constructs_privatelink.argument_kinds import not_a_switch
from constructs_privatelink.constructs import nag
from constructs_privatelink.constructs.construct_paths import made_at, path_of
from constructs_privatelink.constructs.vpc_facts import vpc_blocks
from constructs_privatelink.decisions.kept_rules import KeptRule

if TYPE_CHECKING:
    from constructs import Construct

_ARGUMENT = "keep_inline_rules"


def refusals_to_keep(keep: object, vpc: ec2.IVpc) -> list[str]:
    """Return why there is nothing to keep."""
    strange = not_a_switch(_ARGUMENT, keep)
    if strange:
        return strange
    if keep and not vpc_blocks(vpc):
        way_out = "leave it out, or import the VPC with vpc_cidr_block=..."
        return [
            f"got {_ARGUMENT}=True, and the CIDR of the imported VPC '{path_of(vpc)}', which the rule would name, is not known; {way_out}"
        ]
    return []


def kept_rule(vpc: ec2.IVpc, service: ec2.IInterfaceVpcEndpointService) -> KeptRule:
    """Return the rule that the CDK's endpoint of a service writes for a VPC whose CIDR is known."""
    return KeptRule(vpc_blocks(vpc)[0], vpc.vpc_cidr_block, int(service.port))


def make_kept_group(scope: Construct, id: str, vpc: ec2.IVpc) -> ec2.SecurityGroup:
    """Make the group of the CDK's endpoint as it is written there: with everything let out, its path as description, and no tag."""
    group = ec2.SecurityGroup(scope, id, vpc=vpc)
    made_at(group, f"{path_of(scope)}/{id}")
    nag.block_known_at_deployment(group.node.default_child or group, vpc.vpc_cidr_block)
    return group
