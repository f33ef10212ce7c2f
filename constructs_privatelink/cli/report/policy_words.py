"""Endpoint policies in words: who may do what with what, and when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.values import Reference, Unknown
from constructs_privatelink.errors import some_of

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.model import Endpoint

_OPEN = "no policy: everybody may call everything that IAM lets them"
_NONE = "the service takes no endpoint policy: everybody may call everything that IAM lets them"
_MOST = 6
_SPELT = {
    key.lower(): key
    for key in (
        *("aws:PrincipalAccount", "aws:PrincipalArn", "aws:PrincipalIsAWSService", "aws:PrincipalOrgID", "aws:PrincipalOrgPaths"),
        *("aws:PrincipalServiceName", "aws:PrincipalType", "aws:ResourceAccount", "aws:ResourceOrgID", "aws:ResourceOrgPaths"),
        *("aws:SecureTransport", "aws:SourceAccount", "aws:SourceArn", "aws:SourceIp", "aws:SourceOrgID", "aws:SourceOrgPaths"),
        *("aws:SourceVpc", "aws:SourceVpcArn", "aws:SourceVpce", "aws:VpceAccount", "aws:VpceOrgID", "aws:VpceOrgPaths"),
        *("aws:VpcSourceIp", "aws:ViaAWSService", "aws:CalledVia", "aws:RequestedRegion", "kms:ViaService", "s3:ResourceAccount"),
    )
}
"""Keys as AWS writes them: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html."""


def in_words(endpoint: Endpoint, *, whole: bool = False) -> tuple[str, ...]:
    """Return what a policy says, a sentence for each statement.

    Args:
        endpoint: Whose policy it is.
        whole: Whether to name all that a statement names, however much. Default: False, the first few and how many more there are.

    """
    service = endpoint.service
    if endpoint.policy is None:
        return (_NONE if service is not None and service.endpoint_policy is False else _OPEN,)
    if isinstance(endpoint.policy, Unknown):
        return (f"the policy is not known: {endpoint.policy.why}",)
    statements = endpoint.policy.get("Statement", [])
    if isinstance(statements, Mapping | Unknown):
        statements = [statements]
    return (
        tuple(statement_in_words(statement, whole=whole) for statement in statements if statement is not None)
        if isinstance(statements, Iterable)
        else ("it has no statement",)
    )


def statement_in_words(statement: object, *, whole: bool = False) -> str:
    """Return what a statement says, as a sentence; `whole` as for `in_words`."""
    most = None if whole else _MOST
    if not isinstance(statement, Mapping):
        return "a statement that is not known"
    effect = {"Allow": "may", "Deny": "must not"}.get(_text(statement.get("Effect")), "(effect not known)")
    who = _who(statement, most)
    everything = "call anything" if effect == "must not" else "call everything"
    what = _listed(statement, "Action", (everything, "call", "call everything but"), most)
    on = _listed(statement, "Resource", ("", "on", "on everything but"), most)
    when = _conditions(statement.get("Condition"), most)
    return " ".join(part for part in (who, effect, what, on, when) if part)


def _who(statement: Mapping[str, object], most: int | None) -> str:
    if "NotPrincipal" in statement:
        return f"everybody but {_principals(statement['NotPrincipal'], most)}"
    principal = statement.get("Principal")
    if principal is None:
        return "nobody (it names no principal)"
    return "everybody" if principal == "*" else _principals(principal, most)


def _principals(principal: object, most: int | None) -> str:
    if isinstance(principal, Mapping):
        named = [f"{kind} {_several(value, most)}" if kind != "AWS" else _several(value, most) for kind, value in principal.items()]
        return "everybody" if named == ["*"] else " and ".join(named)
    return _several(principal, most)


def _listed(statement: Mapping[str, object], key: str, words: tuple[str, str, str], most: int | None) -> str:
    all_of_it, some, all_but = words
    if f"Not{key}" in statement:
        return f"{all_but} {_several(statement[f'Not{key}'], most)}"
    value = _several(statement.get(key), most)
    return all_of_it if value == "*" else f"{some} {value}" if value else ""


def _conditions(conditions: object, most: int | None) -> str:
    if not isinstance(conditions, Mapping) or not conditions:
        return ""
    required = [
        f"{_SPELT.get(str(key).lower(), key)} {operator} {_several(value, most)}"
        for operator, keys in conditions.items()
        if isinstance(keys, Mapping)
        for key, value in keys.items()
    ]
    return f"if {' and '.join(required)}"


def _several(value: object, most: int | None) -> str:
    values = value if isinstance(value, list | tuple) else [] if value is None else [value]
    texts = [_text(value) for value in values]
    return some_of(texts, len(texts) if most is None else most)


def _text(value: object) -> str:
    if isinstance(value, Reference):
        return f"{value.target}.{value.attribute}" if value.attribute else str(value.target)
    if isinstance(value, Unknown):
        return value.key or "(not known)"
    return str(value)
