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

_OF_PATHS = (client_blocked.id, client_unknown.id)


def found_in(pairing: Pairing) -> tuple[list[Finding], list[Finding]]:
    """Return what is found before and after, except for paths that are not open: those are compared by themselves."""
    shared = set(pairing.old.stacks.stacks) & set(pairing.new.stacks.stacks)
    old = judged(pairing.old, unknown="ignore")
    new = judged(pairing.new, unknown="ignore", before=pairing.old if shared else None)
    return [finding for finding in old if finding.rule not in _OF_PATHS], [finding for finding in new if finding.rule not in _OF_PATHS]


def finding_differences(pairing: Pairing, old: Iterable[Finding], new: Iterable[Finding]) -> Iterator[Difference]:
    """Yield what is new and what is gone: what is found of a rule, a resource and a property is the same, however it is worded."""
    before, after = _grouped(old, pairing.successors), _grouped(new, {})
    for key in {**before, **after}:
        was, becomes = before.get(key, []), after.get(key, [])
        same = {finding.text for finding in was} & {finding.text for finding in becomes}
        was, becomes = ([finding for finding in findings if finding.text not in same] for findings in (was, becomes))
        for kind, findings in (("gone", was[len(becomes) :]), ("new", becomes[len(was) :])):
            yield from (_difference(kind, finding) for finding in findings)


def _grouped(findings: Iterable[Finding], moved: Mapping[ResourceId, ResourceId]) -> dict[object, list[Finding]]:
    grouped: dict[object, list[Finding]] = defaultdict(list)
    for finding in findings:
        resource = finding.resource
        at = moved.get(resource, resource) if isinstance(resource, ResourceId) else resource
        grouped[finding.rule, finding.severity, at, finding.property].append(finding)
    return grouped


def _difference(kind: str, finding: Finding) -> Difference:
    details = (*finding.details, *([f"change: {finding.fix}"] if finding.fix else [])) if kind == "new" else ()
    where = f"{finding.path}.{finding.property}".rstrip(".")
    return Difference("findings", kind, f"{finding.severity} {finding.rule} {where}", finding.text, details)
