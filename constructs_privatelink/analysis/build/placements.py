"""Where something stands: its subnets, its groups, and the role it acts with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.values import Unknown

if TYPE_CHECKING:
    from constructs_privatelink.analysis.build.properties import Fields
    from constructs_privatelink.analysis.values import Maybe, Target

_ROLE = "AWS::IAM::Role"
_INSTANCE_PROFILE = "AWS::IAM::InstanceProfile"
_TASK_DEFINITION = "AWS::ECS::TaskDefinition"


@dataclass(frozen=True)
class Placement:
    """A place of a workload.

    Args:
        subnets: Where it may stand.
        groups: Its security groups; None where none is said.
        role: The IAM role it acts with.
        public: Whether it can have a public address; None where the subnet decides.
        ipv6: Whether it asks for IPv6; None where the subnet decides.
        default_group: Whether it gets the VPC's default group where no group is said.

    """

    subnets: tuple[Target, ...] | Unknown
    groups: tuple[Target, ...] | Unknown | None
    role: Target | None = None
    public: Maybe[bool] | None = False
    ipv6: Maybe[bool] | None = None
    default_group: bool = False


def role_of(fields: Fields, path: str) -> Target | None:
    """Return the IAM role that a property names itself, by an instance profile, or by a task definition; None where none is told."""
    *above, name = path.removeprefix(".").split(".")
    holder: Fields | Unknown | None = fields
    for step in above:
        if holder is None or isinstance(holder, Unknown):
            return holder
        holder = _items(holder, step)
    if holder is None or isinstance(holder, Unknown) or not name:
        return holder if isinstance(holder, Unknown) else None
    return _role(holder, name)


def _items(holder: Fields, step: str) -> Fields | Unknown | None:
    value = holder.get(step)
    if isinstance(value, list):
        found = holder.objects(step)
        return found if isinstance(found, Unknown) else next(iter(found), None)
    return holder.object(step)


def _role(holder: Fields, name: str) -> Target | None:
    if isinstance(holder.get(name), dict):
        profile = holder.object(name)
        given = [key for key in ("Arn", "Name") if isinstance(profile, type(holder)) and profile.has(key)]
        return _role(profile, given[0]) if isinstance(profile, type(holder)) and given else None
    target = holder.target(name, _ROLE, _INSTANCE_PROFILE, _TASK_DEFINITION)
    found = holder.reading.resource(target)
    if found is None or found.resource.type == _ROLE:
        return target
    if found.resource.type == _TASK_DEFINITION:
        return found.target("TaskRoleArn", _ROLE)
    roles = found.targets("Roles", _ROLE)
    return roles if isinstance(roles, Unknown) else next(iter(roles or ()), None)
