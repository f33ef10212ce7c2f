"""The order in which CloudFormation creates the resources of a stack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.values import ResourceId

if TYPE_CHECKING:
    from constructs_privatelink.analysis.rules.context import RuleContext


def made_before(id: ResourceId, context: RuleContext) -> set[ResourceId]:
    """Return what CloudFormation creates before a resource: what it depends on or refers to, and what those do."""
    before: set[ResourceId] = set()
    waiting = [id]
    while waiting:
        resource = context.stacks.resource(waiting.pop())
        if resource is not None:
            names = {ResourceId(id.stack, name) for name in _named(resource.raw)} - before
            before |= names
            waiting += names
    return before


def _named(value: object) -> set[str]:
    """Return the texts in a resource's source that may name others, which is more than do: a wrong guess only keeps the rule quiet."""
    match value:
        case str():
            return {value, value.partition(".")[0], *(part.partition("}")[0].partition(".")[0] for part in value.split("${")[1:])}
        case dict():
            return set().union(*map(_named, value.values()))
        case list():
            return set().union(*map(_named, value))
        case _:
            return set()
