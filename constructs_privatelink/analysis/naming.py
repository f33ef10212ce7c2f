"""Endpoints and workloads by the names that people give them: construct paths, logical ids, services."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, TypeVar

from constructs_privatelink.analysis.values import Unknown
from constructs_privatelink.errors import PrivateLinkError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from constructs_privatelink.analysis.networks.model import Endpoint, Model, Workload

Named = TypeVar("Named", bound="Endpoint | Workload")

_PLACE = re.compile(r"(.+)\[(\d{1,4})\]")
_MOST = 10
_ALIKE = 0.6


def endpoint_named(model: Model, name: str) -> Endpoint:
    """Return the one endpoint that has a name: its path, its logical id, or its service's short or full name.

    Raises:
        PrivateLinkError: None has it, or several have; what was probably meant is named.

    """

    def names(one: Endpoint) -> tuple[str | None, ...]:
        full = one.service_name if isinstance(one.service_name, str) else None
        return (one.short_name, full, one.id.logical_id, str(one.id), one.path)

    return _only("endpoint", model.endpoints, name, names)


def workload_named(model: Model, name: str) -> Workload:
    """Return the one workload that has a name: its path or its logical id.

    ``"Instance[1]"`` is the second place of one that stands in several, as an instance with two interfaces does.

    Raises:
        PrivateLinkError: None has it, or several have; what was probably meant is named.

    """
    numbered = _PLACE.fullmatch(name)
    if numbered is not None:
        places = [one for one in model.workloads if _is_workload(one, numbered[1])]
        if len({one.id for one in places}) == 1 and int(numbered[2]) < len(places):
            return places[int(numbered[2])]
    places = [one for one in model.workloads if _is_workload(one, name)]
    if len(places) > 1 and len({one.id for one in places}) == 1:
        named = ", ".join(f"{name}[{number}] ({_where(one)})" for number, one in enumerate(places[:_MOST]))
        raise PrivateLinkError("client", [f"the workload {name!r} stands in {len(places)} places; name one of: {named}"])
    return _only("workload", model.workloads, name, _names_of_workload, subject="client", way_out="give a CIDR, or ")


def _names_of_workload(one: Workload) -> tuple[str, ...]:
    return (one.id.logical_id, str(one.id), one.path)


def _is_workload(one: Workload, name: str) -> bool:
    return name in _names_of_workload(one) or is_named(one.path, name)


def _where(one: Workload) -> str:
    return "subnets not known" if isinstance(one.subnets, Unknown) else ", ".join(map(str, one.subnets))


def is_named(path: str, name: str) -> bool:
    """Return whether a path is the one named, in whichever stage."""
    return bool(name) and (path == name or path.endswith(f"/{name}"))


def _only(
    kind: str,
    known: Sequence[Named],
    name: str,
    names: Callable[[Named], Iterable[str | None]],
    *,
    subject: str = "endpoint",
    way_out: str = "",
) -> Named:
    found = [one for one in known if name in names(one) or is_named(one.path, name)]
    if len(found) == 1:
        return found[0]
    if found:
        raise PrivateLinkError(subject, [f"several {kind}s have the name {name!r}; {way_out}name one of: {_listed(found)}"])
    meant = _meant(known, name, names)
    hint = f"did you mean {' or '.join(map(repr, meant))}? Else " if meant else ""
    raise PrivateLinkError(subject, [f"no {kind} has the name {name!r}; {hint}{way_out}name one of: {_listed(known)}"])


def _meant(known: Sequence[Named], name: str, names: Callable[[Named], Iterable[str | None]]) -> list[str]:
    """Return the names that are nearly the one given: of each thing its nearest."""
    every: dict[str, str] = {}
    for one in known:
        every |= {text.lower(): text for text in (*names(one), one.path.rpartition("/")[2]) if text}
    close = get_close_matches(name.lower(), every, n=3, cutoff=_ALIKE)
    return list(dict.fromkeys(every[text] for text in close))


def _listed(known: Sequence[Named]) -> str:
    paths = sorted(one.path or str(one.id) for one in known)
    more = f" and {len(paths) - _MOST} more" if len(paths) > _MOST else ""
    return ", ".join(paths[:_MOST]) + more if paths else "none, for there is none"
