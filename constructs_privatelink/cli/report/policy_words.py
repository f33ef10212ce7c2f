"""Endpoint policies in words: who may do what with what, and when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.values import Reference, Unknown
from constructs_privatelink.catalogue.lookup import template_of

if TYPE_CHECKING:
    from constructs_privatelink.analysis.model import Endpoint

_OPEN = "no policy: everybody may call everything that IAM lets them"
_NONE = "the service takes no endpoint policy: everybody may call everything that IAM lets them"
_MOST = 6


def in_words(endpoint: Endpoint) -> tuple[str, ...]:
    """Return what a policy says, a sentence for each statement."""
    service = None if endpoint.short_name is None else template_of(endpoint.short_name)
    if endpoint.policy is None:
        return (_NONE if service is not None and service.endpoint_policy is False else _OPEN,)
    if isinstance(endpoint.policy, Unknown):
        return (f"the policy is not known: {endpoint.policy.why}",)
    statements = endpoint.policy.get("Statement", [])
    if isinstance(statements, Mapping | Unknown):
        statements = [statements]
    return (
        tuple(statement_in_words(one) for one in statements if one is not None)
        if isinstance(statements, Iterable)
        else ("it has no statement",)
    )


def statement_in_words(statement: object) -> str:
    """Return what a statement says, as a sentence."""
    if not isinstance(statement, Mapping):
        return "a statement that is not known"
    effect = {"Allow": "may", "Deny": "must not"}.get(_text(statement.get("Effect")), "(effect not known)")
    who = _who(statement)
    what = _listed(statement, "Action", "call anything" if effect == "must not" else "call everything", "call", "call everything but")
    on = _listed(statement, "Resource", "", "on", "on everything but")
    when = _conditions(statement.get("Condition"))
    return " ".join(part for part in (who, effect, what, on, when) if part)


def _who(statement: Mapping[str, object]) -> str:
    if "NotPrincipal" in statement:
        return f"everybody but {_principals(statement['NotPrincipal'])}"
    principal = statement.get("Principal")
    if principal is None:
        return "nobody (it names no principal)"
    return "everybody" if principal == "*" else _principals(principal)


def _principals(principal: object) -> str:
    if isinstance(principal, Mapping):
        named = [f"{kind} {_several(value)}" if kind != "AWS" else _several(value) for kind, value in principal.items()]
        return "everybody" if named == ["*"] else " and ".join(named)
    return _several(principal)


def _listed(statement: Mapping[str, object], key: str, all_of_it: str, some: str, all_but: str) -> str:
    if f"Not{key}" in statement:
        return f"{all_but} {_several(statement[f'Not{key}'])}"
    value = _several(statement.get(key))
    return all_of_it if value == "*" else f"{some} {value}" if value else ""


def _conditions(conditions: object) -> str:
    if not isinstance(conditions, Mapping) or not conditions:
        return ""
    told = [
        f"{key} {operator} {_several(value)}"
        for operator, keys in conditions.items()
        if isinstance(keys, Mapping)
        for key, value in keys.items()
    ]
    return f"if {' and '.join(told)}"


def _several(value: object) -> str:
    values = value if isinstance(value, list | tuple) else [] if value is None else [value]
    told = [_text(one) for one in values]
    more = len(told) - _MOST
    return ", ".join(told[:_MOST]) + (f" and {more} more" if more > 0 else "")


def _text(value: object) -> str:
    if isinstance(value, Reference):
        return f"{value.target}.{value.attribute}" if value.attribute else str(value.target)
    if isinstance(value, Unknown):
        return value.key or "(not known)"
    return str(value)
