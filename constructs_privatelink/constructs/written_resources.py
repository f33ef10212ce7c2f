"""Resources as their templates will have them, worked out while their app is made.

What the CDK works out at the end of a synthesis it keeps in part as it is first asked: the containers of a task, and commands of instances,
for instance. Before Aspects are through, these are left alone, so that nobody's later change is lost. What is written over a resource with
``add_property_override`` is nowhere to be read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from weakref import WeakKeyDictionary

import aws_cdk as cdk

from constructs_privatelink.constructs.construct_paths import account_of, is_token, kernel_name, node_of, region_of, stack_of, stage_of
from constructs_privatelink.constructs.peers import offers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from constructs import Construct, IConstruct

Written = tuple[str, dict[str, object]]
"""The logical id of a resource, and the resource."""

_READER = "EndpointNetwork-reads"
_CALLED_ALIKE = frozenset({"CfnManagedPolicy", "CfnPolicy", "CfnRole"})
"""The classes whose properties CloudFormation calls as the CDK does, but for the first letter: the CDK need not be asked."""
_NEVER_REFERRED = "CfnPolicy"
_KEPT: Mapping[str, tuple[str, ...]] = {
    "CfnAutoScalingGroup": ("userData",),
    "CfnCanary": ("securityGroupIds",),
    "CfnComputeEnvironment": ("instanceTypes",),
    "CfnInstance": ("userData",),
    "CfnLaunchConfiguration": ("userData",),
    "CfnLaunchTemplate": ("securityGroupIds", "tagSpecifications", "userData"),
    "CfnService": ("lifecycleHooks",),
    "CfnTaskDefinition": ("containerDefinitions", "placementConstraints"),
}
"""The properties, at any depth, of which the CDK keeps what it works out first, by the classes of resources."""

_IDS: dict[str, str] = {}
"""Logical ids, as tokens, by what the kernel calls their resources."""
_TYPES: dict[str, str] = {}
_READERS: WeakKeyDictionary[IConstruct, dict[tuple[str, str], cdk.Stack]] = WeakKeyDictionary()
"""The stacks from which others are read, by stage and environment."""


class WrittenResources:
    """Resources of one stage, each read once.

    Args:
        is_early: Whether Aspects may still change what is read.
        only_stack: The stack of all of them; None where the stage has several.

    """

    def __init__(self, *, is_early: bool, only_stack: cdk.Stack | None) -> None:
        self._is_early, self._only_stack = is_early, only_stack
        self._written: dict[str, Written | None] = {}

    def of(self, construct: IConstruct) -> Written | None:
        """Return a resource that was read; None where the CDK cannot work it out yet, or it is no resource."""
        return self._written.get(kernel_name(construct))

    def ids_of(self, resources: Sequence[cdk.CfnResource]) -> list[str]:
        """Return the logical ids of resources that need not be read."""
        return [str(name) for name in stack_of(resources[0]).resolve(list(map(_id_token, resources)))] if resources else []

    def read(self, resources: Iterable[cdk.CfnResource], within: Sequence[Construct]) -> None:
        """Read resources, as far as that was not done: all of an environment are one question.

        Args:
            resources: The resources.
            within: What they belong to: task definitions among that tell their containers.

        """
        new = {name: resource for resource in resources if (name := kernel_name(resource)) not in self._written}
        containers = self._containers(within) if self._is_early else {}
        by_scope: dict[cdk.Stack, dict[str, cdk.CfnResource]] = {}
        for name, resource in new.items():
            by_scope.setdefault(self._scope_of(resource), {})[name] = resource
        for scope, together in by_scope.items():
            raw: list[list[object]] = [[_id_token(resource), self._properties(resource, containers)] for resource in together.values()]
            for (name, resource), known in zip(together.items(), _resolved(raw, scope), strict=True):
                self._written[name] = None if known is None else _rendered(resource, *known)

    def _properties(self, resource: cdk.CfnResource, containers: Mapping[str, object]) -> Mapping[str, object]:
        properties: Mapping[str, object] = resource._cfn_properties or {}  # noqa: SLF001 - protected, and for subclasses
        kept = _KEPT.get(type(resource).__name__, ()) if self._is_early else ()
        if not kept:
            return properties
        left = cast("dict[str, object]", _without(properties, kept))
        told = properties.get("containerDefinitions")
        if isinstance(told, list):
            return {**left, "containerDefinitions": told}
        return {**left, **({"containerDefinitions": containers[kernel_name(resource)]} if kernel_name(resource) in containers else {})}

    def _containers(self, within: Sequence[Construct]) -> dict[str, object]:
        """Return the containers of task definitions as they are now, by what the kernel calls their resources."""
        tasks = [construct for construct in within if offers(construct, "_containers")]
        return {
            kernel_name(child): [container.render_container_definition() for container in task._containers]  # type: ignore[attr-defined] # noqa: SLF001 - offered, as was asked
            for task in tasks
            if (child := node_of(task).default_child) is not None
        }

    def _scope_of(self, resource: cdk.CfnResource) -> cdk.Stack:
        """Return from where a resource is read.

        In a second synthesis the CDK knows exports by which stacks refer to each other, and tells these. From a stack that nothing was
        exported to, references stay what they are. It is of the same environment, as names depend on that, and stays no part of the app.

        """
        if self._only_stack is not None:
            return self._only_stack
        stack = stack_of(resource)
        stage, account, region = stage_of(stack), account_of(stack), region_of(stack)
        readers = _READERS.setdefault(stage, {})
        if (account, region) not in readers:
            env = cdk.Environment(account=None if is_token(account) else account, region=None if is_token(region) else region)
            readers[account, region] = cdk.Stack(cast("Construct", stage), _READER, env=env, synthesizer=cdk.LegacyStackSynthesizer())
            node_of(stage).try_remove_child(_READER)
        return readers[account, region]


def type_of(resource: cdk.CfnResource) -> str:
    """Return the CloudFormation type of a resource, which is asked of the kernel once: of most classes it is the same for all."""
    key = kernel_name(resource) if type(resource) is cdk.CfnResource else f"{type(resource).__module__}.{type(resource).__name__}"
    if key not in _TYPES:
        _TYPES[key] = resource.cfn_resource_type
    return _TYPES[key]


def _id_token(resource: cdk.CfnResource) -> str:
    """Return the logical id of a resource, or what tells it from others where nothing refers to it."""
    name = kernel_name(resource)
    if type(resource).__name__ == _NEVER_REFERRED:
        return name
    if name not in _IDS:
        _IDS[name] = resource.logical_id
    return _IDS[name]


def _resolved(raw: list[list[object]], scope: cdk.Stack) -> list[tuple[str, object] | None]:
    """Return logical ids and properties as the CDK calls them; None for those that it cannot tell yet."""
    try:
        return [(str(known), properties) for known, properties in scope.resolve(raw)]
    except RuntimeError:
        # One of them cannot be resolved yet: which, only each for itself tells.
        return [None] if len(raw) == 1 else [known for each in raw for known in _resolved([each], scope)]


def _rendered(resource: cdk.CfnResource, logical_id: str, properties: object) -> Written | None:
    """Return a resource as its template has it."""
    known = cast("Mapping[str, object]", properties or {})
    if type(resource).__name__ in _CALLED_ALIKE:
        return logical_id, {"Type": type_of(resource), "Properties": _capitalized(known)}
    try:
        return logical_id, {"Type": type_of(resource), "Properties": resource._render_properties(known)}  # noqa: SLF001 - as above
    except RuntimeError:
        return None


def _capitalized(properties: Mapping[str, object]) -> dict[str, object]:
    """Return properties of IAM as CloudFormation calls them; policy documents are as they are."""
    return {
        f"{name[:1].upper()}{name[1:]}": [_capitalized(item) if isinstance(item, dict) else item for item in value]
        if isinstance(value, list)
        else value
        for name, value in properties.items()
    }


def _without(value: object, names: Sequence[str]) -> object:
    """Return a part of properties without those of some names, at any depth."""
    if isinstance(value, dict):
        return {name: _without(inner, names) for name, inner in value.items() if name not in names}
    return [_without(item, names) for item in value] if isinstance(value, list) else value
