"""What the facts of the catalogue rest on, for people: reasons, notes and sources stay in ``services.json`` and are read when asked for."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, TypedDict, cast

from constructs_privatelink.catalogue.lookup import template_of

if TYPE_CHECKING:
    from constructs_privatelink.catalogue.service import Service


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What the facts about one service rest on.

    Args:
        endpoint_policy: Confidence and reason of `Service.endpoint_policy`: ``"high: the service's page of 2026 has ..."``.
        notes: What a reviewer should know: conflicts between sources, changes, limits.
        sources: Where the facts come from, each with its age and weight.

    """

    endpoint_policy: str
    notes: tuple[str, ...]
    sources: tuple[str, ...]


class _Record(TypedDict, total=False):
    short_name: str
    policy_reason: str
    notes: list[str]
    sources: list[str]


class _File(TypedDict):
    sources: dict[str, dict[str, str]]
    policy_reasons: dict[str, dict[str, str]]
    services: list[_Record]


_YOURS = Evidence(endpoint_policy="yours: the catalogue does not describe this service", notes=(), sources=())


def evidence_of(service: Service) -> Evidence:
    """Return what the catalogue's facts about a service rest on; nothing for a service that you described yourself."""
    known = template_of(service.short_name) if service.as_of else None
    if known is None:
        return _YOURS
    file, records = _read()
    record = records[known.short_name]
    reason = file["policy_reasons"].get(record.get("policy_reason", ""))
    return Evidence(
        endpoint_policy=f"{reason['confidence']}: {reason['text']}" if reason else "unknown: no source says",
        notes=tuple(record.get("notes", ())),
        sources=tuple(_cited(source, file["sources"]) for source in record["sources"]),
    )


def _cited(source: str, table: dict[str, dict[str, str]]) -> str:
    key, _, detail = source.partition(" ")
    row = table[key]
    what = f"{row['what']}: {detail}" if detail else row["what"]
    return f"{what} ({row['age']}; {row['weight']})"


@cache
def _read() -> tuple[_File, dict[str, _Record]]:
    text = files(__package__).joinpath("services.json").read_text(encoding="utf-8")
    file = cast("_File", json.loads(text))
    return file, {record["short_name"]: record for record in file["services"]}
