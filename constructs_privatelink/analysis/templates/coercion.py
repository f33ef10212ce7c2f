"""The types that CloudFormation coerces: ``"443"`` is a number and ``"true"`` a truth value where a property wants one.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html: values may be given as text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.values import Reference, Unknown

if TYPE_CHECKING:
    from constructs_privatelink.analysis.values import Maybe, Resolved

_WHOLE = re.compile(r"\s*[-+]?[0-9]{1,18}(?:\.0*)?\s*")


def as_int(value: Resolved, where: str = "") -> Maybe[int]:
    """Return a whole number, given as one or as text.

    Args:
        value: The value.
        where: The resource and property, for the reason. Default: none.

    """
    match value:
        case bool():
            return _no(value, where, "a whole number")
        case int():
            return value
        case float() if value.is_integer():
            return int(value)
        case str() if _WHOLE.fullmatch(value):
            return int(value.partition(".")[0])
        case _:
            return _no(value, where, "a whole number")


def as_bool(value: Resolved, where: str = "") -> Maybe[bool]:
    """Return a truth value, given as one or as text in any case.

    Args:
        value: The value.
        where: The resource and property, for the reason. Default: none.

    """
    match value:
        case bool():
            return value
        case str() if value.strip().lower() in {"true", "false"}:
            return value.strip().lower() == "true"
        case _:
            return _no(value, where, "true or false")


def as_text(value: Resolved, where: str = "") -> Maybe[str]:
    """Return a text, given as one, as a number or as a truth value.

    Args:
        value: The value.
        where: The resource and property, for the reason. Default: none.

    """
    match value:
        case str():
            return value
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(value)
        case _:
            return _no(value, where, "a text")


def _no(value: Resolved, where: str, wanted: str) -> Unknown:
    match value:
        case Unknown():
            return value
        case Reference():
            attribute = f".{value.attribute}" if value.attribute else ""
            why, key = f"the value of {value.target}{attribute} is set at deployment", f"${{{value.target}{attribute}}}"
            return Unknown(Code.PL_UNRESOLVED_VALUE, where, why, key)
        case _:
            return Unknown(Code.PL_UNRESOLVED_VALUE, where, f"got {str(value)[:60]!r} where {wanted} is due")
