"""The objects in an answer, read as what AWS documents them to be; what is something else is refused with its place."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import TYPE_CHECKING

from constructs_privatelink.errors import PrivateLinkError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs_privatelink.analysis.saved_answers.answer_files import SavedAnswer

_LONGEST_SHOWN = 60


@dataclass(frozen=True)
class Item:
    """One object in an answer.

    Args:
        answer: The answer.
        values: The object.
        place: Where it stands, with a dot behind it: ``"Vpcs.0."``.

    """

    answer: SavedAnswer
    values: Mapping[str, object]
    place: str = ""

    def wrong(self, name: str, wanted: str) -> PrivateLinkError:
        """Return the error for a value that is not what it should be."""
        value = self.values.get(name)
        shown = "nothing" if value is None else repr(value)
        shown = shown if len(shown) <= _LONGEST_SHOWN else f"{shown[:_LONGEST_SHOWN]}..."
        return PrivateLinkError(f"answer '{self.answer.name}'", [f"{self.place}{name}: got {shown}; {wanted} is needed"])

    def text(self, name: str) -> str | None:
        """Return a text; None where it is absent or empty."""
        value = self.values.get(name)
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            raise self.wrong(name, "a text")
        return value

    def named(self, name: str) -> str:
        """Return a text that must be there."""
        value = self.text(name)
        if value is None:
            raise self.wrong(name, "a text")
        return value

    def number(self, name: str) -> int | None:
        """Return a whole number; None where it is absent."""
        value = self.values.get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.wrong(name, "a whole number")
        return value

    def flag(self, name: str) -> bool | None:
        """Return a truth value; None where it is absent."""
        value = self.values.get(name)
        if value is not None and not isinstance(value, bool):
            raise self.wrong(name, "true or false")
        return value

    def block(self, name: str) -> IPv4Network | IPv6Network | None:
        """Return a block of addresses; None where it is absent."""
        text = self.text(name)
        if text is None:
            return None
        try:
            return ip_network(text, strict=False)
        except ValueError:
            raise self.wrong(name, "a CIDR block") from None

    def item(self, name: str) -> Item | None:
        """Return an object; None where it is absent."""
        value = self.values.get(name)
        if value is None:
            return None
        if not isinstance(value, dict):
            raise self.wrong(name, "an object")
        return Item(self.answer, value, f"{self.place}{name}.")

    def items(self, name: str) -> list[Item]:
        """Return a list of objects; empty where it is absent."""
        value = self.values.get(name)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.wrong(name, "a list of objects")
        return [Item(self.answer, item, f"{self.place}{name}.{index}.") for index, item in enumerate(value)]

    def texts(self, name: str) -> list[str]:
        """Return a list of texts; empty where it is absent."""
        value = self.values.get(name)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.wrong(name, "a list of texts")
        return value

    def state(self, name: str) -> str:
        """Return the state in an object of that name, in lower case; empty where none is told."""
        state = self.item(name)
        return ((state.text("State") or state.text("Code") or "") if state is not None else "").lower()
