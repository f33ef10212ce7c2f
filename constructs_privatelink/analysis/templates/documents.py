"""Reads one JSON or YAML document from a file, whatever is in the file: within limits, or not at all and with the reason."""

from __future__ import annotations

import json
import math
import re
import stat
from collections import Counter
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING

from constructs_privatelink.errors import PrivateLinkError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

LARGEST_TEMPLATE = 4 * 2**20
"""Bytes of a template: four times what CloudFormation takes, for the indentation that can be taken out."""

LARGEST_MANIFEST = 64 * 2**20
"""Bytes of a file that the CDK writes about an assembly."""

DEEPEST = 100
"""Levels of lists and mappings in each other."""

MOST_NODES = 2_000_000
"""Values of one document, each counted as often as YAML aliases or the caller's own objects repeat it."""

_TOO_DEEP = f"is nested deeper than {DEEPEST} levels"
_COLLECTIONS = (dict, list)
_JSON_LEVELS = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[][{}]', re.DOTALL)


@dataclass(frozen=True)
class Document:
    """A document that was read.

    Args:
        content: What it says.
        nodes: How many values it has.
        repeated: Keys that an object has twice, each once; the later one is in `content`.

    """

    content: Mapping[str, object]
    nodes: int
    repeated: tuple[str, ...] = ()


_known_texts: ContextVar[dict[str, Document] | None] = ContextVar("_known_texts", default=None)


@contextmanager
def each_text_once() -> Iterator[None]:
    """Read what has one text once while the block runs: most templates are the same before a change and after it."""
    outside = _known_texts.set({})
    try:
        yield
    finally:
        _known_texts.reset(outside)


def read_document(path: Path, *, largest: int = LARGEST_TEMPLATE) -> Document:
    """Read a file, JSON or YAML.

    Args:
        path: The file.
        largest: The most bytes that it may have. Default: `LARGEST_TEMPLATE`.

    Raises:
        PrivateLinkError: The file is missing, no regular file, too large, too deep, not JSON or YAML, or no mapping.

    """
    subject = f"template '{path.name}'"
    return document(_text(path, subject, largest), subject)


def read_assembly_file(path: Path, *, words: Collection[str] = ()) -> Mapping[str, object]:
    """Read a JSON file that the CDK writes about an assembly, whose values nobody works out: they are not counted.

    Args:
        path: The file.
        words: What interests the reader: a file in which none of these stands is not parsed, and empty. Traces make such files large.
            Default: - everything interests.

    Raises:
        PrivateLinkError: The file is missing, no regular file, too large, not JSON, or no mapping.

    """
    subject = f"file '{path.name}'"
    text = _text(path, subject, LARGEST_MANIFEST)
    if words and not any(word in text for word in words):
        return {}
    try:
        content = json.loads(text)
    except RecursionError as error:
        raise PrivateLinkError(subject, ["is nested too deep"]) from error
    except ValueError as error:
        raise PrivateLinkError(subject, [f"not JSON: {error}"]) from error
    if not isinstance(content, dict):
        raise PrivateLinkError(subject, [f"got {type(content).__name__} where a mapping is due"])
    return content


def document(text: str, subject: str) -> Document:
    """Read a text, JSON or YAML.

    Args:
        text: The text.
        subject: What it is called in an error.

    Raises:
        PrivateLinkError: It is too deep, not JSON or YAML, or no mapping.

    """
    known = _known_texts.get()
    if known is None:
        return _read(text, subject)
    if text not in known:
        known[text] = _read(text, subject)
    return known[text]


def _read(text: str, subject: str) -> Document:
    if text.lstrip()[:1] == "{":
        return _json(text, subject)
    from constructs_privatelink.analysis.templates.yaml_forms import (  # noqa: PLC0415 - the CDK writes JSON: its apps do not load PyYAML
        YamlError,
        YamlTooDeepError,
        yaml_document,
    )

    try:
        content, repeated = yaml_document(text, deepest=DEEPEST)
    except YamlTooDeepError as error:
        raise PrivateLinkError(subject, [_TOO_DEEP]) from error
    except YamlError as error:
        raise PrivateLinkError(subject, [f"not YAML that CloudFormation takes: {error}"]) from error
    return checked(content, subject, repeated)


def checked(content: object, subject: str, repeated: tuple[str, ...] = ()) -> Document:
    """Return a document after counting its values and levels, without recursion.

    Args:
        content: What was read, or what a caller gave.
        subject: What it is called in an error.
        repeated: Keys given twice. Default: none.

    Raises:
        PrivateLinkError: It is no mapping, or is too deep or too large.

    """
    if not isinstance(content, dict):
        raise PrivateLinkError(subject, [f"got {type(content).__name__} where a template is a mapping with 'Resources'"])
    nodes = 0
    level: list[dict[object, object] | list[object]] = [content]
    for _ in range(DEEPEST):
        inner: list[dict[object, object] | list[object]] = []
        for node in level:
            nodes += len(node)
            if nodes > MOST_NODES:
                raise PrivateLinkError(subject, [f"has more than {MOST_NODES:,} values; split it"])
            inner += [child for child in (node.values() if isinstance(node, dict) else node) if isinstance(child, _COLLECTIONS)]
        if not inner:
            return Document(content, nodes, repeated)
        level = inner
    raise PrivateLinkError(subject, [_TOO_DEEP])


def given_document(content: Mapping[str, object], subject: str) -> Document:
    """Return a copy of what a caller gave, as JSON would hold it.

    Args:
        content: What was given.
        subject: What it is called in an error.

    Raises:
        PrivateLinkError: It is too deep or too large, or has a value that JSON has not.

    """
    checked(dict(content), subject)
    try:
        text = json.dumps(content)
    except (TypeError, ValueError, RecursionError) as error:
        raise PrivateLinkError(subject, [f"has a value that JSON has not: {error}"]) from error
    return _json(text, subject)


def _text(path: Path, subject: str, largest: int) -> str:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise PrivateLinkError(subject, [f"'{path}' is no file"])
        if status.st_size > largest:
            size = f"{status.st_size / 2**20:.1f} MiB"
            raise PrivateLinkError(subject, [f"has {size}, the most is {largest // 2**20} MiB (CloudFormation takes 1 MB); split it"])
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeError) as error:
        raise PrivateLinkError(subject, [f"'{path}' cannot be read: {_reason(error)}"]) from error
    except ValueError as error:  # a null character in the path
        if isinstance(error, PrivateLinkError):
            raise
        raise PrivateLinkError(subject, [f"{str(path)!r} cannot be read: {error}"]) from error


def _reason(error: OSError | UnicodeError) -> str:
    return (error.strerror or type(error).__name__).lower() if isinstance(error, OSError) else "it is not UTF-8"


def _json(text: str, subject: str) -> Document:
    repeated: dict[str, None] = {}

    def mapping(pairs: list[tuple[str, object]]) -> dict[str, object]:
        pairs_by_key = dict(pairs)
        if len(pairs_by_key) != len(pairs):
            repeated.update((key, None) for key, times in Counter(key for key, _ in pairs).items() if times > 1)
        return pairs_by_key

    try:
        content = json.loads(text, object_pairs_hook=mapping, parse_constant=_no_number, parse_float=_finite)
    except RecursionError as error:
        if not _is_too_deep(text):
            raise  # the stack was all but used up before
        raise PrivateLinkError(subject, [_TOO_DEEP]) from error
    except ValueError as error:
        raise PrivateLinkError(subject, [f"not JSON: {error}"]) from error
    return checked(content, subject, tuple(repeated))


def _is_too_deep(text: str) -> bool:
    """Count the levels of a JSON text that its parser gave up on."""
    levels = 0
    for token in _JSON_LEVELS.finditer(text):
        levels += (token[0] in "[{") - (token[0] in "]}")
        if levels > DEEPEST:
            return True
    return False


def _no_number(name: str) -> object:
    message = f"{name} is no JSON number"
    raise ValueError(message)


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        message = f"the number {text[:20]} is too large"
        raise ValueError(message)
    return number
