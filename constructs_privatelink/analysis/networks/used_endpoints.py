"""Which endpoints something else of the templates takes: by their own names, or by their ids, with which the names can be looked up."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.values import ResourceId
from constructs_privatelink.decisions.written_references import written_references

if TYPE_CHECKING:
    from collections.abc import Iterable

    from constructs_privatelink.analysis.networks.model import Endpoint
    from constructs_privatelink.analysis.templates.stack_set import StackSet

_ADMITS = {"aws:sourcevpce", "dependson"}


def used_endpoints(stacks: StackSet, endpoints: Iterable[Endpoint]) -> frozenset[ResourceId]:
    """Return those of some endpoints that their templates name elsewhere than in policies that admit them.

    Args:
        stacks: The templates.
        endpoints: The endpoints.

    """
    asked: dict[str, set[str]] = defaultdict(set)
    for endpoint in endpoints:
        asked[endpoint.id.stack].add(endpoint.id.logical_id)
    return frozenset(
        ResourceId(stack, name)
        for stack, names in asked.items()
        for section in ("Resources", "Outputs")
        for name, _ in written_references(stacks.written(stack, section), but_under=_ADMITS)
        if name in names
    )
