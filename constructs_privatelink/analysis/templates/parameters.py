"""Values of a template's parameters, as their types have them.

One with ``NoEcho`` is a secret: its value is not even read, so that no answer, message or report can show it.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.templates.texts import Text, Value, split, unresolved
from constructs_privatelink.analysis.values import Reference

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST = 4096
_SSM = "AWS::SSM::Parameter::Value<"


def type_of(declared: Mapping[str, object]) -> str:
    """Return the type of a declared parameter."""
    return str(declared.get("Type", "String"))


def is_secret(declared: Mapping[str, object]) -> bool:
    """Return whether a declared parameter is one whose value must not be shown (``NoEcho``)."""
    return str(declared.get("NoEcho", False)).lower() == "true"


def is_read_at_deployment(type_name: str) -> bool:
    """Return whether a parameter of a type has the name of what Systems Manager holds for its value."""
    return type_name.startswith(_SSM)


def typed(value: Value, type_name: str, name: str) -> Value:
    """Return a parameter's value as its type has it: a text, or a list of texts."""
    if isinstance(value, str) and len(value) > _LONGEST:
        return unresolved(f"the parameter '{name}' has {len(value):,} characters, the most is {_LONGEST:,}")
    if type_name == "CommaDelimitedList" or type_name.startswith(("List<", f"{_SSM}List<")):
        return _listed(value, name)
    match value:
        case bool() | int() | float():
            return str(value).lower() if isinstance(value, bool) else value
        case list() if any(isinstance(item, list | dict) for item in value) or len(value) > _LONGEST:
            return unresolved(f"the parameter '{name}' is no text nor list of texts")
        case dict():
            return unresolved(f"the parameter '{name}' is a mapping")
        case _:
            return value


def _listed(value: Value, name: str) -> Value:
    match value:
        case str() | Text() | Reference():
            pieces = split(",", value)
            if value == "":
                return []
            return [piece.strip() if isinstance(piece, str) else piece for piece in pieces] if isinstance(pieces, list) else pieces
        case list() if len(value) <= _LONGEST and not any(isinstance(item, list | dict) for item in value):
            return value
        case list() | dict():
            return unresolved(f"the parameter '{name}' is no list of texts")
        case bool() | int() | float():
            return [str(value)]
        case _:
            return value
