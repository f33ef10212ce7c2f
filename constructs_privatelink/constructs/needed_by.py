"""Endpoints that say in their intent who needs them, and why."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from constructs_privatelink.decisions.needed_by import NeededBy


_NOTED: WeakKeyDictionary[NotesNeeds, dict[str, tuple[str, ...]]] = WeakKeyDictionary()
"""What is known already."""


class NotesNeeds:
    """An endpoint with a resource of this library's.

    Attributes:
        is_made: Whether it was made to its end: of one that was refused, parts stay in the tree.

    """

    is_made = False

    @abstractmethod
    def write_intent(self) -> None:
        """Write the endpoint's intent anew, which tells what is noted."""

    @property
    def needed_by(self) -> NeededBy:
        """Who needs the endpoint, as far as that was noted."""
        return _NOTED.get(self, {})

    def note_needs(self, needs: NeededBy) -> None:
        """Note who needs the endpoint, besides who is known to.

        Args:
            needs: The construct paths of workloads or bundles, with their reasons.

        """
        together = {**self.needed_by, **needs}
        if together != self.needed_by:
            _NOTED[self] = together
            self.write_intent()
