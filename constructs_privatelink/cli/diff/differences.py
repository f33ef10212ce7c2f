"""What a change of templates does, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from constructs_privatelink.errors import PrivateLinkError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

Part: TypeAlias = Literal["ways", "endpoints", "policies", "findings"]

KINDS: dict[tuple[Part, str], str] = {
    ("ways", "closed"): "closed",
    ("ways", "doubtful"): "open before, and nobody can tell now",
    ("ways", "misled"): "open, and missed by name",
    ("ways", "blocked"): "blocked, and in doubt before",
    ("ways", "still-blocked"): "still blocked, for another reason",
    ("ways", "unknown"): "blocked before, and nobody can tell now",
    ("ways", "not-open"): "new, and not open",
    ("ways", "opened"): "opened",
    ("ways", "left"): "clients that go",
    ("endpoints", "replaced"): "replaced",
    ("endpoints", "perhaps-replaced"): "perhaps replaced",
    ("endpoints", "removed"): "removed",
    ("endpoints", "changed"): "changed in place",
    ("endpoints", "added"): "added",
    ("policies", "widened"): "widened",
    ("policies", "changed"): "changed, perhaps widened",
    ("policies", "narrowed"): "narrowed",
    ("findings", "new"): "new",
    ("findings", "gone"): "gone",
}
"""What can change, in words, and in the order in which it is told."""

_MATCHED: dict[str, Collection[tuple[Part, str]]] = {
    "closed": {("ways", "closed"), ("ways", "doubtful"), ("ways", "misled"), ("ways", "blocked"), ("endpoints", "removed")},
    "widened": {("policies", "widened"), ("policies", "changed")},
    "replaced": {("endpoints", "replaced"), ("endpoints", "perhaps-replaced")},
    "any": KINDS.keys(),
    "never": (),
}


@dataclass(frozen=True)
class Difference:
    """One thing that changes for somebody.

    Args:
        part: What it is about.
        kind: What becomes of it: a key of `KINDS`.
        subject: Whom or what it concerns.
        text: The change in a line.
        details: More of it: the hop that decides, the change to make, what is interrupted, statements in words.

    """

    part: Part
    kind: str
    subject: str
    text: str
    details: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What becomes of it, in words."""
        return KINDS[self.part, self.kind]

    def to_json(self) -> dict[str, object]:
        """Return the difference as JSON values."""
        return {"part": self.part, "kind": self.kind, "subject": self.subject, "text": self.text, "details": list(self.details)}


@dataclass(frozen=True)
class Comparison:
    """What changes from the old templates to the new ones.

    Args:
        differences: What changes, what hurts first.
        blocked: How many ways are blocked now as they were before.
        unknown: How many ways nobody can tell of, now as before.

    """

    differences: tuple[Difference, ...]
    blocked: int = 0
    unknown: int = 0

    @property
    def summary(self) -> str:
        """What changes, in a line."""
        counted = [(title, sum((one.part, one.kind) == key for one in self.differences), key[0]) for key, title in KINDS.items()]
        told = ", ".join(f"{_ONE[part] if count == 1 else part} {title}: {count}" for title, count, part in counted if count)
        rest = [f"{count} {'way is' if count == 1 else 'ways are'} {what} as before" for count, what in self._rest() if count]
        return "; ".join([told or "nothing changes for anybody", *rest])

    def _rest(self) -> tuple[tuple[int, str], tuple[int, str]]:
        return (self.blocked, "blocked"), (self.unknown, "unknown")

    def matches(self, words: Collection[str]) -> bool:
        """Return whether it holds what one of these words means: ``closed``, ``widened``, ``replaced``, ``any`` or ``never``."""
        return any((one.part, one.kind) in _MATCHED[word] for word in words for one in self.differences)

    def to_json(self) -> dict[str, object]:
        """Return the comparison as JSON values."""
        told = [one.to_json() for one in self.differences]
        return {"schemaVersion": 1, "differences": told, "blockedAsBefore": self.blocked, "unknownAsBefore": self.unknown}


_ONE: dict[Part, str] = {"ways": "way", "endpoints": "endpoint", "policies": "policy", "findings": "finding"}


def ordered(differences: Iterable[Difference]) -> tuple[Difference, ...]:
    """Return differences in the order in which they are told."""
    order = {key: place for place, key in enumerate(KINDS)}
    return tuple(sorted(set(differences), key=lambda one: (order[one.part, one.kind], one.subject, one.text, one.details)))


def words_of(fail_on: Sequence[str] | None) -> tuple[str, ...]:
    """Return what fails a comparison, of a list whose texts may be lists with commas.

    Args:
        fail_on: The list. Default: what interrupts somebody, ``closed`` and ``replaced``.

    Raises:
        PrivateLinkError: There is another word, or ``never`` and something else.

    """
    words = tuple(word.strip() for text in fail_on or ("closed,replaced",) for word in text.split(","))
    strange = [word for word in words if word not in _MATCHED]
    if strange:
        raise PrivateLinkError("--fail-on", [f"got {word!r}; give some of {', '.join(_MATCHED)}" for word in strange])
    if "never" in words and set(words) != {"never"}:
        raise PrivateLinkError("--fail-on", [f"got {', '.join(words)}; give 'never' alone, or leave it out"])
    return words
