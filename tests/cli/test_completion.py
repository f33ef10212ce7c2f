"""What a shell offers."""

from __future__ import annotations

from constructs_privatelink.cli import completion


def test_what_can_be_meant_is_offered() -> None:

    assert ("kms", "AWS Key Management Service") in completion.services("km")
    offered = [name for name, _ in completion.rules("client-")]
    assert offered == ["client-blocked", "client-unknown", "client-prefix-list", "client-name", "client-denied"]
