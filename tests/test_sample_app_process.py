"""The sample app as a user runs it: for any Region, for China, and with words that are no Region."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import aws_cdk as cdk
import pytest

from sample_app.app import build
from tests.fixtures_sample import CHINA, ROOT, context, sample_app
from tests.fixtures_vpc import warnings_of

if TYPE_CHECKING:
    from pathlib import Path


def stacks_of(region: str | None = None) -> dict[str, cdk.Stack]:
    return {stack.node.id: stack for stack in sample_app(region).node.children if isinstance(stack, cdk.Stack)}


@pytest.mark.parametrize("region", [None, CHINA])
def test_it_passes_the_validation_of_the_cdk_as_a_user_runs_it(region: str | None, tmp_path: Path) -> None:
    of_the_tests = {"CDK_VALIDATION", "CDK_CONTEXT_JSON", "CDK_OUTDIR"}
    environment = {name: value for name, value in os.environ.items() if name not in of_the_tests and not name.startswith("AWS_")}
    environment |= {"CDK_OUTDIR": str(tmp_path), "CDK_CONTEXT_JSON": json.dumps(context(region))}

    done = subprocess.run([sys.executable, "-m", "sample_app"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads((tmp_path / "validation-report.json").read_text(encoding="utf-8"))["pluginReports"] == []
    assert json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8")).get("missing", []) == []


def test_the_same_app_by_hand_loads_nothing_of_the_library() -> None:
    asked = "import sys, benchmarks.by_hand; print([name for name in sys.modules if name.startswith('constructs_privatelink')])"

    done = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("region", ["mars", "eu-west", "eu-west-99", ""])
def test_a_region_that_is_none_is_refused(region: str) -> None:
    app = cdk.App(context={"region": region})

    with pytest.raises(ValueError, match=f"got the context region='{region}'; give an AWS Region, such as eu-west-1"):
        build(app)


@pytest.mark.parametrize(
    ("region", "names"), [(None, None), (CHINA, "appstream.api, appstream.streaming, aoss-managed"), ("eu-west-1", None)]
)
def test_what_a_region_lacks_is_left_out_and_said(region: str | None, names: str | None) -> None:
    stacks = stacks_of(region)

    said = [str(message.entry.data) for message in stacks["SampleNetwork"].node.root.synth().stacks[0].messages]  # type: ignore[attr-defined]

    assert [f"cn-north-1 is without them: {names} " in text for text in said] == ([True] if names else [])
    assert ("SampleStreaming" in stacks) is (names is None)


@pytest.mark.parametrize("region", [None, CHINA])
def test_no_construct_has_a_doubt(region: str | None) -> None:
    assert [warning for stack in stacks_of(region).values() for warning in warnings_of(stack)] == []


def test_it_costs_at_most_half_as_many_messages_again_as_the_same_resources_by_hand() -> None:
    # In a process of its own: where cdk-nag is loaded, the library acknowledges its findings too.
    figures = "from benchmarks.sample_app import messages; print(messages('ours'), messages('by hand'))"
    done = subprocess.run([sys.executable, "-c", figures], cwd=ROOT, capture_output=True, text=True, check=True)

    ours, by_hand = map(int, done.stdout.split())
    assert by_hand < ours <= 1.5 * by_hand
