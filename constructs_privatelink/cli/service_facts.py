"""What is known of services: ``privatelink services`` and ``privatelink show``."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from constructs_privatelink.catalogue.lookup import search
from constructs_privatelink.catalogue.service import Service
from constructs_privatelink.errors import PrivateLinkError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from constructs_privatelink.cli.screen import Line

_SHORT = {"dns": "DNS", "iam": "IAM", "ip": "IP"}
_SAID = {True: "yes", False: "no", None: "not known"}
_ASKED = {"privateDns", "policy"}
"""What a service does or does not, so that nothing known is an answer too."""


def matching(words: Sequence[str]) -> tuple[Service, ...]:
    """Return the services that all words are about.

    Args:
        words: Parts of names, titles or IAM prefixes; all services where there are none.

    Raises:
        PrivateLinkError: There is none.

    """
    services = search(words)
    if not services:
        raise PrivateLinkError(f"services {' '.join(words)!r}", ["the catalogue has none; give fewer or shorter words"])
    return services


def row(service: Service) -> dict[str, object]:
    """Return what a list of services says of one."""
    return {
        "service": service.short_name,
        "title": service.title,
        "endpoints": list(service.endpoint_types),
        "ports": [str(port) for port in service.ports],
        "policy": service.endpoint_policy,
        "privateDns": service.private_dns,
    }


def lines(rows: Sequence[dict[str, object]]) -> Iterator[Line]:
    """Yield a list of services, a line each."""
    width = max(len(str(row["service"])) for row in rows)
    for row in rows:
        ports, kinds = ", ".join(map(str, cast("list[str]", row["ports"]))), "/".join(map(str, cast("list[str]", row["endpoints"])))
        yield [(f"{row['service']:<{width}}", "bold"), f"  {row['title']} ({kinds}; {ports})"]


def known(name: str, region: str | None) -> dict[str, object]:
    """Return everything that is known of a service, in the order in which people ask.

    Args:
        name: Its short name or full endpoint name.
        region: Where; None for what holds in most Regions.

    Raises:
        PrivateLinkError: There is no such service, or it is not in the Region.

    """
    service = Service.find(name)
    if region is not None and not service.available_in(region):
        where = ", ".join(service.available_regions)
        raise PrivateLinkError(f"service '{name}'", [f"AWS does not offer it in {region}" + (f"; it is in {where}" if where else "")])
    evidence = service.evidence()
    facts: dict[str, object] = {
        "service": service.short_name,
        "title": service.title,
        "name": _name(service, region),
        "otherNames": dict(sorted(service.regional_names.items())),
        "endpoints": list(service.endpoint_types),
        "madeBy": service.managed_by,
        "ports": [str(port) for port in service.ports],
        "portChoice": service.port_choice if len(service.ports) > 1 else None,
        "portsTogether": [str(port) for port in service.ports_together],
        "privateDns": service.private_dns,
        "privateDnsEvidence": evidence.private_dns or None,
        "privateDnsAdvice": service.private_dns_advice or None,
        "privateDnsNames": list(service.dns_names(region) if region else service.private_dns_names),
        "dnsNameHints": list(service.dns_name_hints),
        "policy": service.endpoint_policy,
        "policyEvidence": evidence.endpoint_policy or None,
        "ipAddressTypes": list(service.ip_address_types),
        "iamPrefixes": list(service.iam_prefixes),
        "onlyIn": list(service.available_regions),
        "notIn": [*service.unavailable_regions, *service.unavailable_partitions],
        "notInZones": list(service.unavailable_az_ids),
        "acrossRegions": service.cross_region,
        "home": dict(sorted(service.home_regions.items())),
        "closedTo": service.closed_to or None,
        "endedOn": service.ended_on or None,
        "supersededBy": service.superseded_by or service.successor or None,
        "companions": list(service.companions),
        "page": service.doc_url or None,
        "asOf": service.as_of or None,
        "notes": list(evidence.notes),
        "sources": list(evidence.sources),
    }
    return facts


def _name(service: Service, region: str | None) -> str:
    return (
        service.name_template if region is None else service.regional_names.get(region) or service.name_template.replace("{region}", region)
    )


def shown(facts: dict[str, object], *, sources: bool = False) -> Iterable[str]:
    """Yield what is known, a line each; what is empty is left out.

    Args:
        facts: What is known.
        sources: Whether to say where that is from. Default: only of how many sources.

    """
    width = max(len(_heading(key)) for key in facts)
    for key, value in facts.items():
        counted = (
            [f"{len(value)}, which --sources shows"] if key == "sources" and isinstance(value, list) and value and not sources else None
        )
        for place, line in enumerate(counted or _lines(key, value)):
            yield f"{_heading(key) if place == 0 else '':<{width}}  {line}"


def _lines(key: str, value: object) -> list[str]:
    match value:
        case True | False | None if key in _ASKED:
            return [_SAID[value]]
        case True:
            return [_SAID[True]]
        case dict():
            return [f"{name} in {region}" for region, name in value.items()]
        case list() if key == "dnsNameHints":
            return [f"{item} (perhaps: SDKs call it, and no source says that the endpoint answers)" for item in value]
        case list():
            return [str(item) for item in value]
        case _:
            return [str(value)] if value else []


def _heading(key: str) -> str:
    """Return a key in words: ``privateDnsNames`` is "Private DNS names"."""
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in key).split()
    heading = " ".join(_SHORT.get(word, word) for word in words)
    return heading[0].upper() + heading[1:]
