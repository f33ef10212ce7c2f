"""Where constructs stand in their app, in words that ids and tags can carry."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import aws_cdk as cdk

if TYPE_CHECKING:
    from collections.abc import Iterable

    from constructs import IConstruct, Node

_LONGEST_TAG = 256
"""https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions"""
_TOKEN = "${Token["  # noqa: S105 - the beginning of a token of the CDK, not a secret

_PATHS: dict[str, str] = {}
"""Paths by what the kernel calls constructs: they never change, and each costs two messages to the kernel."""
_PREFIXES: WeakKeyDictionary[cdk.Stack, str] = WeakKeyDictionary()
"""The paths of the stages that stacks are in, with a slash behind."""
_REFERRED: dict[str, IConstruct | None] = {}
"""What tokens refer to, by the token: each has a number of its own in the process, and costs two messages or more.

It keeps constructs, as jsii does as long as the process lives: a weak one would be empty whenever nobody else holds the construct.
"""
_NODES: WeakKeyDictionary[IConstruct, Node] = WeakKeyDictionary()
_DEFAULT_CHILDREN: WeakKeyDictionary[IConstruct, IConstruct] = WeakKeyDictionary()
_STACKS: WeakKeyDictionary[IConstruct, cdk.Stack] = WeakKeyDictionary()
_STAGES: WeakKeyDictionary[cdk.Stack, IConstruct] = WeakKeyDictionary()
_ROOTS: WeakKeyDictionary[cdk.Stack, IConstruct] = WeakKeyDictionary()
_OUTERMOST: WeakKeyDictionary[cdk.Stack, cdk.Stack] = WeakKeyDictionary()
_ACCOUNTS: WeakKeyDictionary[cdk.Stack, str] = WeakKeyDictionary()
_REGIONS: WeakKeyDictionary[cdk.Stack, str] = WeakKeyDictionary()
"""What constructs and stacks are in never changes either."""


def stack_of(construct: IConstruct) -> cdk.Stack:
    """Return the stack that a construct is in, which is asked of the kernel once."""
    if construct not in _STACKS:
        _STACKS[construct] = construct if isinstance(construct, cdk.Stack) else cdk.Stack.of(construct)
    return _STACKS[construct]


def all_in_the_stack_of(scope: IConstruct, below: Iterable[IConstruct]) -> None:
    """Note that what stands below a construct is in its stack, where that is known and no other stack is among it."""
    below = list(below)
    if scope in _STACKS and not any(isinstance(construct, cdk.Stack) for construct in below):
        _STACKS.update(dict.fromkeys(below, _STACKS[scope]))


def stage_of(stack: cdk.Stack) -> IConstruct:
    """Return the stage that a stack is in, which is synthesized by itself: an app, a stage, or the stack where it has neither."""
    if stack not in _STAGES:
        _STAGES[stack] = cdk.Stage.of(stack) or stack
    return _STAGES[stack]


def outermost_of(stack: cdk.Stack) -> cdk.Stack:
    """Return the stack that a nested stack is deployed with, in however many steps; the stack itself where it is none."""
    if stack not in _OUTERMOST:
        parent = stack.nested_stack_parent
        _OUTERMOST[stack] = stack if parent is None else outermost_of(parent)
    return _OUTERMOST[stack]


def account_of(stack: cdk.Stack) -> str:
    """Return the account of a stack; may be a token."""
    if stack not in _ACCOUNTS:
        _ACCOUNTS[stack] = stack.account
    return _ACCOUNTS[stack]


def region_of(stack: cdk.Stack) -> str:
    """Return the Region of a stack; may be a token."""
    if stack not in _REGIONS:
        _REGIONS[stack] = stack.region
    return _REGIONS[stack]


def root_of(stack: cdk.Stack) -> IConstruct:
    """Return the app that a stack is in."""
    if stack not in _ROOTS:
        _ROOTS[stack] = node_of(stack).root
    return _ROOTS[stack]


def is_token(value: object) -> bool:
    """Return whether a value is known at deployment only, or in part: as ``Token.is_unresolved``, of a text without asking the kernel."""
    return _TOKEN in value if isinstance(value, str) else value is not None and cdk.Token.is_unresolved(value)


def is_list_token(text: str) -> bool:
    """Return whether a text is what the CDK makes of an element of a list token: it stands for the whole list, however long that is."""
    return "#{Token[" in text


def refusals_of_list_token(value: object, what: str) -> list[str]:
    """Return why an element of a list token cannot stand for one thing: the text would be the whole list.

    Args:
        value: What was given.
        what: What it was given as.

    """
    if not isinstance(value, str) or not is_list_token(value):
        return []
    way_out = (
        "give each by cdk.Fn.select(0, ...), or a list of a known length: cdk.Fn.split(',', text, 2), cdk.Fn.import_list_value(name, 2)"
    )
    return [f"got a list token as {what}, and nobody knows how many it stands for; {way_out}"]


def kernel_name(construct: IConstruct) -> str:
    """Return what the kernel calls a construct: one that the CDK made itself comes as another Python object each time."""
    return _reference_to(construct) or path_of(construct)


def _reference_to(construct: IConstruct) -> str:
    return str(getattr(getattr(construct, "__jsii_ref__", None), "ref", ""))


def node_of(construct: IConstruct) -> Node:
    """Return the node of a construct, which is asked of the kernel once."""
    if construct not in _NODES:
        _NODES[construct] = construct.node
    return _NODES[construct]


def default_child_of(construct: IConstruct) -> IConstruct | None:
    """Return the resource of a construct, which is asked of the kernel until there is one."""
    known = _DEFAULT_CHILDREN.get(construct)
    if known is None:
        known = node_of(construct).default_child
        if known is not None:
            _DEFAULT_CHILDREN[construct] = known
    return known


def path_of(construct: IConstruct) -> str:
    """Return the path of a construct, which is asked of the kernel once."""
    reference = _reference_to(construct)
    known = _PATHS.get(reference)
    if known is None:
        known = node_of(construct).path
        if reference:
            _PATHS[reference] = known
    return known


def made_at(construct: IConstruct, path: str, stack: cdk.Stack | None = None) -> None:
    """Note the path of a construct that was just made, and its stack where that is known too, so that nobody asks for them."""
    _PATHS[kernel_name(construct)] = path
    if stack is not None:
        _STACKS[construct] = stack


def stage_path(construct: IConstruct) -> str:
    """Return the path of a construct below its app or stage: ids made of it are the same in every stage."""
    return path_in_stage(path_of(construct), stack_of(construct))


def path_in_stage(path: str, stack: cdk.Stack) -> str:
    """Return a construct's path below its app or stage.

    Args:
        path: The whole path.
        stack: The construct's stack.

    """
    return path.removeprefix(_prefix_of(stack))


def _prefix_of(stack: cdk.Stack) -> str:
    if stack not in _PREFIXES:
        stage = stage_of(stack)
        path = "" if stage is stack else path_of(stage)
        _PREFIXES[stack] = f"{path}/" if path else ""
    return _PREFIXES[stack]


def are_of_one_stage(construct: IConstruct, other: IConstruct) -> bool:
    """Return whether templates of the stages of two constructs are deployed together, and so can name each other's resources."""
    stack, other_stack = stack_of(construct), stack_of(other)
    return stack is other_stack or path_of(stage_of(stack)) == path_of(stage_of(other_stack))


def name_tag(path: str) -> str:
    """Return a path as the value of a tag, which has 256 characters at most: of a longer path the end, which tells it from others."""
    return path[-_LONGEST_TAG:]


def reference_in(text: str) -> cdk.Reference | None:
    """Return the reference that a text is; None where it is a literal, another token, or has more than the reference."""
    if not is_token(text):
        return None
    token = cdk.Tokenization.reverse(text, fail_concat=False)
    return token if isinstance(token, cdk.Reference) else None


def referred_by(text: str) -> IConstruct | None:
    """Return what a text refers to; None where it is no reference, as for `reference_in`."""
    if not is_token(text):
        return None
    if text not in _REFERRED:
        reference = reference_in(text)
        _REFERRED[text] = None if reference is None else reference.target
    return _REFERRED[text]


def identity(resource_id: str, scope: IConstruct) -> str:
    """Return what tells a resource from others in its app: a literal id, or the construct that a token points to."""
    if not is_token(resource_id):
        return resource_id
    target = referred_by(resource_id)
    if target is not None:
        return path_of(target)
    stack = stack_of(scope)
    return f"{path_of(stack)} {json.dumps(stack.resolve(resource_id), sort_keys=True)}"
