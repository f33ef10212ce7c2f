"""Texts of which only parts are known, and the keys by which unknown values are told to be the same.

A concatenation keeps its parts: CDK apps hand over lists as one text (``"subnet-1||subnet-2"``) and split it on the other side.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from enum import Enum, auto
from itertools import islice
from typing import TYPE_CHECKING, Final, TypeAlias

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.templates.coercion import as_text
from constructs_privatelink.analysis.values import Reference, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

Part: TypeAlias = "str | Reference | Unknown"

LONGEST_TEXT = 2**20
"""Characters of a text that functions make: parameters that double each other would fill any memory."""

_LONGEST_KEY = 2000
_LONGEST_LIST = 5000
_REASONS, _REASONS_READ = 3, 20
_DYNAMIC = re.compile(r"\{\{resolve:([^{}]*)\}\}")
_SECRET = {"secretsmanager", "ssm-secure"}
_NEVER_IN_IDS = set("|,;\n")
_ATOMS = ("${AWS::", "${Fn::GetAZs:")


class Nothing(Enum):
    """What ``AWS::NoValue`` is."""

    NO_VALUE = auto()


NO_VALUE: Final = Nothing.NO_VALUE


@dataclass(frozen=True)
class Text:
    """A text with parts that are not known, two at least; known parts do not stand side by side."""

    parts: tuple[Part, ...]


Value: TypeAlias = "str | int | float | bool | Reference | Unknown | Text | Nothing | list[Value] | dict[str, Value] | None"
"""A value while it is worked out."""


def unresolved(why: str, key: str | None = None) -> Unknown:
    """Return an unknown whose place is not said yet."""
    return Unknown(Code.PL_UNRESOLVED_VALUE, "", why, key)


def literal(text: str, environment: str, stored: Callable[[str], Value]) -> Value:
    """Return a text of a template; dynamic references in it are unknown, but those to what the set writes.

    https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html

    Args:
        text: The text.
        environment: Which account and Region look the references up.
        stored: Returns what the set writes into Parameter Store under a name, or None.

    """
    if "{{resolve:" not in text:
        return text
    parts: list[Value] = []
    for index, piece in enumerate(_DYNAMIC.split(text)):
        if index % 2:
            kind, _, name = piece.partition(":")
            value = stored(name) if kind == "ssm" else None
            named = f"{kind}:{_mark(piece)}" if kind in _SECRET else piece
            unknown = unresolved(f"a dynamic reference ('{kind}') is worked out at deployment", f"${{resolve:{named}{environment}}}")
            parts.append(unknown if value is None else value)
        elif piece:
            parts.append(piece)
    return parts[0] if len(parts) == 1 else concatenated(parts)


def _mark(reference: str) -> str:
    """Return what tells references to secrets apart without naming any: answers show keys."""
    return hashlib.sha256(reference.encode(errors="backslashreplace")).hexdigest()[:16]


def concatenated(values: Iterable[Value]) -> Value:
    """Return values one after the other; a single reference stays one."""
    parts: list[Part] = []
    for value in values:
        if isinstance(value, (str, Reference, Unknown)):
            parts.append(value)
        elif isinstance(value, Text):
            parts += value.parts
        elif isinstance(value, (int, float)):
            parts.append(str(as_text(value)))
        elif not isinstance(value, Nothing):
            return unresolved("a list, a mapping or null stands where a text is due")
    return _text(parts)


def _text(parts: Iterable[Part]) -> Value:
    merged: list[Part] = []
    run: list[str] = []
    length = 0
    for part in parts:
        if isinstance(part, str):
            run.append(part)
            length += len(part)
        else:
            _end(run, merged)
            merged.append(part)
            length += 1
        if length > LONGEST_TEXT:
            return unresolved(f"the text has more than {LONGEST_TEXT:,} characters")
    _end(run, merged)
    match merged:
        case []:
            return ""
        case [str() as only]:
            return only
        case [only]:
            return only
        case _:
            return Text(tuple(merged))


def _end(run: list[str], merged: list[Part]) -> None:
    if text := "".join(run):
        merged.append(text)
    run.clear()


def split(delimiter: str, value: Value) -> Value:
    """Return the pieces of a text between `delimiter`, as ``Fn::Split``; ids and ARNs have no ``|`` nor comma in them."""
    match value:
        case str():
            return list(value.split(delimiter))
        case Text(parts=parts) if all(isinstance(part, str) or _has_no(delimiter, part) for part in parts):
            pieces: list[list[Part]] = [[]]
            for part in parts:
                first, *more = part.split(delimiter) if isinstance(part, str) else [part]
                pieces[-1].append(first)
                pieces += [[piece] for piece in more]
            return [_text(piece) for piece in pieces]
        case Reference() | Unknown() if _has_no(delimiter, value):
            return [value]
        case Reference() | Unknown() | Text():
            key = key_of(value)
            return unresolved(why(value), key and f"${{Fn::Split:{delimiter}:{key}}}")
        case _:
            return unresolved("Fn::Split is given no text")


def _has_no(delimiter: str, part: Reference | Unknown) -> bool:
    atom = isinstance(part, Reference) or (part.key or "").startswith(_ATOMS)
    return atom and not _NEVER_IN_IDS.isdisjoint(delimiter)


def key_of(value: Value) -> str | None:
    """Return a value as ``Fn::Sub`` would write it, equal for equal values; None where a part is not known at all or it is too long."""
    match value:
        case str():
            key: str | None = value.replace("${", "${!")
        case Reference(target=target, attribute=attribute):
            key = f"${{{target}.{attribute}}}" if attribute else f"${{{target}}}"
        case Unknown():
            key = value.key
        case Text(parts=parts):
            key = "".join(keys) if (keys := _keys(parts)) is not None else None
        case list():
            key = json.dumps(keys) if (keys := _keys(value)) is not None else None
        case bool() | int() | float():
            key = str(as_text(value))
        case _:
            key = None
    return key if key is None or len(key) <= _LONGEST_KEY else None


def _keys(values: Sequence[Value]) -> list[str] | None:
    if len(values) > _LONGEST_KEY or any(isinstance(value, list) for value in values):
        return None
    keys = [key_of(value) for value in values]
    return None if None in keys else [str(key) for key in keys]


def flat(value: Value, what: str) -> Value:
    """Return a value that can be handed on: a text, or a list of texts."""
    if isinstance(value, dict) or (isinstance(value, list) and any(isinstance(part, list | dict) for part in value)):
        return unresolved(f"{what} is no text nor list of texts")
    if isinstance(value, list) and len(value) > _LONGEST_LIST:
        return unresolved(f"{what} has {len(value):,} elements")
    return value


def known(value: Value) -> bool:
    """Return whether nothing in a value is open."""
    match value:
        case list():
            return all(known(part) for part in value)
        case dict():
            return all(known(part) for part in value.values())
        case _:
            return not isinstance(value, Reference | Unknown | Text | Nothing)


def same(value: Value, other: Value) -> bool:
    """Return whether two values are certainly the same, numbers and truth values as texts."""
    if value is other:
        return True
    if isinstance(value, list) and isinstance(other, list):
        return len(value) == len(other) and all(same(*pair) for pair in zip(value, other, strict=True))
    if isinstance(value, dict) and isinstance(other, dict):
        return value.keys() == other.keys() and all(same(part, other[name]) for name, part in value.items())
    if isinstance(value, str) and isinstance(other, str):
        return value == other
    key = key_of(value)
    return key is not None and key == key_of(other)


def why(value: Value) -> str:
    """Return why a value is not known: the first reasons in it."""
    reasons = dict.fromkeys(islice(_reasons(value), _REASONS_READ))
    return "; ".join(islice(reasons, _REASONS)) or "the value is not known"


def _reasons(value: Value) -> Iterator[str]:
    match value:
        case Unknown():
            yield value.why
        case Reference(target=target, attribute=attribute):
            yield f"the value of {target}{'.' + attribute if attribute else ''} is set at deployment"
        case Text(parts=parts):
            for part in parts:
                yield from _reasons(part)
        case list():
            for inner in value:
                yield from _reasons(inner)
        case dict():
            for inner in value.values():
                yield from _reasons(inner)
