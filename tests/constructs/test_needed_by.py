"""Endpoints say in their template who needs them: all together, and once."""

from __future__ import annotations

from constructs_privatelink.constructs.needed_by import NotesNeeds
from constructs_privatelink.decisions.needed_by import KEY


class Noted(NotesNeeds):
    """An endpoint that keeps what is written at it."""

    def __init__(self) -> None:
        self.written: list[tuple[str, object]] = []

    def write(self, key: str, value: object) -> None:
        """Keep it."""
        self.written.append((key, value))


def test_who_needs_an_endpoint_is_written_at_it() -> None:
    endpoint = Noted()

    endpoint.note_needs({"Stack/App": ("kms:Decrypt",)})

    assert endpoint.written == [(KEY, {"Stack/App": ["kms:Decrypt"]})]


def test_those_who_come_later_stand_beside_the_first() -> None:
    endpoint = Noted()
    endpoint.note_needs({"Stack/App": ("kms:Decrypt",)})

    endpoint.note_needs({"Stack/Other": ("kms:Sign",), "Stack/App": ("kms:Decrypt", "kms:Sign")})

    assert endpoint.written[-1] == (KEY, {"Stack/App": ["kms:Decrypt", "kms:Sign"], "Stack/Other": ["kms:Sign"]})


def test_what_is_known_already_is_not_written_again() -> None:
    first, second = Noted(), Noted()
    for endpoint in (first, second, first):
        endpoint.note_needs({"Stack/App": ("kms:Decrypt",)})

    first.note_needs({})

    assert len(first.written) == len(second.written) == 1
