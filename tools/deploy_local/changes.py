"""What an update changes: in the templates, and among the physical ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tools.deploy_local.assembly import Declared, resources

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tools.deploy_local.account import Json

Ids = dict[str, dict[str, str]]
"""Physical ids by stack and logical id."""


class Changes(NamedTuple):
    """The difference of two deployments of an app."""

    added: list[Declared]
    removed: list[Declared]
    changed: list[str]
    """The properties that differ of resources that are in both, for which CloudFormation may replace them."""
    replaced: list[str]
    """The resources that are in both templates, and not the same resource any more."""


def changes(before: Mapping[str, Json], after: Mapping[str, Json], ids_before: Ids, ids_after: Ids) -> Changes:
    """Compare two deployments.

    Args:
        before: The templates of the first, by stack.
        after: Those of the second.
        ids_before: The physical ids after the first.
        ids_after: Those after the second.

    """
    old, new = ({(resource.stack, resource.name): resource for resource in resources(templates)} for templates in (before, after))
    kept = [key for key in old if key in new]
    return Changes(
        added=[resource for key, resource in new.items() if key not in old],
        removed=[resource for key, resource in old.items() if key not in new],
        changed=[f"{old[key]}: {difference}" for key in kept for difference in _differing(old[key], new[key])],
        replaced=[
            f"{old[key]}: was {ids_before[key[0]].get(key[1])}, is {ids_after[key[0]].get(key[1])}"
            for key in kept
            if ids_before[key[0]].get(key[1]) != ids_after[key[0]].get(key[1])
        ],
    )


def _differing(old: Declared, new: Declared) -> list[str]:
    if old.type != new.type:
        return [f"now a {new.type}"]
    return sorted(name for name in old.properties.keys() | new.properties.keys() if old.properties.get(name) != new.properties.get(name))
