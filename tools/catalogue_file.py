"""The shape of the catalogue's two files: what a record may hold, what must be true of it, and how it is laid out.

``services.json`` has the facts that code reads, by the names of the fields of `Service`; ``evidence.json`` has what they rest on, which
people and these tools read. A record is one endpoint service name, a line one fact. What a record leaves out, no source says.

Naming: `short_name`, `constant` and `aliases` are contracts, because construct ids and user code hold them. A constant equals the one
of ``ec2.InterfaceVpcEndpointAwsService`` where that has one that is not deprecated (in its Python spelling; where that splits a name at a
digit or adds an underscore, the plain spelling is an alias). `constant_name` says how the others are made.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NotRequired, TypedDict, cast, get_args

from constructs_privatelink.catalogue.ports import PortRange
from constructs_privatelink.errors import PrivateLinkError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

CATALOGUE = Path(__file__).parents[1] / "constructs_privatelink" / "catalogue"
SERVICES_JSON, EVIDENCE_JSON = "services.json", "evidence.json"
LIVE = "live"
"""The reason of a fact that AWS itself answered; ``LIVE <region> <date>`` is then among the record's sources."""

Confidence = Literal["high", "medium", "conflict", "unknown"]
_KNOWN: tuple[Confidence, ...] = ("high", "medium")
_WIDTH = 140


class Source(TypedDict):
    """Where facts come from: named once, by its key in the records."""

    what: str
    age: str
    weight: str


class Reason(TypedDict):
    """Why we believe that a service has something, or does not, or cannot say."""

    confidence: Confidence
    text: str


class Facts(TypedDict):
    """One endpoint service name and what code reads of it: the fields of `Service`, and the names of the constant."""

    short_name: str
    constant: str
    aliases: NotRequired[list[str]]
    name_template: str
    title: str
    doc_url: NotRequired[str]
    managed_by: NotRequired[str]
    endpoint_types: NotRequired[list[str]]
    endpoint_policy: NotRequired[bool]
    endpoint_policy_certain: NotRequired[bool]
    private_dns: NotRequired[bool]
    private_dns_names: NotRequired[list[str]]
    private_dns_advice: NotRequired[Literal["on", "off"]]
    private_dns_inbound_resolver: NotRequired[bool]
    regional_dns_names: NotRequired[dict[str, list[str]]]
    ports: NotRequired[list[str]]
    ip_address_types: NotRequired[list[str]]
    iam_prefixes: NotRequired[list[str]]
    available_regions: NotRequired[list[str]]
    unavailable_regions: NotRequired[list[str]]
    unavailable_az_ids: NotRequired[list[str]]
    regional_names: NotRequired[dict[str, str]]
    cross_region: NotRequired[bool]
    as_of: NotRequired[str]


class Evidence(TypedDict):
    """What the facts about one service rest on, and what only reviewers look at."""

    endpoint_policy_reason: NotRequired[str]
    fips_of: NotRequired[str]
    cdk_deprecated: NotRequired[list[str]]
    ipv6_column: NotRequired[str]
    sdk_host: NotRequired[str]
    notes: NotRequired[list[str]]
    sources: list[str]


class Record(Facts, Evidence):
    """One endpoint service name and all that is known of it: its records of both files."""


class Catalogue(TypedDict):
    """Both files together."""

    as_of: str
    sources: dict[str, Source]
    reasons: dict[str, Reason]
    services: list[Record]


def read(folder: Path = CATALOGUE) -> Catalogue:
    """Read both files and refuse what `problems` finds in them.

    Raises:
        PrivateLinkError: The files break their own rules, or one has a service that the other lacks.

    """
    facts, evidence = (json.loads((folder / name).read_text(encoding="utf-8")) for name in (SERVICES_JSON, EVIDENCE_JSON))
    reasons = _lacking(SERVICES_JSON, evidence["services"], [record["short_name"] for record in facts["services"]])
    reasons += _lacking(EVIDENCE_JSON, [record["short_name"] for record in facts["services"]], evidence["services"])
    if reasons:
        raise PrivateLinkError(folder.name, reasons)
    services = [cast("Record", {**record, **evidence["services"][record["short_name"]]}) for record in facts["services"]]
    catalogue = Catalogue(as_of=facts["as_of"], sources=evidence["sources"], reasons=evidence["reasons"], services=services)
    reasons = problems(catalogue)
    if reasons:
        raise PrivateLinkError(folder.name, reasons)
    return catalogue


def _lacking(name: str, wanted: Iterable[str], held: Collection[str]) -> list[str]:
    return [f"{name} has no record of {short_name!r}, which the other file has" for short_name in wanted if short_name not in held]


def problems(catalogue: Catalogue) -> list[str]:
    """Return what a reviewer would have to send back, each with the record that it is about."""
    records = catalogue["services"]
    found = [f"{record['short_name']}: {reason}" for record in records for reason in _record_problems(record, catalogue)]
    found += _repeated("short_name", [record["short_name"] for record in records])
    found += _repeated("name_template", [record["name_template"] for record in records])
    found += _repeated("constant", [name for record in records for name in (record["constant"], *record.get("aliases", ()))])
    live = catalogue["reasons"].get(LIVE)
    if live is None or live["confidence"] != "high":
        found.append(f"reasons has no {LIVE!r} of high confidence")
    return found


def _record_problems(record: Record, catalogue: Catalogue) -> list[str]:
    found = [f"{key!r} is not a field" for key in record if key not in Record.__annotations__]
    found += [f"{key!r} is missing" for key in ("short_name", "name_template", "constant", "title", "sources") if key not in record]
    found += [f"{key!r} is empty; leave it out" for key, value in record.items() if value in ([], {}, None)]
    found += [f"source {source!r} has no key in 'sources'" for source in record["sources"] if source.split()[0] not in catalogue["sources"]]
    found += [
        f"constant {name!r} is no upper-case Python name"
        for name in (record["constant"], *record.get("aliases", ()))
        if not re.fullmatch("[A-Z][A-Z0-9_]*", name)
    ]
    for port in record.get("ports", ()):
        try:
            PortRange.parse(port)
        except PrivateLinkError as error:
            found.extend(error.reasons)
    if record.get("private_dns") is False and record.get("private_dns_advice") == "on":
        found.append("private_dns is false, yet the advice is 'on'")
    return found + _policy_problems(record, catalogue)


def _policy_problems(record: Record, catalogue: Catalogue) -> list[str]:
    key = record.get("endpoint_policy_reason")
    if key is None:
        return ["endpoint_policy_certain without an endpoint_policy_reason"] if "endpoint_policy_certain" in record else []
    if key not in catalogue["reasons"]:
        return [f"endpoint_policy_reason {key!r} is not in 'reasons'"]
    confidence = catalogue["reasons"][key]["confidence"]
    if confidence not in get_args(Confidence):
        return [f"confidence {confidence!r} is none of {get_args(Confidence)}"]
    if ("endpoint_policy" in record) != (confidence in _KNOWN):
        return [f"endpoint_policy and the confidence {confidence!r} of its reason do not go together"]
    if record.get("endpoint_policy_certain", False) != (confidence == "high"):
        return [f"endpoint_policy_certain and the confidence {confidence!r} of its reason do not go together"]
    return []


def _repeated(what: str, values: list[str]) -> list[str]:
    return [f"{what} {value!r} is held {count} times" for value, count in Counter(values).items() if count > 1]


def constant_name(short_name: str, fips_base: str | None = None, *, sagemaker: bool = False) -> str:
    """Return the constant of a service that aws-cdk-lib has none for.

    The short name in capitals, each run of other characters an underscore, parameters left out: ``glue.sessions`` is ``GLUE_SESSIONS``,
    ``dsql-{id}`` is ``DSQL``. The FIPS twin of a service is the constant of that service with ``_FIPS``; a name under ``aws.sagemaker``
    starts with ``SAGEMAKER_``.

    Args:
        short_name: The short name of the service.
        fips_base: The constant of the service whose FIPS twin this is. Default: - it is none.
        sagemaker: Whether the full name starts with ``aws.sagemaker``. Default: False.

    """
    if fips_base is not None:
        return f"{fips_base}_FIPS"
    plain = re.sub(r"[^A-Z0-9]+", "_", re.sub(r"\{\w+\}", "", short_name).upper()).strip("_")
    return f"SAGEMAKER_{plain}" if sagemaker else plain


def rendered(catalogue: Catalogue) -> dict[str, str]:
    """Return the text of each file by its name: tables first, records sorted by short name, one fact a line."""
    records = sorted(catalogue["services"], key=lambda record: record["short_name"])
    facts = ",\n".join(f"    {_lines(record, Facts)}" for record in records)
    evidence = ",\n".join(f"    {_inline(record['short_name'])}: {_lines(record, Evidence)}" for record in records)
    as_of = f'  "as_of": {_inline(catalogue["as_of"])}'
    tables = [_table("sources", catalogue["sources"]), _table("reasons", catalogue["reasons"])]
    return {
        SERVICES_JSON: "{\n" + ",\n".join([as_of, f'  "services": [\n{facts}\n  ]']) + "\n}\n",
        EVIDENCE_JSON: "{\n" + ",\n".join([*tables, f'  "services": {{\n{evidence}\n  }}']) + "\n}\n",
    }


def _table(name: str, rows: Mapping[str, Source] | Mapping[str, Reason]) -> str:
    return f"  {_inline(name)}: {{\n" + ",\n".join(f"    {_inline(key)}: {_inline(row)}" for key, row in sorted(rows.items())) + "\n  }"


def _lines(record: Record, part: type[Facts | Evidence]) -> str:
    values = cast("dict[str, object]", record)
    return "{" + ",\n     ".join(_fact(key, values[key]) for key in part.__annotations__ if key in values) + "}"


def _fact(key: str, value: object) -> str:
    text = f"{_inline(key)}: {_inline(value)}"
    if len(text) < _WIDTH or isinstance(value, str):
        return text
    return f"{_inline(key)}: " + json.dumps(value, ensure_ascii=False, indent=1).replace("\n", "\n     ")


def _inline(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
