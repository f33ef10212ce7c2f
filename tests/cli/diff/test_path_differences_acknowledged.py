"""Paths that close and open, and what somebody acknowledged of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.diff.fixtures_acknowledged import NOTHING, changed
from tests.cli.templates import closed, network, without_private_dns

if TYPE_CHECKING:
    from pathlib import Path


BLOCKED = {"PrivateLink::client-blocked": "opened by the network team"}


MISSED = {"PrivateLink::client-name": "it is called by its own name"}


@pytest.mark.parametrize(
    ("old", "new", "reasons", "reason"),
    [
        (network(), closed(), BLOCKED, "opened by the network team"),
        (network(), without_private_dns(), MISSED, "it is called by its own name"),
    ],
    ids=["closed", "missed by name"],
)
def test_a_path_that_closes_as_somebody_acknowledges_interrupts_nobody(
    tmp_path: Path, old: dict[str, Any], new: dict[str, Any], reasons: dict[str, str], reason: str
) -> None:
    told = [f"acknowledged: {reason} (at Stack)"]

    assert changed(tmp_path, (old, NOTHING), (new, reasons))[0] == 0
    assert ("paths", "acknowledged", told) in changed(tmp_path, (old, NOTHING), (new, reasons))[1]
    assert changed(tmp_path, (old, NOTHING), (new, NOTHING))[0] == 1


def test_a_path_that_stays_blocked_is_told_when_its_acknowledgement_comes_or_goes(tmp_path: Path) -> None:
    known, unknown = (closed(), BLOCKED), (closed(), NOTHING)

    assert changed(tmp_path, unknown, known) == (0, [("paths", "acknowledged", ["acknowledged: opened by the network team (at Stack)"])])
    assert changed(tmp_path, known, unknown) == (
        0,
        [("paths", "unacknowledged", ["was acknowledged: opened by the network team (at Stack)"])],
    )
    assert changed(tmp_path, known, known) == (0, [])


def test_a_path_that_opens_needs_no_acknowledgement(tmp_path: Path) -> None:
    (kind,) = changed(tmp_path, (closed(), BLOCKED), (network(), NOTHING))[1]

    assert kind[:2] == ("paths", "opened")
