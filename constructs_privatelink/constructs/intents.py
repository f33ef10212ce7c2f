"""What endpoints tell the proof, from the CDK's objects: see `constructs_privatelink.decisions.intent`.

A client's security group is written as its template's file, its logical id (a token, which becomes what a user overrides) and an
attribute, so that nothing ties resources or stacks together. What is known at synthesis only, such as tokens of other kinds, is worked
out while the template is written.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import aws_cdk as cdk
import jsii

from constructs_privatelink.constructs.construct_paths import reference_in, stack_of
from constructs_privatelink.constructs.peers import SecurityGroupSource
from constructs_privatelink.decisions.clients import ClientKind
from constructs_privatelink.decisions.intent import DeclaredClient, ResolvedValue, ResourceValue

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from constructs_privatelink.decisions.clients import Client
    from constructs_privatelink.decisions.intent import ClaimKind, ClientValue

_KINDS: Mapping[ClientKind, ClaimKind] = {
    ClientKind.IPV4: "cidr",
    ClientKind.IPV6: "cidr",
    ClientKind.PREFIX_LIST: "prefixList",
    ClientKind.SECURITY_GROUP: "securityGroup",
}
_GROUP_ID = "GroupId"
_REF = "Ref"

_FILES: WeakKeyDictionary[cdk.Stack, str] = WeakKeyDictionary()
"""The name of a stack's template never changes, and each question costs a message to the kernel."""


def declared_client(client: Client, stack: cdk.Stack) -> DeclaredClient:
    """Return a client as the intent of an endpoint declares it.

    Args:
        client: The client.
        stack: The endpoint's stack.

    """
    literal = client.key == client.value
    value = client.value if literal else _value_of(client, stack)
    return DeclaredClient(_KINDS[client.kind], value, "" if literal else client.key, default=not client.declared)


def is_known_now(client: Client) -> bool:
    """Return whether a client's form in the intent is known before synthesis: a literal, or a security group of the tree."""
    return client.key == client.value or (isinstance(client, SecurityGroupSource) and client.resource is not None)


def _value_of(client: Client, stack: cdk.Stack) -> ClientValue:
    if isinstance(client, SecurityGroupSource) and client.resource is not None and client.stack is not None:
        return ResourceValue(client.resource.logical_id, _GROUP_ID, _file_of(client.stack, stack))
    reference = reference_in(client.value)
    target = None if reference is None else reference.target
    if reference is not None and isinstance(target, cdk.CfnResource):
        attribute = None if reference.display_name == _REF else reference.display_name
        return ResourceValue(target.logical_id, attribute, _file_of(stack_of(target), stack))
    return ResolvedValue(json.dumps(stack.resolve(client.value), sort_keys=True))


def _file_of(stack: cdk.Stack, endpoint_stack: cdk.Stack) -> str | None:
    if stack is endpoint_stack:
        return None
    if stack not in _FILES:
        _FILES[stack] = stack.template_file
    return _FILES[stack]


def at_synthesis(produce: Callable[[], Mapping[str, object] | None]) -> cdk.IResolvable:
    """Return a value that is worked out whenever a template is written.

    Args:
        produce: Returns it; None for no value.

    """
    return cdk.Lazy.uncached_any(_Producer(produce))


@jsii.implements(cdk.IAnyProducer)
class _Producer:
    def __init__(self, produce: Callable[[], Mapping[str, object] | None]) -> None:
        self._produce = produce

    @jsii.member(jsii_name="produce")
    def produce(self, _context: cdk.IResolveContext) -> object:
        return self._produce()
