"""Warnings of constructs that say what a rule of the proof says too: who acknowledged the one need not acknowledge the other.

A construct warns where the code is written, of what it sees alone; the rule looks at the whole app, and at templates that no construct of
this library made.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

RULE_OF_WARNING: Mapping[str, str] = MappingProxyType(
    {
        "client-is-anyone": "PL031",
        "execute-api-private-dns": "PL052",
        "gateway-endpoint-later": "PL022",
        "gateway-endpoint-passed-by": "PL028",
        "network-acl-quota": "PL008",
        "opensearch-endpoint-unnamed": "PL085",
        "policy-support-doubtful": "PL005",
        "policy-unknown-action": "PL087",
        "policy-wildcard": "PL053",
        "region-without-service": "PL012",
        "service-closed": "PL025",
        "single-az": "PL004",
    }
)
"""The rule that says what a warning says, by the warning's id without the library's prefix."""


def rule_id(id: str) -> str:
    """Return the rule that an id stands for: a warning with a twin stands for that, and any other id for itself.

    Args:
        id: A rule's id, or a warning's id without the library's prefix.

    """
    return RULE_OF_WARNING.get(id, id)
