"""How IAM compares one text of a policy with one text of a request.

A text may be known, an id or ARN that a resource of the set gets at deployment (a `Reference`), or unknown. Wildcards and policy variables:
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html and ``reference_policies_variables.html``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.values import Reference, Unknown

if TYPE_CHECKING:
    from collections.abc import Collection

    from constructs_privatelink.analysis.policies.three_valued import Truth
    from constructs_privatelink.analysis.values import ResourceId

PolicyText: TypeAlias = "str | Reference | Unknown"
"""A text of a policy or of a request."""

_IDS = ("Id", "VpcId")
_ARN_PARTS = 6
_ATOM = re.compile(r"\$\{[^}]*\}")
_ATOMS = range(0xE000, 0xF8FF)
_MIDWAY = re.compile(r"\*(?![*:]|$)|\?")


def text_of(value: object, where: str) -> PolicyText:
    """Return a JSON value as the text that IAM compares: ``true`` is ``"true"``; what is no text is unknown.

    Args:
        value: A string, boolean or number; a reference or an unknown value stays what it is.
        where: The place of the value, for the reason.

    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, str | Reference | Unknown):
        return value
    return unresolved(where, "it is no text")


def unresolved(where: str, why: str) -> Unknown:
    """Return an unknown value of the most common code."""
    return Unknown(Code.PL_UNRESOLVED_VALUE, where, why)


def listed(value: object) -> list[object]:
    """Return an element that is one value or a list as a list."""
    return list(value) if isinstance(value, list | tuple) else [value]


def glob(pattern: str, text: str, *, segments: bool = False) -> bool:
    """Return whether a text matches a pattern, in which ``*`` stands for any characters and ``?`` for one.

    Args:
        pattern: The pattern.
        text: The text.
        segments: Whether ``?``, and ``*`` before the end of a segment between colons, stay inside their segment. Some texts that match
            with an earlier ``*`` stretched further are then missed.

    """
    at = read = start = 0
    star = -1
    while read < len(text):
        letter = pattern[at] if at < len(pattern) else ""
        if letter == "*":
            star, start, at = at, read, at + 1
        elif letter == text[read] or (letter == "?" and not (segments and text[read] == ":")):
            at, read = at + 1, read + 1
        elif star >= 0 and not (segments and text[start] == ":" and pattern[star + 1 : star + 2] not in {"", ":"}):
            start += 1
            at, read = star + 1, start
        else:
            return False
    return not pattern[at:].strip("*")


def equal(wanted: PolicyText, actual: PolicyText, own: Collection[ResourceId]) -> Truth:
    """Return whether two texts are the same.

    Args:
        wanted: Of the policy.
        actual: Of the request.
        own: Resources whose ids and ARNs are theirs alone: two of them never have the same.

    """
    if isinstance(wanted, Unknown):
        return (isinstance(actual, Unknown) and wanted.key is not None and wanted.key == actual.key) or wanted
    if isinstance(actual, Unknown):
        return actual
    if isinstance(wanted, str) and isinstance(actual, str):
        return wanted == actual
    if isinstance(wanted, Reference) and isinstance(actual, Reference):
        return _same(_canonical(wanted, own), _canonical(actual, own), own)
    known, reference = (wanted, actual) if isinstance(actual, Reference) else (actual, wanted)
    return unresolved(_shown(reference), f"whether it is {known!r} shows at deployment")


def like(pattern: PolicyText, actual: PolicyText, own: Collection[ResourceId]) -> Truth:
    """Return whether a text matches a pattern with wildcards; other arguments as for `equal`."""
    if isinstance(pattern, str) and isinstance(actual, str):
        return glob(pattern, actual)
    if matches_everything(pattern) and not isinstance(actual, Unknown):
        return True
    return equal(pattern, actual, own)


def matches_everything(pattern: object) -> bool:
    """Return whether a pattern is nothing but asterisks."""
    return isinstance(pattern, str) and pattern != "" and not pattern.strip("*")


def like_arn(pattern: PolicyText, actual: PolicyText, own: Collection[ResourceId]) -> Truth:
    """Return whether an ARN matches a pattern as ``ArnLike`` compares them, each of the six parts by itself."""
    if not isinstance(pattern, str) or not isinstance(actual, str):
        return equal(pattern, actual, own)
    patterns, parts = pattern.split(":", _ARN_PARTS - 1), actual.split(":", _ARN_PARTS - 1)
    if len(patterns) != _ARN_PARTS:
        return unresolved(repr(pattern), "it is no ARN")
    return len(parts) == _ARN_PARTS and all(map(glob, patterns, parts))


def like_resource(pattern: PolicyText, actual: PolicyText, own: Collection[ResourceId]) -> Truth:
    """Return whether a resource matches the pattern of a ``Resource`` element.

    A ``*`` reaches beyond its part of an ARN only where it ends that part; where that makes the difference, the answer is unknown.
    """
    if matches_everything(pattern):
        return True
    if not isinstance(pattern, str) or not isinstance(actual, str):
        same = equal(pattern, actual, own)
        return _partly_known(pattern, actual, same) if isinstance(same, Unknown) else same
    if not glob(pattern, actual):
        return False
    if not pattern.startswith("arn:") or glob(pattern, actual, segments=True):
        return True
    return unresolved(repr(pattern), f"whether its wildcards reach beyond a colon to {actual!r} is not certain")


def _partly_known(pattern: PolicyText, actual: PolicyText, otherwise: Unknown) -> Truth:
    """Compare by what is known of both; the parts that a deployment fills in are alike only where they are the same part."""
    letters: dict[str, str] = {}
    wanted, given = _lettered(pattern, letters), _lettered(actual, letters)
    if wanted is None or given is None:
        return otherwise
    if not _MIDWAY.search(wanted) and glob(wanted, given):
        return True
    widest = "".join("*" if ord(letter) in _ATOMS else letter for letter in wanted)
    return False if isinstance(actual, str) and not glob(widest, given) else otherwise


def _lettered(text: PolicyText, letters: dict[str, str]) -> str | None:
    """Return a text with a letter of its own for each part that is not known; None where nothing is known."""
    if isinstance(text, str):
        return text
    key = text.key if isinstance(text, Unknown) else f"${{{_shown(text)}}}"
    if key is None or "${!" in key or any("${" in atom[2:] for atom in _ATOM.findall(key)):
        return None
    return _ATOM.sub(lambda atom: letters.setdefault(atom[0], chr(_ATOMS[min(len(letters), len(_ATOMS) - 1)])), key)


def _canonical(reference: Reference, own: Collection[ResourceId]) -> Reference:
    """``GetAtt Id`` of an endpoint and ``GetAtt VpcId`` of a VPC are what ``Ref`` is."""
    return replace(reference, attribute=None) if reference.target in own and reference.attribute in _IDS else reference


def _same(first: Reference, second: Reference, own: Collection[ResourceId]) -> Truth:
    if first == second:
        return True
    identities = first.attribute == second.attribute and first.attribute in {None, "Arn"}
    if identities and first.target in own and second.target in own:
        return False
    return unresolved(_shown(first), f"whether it is the same as {_shown(second)} shows at deployment")


def _shown(reference: object) -> str:
    if not isinstance(reference, Reference):
        return repr(reference)
    return str(reference.target) if reference.attribute is None else f"{reference.target}.{reference.attribute}"
