"""``privatelink needs``: what each workload may call, which of it has a private path, and the code that adds the paths that lack."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.roles import DecidedByAws
from constructs_privatelink.catalogue.workload_kinds import managed_policies
from constructs_privatelink.cli.screen import not_looked_at, style_of
from constructs_privatelink.errors import some_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constructs_privatelink.analysis import Need, Omission
    from constructs_privatelink.analysis.networks.model import Endpoint
    from constructs_privatelink.cli.proven_needs import NotLookedAt, ProvenNeed, ProvenNeeds, ProvenPath
    from constructs_privatelink.cli.screen import Line

_WORDS: dict[ProvenPath, tuple[str, str]] = {
    "endpoint": ("private", "reachable"),
    "blocked": ("blocked", "blocked"),
    "missed": ("missed by name", "blocked"),
    "internet": ("by the internet", "warning"),
    "unknown": ("not known", "unknown"),
    "none": ("no path", "blocked"),
}
"""A path in a word or two, and what that is coloured as."""

_MOST_ACTIONS = 4
_MOST_NAMED = 5


def row(workload: ProvenNeeds) -> dict[str, object]:
    """Return what one workload needs as JSON values."""
    asked = workload.workload
    return {
        "workload": asked.path or str(asked.workload),
        "type": asked.type,
        "role": None if asked.role is None else str(asked.role),
        "everything": asked.everything,
        "needs": [
            {
                "services": list(proven.need.services),
                "region": proven.need.region,
                "actions": list(proven.need.actions),
                "path": proven.path,
                "certain": proven.need.certain,
                "covered": proven.need.covered,
                "reasons": list(proven.need.reasons),
                "confidence": proven.need.confidence,
                "endpoint": None if proven.endpoint is None else str(proven.endpoint),
                "add": list(proven.need.add),
                "why": proven.why or None,
                "change": proven.change or None,
                "refused": list(proven.refused),
            }
            for proven in workload.needs
        ],
        "notKnown": [str(reason) for reason in asked.unknown],
    }


def to_json(
    workloads: Sequence[ProvenNeeds],
    left_out: Sequence[NotLookedAt],
    omissions: Sequence[Omission] = (),
    endpoints: Sequence[Endpoint] = (),
) -> dict[str, object]:
    """Return what all workloads need, of which nothing is said, and for whom endpoints were made, as JSON values."""
    return {
        "schemaVersion": 2,
        "workloads": [row(workload) for workload in workloads],
        "add": lacking(workloads),
        "notLookedAt": [{"workload": workload.path, "type": workload.type, "why": workload.why} for workload in left_out],
        "endpoints": [
            {
                "endpoint": endpoint.path or str(endpoint.id),
                "service": endpoint.short_name,
                "neededBy": [{"path": path, "reasons": list(reasons)} for path, reasons in endpoint.needed_by.items()],
            }
            for endpoint in endpoints
            if endpoint.needed_by
        ],
        "omissions": [omission.to_json() for omission in omissions],
    }


def lacking(workloads: Sequence[ProvenNeeds]) -> list[str]:
    """Return the code that adds what certainly lacks, each line once, in the order of the workloads."""
    needs = (proven.need for workload in workloads for proven in workload.needs if proven.path == "none")
    return list(dict.fromkeys(line for need in needs if need.certain for line in need.add))


def lines(
    workloads: Sequence[ProvenNeeds],
    left_out: Sequence[NotLookedAt],
    omissions: Sequence[Omission] = (),
    endpoints: Sequence[Endpoint] = (),
) -> Iterator[Line]:
    """Yield what workloads need, those alike together, the code to paste, for whom endpoints were made, and what was not looked at."""
    if not workloads and not left_out:
        yield ["no workload that calls services stands in a subnet of these templates"]
    alike: dict[tuple[str, str], list[ProvenNeeds]] = {}
    for workload in workloads:
        alike.setdefault((workload.workload.type, str([*_needed(workload)])), []).append(workload)
    for number, ((kind, _), same) in enumerate(alike.items()):
        yield from [] if number == 0 else [[]]
        names = some_of([workload.workload.path or str(workload.workload.workload) for workload in same], _MOST_NAMED)
        yield ["workload ", (names, "bold"), f" ({kind})"]
        yield from _needed(same[0])
    code = lacking(workloads)
    if code:
        yield []
        yield [("what lacks, as code:", "bold")]
        yield from ([f"  {line}"] for line in code)
    yield from _made_for(endpoints)
    yield from _left_out(left_out, of=len(workloads) + len(left_out))
    yield from not_looked_at(omission for omission in omissions if omission.about != "workloads")


def _needed(workload: ProvenNeeds) -> Iterator[Line]:
    asked = workload.workload
    shared = _shared(workload.needs)
    for proven in workload.needs:
        if proven.need.covered and proven.path == "endpoint":
            continue
        word, style = _WORDS[proven.path]
        change = proven.change or proven.tells
        own = replace(proven, why="") if proven.path == "unknown" and (proven.why, change) == shared else proven
        yield [(f"  {word:<15}", style_of(style)), f" {_in_words(own)}"]
        if change and own is proven:
            yield [(f"    change: {change}", "green")]
        if proven.refused:
            yield [("    denied: ", style_of("warning")), some_of(proven.refused, _MOST_ACTIONS)]
    if shared is not None:
        why, change = shared
        yield [f"  why that is not known: {why}"]
        yield from [[(f"    change: {change}", "green")]] if change else []
    if not workload.needs:
        yield ["  nothing: its role allows no call of a service with endpoints, and no property asks for one"]
    if asked.everything:
        yield ["  its role may call everything, or all but some: what of it is called, nobody knows"]
    known = [reason for reason in asked.unknown if isinstance(reason, DecidedByAws) and reason.policy in managed_policies()]
    yield from ([f"  not known: {reason}"] for reason in asked.unknown if reason not in known)
    if known:
        policies = some_of([*dict.fromkeys(f"'{reason.policy}'" for reason in known)], _MOST_NAMED)
        yield [f"  not known: what AWS's policies allow beside what they are there for: {policies}"]


def _shared(needs: Sequence[ProvenNeed]) -> tuple[str, str] | None:
    """Return the one reason why several paths are not known, and what would tell them; None where there is none."""
    told = [(proven.why, proven.change or proven.tells) for proven in needs if proven.path == "unknown" and proven.why]
    return told[0] if len(told) > 1 and len(set(told)) == 1 else None


def _in_words(proven: ProvenNeed) -> str:
    need = proven.need
    if not need.services:
        return _without_service(proven)
    services = need.services[0] if len(need.services) == 1 else f"one of {', '.join(need.services)}"
    services += f" of {need.region}" if need.region else ""
    asks = _asks(need)
    words = f"{services} for {asks}" if need.actions else f"{services}: {asks}"
    if proven.endpoint is not None:
        words += f" through {proven.endpoint}"
    if need.covered:
        words += " (perhaps: its wildcard covers calls of several services)"
    elif not need.certain:
        words += " (perhaps: another service may make these calls for it)" if need.actions else " (perhaps)"
    return words + (f": {proven.why}" if proven.why else "")


def _without_service(proven: ProvenNeed) -> str:
    no_service = "no endpoint service answers these calls, as far as is known" if proven.need.actions else proven.need.change
    return f"{_asks(proven.need)}: {proven.why or no_service}"


def _asks(need: Need) -> str:
    """Return the calls that ask for a service, or what properties tell."""
    return some_of(need.actions, _MOST_ACTIONS) if need.actions else "; ".join(need.reasons)


def _made_for(endpoints: Sequence[Endpoint]) -> Iterator[Line]:
    """Yield for whom endpoints are there, as the templates say it."""
    made = [endpoint for endpoint in endpoints if endpoint.needed_by]
    if made:
        yield []
        yield [("why endpoints are there:", "bold")]
    for endpoint in made:
        yield ["  ", (endpoint.path or str(endpoint.id), "bold")]
        for path, reasons in endpoint.needed_by.items():
            yield [f"    for {path}: {some_of(reasons, _MOST_ACTIONS)}"]


def _left_out(left_out: Sequence[NotLookedAt], *, of: int) -> Iterator[Line]:
    """Yield of which workloads nothing is said: those of one reason together."""
    if not left_out:
        return
    yield from [[]] if of > len(left_out) else []
    yield [(f"not looked at: {len(left_out)} of {of} workload{'s' if of != 1 else ''}", style_of("warning"))]
    alike: dict[str, list[str]] = {}
    for workload in left_out:
        alike.setdefault(workload.why, []).append(workload.path)
    for why, paths in alike.items():
        yield [f"  {some_of(paths, _MOST_NAMED)}: {why}"]
