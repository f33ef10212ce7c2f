"""The page of rules is what the rules say."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis import Rule, all_rules
from tools.generate_rules import PAGE, rendered


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == rendered()


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_every_rule_has_its_section_with_all_its_examples(rule: Rule) -> None:
    section = rendered().split(f"## {rule.id}: ")[1].split("\n## ")[0]

    assert section.count("```yaml") == (3 if "Before:" in rule.doc else 2)
    assert "Resources:" in section
