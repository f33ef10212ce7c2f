"""Which JSON documents are IAM policies.

IAM's own grammar (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html), as far as it is certain. What an
endpoint asks for besides stands in `checks`.

A value that CDK or CloudFormation fills in later is unknown, not wrong: a string with a CDK token in it, or an intrinsic function
(``{"Ref": ...}``, ``{"Fn::Join": ...}``), passes wherever a string may stand, and is kept as it is.
"""

from __future__ import annotations

import difflib
import json
import math
import re
from collections.abc import Mapping
from typing import TypeAlias

from constructs_privatelink.errors import PrivateLinkError

Json: TypeAlias = "str | int | float | list[Json] | dict[str, Json]"
Statement: TypeAlias = dict[str, Json]

ACCOUNT_PRINCIPAL = re.compile(r"(?:arn:[^:]*:iam::)?(\d{12})(?::root)?")
"""How a principal names a whole account, in any partition; the group is its id."""

TOKEN = re.compile(r"[$#]\{Token\[[^\]]*\]\}")

_DOCUMENT_KEYS = ("Version", "Id", "Statement")
STATEMENT_KEYS = ("Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition")
"""The elements of a statement, in the order of IAM's grammar."""
_PRINCIPAL_KEYS = ("AWS", "Service", "Federated", "CanonicalUser")
_EFFECTS = ("Allow", "Deny")
WITHOUT_VARIABLES, WITH_VARIABLES = _VERSIONS = ("2008-10-17", "2012-10-17")
"""The versions of the policy language: the later one, which the CDK writes, knows policy variables."""
_ACTION = re.compile(r"\*+|[A-Za-z0-9-]+:[^\s:]+")


def parsed(document: str | Mapping[str, object], subject: str) -> dict[str, Json]:
    """Return a policy document as plain JSON values that share nothing with what was given; ``Statement`` is always a list.

    Args:
        document: JSON text, or what JSON text stands for.
        subject: What the errors are about, in the caller's words.

    Raises:
        PrivateLinkError: The document is no IAM policy: every reason is listed, with the number of its statement if there are several.

    """
    try:
        value: object = json.loads(document) if isinstance(document, str) else document
    except ValueError as error:
        raise PrivateLinkError(subject, [f"not JSON: {error}; give the text of a policy document"]) from error
    if not isinstance(value, Mapping):
        raise PrivateLinkError(subject, [f'got {_shown(value)}; give a policy document: {{"Statement": [...]}}'])
    reasons: list[str] = []
    plain: dict[str, Json] = {str(key): _plain(item, str(key), reasons) for key, item in value.items() if key != "Statement"}
    reasons = reasons or _head_reasons(plain)
    plain["Statement"] = _statements(value.get("Statement", []), reasons)
    if reasons:
        raise PrivateLinkError(subject, reasons)
    return plain


def statements_of(document: Mapping[str, Json]) -> list[Statement]:
    """Return the statements of a document that `parsed` returned."""
    return [statement for statement in listed(document["Statement"]) if isinstance(statement, dict)]


def located(statements: list[Statement]) -> list[tuple[str, Statement]]:
    """Pair each statement with what a message about it starts with: its number, unless it is the only one."""
    return [("" if len(statements) == 1 else f"statement {number}: ", statement) for number, statement in enumerate(statements, start=1)]


def listed(value: Json) -> list[Json]:
    """Return an element that is one value or a list as a list."""
    return value if isinstance(value, list) else [value]


def is_intrinsic(value: object) -> bool:
    """Return True for an intrinsic function of CloudFormation: ``{"Ref": ...}``, ``{"Fn::Join": ...}``."""
    return isinstance(value, dict) and len(value) == 1 and all(key == "Ref" or key.startswith("Fn::") for key in value)


def is_unknown(value: Json) -> bool:
    """Return True for a value that CDK or CloudFormation fills in later, wholly or in part."""
    return is_intrinsic(value) or (isinstance(value, str) and TOKEN.search(value) is not None)


def _plain(value: object, path: str, reasons: list[str]) -> Json:
    if isinstance(value, str | int) or (isinstance(value, float) and math.isfinite(value)):
        return value
    if isinstance(value, Mapping):
        reasons += [f"{_at(path)}got the key {key!r}; give strings as keys" for key in value if not isinstance(key, str)]
        return {str(key): _plain(item, f"{path} {key}".lstrip(), reasons) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item, path, reasons) for item in value]
    reasons.append(f"{_at(path)}got {_shown(value)}; give strings, numbers, booleans, lists and mappings")
    return ""


def _statements(value: object, reasons: list[str]) -> list[Json]:
    items = list(value) if isinstance(value, list | tuple) else [value]
    if not items:
        reasons.append("no Statement; give at least one")
    statements: list[Json] = []
    for number, item in enumerate(items, start=1):
        refusals: list[str] = []
        if isinstance(item, Mapping):
            statement = {str(key): _plain(element, str(key), refusals) for key, element in item.items()}
            statements.append(statement)
            refusals = refusals or _statement_reasons(statement)
        else:
            refusals.append(f'got {_shown(item)}; give a mapping: {{"Effect": ..., "Action": ..., ...}}')
        reasons += [f"statement {number}: {reason}" if len(items) > 1 else reason for reason in refusals]
    return statements


def _head_reasons(document: Mapping[str, Json]) -> list[str]:
    reasons = [_unknown_key(key, _DOCUMENT_KEYS) for key in document if key not in _DOCUMENT_KEYS]
    if document.get("Version", _VERSIONS[-1]) not in _VERSIONS:
        reasons.append(f"Version is {_shown(document['Version'])}; write {_either(_VERSIONS)}, or leave it out")
    if not isinstance(document.get("Id", ""), str):
        reasons.append(f"Id is {_shown(document['Id'])}; give a string")
    return reasons


def _statement_reasons(statement: Statement) -> list[str]:
    reasons = [_unknown_key(key, STATEMENT_KEYS) for key in statement if key not in STATEMENT_KEYS]
    reasons += _effect_reasons(statement)
    if not isinstance(statement.get("Sid", ""), str):
        reasons.append(f"Sid is {_shown(statement['Sid'])}; give a string")
    for key in ("Action", "Resource"):
        if key not in statement and f"Not{key}" not in statement:
            reasons.append(f"no {key} and no Not{key}; give one of them")
    for key in ("Principal", "Action", "Resource"):
        if key in statement and f"Not{key}" in statement:
            reasons.append(f"both {key} and Not{key}; keep one of them")
        for either in (key, f"Not{key}"):
            if either in statement:
                reasons += _element_reasons(either, statement[either])
    return reasons + _condition_reasons(statement.get("Condition", {}))


def _effect_reasons(statement: Statement) -> list[str]:
    if "Effect" not in statement:
        return [f"no Effect; write {_either(_EFFECTS)}"]
    effect = statement["Effect"]
    if effect in _EFFECTS or is_unknown(effect):
        return []
    return [f"Effect is {_shown(effect)}; write {_either(_EFFECTS)}"]


def _element_reasons(key: str, value: Json) -> list[str]:
    if key.endswith("Principal"):
        return _principal_reasons(key, value)
    reasons = _strings_reasons(key, value)
    if key.endswith("Action"):
        reasons += [
            f"{key}: {reason}" for action in listed(value) if action and isinstance(action, str) for reason in _action_reasons(action)
        ]
    return reasons


def _principal_reasons(key: str, value: Json) -> list[str]:
    if value == "*" or is_unknown(value):
        return []
    if not isinstance(value, dict) or not value:
        return [f'{key} is {_shown(value)}; write "*", or {{"AWS": [...]}} with account ids or ARNs']
    reasons = [f"{key}: {_unknown_key(kind, _PRINCIPAL_KEYS)}" for kind in value if kind not in _PRINCIPAL_KEYS]
    for kind, names in value.items():
        reasons += _strings_reasons(f"{key} {kind}", names)
    return reasons


def _strings_reasons(key: str, value: Json) -> list[str]:
    if value == []:
        return [f"{key} is empty; give at least one"]
    wrong = [item for item in listed(value) if not (is_intrinsic(item) or (item and isinstance(item, str)))]
    return [f"{key}: got {_shown(item)}; give a string" for item in wrong]


def _action_reasons(action: str) -> list[str]:
    if is_unknown(action) or _ACTION.fullmatch(action):
        return []
    prefix, colon, _ = action.partition(":")
    if not colon:
        return [f"{action!r} has no prefix; write it as 'prefix:{action}', such as 'kms:Decrypt', or '*' for all"]
    if "*" in prefix or "?" in prefix:
        return [f"{action!r} has a wildcard before the colon, which IAM refuses; write one action for each service, such as 'kms:*'"]
    return [f"{action!r} is no action; write 'prefix:Name', such as 'kms:Decrypt' or 'kms:*'"]


def _condition_reasons(value: Json) -> list[str]:
    if not isinstance(value, dict):
        return [f'Condition is {_shown(value)}; give a mapping: {{"StringEquals": {{"aws:PrincipalOrgID": "o-..."}}}}']
    if is_intrinsic(value):
        return []
    return [
        f"Condition {operator}: got {_shown(keys)}; give a mapping from condition keys to values"
        for operator, keys in value.items()
        if not isinstance(keys, dict)
    ]


def _unknown_key(key: str, known: tuple[str, ...]) -> str:
    spelt = {name.lower(): name for name in known}
    close = difflib.get_close_matches(key.lower(), spelt, n=1)
    return f"unknown key {key!r}; " + (f"did you mean {spelt[close[0]]!r}" if close else f"IAM knows {', '.join(known)}")


def _at(path: str) -> str:
    return f"{path}: " if path else ""


def _either(words: tuple[str, ...]) -> str:
    return " or ".join(f'"{word}"' for word in words)


def _shown(value: object) -> str:
    text = repr(value)
    limit = 80
    return text if len(text) <= limit else f"{text[:limit]}..."
