"""What to change so that nothing drops a client's packets any more: all hops that drop, and those that show once these are open.

A route that is missing hides what stands behind it, and a middlebox what references to groups would do: each round is done to the model,
and the question is asked again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.reachability.applied_changes import applied
from constructs_privatelink.analysis.reachability.changes import change_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from constructs_privatelink.analysis.networks.model import Endpoint, Model
    from constructs_privatelink.analysis.reachability.path_checks import Pair
    from constructs_privatelink.analysis.reachability.verdicts import Change, Hop

_MOST_ROUNDS = 8
"""More than a path has kinds of hops that can hide others."""


def planned(
    pairs: Sequence[Pair], model: Model, endpoint: Endpoint, ask: Callable[[Model, Endpoint], Sequence[Pair]]
) -> tuple[Change, ...]:
    """Return the changes, in path order, after which nothing drops; those in words only stand for hops that no data opens.

    Args:
        pairs: What was found between the ends.
        model: The networks.
        endpoint: The endpoint.
        ask: Asks the same question of other networks and the endpoint in them.

    """
    changes: dict[Change, None] = {}
    in_words: set[object] = set()
    for _ in range(_MOST_ROUNDS):
        opened: set[object] = set()
        for hop in _dropping(pairs):
            opened_place = (hop.place, hop.name, hop.resource, hop.property)
            where = (hop.resource, hop.property, hop.direction)
            if opened_place in in_words or where in opened:
                continue
            change = change_for(hop, pairs, model, endpoint)
            changes[change] = None
            if change.entries or change.remove:
                model, endpoint = applied(model, endpoint, change)
                opened.add(where)
            else:
                in_words.add(opened_place)
        if not opened:
            break
        pairs = ask(model, endpoint)
    return tuple(changes)


def _dropping(pairs: Iterable[Pair]) -> list[Hop]:
    hops = {
        (hop.place, hop.name, hop.resource, hop.property, hop.direction): hop
        for pair in pairs
        for hop in pair.hops
        if hop.outcome == "drops"
    }
    return sorted(hops.values(), key=lambda hop: hop.place)
