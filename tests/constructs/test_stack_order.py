"""A stack comes after another that it depends on, directly or not, nested or not; or whose resources it refers to."""

from __future__ import annotations

import aws_cdk as cdk
import pytest
from aws_cdk import aws_sqs as sqs

from constructs_privatelink.constructs.stack_order import comes_after, will_come_after


@pytest.fixture
def app() -> cdk.App:
    return cdk.App()


def test_a_stack_comes_after_what_it_depends_on_through_others_and_not_before(app: cdk.App) -> None:
    first, between, last, apart = (cdk.Stack(app, name) for name in ("First", "Between", "Last", "Apart"))
    between.add_stack_dependency(first)
    last.add_stack_dependency(between)

    assert [comes_after(last, other) for other in (first, between, apart)] == [True, True, False]
    assert not comes_after(first, last)
    assert not comes_after(first, first)


def test_a_nested_stack_comes_after_what_the_stack_around_it_depends_on(app: cdk.App) -> None:
    first, last = cdk.Stack(app, "First"), cdk.Stack(app, "Last")
    early, late = cdk.NestedStack(first, "Nested"), cdk.NestedStack(last, "Nested")
    last.add_stack_dependency(first)

    assert comes_after(late, early)
    assert comes_after(late, first)
    assert not comes_after(early, late)


def test_of_two_nested_side_by_side_the_one_comes_later_that_waits_for_the_other_through_others(app: cdk.App) -> None:
    around = cdk.Stack(app, "Around")
    first, between, last = (cdk.NestedStack(around, name) for name in ("First", "Between", "Last"))
    between.add_stack_dependency(first)
    last.add_stack_dependency(between)

    assert comes_after(last, first)
    assert not comes_after(first, last)
    assert not comes_after(around, first)
    assert not comes_after(first, around)


def test_a_stack_will_come_after_one_whose_resources_it_refers_to_wherever_these_are_nested(app: cdk.App) -> None:
    ours, theirs = cdk.Stack(app, "Ours"), cdk.Stack(app, "Theirs")
    nested = cdk.NestedStack(ours, "Nested")
    target = sqs.CfnQueue(ours, "Queue")

    assert will_come_after(theirs, ours, [target])
    assert will_come_after(theirs, nested, [target])
    assert not will_come_after(theirs, ours, [])
    assert not will_come_after(theirs, ours, [sqs.CfnQueue(cdk.Stack(app, "Third"), "Queue")])


def test_of_stacks_deployed_together_the_one_waits_for_the_very_one_that_has_what_it_refers_to(app: cdk.App) -> None:
    around = cdk.Stack(app, "Around")
    nested, beside = cdk.NestedStack(around, "Nested"), cdk.NestedStack(around, "Beside")
    of_around, of_nested = sqs.CfnQueue(around, "Queue"), sqs.CfnQueue(nested, "Queue")

    assert not will_come_after(beside, nested, [of_around])
    assert will_come_after(beside, nested, [of_nested])
    assert will_come_after(around, nested, [of_nested])
