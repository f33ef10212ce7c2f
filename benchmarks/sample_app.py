"""The sample app as a whole process, beside the same resources with the CDK's own constructs.

    python -m benchmarks.sample_app [runs]

Both run in turn, so that what else the machine does hits both; the figures are the medians of the runs and their ratio, and the messages
to the CDK's kernel, which do not vary. Refuses to compare apps whose resources differ in kind or number.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import aws_cdk as cdk

from benchmarks import by_hand
from benchmarks.messages import counted
from sample_app import app as sample_app

ROOT = Path(__file__).parent.parent
MODULES = {"ours": "sample_app", "by hand": "benchmarks.by_hand"}
BUILDERS = {"ours": sample_app.build, "by hand": by_hand.build}


def context() -> dict[str, object]:
    """Return the feature flags that `cdk synth` would set."""
    flags: dict[str, object] = json.loads((ROOT / "cdk.json").read_text(encoding="utf-8"))["context"]
    return flags


def synthesize(module: str) -> tuple[float, Counter[str]]:
    """Run one app as the CDK CLI would; return the seconds it took and its resources by type."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "CDK_OUTDIR": folder, "CDK_CONTEXT_JSON": json.dumps(context())}
        begin = time.perf_counter()
        subprocess.run([sys.executable, "-m", module], cwd=ROOT, env=environment, check=True, capture_output=True)
        seconds = time.perf_counter() - begin
        templates = [json.loads(path.read_text(encoding="utf-8")) for path in Path(folder).glob("*.template.json")]
    return seconds, Counter(resource["Type"] for template in templates for resource in template["Resources"].values())


def messages(name: str) -> int:
    """Return the kernel messages that building one app takes."""
    app = cdk.App(context=context())
    with counted() as sent:
        BUILDERS[name](app)
    return len(sent)


def main(runs: int) -> None:
    """Print the figures."""
    seconds: dict[str, list[float]] = {name: [] for name in MODULES}
    resources: dict[str, Counter[str]] = {}
    for _ in range(runs):
        for name, module in MODULES.items():
            took, resources[name] = synthesize(module)
            seconds[name].append(took)
    if resources["ours"] != resources["by hand"]:
        raise SystemExit(f"the apps differ: {resources['ours'] - resources['by hand']} {resources['by hand'] - resources['ours']}")
    medians = {name: statistics.median(taken) for name, taken in seconds.items()}
    sent = {name: messages(name) for name in MODULES}
    for name in MODULES:
        print(f"{name:8} {medians[name]:6.2f} s   {sent[name]:4} messages   {sum(resources[name].values())} resources")
    print(f"ratio    {medians['ours'] / medians['by hand']:6.2f}     {sent['ours'] / sent['by hand']:4.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
