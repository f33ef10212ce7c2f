"""The template of one workload as it is while its app is made: the workload, its roles, and what its kind is told by.

The CDK writes templates at the end of a synthesis. What a workload needs is asked before, and of few resources, so that only these are
worked out.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2
from constructs import Construct

from constructs_privatelink.constructs.construct_paths import all_in_the_stack_of, kernel_name, node_of, path_of, stack_of
from constructs_privatelink.constructs.peers import offers
from constructs_privatelink.constructs.written_resources import WrittenResources, type_of
from constructs_privatelink.decisions.written_references import referred_ids

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from constructs import IConstruct

_ROLES = ("role", "task_role", "execution_role", "job_role")
_PARTS = ("task_definition", "cluster", "launch_template")
_SOMETHING = "AWS::CloudFormation::WaitConditionHandle"
"""A type of resource that is nothing by itself."""
_CUSTOM = "Custom::"
_POLICY, _CFN_POLICY, _DEFAULT_POLICY = "Policy", "CfnPolicy", "DefaultPolicy"
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
        "CfnInstanceProfile",
        "CfnLaunchTemplate",
        "CfnManagedPolicy",
        "CfnParameter",
        "CfnRolePolicy",
        "CfnRotationSchedule",
        "CfnSecret",
        "CfnTable",
    }
)
"""The classes of what names workloads or is named by them, wherever it stands, and of what tells by its type what a permission is for."""

_BY_MAPPINGS = frozenset(
    {
        ("aws_amazonmq", "CfnBroker"),
        ("aws_docdb", "CfnDBCluster"),
        ("aws_docdb", "CfnDBSubnetGroup"),
        ("aws_lambda", "CfnAlias"),
        ("aws_lambda", "CfnVersion"),
        ("aws_msk", "CfnCluster"),
        ("aws_msk", "CfnServerlessCluster"),
    }
)
"""The classes, by their modules, of what event source mappings name: brokers, whose pollers stand with them, and what functions go by."""
_INSTANCES = frozenset({("aws_autoscaling", "CfnAutoScalingGroup"), ("aws_ec2", "CfnInstance")})
_ON_INSTANCES = frozenset(
    {
        ("aws_ecs", "CfnCapacityProvider"),
        ("aws_ecs", "CfnCluster"),
        ("aws_ecs", "CfnClusterCapacityProviderAssociations"),
        ("aws_ecs", "CfnService"),
        ("aws_ecs", "CfnTaskDefinition"),
        ("aws_ecs", "CfnTaskSet"),
    }
)
"""The classes of what tells which tasks an agent on instances starts."""

_DEFAULT: dict[str, bool] = {}
"""Whether a policy is the default policy of a role, and so concerns no other; by the kernel's name of it."""


@dataclass(frozen=True)
class WorkloadTemplate:
    """The template of a workload.

    Args:
        template: The template.
        logical_id: The workload.
        constructs: Its resources as constructs, by their logical ids in it.

    """

    template: Mapping[str, Mapping[str, dict[str, object]]]
    logical_id: str
    constructs: Mapping[str, IConstruct]


class WorkloadTemplates:
    """The templates of workloads at one moment.

    Args:
        every: Every construct of the stage, in the order of the tree.
        is_early: Whether Aspects may still change what is read. Default: False.

    """

    def __init__(self, every: Sequence[IConstruct], *, is_early: bool = False) -> None:
        self._every = every
        stacks = [construct for construct in every if isinstance(construct, cdk.Stack)]
        self._only_stack = stacks[0] if len(stacks) == 1 else None
        self._around = [construct for construct in every if _names_workloads(construct)]
        if any(type(construct).__name__ == "CfnEventSourceMapping" for construct in self._around):
            self._around += [construct for construct in every if _class_of(construct) in _BY_MAPPINGS]
        on_instances = [construct for construct in every if _class_of(construct) in _ON_INSTANCES]
        if on_instances and any(_class_of(construct) in _INSTANCES for construct in every):
            self._around += on_instances
        self._written = WrittenResources(is_early=is_early, only_stack=self._only_stack)

    def of(self, workloads: Mapping[Construct, cdk.CfnResource]) -> dict[Construct, WorkloadTemplate]:
        """Return the templates of workloads; of one that the CDK cannot work out yet there is none.

        Args:
            workloads: The workloads, as users name them, with their resources.

        """
        belonging = {workload: [workload, *_belonging(workload)] for workload in workloads}
        below = {workload: _below(scopes) for workload, scopes in belonging.items()}
        together = [resource for resources in below.values() for resource in resources]
        around = [*self._around, *self._attached(together)]
        read = (resource for resource in (*workloads.values(), *around, *together) if isinstance(resource, cdk.CfnResource))
        self._written.read(read, [scope for scopes in belonging.values() for scope in scopes])
        policies = [resource for resource in together if type(resource).__name__ == _CFN_POLICY]
        templates = {
            workload: self._template(resource, [*below[workload], *around], below[workload], policies)
            for workload, resource in workloads.items()
        }
        return {workload: template for workload, template in templates.items() if template is not None}

    def _template(
        self, resource: cdk.CfnResource, parts: Sequence[IConstruct], below: Sequence[IConstruct], policies: Iterable[IConstruct]
    ) -> WorkloadTemplate | None:
        """Return the template of a workload.

        Args:
            resource: The workload's resource.
            parts: What tells of it.
            below: What of that belongs to it.
            policies: Policies that belong to this or another workload, and may be attached to any role.

        """
        own = self._written.of(resource)
        if own is None:
            return None
        belonging = {known[0]: part for part in below if (known := self._written.of(part))}
        known_here = set(map(kernel_name, parts))
        parts = [*parts, *(policy for policy in policies if kernel_name(policy) not in known_here and self._refers(policy, belonging))]
        stack = self._stack_of(resource)
        elsewhere = [part for part in parts if self._stack_of(part) is not stack]
        names = set(map(kernel_name, elsewhere))
        here = {known[0]: part for part in parts if kernel_name(part) not in names and (known := self._written.of(part))}
        constructs = {**here, own[0]: resource}
        constructs |= self._of_other_stacks(elsewhere, belonging, set(constructs))
        resources = {name: known[1] for name, part in constructs.items() if (known := self._written.of(part))}
        # What else is referred to is there, and of no matter: that a custom resource is some other function's, for instance, is known so.
        others: dict[str, dict[str, object]] = {
            name: {"Type": _SOMETHING} for written in resources.values() for name in referred_ids(written) if name not in resources
        }
        return WorkloadTemplate({"Resources": {**others, **resources}}, own[0], constructs)

    def _refers(self, part: IConstruct, names: Collection[str]) -> bool:
        known = self._written.of(part)
        return known is not None and any(name in names for name in referred_ids(known[1]))

    def _stack_of(self, part: IConstruct) -> cdk.Stack:
        """Return the stack of a part, which nobody need be asked for where there is but one."""
        return self._only_stack or stack_of(part)

    def _of_other_stacks(self, parts: Iterable[IConstruct], belonging: Mapping[str, IConstruct], taken: set[str]) -> dict[str, IConstruct]:
        """Return the resources of other stacks, by ids that none has here: ids are made of paths below a stack, and stacks may be alike.

        One that refers to what its own stack has at the path of something that belongs to the workload means that.

        """
        constructs: dict[str, IConstruct] = {}
        for number, part in enumerate(parts):
            known, stack = self._written.of(part), stack_of(part)
            meant = [] if known is None else [belonging[name] for name in referred_ids(known[1]) if name in belonging]
            if known is not None and not any(stack_of(construct) is not stack and _has_alike(stack, construct) for construct in meant):
                name = known[0] if known[0] not in taken and known[0] not in constructs else f"{known[0]}Elsewhere{number}"
                constructs[name] = part
        return constructs

    def groups_named(self, names: Collection[str], near: IConstruct) -> list[ec2.CfnSecurityGroup]:
        """Return the security groups of some logical ids: those of a construct's own stack, or else of any.

        Args:
            names: The logical ids.
            near: The construct.

        """
        if not names:
            return []
        groups = [construct for construct in self._every if isinstance(construct, ec2.CfnSecurityGroup)]
        named = [group for group, name in zip(groups, self._written.ids_of(groups), strict=True) if name in names]
        return [group for group in named if self._stack_of(group) is self._stack_of(near)] or named

    def _attached(self, below: Iterable[IConstruct]) -> Iterator[IConstruct]:
        """Yield the policies that may be attached to roles that they do not stand below."""
        own = set(map(kernel_name, below))
        for before, construct in pairwise(self._every):
            if type(construct).__name__ == _CFN_POLICY and kernel_name(construct) not in own and not _is_default_policy(before):
                yield construct


def _below(scopes: Iterable[Construct]) -> list[cdk.CfnResource]:
    """Return what belongs to a workload: what stands below it, its roles, and what its resource refers to."""
    below: list[IConstruct] = []
    names: set[str] = set()
    for scope in scopes:
        if kernel_name(scope) not in names:
            added = node_of(scope).find_all()
            all_in_the_stack_of(scope, added)
            below += added
            names.update(map(kernel_name, added))
    return [child for child in below if isinstance(child, cdk.CfnResource) and type(child).__name__ not in _OF_NO_MATTER]


def resource_of(workload: Construct, types: Collection[str]) -> cdk.CfnResource | None:
    """Return the resource that a workload is: its default child, or else the first below it of one of some types.

    Args:
        workload: The workload.
        types: CloudFormation types of workloads.

    """
    node = node_of(workload)
    child = node.default_child
    if isinstance(child, cdk.CfnResource):
        return child
    below = (construct for construct in node.find_all() if isinstance(construct, cdk.CfnResource))
    return next((resource for resource in below if type_of(resource) in types), None)


def _has_alike(stack: cdk.Stack, construct: IConstruct) -> bool:
    """Return whether a stack has a construct at the path that another one has in its own stack."""
    at: IConstruct | None = stack
    for step in path_of(construct).removeprefix(f"{path_of(stack_of(construct))}/").split("/"):
        at = node_of(at).try_find_child(step) if at is not None else None
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
        _DEFAULT[name] = node_of(policy).id == _DEFAULT_POLICY
    return _DEFAULT[name]


def _names_workloads(construct: IConstruct) -> bool:
    if type(construct) is cdk.CfnResource:
        return type_of(construct).startswith(_CUSTOM)
    return type(construct).__name__ in _ANYWHERE


def _class_of(construct: IConstruct) -> tuple[str, str]:
    """Return the class of a construct, by its module."""
    return type(construct).__module__.rpartition(".")[2], type(construct).__name__
