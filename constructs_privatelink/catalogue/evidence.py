"""What the facts of the catalogue rest on, for people: reasons, notes and sources stand in ``evidence.json``, and decide nothing."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pkgutil import get_data
from typing import TypedDict, cast

_NO_SOURCE = "unknown: no source says"


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What the facts about one service rest on.

    Args:
        endpoint_policy: Confidence and reason of `Service.endpoint_policy`: ``"high: the service's page of 2026 has ..."``.
        private_dns: Confidence and reason of `Service.private_dns` where there is none; empty where there is, or nobody says.
        notes: What a reviewer should know: conflicts between sources, changes, limits.
        sources: Where the facts come from, each with its age and weight.

    """

    endpoint_policy: str
    private_dns: str
    notes: tuple[str, ...]
    sources: tuple[str, ...]


YOURS = Evidence(endpoint_policy="yours: the catalogue does not describe this service", private_dns="", notes=(), sources=())
"""What a service rests on that the catalogue does not have."""


class _Source(TypedDict):
    what: str
    age: str
    weight: str


class _Reason(TypedDict):
    confidence: str
    text: str


class _Record(TypedDict, total=False):
    endpoint_policy_reason: str
    private_dns_reason: str
    notes: list[str]
    sources: list[str]


class _EvidenceFile(TypedDict):
    sources: dict[str, _Source]
    reasons: dict[str, _Reason]
    services: dict[str, _Record]


def evidence_of(short_name: str) -> Evidence:
    """Return what the catalogue's facts about a service rest on.

    Args:
        short_name: The short name of a service that the catalogue has, parameters still open.

    """
    file = _read()
    record = file["services"][short_name]
    return Evidence(
        endpoint_policy=_reason(record.get("endpoint_policy_reason"), file["reasons"]) or _NO_SOURCE,
        private_dns=_reason(record.get("private_dns_reason"), file["reasons"]),
        notes=tuple(record.get("notes", ())),
        sources=tuple(_cited(source, file["sources"]) for source in record["sources"]),
    )


def _reason(key: str | None, table: dict[str, _Reason]) -> str:
    return "" if key is None else f"{table[key]['confidence']}: {table[key]['text']}"


def _cited(citation: str, table: dict[str, _Source]) -> str:
    key, _, detail = citation.partition(" ")
    row = table[key]
    source_and_place = f"{row['what']}: {detail}" if detail else row["what"]
    return f"{source_and_place} ({row['age']}; {row['weight']})"


@cache
def _read() -> _EvidenceFile:
    return cast("_EvidenceFile", json.loads(get_data(__package__, "evidence.json") or b""))
