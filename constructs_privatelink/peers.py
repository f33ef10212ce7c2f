"""The CDK's ways to say who may connect, translated into `Client` values.

Interfaces of the CDK are protocols, and an object that the kernel hands out may stand for several of them, so that a client is known by
what it offers rather than by its class. What it offers is read from its type: reading it from the object would ask the kernel.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias, cast

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink.clients import Client, ClientKind, NotAClientError, cidr_client, parse_client
from constructs_privatelink.paths import stage_path
from constructs_privatelink.vpcs import vpc_blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from constructs import IConstruct

ClientLike: TypeAlias = "str | ec2.IPeer | ec2.IConnectable | ec2.ISubnet | ec2.IVpc"
"""What may stand for a client: a CIDR or prefix list id, or one of the CDK's interfaces."""

Clients: TypeAlias = "Sequence[ClientLike] | Mapping[str, ClientLike]"
"""Clients in any order, or by a name of their own where a value is a token."""

_PEER_FIELDS = {"cidrIp": ClientKind.IPV4, "cidrIpv6": ClientKind.IPV6, "sourcePrefixListId": ClientKind.PREFIX_LIST}


@dataclass(frozen=True)
class GroupClient(Client):
    """A client known by its security group, which may need an egress rule of its own.

    Args:
        group: The security group.
        stack: The stack it belongs to.

    """

    group: ec2.ISecurityGroup | None = None
    stack: cdk.Stack | None = None


def translated(clients: Clients, *, scope: IConstruct) -> tuple[list[Client], list[str]]:
    """Return the clients, each key once and in the order given, and the reasons why others are none.

    Args:
        clients: A sequence, or a mapping from a name to a client.
        scope: The construct in whose stack tokens are resolved.

    """
    found: dict[str, Client] = {}
    reasons: list[str] = []
    if isinstance(clients, str):
        return [], [f"got clients={clients!r}, one string; give a sequence: clients=[{clients!r}]"]
    named = list(clients.items()) if isinstance(clients, Mapping) else [(None, client) for client in clients]
    for name, client in named:
        try:
            found.update((one.key, one) for one in _one(client, name, scope))
        except NotAClientError as error:
            reasons.append(str(error))
    return list(found.values()), reasons


def _one(client: ClientLike, name: str | None, scope: IConstruct) -> Sequence[Client]:
    if isinstance(client, str):
        return [_from_text(client, name, scope)]
    readers: tuple[tuple[str, Callable[[], Sequence[Client]]], ...] = (
        ("vpc_cidr_block", lambda: _from_vpc(cast("ec2.IVpc", client))),
        ("route_table", lambda: [subnet_block(cast("ec2.ISubnet", client), name, scope)]),
        ("connections", lambda: _from_connectable(cast("ec2.IConnectable", client))),
        ("to_ingress_rule_config", lambda: [_from_peer(cast("ec2.IPeer", client), name, scope)]),
    )
    for member, read in readers:
        if offers(client, member):
            return read()
    raise NotAClientError(
        f"got the client {client!r}; give a CIDR ('10.0.0.0/16'), a prefix list id, or an ec2.IPeer, IConnectable, ISubnet or IVpc"
    )


def offers(value: object, member: str) -> bool:
    """Return whether the type of `value` has a member; asks nothing of the kernel."""
    return any(hasattr(type(one), member) for one in (value, *getattr(value, "_delegates", ())))


def _from_text(text: str, name: str | None, scope: IConstruct) -> Client:
    if cdk.Token.is_unresolved(text):
        return Client(ClientKind.IPV4, name or token_key(text, scope), text)
    return parse_client(text)


def subnet_block(subnet: ec2.ISubnet, name: str | None, scope: IConstruct) -> Client:
    """Return the IPv4 addresses of a subnet.

    Raises:
        NotAClientError: The subnet was imported without its CIDR.

    """
    try:
        cidr = subnet.ipv4_cidr_block
    except RuntimeError:
        raise NotAClientError(
            f"the CIDR of the imported subnet '{subnet.node.path}' is not known; "
            "import it with ec2.Subnet.from_subnet_attributes(..., ipv4_cidr_block=...), or give the CIDR"
        ) from None
    if cdk.Token.is_unresolved(cidr):
        return Client(ClientKind.IPV4, name or token_key(cidr, scope), cidr)
    return cidr_client(cidr)


def _from_vpc(vpc: ec2.IVpc) -> Sequence[Client]:
    blocks = vpc_blocks(vpc)
    if not blocks:
        raise NotAClientError(f"the CIDR of the imported VPC '{vpc.node.path}' is not known; give its CIDRs as clients")
    return [replace(block, declared=True) for block in blocks]


def _from_connectable(client: ec2.IConnectable) -> Sequence[Client]:
    groups = client.connections.security_groups
    if not groups:
        raise NotAClientError(f"got the client {client!r}, which has no security group; give its subnets or CIDR instead")
    return [group_client(group) for group in groups]


def group_client(group: ec2.ISecurityGroup) -> GroupClient:
    """Return the client of a security group, keyed by its path below its app or stage."""
    return GroupClient(ClientKind.SECURITY_GROUP, stage_path(group), group.security_group_id, group=group, stack=cdk.Stack.of(group))


def _from_peer(peer: ec2.IPeer, name: str | None, scope: IConstruct) -> Client:
    config: dict[str, object] = _camel_case(peer.to_ingress_rule_config())
    for field, kind in _PEER_FIELDS.items():
        value = config.get(field)
        if isinstance(value, str):
            if cdk.Token.is_unresolved(value):
                return Client(kind, name or token_key(value, scope), value)
            return parse_client(value) if kind is ClientKind.PREFIX_LIST else cidr_client(value)
    group = config.get("sourceSecurityGroupId")
    if isinstance(group, str):
        key = name or (token_key(group, scope) if cdk.Token.is_unresolved(group) else group)
        owner = config.get("sourceSecurityGroupOwnerId")
        return Client(ClientKind.SECURITY_GROUP, key, group, account=owner if isinstance(owner, str) else None)
    raise NotAClientError(f"got the client {peer.unique_id!r}, a peer with neither CIDR, prefix list nor security group")


def _camel_case(config: object) -> dict[str, object]:
    if isinstance(config, Mapping):
        return dict(config)
    values: Mapping[str, object] = getattr(config, "_values", {})
    return {key.split("_")[0] + "".join(part.title() for part in key.split("_")[1:]): value for key, value in values.items()}


def token_key(token: str, scope: IConstruct) -> str:
    """Return what a token stands for, in words that are the same in every synthesis.

    Raises:
        NotAClientError: It is computed from something that has no stable form.

    """
    first = cdk.Tokenization.reverse_string(token).first_token
    if isinstance(first, cdk.Reference):
        return f"{stage_path(first.target)}.{first.display_name}"
    resolved = json.dumps(cdk.Stack.of(scope).resolve(token), sort_keys=True)
    if "${Token[" in resolved:
        raise NotAClientError(f"got a client that is a token without a stable form ({resolved}); name it: clients={{'office': ...}}")
    return resolved
