"""Ways of clients to endpoints that open and close."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.rules.client_names import failing_names
from constructs_privatelink.cli.diff.differences import Difference

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping

    from constructs_privatelink.analysis import Analysis, Proof
    from constructs_privatelink.analysis.dns.names import NameResult
    from constructs_privatelink.analysis.networks.model import Endpoint
    from constructs_privatelink.analysis.values import ResourceId
    from constructs_privatelink.cli.diff.pairing import Pairing

_WORST = ("blocked", "unknown", "reachable")
_CHANGED = {
    ("reachable", "blocked"): "closed",
    ("reachable", "unknown"): "doubtful",
    ("unknown", "blocked"): "blocked",
    ("blocked", "unknown"): "unknown",
    ("blocked", "reachable"): "opened",
    ("unknown", "reachable"): "opened",
}


@dataclass(frozen=True)
class Way:
    """A client's way to an endpoint, before and after.

    Args:
        client: Who connects.
        endpoint: The endpoint's id now, or the one that it had.
        name: The endpoint's name.
        before: The answer before; None where client or endpoint was not there.
        after: The answer now; None where client or endpoint is not there.
        declared: Whether somebody still asks for it.
        stays: Whether the client is there now.
        stayed: Whether the client was there before.

    """

    client: str
    endpoint: ResourceId
    name: str
    before: Proof | None
    after: Proof | None
    declared: bool
    stays: bool = True
    stayed: bool = True

    @property
    def verdicts(self) -> tuple[str | None, str | None]:
        """The verdicts before and after."""
        return tuple(one and one.result.verdict for one in (self.before, self.after))  # type: ignore[return-value] # a pair


def ways(pairing: Pairing) -> tuple[Way, ...]:
    """Return every way that either side asks about, with the answers of both."""
    old, new = _asked(pairing, pairing.old), _asked(pairing, pairing.new)
    keys = sorted({**old, **new}, key=lambda key: (str(key[0]), key[1]))
    endpoints = {one.id: one for one in pairing.new.model.endpoints}
    return tuple(_way(pairing, key, old.get(key), new.get(key), endpoints) for key in keys)


def _asked(pairing: Pairing, analysis: Analysis) -> Mapping[tuple[Hashable, ResourceId], Proof]:
    found = defaultdict(list)
    for proof in analysis.verify():
        at = proof.endpoint.id
        found[pairing.key(proof.client), pairing.successors.get(at, at) if analysis is pairing.old else at].append(proof)
    return {key: _worst(proofs) for key, proofs in found.items()}


def _worst(proofs: Iterable[Proof]) -> Proof:
    return min(proofs, key=lambda one: _WORST.index(one.result.verdict))


def _way(
    pairing: Pairing, key: tuple[Hashable, ResourceId], before: Proof | None, after: Proof | None, new: Mapping[ResourceId, Endpoint]
) -> Way:
    told = after or before
    if told is None:
        raise AssertionError(key)
    was, becomes = pairing.old_endpoint(key[1]), new.get(key[1])
    old_clients, new_clients = pairing.clients_in(pairing.old, told.client), pairing.clients_in(pairing.new, told.client)
    declared = after is not None
    if before is None and was is not None and old_clients:
        before = _worst(pairing.old.prove(one, was) for one in old_clients)
    if after is None and becomes is not None and new_clients:
        after = _worst(pairing.new.prove(one, becomes) for one in new_clients)
    name = pairing.name(told.endpoint)
    return Way(pairing.client_name(told.client), key[1], name, before, after, declared, bool(new_clients), bool(old_clients))


def way_differences(ways: Iterable[Way]) -> Iterator[Difference]:
    """Yield what changes for clients that stay or come, and those that go with what they reached."""
    left = defaultdict(list)
    for way in ways:
        if not way.stays:
            if way.verdicts[0] == "reachable":
                left[way.client].append(way.name)
            continue
        kind = _kind(way)
        if kind:
            yield Difference("ways", kind, f"{way.client} to {way.name}", _text(way), tuple(_details(way)))
    for client, reached in left.items():
        yield Difference("ways", "left", client, f"is removed; it reached {', '.join(sorted(set(reached)))}")


def _kind(way: Way) -> str:
    before, after = way.verdicts
    if way.after is None:
        return {"reachable": "closed", "unknown": "blocked"}.get(str(before), "")
    if way.before is None:
        return "opened" if after == "reachable" else "not-open"
    if before == after == "blocked":
        return _still_blocked(way)
    return _CHANGED.get((str(before), str(after)), "misled" if _newly_failing(way) else "")


def _newly_failing(way: Way) -> tuple[NameResult, ...]:
    """Return the names that lead a client past an endpoint that it reached by them."""
    if way.before is None or way.after is None or way.verdicts != ("reachable", "reachable"):
        return ()
    failing = failing_names(way.after)
    return failing if failing and not failing_names(way.before) else ()


def _still_blocked(way: Way) -> str:
    """Return what becomes of a way that was not open: less of it may be open than was."""
    was, becomes = (one.result for one in (way.before, way.after) if one is not None)
    if (was.extent, becomes.extent) == ("part", "all"):
        return "closed"
    seen = [(one.code, one.extent, one.deciding and (one.deciding.name, str(one.deciding.resource))) for one in (was, becomes)]
    return "" if seen[0] == seen[1] else "still-blocked"


def _text(way: Way) -> str:
    failing = _newly_failing(way)
    if failing:
        return f"stays reachable, and the service's names no longer lead there: {failing[0].text}"
    was = f"was {_verdict(way.before)}" if way.before else "the endpoint is new" if way.stayed else "the client is new"
    becomes = f"is {_verdict(way.after)}" if way.after else "loses its endpoint, which is removed"
    dropped = "" if way.declared or way.after is None else "; nobody declares this client any more"
    return f"{was}, {becomes}{dropped}"


def _verdict(proof: Proof | None) -> str:
    if proof is None:
        return ""
    result = proof.result
    return f"{result.verdict}{f' in {result.extent}' if result.extent else ''} {result.code}".rstrip()


def _details(way: Way) -> Iterator[str]:
    yield from (f"name: {one.name}" for one in _newly_failing(way))
    if way.after is None or way.after.result.verdict == "reachable":
        return
    result = way.after.result
    if result.deciding is not None:
        yield f"decides: {result.deciding}"
    yield from (f"not known: {reason}" for reason in dict.fromkeys(result.reasons))
    if result.change is not None:
        yield f"change: {result.change.text}"
