"""What must be true of the catalogue's records, beyond their form."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, cast, get_args

from constructs_privatelink.catalogue.partitions import PARTITIONS, partition
from constructs_privatelink.catalogue.ports import PortRange
from constructs_privatelink.errors import PrivateLinkError
from tools.catalogue_records import LIVE, Confidence, Record

if TYPE_CHECKING:
    from collections.abc import Collection

    from tools.catalogue_records import Catalogue

_KNOWN: tuple[Confidence, ...] = ("high", "medium")


def problems(catalogue: Catalogue) -> list[str]:
    """Return what a reviewer would have to send back, each with the record that it is about."""
    records = catalogue["services"]
    reasons = [f"{record['short_name']}: {reason}" for record in records for reason in _record_problems(record, catalogue)]
    reasons += _repeated("short_name", [record["short_name"] for record in records])
    reasons += _repeated("name_template", [record["name_template"] for record in records])
    reasons += _repeated("constant", [name for record in records for name in (record["constant"], *record.get("aliases", ()))])
    live = catalogue["reasons"].get(LIVE)
    if live is None or live["confidence"] != "high":
        reasons.append(f"reasons has no {LIVE!r} of high confidence")
    return reasons


def _record_problems(record: Record, catalogue: Catalogue) -> list[str]:
    reasons = [f"{key!r} is not a field" for key in record if key not in Record.__annotations__]
    reasons += [f"{key!r} is missing" for key in ("short_name", "name_template", "constant", "title", "sources") if key not in record]
    reasons += [f"{key!r} is empty; leave it out" for key, value in record.items() if value in ([], {}, None)]
    reasons += [
        f"source {source!r} has no key in 'sources'" for source in record["sources"] if source.split()[0] not in catalogue["sources"]
    ]
    reasons += [
        f"constant {name!r} is no upper-case Python name"
        for name in (record["constant"], *record.get("aliases", ()))
        if not re.fullmatch("[A-Z][A-Z0-9_]*", name)
    ]
    reasons += _port_problems(record) + _private_dns_problems(record) + _certainty_problems(record, catalogue)
    return reasons + _place_and_time_problems(record, {other["short_name"] for other in catalogue["services"]})


def _certainty_problems(record: Record, catalogue: Catalogue) -> list[str]:
    """Return where a fact and the confidence of its reason do not go together."""
    values = cast("dict[str, object]", record)
    reasons: list[str] = []
    for fact in ("endpoint_policy", "private_dns"):
        key, certain = values.get(f"{fact}_reason"), values.get(f"{fact}_certain", False)
        reason = catalogue["reasons"].get(str(key))
        if key is None:
            reasons += [f"{fact}_certain without {fact}_reason"] if certain else []
        elif reason is None:
            reasons.append(f"{fact}_reason {key!r} is not in 'reasons'")
        elif reason["confidence"] not in get_args(Confidence):
            reasons.append(f"confidence {reason['confidence']!r} is none of {get_args(Confidence)}")
        elif (fact in record) != (reason["confidence"] in _KNOWN):
            reasons.append(f"{fact} and the confidence {reason['confidence']!r} of its reason do not go together")
        elif certain != (reason["confidence"] == "high"):
            reasons.append(f"{fact}_certain and the confidence {reason['confidence']!r} of its reason do not go together")
    return reasons


def _port_problems(record: Record) -> list[str]:
    reasons: list[str] = []
    for port in record.get("ports", ()):
        try:
            PortRange.parse(port)
        except PrivateLinkError as error:
            reasons += error.reasons
    if record.get("port_choice") == "one-of" and len(record.get("ports", ())) == 1:
        reasons.append("port_choice is 'one-of' of a single port")
    together = record.get("ports_together", ())
    if together and (record.get("port_choice") != "one-of" or not set(together) < set(record.get("ports", ()))):
        reasons.append("ports_together are no choice among ports that are alternatives")
    return reasons


def _private_dns_problems(record: Record) -> list[str]:
    if "dns_name_hints" in record and "private_dns_names" in record:
        return ["dns_name_hints beside private_dns_names: what is known needs no hint"]
    if record.get("private_dns") is not False:
        return ["private_dns_reason is for services without private DNS"] if "private_dns_reason" in record else []
    reasons = [] if "private_dns_reason" in record else ["private_dns is false without a private_dns_reason"]
    return reasons + (["private_dns is false, yet the advice is 'on'"] if record.get("private_dns_advice") == "on" else [])


def _place_and_time_problems(record: Record, short_names: Collection[str]) -> list[str]:
    reasons = [
        f"home_regions: {region!r} is not in the partition {name!r}"
        for name, region in record.get("home_regions", {}).items()
        if name not in PARTITIONS or partition(region) != name
    ]
    named = {"superseded_by": [record["superseded_by"]] if "superseded_by" in record else [], "companions": record.get("companions", [])}
    reasons += [
        f"{field} {name!r} is no short name of the catalogue" for field, names in named.items() for name in names if name not in short_names
    ]
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", record.get("ended_on", "2026-01-01")):
        reasons.append(f"ended_on {record['ended_on']!r} is no day such as '2026-09-30'")
    return reasons


def _repeated(what: str, values: list[str]) -> list[str]:
    return [f"{what} {value!r} is held {count} times" for value, count in Counter(values).items() if count > 1]
