"""What a part that was not read may hold is no error to lack: every rule's anti-pattern, with something unread beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis import RULES, VERDICT_RULES, judged, load
from tests.analysis.rules.examples import example

if TYPE_CHECKING:
    from constructs_privatelink.analysis import Rule

LACKING = {"client-blocked", "client-name", "PL010", "PL017", "PL022", "PL030", "PL033", "PL041", "PL044", "PL045"}
"""Rules about what somebody may add: a rule, an entry, a route, a block, an association."""
BLOCKED = {"PL045", "PL052"}
"""Rules in whose templates something else certainly drops packets: the default group lets nobody in, an endpoint has no interface."""


def templates() -> list[tuple[Rule, dict[str, object]]]:
    pairs = []
    for rule in (*VERDICT_RULES, *RULES):
        template = example(rule, "Anti-pattern")
        if "Stacks" not in template:
            pairs.append((rule, template))
    return pairs


def beside(template: dict[str, object], **more: object) -> dict[str, object]:
    resources = template["Resources"]
    assert isinstance(resources, dict)
    return {**template, "Resources": {**resources, **more}}


@pytest.mark.parametrize(("rule", "template"), templates(), ids=lambda value: getattr(value, "id", ""))
def test_what_a_nested_stack_may_add_is_no_error_to_lack(rule: Rule, template: dict[str, object]) -> None:
    handed = {name: {"Ref": name} for name in template["Resources"]}  # type: ignore[attr-defined] # a mapping
    unread = {"Type": "AWS::CloudFormation::Stack", "Properties": {"TemplateURL": "https://a/b.yaml", "Parameters": handed}}

    errors = {finding.rule for finding in judged(load(beside(template, Unread=unread), region="eu-west-1")) if finding.severity == "error"}

    assert errors & (LACKING - ({"client-blocked"} if rule.id in BLOCKED else set())) == set()


@pytest.mark.parametrize(("rule", "template"), templates(), ids=lambda value: getattr(value, "id", ""))
def test_what_a_macro_may_change_is_no_error(rule: Rule, template: dict[str, object]) -> None:  # noqa: ARG001 - as above
    networks = load({**template, "Transform": "Company::Macro"}, region="eu-west-1")

    assert [finding.severity for finding in judged(networks) if finding.severity == "error"] == []


@pytest.mark.parametrize(("rule", "template"), templates(), ids=lambda value: getattr(value, "id", ""))
def test_a_type_that_nobody_knows_leaves_nothing_reachable_that_it_refers_to(rule: Rule, template: dict[str, object]) -> None:  # noqa: ARG001 - it names the test
    named = {name: {"Ref": name} for name in template["Resources"]}  # type: ignore[attr-defined] # a mapping
    new = {"Type": "AWS::EC2::SomethingNew", "Properties": named}

    networks = load(beside(template, New=new), region="eu-west-1")

    judged(networks)  # every rule can be asked

    assert "reachable" not in {proof.result.verdict for proof in networks.verify()}
