"""What is found now and was not before, and what is found no longer."""

from __future__ import annotations

from collections import defaultdict
from itertools import zip_longest
from typing import TYPE_CHECKING

from constructs_privatelink.analysis import judged
from constructs_privatelink.analysis.rules.client_paths import client_blocked, client_unknown
from constructs_privatelink.analysis.values import ResourceId
from constructs_privatelink.cli.diff.differences import Difference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from constructs_privatelink.analysis import Finding
    from constructs_privatelink.cli.diff.pairing import Pairing

_OF_PATHS = (client_blocked.id, client_unknown.id)


def found_in(pairing: Pairing) -> tuple[list[Finding], list[Finding]]:
    """Return what is found before and after, except for paths that are not open: those are compared by themselves."""
    shared = set(pairing.old.stacks.stacks) & set(pairing.new.stacks.stacks)
    old = judged(pairing.old, unknown="ignore")
    new = judged(pairing.new, unknown="ignore", before=pairing.old if shared else None)
    return [finding for finding in old if finding.rule not in _OF_PATHS], [finding for finding in new if finding.rule not in _OF_PATHS]


def finding_differences(pairing: Pairing, old: Iterable[Finding], new: Iterable[Finding]) -> Iterator[Difference]:
    """Yield what is new, what is gone, and of what stays what somebody acknowledges now or no longer.

    What is found of a rule, a resource, a property and the thing there that it is about is the same, however it is worded.
    """
    before, after = _grouped(old, pairing.successors), _grouped(new, {})
    for key in {**before, **after}:
        for was, becomes in _pairs(before.get(key, []), after.get(key, [])):
            if becomes is None:
                yield from [] if was is None else [_difference("gone", was)]
            elif was is None:
                yield _difference("new" if becomes.acknowledged is None else "acknowledged", becomes)
            elif was.acknowledged is None and becomes.acknowledged is not None:
                yield _difference("acknowledged", becomes)
            elif was.acknowledged is not None and becomes.acknowledged is None:
                yield _difference("unacknowledged", becomes, f"was acknowledged: {was.acknowledged.text}")


def _pairs(old: Iterable[Finding], new: Iterable[Finding]) -> Iterator[tuple[Finding | None, Finding | None]]:
    """Yield what is found before and after: what is worded alike together, and then what is left, one after the other."""
    left: dict[str, list[Finding]] = defaultdict(list)
    for finding in old:
        left[finding.text].append(finding)
    others = []
    for finding in new:
        if left[finding.text]:
            yield left[finding.text].pop(0), finding
        else:
            others.append(finding)
    yield from zip_longest([finding for findings in left.values() for finding in findings], others)


def _grouped(findings: Iterable[Finding], moved: Mapping[ResourceId, ResourceId]) -> dict[object, list[Finding]]:
    grouped: dict[object, list[Finding]] = defaultdict(list)
    for finding in findings:
        resource = finding.resource
        at = moved.get(resource, resource) if isinstance(resource, ResourceId) else resource
        grouped[finding.rule, finding.severity, at, finding.property, finding.about].append(finding)
    return grouped


def _difference(kind: str, finding: Finding, *before: str) -> Difference:
    acknowledged = [] if finding.acknowledged is None or kind != "acknowledged" else [f"acknowledged: {finding.acknowledged.text}"]
    change = [f"change: {finding.fix}"] if finding.fix else []
    details = (*before, *finding.details, *change) if kind in {"new", "unacknowledged"} else tuple(acknowledged)
    where = f"{finding.path}.{finding.property}".rstrip(".")
    return Difference("findings", kind, f"{finding.severity} {finding.rule} {where}", finding.text, details)
