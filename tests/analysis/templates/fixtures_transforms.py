"""Templates with transforms, and what is read of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from constructs_privatelink.analysis.templates.stack_set import StackSet
    from constructs_privatelink.analysis.values import Resolved


Fragment = dict[str, object]


def found(stacks: StackSet) -> dict[str, dict[str, Resolved]]:
    return {
        resource.id.logical_id: stacks.properties(resource) for stack in stacks.stacks.values() for resource in stack.resources.values()
    }


SAM = "AWS::Serverless-2016-10-31"
