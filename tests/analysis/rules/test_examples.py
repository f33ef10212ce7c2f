"""The examples of the rules are templates that CloudFormation takes, but for what they are about: cfn-lint says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest

from constructs_privatelink.analysis.rules import Rule, all_rules
from tests.analysis.rules.examples import SECTION, example
from tests.validators import linted

if TYPE_CHECKING:
    from collections.abc import Iterator

REGION = "eu-west-1"
SAME_FINDINGS: dict[str, set[str]] = {
    "PL001": {"E3064"},
    "PL034": {"E3002"},
    "PL035": {"E3014"},
    "PL037": {"E3031"},
    "PL072": {"E3031"},
}
"""What cfn-lint finds in a bad example, where it looks for what the rule looks for."""


def templates(rule: Rule, section: Literal["Before", "Anti-pattern", "Best practice"]) -> Iterator[dict[str, object]]:
    template = example(rule, section)
    stacks = template.get("Stacks", {"Template": template})
    for stack in stacks.values() if isinstance(stacks, dict) else ():
        yield {name: part for name, part in stack.items() if name != "Environment"}


def errors(rule: Rule, section: Literal["Before", "Anti-pattern", "Best practice"]) -> list[str]:
    return [told for template in templates(rule, section) for told in linted(template, REGION) if told.startswith("E")]


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_a_good_example_is_a_template_without_an_error(rule: Rule) -> None:
    assert errors(rule, "Best practice") == []


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_a_bad_example_has_the_errors_only_that_it_is_about(rule: Rule) -> None:
    assert {told.split()[0] for told in errors(rule, "Anti-pattern")} == SAME_FINDINGS.get(rule.id, set())


@pytest.mark.parametrize("rule", [rule for rule in all_rules() if "Before" in dict(SECTION.findall(rule.doc))], ids=lambda rule: rule.id)
def test_what_is_deployed_before_an_example_is_a_template_without_an_error(rule: Rule) -> None:
    assert errors(rule, "Before") == []
