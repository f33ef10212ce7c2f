"""The template of one workload as it is while its app is made: the workload, its roles, and what its kind is told by.

The CDK writes templates at the end of a synthesis. What a workload needs is asked before, and of few resources, so that only these are
worked out. What is written over a resource with ``add_property_override`` is not among it.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, cast

import aws_cdk as cdk
from constructs import Construct

from constructs_privatelink.constructs.construct_paths import kernel_name, path_of, stack_of
from constructs_privatelink.constructs.peers import offers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from constructs import IConstruct

_ROLES = ("role", "task_role", "execution_role", "job_role")
_PARTS = ("task_definition", "cluster", "launch_template")
_SOMETHING = "AWS::CloudFormation::WaitConditionHandle"
"""A type of resource that is nothing by itself."""
_CUSTOM = "Custom::"
_TYPES: dict[str, str] = {}
_IN_TEXT = re.compile(r"\$\{([A-Za-z0-9]+)[.}]")
_POLICY, _DEFAULT_POLICY = "Policy", "DefaultPolicy"
_OF_NO_MATTER = frozenset(
    {"CfnLogGroup", "CfnPermission", "CfnSecurityGroup", "CfnSecurityGroupEgress", "CfnSecurityGroupIngress", "CfnVPCEndpoint"}
)
"""The CDK's classes of what stands below workloads and tells nothing of their needs."""
_ANYWHERE = frozenset(
    {
        "CfnAssociation",
        "CfnCustomResource",
        "CfnEventInvokeConfig",
        "CfnEventSourceMapping",
        "CfnGlobalTable",
        "CfnManagedPolicy",
        "CfnParameter",
        "CfnRolePolicy",
        "CfnRotationSchedule",
        "CfnSecret",
        "CfnTable",
    }
)
"""The classes of what names workloads, wherever it stands, and of what tells by its type what a permission is for."""

_GRANTING = tuple(f"aws-cdk-lib.aws_iam.{name}" for name in ("CfnManagedPolicy", "CfnPolicy", "CfnRole"))
"""How the kernel's names begin of what Aspects change that grant something to a role."""

_DEFAULT: dict[str, bool] = {}
"""Whether a policy is the default policy of a role, and so concerns no other; by the kernel's name of it."""


class WorkloadTemplates:
    """The templates of workloads at one moment.

    Args:
        every: Every construct of the stage, in the order of the tree.
        before: What was read earlier in the same synthesis: of that, only what may be granted meanwhile is read again. Default: None.

    Attributes:
        written: What was read: of each resource its logical id and itself; None for one that the CDK cannot work out yet.

    """

    def __init__(self, every: Sequence[IConstruct], before: WorkloadTemplates | None = None) -> None:
        self._every = every
        self._has_stacks = sum(isinstance(construct, cdk.Stack) for construct in every) > 1
        self._around = [construct for construct in every if _names_workloads(construct)]
        written = {} if before is None else before.written
        self.written: dict[str, tuple[str, dict[str, object]] | None] = {
            name: known for name, known in written.items() if not name.startswith(_GRANTING)
        }

    def of(self, workload: Construct, resource: cdk.CfnResource) -> tuple[Mapping[str, object], str] | None:
        """Return the template of a workload, and the workload's logical id; None where the CDK cannot work it out yet.

        Args:
            workload: The workload, as users name it.
            resource: Its resource.

        """
        stack = stack_of(resource)
        below = self._below(workload)
        parts = [*below, *self._around]
        parts += self._attached(parts)
        self._write([resource, *(part for part in parts if isinstance(part, cdk.CfnResource))], stack)
        own = self.written[kernel_name(resource)]
        if own is None:
            return None
        elsewhere = [part for part in parts if self._has_stacks and kernel_name(stack_of(part)) != kernel_name(stack)]
        names = set(map(kernel_name, elsewhere))
        written = [self.written.get(kernel_name(part)) for part in parts if kernel_name(part) not in names]
        resources = dict([*(part for part in written if part is not None), own])
        belonging = {known[0]: part for part in below if (known := self.written.get(kernel_name(part)))}
        resources |= self._of_other_stacks(elsewhere, belonging, set(resources))
        # What else is referred to is there, and of no matter: that a custom resource is some other function's, for instance, is known so.
        others = {name: {"Type": _SOMETHING} for resource in resources.values() for name in _referred(resource) if name not in resources}
        return {"Resources": {**others, **resources}}, own[0]

    def _of_other_stacks(
        self, parts: Iterable[IConstruct], belonging: Mapping[str, IConstruct], taken: set[str]
    ) -> dict[str, dict[str, object]]:
        """Return the resources of other stacks, by ids that none has here: ids are made of paths below a stack, and stacks may be alike.

        One that refers to what its own stack has at the path of something that belongs to the workload means that.

        """
        resources: dict[str, dict[str, object]] = {}
        for number, part in enumerate(parts):
            known = self.written.get(kernel_name(part))
            meant = [] if known is None else [belonging[name] for name in _referred(known[1]) if name in belonging]
            if known is not None and not any(_has_alike(stack_of(part), construct) for construct in meant):
                name = known[0] if known[0] not in taken and known[0] not in resources else f"{known[0]}Elsewhere{number}"
                resources[name] = known[1]
        return resources

    def _below(self, workload: Construct) -> list[cdk.CfnResource]:
        """Return what belongs to a workload: what stands below it, its roles, and what its resource refers to."""
        below = workload.node.find_all()
        names = set(map(kernel_name, below))
        for scope in _belonging(workload):
            if kernel_name(scope) not in names:
                added = scope.node.find_all()
                below += added
                names.update(map(kernel_name, added))
        return [child for child in below if isinstance(child, cdk.CfnResource) and type(child).__name__ not in _OF_NO_MATTER]

    def _attached(self, below: Iterable[IConstruct]) -> Iterator[IConstruct]:
        """Yield the policies that may be attached to roles that they do not stand below."""
        own = set(map(kernel_name, below))
        for before, construct in pairwise(self._every):
            if type(construct).__name__ == "CfnPolicy" and kernel_name(construct) not in own and not _is_default_policy(before):
                yield construct

    def _write(self, resources: Iterable[cdk.CfnResource], stack: cdk.Stack) -> None:
        """Work out what resources will be in their templates, as far as that was not done."""
        new = {name: resource for resource in resources if (name := kernel_name(resource)) not in self.written}
        try:
            known = _resolved(list(new.values()), stack)
        except RuntimeError:
            # One of them cannot be resolved yet: which, only each for itself tells.
            known = [_resolved_alone(resource, stack) for resource in new.values()]
        for (name, resource), parts in zip(new.items(), known, strict=True):
            self.written[name] = None if parts is None else _rendered(resource, *parts)


def resource_of(workload: Construct, types: Iterable[str]) -> cdk.CfnResource | None:
    """Return the resource that a workload is: its default child, or else the first below it of one of some types.

    Args:
        workload: The workload.
        types: CloudFormation types of workloads.

    """
    child = workload.node.default_child
    if isinstance(child, cdk.CfnResource):
        return child
    below = (construct for construct in workload.node.find_all() if isinstance(construct, cdk.CfnResource))
    return next((resource for resource in below if resource.cfn_resource_type in types), None)


def _has_alike(stack: cdk.Stack, construct: IConstruct) -> bool:
    """Return whether a stack has a construct at the path that another one has in its own stack."""
    at: IConstruct | None = stack
    for step in path_of(construct).removeprefix(f"{path_of(stack_of(construct))}/").split("/"):
        at = at.node.try_find_child(step) if at is not None else None
    return at is not None


def _belonging(workload: Construct) -> Iterator[Construct]:
    """Yield the roles of a workload, and the other constructs that its resource refers to."""
    parts = [part for name in _PARTS if isinstance(part := _attribute(workload, name), Construct)]
    yield from parts
    for construct in (workload, *parts):
        roles = [role for name in _ROLES if isinstance(role := _attribute(construct, name), Construct)]
        principal = None if roles else _attribute(construct, "grant_principal")
        yield from roles or ((principal,) if isinstance(principal, Construct) and principal is not workload else ())


def _attribute(construct: Construct, name: str) -> object:
    """Return an attribute that a construct may have; the CDK raises where one is not there yet."""
    try:
        return getattr(construct, name, None) if offers(construct, name) else None
    except RuntimeError:
        return None


def _is_default_policy(policy: IConstruct) -> bool:
    if type(policy).__name__ != _POLICY:
        return False
    name = kernel_name(policy)
    if name not in _DEFAULT:
        _DEFAULT[name] = policy.node.id == _DEFAULT_POLICY
    return _DEFAULT[name]


def _referred(value: object) -> Iterator[str]:
    """Yield the logical ids that a part of a template refers to."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "Ref" and isinstance(inner, str):
                yield from () if "::" in inner else (inner,)
            elif key == "Fn::GetAtt" and isinstance(inner, list) and inner:
                yield str(inner[0])
            elif key == "Fn::Sub" and isinstance(inner, str):
                yield from _IN_TEXT.findall(inner)
            else:
                yield from _referred(inner)
    elif isinstance(value, list):
        for item in value:
            yield from _referred(item)


def _resolved(resources: Sequence[cdk.CfnResource], stack: cdk.Stack) -> list[tuple[str, object] | None]:
    """Return the logical ids of resources and their properties as the CDK calls them, in one question."""
    raw = [[resource.logical_id, resource._cfn_properties] for resource in resources]  # noqa: SLF001 - protected, and for subclasses
    return [(str(known), properties) for known, properties in stack.resolve(raw)] if raw else []


def _resolved_alone(resource: cdk.CfnResource, stack: cdk.Stack) -> tuple[str, object] | None:
    try:
        return _resolved([resource], stack)[0]
    except RuntimeError:
        return None


def _rendered(resource: cdk.CfnResource, logical_id: str, properties: object) -> tuple[str, dict[str, object]] | None:
    """Return a resource as its template has it, by logical id."""
    known = cast("Mapping[str, object]", properties or {})
    try:
        written = resource._render_properties(known)  # noqa: SLF001 - as above
    except RuntimeError:
        return None
    return logical_id, {"Type": _type_of(resource), "Properties": written}


def _type_of(resource: cdk.CfnResource) -> str:
    """Return the CloudFormation type of a resource, which is asked of the kernel once: of most classes it is the same for all."""
    key = kernel_name(resource) if type(resource) is cdk.CfnResource else f"{type(resource).__module__}.{type(resource).__name__}"
    if key not in _TYPES:
        _TYPES[key] = resource.cfn_resource_type
    return _TYPES[key]


def _names_workloads(construct: IConstruct) -> bool:
    if type(construct) is cdk.CfnResource:
        return _type_of(construct).startswith(_CUSTOM)
    return type(construct).__name__ in _ANYWHERE
