"""What a change of templates does, as values."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from constructs_privatelink.errors import PrivateLinkError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from constructs_privatelink.analysis.omissions import Omission

DifferencePart: TypeAlias = Literal["paths", "endpoints", "order", "exports", "associations", "policies", "findings"]

KINDS: dict[tuple[DifferencePart, str], str] = {
    ("paths", "closed"): "closed",
    ("paths", "doubtful"): "open before, and nobody can tell now",
    ("paths", "misled"): "open, and missed by name",
    ("paths", "blocked"): "blocked, and in doubt before",
    ("paths", "still-blocked"): "still blocked, for another reason",
    ("paths", "unacknowledged"): "not open, and no longer acknowledged",
    ("paths", "unknown"): "blocked before, and nobody can tell now",
    ("paths", "not-open"): "new, and not open",
    ("paths", "acknowledged"): "not open, and acknowledged",
    ("paths", "opened"): "opened",
    ("paths", "left"): "clients that go",
    ("paths", "declared"): "newly declared",
    ("paths", "undeclared"): "no longer declared",
    ("endpoints", "replaced"): "replaced",
    ("endpoints", "perhaps-replaced"): "perhaps replaced",
    ("endpoints", "removed"): "removed",
    ("endpoints", "changed"): "changed in place",
    ("endpoints", "added"): "added",
    ("order", "refused"): "refused while the old one is there",
    ("order", "perhaps-refused"): "perhaps refused while the old one is there",
    ("order", "gap"): "gone before its successor is there",
    ("exports", "in-use"): "gone while in use",
    ("associations", "gone"): "gone",
    ("policies", "widened"): "widened",
    ("policies", "changed"): "changed, perhaps widened",
    ("policies", "narrowed"): "narrowed",
    ("findings", "new"): "new",
    ("findings", "unacknowledged"): "no longer acknowledged",
    ("findings", "acknowledged"): "acknowledged",
    ("findings", "gone"): "gone",
}
"""What can change, in words, and in the order in which it is told."""

_MATCHED: dict[str, Collection[tuple[DifferencePart, str]]] = {
    "closed": {
        ("paths", "closed"),
        ("paths", "doubtful"),
        ("paths", "misled"),
        ("paths", "blocked"),
        ("endpoints", "removed"),
        ("order", "gap"),
    },
    "refused": {("order", "refused"), ("order", "perhaps-refused"), ("exports", "in-use")},
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
        refused: Whether the deployment is certainly refused besides, as a detail says; ``("order", "refused")`` needs no such word.

    """

    part: DifferencePart
    kind: str
    subject: str
    text: str
    details: tuple[str, ...] = ()
    refused: bool = False

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
        blocked: How many paths are blocked now as they were before.
        unknown: How many paths nobody can tell of, now as before.
        omissions: What was not looked at in the new templates.

    """

    differences: tuple[Difference, ...]
    blocked: int = 0
    unknown: int = 0
    omissions: tuple[Omission, ...] = ()

    @property
    def summary(self) -> str:
        """What changes, in a line."""
        counts = Counter((difference.part, difference.kind) for difference in self.differences)
        changes = [
            f"{_SINGULAR[part] if counts[part, kind] == 1 else _PLURAL.get(part, part)} {title}: {counts[part, kind]}"
            for (part, kind), title in KINDS.items()
            if counts[part, kind]
        ]
        as_before = [
            f"{count} {'path is' if count == 1 else 'paths are'} {verdict} as before"
            for count, verdict in ((self.blocked, "blocked"), (self.unknown, "unknown"))
            if count
        ]
        return "; ".join([", ".join(changes) or "nothing is known to change for anybody", *as_before])

    def matches(self, words: Collection[str]) -> bool:
        """Return whether it holds what one of these words means.

        Args:
            words: Some of ``closed``, ``refused``, ``widened``, ``replaced``, ``any`` and ``never``.

        """
        told = {(difference.part, difference.kind) for difference in self.differences}
        if any(difference.refused for difference in self.differences):
            told.add(("order", "refused"))
        return any(not told.isdisjoint(_MATCHED[word]) for word in words)

    def to_json(self) -> dict[str, object]:
        """Return the comparison as JSON values."""
        differences = [difference.to_json() for difference in self.differences]
        as_before = {"blockedAsBefore": self.blocked, "unknownAsBefore": self.unknown}
        return {
            "schemaVersion": 2,
            "differences": differences,
            **as_before,
            "omissions": [omission.to_json() for omission in self.omissions],
        }


_PLURAL: dict[DifferencePart, str] = {"order": "steps"}
_SINGULAR: dict[DifferencePart, str] = {
    "paths": "path",
    "endpoints": "endpoint",
    "order": "step",
    "exports": "export",
    "associations": "association",
    "policies": "policy",
    "findings": "finding",
}


def ordered(differences: Iterable[Difference]) -> tuple[Difference, ...]:
    """Return differences in the order in which they are told."""
    order = {key: number for number, key in enumerate(KINDS)}

    def place(difference: Difference) -> tuple[int, str, str, tuple[str, ...]]:
        return order[difference.part, difference.kind], difference.subject, difference.text, difference.details

    return tuple(sorted(set(differences), key=place))


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
