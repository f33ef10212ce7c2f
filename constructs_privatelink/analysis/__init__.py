"""The proof before deployment: what templates say of networks, and whether clients reach their endpoints.

```python
from constructs_privatelink.analysis import load

networks = load("cdk.out")
print(networks.verify())
print(networks.explain("SampleApplication/Stocktaking", "kms"))
print(networks.findings())
```

Pure Python over synthesized templates: no CDK, no AWS account. `reachable` is never said of what is not known.
"""

from __future__ import annotations

from constructs_privatelink.analysis.calls import CallResult
from constructs_privatelink.analysis.dns.names import NameResult
from constructs_privatelink.analysis.judgement import judged, told_once
from constructs_privatelink.analysis.needs.workload_needs import Need, WorkloadNeeds
from constructs_privatelink.analysis.omissions import Omission
from constructs_privatelink.analysis.policies.authorization import Authorization
from constructs_privatelink.analysis.questions import Analysis, Proof, load
from constructs_privatelink.analysis.reachability.client_kinds import (
    CidrClient,
    PrefixListClient,
    SecurityGroupClient,
    VpcClient,
    WorkloadClient,
)
from constructs_privatelink.analysis.reachability.verdicts import Change, Hop, Part, Result
from constructs_privatelink.analysis.rules import RULES, VERDICT_RULES, Finding, Rule, RuleContext, Severity, Trouble, all_rules, rule
from constructs_privatelink.analysis.values import Unknown
from constructs_privatelink.decisions.acknowledgement import Acknowledgement

__all__ = [
    "RULES",
    "VERDICT_RULES",
    "Acknowledgement",
    "Analysis",
    "Authorization",
    "CallResult",
    "Change",
    "CidrClient",
    "Finding",
    "Hop",
    "NameResult",
    "Need",
    "Omission",
    "Part",
    "PrefixListClient",
    "Proof",
    "Result",
    "Rule",
    "RuleContext",
    "SecurityGroupClient",
    "Severity",
    "Trouble",
    "Unknown",
    "VpcClient",
    "WorkloadClient",
    "WorkloadNeeds",
    "all_rules",
    "judged",
    "load",
    "rule",
    "told_once",
]
