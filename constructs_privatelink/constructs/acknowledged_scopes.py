"""What is acknowledged at the app, at stages and at other scopes above stacks: the CDK writes their metadata into no file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aws_cdk as cdk

from constructs_privatelink.constructs.construct_paths import path_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from constructs import IConstruct


def acknowledged_above_all(root: IConstruct, stacks: Iterable[str]) -> dict[str, dict[str, str]]:
    """Return what is acknowledged at the scopes above an app's stacks, by construct path and id; the app's path is empty.

    Args:
        root: The app.
        stacks: The construct paths of its stacks.

    """
    scopes: dict[str, IConstruct | None] = {"": root}
    for stack in stacks:
        path, scope = "", scopes[""]
        for child in stack.split("/")[:-1]:
            path = f"{path}/{child}".removeprefix("/")
            if path not in scopes:
                scopes[path] = None if scope is None else scope.node.try_find_child(child)
            scope = scopes[path]
    return {path: _acknowledged_at(scope) for path, scope in scopes.items() if scope is not None}


def acknowledged_above(stack: cdk.Stack) -> dict[str, dict[str, str]]:
    """Return what is acknowledged at the scopes above a stack, by construct path and id."""
    outermost = stack
    while outermost.nested_stack_parent is not None:
        outermost = outermost.nested_stack_parent
    return {path_of(scope): reasons for scope in outermost.node.scopes[:-1] if (reasons := _acknowledged_at(scope))}


def _acknowledged_at(scope: IConstruct) -> dict[str, str]:
    """Return the reasons of what is acknowledged at one scope, by id; of several for one id the last, as the CDK does."""
    reasons: dict[str, str] = {}
    for entry in scope.node.metadata:
        if entry.type == cdk.Validations.ACKNOWLEDGED_RULES_METADATA_KEY and isinstance(entry.data, dict):
            reasons |= {str(name): str(reason) for name, reason in entry.data.items()}
    return reasons
