"""What a part of a template refers to, as it is written: by ``Ref``, ``Fn::GetAtt`` or in the text of ``Fn::Sub``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_VARIABLE = re.compile(r"\$\{([^!}][^}]*)\}")
_OF_CLOUDFORMATION = "AWS::"


class WrittenReference(NamedTuple):
    """A resource, or a parameter, that a template refers to.

    Attributes:
        logical_id: Which one.
        attribute: Which of its attributes; None for what ``Ref`` is, and where a function tells the attribute.

    """

    logical_id: str
    attribute: str | None = None


def written_references(value: object, *, but_under: Collection[str] = ()) -> Iterator[WrittenReference]:
    """Yield what a part of a template refers to, in the order in which it stands there; of ``AWS::Region`` and its like nothing.

    Args:
        value: The part.
        but_under: Keys, in small letters, under which nothing is looked for.

    """
    waiting = [value]
    while waiting:
        part = waiting.pop()
        if isinstance(part, list):
            waiting += reversed(part)
        elif isinstance(part, dict):
            for function, argument in part.items():
                for reference in _named(function, argument):
                    if not reference.logical_id.startswith(_OF_CLOUDFORMATION):
                        yield reference
            waiting += [inner for key, inner in reversed(part.items()) if str(key).lower() not in but_under]


def referred_ids(value: object) -> Iterator[str]:
    """Yield the logical ids that a part of a template refers to."""
    return (reference.logical_id for reference in written_references(value))


def _named(function: str, argument: object) -> Iterator[WrittenReference]:
    """Yield what an intrinsic function itself names."""
    match function, argument:
        case "Ref", str(name):
            yield WrittenReference(name)
        case "Fn::GetAtt", str(text):
            yield _of_text(text)
        case "Fn::GetAtt", [str(name), *attribute]:
            yield WrittenReference(name, attribute[0] if attribute and isinstance(attribute[0], str) else None)
        case "Fn::Sub", str(text):
            yield from map(_of_text, _VARIABLE.findall(text))
        case "Fn::Sub", [str(text), *values]:
            own = values[0] if values and isinstance(values[0], dict) else {}
            yield from (_of_text(name) for name in _VARIABLE.findall(text) if name not in own)


def _of_text(text: str) -> WrittenReference:
    logical_id, _, attribute = text.partition(".")
    return WrittenReference(logical_id, attribute or None)
