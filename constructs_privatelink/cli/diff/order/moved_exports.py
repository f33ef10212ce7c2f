"""Exports that another stack makes while the one that had them still does: a name is exported once in an account and Region.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.values import Unknown
from constructs_privatelink.cli.diff.differences import Difference
from constructs_privatelink.errors import some_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from constructs_privatelink.cli.diff.order.update_steps import UpdateSteps
    from constructs_privatelink.cli.diff.pairing import Pairing

_MOST_NAMED = 3


def moved_exports(pairing: Pairing, steps: UpdateSteps) -> Iterator[Difference]:
    """Yield the stacks that take exports which another stack still has.

    Args:
        pairing: Both sets of templates.
        steps: What happens when.

    """
    had, has = (_stacks_by_name(analysis.stacks.exported) for analysis in (pairing.old, pairing.new))
    moved: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, stacks in sorted(has.items()):
        for coming in sorted(stacks - had.get(name, set())):
            for going in sorted(had.get(name, set()) - stacks):
                if _in_one_place(going, coming, pairing):
                    moved[going, coming].append(name)
    for (going, coming), names in moved.items():
        turn = steps.turn(going, coming)
        if turn == "first" and going in pairing.new.stacks.stacks:
            continue
        exports = f"the export{'s' if len(names) > 1 else ''} {some_of([repr(name) for name in names], _MOST_NAMED)}"
        text = f"{exports} {'come' if len(names) > 1 else 'comes'} while the stack {going!r} still has {'them' if len(names) > 1 else 'it'}"
        certain = turn == "last" and going in pairing.new.stacks.stacks
        when = "the deployment is refused" if certain else f"the deployment is refused unless {going!r} is updated or deleted before"
        change = f"change: leave what is exported in {going!r}, or export it by another name until nobody imports the old one"
        yield Difference("order", "refused" if certain else "perhaps-refused", coming, text, (when, change))


def _stacks_by_name(exported: Mapping[str, frozenset[str]]) -> dict[str, set[str]]:
    stacks: dict[str, set[str]] = defaultdict(set)
    for stack, names in exported.items():
        for name in names:
            stacks[name].add(stack)
    return stacks


def _in_one_place(going: str, coming: str, pairing: Pairing) -> bool:
    """Return whether two stacks are of one account and Region, as far as that is known."""
    old, new = pairing.old.stacks.stacks[going], pairing.new.stacks.stacks[coming]
    places = ((old.account, new.account), (old.region, new.region))
    return all(isinstance(first, Unknown) or isinstance(second, Unknown) or first == second for first, second in places)
