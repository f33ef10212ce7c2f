"""Services by name: the short name, the full endpoint name in any Region and partition, and what was probably meant."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING

from constructs_privatelink.catalogue.aws_services import AwsService
from constructs_privatelink.catalogue.partitions import REGION, after_region, region_in
from constructs_privatelink.catalogue.service import Service
from constructs_privatelink.errors import PrivateLinkError

if TYPE_CHECKING:
    from collections.abc import Sequence

_PARAMETER = re.compile(r"\\\{(\w+)\\\}")
_OWN_SERVICE = re.compile(r"com\.amazonaws\.vpce\.|vpce-svc-")
_MOST_SUGGESTIONS = 5
_SHORTEST_WORD = 3
_ALIKE = 0.7


@dataclass(frozen=True)
class _Index:
    by_short_name: dict[str, Service]
    by_template: dict[str, Service]
    by_ending: dict[str, list[Service]]
    patterns: tuple[tuple[re.Pattern[str], Service], ...]
    by_squashed: dict[str, list[Service]]


def find(name: str) -> Service:
    """Return the service of a short name or of a full endpoint name; see `Service.find`.

    Raises:
        PrivateLinkError: Nothing has that name (near misses are suggested), or two services share it (both are listed).

    """
    index = _index()
    known = index.by_short_name.get(name) or index.by_template.get(name) or index.by_template.get(_general(name)) or _filled(name)
    if known is not None:
        return known
    sharing = index.by_ending.get(name, [])
    if len(sharing) > 1:
        full = " and ".join(repr(service.name_template) for service in sharing)
        give = " or ".join(f"Service.find({service.short_name!r})" for service in sharing)
        raise PrivateLinkError(f"service {name!r}", [f"{len(sharing)} services end in that name: {full}; give {give}"])
    raise PrivateLinkError(f"service {name!r}", [_unknown(name)])


@cache
def services() -> tuple[Service, ...]:
    """Return every service of the catalogue once, sorted by short name."""
    return tuple(value for name, value in vars(AwsService).items() if isinstance(value, Service) and name not in AwsService.ALIASES)


def template_of(short_name: str) -> Service | None:
    """Return the catalogue's own entry of a short name, with the parameters of its name still open; None where there is none."""
    index = _index()
    filled = (service for pattern, service in index.patterns if pattern.fullmatch(short_name))
    return index.by_short_name.get(short_name) or next(filled, None)


def search(words: Sequence[str]) -> tuple[Service, ...]:
    """Return the services that all words are about, sorted by short name.

    Args:
        words: Parts of short names, titles, IAM prefixes, constants or full names, in any case; every service where there are none.

    """
    asked = [word.lower() for word in words]
    constants = {service.short_name: name for name, service in vars(AwsService).items() if isinstance(service, Service)}
    texts = {
        service: " ".join(
            (service.short_name, service.title, *service.iam_prefixes, constants[service.short_name], service.name_template)
        ).lower()
        for service in services()
    }
    return tuple(service for service, text in texts.items() if all(word in text for word in asked))


@cache
def _index() -> _Index:
    by_template, by_ending, by_squashed = {}, defaultdict(list), defaultdict(list)
    for service in services():
        by_template[service.name_template] = service
        by_template.update({_general(name): service for name in service.regional_names.values()})
        by_ending[after_region(service.name_template) or service.short_name].append(service)
        by_squashed[_squashed(service.short_name)].append(service)
    for constant, service in vars(AwsService).items():
        if isinstance(service, Service) and service not in by_squashed[_squashed(constant)]:
            by_squashed[_squashed(constant)].append(service)
    return _Index(
        by_short_name={service.short_name: service for service in services()},
        by_template=by_template,
        by_ending=by_ending,
        patterns=tuple(
            (_pattern(text), service)
            for service in services()
            if service.parameters
            for text in (service.short_name, service.name_template)
        ),
        by_squashed=by_squashed,
    )


def _general(name: str) -> str:
    region = region_in(name)
    return name.replace(f".{region}.", f".{REGION}.") if region else name


def _pattern(template: str) -> re.Pattern[str]:
    return re.compile(_PARAMETER.sub(r"(?P<\1>[A-Za-z0-9-]+)", re.escape(template.replace(REGION, "*"))).replace(r"\*", re.escape(REGION)))


def _filled(name: str) -> Service | None:
    for pattern, service in _index().patterns:
        found = pattern.fullmatch(_general(name))
        if found is not None:
            return service.with_parameters(**found.groupdict())
    return None


def _unknown(name: str) -> str:
    if _OWN_SERVICE.search(name):
        return "it is no AWS service but an endpoint service of a partner or of your own; describe it with Service.custom(name, ...)"
    meant = _listed([service.short_name for service in _near(name)])
    hint = f"did you mean {meant}, or else describe" if meant else "describe"
    return f"the catalogue has no such service; {hint} it with Service.custom('com.amazonaws.{REGION}...', ...)"


def _near(name: str) -> list[Service]:
    """Return what was probably meant, the likeliest first: the same letters, IAM prefix, beginning or words; a slip of the pen."""
    index = _index()
    asked = _squashed(after_region(name) or name)
    if not asked:
        return []
    words = [word for word in re.split(r"[^a-z0-9]+", name.lower()) if len(word) >= _SHORTEST_WORD]
    found = [*index.by_squashed.get(asked, ()), *(service for service in services() if asked in map(_squashed, service.iam_prefixes))]
    if len(asked) >= _SHORTEST_WORD:
        found += [service for key, known in sorted(index.by_squashed.items()) if key.startswith(asked) for service in known]
        found += [service for service in services() if asked in _squashed(service.title)]
        found += [
            service for service in services() if words and all(word in f"{service.title} {service.short_name}".lower() for word in words)
        ]
    found += [
        service
        for key in get_close_matches(asked, index.by_squashed, n=_MOST_SUGGESTIONS, cutoff=_ALIKE)
        for service in index.by_squashed[key]
    ]
    return list({service.short_name: service for service in found}.values())[:_MOST_SUGGESTIONS]


def _listed(names: list[str]) -> str:
    *most, last = [repr(name) for name in names] or [""]
    return f"{', '.join(most)} or {last}" if most else last


def _squashed(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "", text.lower())
