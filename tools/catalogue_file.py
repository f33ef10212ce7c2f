"""The catalogue's two files: how they are read together, checked and laid out.

``services.json`` has the facts that code reads, by the names of the fields of `Service`; ``evidence.json`` has what they rest on, which
people and these tools read. A record is one endpoint service name, a line one fact. What a record leaves out, no source says.

Naming: `short_name`, `constant` and `aliases` are contracts, because construct ids and user code hold them. A constant equals the one
of ``ec2.InterfaceVpcEndpointAwsService`` where that has one that is not deprecated (in its Python spelling; where that splits a name at a
digit or adds an underscore, the plain spelling is an alias). `constant_name` says how the others are made.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, cast

from constructs_privatelink.errors import PrivateLinkError
from tools.catalogue_problems import problems
from tools.catalogue_records import Catalogue, Evidence, Facts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from tools.catalogue_records import Reason, Record, Source

CATALOGUE = Path(__file__).parents[1] / "constructs_privatelink" / "catalogue"
SERVICES_JSON, EVIDENCE_JSON = "services.json", "evidence.json"
_WIDTH = 140


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
