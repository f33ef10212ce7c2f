"""Whether two references are the same thing, where one of them is an id that somebody wrote out.

A literal id is not known to be a resource that the set makes: on a first deployment it is not, afterwards it may be, as with ids that were
pasted from the console or looked up by the app that made them. What a saved answer of AWS describes is known for what it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.values import Outside, ResourceId, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from constructs_privatelink.analysis.networks.model import Acl, Group, Model, RouteTable
    from constructs_privatelink.analysis.values import Target


class Identities:
    """Tells which references of a model are the same thing.

    Args:
        model: The networks.

    """

    def __init__(self, model: Model) -> None:
        things: tuple[Mapping[Target, Group | Acl | RouteTable], ...] = (model.groups, model.acls, model.route_tables)
        whole = (target for known in things for target, thing in known.items() if isinstance(target, Outside) and thing.complete is True)
        self._described = frozenset({*model.described, *whole})

    def same(self, first: Target, second: Target) -> bool | Unknown:
        """Return whether two references to things of one kind are the same, or why nobody knows."""
        if first == second:
            return not isinstance(first, Unknown) or first.key is not None or first
        for unknown, other in ((first, second), (second, first)):
            if isinstance(unknown, Unknown):
                alike = isinstance(other, Unknown) and unknown.key is not None and unknown.key == other.key
                return alike or unknown
        for literal, made in ((first, second), (second, first)):
            if isinstance(literal, Outside) and isinstance(made, ResourceId) and literal not in self._described and _alike(literal, made):
                why = f"it is written out, and after a first deployment it may be the id of {made}; write a reference where it is"
                return Unknown(Code.UNKNOWN_RESOURCE, literal.id, why)
        return False

    def among(self, wanted: Target, targets: Iterable[Target]) -> bool | Unknown:
        """Return whether a thing is one of some things of its kind, or why nobody knows."""
        answers = [self.same(wanted, target) for target in targets]
        return True in answers or next((answer for answer in answers if answer is not False), False)


def _alike(literal: Outside, made: ResourceId) -> bool:
    """Return whether both are whole things, or what EC2 makes along with one under the same name."""
    part = literal.id.partition(".")[2]
    return not part or part == made.logical_id.partition(".")[2]
