"""Endpoints and workloads by the names that people give them: construct paths, logical ids, services."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, TypeVar

from constructs_privatelink.analysis.values import is_named
from constructs_privatelink.errors import PrivateLinkError, some_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from constructs_privatelink.analysis.networks.model import Endpoint, Model, Workload

Thing = TypeVar("Thing", bound="Endpoint | Workload")

_PLACE = re.compile(r"(.+)\[(\d{1,4})\]")
_MOST = 10
_ALIKE = 0.6


def endpoint_named(model: Model, name: str) -> Endpoint:
    """Return the one endpoint that has a name: its path, its logical id, or its service's short or full name.

    Raises:
        PrivateLinkError: None has it, or several have; what was probably meant is named.

    """

    def names(endpoint: Endpoint) -> tuple[str | None, ...]:
        full = endpoint.service_name if isinstance(endpoint.service_name, str) else None
        return (endpoint.short_name, full, endpoint.id.logical_id, str(endpoint.id), endpoint.path)

    return _only("endpoint", model.endpoints, name, names)


def places_named(model: Model, name: str, to: Endpoint) -> list[Workload]:
    """Return the places of the one workload that has a name: its path or its logical id.

    ``"Instance[1]"`` is the second place of one that stands in several, as an instance with two interfaces does.

    Args:
        model: The networks.
        name: The name.
        to: The endpoint that is called: without a number those places are meant that calls to it leave from.

    Raises:
        PrivateLinkError: None has it, or several have; what was probably meant is named.

    """
    numbered = _PLACE.fullmatch(name)
    if numbered is not None:
        places = [workload for workload in model.workloads if _is_workload(workload, numbered[1])]
        if len({workload.id for workload in places}) == 1 and int(numbered[2]) < len(places):
            return [places[int(numbered[2])]]
    places = [workload for workload in model.workloads if _is_workload(workload, name)]
    if len(places) > 1 and len({workload.id for workload in places}) == 1:
        return [place for place in places if place.calls_through(to.subnets)] or places
    return [_only("workload", model.workloads, name, _names_of_workload, subject="client", way_out="give a CIDR, or ")]


def _names_of_workload(workload: Workload) -> tuple[str, ...]:
    return (workload.id.logical_id, str(workload.id), workload.path)


def _is_workload(workload: Workload, name: str) -> bool:
    return name in _names_of_workload(workload) or is_named(workload.path, name)


def _only(
    kind: str,
    known: Sequence[Thing],
    name: str,
    names: Callable[[Thing], Iterable[str | None]],
    *,
    subject: str = "endpoint",
    way_out: str = "",
) -> Thing:
    matching = [resource for resource in known if name in names(resource) or is_named(resource.path, name)]
    if len(matching) == 1:
        return matching[0]
    if matching:
        raise PrivateLinkError(subject, [f"several {kind}s have the name {name!r}; {way_out}name one of: {_listed(matching)}"])
    meant = _meant(known, name, names)
    hint = f"did you mean {' or '.join(map(repr, meant))}? Else " if meant else ""
    raise PrivateLinkError(subject, [f"no {kind} has the name {name!r}; {hint}{way_out}name one of: {_listed(known)}"])


def _meant(known: Sequence[Thing], name: str, names: Callable[[Thing], Iterable[str | None]]) -> list[str]:
    """Return the names that are nearly the one given: of each thing its nearest."""
    every: dict[str, str] = {}
    for resource in known:
        every |= {text.lower(): text for text in (*names(resource), resource.path.rpartition("/")[2]) if text}
    close = get_close_matches(name.lower(), every, n=3, cutoff=_ALIKE)
    return list(dict.fromkeys(every[text] for text in close))


def _listed(known: Sequence[Thing]) -> str:
    paths = sorted(resource.path or str(resource.id) for resource in known)
    return some_of(paths, _MOST) if paths else "none, for there is none"
