"""IAM roles: what their policies in the templates let them call.

A role's statements are those of its inline policies and of the policies that the templates attach to it. What is written elsewhere (an AWS
managed policy, the policies of an imported role) is unknown, and named as such.

Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.properties import Reading
from constructs_privatelink.analysis.networks.statements import RoleStatement, covers, overlap, statements
from constructs_privatelink.analysis.values import Outside, ResourceId, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from constructs_privatelink.analysis.networks.properties import Fields
    from constructs_privatelink.analysis.templates.stack_set import StackSet
    from constructs_privatelink.analysis.values import Target

_ROLE = "AWS::IAM::Role"
_MANAGED_POLICY = "AWS::IAM::ManagedPolicy"
_POLICIES = ("AWS::IAM::Policy", "AWS::IAM::RolePolicy", _MANAGED_POLICY)
_AWS_MANAGED = re.compile(
    r"arn:(?:\$\{AWS::Partition\}|[^:]+):iam::aws:policy/(?:(?:service-role|job-function|aws-service-role)/)?([\w+=,.@-]+)"
)
_ADMINISTRATORS = frozenset({"AdministratorAccess", "PowerUserAccess"})
_NAME = re.compile(r".*[/]")
_OF_LAMBDA = {"AWSLambdaBasicExecutionRole", "AWSLambdaVPCAccessExecutionRole"}
"""Policies of AWS for what Lambda itself does from outside the VPC, the function's log and its network interfaces, and nothing else
(https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSLambdaVPCAccessExecutionRole.html)."""


@dataclass(frozen=True)
class Granted:
    """What a role may call, as far as the templates tell.

    Args:
        role: The role: of the set, or outside it by its name.
        statements: The statements of its policies that are certainly there.
        managed: The AWS managed policies that it has, by name: ``"AmazonSSMManagedInstanceCore"``.
        unknown: What else may allow or deny: AWS managed policies, policies under a condition, an imported role's own policies, a
            permissions boundary.

    """

    role: ResourceId | Outside
    statements: tuple[RoleStatement, ...] = ()
    managed: tuple[str, ...] = ()
    unknown: tuple[Unknown, ...] = ()

    @cached_property
    def actions(self) -> tuple[str, ...]:
        """The actions that statements allow, in lower case as the policies write them (``"s3:get*"``), without what one denies everywhere.

        Actions that are allowed by leaving others out (``NotAction``) are not among them: see `everything`.
        """
        return tuple(dict.fromkeys(action for statement in self.statements for action in self.allowed(statement)))

    @property
    def everything(self) -> bool:
        """Whether a statement allows what it does not name: ``*``, or all actions but some; policies of AWS's for administrators do."""
        return bool(_ADMINISTRATORS.intersection(self.managed)) or any(
            statement.allow and (statement.all_but or {"*", "*:*"} & set(statement.actions)) for statement in self.statements
        )

    def allowed(self, statement: RoleStatement) -> tuple[str, ...]:
        """Return the actions that one statement names and allows, without what another denies everywhere."""
        return () if not statement.allow or statement.all_but else self.not_denied(statement.actions)

    def not_denied(self, actions: tuple[str, ...]) -> tuple[str, ...]:
        """Return some actions, given in lower case, without what a statement denies everywhere."""
        if not self._denying:
            return actions
        return tuple(action for action in actions if not any(denies(denying, action) for denying in self._denying))

    @cached_property
    def _denying(self) -> tuple[RoleStatement, ...]:
        return tuple(
            statement for statement in self.statements if not statement.allow and statement.everywhere and not statement.conditions
        )

    def allows(self, action: str) -> bool:
        """Return whether a statement allows one action, such as ``"kms:Decrypt"``, on some resource."""
        wanted = action.lower()
        return bool(self.not_denied((wanted,))) and any(
            statement.allow and any(covers(text, wanted) for text in statement.actions) is not statement.all_but
            for statement in self.statements
        )


def denies(statement: RoleStatement, action: str) -> bool:
    """Return whether a Deny leaves nothing of an action, given in lower case and perhaps with wildcards."""
    if statement.all_but:
        return not any(overlap(text, action) for text in statement.actions)
    return any(covers(text, action) for text in statement.actions)


class Roles:
    """What roles may call, each worked out when it is asked for.

    Args:
        reading: The templates' properties.

    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._known: dict[Target, Granted] = {}

    @cached_property
    def _own_roles(self) -> Mapping[ResourceId, Fields]:
        return {fields.id: fields for fields in self._reading.of_type(_ROLE)}

    @cached_property
    def _attached_policies(self) -> Mapping[Target, Sequence[Fields]]:
        names = {name: role for role, fields in self._own_roles.items() if isinstance(name := fields.get("RoleName"), str)}
        return _attached_policies(self._reading, names)

    def of(self, role: Target | None) -> Granted | None:
        """Return what a role may call; None where no template says anything of it.

        Args:
            role: As `model.Workload` names it: a resource, or an ARN or name outside the set.

        """
        key = named(role) if isinstance(role, Outside) else role
        if key is None or isinstance(key, Unknown) or (key not in self._own_roles and key not in self._attached_policies):
            return None
        if key not in self._known:
            self._known[key] = self._granted_to(key)
        return self._known[key]

    def _granted_to(self, role: ResourceId | Outside) -> Granted:
        parts = _PolicyParts()
        if isinstance(role, ResourceId) and role in self._own_roles:
            _add_own_policies(self._own_roles[role], parts)
        else:
            parts.unknown.append(Unknown(Code.UNKNOWN_RESOURCE, str(role), "the role's own policies are not in the templates"))
        for policy in self._attached_policies.get(role, ()):
            parts.add(policy, policy)
        return Granted(role, tuple(parts.statements), tuple(parts.managed), tuple(dict.fromkeys(parts.unknown)))

    def all(self) -> Mapping[Target, Granted]:
        """Return what each role may call: those of the set, and others that the set adds policies to, by their name."""
        grants = {role: self.of(role) for role in (*self._own_roles, *self._attached_policies)}
        return {role: grant for role, grant in grants.items() if grant is not None}


def roles(stacks: StackSet) -> Mapping[Target, Granted]:
    """Return what each role may call: those of the set by their resource, others that the set adds policies to by their name (`named`).

    Args:
        stacks: The templates.

    """
    return Roles(Reading(stacks)).all()


def granted(grants: Mapping[Target, Granted], role: Target | None) -> Granted | None:
    """Return what a workload's role may call; None where no template says anything of it.

    Args:
        grants: As `roles` returns them.
        role: As `model.Workload` names it: a resource, or an ARN or name outside the set.

    """
    return grants.get(named(role) if isinstance(role, Outside) else role) if role is not None else None


def named(role: Outside) -> Outside:
    """Return a role outside the set by its name, whether it is given by name or by ARN."""
    return Outside(_NAME.sub("", role.id))


@dataclass(frozen=True)
class DecidedByAws(Unknown):
    """What a policy of AWS's allows.

    Args:
        code: As for `Unknown`.
        where: As for `Unknown`.
        why: As for `Unknown`.
        policy: Its name: ``"AmazonSSMManagedInstanceCore"``.

    """

    policy: str = ""


class _PolicyParts:
    """What is found of a role, policy by policy."""

    def __init__(self) -> None:
        self.statements: list[RoleStatement] = []
        self.managed: list[str] = []
        self.unknown: list[Unknown] = []

    def add(self, policy: Fields, source: Fields) -> None:
        if source.exists is not True:
            self.unknown.append(source.exists)
            return
        added, unknown = statements(policy, source.id)
        self.statements += added
        self.unknown += unknown


def _add_own_policies(role: Fields, parts: _PolicyParts) -> None:
    inline = role.objects("Policies")
    for policy in (inline,) if isinstance(inline, Unknown) else inline:
        if isinstance(policy, Unknown):
            parts.unknown.append(policy)
        else:
            parts.add(policy, role)
    for target in _listed_targets(role, "ManagedPolicyArns", _MANAGED_POLICY):
        named = role.reading.resource(target)
        aws = _AWS_MANAGED.fullmatch(_text(target))
        if named is not None:
            parts.add(named, named)
        elif aws:
            parts.managed.append(aws[1])
            if aws[1] not in _OF_LAMBDA:
                why = f"AWS decides what is in its policy '{aws[1]}'"
                parts.unknown.append(DecidedByAws(Code.UNKNOWN_RESOURCE, role.where("ManagedPolicyArns"), why, policy=aws[1]))
        elif isinstance(target, Unknown):
            parts.unknown.append(target)
        else:
            parts.unknown.append(Unknown(Code.UNKNOWN_RESOURCE, role.where("ManagedPolicyArns"), f"'{target}' is not in the templates"))
    if role.has("PermissionsBoundary"):
        parts.unknown.append(
            Unknown(Code.PL_UNRESOLVED_VALUE, role.where("PermissionsBoundary"), "its permissions boundary may forbid what it is allowed")
        )


def _text(target: Target) -> str:
    return (target.key or "") if isinstance(target, Unknown) else str(target)


def _attached_policies(reading: Reading, names: Mapping[str, ResourceId]) -> dict[Target, list[Fields]]:
    """Return the policies that name their roles, by role."""
    policies: dict[Target, list[Fields]] = {}
    for policy in reading.of_type(*_POLICIES):
        list_name: Literal["Roles", "RoleName"] = "RoleName" if policy.resource.type == "AWS::IAM::RolePolicy" else "Roles"
        for target in dict.fromkeys(_listed_targets(policy, list_name, _ROLE)):
            role = names.get(named(target).id, named(target)) if isinstance(target, Outside) else target
            policies.setdefault(role, []).append(policy)
    return policies


def _listed_targets(fields: Fields, name: str, type: str) -> Iterator[Target]:
    targets = fields.targets(name, type)
    yield from (targets,) if isinstance(targets, Unknown) else targets or ()
