"""The reviewed facts of ``services.json`` as Python values: each record has the names of a constant and the arguments of `Service`."""

from __future__ import annotations

import json
from functools import cache
from pkgutil import get_data
from typing import Any, NamedTuple

from constructs_privatelink.catalogue.ports import PortRange


class Record(NamedTuple):
    """One endpoint service.

    Args:
        constants: The name of its constant, then other spellings of it.
        facts: Its facts, by the fields of `Service`; a fact that no source states is left out.

    """

    constants: tuple[str, ...]
    facts: dict[str, Any]


def read() -> list[Record]:
    """Return every record of the file, sorted by short name as the file is."""
    file = json.loads(get_data(__package__, "services.json") or b"")
    return [_record(facts, file["as_of"]) for facts in file["services"]]


def _record(facts: dict[str, Any], as_of: str) -> Record:
    constants = (facts.pop("constant"), *facts.pop("aliases", ()))
    for field, value in facts.items():
        if isinstance(value, list):
            facts[field] = tuple(map(_port, value)) if field in _OF_PORTS else tuple(value)
        elif isinstance(value, dict):
            facts[field] = {key: tuple(item) if isinstance(item, list) else item for key, item in value.items()}
    facts.setdefault("as_of", as_of)
    return Record(constants, facts)


_OF_PORTS = ("ports", "ports_together")
_port = cache(PortRange.parse)
