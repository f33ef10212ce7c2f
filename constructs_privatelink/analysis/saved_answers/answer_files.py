"""Reads what a caller takes for granted: words, and the files in which answers of AWS were saved.

An answer is what ``aws ec2 describe-vpcs --output json`` prints and boto3 returns, or the context that the CDK keeps of its own lookups.
A file holds one or several of them, one after the other, in a list, or merged into one object; a directory holds such files.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from constructs_privatelink.errors import PrivateLinkError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

Assumable: TypeAlias = "str | PathLike[str] | Mapping[str, object] | SavedAnswer"
"""``"transit"``, ``"bgp"``, the path of a file or directory of saved answers, an answer itself, or one that was read."""

WORDS = ("transit", "bgp")
LARGEST = 64 * 2**20
"""Bytes of one file."""

_DATE = re.compile(r"(?<!\d)(20\d\d-[01]\d-[0-3]\d)(?!\d)")


@dataclass(frozen=True)
class SavedAnswer:
    """One answer.

    Args:
        name: The file that it was read from.
        content: What it says.
        date: The day on which it was given, ``"2026-11-21"``: boto3 keeps it with the answer, and a file's name may have it.
            Empty where neither does.

    """

    name: str
    content: Mapping[str, object]
    date: str = ""

    @property
    def source(self) -> str:
        """The file with the day, in words."""
        return f"'{self.name}' ({self.date})" if self.date else f"'{self.name}'"


def sorted_out(assume: Collection[Assumable]) -> tuple[frozenset[str], tuple[SavedAnswer, ...]]:
    """Return the words and the answers in what a caller takes for granted.

    Args:
        assume: What the caller gave.

    Raises:
        PrivateLinkError: Something is neither a word nor a file or directory of answers.

    """
    alone = isinstance(assume, str | PathLike | Mapping | SavedAnswer)
    if not alone and not isinstance(assume, Iterable):
        raise PrivateLinkError("assume", [f"got {type(assume).__name__}; give {_WANTED}"])
    entries: list[object] = [assume] if alone else list(assume)
    words = frozenset(word for word in entries if isinstance(word, str) and word in WORDS)
    answers = [answer for entry in entries if not (isinstance(entry, str) and entry in WORDS) for answer in _answers(entry)]
    return words, tuple(answers)


def _answers(entry: object) -> Iterator[SavedAnswer]:
    if isinstance(entry, SavedAnswer):
        yield entry
        return
    if isinstance(entry, Mapping):
        yield from _documents("the answer given", [dict(entry)], "")
        return
    if not isinstance(entry, str | PathLike):
        raise PrivateLinkError("assume", [f"got {type(entry).__name__}; give {_WANTED}"])
    path = Path(entry)
    try:
        files = sorted(path.glob("*.json")) if path.is_dir() else [path]
        missing = not path.exists()
    except (OSError, ValueError) as error:
        raise PrivateLinkError("assume", [f"got {str(entry)[:100]!r}, which is no path; give {_WANTED}"]) from error
    if missing:
        raise PrivateLinkError("assume", [f"there is no file {str(path)[:100]!r}; give {_WANTED}"])
    if not files:
        raise PrivateLinkError("assume", [f"the directory '{path}' has no .json file; save answers of AWS there"])
    for file in files:
        named = _DATE.search(file.name)
        yield from _documents(file.name, _parsed_documents(file), named[1] if named else "")


_WANTED = "'transit', 'bgp', or the path of a file or directory of saved answers of AWS"


def _documents(name: str, documents: list[object], date: str) -> Iterator[SavedAnswer]:
    for document in [entry for listed in documents for entry in (listed if isinstance(listed, list) else [listed])]:
        if not isinstance(document, dict):
            raise PrivateLinkError(f"answer '{name}'", [f"got {type(document).__name__} where an answer of AWS is an object"])
        yield SavedAnswer(name, document, _date_of(document) or date)


def _parsed_documents(path: Path) -> list[object]:
    subject = f"answer '{path.name}'"
    try:
        if path.stat().st_size > LARGEST:
            raise PrivateLinkError(subject, [f"has more than {LARGEST // 2**20} MiB; ask AWS about fewer VPCs"])
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise PrivateLinkError(subject, [f"'{path}' cannot be read: {(error.strerror or type(error).__name__).lower()}"]) from error
    except UnicodeError as error:
        raise PrivateLinkError(subject, [f"'{path}' cannot be read: it is not UTF-8"]) from error
    decoder, documents, position = json.JSONDecoder(), [], 0
    try:
        while (position := _next_start(text, position)) < len(text):
            document, position = decoder.raw_decode(text, position)
            documents.append(document)
    except (ValueError, RecursionError) as error:
        raise PrivateLinkError(subject, [f"not JSON: {error}; save what 'aws ... --output json' prints"]) from error
    if not documents:
        raise PrivateLinkError(subject, ["is empty; save what 'aws ... --output json' prints"])
    return documents


def _next_start(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position


def _date_of(document: Mapping[str, object]) -> str:
    match document.get("ResponseMetadata"):
        case {"HTTPHeaders": {"date": str(date)}}:
            try:
                return parsedate_to_datetime(date).date().isoformat()
            except ValueError:
                return ""
    return ""
