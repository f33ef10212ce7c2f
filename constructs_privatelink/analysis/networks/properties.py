"""Properties read as what they should be: text, numbers, blocks, resources. What is none of it becomes an `Unknown` with its place.

CloudFormation takes ``"443"`` for a number and ``"true"`` for a truth value; EC2 clears the host bits of blocks.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import TYPE_CHECKING, Literal, TypeVar

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.templates.coercion import as_bool, as_int, as_text
from constructs_privatelink.analysis.values import Given, Outside, Reference, ResourceId, Unknown, UnknownBlock, part_of
from constructs_privatelink.decisions.clients import IPV4, IPV6

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from constructs_privatelink.analysis.networks.model import Family, Network
    from constructs_privatelink.analysis.templates.stack_set import Resource, StackSet
    from constructs_privatelink.analysis.values import Maybe, Resolved, Target

Scalar = TypeVar("Scalar", str, int, bool)
Choice = TypeVar("Choice")

VPC = "AWS::EC2::VPC"
SUBNET = "AWS::EC2::Subnet"
GROUP = "AWS::EC2::SecurityGroup"
ACL = "AWS::EC2::NetworkAcl"
ROUTE_TABLE = "AWS::EC2::RouteTable"
PREFIX_LIST = "AWS::EC2::PrefixList"
TRANSIT_GATEWAY = "AWS::EC2::TransitGateway"
ENDPOINT = "AWS::EC2::VPCEndpoint"
_THINGS = {VPC, SUBNET, GROUP, ACL, ROUTE_TABLE, TRANSIT_GATEWAY}
"""What is told apart by what gives it, where its id is known at deployment only."""
EKS_CLUSTERS = ("AWS::EKS::Cluster", "Custom::AWSCDK-EKS-Cluster")

_ID = re.compile(
    r"(VpcConnector|TaskDefinition)?Arn|Id|(Vpc|Subnet|Group|RouteTable|NetworkAcl|PrefixList|DhcpOptions|[A-Za-z]*Gateway|[A-Za-z]*GatewayAttachment"
    r"|TransitGatewayRouteTable|VpnConnection|LaunchTemplate|Instance|VpcPeeringConnection)Id"
)
_PARTS = {
    VPC: ("DefaultSecurityGroup", "DefaultNetworkAcl"),
    TRANSIT_GATEWAY: ("AssociationDefaultRouteTableId", "PropagationDefaultRouteTableId"),
    **dict.fromkeys(EKS_CLUSTERS, ("ClusterSecurityGroupId",)),
}
_BEGUN = re.compile(r"((?:\d{1,3}\.){1,3})\d{0,2}\$\{.*/(\d{1,2})")
_OCTETS, _OCTET, _LARGEST = 4, 8, 255
_BLOCK = re.compile(r"[0-9A-Fa-f.:]+/\d{1,3}")
_FURTHEST = 8
"""References that lead to references: more of them than this is a circle, or nothing that anybody writes."""
_LONGEST_SHOWN = 60
_REMEMBERED_BLOCKS = 65_536


class Reading:
    """What building a model shares: the templates, what was wrong in them, and the types of resources that were looked at.

    Args:
        stacks: The templates.
        prefix_lists: The entries of prefix lists that are not in the templates, as far as they are known. Default: none.

    """

    def __init__(self, stacks: StackSet, prefix_lists: Mapping[Target, tuple[Network, ...]] | None = None) -> None:
        self.stacks = stacks
        self.prefix_lists = prefix_lists or {}
        self.types: set[str] = set()
        self._fields: dict[ResourceId, Fields | None] = {}
        self._problems: dict[Unknown, None] = {}

    @property
    def problems(self) -> tuple[Unknown, ...]:
        """What was wrong, in the order in which it was read."""
        return tuple(self._problems)

    def of_type(self, *types: str) -> Iterator[Fields]:
        """Return the resources of some types that exist, or perhaps exist."""
        self.types.update(types)
        yield from filter(None, (self.resource(resource.id) for resource in self.stacks.of_type(*types)))

    def resource(self, target: Target | None) -> Fields | None:
        """Return what a target is in the set; None where it is not in the set, or does not exist."""
        if isinstance(target, ResourceId) and target not in self._fields:
            resource = self.stacks.resource(target)
            self.types.update([resource.type] if resource is not None else [])
            there = resource is not None and self.stacks.exists(resource) is not False
            self._fields[target] = Fields(self, resource) if resource is not None and there else None
        return self._fields[target] if isinstance(target, ResourceId) else None

    def wrong(self, where: str, why: str) -> Unknown:
        """Note that a value means nothing, and return it as unknown."""
        unknown = Unknown(Code.PL_UNRESOLVED_VALUE, where, why)
        self.note(unknown)
        return unknown

    def note(self, unknown: Unknown) -> None:
        """Note that a value means nothing."""
        self._problems[unknown] = None


class Fields:
    """The properties of a resource, or of one object among them.

    Args:
        reading: What building shares.
        resource: The resource.
        values: The object. Default: - the resource's properties.
        place: Where the object stands in the resource, with a dot behind it: ``"SecurityGroupIngress.0."``.

    """

    def __init__(self, reading: Reading, resource: Resource, values: Mapping[str, Resolved] | None = None, place: str = "") -> None:
        self.reading = reading
        self.resource = resource
        self.values = reading.stacks.properties(resource) if values is None else values
        self._place = place

    @property
    def id(self) -> ResourceId:
        """The resource's id."""
        return self.resource.id

    @property
    def exists(self) -> Literal[True] | Unknown:
        """True, or why the resource is only perhaps there."""
        exists = self.reading.stacks.exists(self.resource)
        return exists if isinstance(exists, Unknown) else True

    @property
    def unread(self) -> bool:
        """Whether a function that is not worked out, such as ``Fn::Transform``, may add properties to these."""
        return any(name.startswith("Fn::") for name in self.values)

    def where(self, name: str) -> str:
        """Return the place of a property: ``"Network/Acl.CidrBlock"``."""
        return f"{self.resource.path}.{self._place}{name}"

    def has(self, name: str) -> bool:
        """Return whether a property is there."""
        return self.values.get(name) is not None

    def missing(self, name: str) -> Unknown:
        """Return the unknown value of a property that should be there."""
        return self.reading.wrong(self.where(name), "it is missing")

    def get(self, name: str) -> Resolved:
        """Return a property, through ``Fn::GetAtt`` of another resource's property; None where it is absent."""
        value = self.values.get(name)
        for _ in range(_FURTHEST) if isinstance(value, Reference) else ():
            if not isinstance(value, Reference) or value.attribute is None:
                break
            source = self.reading.resource(value.target)
            if source is None or not source.has(value.attribute):
                break
            value = source.values[value.attribute]
        return value

    def text(self, name: str) -> Maybe[str] | None:
        """Return a property as text; None where it is absent."""
        return self._coerced(name, as_text)

    def number(self, name: str) -> Maybe[int] | None:
        """Return a property as a whole number; None where it is absent."""
        return self._coerced(name, as_int)

    def flag(self, name: str, *, absent: bool) -> Maybe[bool]:
        """Return a property as a truth value, and `absent` where it is absent."""
        value = self._coerced(name, as_bool)
        return absent if value is None else value

    def _coerced(self, name: str, coerce: Callable[[Resolved, str], Maybe[Scalar]]) -> Maybe[Scalar] | None:
        value = self.get(name)
        if value is None:
            return None
        coerced = coerce(value, self.where(name))
        if isinstance(coerced, Unknown) and not isinstance(value, Unknown | Reference):
            self.reading.note(coerced)
        return coerced

    def block(self, name: str, family: Family) -> Maybe[Network] | None:
        """Return a property as a block of addresses of a family; None where it is absent."""
        value = self.get(name)
        match value:
            case None:
                return None
            case Unknown():
                within = block_around(value.key) if family == "ipv4" and value.key is not None else None
                return UnknownBlock(value.code, value.where, value.why, value.key, family, within)
            case Reference():
                unknown = self._of_deployment(value, name)
                return UnknownBlock(unknown.code, unknown.where, unknown.why, unknown.key, family)
            case str():
                block = parsed_block(value)
                if block is not None and block.version == (IPV4 if family == "ipv4" else IPV6):
                    return block
        return self._unfit(name, value, f"an {'IPv4' if family == 'ipv4' else 'IPv6'} CIDR block")

    def one_of(self, choices: Sequence[Choice | Unknown], name: str, none: str, several: str) -> Choice | Unknown:
        """Return the only one of values that exclude each other; one that is not known may be absent, by a condition.

        Args:
            choices: The values that are given.
            name: The property that is named where none or several are.
            none: What is wrong where none is given.
            several: What is wrong where several are.

        """
        if len(choices) == 1:
            return choices[0]
        unknown = [choice for choice in choices if isinstance(choice, Unknown)]
        if unknown and len(choices) - len(unknown) <= 1:
            return Unknown(unknown[0].code, self.where(name), f"which one of several is given is not known: {unknown[0].why}")
        return self.reading.wrong(self.where(name), several if choices else none)

    def object(self, name: str) -> Fields | Unknown | None:
        """Return a property as an object of properties; None where it is absent."""
        value = self.get(name)
        match value:
            case None | Unknown():
                return value
            case dict():
                return Fields(self.reading, self.resource, value, f"{self._place}{name}.")
            case Reference():
                return self._of_deployment(value, name)
            case _:
                return self._unfit(name, value, "an object")

    def objects(self, name: str) -> tuple[Fields | Unknown, ...] | Unknown:
        """Return a property as a list of objects, empty where it is absent."""
        value = self.get(name)
        if isinstance(value, dict):
            value = [value]
        match value:
            case None:
                return ()
            case Unknown():
                return value
            case Reference():
                return self._of_deployment(value, name)
            case list():
                items = Fields(self.reading, self.resource, {str(index): item for index, item in enumerate(value)}, f"{self._place}{name}.")
                return tuple(fields for index in items.values if (fields := items.object(index)) is not None)
            case _:
                return self._unfit(name, value, "a list of objects")

    def target(self, name: str, *types: str) -> Target | None:
        """Return what a property refers to, a resource of one of `types`; None where it is absent."""
        return self._target(self.values.get(name), name, types)

    def targets(self, name: str, *types: str) -> tuple[Target, ...] | Unknown | None:
        """Return what a list refers to; None where it is absent."""
        value = self.get(name)
        if isinstance(value, str):
            value = [part.strip() for part in value.split(",")]
        match value:
            case None:
                return None
            case Unknown():
                listed = _given(value, types)
                return (replace(listed, several=True),) if isinstance(listed, Given) else listed
            case list():
                targets = (self._target(item, f"{name}.{index}", types) for index, item in enumerate(value))
                return tuple(target for target in targets if target is not None)
            case Reference():
                target = self._target(value, name, types)
                target = replace(target, several=True) if isinstance(target, Given) else target
                return (target,) if target is not None else ()
            case _:
                return self._unfit(name, value, "a list of ids")

    def _target(self, value: Resolved, name: str, types: tuple[str, ...]) -> Target | None:
        for _ in range(_FURTHEST):
            if not isinstance(value, Reference):
                return self._literal(value, name, types)
            source = self.reading.resource(value.target)
            referred = self._referred(value, source, name, types)
            if referred is not None or source is None or value.attribute is None or not source.has(value.attribute):
                return referred if referred is not None else _given(self._of_deployment(value, name), types)
            value = source.values[value.attribute]
        return self._of_deployment(value, name)

    def _literal(self, value: Resolved, name: str, types: tuple[str, ...]) -> Target | None:
        match value:
            case None:
                return None
            case Unknown():
                return _given(value, types)
            case str():
                return Outside(value)
            case _:
                return self._unfit(name, value, "an id")

    def _referred(self, value: Reference, source: Fields | None, name: str, types: tuple[str, ...]) -> Target | None:
        """Return the resource that a reference is the id of; None where it is the id of none."""
        if source is None:
            return Unknown(Code.UNKNOWN_RESOURCE, self.where(name), f"'{value.target}' does not exist")
        if value.attribute in _PARTS.get(source.resource.type, ()):
            return part_of(source.id, value.attribute)
        fits = not types or source.resource.type in types
        return source.id if fits and (value.attribute is None or _ID.fullmatch(value.attribute)) else None

    def _of_deployment(self, value: Resolved, name: str) -> Unknown:
        if not isinstance(value, Reference):
            return Unknown(Code.PL_UNRESOLVED_VALUE, self.where(name), "its references go in a circle")
        source = self.reading.resource(value.target)
        named = f"'{value.target}'" if source is None else f"'{source.resource.path}' ({source.resource.type})"
        attribute = f"the attribute {value.attribute!r} of " if value.attribute is not None else "the id of "
        key = f"${{{value.target}.{value.attribute}}}" if value.attribute is not None else None
        return Unknown(Code.UNKNOWN_RESOURCE, self.where(name), f"{attribute}{named} is known after deployment only", key)

    def _unfit(self, name: str, value: Resolved, wanted: str) -> Unknown:
        shown = repr(value)
        shown = shown if len(shown) <= _LONGEST_SHOWN else f"{shown[:_LONGEST_SHOWN]}..."
        return self.reading.wrong(self.where(name), f"got {shown}; {wanted} is needed")


def _given(unknown: Unknown, types: tuple[str, ...]) -> Given | Unknown:
    """Return the thing that an unknown value names, where the value is told apart from others and is of one of the types."""
    return Given(unknown.key, unknown.why, unknown.code) if unknown.key is not None and _THINGS & {*types} else unknown


def block_around(text: str) -> IPv4Network | None:
    """Return the block that holds a block of which the first numbers and the length are known; None where they are not.

    Args:
        text: The block as ``Fn::Sub`` would write it: ``"10.${App/Octet}.0.0/16"``.

    """
    match = _BEGUN.fullmatch(text)
    octets = match[1].split(".")[:-1] if match is not None else []
    if match is None or any(int(octet) > _LARGEST for octet in octets):
        return None
    length = _OCTET * len(octets)
    fits = length <= int(match[2]) <= _OCTET * _OCTETS
    return IPv4Network((".".join([*octets, *["0"] * (_OCTETS - len(octets))]), length)) if fits else None


@lru_cache(maxsize=_REMEMBERED_BLOCKS)
def parsed_block(text: str) -> IPv4Network | IPv6Network | None:
    """Return a block with its host bits cleared, as EC2 does; None where the text is none."""
    if not _BLOCK.fullmatch(text.strip()):
        return None
    try:
        return ip_network(text.strip(), strict=False)
    except ValueError:
        return None
