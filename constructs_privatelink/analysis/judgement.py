"""Everything that is wrong with the networks of templates, as findings of one form: paths that are not open, and rules that are broken.

```python
from constructs_privatelink.analysis import judged, load

for finding in judged(load("cdk.out")):
    print(finding.severity, finding.rule, finding.path, finding.text)
```
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from constructs_privatelink.analysis.rules import RULES, VERDICT_RULES, Concern, all_rules, checked
from constructs_privatelink.analysis.rules.client_calls import client_denied
from constructs_privatelink.analysis.rules.client_names import client_name
from constructs_privatelink.analysis.rules.client_paths import client_blocked, client_unknown
from constructs_privatelink.analysis.rules.finding import SEVERITIES
from constructs_privatelink.errors import lines_of_some

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from constructs_privatelink.analysis.questions import Analysis
    from constructs_privatelink.analysis.rules import Cause, Finding, Rule, RuleContext

UnknownSeverity: TypeAlias = Literal["warn", "error", "ignore"]

MOST_TOLD = 5
"""Of what is told together, in full; the rest is counted."""
_MISSED = {client_name.id, client_denied.id}
"""What clients miss, of which a rule may have found the cause."""


def judged(
    analysis: Analysis,
    *,
    unknown: UnknownSeverity = "warn",
    rules: Sequence[Rule] = (),
    before: Analysis | None = None,
    ignore: Collection[str] = (),
) -> tuple[Finding, ...]:
    """Return what is wrong: first the paths, in the order of the endpoints, then the rules, in theirs, then the rules that are added.

    What is acknowledged comes last.

    Args:
        analysis: The networks.
        unknown: What a client is of whom the templates do not tell. Default: "warn".
        rules: Rules that are added to those of this library. Default: none.
        before: The templates that are deployed, as for `Analysis.findings`. Default: - not known.
        ignore: Ids of rules to leave out: what they find speaks for nothing else. Default: none.

    Raises:
        PrivateLinkError: No stack of `before` is among these; or a rule that is added has an id that it cannot have, or raises.

    """
    context = analysis.compared_with(before)
    asked = ", ".join(analysis.sources) or "the templates"
    findings = dict.fromkeys(map(analysis.heard, _found(all_rules(rules), context, unknown, asked)))
    counting = [finding for finding in findings if finding.rule not in ignore]
    return tuple(sorted(_Told(counting, context).once(), key=lambda finding: finding.acknowledged is not None))


def _found(rules: Sequence[Rule], context: RuleContext, unknown: UnknownSeverity, asked: str) -> Iterator[Finding]:
    ours = {*VERDICT_RULES, *RULES}
    for rule in rules:
        if rule not in ours:
            yield from checked(rule, context, asked)
        elif rule is not client_unknown or unknown == "warn":
            yield from rule.findings(context)
        elif unknown == "error":
            yield from (replace(finding, severity="error") for finding in rule.findings(context))


class _Told:
    """Tells what is found without what one finding says again of another.

    Args:
        findings: All that was found.
        context: What it was found in.

    """

    def __init__(self, findings: Sequence[Finding], context: RuleContext) -> None:
        self._findings = findings
        self._endpoints = {endpoint.id for endpoint in context.model.endpoints}
        clients = {rule.id for rule in VERDICT_RULES}
        self._paths = _by_cause(finding for finding in findings if finding.rule == client_blocked.id)
        self._rules = _by_cause(finding for finding in findings if finding.rule not in clients and finding.acknowledged is None)

    def once(self) -> list[Finding]:
        """Return the findings; one that speaks for what clients miss by it says that too."""
        kept: list[Finding] = []
        missed: dict[Finding, list[str]] = {}
        for finding in self._findings:
            speaker = self._speaker(finding)
            if speaker is None:
                kept.append(finding)
            elif finding.rule in _MISSED:
                missed.setdefault(speaker, []).append(f"so {finding.text.partition(': ')[0]}")
        return [
            replace(finding, details=(*finding.details, *lines_of_some(list(dict.fromkeys(missed.get(finding, ()))), MOST_TOLD)))
            for finding in kept
        ]

    def _speaker(self, finding: Finding) -> Finding | None:
        """Return what speaks for a finding, and is as bad: a rule for what clients miss by what it found, a path for what a rule found.

        A finding at an endpoint is about that endpoint alone; and a path that is acknowledged speaks for its own place only.
        """
        if finding.rule == client_blocked.id or finding.acknowledged is not None:
            return None
        speakers = self._rules if finding.rule in _MISSED else self._paths
        for speaker in (speaker for cause in finding.causes for speaker in speakers.get(cause, ())):
            elsewhere = speaker.resource if finding.rule in _MISSED else finding.resource
            speaks = finding.resource == speaker.resource or (elsewhere not in self._endpoints and speaker.acknowledged is None)
            if speaks and SEVERITIES.index(speaker.severity) <= SEVERITIES.index(finding.severity):
                return speaker
        return None


def _by_cause(findings: Iterable[Finding]) -> dict[Cause, list[Finding]]:
    by_cause: dict[Cause, list[Finding]] = {}
    for finding in findings:
        for cause in finding.causes:
            by_cause.setdefault(cause, []).append(finding)
    return by_cause


def told_once(findings: Iterable[Finding], *, most: int | None = MOST_TOLD) -> tuple[Finding, ...]:
    """Return findings with those of one rule that come of one cause told together, where the first of them stood: as the worst of them.

    What is acknowledged stays as it is: each has its own reason.

    Args:
        findings: What was found, as `judged` returns it.
        most: How many of one cause are told in full; None for all of them. Default: 5.

    """
    together: dict[object, list[Finding]] = {}
    for finding in findings:
        alike = (finding.rule, finding.property, finding.causes)
        alone = finding.acknowledged is not None or not finding.causes
        together.setdefault(finding if alone else alike, []).append(finding)
    return tuple(_united(alike, most) for alike in together.values())


def _united(findings: Sequence[Finding], most: int | None) -> Finding:
    """Return one finding for several of one cause: what the first says, what else the others say, and all changes."""
    first = min(findings, key=lambda finding: SEVERITIES.index(finding.severity))
    findings = (first, *(finding for finding in findings if finding is not first))
    concerns = {finding.resource: Concern(finding.resource, finding.path) for finding in findings if finding.resource != first.resource}
    texts = list(dict.fromkeys(finding.text for finding in findings))[1:]
    also = lines_of_some([f"also: {text}" for text in texts], most)
    fixes = list(dict.fromkeys(finding.fix for finding in findings if finding.fix))
    alike = len(fixes[most:]) if most is not None else 0
    fix = "; ".join([*fixes[:most], *([f"and {alike} more alike"] if alike else [])])
    return replace(first, fix=fix, details=(*first.details, *also), others=(*first.others, *concerns.values()))
