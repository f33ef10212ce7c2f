"""Rules: what is wrong with the networks of templates, one thing each.

Those of this library stand in `VERDICT_RULES`, what is proven of clients and their endpoints, and in `RULES`, what a deployment would
refuse or what would not work. A team adds its own:

```python
from collections.abc import Iterator

from constructs_privatelink.analysis.rules import EndpointKind, RuleContext, Trouble, rule


@rule("ACME1", "Endpoints are tagged with their owner", "warning", "https://wiki.example.com/platform/owners")
def endpoint_without_owner(context: RuleContext) -> Iterator[Trouble]:
    \"\"\"Who pays for an endpoint is told by its tag.\"\"\"
    for endpoint in context.endpoints(EndpointKind.INTERFACE):
        fields = context.fields(endpoint.id)
        tags = [] if fields is None else fields.get("Tags")
        if isinstance(tags, list) and not any(isinstance(tag, dict) and tag.get("Key") == "Owner" for tag in tags):
            yield Trouble(endpoint.id, "Tags", "it has no tag 'Owner'", fix="add one with the team's name")
```

The text of a rule of this library holds a template that breaks it and one that does not; ``{1..21}`` in a logical id stands for that many
resources, and ``Stacks`` holds several templates, each with its account and Region.
"""

from __future__ import annotations

from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.rules.context import RuleContext
from constructs_privatelink.analysis.rules.finding import Cause, Concern, Finding, Severity
from constructs_privatelink.analysis.rules.own_rules import all_rules, checked
from constructs_privatelink.analysis.rules.rule import Rule, Trouble, rule
from constructs_privatelink.analysis.rules.rule_list import RULES, VERDICT_RULES

__all__ = [
    "RULES",
    "VERDICT_RULES",
    "Cause",
    "Concern",
    "EndpointKind",
    "Finding",
    "Rule",
    "RuleContext",
    "Severity",
    "Trouble",
    "all_rules",
    "checked",
    "rule",
]
