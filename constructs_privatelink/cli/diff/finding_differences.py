"""What is found now and was not before, and what is found no longer."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from constructs_privatelink.analysis import judged
from constructs_privatelink.analysis.rules.client_paths import client_blocked, client_unknown
from constructs_privatelink.analysis.values import ResourceId
from constructs_privatelink.cli.diff.differences import Difference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from constructs_privatelink.analysis import Finding
    from constructs_privatelink.cli.diff.pairing import Pairing

_OF_WAYS = (client_blocked.id, client_unknown.id)


def found_in(pairing: Pairing) -> tuple[list[Finding], list[Finding]]:
    """Return what is found before and after, except for ways that are not open: those are compared by themselves."""
    shared = set(pairing.old.stacks.stacks) & set(pairing.new.stacks.stacks)
    old = judged(pairing.old, unknown="ignore")
    new = judged(pairing.new, unknown="ignore", before=pairing.old if shared else None)
    return [one for one in old if one.rule not in _OF_WAYS], [one for one in new if one.rule not in _OF_WAYS]


def finding_differences(pairing: Pairing, old: Iterable[Finding], new: Iterable[Finding]) -> Iterator[Difference]:
    """Yield what is new and what is gone: what is found of a rule, a resource and a property is the same, however it is worded."""
    before, after = _grouped(old, pairing.successors), _grouped(new, {})
    for key in {**before, **after}:
        was, becomes = before.get(key, []), after.get(key, [])
        same = {one.text for one in was} & {one.text for one in becomes}
        was, becomes = ([one for one in some if one.text not in same] for some in (was, becomes))
        for kind, some in (("gone", was[len(becomes) :]), ("new", becomes[len(was) :])):
            yield from (_difference(kind, one) for one in some)


def _grouped(findings: Iterable[Finding], moved: Mapping[ResourceId, ResourceId]) -> dict[object, list[Finding]]:
    grouped: dict[object, list[Finding]] = defaultdict(list)
    for one in findings:
        at = moved.get(one.resource, one.resource) if isinstance(one.resource, ResourceId) else one.resource
        grouped[one.rule, one.severity, at, one.property].append(one)
    return grouped


def _difference(kind: str, one: Finding) -> Difference:
    details = (*one.details, *([f"change: {one.fix}"] if one.fix else [])) if kind == "new" else ()
    where = f"{one.path}.{one.property}".rstrip(".")
    return Difference("findings", kind, f"{one.severity} {one.rule} {where}", one.text, details)
