"""Which parts of the library work without the CDK, in a process that has imported nothing yet; and how long a file may be.

The import rules in pyproject.toml say so of the source; these tests say so of what Python really loads.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CONTRACTS = {
    contract["id"]: contract
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
}
PURE = CONTRACTS["pure"]["source_modules"]
HEAVY = CONTRACTS["pure"]["forbidden_modules"]
MOST_LINES = 350


def loaded_by(statement: str) -> set[str]:
    """Return the top-level packages that a fresh Python has loaded after a statement."""
    report = f"import sys; {statement}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", report], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("module", ["constructs_privatelink", *PURE])
def test_a_pure_module_loads_no_cdk(module: str) -> None:
    loaded = loaded_by(f"import {module}")

    assert not loaded.intersection(HEAVY)


def test_the_catalogue_is_reached_through_the_package_without_the_cdk() -> None:
    loaded = loaded_by("from constructs_privatelink import AwsService, EndpointPolicy, Service")

    assert not loaded.intersection(HEAVY)


def test_a_construct_loads_the_cdk() -> None:
    loaded = loaded_by("from constructs_privatelink import PrivateLinkEndpoint")

    assert loaded.issuperset(HEAVY)


@pytest.mark.parametrize("folder", ["benchmarks", "constructs_privatelink", "sample_app", "tests", "tools"])
def test_no_file_is_too_long_to_be_read_at_once(folder: str) -> None:
    lines = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines()) for path in (ROOT / folder).rglob("*.py")
    }

    assert lines
    assert {path: count for path, count in lines.items() if count > MOST_LINES} == {}
