"""Which of two stacks of an app is made after the other, as far as its dependencies tell by now: references become some at synthesis."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aws_cdk as cdk

from constructs_privatelink.constructs.construct_paths import outermost_of, path_of, stack_of

if TYPE_CHECKING:
    from constructs import IConstruct


def comes_after(stack: cdk.Stack, other: cdk.Stack) -> bool:
    """Return whether a stack waits for another, through others too; nested ones wait with the stacks around them."""
    root, other_root = outermost_of(stack), outermost_of(other)
    return _nested_depends(stack, other) if root is other_root else _depends(root, other_root)


def will_come_after(stack: cdk.Stack, other: cdk.Stack, targets: list[IConstruct]) -> bool:
    """Return whether a stack waits for another, or will: something in it refers to what the other has.

    Args:
        stack: The stack.
        other: The other one.
        targets: What is referred to in the stack.

    """
    if comes_after(stack, other):
        return True
    referred = [stack_of(target) for target in targets]
    if outermost_of(stack) is outermost_of(other):
        return any(target_stack is other for target_stack in referred)
    return any(outermost_of(target_stack) is outermost_of(other) for target_stack in referred)


def _depends(stack: cdk.Stack, other: cdk.Stack) -> bool:
    """Return whether a stack depends on another, through others too."""
    waiting, seen = [stack], set[str]()
    while waiting:
        direct = waiting.pop().dependencies
        if other in direct:
            return True
        waiting += [before for before in direct if path_of(before) not in seen]
        seen.update(path_of(before) for before in direct)
    return False


def _nested_depends(stack: cdk.Stack, other: cdk.Stack) -> bool:
    """Return whether a stack nested beside another waits for it: the CDK keeps that between their resources in the stack around both."""
    goals = {path_of(around) for around in _nested_resources(other)}
    waiting, seen = _nested_resources(stack), set[str]()
    while waiting:
        direct = [after for after in waiting.pop().obtain_dependencies() if isinstance(after, cdk.CfnResource)]
        paths = {path_of(after) for after in direct}
        if paths & goals:
            return True
        waiting += [after for after in direct if path_of(after) not in seen]
        seen |= paths
    return False


def _nested_resources(stack: cdk.Stack) -> list[cdk.CfnResource]:
    """Return the resources that make a stack and the nested stacks around it; none for a stack that is not nested."""
    parent = stack.nested_stack_parent
    resource = stack.nested_stack_resource
    return [] if parent is None or resource is None else [resource, *_nested_resources(parent)]
