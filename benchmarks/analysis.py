"""How long the analysis takes as an app grows, where every function is asked about every endpoint.

    python -m benchmarks.analysis

First 10 endpoints and 25 functions a stack that stand alike, as they mostly do: what is alike is worked out once. Then 20 endpoints and 50
functions of which no two are alike, each with a subnet, a route table, an ACL and a group of its own. Last, one group of many rules, each
with ports of its own. Nearly all paths are open. "judged" is all that `cdk synth` asks: paths, names, calls and every rule.
"""

from __future__ import annotations

import resource
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks.networks import alike, assembly, many_rules, unlike
from constructs_privatelink.analysis import judged, load


def timed(stacks: int, template: dict[str, object]) -> None:
    """Print how long all questions about that many stacks take."""
    with tempfile.TemporaryDirectory() as folder:
        assembly(Path(folder), stacks, template)
        begin = time.process_time()
        networks = load(folder)
        loaded = time.process_time()
        proofs = networks.verify()
        proven = time.process_time()
        findings = judged(networks)
        done = time.process_time()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1_024
    counts = f"{stacks:3} stacks {len(networks.model.endpoints):5} endpoints {len(networks.model.workloads):5} functions"
    times = f"read {loaded - begin:.2f} s, proven {proven - loaded:.2f} s, judged {done - proven:.2f} s"
    verdicts = ", ".join(f"{count} {verdict}" for verdict, count in Counter(proof.result.verdict for proof in proofs).items())
    print(f"{counts} {len(proofs):6} questions: {times}, {verdicts}, {len(findings)} findings, {memory} MB")


def main() -> None:
    """Print a line for each size."""
    print("alike")
    for stacks in (10, 50, 200):
        timed(stacks, alike())
    print("nothing alike")
    for stacks in (5, 50):
        timed(stacks, unlike())
    print("500 and 1000 rules of one group")
    for rules in (500, 1_000):
        timed(1, many_rules(rules))


if __name__ == "__main__":
    main()
