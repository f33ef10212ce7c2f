"""Policies in one form: what is only written in another way becomes equal, so that nobody takes it for wider.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html,
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from ipaddress import ip_network
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.policies.text_matching import listed
from constructs_privatelink.analysis.values import Unknown
from constructs_privatelink.cli.diff.kept_out import allowing_only
from constructs_privatelink.cli.diff.property_values import keyed

if TYPE_CHECKING:
    from ipaddress import IPv4Network, IPv6Network

_FILLED_IN = re.compile(r"\$\{AWS::\w+\}")
_ACCOUNT = re.compile(r"arn:(?:[^:${}]+|\$\{AWS::Partition\}):iam::(\d{12}|\$\{AWS::AccountId\}):root")
_OPERATORS = (
    *(f"String{name}" for name in ("Equals", "NotEquals", "EqualsIgnoreCase", "NotEqualsIgnoreCase", "Like", "NotLike")),
    *(f"{kind}{name}" for kind in ("Numeric", "Date") for name in ("Equals", "NotEquals")),
    *(f"{kind}{name}" for kind in ("Numeric", "Date") for name in ("LessThan", "LessThanEquals", "GreaterThan", "GreaterThanEquals")),
    *("Bool", "BinaryEquals", "IpAddress", "NotIpAddress", "ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike", "Null"),
)
_ANY_CALL, _ANY_CALLS = "execute-api:/*", re.compile(r"execute-api:/\*(?:/\*){0,2}")
_NAMES = {name.lower(): name for name in _OPERATORS}
_IF_EXISTS, _SETS = "ifexists", ("ForAllValues", "ForAnyValue")
# The operators for ARNs behave alike, and without wildcards those for texts do.
_SAME = {"ArnEquals": "ArnLike", "ArnNotEquals": "ArnNotLike"}
_WITHOUT_WILDCARDS = {"StringLike": "StringEquals", "StringNotLike": "StringNotEquals"}


def meant(policy: object, *, api: bool = False, silence_denies: bool = False) -> object:
    """Return a policy in the form in which it is compared; what is no policy stays as it is.

    Args:
        policy: JSON values, in which what is not known is `Unknown`.
        api: Whether it is a private API's: then stage, method and path of any call are all of its calls. Default: False.
        silence_denies: Whether what nothing allows is certainly denied, whoever calls. Default: False.

    """
    if not isinstance(policy, Mapping):
        return policy
    statements = [_statement(statement, api=api) for statement in listed(policy.get("Statement", []))]
    return {**policy, "Statement": allowing_only(statements) if silence_denies else statements}


def _statement(statement: object, *, api: bool) -> object:
    if not isinstance(statement, Mapping):
        return statement
    meaning: dict[object, object] = dict(statement)
    if api and "Resource" in statement:
        meaning["Resource"] = [
            _ANY_CALL if isinstance(arn, str) and _ANY_CALLS.fullmatch(arn) else arn for arn in listed(statement["Resource"])
        ]
    for name in ("Principal", "NotPrincipal"):
        if isinstance(statement.get(name), Mapping):
            meaning[name] = _principals(statement[name])
    if isinstance(statement.get("Condition"), Mapping):
        meaning["Condition"] = _condition(statement["Condition"])
    return meaning


def _principals(principals: Mapping[object, object]) -> object:
    return {kind: _sorted([_principal(name) for name in listed(names)]) for kind, names in principals.items()}


def _principal(name: object) -> object:
    """Return an account by its number: an account's number and its root user's ARN are the same principal."""
    written = name.key or "" if isinstance(name, Unknown) else name
    account = _ACCOUNT.fullmatch(written) if isinstance(written, str) else None
    if account is None:
        return name
    return replace(name, key=account[1]) if isinstance(name, Unknown) and "$" in account[1] else account[1]


def _condition(condition: Mapping[object, object]) -> object:
    meaning: dict[str, dict[str, list[object]]] = {}
    for operator, keys in condition.items():
        if not isinstance(keys, Mapping):
            return condition
        for key, values in keys.items():
            given = _sorted(listed(values))
            name, given = _alike(_operator(str(operator)), given)
            if str(key).lower() in meaning.get(name, {}):
                return condition  # both have to hold, which one form cannot say twice
            meaning.setdefault(name, {})[str(key).lower()] = given
    return meaning


def _operator(written: str) -> str:
    """Return an operator as AWS writes it; a negated one holds without the key, so that ``IfExists`` adds nothing to it."""
    several, _, plain = written.rpartition(":")
    lower = plain.lower()
    name = _NAMES.get(lower.removesuffix(_IF_EXISTS))
    if name is None:
        return written
    several = next((word for word in _SETS if word.lower() == several.lower()), several)
    if_exists = "IfExists" if lower.endswith(_IF_EXISTS) and (several or "Not" not in name) else ""
    return f"{several}:{name}{if_exists}" if several else f"{name}{if_exists}"


def _alike(operator: str, values: list[object]) -> tuple[str, list[object]]:
    """Return an operator and its values as the form of all that mean the same."""
    several, colon, rest = operator.rpartition(":")
    name, if_exists = rest.removesuffix("IfExists"), "IfExists" if rest.endswith("IfExists") else ""
    name = _SAME.get(name, name)
    if name in _WITHOUT_WILDCARDS and not any(_has_wildcards(value) for value in values):
        name = _WITHOUT_WILDCARDS[name]
    if name in {"Bool", "Null"}:
        values = _sorted([value.lower() if isinstance(value, str) else value for value in values])
    elif name.startswith("Numeric"):
        values = _sorted([_number(value) for value in values])
    elif name.endswith("IpAddress"):
        values = _blocks(values)
    return f"{several}{colon}{name}{if_exists}", values


def _has_wildcards(value: object) -> bool:
    """Return whether a value has wildcards, or may have: what only the deployment tells may be any text, but for what AWS fills in."""
    text = value if isinstance(value, str) else value.key if isinstance(value, Unknown) else ""
    return text is None or any(mark in _FILLED_IN.sub("", text) for mark in ("*", "?", "${"))


def _number(value: object) -> object:
    try:
        number = float(value) if isinstance(value, str) else value
    except ValueError:
        return value
    return str(int(number)) if isinstance(number, float) and number.is_integer() else keyed(number)


def _blocks(values: list[object]) -> list[object]:
    """Return blocks of addresses without host bits; what is none stays as it is."""
    return _sorted([value if (block := block_of(value)) is None else str(block) for value in values])


def block_of(value: object) -> IPv4Network | IPv6Network | None:
    """Return the block of addresses that a condition's value is; None where it is none, or is not known."""
    try:
        return ip_network(value, strict=False) if isinstance(value, str) else None
    except ValueError:
        return None


def is_within(inner: IPv4Network | IPv6Network, outer: IPv4Network | IPv6Network) -> bool:
    """Return whether all addresses of a block are in another one."""
    return inner.version == outer.version and outer.prefixlen <= inner.prefixlen and outer.overlaps(inner)


def _sorted(values: list[object]) -> list[object]:
    """Return values each once, in an order of their own: where one of several is enough, their order means nothing."""
    known: dict[str, object] = {}
    for value in values:
        known.setdefault(str(keyed(value)) if not isinstance(value, Unknown) or value.key is not None else f"{id(value)}", value)
    return [known[key] for key in sorted(known)]
