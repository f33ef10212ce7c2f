"""What is acknowledged above stacks, which the CDK writes into no metadata file."""

from __future__ import annotations

import aws_cdk as cdk
import pytest
from constructs import Construct

from constructs_privatelink.constructs.acknowledged_scopes import acknowledged_above, acknowledged_above_all

RULE = "PrivateLink::PL031"


def acknowledge(scope: Construct, reason: str) -> None:
    cdk.Validations.of(scope).acknowledge(cdk.Acknowledgment(id=RULE, reason=reason))


@pytest.fixture
def app() -> cdk.App:
    """Return an app with a stage, a group of stacks and a nested stack, each of which acknowledged something."""
    app = cdk.App()
    stage = cdk.Stage(app, "Prod")
    group = Construct(stage, "Shop")
    stack = cdk.Stack(group, "Network")
    cdk.NestedStack(stack, "Inner")
    for scope, reason in ((app, "of the app"), (stage, "of the stage"), (group, "of the group"), (stack, "of the stack")):
        acknowledge(scope, reason)
    return app


ABOVE = {"": {RULE: "of the app"}, "Prod": {RULE: "of the stage"}, "Prod/Shop": {RULE: "of the group"}}


@pytest.mark.parametrize("path", [("Network",), ("Network", "Inner")])
def test_a_stack_and_those_nested_in_it_know_the_scopes_above_and_not_the_stack(app: cdk.App, path: tuple[str, ...]) -> None:
    scope = app.node.find_child("Prod").node.find_child("Shop")
    for name in path:
        scope = scope.node.find_child(name)

    assert acknowledged_above(cdk.Stack.of(scope)) == ABOVE


def test_the_scopes_of_all_stacks_of_an_app_are_found_by_their_paths(app: cdk.App) -> None:
    assert acknowledged_above_all(app, ["Prod/Shop/Network"]) == ABOVE


def test_what_is_no_scope_of_the_app_is_passed_over(app: cdk.App) -> None:
    assert acknowledged_above_all(app, ["Else/Where/Network"]) == {"": {RULE: "of the app"}}


def test_of_two_reasons_at_one_scope_the_last_counts(app: cdk.App) -> None:
    acknowledge(app, "said again")

    assert acknowledged_above_all(app, ["Stack"])[""] == {RULE: "said again"}
