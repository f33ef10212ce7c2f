"""Where something stands: its subnets, its groups, and the role it acts with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.values import Unknown

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.properties import Fields
    from constructs_privatelink.analysis.values import Maybe, ResourceId, Target

_ROLE = "AWS::IAM::Role"
_INSTANCE_PROFILE = "AWS::IAM::InstanceProfile"
_TASK_DEFINITION = "AWS::ECS::TaskDefinition"
_EXPRESS = "AWS::ECS::ExpressGatewayService"
_WITHOUT_TASK_INTERFACE = ("1.0.0", "1.1.0", "1.2.0", "1.3.0")


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
        execution_role: The role with which Fargate or an agent starts it, through these interfaces.
        without_role: Whether it certainly has no role.
        calls: All that it calls: short names of services, and endpoints; None where its role tells.
        filtered: Whether it has security groups at all.
        beside: Of a further interface of an instance the subnets of the first one; None of a first one.

    """

    subnets: tuple[Target, ...] | Unknown
    groups: tuple[Target, ...] | Unknown | None
    role: Target | None = None
    public: Maybe[bool] | None = False
    ipv6: Maybe[bool] | None = None
    default_group: bool = False
    execution_role: Target | None = None
    without_role: bool = False
    calls: frozenset[str | ResourceId] | None = None
    filtered: bool = True
    beside: tuple[Target, ...] | None = None


def unknown_placement(why: Unknown, role: Target | None = None, *, calls: frozenset[str | ResourceId] | None = None) -> Placement:
    """Return a place of which nothing is known but the role, and all that is called."""
    return Placement(why, why, role, why, why, calls=calls)


def placement_outside(fields: Fields, name: str, target: Target | None, kind: str) -> Placement:
    """Return the place of something whose place another resource says, which is not in the templates.

    Args:
        fields: What names the other resource.
        name: The property that does.
        target: What it names.
        kind: What that is, in words: ``"connection"``.

    """
    why = f"the {kind} '{target}' is not in the templates"
    return unknown_placement(target if isinstance(target, Unknown) else Unknown(Code.UNKNOWN_RESOURCE, fields.where(name), why))


def role_of(fields: Fields, path: str) -> Target | None:
    """Return the IAM role that a property names itself, by an instance profile, or by a task definition; None where none is told."""
    holder, name = _holder(fields, path)
    if holder is None or isinstance(holder, Unknown) or not name:
        return holder if isinstance(holder, Unknown) else None
    return _role(holder, name)


def execution_role_of(fields: Fields, path: str) -> Target | None:
    """Return the execution role of a task on Fargate, which pulls its image through the task's own interface; None for any other.

    On instances, their agent does that. Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/platform-version-migration.html
    """
    holder, name = _holder(fields, path)
    if holder is None or isinstance(holder, Unknown) or not name:
        return None
    if holder.resource.type == _EXPRESS:
        return holder.target("ExecutionRoleArn", _ROLE)
    if not name.startswith("TaskDefinition"):
        return None
    definition = holder.reading.resource(holder.target(name, _TASK_DEFINITION))
    if definition is None or definition.resource.type != _TASK_DEFINITION or not _on_fargate(holder, definition):
        return None
    return definition.target("ExecutionRoleArn", _ROLE)


def lacks_role(fields: Fields, path: str) -> bool:
    """Return whether a task certainly has no role: its definition names none, nor one that starts it, and it is on Fargate."""
    holder, name = _holder(fields, path)
    if holder is None or isinstance(holder, Unknown) or not name.startswith("TaskDefinition"):
        return False
    definition = holder.reading.resource(holder.target(name, _TASK_DEFINITION))
    if definition is None or definition.resource.type != _TASK_DEFINITION or definition.unread:
        return False
    return not (definition.has("TaskRoleArn") or definition.has("ExecutionRoleArn")) and _on_fargate(holder, definition)


def _on_fargate(task: Fields, definition: Fields) -> bool:
    if task.get("PlatformVersion") in _WITHOUT_TASK_INTERFACE:
        return False
    launch, strategy = task.get("LaunchType"), task.objects("CapacityProviderStrategy")
    if launch is not None:
        return launch == "FARGATE"
    if strategy:
        providers = (
            [None if isinstance(item, Unknown) else item.get("CapacityProvider") for item in strategy]
            if isinstance(strategy, tuple)
            else [None]
        )
        return all(provider in ("FARGATE", "FARGATE_SPOT") for provider in providers)
    return definition.get("RequiresCompatibilities") == ["FARGATE"]


def _holder(fields: Fields, path: str) -> tuple[Fields | Unknown | None, str]:
    """Return the object that holds the last name of a path, and that name."""
    *above, name = path.removeprefix(".").split(".")
    holder: Fields | Unknown | None = fields
    for step in above:
        if holder is None or isinstance(holder, Unknown):
            break
        holder = _object_at(holder, step)
    return holder, name


def _object_at(holder: Fields, step: str) -> Fields | Unknown | None:
    value = holder.get(step)
    if isinstance(value, list):
        items = holder.objects(step)
        return items if isinstance(items, Unknown) else next(iter(items), None)
    return holder.object(step)


def _role(holder: Fields, name: str) -> Target | None:
    if isinstance(holder.get(name), dict):
        profile = holder.object(name)
        keys = [key for key in ("Arn", "Name") if isinstance(profile, type(holder)) and profile.has(key)]
        return _role(profile, keys[0]) if isinstance(profile, type(holder)) and keys else None
    target = holder.target(name, _ROLE, _INSTANCE_PROFILE, _TASK_DEFINITION)
    referred = holder.reading.resource(target)
    if referred is None or referred.resource.type == _ROLE:
        return target
    if referred.resource.type == _TASK_DEFINITION:
        return referred.target("TaskRoleArn", _ROLE)
    roles = referred.targets("Roles", _ROLE)
    return roles if isinstance(roles, Unknown) else next(iter(roles or ()), None)
