"""Answers that are yes, no, or unknown for a reason, and how they combine: what is unknown never makes an answer certain."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from constructs_privatelink.analysis.values import Unknown

if TYPE_CHECKING:
    from collections.abc import Iterable

Truth: TypeAlias = "bool | Unknown"
"""Yes, no, or the reason why neither can be said."""


def all_of(answers: Iterable[Truth]) -> Truth:
    """Return False if one answer is False, else the first unknown one, else True."""
    unknown: Unknown | None = None
    for answer in answers:
        if answer is False:
            return False
        if isinstance(answer, Unknown):
            unknown = unknown or answer
    return True if unknown is None else unknown


def any_of(answers: Iterable[Truth]) -> Truth:
    """Return True if one answer is True, else the first unknown one, else False."""
    unknown: Unknown | None = None
    for answer in answers:
        if answer is True:
            return True
        if isinstance(answer, Unknown):
            unknown = unknown or answer
    return False if unknown is None else unknown


def negated(answer: Truth) -> Truth:
    """Return the opposite; the opposite of unknown is unknown."""
    return answer if isinstance(answer, Unknown) else not answer
