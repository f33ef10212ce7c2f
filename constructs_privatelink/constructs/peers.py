"""What the CDK says of who may connect, translated into `Client` values.

Interfaces of the CDK are protocols, and an object that the kernel hands out may stand for several of them, so that a client is known by
what it offers rather than by its class. What it offers is read from its type: reading it from the object would ask the kernel.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias, cast
from weakref import WeakKeyDictionary

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2
from constructs import Construct

from constructs_privatelink.argument_kinds import shown
from constructs_privatelink.constructs.construct_paths import (
    are_of_one_stage,
    default_child_of,
    is_token,
    path_in_stage,
    path_of,
    reference_in,
    referred_by,
    refusals_of_list_token,
    region_of,
    stack_of,
    stage_path,
)
from constructs_privatelink.constructs.vpc_facts import vpc_blocks
from constructs_privatelink.decisions.clients import Client, ClientKind, NotAClientError, cidr_client, parse_client
from constructs_privatelink.errors import PrivateLinkError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from constructs import IConstruct

ClientLike: TypeAlias = "str | ec2.IPeer | ec2.IConnectable | ec2.ISubnet | ec2.IVpc"
"""What may stand for a client: a CIDR or prefix list id, or one of the CDK's interfaces."""

Clients: TypeAlias = "ClientLike | Sequence[ClientLike] | Mapping[str, ClientLike]"
"""One client, or several in any order, or by a name of their own where a value is a token."""

_FORMS = "give a CIDR ('10.0.0.0/16'), a prefix list id, or an ec2.IPeer, IConnectable, ISubnet or IVpc"
_NO_ADDRESSES: dict[type[Construct], str] = {ec2.CfnSecurityGroup: "security group", ec2.CfnVPC: "VPC", ec2.CfnSubnet: "subnet"}
"""Resources whose tokens are mistaken for addresses; what the CDK calls them."""
_PEER_FIELDS = {"cidrIp": ClientKind.IPV4, "cidrIpv6": ClientKind.IPV6, "sourcePrefixListId": ClientKind.PREFIX_LIST}


@dataclass(frozen=True)
class SecurityGroupSource(Client):
    """A client known by its security group, which may need an egress rule of its own.

    Args:
        group: The security group.
        stack: The stack it belongs to.
        resource: Its resource; None for an import.
        open: Whether it lets everything out, so that it needs no rule.

    """

    group: ec2.ISecurityGroup | None = None
    stack: cdk.Stack | None = None
    resource: ec2.CfnSecurityGroup | None = None
    open: bool = True


@dataclass(frozen=True)
class NamedClient:
    """One client.

    Args:
        client: The client.
        name: What ids derive from where it is a token; None for what the token stands for.

    """

    client: ClientLike
    name: str | None


def translated(
    clients: Clients | AbstractSet[ClientLike] | NamedClient, *, scope: IConstruct, known: Sequence[Client] = ()
) -> tuple[list[Client], list[str]]:
    """Return the clients, each key once and in the order given, and the reasons why others are none.

    Args:
        clients: A client, a sequence, or a mapping from a name to a client.
        scope: The construct in whose stack tokens are resolved.
        known: The clients that are there already.

    """
    of_set = refusals_of_set(clients)
    if of_set:
        return [], of_set
    by_key: dict[str, Client] = {}
    ids = {_as_id(client.key): client for client in known}
    reasons: list[str] = []
    for name, client in named(clients):
        try:
            for source in _sources_of(client, _checked(name), scope):
                _check_name(source, ids.setdefault(_as_id(source.key), source), scope)
                by_key[source.key] = source
        except NotAClientError as error:
            reasons.append(str(error))
    return list(by_key.values()), reasons


def refusals_of_set(clients: object) -> list[str]:
    """Return why clients cannot be a set."""
    return ["got clients={...}, a set, which has another order in every run; give a list: clients=[...]"] * isinstance(clients, AbstractSet)


def named(clients: Clients | AbstractSet[ClientLike] | NamedClient) -> list[tuple[str | None, ClientLike]]:
    """Return the clients with their names; None for one without."""
    if isinstance(clients, NamedClient):
        return [(clients.name, clients.client)]
    if isinstance(clients, Mapping):
        return list(clients.items())
    if isinstance(clients, str) or not isinstance(clients, Iterable):
        return [(None, clients)]
    return [(None, client) for client in clients]


def _as_id(key: str) -> str:
    """Return what the CDK makes of a key in a construct id."""
    return key.replace("/", "--")


def _check_name(client: Client, other: Client, scope: IConstruct) -> None:
    def content(same_name: Client) -> object:
        return same_name.kind, same_name.key, same_name.account, stack_of(scope).resolve(same_name.value)

    if client.value != other.value and content(client) != content(other):
        shown, before = (json.dumps(stack_of(scope).resolve(value)) for value in (client.value, other.value))
        raise NotAClientError(f"2 clients have the name {client.key!r}, {before} and {shown}; give one of them another name")


def _sources_of(client: ClientLike, name: str | None, scope: IConstruct) -> Sequence[Client]:
    if isinstance(client, str):
        return [_from_text(client, name, scope)]
    readers: tuple[tuple[str, Callable[[], Sequence[Client]]], ...] = (
        ("vpc_cidr_block", lambda: _from_vpc(cast("ec2.IVpc", client), scope)),
        ("route_table", lambda: [subnet_block(cast("ec2.ISubnet", client), name, scope)]),
        ("add_ingress_rule", lambda: [_nameable(group_client(cast("ec2.ISecurityGroup", client)), scope)]),
        ("to_ingress_rule_config", lambda: [_from_peer(cast("ec2.IPeer", client), name, scope)]),
        ("connections", lambda: [_nameable(group, scope) for group in _from_connectable(cast("ec2.IConnectable", client))]),
    )
    for member, read in readers:
        if offers(client, member):
            return read()
    raise NotAClientError(f"got the client {in_words(client)}; {_FORMS}")


def in_words(value: object) -> str:
    """Return a value in words: a construct by its path."""
    return f"{type(value).__name__} '{path_of(value)}'" if isinstance(value, Construct) else shown(value)


def of_another_kind(argument: str, value: object, member: str, way_out: str) -> list[str]:
    """Return why something is not what the CDK means by one of its interfaces.

    Args:
        argument: What the user calls it.
        value: What was given.
        member: What everything of the interface has.
        way_out: What to give.

    """
    return [] if offers(value, member) else [f"got {argument}={in_words(value)}; {way_out}"]


def offers(value: object, member: str) -> bool:
    """Return whether the type of `value` has a member; asks nothing of the kernel."""
    return any(hasattr(type(part), member) for part in (value, *getattr(value, "_delegates", ())))


def _from_text(text: str, name: str | None, scope: IConstruct) -> Client:
    for reason in refusals_of_list_token(text, "a client"):
        raise NotAClientError(reason)
    if not is_token(text):
        return parse_client(text)
    reference, target = reference_in(text), referred_by(text)
    if isinstance(target, ec2.CfnPrefixList):
        return _addressed(ClientKind.PREFIX_LIST, text, name, scope)
    for resource, words in _NO_ADDRESSES.items():
        if reference is not None and isinstance(target, resource) and "Cidr" not in reference.display_name:
            raise NotAClientError(f"got the client {token_key(text, scope)}, which is no CIDR; give the {words} itself")
    return _addressed(ClientKind.IPV4, text, name, scope)


def _addressed(kind: ClientKind, value: str, name: str | None, scope: IConstruct) -> Client:
    """Return the client of a value whose kind is known; only a token needs the name."""
    if is_token(value):
        return Client(kind, _checked(name) or token_key(value, scope), value)
    return cidr_client(value) if kind in {ClientKind.IPV4, ClientKind.IPV6} else parse_client(value)


def _checked(name: object) -> str | None:
    if name is None or (isinstance(name, str) and name.strip() and not is_token(name)):
        return name
    raise NotAClientError(f"got {shown(name)} as the name of a client; ids derive from it, so give words: clients={{'office': ...}}")


_CIDRS: WeakKeyDictionary[ec2.ISubnet, str] = WeakKeyDictionary()
"""The blocks of subnets, which never change; each costs a message to the kernel."""


def subnet_block(subnet: ec2.ISubnet, name: str | None, scope: IConstruct) -> Client:
    """Return the IPv4 addresses of a subnet.

    Raises:
        NotAClientError: The subnet was imported without its CIDR.

    """
    try:
        cidr = _CIDRS.get(subnet) or _CIDRS.setdefault(subnet, subnet.ipv4_cidr_block)
    except RuntimeError:
        raise NotAClientError(
            f"the CIDR of the imported subnet '{path_of(subnet)}' is not known; "
            "import it with ec2.Subnet.from_subnet_attributes(..., ipv4_cidr_block=...), or give the CIDR"
        ) from None
    return _addressed(ClientKind.IPV4, cidr, name or (f"{stage_path(subnet)} CIDR" if is_token(cidr) else None), scope)


def _from_vpc(vpc: ec2.IVpc, scope: IConstruct) -> Sequence[Client]:
    blocks = vpc_blocks(vpc)
    if not blocks:
        raise NotAClientError(f"the CIDR of the imported VPC '{path_of(vpc)}' is not known; give its CIDRs as clients")
    for block in blocks:
        _check_stage(block.value, vpc, scope)
    return [replace(block, declared=True) for block in blocks]


def _from_connectable(client: ec2.IConnectable) -> Sequence[SecurityGroupSource]:
    try:
        groups = groups_of(client)
    except (RuntimeError, PrivateLinkError) as error:
        words = str(error).rstrip(".")
        reason = f"got the client {in_words(client)}, which has no security group ({words}); give its subnets or CIDR instead"
        raise NotAClientError(reason) from None
    if not groups:
        raise NotAClientError(f"got the client {in_words(client)}, which has no security group; give its subnets or CIDR instead")
    return [group_client(group) for group in groups]


def groups_of(client: ec2.IConnectable) -> Sequence[ec2.ISecurityGroup]:
    """Return the security groups that a client has.

    Raises:
        RuntimeError: It has no interface in a VPC.

    """
    return client.connections.security_groups


def _nameable(client: SecurityGroupSource, scope: IConstruct) -> SecurityGroupSource:
    """Return the client unless no rule can name its group: that of another stage, or of another Region, as EC2 has no rule between two."""
    stack = stack_of(scope)
    if client.stack is None or client.stack is stack:
        return client
    if client.group is not None:
        _check_stage(client.value, client.group, scope)
    client_region, region = region_of(client.stack), region_of(stack)
    if client_region == region or is_token(client_region) or is_token(region):
        return client
    raise NotAClientError(
        f"got the client {client.key!r}, a security group of {client_region}, and no rule in {region} can name it; "
        "give its subnets or CIDR instead"
    )


def _check_stage(token: str, construct: IConstruct, scope: IConstruct) -> None:
    """Refuse what is made in another stage than the scope: that its value is a token of that stage is asked last, as it costs most."""
    if is_token(token) and not are_of_one_stage(construct, scope) and referred_by(token) is not None:
        raise NotAClientError(
            f"got the client '{path_of(construct)}', which is of another stage, and no template names a resource of another stage's; "
            "make a network in each stage, or give an id or a CIDR that is written out"
        )


def group_client(group: ec2.ISecurityGroup) -> SecurityGroupSource:
    """Return the client of a security group, keyed by its path below its app or stage, or by the id of an import."""
    group_id, stack = group.security_group_id, stack_of(group)
    key = path_in_stage(path_of(group), stack) if is_token(group_id) else group_id
    child = default_child_of(group)
    resource = child if isinstance(child, ec2.CfnSecurityGroup) else None
    return SecurityGroupSource(
        ClientKind.SECURITY_GROUP, key, group_id, group=group, stack=stack, resource=resource, open=group.allow_all_outbound is True
    )


def _from_peer(peer: ec2.IPeer, name: str | None, scope: IConstruct) -> Client:
    config: dict[str, object] = _camel_case(peer.to_ingress_rule_config())
    for field, kind in _PEER_FIELDS.items():
        value = config.get(field)
        if isinstance(value, str):
            return _addressed(kind, value, name, scope)
    group = config.get("sourceSecurityGroupId")
    if isinstance(group, str):
        key = (_checked(name) or token_key(group, scope)) if is_token(group) else group
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
    reference = reference_in(token)
    if reference is not None:
        _check_stage(token, reference.target, scope)
        return f"{stage_path(reference.target)}.{reference.display_name}"
    resolved = json.dumps(stack_of(scope).resolve(token), sort_keys=True)
    if resolved == "null" or "${Token[" in resolved:
        raise NotAClientError(f"got a client that is a token without a stable form ({resolved}); name it: clients={{'office': ...}}")
    return resolved
