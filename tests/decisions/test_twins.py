"""Warnings and rules that say the same are known as the same."""

from __future__ import annotations

from pathlib import Path

import pytest

import constructs_privatelink
from constructs_privatelink.analysis.rules import RULES
from constructs_privatelink.decisions.twins import RULE_OF_WARNING, rule_id

PACKAGE = Path(constructs_privatelink.__file__).parent
WARNING_FOLDERS = ("constructs", "decisions", "policy")


@pytest.mark.parametrize(("warning", "rule"), [("single-az", "PL004"), ("client-is-anyone", "PL031"), ("policy-wildcard", "PL053")])
def test_a_warning_with_a_twin_stands_for_the_rule(warning: str, rule: str) -> None:
    assert rule_id(warning) == rule


@pytest.mark.parametrize("id", ["PL031", "private-dns-unknown", "ACME7"])
def test_any_other_id_stands_for_itself(id: str) -> None:
    assert rule_id(id) == id


def test_every_twin_is_a_rule_and_none_is_the_twin_of_two_warnings() -> None:
    twins = list(RULE_OF_WARNING.values())

    assert set(twins) <= {rule.id for rule in RULES}
    assert len(twins) == len(set(twins))


@pytest.mark.parametrize("warning", RULE_OF_WARNING)
def test_every_warning_with_a_twin_is_one_that_is_raised(warning: str) -> None:
    sources = [path for folder in WARNING_FOLDERS for path in (PACKAGE / folder).rglob("*.py") if path.name != "twins.py"]

    assert any(f'"{warning}"' in path.read_text(encoding="utf-8") for path in sources)
