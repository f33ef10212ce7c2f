"""Paths of clients to endpoints that open and close."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from constructs_privatelink.analysis.reachability.verdicts import WORST_FIRST
from constructs_privatelink.analysis.rules.client_names import client_name, failing_names
from constructs_privatelink.analysis.rules.client_paths import client_blocked, client_unknown
from constructs_privatelink.cli.diff.differences import Difference

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping

    from constructs_privatelink.analysis import Analysis, Proof
    from constructs_privatelink.analysis.dns.names import NameResult
    from constructs_privatelink.analysis.networks.model import Endpoint
    from constructs_privatelink.analysis.reachability.verdicts import Result
    from constructs_privatelink.analysis.values import ResourceId
    from constructs_privatelink.cli.diff.pairing import Pairing
    from constructs_privatelink.decisions.acknowledgement import Acknowledgement

    _Key: TypeAlias = tuple[Hashable, ResourceId, str]
    """A client, an endpoint's id now, or the one that it had, and its service where that changes: to either leads a path of its own."""
    _Known: TypeAlias = dict[tuple[int, str, ResourceId], Acknowledgement | None]
    """Who acknowledged what a rule finds at an endpoint, by the side, the rule and the endpoint."""

_CHANGED = {
    ("reachable", "blocked"): "closed",
    ("reachable", "unknown"): "doubtful",
    ("unknown", "blocked"): "blocked",
    ("blocked", "unknown"): "unknown",
    ("blocked", "reachable"): "opened",
    ("unknown", "reachable"): "opened",
}

_HURTS = {"closed", "doubtful", "misled", "blocked", "still-blocked", "unknown", "not-open"}
_RULES = {"blocked": client_blocked, "unknown": client_unknown, "reachable": client_name}


@dataclass(frozen=True)
class ComparedPath:
    """A client's path to an endpoint, before and after.

    Args:
        client: Who connects.
        endpoint: The endpoint's id now, or the one that it had.
        name: The endpoint's name.
        before: The answer before; None where client or endpoint was not there.
        after: The answer now; None where client or endpoint is not there.
        declared: Whether somebody still asks for it.
        stays: Whether the client is there now.
        stayed: Whether the client was there before.
        acknowledged: Who says that it is known that the path is not open, or missed by name, before and now.
        service: What the endpoint serves there, where that changes. Default: "", it serves the same.

    """

    client: str
    endpoint: ResourceId
    name: str
    before: Proof | None
    after: Proof | None
    declared: bool
    stays: bool = True
    stayed: bool = True
    acknowledged: tuple[Acknowledgement | None, Acknowledgement | None] = (None, None)
    service: str = ""

    @cached_property
    def verdicts(self) -> tuple[str | None, str | None]:
        """The verdicts before and after."""
        before, after = self.before, self.after
        return (None if before is None else before.result.verdict), (None if after is None else after.result.verdict)


def compared_paths(pairing: Pairing) -> tuple[ComparedPath, ...]:
    """Return every path that either side asks about, with the answers of both."""
    old, new = _asked(pairing, pairing.old), _asked(pairing, pairing.new)
    endpoints = {endpoint.id: endpoint for endpoint in pairing.new.model.endpoints}
    known: _Known = {}
    proofs: list[tuple[_Key, Proof | None, Proof | None]] = [(key, before, new.get(key)) for key, before in old.items()]
    proofs += [(key, None, after) for key, after in new.items() if key not in old]
    return tuple(_path(pairing, key, (before, after), endpoints, known) for key, before, after in proofs)


def _asked(pairing: Pairing, analysis: Analysis) -> Mapping[_Key, Proof]:
    """Return the answers to what is asked; of several the worst."""
    asked: dict[_Key, Proof] = {}
    successors = pairing.successors if analysis is pairing.old else {}
    for proof in analysis.verify():
        at = successors.get(proof.endpoint.id, proof.endpoint.id)
        key = pairing.key(proof.client), at, str(proof.endpoint.service_name) if at in pairing.turned else ""
        other = asked.setdefault(key, proof)
        if other is not proof:
            asked[key] = _worst((other, proof))
    return asked


def _worst(proofs: Iterable[Proof]) -> Proof:
    return min(proofs, key=lambda proof: WORST_FIRST.index(proof.result.verdict))


def _path(
    pairing: Pairing,
    key: _Key,
    proofs: tuple[Proof | None, Proof | None],
    new: Mapping[ResourceId, Endpoint],
    known: _Known,
) -> ComparedPath:
    before, after = proofs
    asked = after or before
    if asked is None:
        raise AssertionError(key)
    stayed, stays = before is not None, after is not None
    declared = stays
    if before is None:
        was, old_clients = None if key[2] else pairing.old_endpoint(key[1]), pairing.clients_in(pairing.old, asked.client)
        stayed = bool(old_clients)
        before = _worst(pairing.old.prove(client, was) for client in old_clients) if was is not None and old_clients else None
    if after is None:
        becomes, new_clients = None if key[2] else new.get(key[1]), pairing.clients_in(pairing.new, asked.client)
        stays = bool(new_clients)
        after = _worst(pairing.new.prove(client, becomes) for client in new_clients) if becomes is not None and new_clients else None
    name = pairing.name(asked.endpoint)
    client = pairing.client_name(asked.client)
    acknowledged = _acknowledged(pairing.old, before, known), _acknowledged(pairing.new, after, known)
    return ComparedPath(client, key[1], name, before, after, declared, stays, stayed, acknowledged, key[2])


def _acknowledged(analysis: Analysis, proof: Proof | None, known: _Known) -> Acknowledgement | None:
    if proof is None:
        return None
    rule = _RULES[proof.result.verdict].id
    asked = id(analysis), rule, proof.endpoint.id
    try:
        return known[asked]
    except KeyError:
        known[asked] = analysis.acknowledgement(rule, proof.endpoint.id, proof.endpoint.path)
        return known[asked]


def path_differences(paths: Iterable[ComparedPath]) -> Iterator[Difference]:
    """Yield what changes for clients that stay or come, and those that go with what they reached."""
    left = defaultdict(list)
    for path in paths:
        if not path.stays:
            if path.verdicts[0] == "reachable":
                left[path.client].append(path.name)
            continue
        kind = _kind(path)
        if kind:
            details = (*_decisions(path, kind), *_details(path))
            yield Difference("paths", kind, f"{path.client} to {path.name}", _text(path), details)
    for client, reached in left.items():
        yield Difference("paths", "left", client, f"is removed; it reached {', '.join(sorted(set(reached)))}")


def _kind(path: ComparedPath) -> str:
    change, (was, becomes) = _change(path), path.acknowledged
    as_before = path.verdicts[0] == path.verdicts[1] != "reachable"
    if becomes is not None and (change in _HURTS or (as_before and was is None)):
        return "acknowledged"
    return "unacknowledged" if was is not None and as_before and change in {"", "still-blocked"} and becomes is None else change


def _change(path: ComparedPath) -> str:
    before, after = path.verdicts
    if path.after is None:
        return {"reachable": "closed", "unknown": "blocked"}.get(str(before), "")
    if path.before is None:
        return "opened" if after == "reachable" else "not-open"
    if before == after == "blocked":
        return _still_blocked(path)
    return _CHANGED.get((str(before), str(after)), "misled" if _newly_failing(path) else "")


def _newly_failing(path: ComparedPath) -> tuple[NameResult, ...]:
    """Return the names that lead a client past an endpoint that it reached by them."""
    if path.before is None or path.after is None or path.verdicts != ("reachable", "reachable"):
        return ()
    failing = failing_names(path.after)
    return failing if failing and not failing_names(path.before) else ()


def _still_blocked(path: ComparedPath) -> str:
    """Return what becomes of a path that was not open: less of it may be open than was."""
    was, becomes = (proof.result for proof in (path.before, path.after) if proof is not None)
    if (was.extent, becomes.extent) == ("part", "all"):
        return "closed"
    return "" if _reason(was) == _reason(becomes) else "still-blocked"


def _reason(result: Result) -> tuple[object, ...]:
    return result.code, result.extent, result.deciding and (result.deciding.name, str(result.deciding.resource))


def _text(path: ComparedPath) -> str:
    failing = _newly_failing(path)
    if failing:
        return f"stays reachable, and the service's names no longer lead there: {failing[0].text}"
    new = f"the endpoint serves {path.service} now" if path.service else "the endpoint is new"
    lost = f"loses {path.service}, which the endpoint serves no more" if path.service else "loses its endpoint, which is removed"
    was = f"was {_verdict(path.before)}" if path.before else new if path.stayed else "the client is new"
    becomes = f"is {_verdict(path.after)}" if path.after else lost
    dropped = "" if path.declared or path.after is None else "; nobody declares this client any more"
    return f"{was}, {becomes}{dropped}"


def _verdict(proof: Proof | None) -> str:
    if proof is None:
        return ""
    result = proof.result
    return f"{result.verdict}{f' in {result.extent}' if result.extent else ''} {result.code}".rstrip()


def _decisions(path: ComparedPath, kind: str) -> Iterator[str]:
    was, becomes = path.acknowledged
    if kind == "acknowledged" and becomes is not None:
        yield f"acknowledged: {becomes.text}"
    if kind == "unacknowledged" and was is not None:
        yield f"was acknowledged: {was.text}"


def _details(path: ComparedPath) -> Iterator[str]:
    yield from (f"name: {name.name}" for name in _newly_failing(path))
    if path.after is None or path.after.result.verdict == "reachable":
        return
    result = path.after.result
    if result.deciding is not None:
        yield f"decides: {result.deciding}"
    yield from (f"not known: {reason}" for reason in dict.fromkeys(result.reasons))
    yield from (f"change: {change.text}" for change in result.changes)
