"""In which order CloudFormation does things: what it makes, updates and deletes, and which of two stacks is deployed first."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias

from constructs_privatelink.analysis.networks.properties import ENDPOINT, GROUP, VPC
from constructs_privatelink.analysis.rules.endpoint_replacements import (
    certainly_differ,
    certainly_equal,
    deployed_with,
    fixed_properties,
    plain,
    vpc_stays,
)
from constructs_privatelink.analysis.values import ResourceId, Unknown
from constructs_privatelink.cli.diff.property_values import PropertyValues, keyed
from constructs_privatelink.decisions.written_references import referred_ids

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from constructs_privatelink.analysis import Analysis
    from constructs_privatelink.analysis.templates.stack_set import Resource
    from constructs_privatelink.analysis.values import Target
    from constructs_privatelink.cli.diff.pairing import Pairing

Turn: TypeAlias = Literal["together", "first", "last", "unknown"]
"""Whether two stacks are deployed as one, the first of them is first or last, or nobody knows."""

_DESTINATIONS = ("DestinationCidrBlock", "DestinationIpv6CidrBlock", "DestinationPrefixListId")
# A change of these is a replacement, by the page of each type.
_FIXED: Mapping[str, tuple[str, ...]] = {
    GROUP: ("GroupDescription", "GroupName", "VpcId"),
    "AWS::EC2::NetworkAclEntry": ("NetworkAclId", "Egress", "RuleNumber"),
    "AWS::EC2::Route": ("RouteTableId", *_DESTINATIONS),
    "AWS::EC2::SubnetRouteTableAssociation": ("SubnetId",),
    "AWS::EC2::TransitGatewayRoute": ("TransitGatewayRouteTableId", "DestinationCidrBlock"),
    "AWS::EC2::VPCGatewayAttachment": ("VpcId",),
    "AWS::Route53::RecordSet": ("HostedZoneId", "HostedZoneName", "Name"),
    "AWS::EC2::NetworkAcl": ("VpcId",),
    "AWS::EC2::RouteTable": ("VpcId",),
    "AWS::EC2::Subnet": ("VpcId", "CidrBlock", "AvailabilityZone", "AvailabilityZoneId", "Ipv4IpamPoolId", "OutpostArn"),
    "AWS::OpenSearchServerless::VpcEndpoint": ("Name", "VpcId"),
    "AWS::Route53::HostedZone": ("Name",),
}
_ABSENT = {"Egress": "false"}
_RETAINED = ("Retain", "RetainExceptOnCreate")


class UpdateSteps:
    """What happens to resources and stacks from the old templates to the new ones.

    Args:
        pairing: Both sets of templates.

    """

    def __init__(self, pairing: Pairing) -> None:
        self._old, self._new = pairing.old, pairing.new
        self._same_around = PropertyValues(pairing.old, pairing.new).same_around

    def changed(self, analysis: Analysis, resource: Resource) -> bool:
        """Return whether a resource of either side is written in another way on the other one, or what it is written with is."""
        other = self._new if analysis is self._old else self._old
        counterpart = other.stacks.resource(resource.id)
        return counterpart is None or not self._same_around or counterpart.raw != resource.raw

    def is_made(self, id: ResourceId) -> bool:
        """Return whether a resource is certainly made: it is new, or replaced."""
        return self._is_there(self._new, id) is True and (self._is_there(self._old, id) is False or self.is_replaced(id))

    def goes(self, id: ResourceId) -> bool:
        """Return whether a resource that was there is certainly deleted: it is left out, or replaced."""
        return self._is_there(self._old, id) is True and (self._is_there(self._new, id) is False or self.is_replaced(id))

    def is_replaced(self, id: ResourceId) -> bool:
        """Return whether a resource of both sides certainly becomes another one."""
        was, becomes = self._old.stacks.resource(id), self._new.stacks.resource(id)
        if was is None or becomes is None or was.raw == becomes.raw:
            return False
        if was.type != becomes.type:
            return True
        if was.type == ENDPOINT:
            kept, fixed = fixed_properties(was, self._old.stacks), fixed_properties(becomes, self._new.stacks)
            return any(certainly_differ(kept[name], fixed[name]) for name in kept)
        before, after = self._old.stacks.properties(was), self._new.stacks.properties(becomes)
        names = _FIXED.get(was.type, ())
        return any(certainly_differ(_fixed(before, name, self._old), _fixed(after, name, self._new)) for name in names)

    def stays(self, target: Target) -> bool:
        """Return whether something is certainly the same thing before and after."""
        if not isinstance(target, ResourceId):
            return not isinstance(target, Unknown)
        whole = ResourceId(target.stack, target.logical_id.partition(".")[0])
        was, becomes = self._old.stacks.resource(whole), self._new.stacks.resource(whole)
        if was is None or becomes is None or was.type != becomes.type or self._is_there(self._new, whole) is not True:
            return False
        if was.type == VPC:
            return vpc_stays(whole, self._old.context, self._new.context)
        before, after = self._old.stacks.properties(was), self._new.stacks.properties(becomes)
        names = _FIXED.get(was.type, ())
        return all(certainly_equal(_fixed(before, name, self._old), _fixed(after, name, self._new)) for name in names)

    def is_retained(self, id: ResourceId) -> bool:
        """Return whether CloudFormation keeps what it would delete of an old resource."""
        resource = self._old.stacks.resource(id)
        policy = "UpdateReplacePolicy" if self._new.stacks.resource(id) is not None else "DeletionPolicy"
        return resource is not None and resource.raw.get(policy) in _RETAINED

    def turn(self, stack: str, other: str) -> Turn:
        """Return which of two stacks is deployed first: the one that the other imports from, or that the manifest says it depends on."""
        first, second = self._deployed(stack), self._deployed(other)
        if first == second:
            return "together"
        if first in self._needed_by(second):
            return "first"
        return "last" if second in self._needed_by(first) else "unknown"

    def waits_for(self, id: ResourceId) -> frozenset[str]:
        """Return the logical ids that a resource of the new templates is made or updated after, in its own template."""
        waits: set[str] = set()
        resources = self._new.stacks.stacks[id.stack].resources
        waiting = [id.logical_id]
        while waiting:
            resource = resources.get(waiting.pop())
            for name in () if resource is None else set(_named(resource.raw)) - waits:
                waits.add(name)
                waiting.append(name)
        return frozenset(waits)

    def _deployed(self, stack: str) -> str:
        stacks = self._new.stacks if stack in self._new.stacks.stacks else self._old.stacks
        return deployed_with(stack, stacks)

    def _needed_by(self, stack: str) -> set[str]:
        needed: set[str] = set()
        waiting = [stack]
        while waiting:
            more = self._deployed_after.get(waiting.pop(), set()) - needed
            needed |= more
            waiting += more
        return needed

    @cached_property
    def _deployed_after(self) -> Mapping[str, set[str]]:
        """The stacks that each is deployed after, without those that they are deployed after."""
        stacks, earlier = self._new.stacks, defaultdict(set)
        for (exporter, _), importers in stacks.imports.items():
            for importer in importers:
                earlier[self._deployed(importer)].add(self._deployed(exporter))
        names = {file.path: self._deployed(name) for name, file in stacks.files.items()}
        for name, file in stacks.files.items():
            earlier[self._deployed(name)] |= {names[path] for path in file.deployed_after if path in names}
        return earlier

    def _is_there(self, analysis: Analysis, id: ResourceId) -> bool | None:
        resource = analysis.stacks.resource(id)
        exists = False if resource is None else analysis.stacks.exists(resource)
        return None if isinstance(exists, Unknown) else exists


def _fixed(properties: Mapping[str, object], name: str, analysis: Analysis) -> object:
    """Return a property whose change is a replacement; numbers and truth values as the texts that CloudFormation takes for them."""
    value = plain(properties.get(name, _ABSENT.get(name)), analysis.stacks)
    return value if isinstance(value, Unknown) else keyed(value)


def _named(resource: Mapping[str, object]) -> Iterator[str]:
    """Yield the logical ids that a resource refers to, or depends on."""
    yield from _texts(resource.get("DependsOn"))
    yield from referred_ids(resource)


def _texts(value: object) -> Iterable[str]:
    return [value] if isinstance(value, str) else [text for text in value if isinstance(text, str)] if isinstance(value, list) else []
