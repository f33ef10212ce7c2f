"""What the user knows better of a service than the catalogue, as it travels from the constructs to the proof.

`corrections` says what a service of the user's says otherwise, `service_for` puts it on the catalogue's record again: constructs and the
proof judge by the same facts, whichever version of the catalogue each was made with.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from constructs_privatelink.catalogue.ports import PortRange
from constructs_privatelink.catalogue.service import Service
from constructs_privatelink.errors import PrivateLinkError

if TYPE_CHECKING:
    from collections.abc import Mapping

_NOT_FACTS = frozenset({"short_name", "title", "doc_url", "as_of", "named_region"})
"""Names and notes for people: nothing is decided by them."""
_TOKEN = "${Token["  # noqa: S105 - the beginning of a token of the CDK, not a secret
_PORTS = ("ports", "ports_together")
_FIELDS = {field.name: field for field in fields(Service) if field.name not in _NOT_FACTS}


def corrections(service: Service) -> dict[str, object]:
    """Return what a service says otherwise than the catalogue, as JSON values by the fields of `Service`; empty for the catalogue's own.

    Args:
        service: The catalogue's, changed by `dataclasses.replace`, or one of `Service.custom`.

    """
    known = _record_of(service.short_name) or Service(short_name=service.short_name, name_template="")
    if known is service or known == service:
        return {}
    changed = {name: _as_json(getattr(service, name)) for name in _FIELDS if getattr(service, name) != getattr(known, name)}
    if _TOKEN in service.name_template:
        # A token in metadata ties stacks together, and the endpoint's own property says it.
        changed["name_template"] = ""
    return changed


def service_for(short_name: str, corrected: Mapping[str, object]) -> Service | None:
    """Return the catalogue's record of a service with what the user says otherwise; None where nothing is known of it.

    Args:
        short_name: Its short name.
        corrected: What `corrections` returned. What this version has no field for is passed over.

    """
    known = _record_of(short_name)
    if known is None and "name_template" not in corrected:
        return None
    changed = {name: _from_json(name, value) for name, value in corrected.items() if name in _FIELDS}
    return replace(known or Service(short_name=short_name, name_template=""), **changed)  # type: ignore[arg-type] # JSON of the fields' own


def _record_of(short_name: str) -> Service | None:
    try:
        known = Service.find(short_name)
    except PrivateLinkError:
        return None
    return known if known.short_name == short_name else None


def _as_json(value: object) -> object:
    if isinstance(value, tuple):
        return [str(part) for part in value]
    if isinstance(value, dict):
        return {key: list(part) if isinstance(part, tuple) else part for key, part in value.items()}
    return value


def _from_json(name: str, value: object) -> object:
    if isinstance(value, list):
        return tuple(map(PortRange.parse, value)) if name in _PORTS else tuple(value)
    if isinstance(value, dict):
        return {key: tuple(part) if isinstance(part, list) else part for key, part in value.items()}
    return value
