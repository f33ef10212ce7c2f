"""What takes a number or a name that something else still has."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.values import ResourceId, Unknown, same_resource
from constructs_privatelink.cli.diff.differences import Difference
from constructs_privatelink.cli.diff.order.holdings import PRIVATE_DNS, holdings

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable, Iterator

    from constructs_privatelink.analysis import Analysis
    from constructs_privatelink.cli.diff.order.holdings import Holding
    from constructs_privatelink.cli.diff.order.update_steps import UpdateSteps
    from constructs_privatelink.cli.diff.pairing import Pairing

CREATES_FIRST = "CloudFormation makes and updates what is new before it deletes what is old"
KEEP = "keep its logical id (in the CDK: override_logical_id)"


def held_twice(pairing: Pairing, steps: UpdateSteps, told: Collection[ResourceId]) -> Iterator[Difference]:
    """Yield what comes and takes what something that goes still has.

    Args:
        pairing: Both sets of templates.
        steps: What happens when.
        told: The endpoints of which a rule says already that their names are held.

    """
    before, after = _by_key(pairing.old, steps), _by_key(pairing.new, steps)
    seen: set[tuple[ResourceId, ResourceId, str]] = set()
    for key in (key for key in before if key in after):
        for going, coming in ((going, coming) for going in before[key] for coming in after[key]):
            pair = (going.holder, coming.holder, coming.role)
            if pair in seen or (going.role == coming.role == PRIVATE_DNS and coming.holder in told):
                continue
            if (going.whole is not None and not steps.stays(going.whole)) or _has(coming, before[key], steps):
                continue
            difference = _difference(going, coming, pairing, steps)
            if difference is not None:
                seen.add(pair)
                yield difference


def _has(coming: Holding, before: Iterable[Holding], steps: UpdateSteps) -> bool:
    """Return whether what holds something now is what held it before."""
    return not steps.is_made(coming.holder) and any(holding.holder == coming.holder for holding in before)


def _by_key(analysis: Analysis, steps: UpdateSteps) -> dict[Hashable, list[Holding]]:
    by_key: dict[Hashable, list[Holding]] = defaultdict(list)
    for holding in holdings(analysis, steps):
        by_key[holding.key].append(holding)
    return by_key


def _difference(going: Holding, coming: Holding, pairing: Pairing, steps: UpdateSteps) -> Difference | None:
    if going.holder == coming.holder and not steps.is_replaced(coming.holder):
        return None
    deleted = steps.goes(going.holder)
    if not deleted and not _lets_go(going, pairing):
        return None
    new, old = (_named(holding, pairing) for holding in (coming, going))
    where = "" if coming.whole is None else f" {_name_of(coming.whole, pairing)}"
    what = f"{coming.held} {coming.kind}{where}"
    changed = "which is replaced," if going.holder == coming.holder else f"which {old} still has"
    text = f"{new} takes {what}, {changed}"
    return _of_turn(going, coming, text.rstrip(","), pairing, steps, deleted=deleted)


def _of_turn(going: Holding, coming: Holding, text: str, pairing: Pairing, steps: UpdateSteps, *, deleted: bool) -> Difference:
    subject = pairing.named(coming.holder, pairing.new.context.path(coming.holder))
    turn = steps.turn(going.holder.stack, coming.holder.stack)
    retained = deleted and steps.is_retained(going.holder)
    stacks = f"the stack {coming.holder.stack!r}", f"the stack {going.holder.stack!r}"
    twice = _change(going, coming, retained=retained)
    if turn == "last" or retained or (turn == "together" and deleted):
        why = f"{stacks[0]} is deployed before {stacks[1]}" if turn == "last" else CREATES_FIRST
        why = f"{why}: the deployment is refused" + ("; what was there is kept (Retain) even then" if retained else "")
        return Difference("order", "refused", subject, text, (why, twice))
    if turn == "first":
        why = f"{stacks[1]} is deployed before {stacks[0]}: in between nothing has it"
        return Difference("order", "gap", subject, text.replace("still has", "had"), (why, f"change: {KEEP} and its stack"))
    if turn == "together":
        return _of_two_that_stay(going, coming, Difference("order", "perhaps-refused", subject, text), steps)
    why = f"if {stacks[0]} is deployed before {stacks[1]}, that is refused; else nothing has it in between"
    return Difference("order", "perhaps-refused", subject, text, (why, twice))


def _of_two_that_stay(going: Holding, coming: Holding, said: Difference, steps: UpdateSteps) -> Difference:
    """Return what is said of two resources of a stack that change where they are: in the order of what waits for what."""
    first, second = repr(going.holder.logical_id), repr(coming.holder.logical_id)
    by_names = PRIVATE_DNS in {going.role, coming.role}
    between = "the service's names lead to its public addresses, or nowhere" if by_names else "nothing has it"
    if going.holder.logical_id in steps.waits_for(coming.holder):
        why = f"{second} waits for {first}: in between {between}"
        change = "change: leave it as it was, where that interrupts somebody"
        return replace(said, kind="gap", text=said.text.replace("still has", "had"), details=(why, change))
    twice = f"deploy twice, first without the old one, then with the new one: in between {between}"
    if coming.holder.logical_id in steps.waits_for(going.holder):
        why = f"{first} waits for {second}: the deployment is refused"
        return replace(said, kind="refused", details=(why, f"change: {twice}"))
    why = "both change where they are, and nothing says which of them first: the deployment is refused if this one is"
    return replace(said, details=(why, f"change: let {second} depend on {first} (DependsOn), or {twice}"))


def _lets_go(going: Holding, pairing: Pairing) -> bool:
    """Return whether what stays certainly holds something no longer: a zone without a VPC, an endpoint without private DNS or a table."""
    new = pairing.new
    endpoint = next((endpoint for endpoint in new.model.endpoints if endpoint.id == going.holder), None)
    if endpoint is not None:
        tables = endpoint.route_tables
        return endpoint.private_dns is False if going.role == PRIVATE_DNS else isinstance(tables, tuple) and going.whole not in tables
    zone = next((zone for zone in new.model.resolution.zones if zone.id == going.holder), None)
    whole = going.whole
    return zone is not None and whole is not None and not any(same_resource(vpc, whole) is not False for vpc in zone.vpcs)


def _named(holding: Holding, pairing: Pairing) -> str:
    analysis = pairing.new if pairing.new.stacks.resource(holding.holder) is not None else pairing.old
    return f"{holding.role} {pairing.named(holding.holder, analysis.context.path(holding.holder))!r}"


def _name_of(whole: object, pairing: Pairing) -> str:
    if isinstance(whole, Unknown):
        return str(whole.key)
    return repr(pairing.named(whole, pairing.new.context.path(whole)) if isinstance(whole, ResourceId) else str(whole))


def _change(going: Holding, coming: Holding, *, retained: bool) -> str:
    if retained:
        return f"change: {KEEP}, or delete what is kept by hand before"
    if coming.role == PRIVATE_DNS != going.role:
        return (
            "change: deploy twice, first without the zone and then with private DNS: in between the service's names lead to its public "
            "addresses, or nowhere; or keep the zone, and leave private DNS off"
        )
    if going.role == PRIVATE_DNS != coming.role:
        return (
            "change: deploy twice, first without private DNS and then with the zone: in between the service's names lead to its public "
            "addresses, or nowhere"
        )
    if going.holder == coming.holder:
        return "change: give it another name or number, or leave what replaces it as it was"
    if coming.role == going.role == PRIVATE_DNS:
        kept = f"leave the endpoint in the stack {going.holder.stack!r}" if going.holder.stack != coming.holder.stack else KEEP
        return (
            f"change: {kept}, or deploy twice, first with private DNS of the old one off, then with the new one: in between the service's "
            "names lead to its public addresses, or nowhere"
        )
    return f"change: {KEEP}, take another number or name, or deploy twice: first without the old one, then with the new one"
