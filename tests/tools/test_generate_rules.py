"""The page of rules is what the rules say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis import RULES, Rule, all_rules
from tools import generate_rules
from tools.generate_rules import PAGE, main, rendered

if TYPE_CHECKING:
    from pathlib import Path

ROOT = PAGE.parents[1]


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == rendered()


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_every_rule_has_its_section_with_all_its_examples(rule: Rule) -> None:
    section = rendered().split(f"## {rule.id}: ")[1].split("\n## ")[0]

    assert section.count("```yaml") == (3 if "Before:" in rule.doc else 2)
    assert "Resources:" in section


def test_check_tells_of_a_difference_and_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "rules.md"
    page.write_text("another page", encoding="utf-8")
    monkeypatch.setattr(generate_rules, "PAGE", page)
    monkeypatch.setattr("sys.argv", ["generate_rules", "--check"])

    with pytest.raises(SystemExit, match="is not what the rules say"):
        main()
    assert page.read_text(encoding="utf-8") == "another page"

    monkeypatch.setattr("sys.argv", ["generate_rules"])
    main()
    monkeypatch.setattr("sys.argv", ["generate_rules", "--check"])
    main()
    assert page.read_text(encoding="utf-8") == rendered()


def test_another_argument_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["generate_rules", "--write"])

    with pytest.raises(SystemExit, match="got --write; give --check, or nothing"):
        main()


@pytest.mark.parametrize(
    ("file", "text"), [("CHANGELOG.md", "{count} rules, `{first}` to `{last}`"), ("README.md", "; {count} [rules](docs/rules.md)")]
)
def test_how_many_rules_there_are_is_said_as_it_is(file: str, text: str) -> None:
    said = text.format(count=len(RULES), first=RULES[0].id, last=RULES[-1].id)

    assert said in (ROOT / file).read_text(encoding="utf-8")
