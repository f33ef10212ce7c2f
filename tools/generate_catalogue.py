"""Write ``aws_services.py`` from ``services.json``: one typed constant for each record, with the facts that synth needs.

``python -m tools.generate_catalogue`` writes; with ``--check`` it only says whether both files are as this program would write them.
What facts rest on (notes, sources, confidence in words) stays in the JSON file: `Service.evidence` reads it when a person asks.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from constructs_privatelink.catalogue.ports import PortRange
from tools.catalogue_file import SERVICES_JSON, read, render

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tools.catalogue_file import Catalogue, Record

AWS_SERVICES = SERVICES_JSON.with_name("aws_services.py")
_WIDTH = 140
_HEAD = '''"""A typed constant for every endpoint service of AWS.

Generated from ``services.json`` by ``python -m tools.generate_catalogue``: change that file, not this one.
"""

from __future__ import annotations

from typing import ClassVar, Final

from constructs_privatelink.catalogue.ports import PortRange
from constructs_privatelink.catalogue.service import Service


class AwsService:
    """The endpoint services of AWS, by constant: ``AwsService.KMS``. `Service.find` looks one up by name.

    Names equal those of ``ec2.InterfaceVpcEndpointAwsService`` where that has one, so ``APIGATEWAY`` is ``execute-api`` (private APIs) and
    the control plane is ``APIGATEWAY_CONTROL``. A FIPS endpoint has its service's name and ``_FIPS``.
    """

    ALIASES: ClassVar[frozenset[str]] = frozenset({aliases})
    """Second names of constants, spelt as in the CDK for TypeScript."""
'''


def module_text(catalogue: Catalogue) -> str:
    """Return the generated module."""
    records = sorted(catalogue["services"], key=lambda record: record["short_name"])
    aliases = sorted(alias for record in records for alias in record.get("aliases", ()))
    constants = [_constant(record, catalogue) for record in records]
    return "\n".join([_HEAD.replace("{aliases}", "{" + ", ".join(map(_text, aliases)) + "}"), *constants]).rstrip("\n") + "\n"


def _constant(record: Record, catalogue: Catalogue) -> str:
    lines = [f"    {record['constant']}: Final = Service("]
    for name, value in _arguments(record, catalogue).items():
        lines += _argument(name, value)
    lines += ["    )", *_docstring(record)]
    lines += [f"    {alias}: Final = {record['constant']}" for alias in record.get("aliases", ())]
    return "\n".join([*lines, ""])


def _arguments(record: Record, catalogue: Catalogue) -> dict[str, str | list[str]]:
    reason = catalogue["policy_reasons"].get(record.get("policy_reason", ""))
    ports = record.get("ports", ["tcp/443"])
    facts: dict[str, str | list[str] | None] = {
        "short_name": _text(record["short_name"]),
        "name_template": _text(record["name"]),
        "title": _text(record["title"]),
        "regional_names": _mapping(record.get("regional_names", {})),
        "ports": [_port(port) for port in ports] if ports != ["tcp/443"] else None,
        "private_dns": _flag(record.get("private_dns")),
        "private_dns_names": _texts(record.get("private_dns_names", [])),
        "regional_dns_names": _tuples(record.get("regional_dns_names", {})),
        "private_dns_inbound_resolver": _flag(record.get("private_dns_inbound_resolver")),
        "private_dns_advice": _text(record["private_dns_advice"]) if "private_dns_advice" in record else None,
        "endpoint_policy": _flag(record.get("policy")),
        "endpoint_policy_certain": _flag(True if reason and reason["confidence"] == "high" else None),
        "ip_address_types": _texts(record.get("ip_address_types", [])),
        "iam_prefixes": _texts(record.get("iam", [])),
        "endpoint_types": _texts(record.get("endpoint_types", [])),
        "managed_by": _text(record["managed_by"]) if "managed_by" in record else None,
        "available_regions": _texts(record.get("available_regions", [])),
        "unavailable_regions": _texts(record.get("unavailable_regions", [])),
        "unavailable_az_ids": _texts(record.get("unavailable_az_ids", [])),
        "cross_region": _flag(record.get("cross_region")),
        "doc_url": _text(record["doc"]) if "doc" in record else None,
        "as_of": _text(record.get("as_of", catalogue["as_of"])),
    }
    return {name: value for name, value in facts.items() if value is not None}


def _argument(name: str, value: str | list[str]) -> list[str]:
    if isinstance(value, str):
        return [f"        {name}={value},"]
    opening, closing = ("{", "}") if value[0].startswith('"') and '": ' in value[0] else ("(", ")")
    inside = ", ".join(value) + ("," if len(value) == 1 and opening == "(" else "")
    line = f"        {name}={opening}{inside}{closing},"
    if len(line) <= _WIDTH:
        return [line]
    return [f"        {name}={opening}", *(f"            {item}," for item in value), f"        {closing},"]


def _docstring(record: Record) -> list[str]:
    first = f"{record['title'] or record['short_name']}, ``{record['name']}``."
    if "doc" not in record:
        return [f'    """{first}"""']
    return [f'    """{first}', "", f"    {record['doc']}", '    """']


def _text(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _texts(values: Sequence[str]) -> list[str] | None:
    return [_text(value) for value in values] or None


def _flag(value: bool | None) -> str | None:  # noqa: FBT001 - it is the value to write
    return None if value is None else str(value)


def _mapping(values: Mapping[str, str]) -> list[str] | None:
    return [f"{_text(key)}: {_text(value)}" for key, value in values.items()] or None


def _tuples(values: Mapping[str, Sequence[str]]) -> list[str] | None:
    return [f"{_text(key)}: ({', '.join(map(_text, value))}{',' * (len(value) == 1)})" for key, value in values.items()] or None


def _port(text: str) -> str:
    port = PortRange.parse(text)
    return f"PortRange({_text(port.protocol)}, {port.first}, {port.last})"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; return 1 when ``--check`` finds a difference."""
    parser = argparse.ArgumentParser(prog="python -m tools.generate_catalogue", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail when a file differs from what would be written")
    check = parser.parse_args(arguments).check
    catalogue = read()
    stale = [
        (path, text)
        for path, text in ((SERVICES_JSON, render(catalogue)), (AWS_SERVICES, module_text(catalogue)))
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    for path, text in stale:
        print(f"{path.name} {'differs from what this program writes: run python -m tools.generate_catalogue' if check else 'written'}")
        if not check:
            path.write_text(text, encoding="utf-8")
    return 1 if check and stale else 0


if __name__ == "__main__":
    raise SystemExit(main())
