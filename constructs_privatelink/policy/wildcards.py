"""Which wildcards the policy of an endpoint may hold.

EC2 answers ``NO_WILDCARD`` to the others, with which somebody could guess the ids that AWS gives to accounts and organizations. What CDK or
CloudFormation fills in later is not known, and let be.

AWS: https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_MADE_BY_AWS = frozenset(
    f"aws:{name}"
    for name in (
        "principalaccount",
        "principalorgid",
        "resourceaccount",
        "resourceorgid",
        "sourceaccount",
        "sourceorgid",
        "sourcevpc",
        "sourcevpce",
        "vpceaccount",
        "vpceorgid",
    )
)
_GLOBAL = "aws:"
_LIKE = ("StringLike", "StringNotLike")
_ARN = ("ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike")
_LEAST = 6
_WILDCARDS = re.compile(r"[*?]+")
_ARN_PARTS, _ACCOUNT_PART = 6, 4
# What stands for a word without a colon, and what may stand for anything.
_WORD, _ANYTHING = "\ue000", "\ue001"
_WORDS = re.compile(r"\$\{(AWS::(Partition|Region|AccountId)|Token\[AWS\.(Partition|Region|AccountId)\.\d+\])\}")
_FILLED_IN_LATER = re.compile(r"[$#]\{[^}]*\}")


@dataclass(frozen=True)
class Forbidden:
    """A wildcard that AWS refuses, or may refuse.

    Args:
        text: What is wrong, the value got, and the change to make.
        certain: Whether AWS certainly refuses it.

    """

    text: str
    certain: bool = True


def forbidden_wildcards(statement: Mapping[str, object]) -> Iterator[Forbidden]:
    """Yield what a statement holds of wildcards that AWS refuses.

    Args:
        statement: A statement; of its values, those that are no text are not known. Names that are filled in later are written as
            ``${...}``.

    """
    for element in ("Resource", "NotResource"):
        for value in _texts(statement.get(element)):
            yield from _mixed_account(f"the {element}", value)
    conditions = statement.get("Condition")
    for operator, keys in conditions.items() if isinstance(conditions, Mapping) else ():
        for key, values in keys.items() if isinstance(keys, Mapping) else ():
            yield from _in_condition(str(operator), str(key), _texts(values))


def _in_condition(operator: str, key: str, values: list[str]) -> Iterator[Forbidden]:
    place = f"the condition {operator} {key}"
    plain = operator.rpartition(":")[2].removesuffix("IfExists")
    made_by_aws = key.lower() in _MADE_BY_AWS
    if plain.startswith("Numeric") and made_by_aws:
        yield Forbidden(f"{place} compares an id that AWS gives as a number, which AWS refuses; write it under StringEquals")
    for value in values:
        if plain in _LIKE and made_by_aws:
            yield from _in_id(place, value)
        elif plain in _LIKE and _starved(value):
            advice = f"AWS wants {_LEAST} characters before or after each wildcard; write more of it, or whole values under StringEquals"
            yield Forbidden(f"{place}: got {value!r}, and {advice}", certain=key.lower().startswith(_GLOBAL))
        if plain in (*_LIKE, *_ARN):
            yield from _mixed_account(place, value)


def _in_id(place: str, value: str) -> Iterator[Forbidden]:
    """AWS says that such ids take no wildcard; those with enough characters beside them were seen to pass."""
    if _WILDCARDS.search(_opaque(value)):
        advice = "AWS refuses wildcards in ids that it gives; write whole ids under StringEquals"
        yield Forbidden(f"{place}: got {value!r}, and {advice}", certain=_starved(value))


def _starved(value: str) -> bool:
    """Return whether a wildcard has too few characters on both sides."""
    runs = _WILDCARDS.split(_opaque(value))
    enough = [len(run) >= _LEAST or _WORD in run or _ANYTHING in run for run in runs]
    return any(not before and not after for before, after in pairwise(enough))


def _mixed_account(place: str, value: str) -> Iterator[Forbidden]:
    parts = _opaque(value).split(":", _ARN_PARTS - 1)
    if len(parts) < _ARN_PARTS or parts[0] != "arn" or any(_ANYTHING in part for part in parts[: _ACCOUNT_PART + 1]):
        return
    account = parts[_ACCOUNT_PART]
    if _WILDCARDS.search(account) and not _WILDCARDS.fullmatch(account):
        yield Forbidden(f"{place}: got {value!r}, whose account is an id and a wildcard in one; write the whole id, or '*'")


def _opaque(value: str) -> str:
    """Return a text with a character of its own for each part that is filled in later; policy variables are such parts too."""
    return _FILLED_IN_LATER.sub(_ANYTHING, _WORDS.sub(_WORD, value))


def _texts(value: object) -> list[str]:
    """Return the known texts of an element; one in which names stand inside names is not known."""
    values = value if isinstance(value, list | tuple) else [value]
    return [text for text in values if isinstance(text, str) and not any("{" in name[2:] for name in _FILLED_IN_LATER.findall(text))]
