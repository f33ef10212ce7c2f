"""Which things are alike in what counts, so that a question about one of them is answered for all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

Thing = TypeVar("Thing")


class Alike(Generic[Thing]):
    """Numbers things: those that are alike have one number. What counts is worked out once for each of them.

    Args:
        counts: What of a thing counts.

    """

    def __init__(self, counts: Callable[[Thing], Hashable]) -> None:
        self._counts = counts
        self._numbers: dict[Hashable, int] = {}
        # A thing is kept with its number, so that no other one comes to stand at its address.
        self._known: dict[int, tuple[Thing, int]] = {}

    def number(self, thing: Thing) -> int:
        """Return the number of all that is like a thing."""
        known = self._known.get(id(thing))
        if known is None:
            known = self._known[id(thing)] = thing, self._numbers.setdefault(self._counts(thing), len(self._numbers))
        return known[1]
