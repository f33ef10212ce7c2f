"""What goes wrong on the way to the new templates: what is refused while the old is there, and what is missing for a time.

CloudFormation makes and updates what is new first, in the order of dependencies, and deletes what is old when all of that is done:
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.cli.diff.order.group_swaps import swapped_groups
from constructs_privatelink.cli.diff.order.held_twice import held_twice
from constructs_privatelink.cli.diff.order.interim import Interim
from constructs_privatelink.cli.diff.order.moved_exports import moved_exports
from constructs_privatelink.cli.diff.order.moved_rules import moved_rules
from constructs_privatelink.cli.diff.order.update_steps import UpdateSteps

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from constructs_privatelink.analysis.values import ResourceId
    from constructs_privatelink.cli.diff.differences import Difference
    from constructs_privatelink.cli.diff.pairing import Pairing
    from constructs_privatelink.cli.diff.path_differences import ComparedPath

__all__ = ["order_differences"]


def order_differences(pairing: Pairing, paths: Iterable[ComparedPath], told: Collection[ResourceId]) -> Iterator[Difference]:
    """Yield what is refused during the update, or missing for a time.

    Args:
        pairing: Both sets of templates.
        paths: What is asked about, with both answers.
        told: The endpoints of which a rule says already that EC2 refuses their names.

    """
    steps, interim = UpdateSteps(pairing), Interim(pairing, paths)
    yield from held_twice(pairing, steps, told)
    yield from moved_rules(pairing, steps, interim)
    yield from swapped_groups(pairing, steps, interim)
    yield from moved_exports(pairing, steps)
