"""Which endpoint service an IAM action goes to: ``bedrock:CreateAgent`` to ``bedrock-agent``, whatever other services have the prefix.

The table, ``actions.json``, is derived from the hosts that AWS's SDKs call (``tools/generate_actions.py``); it has the prefixes that
several services share, and those of which nothing is behind an endpoint. Of all others the prefix alone tells the service.

AWS: https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from pkgutil import get_data
from typing import TYPE_CHECKING, TypeAlias, TypedDict, cast

if TYPE_CHECKING:
    from collections.abc import Mapping

Alternatives: TypeAlias = tuple[str, ...]
"""Short names of services, one of which serves."""

_EVERY_OTHER = "*"


@dataclass(frozen=True)
class Destination:
    """Where an action goes.

    Args:
        groups: What has to be reached: one service of each group.
        perhaps: Services that serve some of the actions that a wildcard covers: whether those are called, nobody knows.
        without_service: Whether it goes to hosts that no endpoint service answers: it has no private path at all.
        unknown: Whether nobody knows where it goes.

    """

    groups: tuple[Alternatives, ...] = ()
    perhaps: Alternatives = ()
    without_service: bool = False
    unknown: bool = False


def plain(short_name: str) -> str:
    """Return the service that a FIPS endpoint serves as well: ``"ecr.api"`` for ``"ecr-fips.api"``."""
    return short_name.replace("-fips", "")


@cache
def destination(action: str) -> Destination:
    """Return where an action goes.

    A wildcard goes to what its actions go to, all of them together: where that is several services, one of them has to be reached, and each
    may be called.

    Args:
        action: In any case, perhaps with wildcards: ``"kms:Decrypt"``, ``"bedrock:List*"``.

    """
    prefix, _, name = action.lower().partition(":")
    table = _table()
    if prefix in table.without_services:
        return Destination(without_service=True)
    by_name = table.by_prefix.get(prefix)
    if by_name is None:
        services = _by_prefix().get(prefix, ())
        return Destination((services,)) if len(services) == 1 else Destination(unknown=True)
    if not re.search(r"[*?]", name) or set(by_name) == {_EVERY_OTHER}:
        return _as_written(by_name.get(name, by_name.get(_EVERY_OTHER)))
    return _union(Counter(services for known, services in by_name.items() if _matches(name, known)))


def goes_to(action: str, short_name: str) -> bool:
    """Return whether an action, or one that its wildcards cover, goes to a service; one of which nobody knows may go anywhere.

    What has to be reached besides, as the registry's own host after a login to it, answers other calls.

    Args:
        action: As for `destination`.
        short_name: A service, or its FIPS endpoint.

    """
    going = destination(action)
    return going.unknown or any(plain(short_name) in services for services in (*going.groups[:1], going.perhaps))


def _as_written(services: str | None) -> Destination:
    """Read a key of the table: ``|`` between alternatives, ``+`` between what has to be reached besides."""
    if services is None:
        return Destination(unknown=True)
    return Destination(tuple(tuple(group.split("|")) for group in services.split("+"))) if services else Destination(without_service=True)


def _union(written: Counter[str]) -> Destination:
    """Return where all of some actions go: what most of them go to comes first."""
    if len(written) <= 1:
        return _as_written(next(iter(written), None))
    groups = [_as_written(services).groups for services, _ in sorted(written.items(), key=lambda item: (-item[1], item[0]))]
    first = tuple(dict.fromkeys(name for group in groups for name in (group[0] if group else ())))
    everything = dict.fromkeys(name for group in groups for services in group for name in services)
    alone = len(everything) == 1
    return Destination((first,), () if alone else tuple(everything))


@cache
def _matches(pattern: str, name: str) -> bool:
    return _compiled(pattern).fullmatch(name) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile("".join({"*": ".*", "?": "."}.get(letter, re.escape(letter)) for letter in pattern))


class _ActionsFile(TypedDict):
    without_services: list[str]
    prefixes: dict[str, dict[str, dict[str, str]]]


@dataclass(frozen=True)
class _Table:
    """The file, in lower case.

    Args:
        without_services: Prefixes of which nothing is behind an endpoint.
        by_prefix: By prefix, the actions and the services that they go to, as the file writes them.

    """

    without_services: frozenset[str]
    by_prefix: Mapping[str, Mapping[str, str]]


@cache
def _table() -> _Table:
    file = cast("_ActionsFile", json.loads(get_data(__package__, "actions.json") or b"{}"))
    by_prefix: dict[str, dict[str, str]] = {}
    for prefix, by_services in file["prefixes"].items():
        by_prefix[prefix.lower()] = {
            (verb + rest.strip(".")).lower(): services
            for services, by_verb in by_services.items()
            for verb, rests in by_verb.items()
            for rest in rests.split()
        }
    return _Table(frozenset(file["without_services"]), by_prefix)


@cache
def _by_prefix() -> Mapping[str, Alternatives]:
    """Return the services of each prefix; those whose names have a parameter serve one resource each, and no prefix tells which."""
    from constructs_privatelink.catalogue.lookup import services  # noqa: PLC0415 - loads the whole catalogue, which many templates do not need

    by_prefix: dict[str, list[str]] = defaultdict(list)
    for service in services():
        if plain(service.short_name) == service.short_name and not service.parameters:
            for prefix in service.iam_prefixes:
                by_prefix[prefix.lower()].append(service.short_name)
    return {prefix: tuple(names) for prefix, names in by_prefix.items()}
