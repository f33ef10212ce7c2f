"""How long ``privatelink`` takes as a process: beside a Python that does nothing, on the sample app, and on 200 stacks.

``diff`` compares with the same stacks of which the first lets less in.

    python -m benchmarks.command_line

Bytecode is written once before, as an installation does. Each time is the shortest of three.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import aws_cdk as cdk

from benchmarks.networks import alike, assembly, with_less
from sample_app.app import build

COMMANDS = ("check", "check --format json", "report", "needs", "cost")
STACKS = 200
_PRIVATELINK = ("-m", "constructs_privatelink.cli")


def seconds(arguments: list[str], folder: Path) -> float:
    """Return the wall time of a process, in seconds."""
    environment = os.environ | {"PYTHONPYCACHEPREFIX": str(folder / "bytecode")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    times = []
    for _ in range(4):
        begin = time.perf_counter()
        done = subprocess.run([sys.executable, *arguments], env=environment, stdout=subprocess.DEVNULL, check=False)
        times.append(time.perf_counter() - begin)
        if done.returncode not in {0, 1}:
            raise SystemExit(f"{arguments} ended with {done.returncode}")
    return min(times[1:])


def main() -> None:
    """Print a line for each command."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        app = cdk.App(outdir=str(folder / "sample"))
        build(app)
        app.synth()
        (folder / "large").mkdir()
        assembly(folder / "large", STACKS, alike())
        (folder / "changed").mkdir()
        assembly(folder / "changed", STACKS, alike())
        (folder / "changed" / "Stack0.template.json").write_text(json.dumps(with_less()), encoding="utf-8")
        nothing = seconds(["-c", "pass"], folder)
        print(f"{'python that does nothing':<24} {nothing:.2f} s")
        for command in COMMANDS:
            small, large = (seconds([*_PRIVATELINK, *command.split(), str(folder / which)], folder) for which in ("sample", "large"))
            print(f"privatelink {command:<20} sample app {small:.2f} s, {STACKS} stacks with 50,000 paths {large:.1f} s")
        small = seconds([*_PRIVATELINK, "diff", *[str(folder / "sample")] * 2], folder)
        large = seconds([*_PRIVATELINK, "diff", str(folder / "large"), str(folder / "changed")], folder)
        print(f"privatelink {'diff':<20} sample app {small:.2f} s, {STACKS} stacks with 50,000 paths on either side {large:.1f} s")


if __name__ == "__main__":
    main()
