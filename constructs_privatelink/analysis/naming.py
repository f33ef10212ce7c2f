"""Endpoints and workloads by the names that people give them: construct paths, logical ids, services."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, TypeVar

from constructs_privatelink.errors import PrivateLinkError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from constructs_privatelink.analysis.model import Endpoint, Model, Workload

Named = TypeVar("Named", bound="Endpoint | Workload")

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

    Raises:
        PrivateLinkError: None has it, or several have; what was probably meant is named.

    """
    return _only(
        "workload",
        model.workloads,
        name,
        lambda one: (one.id.logical_id, str(one.id), one.path),
        subject="client",
        way_out="give a CIDR, or ",
    )


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
