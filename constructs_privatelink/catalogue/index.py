"""Which service a name means: a short name, a full endpoint name in any Region and partition, or what is close to one.

It knows of services only what their names are made of (`Named`), so that `Service` itself can look itself up here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from constructs_privatelink.catalogue.partitions import REGION, after_region, region_in
from constructs_privatelink.errors import PrivateLinkError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Self

_PARAMETER = re.compile(r"\\\{(\w+)\\\}")
_OWN_SERVICE = re.compile(r"com\.amazonaws\.vpce\.|vpce-svc-")
_MOST_SUGGESTIONS = 5
_SHORTEST_WORD = 3
_ALIKE = 0.7


class Named(Protocol):
    """What an index knows of a service; each attribute is that of `Service`."""

    @property
    def short_name(self) -> str:
        """As `Service.short_name`."""

    @property
    def name_template(self) -> str:
        """As `Service.name_template`."""

    @property
    def regional_names(self) -> Mapping[str, str]:
        """As `Service.regional_names`."""

    @property
    def title(self) -> str:
        """As `Service.title`."""

    @property
    def closed_to(self) -> str:
        """As `Service.closed_to`."""

    @property
    def iam_prefixes(self) -> tuple[str, ...]:
        """As `Service.iam_prefixes`."""

    @property
    def parameters(self) -> tuple[str, ...]:
        """As `Service.parameters`."""

    def with_parameters(self, **values: str) -> Self:
        """As `Service.with_parameters`."""


Offered = TypeVar("Offered", bound=Named)


class Index(Generic[Offered]):
    """Services by every name that they have.

    Args:
        constants: The services by their constants, sorted by short name; other spellings of a constant are in it too.
        aliases: Those other spellings.

    """

    def __init__(self, constants: Mapping[str, Offered], aliases: frozenset[str]) -> None:
        self.constants = constants
        self.aliases = aliases
        self.services = tuple(service for constant, service in constants.items() if constant not in aliases)
        self._by_short_name = {service.short_name: service for service in self.services}

    def find(self, name: str) -> Offered:
        """Return the service of a short name or of a full endpoint name; see `Service.find`.

        Raises:
            PrivateLinkError: Nothing has that name (near misses are suggested), or two services share it (both are listed).

        """
        service = self._by_short_name.get(name) or self._named_in_full(name) or self._filled(name)
        if service is not None:
            return service
        sharing = self._by_ending.get(name, [])
        offered = [service for service in sharing if service.closed_to != "new-endpoints"]
        if len(offered) == 1:
            return offered[0]
        if len(sharing) > 1:
            full = " and ".join(repr(service.name_template) for service in sharing)
            give = " or ".join(f"Service.find({service.short_name!r})" for service in sharing)
            raise PrivateLinkError(f"service {name!r}", [f"{len(sharing)} services end in that name: {full}; give {give}"])
        raise PrivateLinkError(f"service {name!r}", [self._unknown(name)])

    def template_of(self, short_name: str) -> Offered | None:
        """Return the service of a short name, with the parameters of its name still open; None where there is none."""
        filled = (service for pattern, service in self._patterns if pattern.fullmatch(short_name))
        return self._by_short_name.get(short_name) or next(filled, None)

    @cached_property
    def _by_full_name(self) -> dict[str, Offered]:
        by_template = {service.name_template: service for service in self.services}
        regional = {_general(name): service for service in self.services for name in service.regional_names.values()}
        return {**by_template, **regional}

    @cached_property
    def _by_ending(self) -> dict[str, list[Offered]]:
        by_ending: dict[str, list[Offered]] = defaultdict(list)
        for service in self.services:
            by_ending[after_region(service.name_template) or service.short_name].append(service)
        return by_ending

    @cached_property
    def _patterns(self) -> tuple[tuple[re.Pattern[str], Offered], ...]:
        return tuple(
            (_pattern(text), service)
            for service in self.services
            if service.parameters
            for text in (service.short_name, service.name_template)
        )

    @cached_property
    def _by_squashed(self) -> dict[str, list[Offered]]:
        by_squashed: dict[str, list[Offered]] = defaultdict(list)
        names = [(service.short_name, service) for service in self.services]
        for name, service in (*names, *self.constants.items()):
            if service not in by_squashed[_squashed(name)]:
                by_squashed[_squashed(name)].append(service)
        return by_squashed

    def _named_in_full(self, name: str) -> Offered | None:
        return self._by_full_name.get(name) or self._by_full_name.get(_general(name))

    def _filled(self, name: str) -> Offered | None:
        for pattern, service in self._patterns:
            parameters = pattern.fullmatch(_general(name))
            if parameters is not None:
                return service.with_parameters(**parameters.groupdict())
        return None

    def _unknown(self, name: str) -> str:
        if _OWN_SERVICE.search(name):
            return "it is no AWS service but an endpoint service of a partner or of your own; describe it with Service.custom(name, ...)"
        meant = _listed([service.short_name for service in self._near(name)])
        hint = f"did you mean {meant}, or else describe" if meant else "describe"
        return f"the catalogue has no such service; {hint} it with Service.custom('com.amazonaws.{REGION}...', ...)"

    def _near(self, name: str) -> list[Offered]:
        """Return what was probably meant, the likeliest first: the same letters, IAM prefix, beginning or words; a slip of the pen."""
        from difflib import get_close_matches  # noqa: PLC0415 - only a name that nothing has pays for it

        asked = _squashed(after_region(name) or name)
        if not asked:
            return []
        words = [word for word in re.split(r"[^a-z0-9]+", name.lower()) if len(word) >= _SHORTEST_WORD]
        near = [
            *self._by_squashed.get(asked, ()),
            *(service for service in self.services if asked in map(_squashed, service.iam_prefixes)),
        ]
        if len(asked) >= _SHORTEST_WORD:
            near += [service for key, known in sorted(self._by_squashed.items()) if key.startswith(asked) for service in known]
            near += [service for service in self.services if asked in _squashed(service.title)]
            near += [
                service
                for service in self.services
                if words and all(word in f"{service.title} {service.short_name}".lower() for word in words)
            ]
        near += [
            service
            for key in get_close_matches(asked, self._by_squashed, n=_MOST_SUGGESTIONS, cutoff=_ALIKE)
            for service in self._by_squashed[key]
        ]
        return list({service.short_name: service for service in near}.values())[:_MOST_SUGGESTIONS]


def _general(name: str) -> str:
    region = region_in(name)
    return name.replace(f".{region}.", f".{REGION}.") if region else name


def _pattern(template: str) -> re.Pattern[str]:
    return re.compile(_PARAMETER.sub(r"(?P<\1>[A-Za-z0-9-]+)", re.escape(template.replace(REGION, "*"))).replace(r"\*", re.escape(REGION)))


def _listed(names: list[str]) -> str:
    *most, last = [repr(name) for name in names] or [""]
    return f"{', '.join(most)} or {last}" if most else last


def _squashed(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "", text.lower())
