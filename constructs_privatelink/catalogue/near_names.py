"""Names of endpoint services that somebody misspelt: which service they certainly mean, and which ones they may mean."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from constructs_privatelink.catalogue.partitions import REGION, after_region, region_in
from constructs_privatelink.catalogue.service import catalogue
from constructs_privatelink.catalogue.slips import one_slip

if TYPE_CHECKING:
    from constructs_privatelink.catalogue.service import Service

_SHORTEST_SLIP = 5
"""Of names with fewer letters, many are one letter apart: a new one may well be (``ecs``, ``eks``, ``evs``)."""
_SHORTEST_INITIALS = 3
_MAKERS = re.compile(r"\b(?:aws|amazon)\b", re.IGNORECASE)
_ANY_BEGINNING = re.compile(r"(?:com\.amazonaws|aws\.api)\.([^.]+)\.(.+)")


@cache
def misspelt(name: str) -> Service | None:
    """Return the service whose name somebody certainly misspelt: the same letters, one slip of the pen, or no Region where one is due.

    The ending of a known name behind another beginning (``aws.api.``) is none: AWS has services under both.

    Args:
        name: A name that no service has, with ``{region}`` where only the Region is not known.

    """
    if region_in(name) is None and (beginning := _ANY_BEGINNING.fullmatch(name)):
        # An Availability Zone, or a Region that is misspelt, stands where the Region is due.
        behind = _by_letters().get(_letters(beginning[2]))
        if behind is not None and REGION in behind.name_template and re.search(r"\d", beginning[1]):
            return behind
    ending = after_region(name)
    asked = _letters(ending or name)
    exact = _by_letters().get(asked)
    for key, service in [(asked, exact)] if exact is not None else _by_letters().items():
        slip = one_slip(asked, key) if len(asked) >= _SHORTEST_SLIP else _stutter(asked, key)
        if (service.short_name != ending or _is_global(service, name)) and (key == asked or slip):
            return service
    return None


@cache
def perhaps_meant(name: str) -> tuple[Service, ...]:
    """Return the services that a name without one may mean.

    Those are the ones whose names or actions begin with it (``ecr``, ``ses``), that are called so in AWS's words or the CDK's
    (``stepfunctions``, ``efs``), or that are a slip away.

    Args:
        name: As for `misspelt`.

    """
    ending = after_region(name).lower()
    if not ending:
        return ()
    known = [service for service in catalogue().services if not service.parameters and "-fips" not in service.short_name]
    longer = [service for service in known if re.match(rf"{re.escape(ending)}[.-]", service.short_name)]
    longer.sort(key=lambda service: len(service.short_name))
    called = longer or [service for service in known if ending in service.iam_prefixes] or _by_words(_letters(ending))
    return tuple(called or [service for service in known if one_slip(ending, service.short_name)])


def _by_words(asked: str) -> list[Service]:
    """Return the services that AWS, or the CDK, calls by some letters, or whose title has them for initials."""
    by_constant = {_letters(constant): service for constant, service in catalogue().constants.items()}
    if asked in by_constant:
        return [by_constant[asked]]
    titled = [(service, _MAKERS.sub("", service.title or "")) for service in catalogue().services if "-fips" not in service.short_name]
    return [service for service, title in titled if title and (_letters(title) == asked or _initials(title) == asked)]


def _initials(title: str) -> str:
    initials = "".join(word[0] for word in re.findall(r"[A-Za-z]+", title)).lower()
    return initials if len(initials) >= _SHORTEST_INITIALS else ""


def _is_global(service: Service, name: str) -> bool:
    """Return whether a name has a Region in it that the name of its service has not."""
    return REGION not in service.name_template and name.startswith("com.amazonaws.")


def _stutter(name: str, other: str) -> bool:
    """Return whether a letter that stands twice, or two letters the other way round, make one text of another."""
    doubled = len(name) == len(other) + 1 and any(
        name[at] == name[at + 1] and name[:at] + name[at + 1 :] == other for at in range(len(other))
    )
    return doubled or (len(name) == len(other) and name != other and one_slip(name, other) and sorted(name) == sorted(other))


@cache
def _by_letters() -> dict[str, Service]:
    """Return the services by the letters of their short names, and of their full names without a Region."""
    services = catalogue().services
    short = {_letters(service.short_name): service for service in services}
    return {_letters(service.name_template.replace(REGION, "")): service for service in services} | short


def _letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "", text.lower())
