"""Which stack, endpoint and client of the new templates is which of the old ones."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.cli.diff.fixtures_diff import assembly, kinds, run
from tests.cli.templates import closed, network, write

if TYPE_CHECKING:
    from pathlib import Path


def test_stacks_of_assemblies_are_compared_by_name(tmp_path: Path) -> None:
    old = assembly(tmp_path / "old", One=network(), Other=network())
    new = assembly(tmp_path / "new", One=network(), Other=closed())

    _, out, _ = run(old, new, "--format", "json")

    assert kinds(json.loads(out)["differences"]) == [("paths", "closed", "Other.Function to Other.Kms")]


def test_a_template_is_compared_with_the_only_stack_of_an_assembly(tmp_path: Path) -> None:
    template, cloud = write(tmp_path, network(), "deployed.json"), assembly(tmp_path / "new", Network=closed())

    assert run(template, cloud)[1].splitlines()[0] == "path closed: 1"
    assert run(cloud, template)[1].splitlines()[0] == "path opened: 1"


def test_assemblies_without_a_common_stack_are_all_new_and_gone(tmp_path: Path) -> None:
    old, new = assembly(tmp_path / "old", Before=network()), assembly(tmp_path / "new", After=network())

    status, out, _ = run(old, new, "--format", "json")

    assert status == 1
    assert kinds(json.loads(out)["differences"]) == [
        ("paths", "opened", "After.Function to After.Kms"),
        ("paths", "left", "Before.Function"),
        ("endpoints", "removed", "Before.Kms"),
        ("endpoints", "added", "After.Kms"),
    ]
