"""How IAM compares one text of a policy with one text of a request.

A text may be known, an id or ARN that a resource of the set gets at deployment (a `Reference`), or unknown. Wildcards and policy variables:
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html and ``reference_policies_variables.html``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.statements import covers, overlap
from constructs_privatelink.analysis.values import Reference, ResourceId, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from constructs_privatelink.analysis.policies.three_valued import Truth

PolicyText: TypeAlias = "str | Reference | Unknown"
"""A text of a policy or of a request."""

Compare: TypeAlias = "Callable[[PolicyText, PolicyText, Collection[ResourceId]], Truth]"
"""Compares a text of a policy with one of a request, as `equal` does."""

_ARN_PARTS = 6
_NAMES_ALONE = frozenset({None, "Arn", "TopicArn"})
"""Attributes that no two resources have the same of."""
_WRITTEN_ID = re.compile(r"vpce?-[0-9a-f]+")
_WILD = re.compile(r"[*?]")
_ATOM = re.compile(r"\$\{[^}]*\}")
_ATOMS = range(0xE000, 0xF8FF)
_MIDWAY = re.compile(r"\*(?![*:]|$)|\?")
_LONE = re.compile(r"\?")


class NewId(Reference):
    """The id that a resource gets on a first deployment: none that is written out already."""


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
        return _same(wanted, actual, own)
    known, reference = (wanted, actual) if isinstance(actual, Reference) else (actual, wanted)
    if isinstance(known, str) and isinstance(reference, Reference) and reference.target in own and _WRITTEN_ID.fullmatch(known):
        why = f"it is written out, and is the id of '{_shown(reference)}' after a first deployment at the earliest"
        return False if isinstance(reference, NewId) else Unknown(Code.PL_ID_WRITTEN_OUT, known, why)
    return unresolved(_shown(reference), f"whether it is {known!r} shows at deployment")


def like(pattern: PolicyText, actual: PolicyText, own: Collection[ResourceId]) -> Truth:
    """Return whether a text matches a pattern with wildcards; other arguments as for `equal`."""
    if isinstance(pattern, str) and isinstance(actual, str):
        return glob(pattern, actual)
    if matches_everything(pattern) and not isinstance(actual, Unknown):
        return True
    same = equal(pattern, actual, own)
    return _partly_known(pattern, actual, same, own) if isinstance(same, Unknown) else same


def matches_everything(pattern: object) -> bool:
    """Return whether a pattern is nothing but asterisks."""
    return isinstance(pattern, str) and pattern != "" and not pattern.strip("*")


def like_arn(pattern: PolicyText, actual: PolicyText, own: Collection[ResourceId]) -> Truth:
    """Return whether an ARN matches a pattern as ``ArnLike`` compares them, each of the six parts by itself."""
    if not isinstance(pattern, str) or not isinstance(actual, str):
        same = equal(pattern, actual, own)
        return _partly_known(pattern, actual, same, own) if isinstance(same, Unknown) else same
    patterns, parts = pattern.split(":", _ARN_PARTS - 1), actual.split(":", _ARN_PARTS - 1)
    if len(patterns) != _ARN_PARTS:
        return unresolved(repr(pattern), "it is no ARN")
    return len(parts) == _ARN_PARTS and all(map(glob, patterns, parts))


def like_resource(pattern: PolicyText, actual: PolicyText, own: Collection[ResourceId]) -> Truth:
    """Return whether a resource matches the pattern of a ``Resource`` element.

    A ``*`` reaches beyond its part of an ARN only where it ends that part; where that makes the difference, the answer is unknown. The
    resource may be a pattern itself, and stands then for all that it matches: the pattern matches all of them, none, or nobody knows which.
    A lone ``*`` is what an action without a resource is about.
    """
    if matches_everything(pattern):
        return True
    if not isinstance(pattern, str) or not isinstance(actual, str):
        same = equal(pattern, actual, own)
        return _partly_known(pattern, actual, same, own) if isinstance(same, Unknown) else same
    if not (covers(pattern, actual) if _is_pattern(actual) else glob(pattern, actual)):
        if _is_pattern(actual) and overlap(pattern, actual):
            return unresolved(repr(actual), f"{pattern!r} matches some of what it stands for")
        return False
    if not pattern.startswith("arn:") or glob(pattern, actual, segments=True):
        return True
    return unresolved(repr(pattern), f"whether its wildcards reach beyond a colon to {actual!r} is not certain")


def like_path(pattern: PolicyText, actual: PolicyText, own: Collection[ResourceId]) -> Truth:
    """Return whether the last part of an ARN in which no colon stands matches a pattern; other arguments as for `equal`."""
    if matches_everything(pattern) or (isinstance(pattern, str) and isinstance(actual, str)):
        return matches_everything(pattern) or glob(str(pattern), str(actual))
    same = equal(pattern, actual, own)
    return _partly_known(pattern, actual, same, own, unclear=_LONE) if isinstance(same, Unknown) else same


def _is_pattern(actual: str) -> bool:
    return actual != "*" and _WILD.search(actual) is not None


def _partly_known(
    pattern: PolicyText, actual: PolicyText, otherwise: Unknown, own: Collection[ResourceId], *, unclear: re.Pattern[str] = _MIDWAY
) -> Truth:
    """Compare by what is known of both; the parts that a deployment fills in are alike only where they are the same part.

    Args:
        pattern: Of the policy.
        actual: Of the request.
        otherwise: The answer where neither is certain.
        own: As for `equal`.
        unclear: The wildcards of which it is not clear what they stand for. Default: those that may have to reach beyond a colon.

    """
    letters: dict[str, str] = {}
    wanted, given = _lettered(pattern, letters), _lettered(actual, letters)
    if wanted is None or given is None:
        return otherwise
    if not unclear.search(wanted) and covers(wanted, given):
        return True
    apart = _Apart({letter: atom for atom, letter in letters.items()}, own)
    return False if apart.certainly(wanted, given) else otherwise


@dataclass(frozen=True)
class _Apart:
    """Tells whether two patterns have no text in common.

    Args:
        atoms: What stands in the patterns for each part that is not known, by its letter.
        own: As for `equal`.

    """

    atoms: Mapping[str, str]
    own: Collection[ResourceId]

    def certainly(self, first: str, second: str) -> bool:
        """Return whether no text matches both; what both begin with alike says nothing of that."""
        start = 0
        while start < min(len(first), len(second)) and first[start] == second[start] and first[start] not in "*?":
            start += 1
        first, second = first[start:], second[start:]
        return self._of_two(first, second) or not overlap(self._widest(first), self._widest(second))

    def _of_two(self, first: str, second: str) -> bool:
        """Return whether two patterns begin with the names of two resources, each as a whole."""
        known, other = (self._named(text) for text in (first, second))
        return known is not None and other is not None and known[0] != other[0] and known[1] == other[1]

    def _named(self, text: str) -> tuple[ResourceId, str] | None:
        atom = self.atoms.get(text[:1])
        if atom is None or text[1:2] not in {"", "/", ":"}:
            return None
        inside = atom[2:-1]
        for name, attribute in ((inside, ""), (inside.removesuffix(".Arn"), "Arn")):
            stack, _, logical_id = name.rpartition(".")
            if ResourceId(stack, logical_id) in self.own:
                return ResourceId(stack, logical_id), attribute
        return None

    def _widest(self, text: str) -> str:
        return "".join("*" if letter in self.atoms else letter for letter in text)


def _lettered(text: PolicyText, letters: dict[str, str]) -> str | None:
    """Return a text with a letter of its own for each part that is not known; None where nothing is known."""
    if isinstance(text, str):
        return text
    key = text.key if isinstance(text, Unknown) else f"${{{_shown(text)}}}"
    if key is None or "${!" in key or any("${" in atom[2:] for atom in _ATOM.findall(key)):
        return None
    return _ATOM.sub(lambda atom: letters.setdefault(atom[0], chr(_ATOMS[min(len(letters), len(_ATOMS) - 1)])), key)


def _same(first: Reference, second: Reference, own: Collection[ResourceId]) -> Truth:
    if (first.target, first.attribute) == (second.target, second.attribute):
        return True
    identities = first.attribute == second.attribute and first.attribute in _NAMES_ALONE
    if identities and first.target in own and second.target in own:
        return False
    return unresolved(_shown(first), f"whether it is the same as {_shown(second)} shows at deployment")


def _shown(reference: object) -> str:
    if not isinstance(reference, Reference):
        return repr(reference)
    return str(reference.target) if reference.attribute is None else f"{reference.target}.{reference.attribute}"
