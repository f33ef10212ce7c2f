"""`make synth` as somebody with a fresh clone runs it, less the installation."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tools.stacks import templates

ROOT = Path(__file__).parents[1]


def make_synth(out: Path) -> subprocess.CompletedProcess[str]:
    """Run it with the CDK's validation on, in the environment of these tests, and with nothing that an outer make tells its children."""
    environment = {name: value for name, value in os.environ.items() if name != "CDK_VALIDATION" and "MAKE" not in name}
    made = ["--old-file=.venv/installed", "--old-file=node_modules/installed"]
    command = ["make", *made, "synth", f"VENV={Path(sys.prefix).relative_to(ROOT)}", f"OUT={out}"]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.skipif(
    Path(sys.prefix).parent != ROOT or not (ROOT / "node_modules").is_dir(),
    reason="nothing is installed here; run these tests by make test",
)
def test_make_synth_ends_with_the_stacks_and_their_templates(tmp_path: Path) -> None:
    out = tmp_path / "with a space"

    done = make_synth(out)

    assert done.returncode == 0, done.stderr
    assert not re.search("warning|error|end.of.life", done.stderr, re.IGNORECASE)
    listed = [line.split(maxsplit=1) for line in done.stdout.splitlines()[1:]]
    assert listed
    assert all(Path(template).is_file() for _, template in listed), done.stdout


def test_the_list_has_the_stacks_of_stages_too(tmp_path: Path) -> None:
    stage = {"type": "cdk:cloud-assembly", "properties": {"directoryName": "assembly-Prod"}}
    assets = {"type": "cdk:asset-manifest", "properties": {"file": "Network.assets.json"}}
    (tmp_path / "assembly-Prod").mkdir()
    _manifest(tmp_path, {"Network": _stack("Network"), "Network.assets": assets, "assembly-Prod": stage})
    _manifest(tmp_path / "assembly-Prod", {"ProdNetwork": _stack("ProdNetwork") | {"displayName": "Prod/Network"}})

    written = list(templates(tmp_path))

    assert written == [
        ("Network", tmp_path / "Network.template.json"),
        ("Prod/Network", tmp_path / "assembly-Prod" / "ProdNetwork.template.json"),
    ]


def _stack(name: str) -> dict[str, object]:
    return {"type": "aws:cloudformation:stack", "properties": {"templateFile": f"{name}.template.json"}}


def _manifest(assembly: Path, artifacts: dict[str, object]) -> None:
    (assembly / "manifest.json").write_text(json.dumps({"version": "48.0.0", "artifacts": artifacts}), encoding="utf-8")
