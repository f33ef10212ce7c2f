"""Templates and those nested in them are one set; what cannot be read is said."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis.templates.stack_set import load
from tests.analysis.templates.fixtures_hostile import NESTED, everything

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("file", ["outer.json", "middle.json", "../outside.json", "/etc/hostname", "a\0b", "missing.json", "x" * 5000])
def test_nested_stacks_that_cannot_be_read_are_problems(file: str, tmp_path: Path) -> None:
    nest = {"Resources": {"Nest": {"Type": NESTED, "Properties": {"TemplateURL": file}}}}
    middle = {"Resources": {"Nest": {"Type": NESTED, "Properties": {"TemplateURL": "outer.json"}}}}
    (tmp_path / "outer.json").write_text(json.dumps(nest))
    (tmp_path / "middle.json").write_text(json.dumps(middle))

    stacks = load(tmp_path / "outer.json")

    everything(stacks)
    assert len(stacks.problems) == 1
    assert "the nested stack cannot be read" in stacks.problems[0].text
