"""The actions that IAM knows, as of a day: a name beside one of them is probably misspelt, or newer than the list.

The list is ``iam_actions.txt``, which ``tools/generate_iam_actions.py`` writes and describes. It is dated, so that it never makes an error.

AWS: https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache
from pkgutil import get_data
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_ALIKE = 0.85
_SHORTEST_STEM = 4


def meant_action(action: str) -> str | None:
    """Return the action that was probably meant by one that IAM's list lacks: ``"kms:Decrypt"`` for ``"kms:Decypt"``.

    Args:
        action: In any case, perhaps with wildcards: ``"kms:Decypt"``, ``"kms:Descibe*"``.

    Returns:
        The action; None where the list has it, or one that its wildcards cover, where its prefix has none in the list, and where nothing is
        near.

    """
    prefix, _, name = action.partition(":")
    names = _names(prefix.lower())
    stem, wildcard = re.match(r"([^*?]*)(.*)", name.lower(), re.DOTALL).groups()  # type: ignore[union-attr] # it matches every text
    if not names or _has(names, name.lower()) or len(stem) < _SHORTEST_STEM:
        return None
    lengths = (len(stem) - 1, len(stem), len(stem) + 1)
    begun = {known[:length]: written[:length] for length in lengths for known, written in names.items()} if wildcard else names
    near = _nearest(stem, begun)
    return f"{prefix}:{begun[near]}{name[len(stem) :]}" if near is not None else None


def list_of() -> str:
    """Return the day of the list: ``"2026-10-27"``."""
    return _paragraphs()[0].splitlines()[0]


@cache
def known_prefixes() -> frozenset[str]:
    """Return every prefix that IAM knows, in lower case."""
    first, *others = _paragraphs()
    return frozenset(first.splitlines()[1].split()).union(paragraph.partition("\n")[0] for paragraph in others)


def _has(names: Mapping[str, str], name: str) -> bool:
    if not re.search(r"[*?]", name):
        return name in names
    pattern = re.compile("".join({"*": ".*", "?": "."}.get(letter, re.escape(letter)) for letter in name), re.DOTALL)
    return any(pattern.fullmatch(known) for known in names)


def _nearest(name: str, names: Mapping[str, str]) -> str | None:
    return next(iter(get_close_matches(name, names, n=1, cutoff=_ALIKE)), None)


@cache
def _names(prefix: str) -> Mapping[str, str]:
    """Return the actions of a prefix as IAM writes them, by the same in lower case."""
    _, *lines = next((text.splitlines() for text in _paragraphs()[1:] if text.partition("\n")[0] == prefix), [""])
    split = [(line.partition(":")[0].split(), line.partition(":")[2].split()) for line in lines]
    actions = (verb + rest.removesuffix(".") for verbs, rests in split for verb in verbs for rest in rests)
    return {action.lower(): action for action in actions}


@cache
def _paragraphs() -> list[str]:
    return (get_data(__package__, "iam_actions.txt") or b"").decode().split("\n\n")
