"""How a live answer of AWS changes the catalogue.

- In the commercial partition the answer wins over what we hold, with high confidence. Reviewed notes stay, and are shown where they speak
  of what changed.
- Other partitions differ: their answers fill what is unknown, and add names of their own; what they contradict is shown and kept.
- Names of private DNS are only added, because Regions differ, until an answer says that there is no private DNS. No record is ever
  deleted because an answer lacks it.
"""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from constructs_privatelink.catalogue.partitions import REGION, after_region, generalized, is_commercial, localized, partition
from constructs_privatelink.errors import PrivateLinkError
from tools.catalogue_file import constant_name
from tools.catalogue_records import LIVE

if TYPE_CHECKING:
    from datetime import date

    from tools.catalogue_records import Catalogue, Record
    from tools.live_answer import Answer, LiveService

_TOPICS = {
    "endpoint_policy": "polic|supported",
    "private_dns": "dns",
    "private_dns_certain": "",
    "private_dns_reason": "",
    "private_dns_names": "dns",
    "regional_dns_names": "dns",
    "endpoint_types": "gateway",
    "ip_address_types": "ip type|ipv6|dual",
    "available_regions": "region",
    "unavailable_regions": "region",
    "unavailable_partitions": "partition|china",
    "regional_names": "prefix|region",
    "unavailable_az_ids": "availability zone|az",
    "endpoint_policy_certain": "",
    "endpoint_policy_reason": "",
}
"""The facts that an answer can change, each with the words by which a note speaks of it."""


_OF_EVERY_PARTITION = {
    "endpoint_policy": "endpoint_policy",
    "endpoint_policy_certain": "endpoint_policy",
    "endpoint_policy_reason": "endpoint_policy",
    "private_dns": "private_dns",
    "private_dns_certain": "private_dns",
    "private_dns_reason": "private_dns",
    "private_dns_names": "private_dns_names",
    "endpoint_types": "name_template",
    "ip_address_types": "ip_address_types",
}
"""The facts of which we hold one for all partitions, each with the field that says whether we know it."""


@dataclass(frozen=True)
class Difference:
    """One fact that the answer says otherwise.

    Args:
        short_name: Whose fact.
        field: Its name in the record.
        old: What the catalogue holds; None for nothing.
        new: What the answer says.
        notes: Reviewed notes that speak of it.
        why_kept: Why the catalogue keeps what it has; empty when it takes the new value.

    """

    short_name: str
    field: str
    old: object
    new: object
    notes: tuple[str, ...] = ()
    why_kept: str = ""

    @property
    def applied(self) -> bool:
        """Whether the catalogue takes the new value."""
        return not self.why_kept


@dataclass(frozen=True, kw_only=True)
class Changes:
    """What an answer changes.

    Args:
        catalogue: The catalogue afterwards.
        differences: What differs in the records it has, sorted by short name.
        new: Records of services that it did not have.
        missing: Short names of services that it expects in the Region and that the answer lacks.

    """

    catalogue: Catalogue
    differences: tuple[Difference, ...]
    new: tuple[Record, ...]
    missing: tuple[str, ...]


def compare(catalogue: Catalogue, answer: Answer, day: date) -> Changes:
    """Join a live answer with the catalogue; the catalogue given stays as it is.

    Raises:
        PrivateLinkError: The answer is older than the catalogue, or a new service cannot be given a constant of its own.

    """
    month = day.isoformat()[:7]
    if month < catalogue["as_of"]:
        raise PrivateLinkError("answer", [f"got one of {day}, which is older than the catalogue ({catalogue['as_of']}); ask AWS again"])
    after = deepcopy(catalogue)
    zones = {zone for live in answer.services for zone in live.az_ids}
    source = f"LIVE {answer.region} {day}"
    seen: set[str] = set()
    differences: list[Difference] = []
    new: list[Record] = []
    for live in answer.services:
        record = _record_of(live.name, after["services"], answer.region)
        if record is None:
            record = _new_record(live.name, answer.region, after["services"])
            new.append(record)
            after["services"].append(record)
        seen.add(record["short_name"])
        if "{" in record["name_template"].replace(REGION, ""):
            continue
        learnt = _learnt(record, live, answer.region, zones)
        differing = _differences(record, learnt, answer.region)
        if record not in new:
            differences += differing
        changed = [difference for difference in differing if difference.applied]
        for difference in changed:
            _set(record, difference.field, difference.new)
        if record.get("private_dns_names"):
            record.pop("dns_name_hints", None)
        if changed or record in new:
            record["sources"] = [known for known in record["sources"] if not known.startswith(f"LIVE {answer.region} ")] + [source]
            record["as_of"] = month
    missing = [
        record["short_name"] for record in catalogue["services"] if record["short_name"] not in seen and _expected_in(record, answer.region)
    ]
    differences.sort(key=lambda difference: difference.short_name)
    return Changes(catalogue=after, differences=tuple(differences), new=tuple(new), missing=tuple(sorted(missing)))


def _record_of(name: str, records: list[Record], region: str) -> Record | None:
    for record in records:
        if name in (record.get("regional_names", {}).get(region), record["name_template"].replace(REGION, region)):
            return record
    for record in records:
        pattern = re.sub(r"\\\{\w+\\\}", "[A-Za-z0-9-]+", re.escape(record["name_template"].replace(REGION, region)))
        if re.fullmatch(pattern, name):
            return record
    alike = [record for record in records if after_region(record["name_template"]) == after_region(name)]
    return alike[0] if len(alike) == 1 and after_region(name) and not is_commercial(region) else None


def _learnt(record: Record, live: LiveService, region: str, zones: set[str]) -> Record:
    learnt = deepcopy(record)
    if live.policy is not None:
        certain = record.get("endpoint_policy_certain", False)
        if record.get("endpoint_policy") is not live.policy or (is_commercial(region) and not certain):
            learnt["endpoint_policy"], learnt["endpoint_policy_certain"], learnt["endpoint_policy_reason"] = live.policy, True, LIVE
    if "Interface" in live.endpoint_types:
        _learn_private_dns(learnt, live)
        _learn_dns_names(learnt, live, region)
    kinds: list[str] = [
        kind for kind in ("Interface", "Gateway") if kind in {*record.get("endpoint_types", ["Interface"]), *live.endpoint_types}
    ]
    if kinds != record.get("endpoint_types", ["Interface"]):
        learnt["endpoint_types"] = kinds
    if live.ip_address_types:
        learnt["ip_address_types"] = list(live.ip_address_types)
    _learn_place(learnt, region)
    if live.name != record.get("regional_names", {}).get(region, record["name_template"].replace(REGION, region)):
        learnt["regional_names"] = {**record.get("regional_names", {}), region: live.name}
    if live.az_ids:
        others = [zone for zone in record.get("unavailable_az_ids", []) if zone not in zones]
        learnt["unavailable_az_ids"] = [*others, *sorted(zones - set(live.az_ids))]
    return learnt


def _learn_private_dns(learnt: Record, live: LiveService) -> None:
    known = learnt.get("private_dns")
    learnt["private_dns"] = bool(live.dns_names)
    if live.dns_names:
        learnt.pop("private_dns_certain", None)
        learnt.pop("private_dns_reason", None)
    elif known is not False or not learnt.get("private_dns_certain"):
        learnt["private_dns_certain"], learnt["private_dns_reason"] = True, LIVE


def _learn_dns_names(learnt: Record, live: LiveService, region: str) -> None:
    held = learnt.get("private_dns_names", [])
    if not live.dns_names:
        learnt["private_dns_names"] = []
        return
    here = learnt.get("regional_dns_names", {}).get(region) or [localized(name, region) for name in held]
    if is_commercial(region) or not held:
        learnt["private_dns_names"] = held + [name for name in (generalized(host, region) for host in live.dns_names) if name not in held]
    elif set(here) != set(live.dns_names):
        learnt["regional_dns_names"] = {**learnt.get("regional_dns_names", {}), region: list(live.dns_names)}


def _differences(record: Record, learnt: Record, region: str) -> list[Difference]:
    old, new = cast("dict[str, object]", record), cast("dict[str, object]", learnt)
    differences = []
    for field, words in _TOPICS.items():
        before, after = _held(old.get(field)), _held(new.get(field))
        if before == after:
            continue
        notes = [note for note in record.get("notes", ()) if words and re.search(words, note, re.IGNORECASE)]
        if field == "private_dns" and after and record.get("private_dns_advice") == "off":
            notes.append("the advice is to turn private DNS off")
        keeps = not is_commercial(region) and field in _OF_EVERY_PARTITION and _OF_EVERY_PARTITION[field] in old
        why_kept = f"{region} is of another partition" if keeps else ""
        differences.append(Difference(record["short_name"], field, before, after, tuple(notes), why_kept))
    return differences


def _held(value: object) -> object:
    return None if value in ([], {}) else value


def _set(record: Record, field: str, value: object) -> None:
    facts = cast("dict[str, object]", record)
    if value is None:
        facts.pop(field, None)
    else:
        facts[field] = value


def _new_record(name: str, region: str, records: list[Record]) -> Record:
    template = name.replace(f".{region}.", f".{REGION}.")
    plain = after_region(template) or name.rpartition(".")[2]
    taken = {record["short_name"] for record in records}
    short_name = plain if plain not in taken else template.replace(f"{REGION}.", "")
    base = next((record for record in records if "fips" in plain and record["short_name"] == re.sub(r"[-.]fips\b", "", plain)), None)
    constants = {constant for record in records for constant in (record["constant"], *record.get("aliases", ()))}
    sagemaker = template.startswith("aws.sagemaker")
    candidates = [
        constant_name(short_name, base["constant"] if base else None, sagemaker=sagemaker),
        constant_name(template.replace(f"{REGION}.", "")),
    ]
    constant = next((name for name in candidates if name not in constants), None)
    if constant is None:
        raise PrivateLinkError(f"new service {name!r}", [f"the constants {' and '.join(candidates)} are taken; add its record by hand"])
    record: Record = {"short_name": short_name, "name_template": template, "constant": constant, "title": "", "sources": []}
    if base:
        record["fips_of"] = base["short_name"]
    return record


def _learn_place(learnt: Record, region: str) -> None:
    """Note that a service is in a Region, and so in its partition."""
    if region in learnt.get("unavailable_regions", ()):
        learnt["unavailable_regions"] = [other for other in learnt["unavailable_regions"] if other != region]
    if partition(region) in learnt.get("unavailable_partitions", ()):
        learnt["unavailable_partitions"] = [other for other in learnt["unavailable_partitions"] if other != partition(region)]
    if learnt.get("available_regions") and region not in learnt["available_regions"]:
        learnt["available_regions"] = [*learnt["available_regions"], region]


def _expected_in(record: Record, region: str) -> bool:
    if "managed_by" in record or "{" in record["name_template"].replace(REGION, ""):
        return False
    only = record.get("available_regions")
    if partition(region) in record.get("unavailable_partitions", ()):
        return False
    return region in only if only else region not in record.get("unavailable_regions", ())
