"""Accounts and Regions of stacks: what they say, or the caller."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.templates.stack_set import load
from constructs_privatelink.analysis.values import Unknown
from tests.analysis.templates.fixtures_stacks import one, stack, value_in, written

if TYPE_CHECKING:
    from pathlib import Path


def test_the_region_of_the_caller_is_that_of_stacks_that_say_none(tmp_path: Path) -> None:
    files = {
        "a.json": one({"Value": {"Ref": "AWS::Region"}}),
        "manifest.json": {"artifacts": {"A": stack("a.json"), "B": stack("a.json", "aws://1/eu-west-1")}},
    }
    said, unsaid = load(written(tmp_path, files), region="us-east-1"), load(tmp_path)

    assert [value_in(said, name) for name in "AB"] == ["us-east-1", "eu-west-1"]
    assert isinstance(value_in(unsaid, "A"), Unknown)
    assert isinstance(unsaid.stacks["A"].region, Unknown)
