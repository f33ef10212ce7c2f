"""The Regions that statements are about, by their conditions and the ARNs of their resources: an endpoint serves that of its service alone.

Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html,
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.values import Reference, ResourceId, Unknown
from constructs_privatelink.catalogue.partitions import is_region

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constructs_privatelink.analysis.networks.statements import NamedResource, RoleStatement
    from constructs_privatelink.analysis.templates.stack_set import StackSet

_REGION_PART = 3
_REQUESTED = "aws:requestedregion"
_EQUALS = frozenset({"stringequals", "stringequalsignorecase", "stringlike"})
_BEGINNING = re.compile(r"\$\{([^{}]+)\}")
_EVERYWHERE = ("AWS::IAM::", "AWS::Route53::", "AWS::CloudFront::", "AWS::Organizations::")
"""Resources of global services, which a stack of any Region makes."""


def called_elsewhere(statement: RoleStatement | None, own_region: str | None, stacks: StackSet) -> tuple[str, ...]:
    """Return the other Regions that a statement alone lets call; none where it allows calls of the own Region, or may.

    Args:
        statement: The statement; None for a policy of which nothing is read.
        own_region: The own Region; None where it is not known.
        stacks: The templates that may make the resources.

    """
    if statement is None or own_region is None:
        return ()
    for condition in statement.conditions:
        asked = condition.key == _REQUESTED and condition.operator in _EQUALS and condition.complete
        if asked and own_region not in condition.values and all(map(is_region, condition.values)):
            return condition.values
    return _of_resources(statement.resources, own_region, stacks)


def _of_resources(resources: Sequence[NamedResource], own_region: str, stacks: StackSet) -> tuple[str, ...]:
    """Return the other Regions that all resources of a statement are in; none where one of them is, or may be, in the own Region."""
    regions = [_region_of(resource, stacks) for resource in resources]
    known = [region for region in regions if region is not None]
    return tuple(dict.fromkeys(known)) if own_region not in known and len(known) == len(regions) else ()


def _region_of(resource: NamedResource, stacks: StackSet) -> str | None:
    """Return the Region of a resource; None where its ARN has none, or none that is known."""
    if isinstance(resource, Reference):
        return _region_of_stack(resource.target, stacks)
    text = resource.key or "" if isinstance(resource, Unknown) else resource
    parts = text.split(":")
    if parts[0] == "arn":
        region = parts[_REGION_PART] if len(parts) > _REGION_PART else ""
        return region if is_region(region) else None
    named = _BEGINNING.match(text)
    if named is None:
        return None
    stack, _, logical_id = named[1].removesuffix(".Arn").rpartition(".")
    return _region_of_stack(ResourceId(stack, logical_id), stacks)


def _region_of_stack(made: ResourceId, stacks: StackSet) -> str | None:
    """Return the Region in which a resource of the set is made."""
    resource = stacks.resource(made)
    if resource is None or resource.type.startswith(_EVERYWHERE) or not resource.type.startswith("AWS::"):
        return None
    region = stacks.stacks[made.stack].region
    return region if isinstance(region, str) else None
