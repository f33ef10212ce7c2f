"""Whether two references of a model are the same thing, and why nobody knows where that is so.

`values.same_resource` decides; what a saved answer of AWS describes is besides known for what it is, and no resource that the set makes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.values import Given, Outside, ResourceId, Unknown, perhaps_same, same_resource

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
        with_rules: tuple[Mapping[Target, Group | Acl | RouteTable], ...] = (model.groups, model.acls, model.route_tables)
        whole = (
            target
            for known in with_rules
            for target, resource in known.items()
            if isinstance(target, Outside) and resource.complete is True
        )
        placed = (target for target, subnet in model.subnets.items() if isinstance(target, Outside) and subnet.vpc in model.described)
        self._described = frozenset({*model.described, *whole, *placed})

    def same(self, first: Target, second: Target) -> bool | Unknown:
        """Return whether two references to things of one kind are the same, or why nobody knows."""
        alike = same_resource(first, second)
        if alike is not None:
            return alike
        doubt = perhaps_same(first, second)
        if doubt is not None:
            return doubt
        for literal, made in ((first, second), (second, first)):
            if isinstance(literal, Outside) and isinstance(made, ResourceId) and literal not in self._described:
                why = f"it is written out, and after a first deployment it may be the id of {made}; write a reference where it is"
                return Unknown(Code.UNKNOWN_RESOURCE, literal.id, why)
        return False

    def among(self, wanted: Target, targets: Iterable[Target]) -> bool | Unknown:
        """Return whether a thing is one of some things of its kind, or why nobody knows."""
        listed = list(targets)
        if isinstance(wanted, Given) and any(isinstance(placeholder, Given) and _lists(placeholder, wanted) for placeholder in listed):
            return True
        answers = [self.same(wanted, target) for target in listed]
        return True in answers or next((answer for answer in answers if answer is not False), False)


def _lists(several: Given, item: Given) -> bool:
    """Return whether a thing was selected from a list of such things."""
    return several.several and item.id.startswith(f"{several.id.removesuffix('}')}/")
