"""What an answer about reachability takes for granted: that what AWS described is still so."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from constructs_privatelink.analysis.networks.model import Model
    from constructs_privatelink.analysis.values import Target


def assumed(model: Model, clients: AbstractSet[Target] | None, endpoint: Target) -> tuple[str, ...]:
    """Return the descriptions that a question may rest on, each with the file it was read from and its date.

    Args:
        model: The networks.
        clients: The VPCs that the client stands in; None where it may be in any.
        endpoint: The VPC of the endpoint.

    """
    ends = None if clients is None else {*clients, endpoint}
    joints = {joint.id for joint in model.peerings} | {joint.id for joint in model.attachments}
    told = []
    for target, files in model.described.items():
        apart = ends is not None and ((target in model.vpcs and target not in ends) or (target in joints and len(ends) == 1))
        if not apart:
            told.append(f"{target} is as described in {' and '.join(files)}")
    return tuple(told)
