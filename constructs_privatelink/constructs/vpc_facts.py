"""What the construct tree says about a VPC: its address blocks, its DNS attributes, its identity."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar
from weakref import WeakKeyDictionary

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink.constructs.construct_paths import (
    identity,
    is_token,
    node_of,
    path_of,
    referred_by,
    root_of,
    stack_of,
    stage_of,
    stage_path,
)
from constructs_privatelink.decisions.clients import Client, ClientKind, cidr_client
from constructs_privatelink.errors import Doubt

if TYPE_CHECKING:
    from constructs import IConstruct

_DUMMY_LOOKUP = "vpc-12345"
"""What `Vpc.from_lookup` answers until the CDK CLI has looked the VPC up."""


@dataclass(frozen=True)
class VpcDns:
    """The two DNS attributes of a VPC that private DNS needs; None where the tree does not say.

    Args:
        support: ``enableDnsSupport``.
        hostnames: ``enableDnsHostnames``.

    """

    support: bool | None
    hostnames: bool | None

    @property
    def off(self) -> tuple[str, ...]:
        """The CDK names of the attributes that are known to be off."""
        both = {"enable_dns_support": self.support, "enable_dns_hostnames": self.hostnames}
        return tuple(name for name, value in both.items() if value is False)


@dataclass(frozen=True)
class AttachedBlock(Client):
    """An address block that can be named once something else is there, and which CloudFormation does not wait for by itself.

    Args:
        after: What has to be there first: the attachment of the block, or a subnet that has a part of it.

    """

    after: IConstruct | None = field(default=None, compare=False)


def wait_for(client: Client, resource: IConstruct) -> None:
    """Let a resource wait until a client's block can be named: ``Ipv6CidrBlocks`` of a VPC is empty before its block is attached."""
    if isinstance(client, AttachedBlock) and client.after is not None:
        resource.node.add_dependency(client.after)


_RESOURCES: WeakKeyDictionary[ec2.IVpc, ec2.CfnVPC | None] = WeakKeyDictionary()
"""The resources of VPCs: which one it is never changes, and costs two messages to the kernel or more."""


def cfn_vpc(vpc: ec2.IVpc) -> ec2.CfnVPC | None:
    """Return the VPC's own resource when it is in the tree, be it an import by the token of that resource."""
    if vpc not in _RESOURCES:
        _RESOURCES[vpc] = _resource_of(vpc)
    return _RESOURCES[vpc]


def _resource_of(vpc: ec2.IVpc) -> ec2.CfnVPC | None:
    child = node_of(vpc).default_child
    if isinstance(child, ec2.CfnVPC):
        return child
    target = referred_by(_id_of(vpc))
    return target if isinstance(target, ec2.CfnVPC) else None


def vpc_dns(vpc: ec2.IVpc) -> VpcDns:
    """Return the DNS attributes; what the template leaves out is what EC2 does: support on, host names off."""
    resource = cfn_vpc(vpc)
    if resource is None:
        return VpcDns(None, None)
    support, hostnames = resource.enable_dns_support, resource.enable_dns_hostnames
    return VpcDns(
        support=True if support is None else _known(support),
        hostnames=False if hostnames is None else _known(hostnames),
    )


def _known(value: bool | cdk.IResolvable) -> bool | None:  # noqa: FBT001 - the value itself
    return value if isinstance(value, bool) else None


def vpc_blocks(vpc: ec2.IVpc, *, ipv6: bool = False) -> tuple[Client, ...]:
    """Return every address block of a VPC that the tree knows, as undeclared clients; empty for an import without a CIDR.

    Primary and secondary IPv4 blocks are literals where the tree has literals. Secondary blocks are those attached before this is
    called, in any stack.

    Args:
        vpc: The VPC.
        ipv6: Whether its IPv6 blocks belong to the answer.

    """
    resource = cfn_vpc(vpc)
    if resource is None:
        try:
            return (_block(vpc.vpc_cidr_block, f"{stage_path(vpc)} CIDR"),)
        except RuntimeError:
            return ()
    return _blocks_of(resource, stage_path(vpc), ipv6=ipv6)


def _blocks_of(resource: ec2.CfnVPC, name: str, *, ipv6: bool) -> tuple[Client, ...]:
    blocks = [_block(resource.cidr_block or resource.attr_cidr_block, f"{name} CIDR")]
    for attached in _attached(resource):
        if attached.cidr_block:
            blocks.append(_block(attached.cidr_block, stage_path(attached)))
        elif attached.ipv6_cidr_block and ipv6:
            blocks.append(_block(attached.ipv6_cidr_block, stage_path(attached), ClientKind.IPV6))
        elif ipv6 and (attached.amazon_provided_ipv6_cidr_block or attached.ipv6_pool or attached.ipv6_ipam_pool_id):
            # Amazon or an address pool chooses these; the first block of the VPC is the only one that CloudFormation can name.
            first = cdk.Fn.select(0, resource.attr_ipv6_cidr_blocks)
            blocks.append(AttachedBlock(ClientKind.IPV6, f"{name} IPv6 CIDR", first, declared=False, after=attached))
    return tuple(dict.fromkeys(blocks))


def _attached(resource: ec2.CfnVPC) -> list[ec2.CfnVPCCidrBlock]:
    """Return the blocks attached anywhere in the stage; of other stacks literals only, since a token could tie a knot."""
    stack = stack_of(resource)
    every = [child for child in node_of(stage_of(stack)).find_all() if isinstance(child, ec2.CfnVPCCidrBlock)]
    own = [child for child in every if identity(child.vpc_id, child) == path_of(resource)]
    return [child for child in own if stack_of(child) is stack or not is_token(child.cidr_block)]


def has_no_ipv6(vpc: ec2.IVpc) -> bool:
    """Return whether the tree has the VPC's own resource, and no IPv6 block for it so far."""
    resource = cfn_vpc(vpc)
    return resource is not None and not any(block.ipv6 for block in _blocks_of(resource, "", ipv6=True))


def blocks_without_name(vpc: ec2.IVpc) -> tuple[Doubt, ...]:
    """Return a doubt where the VPC has address blocks that CloudFormation cannot name: further ones that an IPAM pool chooses."""
    resource = cfn_vpc(vpc)
    attached = [] if resource is None else _attached(resource)
    nameless = [path_of(block) for block in attached if block.ipv4_ipam_pool_id and not block.cidr_block]
    if not nameless:
        return ()
    names = ", ".join(f"'{path}'" for path in nameless)
    text = f"an IPAM pool chooses these CIDRs of the VPC and no template can name them: {names}; give clients=[...] with them"
    return (Doubt("vpc-cidr-without-name", text),)


def _block(cidr: str, name: str, kind: ClientKind = ClientKind.IPV4) -> Client:
    if is_token(cidr):
        return Client(kind, name, cidr, declared=False)
    return cidr_client(cidr, declared=False)


@dataclass(frozen=True)
class Neighbour:
    """A VPC that a security group belongs to, where that is known not to be the VPC of the endpoints.

    Args:
        name: Its path, or its id.
        blocks: Its address blocks; empty where they are not known.

    """

    name: str
    blocks: tuple[Client, ...]


def neighbour_of(group: ec2.CfnSecurityGroup | None, vpc: ec2.IVpc, *, ipv6: bool) -> Neighbour | None:
    """Return the VPC of a group where the tree shows that it is another one; None where it is the same, or nothing is known."""
    group_vpc, own_vpc = None if group is None else group.vpc_id, _id_of(vpc)
    if group_vpc is None or group_vpc == own_vpc or _DUMMY_LOOKUP in {group_vpc, own_vpc}:
        return None
    if not is_token(group_vpc) and not is_token(own_vpc):
        return Neighbour(group_vpc, ())
    target, own = referred_by(group_vpc), cfn_vpc(vpc)
    if own is None or not isinstance(target, ec2.CfnVPC) or path_of(target) == path_of(own):
        return None
    scope = node_of(target).scope
    construct = scope if isinstance(scope, ec2.Vpc) else target
    return Neighbour(path_of(construct), _blocks_of(target, stage_path(construct), ipv6=ipv6))


_IDS: WeakKeyDictionary[ec2.IVpc, str] = WeakKeyDictionary()


def vpc_identity(vpc: ec2.IVpc) -> str | None:
    """Return what tells this VPC from others in the app: its resource's path, or an import's id; None for the dummy of a pending lookup."""
    vpc_id = _id_of(vpc)
    return None if vpc_id == _DUMMY_LOOKUP else identity(vpc_id, vpc)


def _id_of(vpc: ec2.IVpc) -> str:
    if vpc not in _IDS:
        _IDS[vpc] = vpc.vpc_id
    return _IDS[vpc]


class PrivateDnsClaims:
    """Who has the private DNS names of which service in which VPC, in one app."""

    _by_app: ClassVar[WeakKeyDictionary[IConstruct, PrivateDnsClaims]] = WeakKeyDictionary()

    def __init__(self) -> None:
        self._holders: dict[tuple[str, str], str] = {}

    @classmethod
    def of(cls, stack: cdk.Stack) -> PrivateDnsClaims:
        """Return the claims of the app that a stack is in."""
        return cls._by_app.setdefault(root_of(stack), cls())

    def holder(self, vpc: str, service_name: str) -> str | None:
        """Return the path of the endpoint that has the names already, or None."""
        return self._holders.get((vpc, service_name))

    def claim(self, vpc: str, service_name: str, path: str) -> None:
        """Record that an endpoint takes the names."""
        self._holders[vpc, service_name] = path
