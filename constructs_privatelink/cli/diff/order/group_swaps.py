"""Endpoints that take a new group before its rules are there: they do not wait for rules that are resources of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.values import ResourceId, known_values
from constructs_privatelink.cli.diff.differences import Difference
from constructs_privatelink.cli.diff.order.group_rules import certain_rules, covered, in_words, is_inline, succeeds
from constructs_privatelink.errors import some_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from constructs_privatelink.analysis import Analysis
    from constructs_privatelink.analysis.networks.model import Endpoint, GroupRule
    from constructs_privatelink.analysis.values import Target
    from constructs_privatelink.cli.diff.order.interim import Interim
    from constructs_privatelink.cli.diff.order.update_steps import UpdateSteps
    from constructs_privatelink.cli.diff.pairing import Pairing

_MOST_NAMED = 4
_CHANGE = (
    "change: keep the old group (its logical id, or keep_inline_rules=True of this library), write the rules of the new one in line, "
    "or let the endpoint depend on them (DependsOn)"
)


def swapped_groups(pairing: Pairing, steps: UpdateSteps, interim: Interim) -> Iterator[Difference]:
    """Yield the endpoints that lose a rule with an old group before its successor in a new one is there.

    Args:
        pairing: Both sets of templates.
        steps: What happens when.
        interim: What is reachable in between.

    """
    for new in pairing.new.model.endpoints:
        old = pairing.old_endpoint(new.id) if pairing.predecessors.get(new.id) == new.id else None
        if old is not None and not steps.is_replaced(new.id):
            yield from _of_endpoint(old, new, pairing, steps, interim)


def _of_endpoint(old: Endpoint, new: Endpoint, pairing: Pairing, steps: UpdateSteps, interim: Interim) -> Iterator[Difference]:
    was, becomes = known_values(old.groups), known_values(new.groups)
    made = [group for group in becomes if isinstance(group, ResourceId) and steps.is_made(group)]
    left = [group for group in was if group not in becomes or group in made]
    if not made or not left:
        return
    rules_of_made = {group: list(_inbound(pairing.new, [group])) for group in made}
    late = {group: [rule for rule in rules if not _is_there(rule, group, new, steps)] for group, rules in rules_of_made.items()}
    present = [rule for group, rules in rules_of_made.items() for rule in rules if rule not in late[group]]
    present += _inbound(pairing.new, [group for group in becomes if group not in made])
    for gone in _inbound(pairing.old, left):
        successors = [rule for rules in late.values() for rule in rules if succeeds(rule, gone)]
        if successors and not covered(gone, present):
            told = some_of([_told(rule, pairing) for rule in successors], _MOST_NAMED)
            names = [pairing.named(group, pairing.new.context.path(group)) for group in made]
            text = f"it takes {', '.join(names)} in place of {_group_of(gone, left, pairing)} before the rule is there that succeeds "
            text += f"{in_words(gone, pairing.old, pairing)}: {told}"
            interrupted = [line for group, rules in late.items() for line in interim.interrupted(group, rules)]
            why = "CloudFormation updates the endpoint once the new group is there, and does not wait for rules of their own"
            yield Difference("order", "gap", pairing.name(new), text, (why, *dict.fromkeys(interrupted), _CHANGE))


def _inbound(analysis: Analysis, groups: Iterable[Target]) -> Iterator[GroupRule]:
    return (rule for group in groups for rule in certain_rules(analysis, group).values() if not rule.egress)


def _is_there(rule: GroupRule, group: ResourceId, endpoint: Endpoint, steps: UpdateSteps) -> bool:
    """Return whether a rule of a new group is certainly there when the endpoint takes the group."""
    if is_inline(rule, group):
        return True
    if not isinstance(rule.id, ResourceId) or not isinstance(endpoint.id, ResourceId):
        return False
    if rule.id.stack == endpoint.id.stack:
        return rule.id.logical_id in steps.waits_for(endpoint.id)
    return steps.turn(rule.id.stack, endpoint.id.stack) == "first"


def _told(rule: GroupRule, pairing: Pairing) -> str:
    return f"{pairing.named(rule.id, pairing.new.context.path(rule.id))!r} ({in_words(rule, pairing.new, pairing)})"


def _group_of(rule: GroupRule, groups: Iterable[Target], pairing: Pairing) -> str:
    group = next(group for group in groups if rule in certain_rules(pairing.old, group).values())
    return pairing.named(group, pairing.old.context.path(group)) if isinstance(group, ResourceId) else str(group)
