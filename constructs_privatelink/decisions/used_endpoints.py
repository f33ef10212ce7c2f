"""The endpoints that a network uses since they are there already, as the VPC's resource tells them where the network makes none.

A network that makes endpoints tells it at these. One that uses existing ones alone has nothing of its own in a template, and the proof
would take the calls of workloads for lost.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_KEY = "constructs-privatelink-uses:"


def key_of(network: str) -> str:
    """Return the key of ``Metadata`` for a network.

    Args:
        network: Its construct path.

    """
    return _KEY + network


def read(metadata: Mapping[str, object]) -> Iterator[tuple[str, str, str]]:
    """Yield what the metadata of a VPC says: paths of networks, short names of services, and ids of endpoints that may be empty."""
    for key, used in metadata.items():
        if key.startswith(_KEY) and isinstance(used, Mapping):
            yield from ((key.removeprefix(_KEY), str(name), str(physical_id)) for name, physical_id in used.items())
