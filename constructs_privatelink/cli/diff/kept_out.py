"""Policies that allow everybody and deny all but some, as those that allow these: where what nothing allows is denied, both mean the same.

A negated operator holds without the key, and its opposite does not, so that a request without the key is denied either way:
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.statements import covers
from constructs_privatelink.analysis.policies.match import is_everybody
from constructs_privatelink.analysis.policies.text_matching import listed
from constructs_privatelink.cli.diff.property_values import keyed

if TYPE_CHECKING:
    from collections.abc import Sequence

_OPPOSITE = {
    "StringNotEquals": "StringEquals",
    "StringNotLike": "StringLike",
    "StringNotEqualsIgnoreCase": "StringEqualsIgnoreCase",
    "ArnNotLike": "ArnLike",
    "NotIpAddress": "IpAddress",
}
_EVERYTHING = {"*", "execute-api:/*"}
"""The resources of a policy that are all that it is about."""
_NEGATED = {"NotPrincipal", "NotAction", "NotResource"}


def allowing_only(statements: Sequence[object]) -> list[object]:
    """Return statements of which those that deny all but some are conditions of those that allow.

    Args:
        statements: The statements of a policy, as `meant` returns them, by which what nothing allows is denied.

    """
    left = list(statements)
    for statement in statements:
        only = _only(statement, left)
        others = [other for other in left if other is not statement]
        narrowed = None if only is None else [_narrowed(other, only) for other in others]
        if narrowed is not None and None not in narrowed:
            left = narrowed
    return left


def _only(statement: object, others: Sequence[object]) -> tuple[str, str, object] | None:
    """Return the condition that a request has to meet by a statement that denies everybody everything else; None for any other one."""
    if not isinstance(statement, Mapping) or statement.get("Effect") != "Deny" or _NEGATED & set(statement):
        return None
    resources = {resource for resource in listed(statement.get("Resource")) if isinstance(resource, str)}
    if not is_everybody(statement.get("Principal")) or not _EVERYTHING & resources:
        return None
    conditions = statement.get("Condition")
    if not isinstance(conditions, Mapping) or len(conditions) != 1:
        return None
    ((operator, keys),) = conditions.items()
    if operator not in _OPPOSITE or not isinstance(keys, Mapping) or len(keys) != 1 or not _denies_all(statement, others):
        return None
    ((key, values),) = keys.items()
    return _OPPOSITE[operator], str(key), values


def _denies_all(statement: Mapping[str, object], others: Sequence[object]) -> bool:
    """Return whether a statement denies all actions that other ones allow."""
    denied = [action.lower() for action in listed(statement.get("Action")) if isinstance(action, str)]
    allowing = [other for other in others if isinstance(other, Mapping) and other.get("Effect") == "Allow"]
    allowed = [action for other in allowing for action in listed(other.get("Action", "*"))]
    return all(isinstance(action, str) and any(covers(text, action.lower()) for text in denied) for action in allowed)


def _narrowed(statement: object, only: tuple[str, str, object]) -> object | None:
    """Return a statement with a further condition, where it allows; None where it has another one of that key, or is not known."""
    operator, key, values = only
    if not isinstance(statement, Mapping) or statement.get("Effect") not in ("Allow", "Deny"):
        return None
    if statement["Effect"] == "Deny":
        return statement
    said = statement.get("Condition", {})
    conditions = said if isinstance(said, Mapping) else {operator: None}
    keys = conditions.get(operator, {})
    if not isinstance(keys, Mapping) or (key in keys and keyed(keys[key]) != keyed(values)):
        return None
    return {**statement, "Condition": {**conditions, operator: {**keys, key: values}}}
