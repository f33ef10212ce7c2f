"""Endpoints know who needs them: all together, and write it once."""

from __future__ import annotations

from constructs_privatelink.constructs.needed_by import NotesNeeds


class Noted(NotesNeeds):
    """An endpoint that counts how often it writes."""

    def __init__(self) -> None:
        self.written = 0

    def write_intent(self) -> None:
        """Count it."""
        self.written += 1


def test_who_needs_an_endpoint_is_written_with_its_intent() -> None:
    endpoint = Noted()
    assert endpoint.needed_by == {}

    endpoint.note_needs({"Stack/App": ("kms:Decrypt",)})

    assert endpoint.needed_by == {"Stack/App": ("kms:Decrypt",)}
    assert endpoint.written == 1


def test_those_who_come_later_stand_beside_the_first() -> None:
    endpoint = Noted()
    endpoint.note_needs({"Stack/App": ("kms:Decrypt",)})

    endpoint.note_needs({"Stack/Other": ("kms:Sign",), "Stack/App": ("kms:Decrypt", "kms:Sign")})

    assert endpoint.needed_by == {"Stack/App": ("kms:Decrypt", "kms:Sign"), "Stack/Other": ("kms:Sign",)}
    assert endpoint.written == 2


def test_what_is_known_already_is_not_written_again() -> None:
    first, second = Noted(), Noted()
    for endpoint in (first, second, first):
        endpoint.note_needs({"Stack/App": ("kms:Decrypt",)})

    first.note_needs({})

    assert first.written == second.written == 1
