"""Rules of security groups that move between their group and a resource of their own, or go before what succeeds them is there.

EC2 refuses a rule that a group has already. CloudFormation updates a group before rules of their own that refer to it, and deletes those
last; and of rules in line it takes away what changes before it adds what comes, so that there is a gap:
https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.values import Outside, ResourceId
from constructs_privatelink.cli.diff.differences import Difference
from constructs_privatelink.cli.diff.order.group_rules import certain_rules, covered, in_words, is_inline, succeeds
from constructs_privatelink.cli.diff.order.held_twice import CREATES_FIRST, KEEP
from constructs_privatelink.errors import some_of

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence

    from constructs_privatelink.analysis.networks.model import GroupRule
    from constructs_privatelink.cli.diff.order.interim import Interim
    from constructs_privatelink.cli.diff.order.update_steps import Turn, UpdateSteps
    from constructs_privatelink.cli.diff.pairing import Pairing

_MOST_NAMED = 4
_TWICE = "EC2 refuses a rule that the group has already"
_STAY_INLINE = (
    "change: leave the rule in line (keep_inline_rules=True of this library's endpoints and networks), or deploy first what lets the same "
    "through and is written otherwise, in two blocks or by the clients' group, and then take this away"
)
_DEPLOY_TWICE = (
    "deploy twice: first without it, then with its successor; for no gap in between, add what lets the same through "
    "and is written otherwise"
)
_TWO_DEPLOYMENTS = f"change: leave it as it is, or {_DEPLOY_TWICE}"


def moved_rules(pairing: Pairing, steps: UpdateSteps, interim: Interim) -> Iterator[Difference]:
    """Yield the rules that EC2 refuses as it has them, and those that go before what succeeds them is there.

    Args:
        pairing: Both sets of templates.
        steps: What happens when.
        interim: What is reachable in between.

    """
    for group in pairing.new.model.groups:
        if isinstance(group, ResourceId | Outside) and group in pairing.old.model.groups and steps.stays(group):
            before, after = certain_rules(pairing.old, group), certain_rules(pairing.new, group)
            if {key: rule.id for key, rule in before.items()} != {key: rule.id for key, rule in after.items()}:
                yield from _Moves(group, (before, after), pairing, steps, interim).differences()


class _Moves:
    """What becomes of the rules of one group."""

    def __init__(
        self,
        group: ResourceId | Outside,
        rules: tuple[Mapping[Hashable, GroupRule], Mapping[Hashable, GroupRule]],
        pairing: Pairing,
        steps: UpdateSteps,
        interim: Interim,
    ) -> None:
        self._group = group
        self._before, self._after = rules
        self._pairing, self._steps, self._interim = pairing, steps, interim
        self._interruptions: dict[tuple[bool, Turn], tuple[str, ...]] = {}
        self._staying = [rule for key, rule in self._after.items() if key in self._before and self._before[key].id == rule.id]

    def differences(self) -> Iterator[Difference]:
        """Yield what is refused, and what is missing for a time."""
        for key, gone in self._before.items():
            becomes = self._after.get(key)
            if becomes is not None and becomes.id != gone.id:
                yield from self._of_one_rule(gone, becomes)
            elif becomes is None and is_inline(gone, self._group) and not covered(gone, self._staying):
                yield from self._of_successors(gone, [rule for rule in self._coming if succeeds(rule, gone)])

    @property
    def _coming(self) -> list[GroupRule]:
        return [rule for key, rule in self._after.items() if key not in self._before]

    def _of_one_rule(self, gone: GroupRule, becomes: GroupRule) -> Iterator[Difference]:
        """Yield what comes of a rule that another resource says now: the group, a rule of its own, or another one."""
        if not self._is_deleted(gone):
            return
        turn = self._turn(gone, becomes)
        updated_first = is_inline(gone, self._group) and turn == "together"
        if updated_first or turn == "first":
            if not covered(gone, self._staying):
                yield self._gap(gone, [becomes], turn)
            return
        text = f"{self._told(becomes)} comes while {self._where(gone, before=True)} still has the same rule"
        stacks = f"the stack {_stack(becomes)!r}", f"the stack {_stack(gone)!r}"
        if turn == "unknown":
            why = f"if {stacks[0]} is deployed before {stacks[1]}, the deployment is refused; else the rule is missing in between"
            yield Difference("order", "perhaps-refused", self._name, text, (why, _TWO_DEPLOYMENTS))
            return
        why = f"{stacks[0]} is deployed before {stacks[1]}" if turn == "last" else CREATES_FIRST
        change = _TWO_DEPLOYMENTS if is_inline(becomes, self._group) else f"change: {KEEP}, or {_DEPLOY_TWICE}"
        yield Difference("order", "refused", self._name, text, (f"{why}, and {_TWICE}", change))

    def _is_deleted(self, rule: GroupRule) -> bool:
        """Return whether what said a rule certainly says it no longer: a condition may keep a rule of its own."""
        return is_inline(rule, self._group) or (isinstance(rule.id, ResourceId) and not self._perhaps_stays(rule.id))

    def _perhaps_stays(self, id: ResourceId) -> bool:
        resource = self._pairing.new.stacks.resource(id)
        return resource is not None and self._pairing.new.stacks.exists(resource) is not False and not self._is_said_anew(id)

    def _is_said_anew(self, id: ResourceId) -> bool:
        """Return whether a resource certainly says another rule now, be it of this group or of another one."""
        return any(rule.id == id and rule.exists is True for group in self._pairing.new.model.groups.values() for rule in group.rules)

    def _of_successors(self, gone: GroupRule, coming: Sequence[GroupRule]) -> Iterator[Difference]:
        """Yield that a rule in line goes, where what comes in its place is there later; of one that is changed where that interrupts."""
        earlier = [rule for rule in coming if not is_inline(rule, self._group) and self._steps.turn(_stack(rule), _stack(gone)) == "first"]
        later = [rule for rule in coming if rule not in earlier]
        if later and not covered(gone, earlier):
            turn: Turn = "together" if "together" in {self._turn(gone, rule) for rule in later} else "first"
            if not self._is_inline(later) or self._interrupted(gone, turn):
                yield self._gap(gone, later, turn)

    def _gap(self, gone: GroupRule, coming: Sequence[GroupRule], turn: Turn) -> Difference:
        kind = "outbound" if gone.egress else "inbound"
        place = "in line" if is_inline(gone, self._group) else f"of {self._where(gone, before=True)}"
        what = in_words(gone, self._pairing.old, self._pairing)
        successors = some_of([self._told(rule) for rule in coming], _MOST_NAMED)
        text = f"the {kind} rule {place}, {what}, goes before its successor is there: {successors}"
        why = (
            "CloudFormation takes a rule in line away before it adds another one"
            if self._is_inline(coming)
            else "CloudFormation updates the group first, and then makes rules of their own"
            if turn == "together"
            else f"the stack {_stack(gone)!r} is deployed before the stack {_stack(coming[0])!r}"
        )
        return Difference("order", "gap", self._name, text, (why, *self._interrupted(gone, turn), _STAY_INLINE))

    def _interrupted(self, gone: GroupRule, turn: Turn) -> tuple[str, ...]:
        """Return who is interrupted meanwhile, which is the same for all rules of a direction that go at one turn."""
        asked = gone.egress, turn
        if asked not in self._interruptions:
            missing = {rule for rule in self._after.values() if rule not in self._staying and rule.egress is gone.egress}
            self._interruptions[asked] = tuple(self._interim.interrupted(self._group, missing, for_good=turn == "first"))
        return self._interruptions[asked]

    def _is_inline(self, rules: Sequence[GroupRule]) -> bool:
        """Return whether all rules stand in the group: one in line that is merely changed is told where that interrupts somebody."""
        return all(is_inline(rule, self._group) for rule in rules)

    def _turn(self, gone: GroupRule, becomes: GroupRule) -> Turn:
        return self._steps.turn(_stack(gone), _stack(becomes))

    @property
    def _name(self) -> str:
        group, path = self._group, self._pairing.new.context.path(self._group)
        return self._pairing.named(group, path)

    def _told(self, rule: GroupRule) -> str:
        return f"{self._where(rule, before=False)} ({in_words(rule, self._pairing.new, self._pairing)})"

    def _where(self, rule: GroupRule, *, before: bool) -> str:
        if is_inline(rule, self._group):
            return "the rule in line"
        context = (self._pairing.old if before else self._pairing.new).context
        return repr(self._pairing.named(rule.id, context.path(rule.id)))


def _stack(rule: GroupRule) -> str:
    return rule.id.stack if isinstance(rule.id, ResourceId) else ""
