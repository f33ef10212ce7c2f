"""The places that a resource itself says: the subnets, groups and role of its interfaces, where the table of types has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.id_texts import targets_in
from constructs_privatelink.analysis.networks.placements import Placement, execution_role_of, lacks_role, role_of, unknown_placement
from constructs_privatelink.analysis.networks.properties import GROUP, SUBNET, Fields
from constructs_privatelink.analysis.networks.property_paths import objects_at
from constructs_privatelink.analysis.values import Outside, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constructs_privatelink.analysis.networks.properties import Reading
    from constructs_privatelink.analysis.networks.workload_types import Interfaces
    from constructs_privatelink.analysis.values import Maybe, Target

_SUBNET_GROUPS = (
    "AWS::DAX::SubnetGroup",
    "AWS::DMS::ReplicationSubnetGroup",
    "AWS::DocDB::DBSubnetGroup",
    "AWS::ElastiCache::SubnetGroup",
    "AWS::MemoryDB::SubnetGroup",
    "AWS::Neptune::DBSubnetGroup",
    "AWS::RDS::DBSubnetGroup",
    "AWS::Redshift::ClusterSubnetGroup",
)


def said_placements(fields: Fields, classified: Sequence[Interfaces]) -> Iterator[Placement]:
    """Yield the places that a resource says.

    Args:
        fields: The resource.
        classified: Where its type says them.

    """
    for interfaces in classified:
        for holder in objects_at(fields, interfaces.at):
            if isinstance(holder, Unknown):
                yield unknown_placement(holder, role_of(fields, interfaces.role))
            else:
                placement = _placement(fields, holder, interfaces)
                if placement.subnets != ():
                    yield placement


def _placement(fields: Fields, place: Fields, interfaces: Interfaces) -> Placement:
    holder = place if interfaces.role.startswith(".") else fields
    subnets = (
        _subnets_of_group(place, interfaces.subnet_group)
        if interfaces.subnet_group
        else _targets_at(fields, place, interfaces.subnets, SUBNET)
    )
    return Placement(
        subnets=subnets,
        groups=_targets_at(fields, place, interfaces.groups, GROUP) or None,
        role=role_of(holder, interfaces.role),
        public=_flag_at(fields, place, interfaces.public),
        ipv6=_flag_at(fields, place, interfaces.ipv6) if interfaces.ipv6 else None,
        default_group=interfaces.default_group,
        calls=interfaces.calls,
        execution_role=execution_role_of(holder, interfaces.role),
        without_role=lacks_role(holder, interfaces.role),
    )


def _holder_and_name(fields: Fields, place: Fields, path: str) -> tuple[Fields | Unknown | None, str]:
    """Return the object that holds the last name of a path, and that name."""
    start, path = (fields, path[1:]) if path.startswith("^") else (place, path)
    above, _, name = path.rpartition(".")
    holders = objects_at(start, above) if above else [start]
    return (holders[0] if holders else None), name


def _targets_at(fields: Fields, place: Fields, paths: str, type: str) -> tuple[Target, ...] | Unknown:
    united: list[Target] = []
    for path in filter(None, paths.split("+")):
        holder, name = _holder_and_name(fields, place, path)
        if isinstance(holder, Unknown):
            return holder
        targets = targets_in(holder, name, type) if holder is not None else None
        if isinstance(targets, Unknown):
            return targets
        united += [_from_arn(target) for target in targets or ()]
    return tuple(united)


def _from_arn(target: Target) -> Target:
    """Return what an ARN of a subnet or group names."""
    return Outside(target.id.rpartition("/")[2]) if isinstance(target, Outside) and target.id.startswith("arn:") else target


def _subnets_of_group(place: Fields, name: str) -> tuple[Target, ...] | Unknown:
    if not place.has(name):
        return ()
    target = place.target(name, *_SUBNET_GROUPS)
    group = place.reading.resource(target)
    if group is None and isinstance(target, Outside):
        group = _subnet_group_named(place.reading, target.id)
    if group is None:
        return (
            target
            if isinstance(target, Unknown)
            else Unknown(Code.UNKNOWN_RESOURCE, place.where(name), f"the subnet group '{target}' is unknown")
        )
    return group.targets("SubnetIds", SUBNET) or group.missing("SubnetIds")


def _subnet_group_named(reading: Reading, name: str) -> Fields | None:
    names = ("DBSubnetGroupName", "SubnetGroupName", "CacheSubnetGroupName", "ReplicationSubnetGroupIdentifier")
    groups = reading.of_type(*_SUBNET_GROUPS)
    return next((group for group in groups if any(_same_name(group.get(key), name) for key in names)), None)


def _same_name(value: object, name: str) -> bool:
    return isinstance(value, str) and value.lower() == name.lower()


def _flag_at(fields: Fields, place: Fields, path: str) -> Maybe[bool]:
    if not path:
        return False
    holder, name = _holder_and_name(fields, place, path)
    if holder is None or isinstance(holder, Unknown):
        return False if holder is None else holder
    value = holder.get(name)
    if isinstance(value, str) and value.upper() in {"ENABLED", "DISABLED"}:
        return value.upper() == "ENABLED"
    return holder.flag(name, absent=False)
