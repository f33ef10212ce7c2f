"""``privatelink diff``: what a change of templates changes for whom, and when it fails a pull request."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.cli.diff.fixtures_diff import run
from tests.cli.templates import network, write
from tests.fixtures_sample import sample_app

if TYPE_CHECKING:
    from pathlib import Path


def test_what_cannot_be_read_ends_with_2(tmp_path: Path) -> None:
    status, out, err = run(tmp_path / "nowhere.json", write(tmp_path, network()))

    assert (status, out) == (2, "")
    assert err.startswith("privatelink: template ")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("sample") / "cdk.out"
    sample_app(outdir=out).synth()
    return out


def test_the_sample_app_stays_as_it_is(sample: Path) -> None:
    assert run(sample, sample)[:2] == (0, "nothing is known to change for anybody\n")


def test_a_change_of_the_sample_app_is_told_by_construct_paths(sample: Path, tmp_path: Path) -> None:
    changed = shutil.copytree(sample, tmp_path / "changed")
    [path] = [file for file in changed.rglob("*.template.json") if "AWS::EC2::VPCEndpoint" in file.read_text(encoding="utf-8")]
    template = json.loads(path.read_text(encoding="utf-8"))
    [kms] = [
        resource
        for resource in template["Resources"].values()
        if resource["Type"] == "AWS::EC2::VPCEndpoint" and str(resource["Properties"]["ServiceName"]).rpartition(".")[2].startswith("kms")
    ]
    kms["Properties"].pop("PolicyDocument", None)
    kms["Properties"]["SecurityGroupIds"] = []
    path.write_text(json.dumps(template), encoding="utf-8")

    answer = json.loads(run(sample, changed, "--format", "json")[1])["differences"]

    told = {(finding["part"], finding["kind"]) for finding in answer}
    assert {("paths", "closed"), ("endpoints", "changed")} <= told
    assert {finding["subject"].partition("/")[0] for finding in answer if finding["part"] == "paths"} == {"SampleApplication"}
