"""Transforms of templates: loops and SAM's functions are worked out, and others make what they may add unknown."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis.templates.stack_set import load as load_stacks
from constructs_privatelink.analysis.values import Unknown
from tests.analysis.templates.fixtures_transforms import SAM, Fragment, found


def test_resources_that_a_macro_may_make_are_unknown_and_no_problem() -> None:
    reader = {"Type": "Test::Reader", "Properties": {"Value": {"Ref": "WorkAlias"}}}

    stacks = load_stacks({"Transform": SAM, "Resources": {"Reader": reader}})

    assert isinstance(found(stacks)["Reader"]["Value"], Unknown)
    assert stacks.problems == ()


@pytest.mark.parametrize(
    "template",
    [
        {"Transform": {"Name": "AWS::Include", "Parameters": {"Location": "s3://a/b"}}, "Resources": {}},
        {"Transform": ["AWS::Include"], "Resources": {}},
        {"Fn::Transform": {"Name": "AWS::Include"}, "Resources": {}},
        {"Resources": {"Fn::Transform": {"Name": "AWS::Include"}}},
        {"Resources": {}, "Mappings": {"Fn::Transform": {"Name": "AWS::Include"}}},
    ],
)
def test_a_macro_is_a_problem_that_hides_resources(template: Fragment) -> None:
    (problem,) = load_stacks(template).problems

    assert problem.text == "the transform 'AWS::Include' is not applied: what it adds is not seen"
    assert problem.unread is not None


def test_rules_and_hooks_of_a_template_change_nothing() -> None:
    rule = {"RuleCondition": {"Fn::Equals": [{"Ref": "P"}, "x"]}, "Assertions": [{"Assert": {"Fn::Contains": [["a"], {"Ref": "P"}]}}]}

    stacks = load_stacks({"Rules": {"One": rule}, "Hooks": {"Two": {"Type": "AWS::CodeDeploy::BlueGreen"}}, "Resources": {}})

    assert stacks.problems == ()
