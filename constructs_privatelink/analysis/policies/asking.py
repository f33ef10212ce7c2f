"""A request put in words that people have: actions, ARNs, account numbers, and names of resources of the templates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.policies.arn_texts import arn_texts
from constructs_privatelink.analysis.policies.request import (
    ANONYMOUS,
    ANY_ACCOUNT,
    ANYTHING,
    Principal,
    Request,
    arn_of,
    distinct_resources,
)
from constructs_privatelink.errors import PrivateLinkError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs_privatelink.analysis.policies.text_matching import PolicyText
    from constructs_privatelink.analysis.templates.stack_set import StackSet
    from constructs_privatelink.analysis.values import ResourceId

_ACTION = re.compile(r"[A-Za-z0-9-]+:[A-Za-z0-9]+")
_ACCOUNT = re.compile(r"\d{12}")
_PRINCIPALS = ("AWS::IAM::Role", "AWS::IAM::User")


def request_for(
    stacks: StackSet,
    action: str,
    *,
    resource: str | None = None,
    principal: str | None = None,
    context: Mapping[str, object] | None = None,
) -> Request:
    """Return a request.

    Args:
        stacks: The templates, for names of their resources.
        action: ``"kms:Decrypt"``.
        resource: An ARN, ``"*"`` for an action without a resource, or the construct path or logical id of a resource, which stands for its
            ARN. Default: - any resource.
        principal: An ARN, an account's number, ``"anonymous"`` for who did not sign, or the construct path or logical id of a role or
            user. Default: - anybody who signs.
        context: Further condition keys; None says that the request has no such key. Default: - what the endpoint tells.

    Raises:
        PrivateLinkError: The action is no action, or nothing or several things have a name.

    """
    if not _ACTION.fullmatch(action):
        raise PrivateLinkError("action", [f"got {action!r}; name one action, such as 'kms:Decrypt'"])
    about = ANYTHING if resource is None else _text(stacks, "resource", resource, ())
    known = distinct_resources(stacks)
    return Request(action, about, _caller(stacks, principal), dict(context or {}), distinct=known, texts=arn_texts(stacks))


def _caller(stacks: StackSet, principal: str | None) -> Principal:
    if principal is None:
        return Principal()
    if principal == "anonymous":
        return ANONYMOUS
    if _ACCOUNT.fullmatch(principal):
        return Principal(account=principal)
    arn = _text(stacks, "principal", principal, _PRINCIPALS)
    role = None if isinstance(arn, str) else _resource(stacks, principal, _PRINCIPALS)
    account = None if role is None else stacks.stacks[role.stack].account
    return Principal(arn, ANY_ACCOUNT if account is None else account)


def _text(stacks: StackSet, subject: str, name: str, types: tuple[str, ...]) -> PolicyText:
    if name == "*" or name.startswith("arn:"):
        return name
    named = _resource(stacks, name, types)
    if named is None:
        one_of = " or ".join(types) or "resource"
        raise PrivateLinkError(
            subject, [f"got {name!r}; give an ARN, or the construct path or logical id of one {one_of} of the templates"]
        )
    return arn_of(named)


def _resource(stacks: StackSet, name: str, types: tuple[str, ...]) -> ResourceId | None:
    every = (resource for stack in stacks.stacks.values() for resource in stack.resources.values())
    ids = {
        resource.id
        for resource in every
        if name in {resource.path, resource.id.logical_id, str(resource.id)} and (not types or resource.type in types)
    }
    return ids.pop() if len(ids) == 1 else None
