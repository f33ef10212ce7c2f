"""Subnets and network ACLs that belong to another VPC than the endpoints do: EC2 refuses them, or they are never in force there.

Known are those whose resource the tree has. What was imported may be of any VPC.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk import aws_ec2 as ec2

from constructs_privatelink.constructs.construct_paths import default_child_of, is_token, path_of, referred_by
from constructs_privatelink.constructs.vpc_facts import cfn_vpc, vpc_identity

if TYPE_CHECKING:
    from collections.abc import Sequence


def subnets_of_another_vpc(selection: ec2.SubnetSelection | None, vpc: ec2.IVpc) -> list[str]:
    """Return why selected subnets cannot hold endpoints of a VPC: they are of another one.

    Args:
        selection: What the user selected; other VPCs come in by its list of subnets alone.
        vpc: The VPC of the endpoints.

    """
    listed = () if selection is None else selection.subnets or ()
    strangers = {path_of(subnet): other for subnet in listed if (other := _other_vpc(subnet, vpc)) is not None}
    return [
        f"got the subnet '{path}' of the VPC '{other}' for endpoints in '{path_of(vpc)}'; give subnets of that, or vpc=... of those"
        for path, other in strangers.items()
    ]


def acl_of_another_vpc(acl: ec2.INetworkAcl | None, vpc: ec2.IVpc) -> list[str]:
    """Return why a network ACL is never that of the endpoints' subnets: it is of another VPC.

    Args:
        acl: The network ACL; None for none.
        vpc: The VPC of the endpoints.

    """
    other = None if acl is None else _other_vpc(acl, vpc)
    if acl is None or other is None:
        return []
    way_out = "give the ACL of their subnets; that of clients in another VPC is client_network_acl=..."
    return [f"got network_acl '{path_of(acl)}' of the VPC '{other}' for endpoints in '{path_of(vpc)}'; {way_out}"]


def _other_vpc(thing: ec2.ISubnet | ec2.INetworkAcl, vpc: ec2.IVpc) -> str | None:
    """Return the VPC of something where that certainly is another one."""
    resource = default_child_of(thing)
    if not isinstance(resource, ec2.CfnSubnet | ec2.CfnNetworkAcl):
        return None
    own, other = cfn_vpc(vpc), referred_by(resource.vpc_id)
    if own is not None and isinstance(other, ec2.CfnVPC):
        return None if path_of(other) == path_of(own) else path_of(other).removesuffix("/Resource")
    ids = (resource.vpc_id, vpc.vpc_id)
    # A literal id may be that of a VPC of the tree, and a token that of any: two literals are told apart.
    if any(map(is_token, ids)) or vpc_identity(vpc) is None or ids[0] == ids[1]:
        return None
    return ids[0]


def public_by_default(selection: ec2.SubnetSelection | None, subnets: Sequence[ec2.ISubnet], vpc: ec2.IVpc) -> bool:
    """Return whether endpoints stand in public subnets for want of others: nobody selected these.

    Args:
        selection: What the user selected; None for nothing.
        subnets: Where the endpoints stand.
        vpc: Their VPC.

    """
    if selection is not None or not subnets or isinstance(subnets[0], ec2.PrivateSubnet):
        return False
    if isinstance(subnets[0], ec2.PublicSubnet):
        return True
    return path_of(subnets[0]) in {path_of(subnet) for subnet in vpc.public_subnets}
