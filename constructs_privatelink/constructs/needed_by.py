"""Endpoints that say in their template who needs them, and why."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from constructs_privatelink.decisions.needed_by import KEY, to_json

if TYPE_CHECKING:
    from constructs_privatelink.decisions.needed_by import NeededBy


_NOTED: WeakKeyDictionary[NotesNeeds, dict[str, tuple[str, ...]]] = WeakKeyDictionary()
"""What is written already."""


class NotesNeeds:
    """An endpoint with a resource of this library's.

    Attributes:
        is_made: Whether it was made to its end: of one that was refused, parts stay in the tree.

    """

    is_made = False

    @abstractmethod
    def write(self, key: str, value: object) -> None:
        """Write metadata at the endpoint's resource."""

    def note_needs(self, needs: NeededBy) -> None:
        """Write who needs the endpoint, besides who is known to.

        Args:
            needs: The construct paths of workloads or bundles, with their reasons.

        """
        noted = _NOTED.get(self, {})
        together = {**noted, **needs}
        if together != noted:
            _NOTED[self] = together
            self.write(KEY, to_json(together))
