"""What kind of value an argument is: each function returns why it is none, with the value got and the way out; empty where it is one.

A type checker sees the same before. Whoever has none gets this text, and not an error from the depths of the CDK.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from enum import Enum

_PLACE = re.compile(r" at 0x[0-9a-fA-F]+")


def shown(value: object) -> str:
    """Return a value in words that are the same in every run: nothing by its place in memory."""
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(shown, value))}]"
    if type(value).__repr__ is object.__repr__:
        return type(value).__name__
    try:
        text = repr(value)
    except Exception:  # noqa: BLE001 - a value of somebody else's class: that it cannot be shown is not what is wrong here
        return type(value).__name__
    return text if isinstance(value, str) else _PLACE.sub("", text)


def not_a_switch(argument: str, value: object, *, optional: bool = True) -> list[str]:
    """Return why a value is neither True nor False.

    Args:
        argument: What the user calls it.
        value: The value.
        optional: Whether None is a value too. Default: True.

    """
    if isinstance(value, bool) or (value is None and optional):
        return []
    return [f"got {argument}={shown(value)}; give True or False"]


def not_one_of(argument: str, value: object, kind: type[Enum], owner: str = "", *, such_as: str, optional: bool = True) -> list[str]:
    """Return why a value is no member of an enum.

    Args:
        argument: What the user calls it.
        value: The value.
        kind: The enum.
        owner: What stands before its name in a user's code: ``"ec2."``.
        such_as: A member that many want; where the value is the name of one, that is told in its place.
        optional: Whether None is a value too. Default: True.

    """
    if isinstance(value, kind) or (value is None and optional):
        return []
    name = value.upper() if isinstance(value, str) and value.upper() in kind.__members__ else such_as
    return [f"got {argument}={shown(value)}; give one of {owner}{kind.__name__}, such as {name}"]


def not_text(argument: str, value: object, example: str, *, optional: bool = True) -> list[str]:
    """Return why a value is no text, or an empty one.

    Args:
        argument: What the user calls it.
        value: The value.
        example: One that would do.
        optional: Whether None is a value too. Default: True.

    """
    if (isinstance(value, str) and value) or (value is None and optional):
        return []
    return [f"got {argument}={shown(value)}; give a text such as {example!r}"]


def not_a_sequence(argument: str, value: object, example: str) -> list[str]:
    """Return why a value is no sequence, which a lone text and a mapping are not, nor what can be gone through only once.

    Args:
        argument: What the user calls it.
        value: The value.
        example: An item, as a user writes it.

    """
    if isinstance(value, str):
        wanted = f"a sequence of strings, such as [{value!r}]" if example.startswith("'") else f"a list, such as [{example}]"
        return [f"got {argument}={value!r}, which is one string; give {wanted}"]
    if isinstance(value, Sequence | AbstractSet) and not isinstance(value, bytes):
        return []
    kind = "a mapping" if isinstance(value, Mapping) else "no sequence"
    return [f"got {argument}={shown(value)}, which is {kind}; give a list, such as [{example}]"]


def not_texts(argument: str, value: object, example: str) -> list[str]:
    """Return why a value is no sequence of texts.

    Args:
        argument: What the user calls it.
        value: The value.
        example: A text that would do.

    """
    reasons = not_a_sequence(argument, value, repr(example))
    if reasons or not isinstance(value, Sequence | AbstractSet):
        return reasons
    return [f"got {shown(item)} in {argument}; give texts such as {example!r}" for item in value if not isinstance(item, str)]
