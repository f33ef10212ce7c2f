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

from constructs_privatelink.analysis.judgement import judged
from constructs_privatelink.analysis.proof import Analysis, Proof, load
from constructs_privatelink.analysis.reachability.verdicts import Change, Hop, Part, Result
from constructs_privatelink.analysis.rules import RULES, Finding, Rule, Severity

__all__ = ["RULES", "Analysis", "Change", "Finding", "Hop", "Part", "Proof", "Result", "Rule", "Severity", "judged", "load"]
