"""Why an endpoint is there, as its intent tells it: who needs it, and for what.

Constructs write it where they make an endpoint for somebody, and ``privatelink needs`` reads it. Nothing is decided by it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

NeededBy: TypeAlias = "Mapping[str, tuple[str, ...]]"
"""Construct paths of workloads and bundles, each with its reasons."""


def needed_by_as_json(needed_by: NeededBy) -> dict[str, list[str]]:
    """Return it as JSON values: the same in whatever order it was found."""
    return {path: sorted(set(reasons)) for path, reasons in sorted(needed_by.items())}


def read_needed_by(said: object) -> NeededBy:
    """Return what JSON values say; nobody where they say nothing, or in another form."""
    if not isinstance(said, Mapping):
        return {}
    return {
        str(path): tuple(map(str, reasons))
        for path, reasons in said.items()
        if isinstance(reasons, Sequence) and not isinstance(reasons, str)
    }
