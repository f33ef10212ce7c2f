"""The analysis inside pytest: what must reach what, what must not, and templates as snapshots that only a change of yours changes.

```python
from constructs_privatelink.testing import assert_blocked, assert_no_findings, assert_reachable

assert_reachable(app, function, kms)
assert_blocked(app, "10.9.0.0/16", kms, code="ENI_SG_RULES_MISMATCH")
assert_no_findings(app)
```

Each takes an app, a stage, a stack, a cloud assembly's directory, a template, or an `Analysis`. The CDK is loaded only by what is given.
"""

from __future__ import annotations

from constructs_privatelink.testing.assertions import assert_blocked, assert_no_findings, assert_reachable
from constructs_privatelink.testing.policy_assertions import assert_policy_allows, assert_policy_denies
from constructs_privatelink.testing.snapshots import snapshot
from constructs_privatelink.testing.subjects import analysed

__all__ = [
    "analysed",
    "assert_blocked",
    "assert_no_findings",
    "assert_policy_allows",
    "assert_policy_denies",
    "assert_reachable",
    "snapshot",
]
