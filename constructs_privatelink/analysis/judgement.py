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

from constructs_privatelink.analysis.rules import RULES, VERDICT_RULES, all_rules, checked
from constructs_privatelink.analysis.rules.client_paths import client_unknown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constructs_privatelink.analysis.questions import Analysis
    from constructs_privatelink.analysis.rules import Finding, Rule, RuleContext

UnknownSeverity: TypeAlias = Literal["warn", "error", "ignore"]


def judged(
    analysis: Analysis, *, unknown: UnknownSeverity = "warn", rules: Sequence[Rule] = (), before: Analysis | None = None
) -> tuple[Finding, ...]:
    """Return what is wrong: first the paths, in the order of the endpoints, then the rules, in theirs, then the rules that are added.

    What is acknowledged comes last.

    Args:
        analysis: The networks.
        unknown: What a client is of whom the templates do not tell. Default: "warn".
        rules: Rules that are added to those of this library. Default: none.
        before: The templates that are deployed, as for `Analysis.findings`. Default: - not known.

    Raises:
        PrivateLinkError: No stack of `before` is among these; or a rule that is added has an id that it cannot have, or raises.

    """
    context = analysis.compared_with(before)
    asked = ", ".join(analysis.sources) or "the templates"
    found = map(analysis.heard, _found(all_rules(rules), context, unknown, asked))
    return tuple(sorted(found, key=lambda finding: finding.acknowledged is not None))


def _found(rules: Sequence[Rule], context: RuleContext, unknown: UnknownSeverity, asked: str) -> Iterator[Finding]:
    ours = {*VERDICT_RULES, *RULES}
    for rule in rules:
        if rule not in ours:
            yield from checked(rule, context, asked)
        elif rule is not client_unknown or unknown == "warn":
            yield from rule.findings(context)
        elif unknown == "error":
            yield from (replace(finding, severity="error") for finding in rule.findings(context))
