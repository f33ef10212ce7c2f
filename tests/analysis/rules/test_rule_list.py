"""The rules of the analysis: each finds its own bad example and nothing in its good one."""

from __future__ import annotations

import re

import pytest

from constructs_privatelink.analysis.rules import RULES, VERDICT_RULES, Rule, all_rules
from tests.analysis.rules.examples import found_in


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
class TestEveryRule:
    def test_finds_its_bad_example(self, rule: Rule) -> None:
        result = [finding for finding in found_in(rule, "Anti-pattern") if finding.rule == rule.id]

        assert [finding.severity for finding in result] == [rule.severity]

    def test_finds_nothing_in_its_good_example(self, rule: Rule) -> None:
        assert rule.id not in {finding.rule for finding in found_in(rule, "Best practice")}

    def test_says_what_it_is_about(self, rule: Rule) -> None:
        assert rule.title[0].isupper()
        assert not rule.title.endswith(".")
        assert rule.link.startswith("https://docs.aws.amazon.com/")
        assert rule.doc.splitlines()[0].endswith(".")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_of_templates_words_its_findings_as_errors_are_worded(rule: Rule) -> None:
    (finding,) = [finding for finding in found_in(rule, "Anti-pattern") if finding.rule == rule.id]

    assert not finding.text[0].isupper()
    assert not finding.text.endswith(".")
    assert finding.to_json()["resource"] == str(finding.resource)


def test_the_rules_stand_in_the_order_of_their_ids_each_once() -> None:
    ids = [rule.id for rule in RULES]

    assert ids == sorted(set(ids))
    assert all(re.fullmatch(r"PL\d{3}", rule.id) for rule in RULES)


def test_all_rules_are_those_of_clients_and_those_of_templates() -> None:
    assert all_rules() == (*VERDICT_RULES, *RULES)
    assert [rule.id for rule in VERDICT_RULES] == ["client-blocked", "client-unknown", "client-prefix-list", "client-name", "client-denied"]
