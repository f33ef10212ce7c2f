"""The Regions that statements are about, by the ARNs of their resources: an endpoint serves the Region of its service alone.

Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.values import Reference, ResourceId, Unknown
from constructs_privatelink.catalogue.partitions import is_region

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constructs_privatelink.analysis.networks.statements import NamedResource
    from constructs_privatelink.analysis.templates.stack_set import StackSet

_REGION_PART = 3
_BEGINNING = re.compile(r"\$\{([^{}]+)\}")
_EVERYWHERE = ("AWS::IAM::", "AWS::Route53::", "AWS::CloudFront::", "AWS::Organizations::")
"""Resources of global services, which a stack of any Region makes."""


def regions_elsewhere(resources: Sequence[NamedResource], own_region: str | None, stacks: StackSet) -> tuple[str, ...]:
    """Return the other Regions that all resources of a statement are in; none where one of them is, or may be, in the own Region.

    Args:
        resources: The resources.
        own_region: The own Region; None where it is not known.
        stacks: The templates that may make the resources.

    """
    regions = [_region_of(resource, stacks) for resource in resources]
    known = [region for region in regions if region is not None]
    return tuple(dict.fromkeys(known)) if own_region is not None and own_region not in known and len(known) == len(regions) else ()


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
    stack, _, logical_id = named[1].removesuffix(".Arn").rpartition(".") if named else ("", "", "")
    return _region_of_stack(ResourceId(stack, logical_id), stacks)


def _region_of_stack(made: ResourceId, stacks: StackSet) -> str | None:
    """Return the Region in which a resource of the set is made."""
    resource = stacks.resource(made)
    if resource is None or resource.type.startswith(_EVERYWHERE) or not resource.type.startswith("AWS::"):
        return None
    region = stacks.stacks[made.stack].region
    return region if isinstance(region, str) else None
