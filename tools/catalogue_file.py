"""The shape of ``services.json``: what a record may hold, what must be true of it, and how it is laid out.

One record is one endpoint service name, one line is one fact. What a record leaves out, no source says.

Naming: `short_name`, `constant` and `aliases` are contracts, because construct ids and user code hold them. A constant equals the one
of ``ec2.InterfaceVpcEndpointAwsService`` where that has one that is not deprecated (in its Python spelling; where that splits a name at a
digit or adds an underscore, the plain spelling is an alias). `constant_name` says how the others are made.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Literal, NotRequired, TypedDict, cast, get_args

from constructs_privatelink.catalogue.ports import PortRange
from constructs_privatelink.errors import PrivateLinkError

SERVICES_JSON = Path(__file__).parents[1] / "constructs_privatelink" / "catalogue" / "services.json"
LIVE = "live"
"""The policy reason of a fact that AWS itself answered; ``LIVE <region> <date>`` is then among the record's sources."""

Confidence = Literal["high", "medium", "conflict", "unknown"]
_WIDTH = 140


class Source(TypedDict):
    """Where facts come from: named once here, by its key in the records."""

    what: str
    age: str
    weight: str


class PolicyReason(TypedDict):
    """Why we believe that a service takes endpoint policies, or does not, or cannot say."""

    confidence: Confidence
    text: str


class Record(TypedDict):
    """One endpoint service name and all that is known of it."""

    short_name: str
    name: str
    constant: str
    aliases: NotRequired[list[str]]
    cdk_deprecated: NotRequired[list[str]]
    title: str
    doc: NotRequired[str]
    fips_of: NotRequired[str]
    managed_by: NotRequired[str]
    endpoint_types: NotRequired[list[str]]
    policy: NotRequired[bool]
    policy_reason: NotRequired[str]
    private_dns: NotRequired[bool]
    private_dns_names: NotRequired[list[str]]
    private_dns_advice: NotRequired[Literal["on", "off"]]
    private_dns_inbound_resolver: NotRequired[bool]
    regional_dns_names: NotRequired[dict[str, list[str]]]
    ports: NotRequired[list[str]]
    ip_address_types: NotRequired[list[str]]
    ipv6_column: NotRequired[str]
    iam: NotRequired[list[str]]
    available_regions: NotRequired[list[str]]
    unavailable_regions: NotRequired[list[str]]
    unavailable_az_ids: NotRequired[list[str]]
    regional_names: NotRequired[dict[str, str]]
    cross_region: NotRequired[bool]
    sdk_host: NotRequired[str]
    notes: NotRequired[list[str]]
    sources: list[str]
    as_of: NotRequired[str]


class Catalogue(TypedDict):
    """The whole file."""

    as_of: str
    sources: dict[str, Source]
    policy_reasons: dict[str, PolicyReason]
    services: list[Record]


def read(path: Path = SERVICES_JSON) -> Catalogue:
    """Read the file and refuse what `problems` finds in it.

    Raises:
        PrivateLinkError: The file breaks its own rules.

    """
    catalogue = cast("Catalogue", json.loads(path.read_text(encoding="utf-8")))
    reasons = problems(catalogue)
    if reasons:
        raise PrivateLinkError(path.name, reasons)
    return catalogue


def problems(catalogue: Catalogue) -> list[str]:
    """Return what a reviewer would have to send back, each with the record that it is about."""
    records = catalogue["services"]
    found = [f"{record['short_name']}: {reason}" for record in records for reason in _record_problems(record, catalogue)]
    found += _repeated("short_name", [record["short_name"] for record in records])
    found += _repeated("name", [record["name"] for record in records])
    found += _repeated("constant", [name for record in records for name in (record["constant"], *record.get("aliases", ()))])
    live = catalogue["policy_reasons"].get(LIVE)
    if live is None or live["confidence"] != "high":
        found.append(f"policy_reasons has no {LIVE!r} of high confidence")
    return found


def _record_problems(record: Record, catalogue: Catalogue) -> list[str]:
    found = [f"{key!r} is not a field" for key in record if key not in Record.__annotations__]
    found += [f"{key!r} is missing" for key in ("short_name", "name", "constant", "title", "sources") if key not in record]
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
    reason = catalogue["policy_reasons"].get(record.get("policy_reason", ""))
    if reason is None:
        return [f"policy_reason {record['policy_reason']!r} is not in 'policy_reasons'"] if "policy_reason" in record else []
    if reason["confidence"] not in get_args(Confidence):
        return [f"confidence {reason['confidence']!r} is none of {get_args(Confidence)}"]
    if ("policy" in record) != (reason["confidence"] in {"high", "medium"}):
        return [f"policy and the confidence {reason['confidence']!r} of its reason do not go together"]
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


def render(catalogue: Catalogue) -> str:
    """Return the text of the file: tables first, records sorted by short name, one fact a line."""
    tables = [
        f"  {json.dumps(key)}: {{\n" + ",\n".join(f"    {_inline(name)}: {_inline(row)}" for name, row in sorted(table.items())) + "\n  }"
        for key, table in (("sources", catalogue["sources"]), ("policy_reasons", catalogue["policy_reasons"]))
    ]
    records = ",\n".join(_record(record) for record in sorted(catalogue["services"], key=lambda record: record["short_name"]))
    head = f'  "as_of": {_inline(catalogue["as_of"])}'
    return "{\n" + ",\n".join([head, *tables, f'  "services": [\n{records}\n  ]']) + "\n}\n"


def _record(record: Record) -> str:
    facts = cast("dict[str, object]", record)
    return "    {" + ",\n     ".join(_fact(key, facts[key]) for key in Record.__annotations__ if key in facts) + "}"


def _fact(key: str, value: object) -> str:
    text = f"{_inline(key)}: {_inline(value)}"
    if len(text) < _WIDTH or isinstance(value, str):
        return text
    return f"{_inline(key)}: " + json.dumps(value, ensure_ascii=False, indent=1).replace("\n", "\n     ")


def _inline(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
